package contracts

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/people"
	"counterweight/procurement"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// beside reads what is kept on the contract that is selected.
type beside struct {
	reading kit.Latest
	file    *file // what was read last; nil until then
}

// describe says beside the list what matters about a contract: at once what the list knows, and the rest when it has been read.
func (p *Page) describe(d *kit.Detail, r row) {
	b := &p.beside
	if b.file == nil || b.file.dossier.ID != r.contract.ID {
		b.file = nil
		p.tell(d, r, &file{dossier: procurement.Dossier{Contract: r.contract}, calendars: p.register.calendars})
	}
	today := p.host.Today()
	b.reading.Do(func(ctx context.Context) func() {
		f, err := readFile(ctx, p.workspace, r.contract.ID, today)
		return func() {
			if err == nil { // where it failed, the list has the contract's own facts, and opening it says why
				b.file = f
				p.tell(d, r, f)
			}
		}
	})
}

// tell says what matters about a contract.
func (p *Page) tell(d *kit.Detail, r row, f *file) {
	c := r.contract
	by, left := p.register.noticeWords(r)
	d.SetTitle(strings.TrimSpace(c.Reference + " " + c.Title))
	d.SetFacts([]kit.Fact{
		{Label: "Supplier", Value: p.register.partiesInFull(c)},
		{Label: "Term", Value: c.TermWithOptions().Words()},
		{Label: "Options", Value: p.register.optionsWords(c)},
		{Label: "Notice", Value: by, Strong: true, Note: left},
		{Label: "Value", Value: moneyWords(c)},
		{Label: "Priced by", Value: kit.Joined(", ", c.Pricing.Words(), acceptedWords(f.accepted))},
		{Label: "Place", Value: placeWords(c)},
		{Label: "Awarded", Value: kit.Joined(", ", c.Tender, c.Procedure)},
	})
	var sections []fyne.CanvasObject
	for _, section := range []fyne.CanvasObject{p.promises(f), p.changes(f)} {
		if section != nil {
			sections = append(sections, section)
		}
	}
	if own := p.register.peopleOf(c); len(own) > 0 {
		sections = append(sections, kit.Section("People", kit.List(people.Items(p.host, own)...)))
	}
	if c.Description != "" {
		sections = append(sections, kit.Section("What is delivered", kit.Paragraph(c.Description)))
	}
	sections = append(sections, kit.Facts([]kit.Fact{
		{Label: "Tier", Value: c.Tier.Words()},
		{Label: "Framework", Value: c.Framework},
		{Label: "Buyer", Value: c.Buyer},
		{Label: "Category", Value: c.Category},
	}), kit.SecondaryButton("Open", func() { p.edit(c.ID) }))
	d.SetSections(sections...)
}

// noted is a heading with a figure at its right, above what belongs to both.
func noted(title, note string, content fyne.CanvasObject) fyne.CanvasObject {
	figure := kit.Text(note, theme.SizeNameCaptionText, false, kit.Secondary)
	heading := container.NewBorder(nil, nil, nil, figure, kit.Text(title, theme.SizeNameText, true, kit.Plain))
	return kit.Flow(4, heading, content)
}

// most is how many promises and changes the panel lists; the rest are on the contract's own page.
const most = 4

// promises are those of the winning bid, the ones that are not kept first; nil where there are none.
func (p *Page) promises(f *file) fyne.CanvasObject {
	d, today := &f.dossier, p.host.Today()
	var urgent, others []kit.Item
	for i := range d.Obligations {
		o := &d.Obligations[i]
		if o.Origin != procurement.FromPromise {
			continue
		}
		words, tone := standing(o, d.End(), today)
		item := kit.Item{Tone: tone, Text: o.Title, Note: words, Open: func() { p.openAt(d.ID, promisesTab) }}
		if tone == kit.ToneBad || tone == kit.ToneWarn {
			urgent = append(urgent, item)
		} else {
			others = append(others, item)
		}
	}
	items := append(urgent, others...)
	if len(items) == 0 {
		return nil
	}
	return noted("Promises from the bid", d.Kept(procurement.FromPromise).Words(), p.listed(items, d.ID, promisesTab))
}

// listed are the first of some items, with the way to the rest.
func (p *Page) listed(items []kit.Item, id procurement.ContractID, tab string) fyne.CanvasObject {
	if rest := len(items) - most; rest > 1 {
		items = append(items[:most:most], kit.Item{Text: fmt.Sprintf("and %d more", rest), Open: func() { p.openAt(id, tab) }})
	}
	return kit.List(items...)
}

// changes are what was agreed since the award and what is proposed; nil where there is nothing.
func (p *Page) changes(f *file) fyne.CanvasObject {
	var items []kit.Item
	d := &f.dossier
	for _, c := range d.Changes {
		if c.State == procurement.ChangeRefused {
			continue
		}
		item := kit.Item{Text: c.Title, Note: movedWords(c), Open: func() { p.openAt(d.ID, changesTab) }}
		if c.State == procurement.ChangeProposed {
			item.Tone, item.Text = kit.ToneWarn, c.Title+" (proposed)"
		}
		items = append(items, item)
	}
	if len(items) == 0 {
		return nil
	}
	return noted("Changes", useWords(f.agreed), p.listed(items, d.ID, changesTab))
}

