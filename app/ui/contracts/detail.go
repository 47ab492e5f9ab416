package contracts

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
)

// describe says beside the list what matters about a contract.
func (p *Page) describe(r row) {
	c := r.contract
	p.Detail.SetTitle(strings.TrimSpace(c.Reference + " " + c.Title))
	p.Detail.SetFacts([]kit.Fact{
		{Label: "Supplier", Value: p.register.partiesInFull(c)},
		{Label: "Term", Value: c.Term.Words()},
		{Label: "Options", Value: optionsWords(c)},
		{Label: "Notice", Value: p.register.noticeWords(c), Strong: true},
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
	if people := p.register.peopleOf(c); len(people) > 0 {
		sections = append(sections, kit.Section("People", kit.Facts(people)))
	}
	if c.Description != "" {
		sections = append(sections, kit.Section("What is delivered", kit.Paragraph(c.Description)))
	}
	sections = append(sections, kit.SecondaryButton("Open", func() { p.edit(c.ID) }))
	p.Detail.SetSections(sections...)
}

// partiesInFull names all parties with their shares: Fernhill Digital (lead, 55 %), Plainly (25 %).
func (r *register) partiesInFull(c procurement.Contract) string {
	names := make([]string, len(c.Parties))
	for i, party := range c.Parties {
		var notes []string
		if party.Role == procurement.Lead && len(c.Parties) > 1 {
			notes = append(notes, "lead")
		}
		if bp, known := party.ShareBP.Get(); known && len(c.Parties) > 1 {
			notes = append(notes, shareWords(bp))
		}
		names[i] = r.suppliers[party.Supplier].Name
		if len(notes) > 0 {
			names[i] += " (" + strings.Join(notes, ", ") + ")"
		}
	}
	return strings.Join(names, ", ")
}

// shareWords writes basis points as per cent.
func shareWords(bp int) string {
	text := fmt.Sprintf("%d.%02d", bp/100, bp%100)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".") + " %"
}

// optionsWords counts the options by what became of them: 2 × 12 months, none used.
func optionsWords(c procurement.Contract) string {
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
	if _, by, open := c.NextOption(); open && !by.IsZero() {
		words += " · decide by " + by.Words()
	}
	return words
}

// noticeWords says by when to give notice, and how long that is: 12 Dec 2026 (90 days) · 21 days left.
func (r *register) noticeWords(c procurement.Contract) string {
	by := c.NoticeDay()
	if by.IsZero() {
		return ""
	}
	words := fmt.Sprintf("%s (%v days)", by.Words(), c.NoticeDays)
	switch left := r.today.DaysUntil(by); {
	case !c.Status.IsRunning():
		return words
	case left > 1:
		return fmt.Sprintf("%s · %d days left", words, left)
	case left == 1:
		return words + " · tomorrow"
	case left == 0:
		return words + " · today"
	default:
		return words + " · passed"
	}
}

func moneyWords(c procurement.Contract) string {
	words := ""
	if c.Value.IsSet() {
		words = c.Value.WholeWords()
	}
	if c.Spent.IsSet() {
		words = kit.Joined(" · ", words, c.Spent.WholeWords()+" spent")
	}
	return words
}

// peopleOf are the people of the contract's suppliers.
func (r *register) peopleOf(c procurement.Contract) (facts []kit.Fact) {
	for _, party := range c.Parties {
		for _, person := range r.people {
			if person.Supplier == party.Supplier {
				facts = append(facts, kit.Fact{Label: person.Name, Value: kit.Joined(" · ", person.Role, r.suppliers[party.Supplier].Name)})
			}
		}
	}
	return facts
}
