package register

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/money"
)

// likeness is two suppliers that are probably one organisation, as the table shows them.
type likeness struct {
	procurement.Likeness
	first, second twin
	why           string
}

// twin is one of the two.
type twin struct {
	supplier procurement.Supplier
	ids      []procurement.ContractID // running ones
	value    money.Totals
}

func (w *whole) likenesses() []likeness {
	ids := map[procurement.SupplierID][]procurement.ContractID{}
	for i := range w.contracts {
		if c := &w.contracts[i]; c.Status.IsRunning() {
			for _, p := range c.Parties {
				ids[p.Supplier] = append(ids[p.Supplier], c.ID)
			}
		}
	}
	twinOf := func(id procurement.SupplierID) twin {
		return twin{w.names.Suppliers[id], ids[id], w.together(ids[id])}
	}
	rows := make([]likeness, len(w.alike))
	for i, l := range w.alike {
		rows[i] = likeness{l, twinOf(l.First), twinOf(l.Second), capital(strings.Join(l.Why, "; "))}
	}
	return rows
}

// strengthTones say how sure a likeness is; it is always written too.
var strengthTones = map[procurement.Strength]kit.Tone{procurement.Certain: kit.ToneBad, procurement.Probable: kit.ToneWarn, procurement.Possible: kit.ToneNone}

var likenessColumns = []kit.Column[likeness]{
	{Title: "Supplier", Width: 130, Grow: 3, Text: func(l likeness) string { return l.first.supplier.Name }, Compare: kit.ByText(func(l likeness) string { return l.first.supplier.Name })},
	{Title: "And", Width: 130, Grow: 3, Text: func(l likeness) string { return l.second.supplier.Name }, Compare: kit.ByText(func(l likeness) string { return l.second.supplier.Name })},
	{
		Title: "How sure", Width: 140, Text: func(l likeness) string { return capital(l.Strength.Words()) },
		Compare: func(a, b likeness) int { return cmp.Compare(b.Strength, a.Strength) },
		Paint: func(l likeness) kit.Cell {
			return kit.ChipCell(capital(l.Strength.Words()), strengthTones[l.Strength])
		},
	},
	{Title: "Why", Width: 120, Grow: 4, Text: func(l likeness) string { return l.why }, Compare: kit.ByText(func(l likeness) string { return l.why }), Yield: 1},
}

// alikeSide proposes suppliers that are probably one organisation. Nothing is merged unless somebody says so.
type alikeSide struct {
	page   *Page
	table  *kit.Table[likeness]
	detail *kit.Detail
	whole  fyne.CanvasObject
}

func newAlike(p *Page) *alikeSide {
	s := &alikeSide{page: p, detail: kit.NewDetail()}
	s.table = kit.NewTable("No two suppliers look like one organisation: names are compared without case, punctuation and legal form, and numbers as they are.", likenessColumns...)
	s.table.Key = func(l likeness) string { return fmt.Sprint(procurement.PairOf(l.First, l.Second)) }
	s.table.OnSelected = s.describe
	s.table.OnUnselected = s.clear
	s.table.OnOpened = func(l likeness) { p.openSupplier(l.first.supplier) }
	s.table.OnDelete = s.keepApart
	bar := kit.FilterBar(
		s.table, "Filter by any word",
		kit.PillSpec[likeness]{Text: "All"},
		kit.PillSpec[likeness]{Text: "Certain", Keep: func(l likeness) bool { return l.Strength == procurement.Certain }},
		kit.PillSpec[likeness]{Text: "Probable", Keep: func(l likeness) bool { return l.Strength == procurement.Probable }},
		kit.PillSpec[likeness]{Text: "Possible", Keep: func(l likeness) bool { return l.Strength == procurement.Possible }},
	)
	s.table.Remember(p.host, "Register: same supplier")
	s.whole = kit.BesideDetail(kit.TableCard(bar, s.table), s.detail)
	s.table.SetLoading()
	s.clear()
	return s
}

func (s *alikeSide) object() fyne.CanvasObject { return s.whole }
func (s *alikeSide) focus()                    { s.table.Focus() }
func (s *alikeSide) fail(err error)            { s.table.SetError(err) }