// openAt opens a contract at one of its tabs.
func (p *Page) openAt(id procurement.ContractID, tab string) {
	p.Show(kit.Thing{Kind: kit.ContractThing, ID: int64(id), Part: tab})
}

// useWords sum the agreed changes up: 3 · +£310,000 (8.9 %).
func useWords(u procurement.ChangeUse) string {
	if u.Count == 0 {
		return ""
	}
	words := kit.Joined(" · ", strconv.Itoa(u.Count), signed(u.Value))
	if u.Total.Used != nil && u.Value.Sign() != 0 {
		words += fmt.Sprintf(" (%s %%)", exact.Short(u.Total.Used, 1))
	}
	return words
}

// signed is an amount with its sign, in whole units where it has no others.
func signed(a money.Amount) string {
	switch {
	case !a.IsSet():
		return ""
	case a.Sign() > 0:
		return "+" + a.WholeWords()
	}
	return a.WholeWords()
}

// movedWords say what a change moves: +£180,000, +3 months.
func movedWords(c procurement.Change) string {
	value := signed(c.Value)
	if c.Value.Sign() == 0 {
		value = ""
	}
	return kit.Joined(" · ", value, moved(c.Months, "month"), moved(c.Days, "day"))
}

// moved is a number of months or days with its sign; empty for none.
func moved(n int, unit string) string {
	sign, plural := "+", "s"
	if n < 0 {
		sign, n = "−", -n
	}
	if n == 1 {
		plural = ""
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s%d %s%s", sign, n, unit, plural)
}

// acceptedWords are how many milestones and outcomes were accepted: 7 of 9 accepted.
func acceptedWords(a procurement.Acceptance) string {
	if a.All == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d accepted", a.Accepted, a.All)
}

// placeWords say where the work is done, and on how many days it is on site: Remote first, 1 day in 10 on site.
func placeWords(c procurement.Contract) string {
	note := c.PlaceNote
	if days, known := c.OnSiteDays.Get(); known && note == "" {
		note = fmt.Sprintf("%s in 10 on site", strings.TrimPrefix(moved(days, "day"), "+"))
		if days == 0 {
			note = "never on site"
		}
	}
	return kit.Joined(", ", c.Place.Words(), note)
}

// partiesInFull names all parties with their shares: Fernhill Digital (lead 55 %), Plainly 25 %.
func (r *register) partiesInFull(c procurement.Contract) string {
	names := make([]string, len(c.Parties))
	for i, party := range c.Parties {
		names[i] = r.suppliers[party.Supplier].Name
		switch share := party.ShareWords(); {
		case len(c.Parties) == 1:
		case party.Role == procurement.Lead:
			names[i] += " (" + strings.TrimSpace("lead "+share) + ")"
		default:
			names[i] = strings.TrimSpace(names[i] + " " + share)
		}
	}
	return strings.Join(names, ", ")
}

// optionsWords counts the options by what became of them: 2 × 12 months, none used.
func (r *register) optionsWords(c procurement.Contract) string {
	if len(c.Options) == 0 {
		return "none"
	}
	var parts []string
	taken := 0
	for i := 0; i < len(c.Options); {
		n := 1
		for i+n < len(c.Options) && c.Options[i+n].Months == c.Options[i].Months {
			n++
		}
		parts = append(parts, fmt.Sprintf("%d × %d months", n, c.Options[i].Months))
		i += n
	}
	for _, o := range c.Options {
		if o.State == procurement.OptionTaken {
			taken++
		}
	}
	used := "none used"
	if taken > 0 {
		used = fmt.Sprintf("%d used", taken)
	}
	words := strings.Join(parts, " + ") + " · " + used
	if _, by, open := c.NextOption(r.calendars); open && !by.IsZero() && by != c.NoticeWindow(r.today, r.calendars).ActBy {
		words += " · decide by " + by.Words()
	}
	return words
}

// noticeWords say by when to give notice, and how long that is: 12 Dec 2026, (90 days) · 21 days left.
func (r *register) noticeWords(of row) (by, left string) {
	c, day := of.contract, of.notice.Closes
	if day.IsZero() {
		return "", ""
	}
	left = fmt.Sprintf(" (%s)", c.Notice.Latest.Words())
	if !c.Status.IsRunning() {
		return day.Words(), left
	}
	switch n := r.today.DaysUntil(day); {
	case n > 1:
		left += fmt.Sprintf(" · %d days left", n)
	case n == 1:
		left += " · tomorrow"
	case n == 0:
		left += " · today"
	default:
		left += " · passed"
	}
	if by := of.notice.ActBy; by != day && !by.Before(r.today) {
		left += " · act by " + by.Words()
	}
	return day.Words(), left
}

func moneyWords(c procurement.Contract) string {
	words := c.Worth().WholeWords()
	if c.Spent.IsSet() {
		words = kit.Joined(" · ", words, c.Spent.WholeWords()+" spent")
	}
	return words
}

// peopleOf are the people of the contract's suppliers.
func (r *register) peopleOf(c procurement.Contract) (own []procurement.Person) {
	for _, party := range c.Parties {
		for _, person := range r.people {
			if person.Supplier == party.Supplier {
				own = append(own, person)
			}
		}
	}
	return own
}
