package contracts

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/people"
	"counterweight/procurement"
)

// describe says beside the list what matters about a contract.
func (p *Page) describe(d *kit.Detail, r row) {
	c := r.contract
	by, left := p.register.noticeWords(r)
	d.SetTitle(strings.TrimSpace(c.Reference + " " + c.Title))
	d.SetFacts([]kit.Fact{
		{Label: "Supplier", Value: p.register.partiesInFull(c)},
		{Label: "Term", Value: c.Term.Words()},
		{Label: "Options", Value: p.register.optionsWords(c)},
		{Label: "Notice", Value: by, Strong: true, Note: left},
		{Label: "Value", Value: moneyWords(c)},
		{Label: "Priced by", Value: c.Pricing.Words()},
		{Label: "Place", Value: kit.Joined(", ", c.Place.Words(), c.PlaceNote)},
		{Label: "Tier", Value: c.Tier.Words()},
		{Label: "Awarded", Value: kit.Joined(", ", c.Tender, c.Procedure)},
		{Label: "Framework", Value: c.Framework},
		{Label: "Buyer", Value: c.Buyer},
		{Label: "Category", Value: c.Category},
	})
	var sections []fyne.CanvasObject
	if own := p.register.peopleOf(c); len(own) > 0 {
		sections = append(sections, kit.Section("People", kit.List(people.Items(p.host, own)...)))
	}
	if c.Description != "" {
		sections = append(sections, kit.Section("What is delivered", kit.Paragraph(c.Description)))
	}
	sections = append(sections, kit.SecondaryButton("Open", func() { p.edit(c.ID) }))
	d.SetSections(sections...)
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
	if _, by, open := c.NextOption(r.calendars); open && !by.IsZero() && by != c.NoticeWindow(r.today, r.calendars).Closes {
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