func (s *alikeSide) clear() {
	s.detail.Clear("Suppliers that are probably one organisation are proposed here. Nothing is merged unless you say so.")
}

func (s *alikeSide) prepare(w *whole, _ lens) func() {
	prepared := s.table.Prepare(w.likenesses())
	return func() {
		s.table.SetPrepared(prepared)
		if _, any := s.table.Selected(); !any {
			s.table.Select(0)
		}
	}
}

// describe sets the two side by side, with what can be decided.
func (s *alikeSide) describe(l likeness) {
	s.detail.SetTitle(capital(l.Strength.Words()))
	s.detail.SetFacts(nil)
	s.detail.SetSections(
		kit.Paragraph(l.why+"."),
		s.about(l.first),
		s.about(l.second),
		kit.Section("Which name is to stay?", kit.Flow(
			6,
			kit.SecondaryButton("Merge into the first", func() { s.merge(l.first.supplier, l.second.supplier) }),
			kit.SecondaryButton("Merge into the second", func() { s.merge(l.second.supplier, l.first.supplier) }),
			kit.SecondaryButton("Not the same", func() { s.keepApart(l) }),
		)),
		kit.Words("Contracts, bids, people and payments go to the one that stays, which keeps both names. Ctrl+Z takes a merge back.", theme.SizeNameCaptionText, false, kit.Secondary),
	)
}

// about is what tells one of the two from the other.
func (s *alikeSide) about(t twin) fyne.CanvasObject {
	name := kit.Words(t.supplier.Name, theme.SizeNameText, true, kit.Plain)
	facts := kit.Facts([]kit.Fact{
		{Label: "Numbers", Value: numbers(t.supplier)},
		{Label: "Also called", Value: strings.Join(t.supplier.Aliases, ", ")},
		{Label: "Size", Value: t.supplier.Size.Words()},
		{Label: "Status", Value: t.supplier.Status.Words()},
	})
	if len(t.ids) == 0 {
		return kit.Flow(4, name, facts, kit.Words("No running contract.", theme.SizeNameText, false, kit.Secondary))
	}
	return kit.Flow(4, name, facts, kit.List(kit.Item{
		Tone: kit.ToneInfo, Text: kit.Counted(len(t.ids), "contract"), Note: t.value.Short(),
		Open: func() { s.page.list(t.supplier.Name, t.ids) },
	}))
}

// numbers are those that a supplier is known by, the office's own first.
func numbers(s procurement.Supplier) string {
	all := []string{s.Number}
	for _, id := range s.Identifiers {
		all = append(all, strings.TrimSpace(id.Scheme+" "+id.ID))
	}
	return kit.Joined(", ", all...)
}

// merge makes one supplier of two.
func (s *alikeSide) merge(kept, gone procurement.Supplier) {
	host, ws := s.page.host, s.page.workspace
	host.Change(fmt.Sprintf("Merge supplier %s into %s", gone.Name, kept.Name), func(ctx context.Context) error {
		return desk.MergeSuppliers(ctx, ws, kept.ID, gone.ID, "")
	}, kit.OrToast(host, func() {
		host.Toast(fmt.Sprintf("%s is part of %s now. Ctrl+Z takes that back.", gone.Name, kept.Name), host.ToUndo())
		s.focus()
	}))
}

// keepApart says that two suppliers are not one, so that they are not proposed again.
func (s *alikeSide) keepApart(l likeness) {
	host, ws := s.page.host, s.page.workspace
	host.Change("Keep two suppliers apart", func(ctx context.Context) error {
		return desk.KeepApart(ctx, ws, l.First, l.Second)
	}, kit.OrToast(host, func() {
		host.Toast(fmt.Sprintf("%s and %s will not be proposed again. Ctrl+Z takes that back.", l.first.supplier.Name, l.second.supplier.Name), host.ToUndo())
		s.focus()
	}))
}

// openSupplier shows a supplier on its own page.
func (p *Page) openSupplier(s procurement.Supplier) {
	p.host.Open(kit.Thing{Kind: kit.SupplierThing, ID: int64(s.ID), Name: s.Name})
}
