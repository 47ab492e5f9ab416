package suppliers

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/people"
	"counterweight/procurement"
)

// mostBeside is how many things of a kind the panel lists; the supplier's own page has all.
const mostBeside = 6

// describe says beside the list what matters about a supplier.
func (p *Page) describe(d *kit.Detail, r row) {
	s := r.supplier
	d.SetTitle(s.Name)
	d.SetFacts([]kit.Fact{
		{Label: "Size", Value: kit.Joined(" · ", s.Size.Words(), smeWords(r.sme), vcseWords(s.VCSE))},
		{Label: "Status", Value: s.Status.Words()},
		{Label: "Criticality", Value: s.Criticality.Words()},
		{Label: "Holds", Value: r.holdsWords()},
		{Label: "Registered", Value: identifierWords(s)},
		{Label: "Also called", Value: strings.Join(s.Aliases, ", ")},
		{Label: "E-mail", Value: s.Email},
		{Label: "Phone", Value: s.Phone},
		{Label: "Address", Value: kit.Joined(", ", s.Address, s.Country)},
	})
	var sections []fyne.CanvasObject
	for _, part := range []struct {
		title string
		items []kit.Item
	}{
		{"Contracts", p.contractItems(p.register.work[s.ID])},
		{"Tenders", p.tenderItems(p.register.bids[s.ID])},
		{"People", people.Items(p.host, p.register.peopleOf(s.ID))},
	} {
		if len(part.items) > 0 {
			sections = append(sections, kit.Section(part.title, p.shortened(s.ID, part.items)))
		}
	}
	d.SetSections(append(sections, kit.SecondaryButton("Open", func() { p.edit(s.ID) }))...)
}

// shortened lists no more than the panel has room for.
func (p *Page) shortened(id procurement.SupplierID, items []kit.Item) fyne.CanvasObject {
	if more := len(items) - mostBeside; more > 0 {
		items = append(items[:mostBeside:mostBeside], kit.Item{Text: fmt.Sprintf("and %d more", more), Open: func() { p.edit(id) }})
	}
	return kit.List(items...)
}

// contractItems are contracts as a short list; each opens its page.
func (p *Page) contractItems(all []engagement) []kit.Item {
	items := make([]kit.Item, len(all))
	for i, e := range all {
		tone := kit.ToneNone
		if e.contract.Status.IsRunning() {
			tone = kit.ToneGood
		}
		items[i] = kit.Item{Tone: tone, Lead: e.contract.Reference, Text: e.contract.Title, Note: e.contract.Worth().Short(), Open: func() { p.openContract(e) }}
	}
	return items
}

// tenderItems are bids as a short list; each opens its tender.
func (p *Page) tenderItems(all []bid) []kit.Item {
	items := make([]kit.Item, len(all))
	for i, b := range all {
		items[i] = kit.Item{Lead: b.Reference, Text: b.Title, Note: "bid " + b.Bid, Open: func() { p.openTender(b) }}
	}
	return items
}

func (p *Page) openContract(e engagement) {
	p.host.Open(kit.Thing{Kind: kit.ContractThing, ID: int64(e.contract.ID), Name: e.contract.Reference})
}

func (p *Page) openTender(b bid) {
	p.host.Open(kit.Thing{Kind: kit.TenderThing, Name: b.Reference})
}

func smeWords(answer procurement.Answer) string {
	switch answer {
	case procurement.Yes:
		return "SME"
	case procurement.No:
		return "not an SME"
	}
	return ""
}

func vcseWords(answer procurement.Answer) string {
	if answer == procurement.Yes {
		return "social enterprise"
	}
	return ""
}

// holdsWords says what a supplier has with us: 2 live contracts · 8.4 % of spend.
func (r row) holdsWords() string {
	words := kit.Counted(r.contracts, "live contract")
	if r.share != nil && r.share.Sign() > 0 {
		words += " · " + kit.Percent(r.share, 1) + " of spend"
	}
	return words
}
