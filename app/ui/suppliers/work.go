package suppliers

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/money"
)

// engagement is a contract with a supplier's part in it.
type engagement struct {
	contract *procurement.Contract
	party    procurement.Party
}

// bid is a supplier's bid in a tender.
type bid = store.Bidding

var engagementColumns = []kit.Column[engagement]{
	{Title: "Ref", Width: 72, Text: func(e engagement) string { return e.contract.Reference }, Compare: kit.ByText(func(e engagement) string { return e.contract.Reference })},
	{Title: "Title", Width: 160, Grow: 3, Text: func(e engagement) string { return e.contract.Title }, Compare: kit.ByText(func(e engagement) string { return e.contract.Title })},
	{Title: "Part", Width: 96, Grow: 1, Text: partWords},
	{
		Title: "Ends", Width: 92, Text: func(e engagement) string { return e.contract.End().Words() },
		Compare: func(a, b engagement) int { return a.contract.End().Compare(b.contract.End()) },
	},
	{
		Title: "Value", Width: 96, Number: true, Text: func(e engagement) string { return e.contract.Worth().WholeWords() },
		Compare: func(a, b engagement) int { return money.ListOrder(a.contract.Worth(), b.contract.Worth()) },
	},
	{
		Title: "Status", Width: 92, Text: func(e engagement) string { return e.contract.Status.Words() },
		Compare: func(a, b engagement) int { return cmp.Compare(a.contract.Status, b.contract.Status) },
	},
}

// partWords says what part a supplier has: Lead, 55 %.
func partWords(e engagement) string {
	return kit.Joined(", ", e.party.Role.Words(), e.party.ShareWords())
}

var bidColumns = []kit.Column[bid]{
	{Title: "Ref", Width: 72, Text: func(b bid) string { return b.Reference }, Compare: kit.ByText(func(b bid) string { return b.Reference })},
	{Title: "Tender", Width: 160, Grow: 3, Text: func(b bid) string { return b.Title }, Compare: kit.ByText(func(b bid) string { return b.Title })},
	{Title: "Bid", Width: 60, Text: func(b bid) string { return b.Bid }},
	{Title: "Status", Width: 110, Text: func(b bid) string { return b.Status }},
}

// work are the contracts and tenders in which the supplier appears.
func (e *editor) work() fyne.CanvasObject {
	contracts := kit.NewTable("No contract with this supplier yet.", engagementColumns...)
	contracts.Key = func(e engagement) string { return e.contract.Reference }
	contracts.OnOpened = e.list.openContract
	tenders := kit.NewTable("No bid of this supplier yet.", bidColumns...)
	tenders.Key = func(b bid) string { return b.Reference + " " + b.Bid }
	tenders.OnOpened = e.list.openTender
	e.showWork = func() {
		contracts.SetRows(e.list.register.work[e.id])
		tenders.SetRows(e.list.register.bids[e.id])
	}
	e.showWork()
	return kit.Above([]float32{3, 2}, headed("Contracts", contracts), headed("Tenders", tenders))
}

// headed puts a table under its name in a card.
func headed(name string, table fyne.CanvasObject) fyne.CanvasObject {
	title := kit.Pad(10, 6, 14, 14, kit.Text(name, theme.SizeNameText, true, kit.Plain))
	return kit.Card(kit.Pad(1, 1, 1, 1, container.NewBorder(title, nil, nil, nil, table)))
}
