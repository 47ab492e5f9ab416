package suppliers

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
)

// The sides of the tab of duplicates.
const (
	proposedTab = "Proposed"
	mergedTab   = "Merged"
)

// twins is the tab of suppliers that are probably one organisation, and of those that were made one.
type twins struct {
	page *Page
	tabs *kit.Tabs // nil until they were looked at

	pairs  *kit.Table[pair]
	detail *kit.Detail
	shown  string // which pair the panel is about
	reason *kit.Field
	merges *merges // nil until they were looked at
}

// pair is two suppliers that are proposed as one.
type pair struct {
	procurement.Likeness
	first, second row
	why           string
}

// twinsFacts say how many are proposed, and how many were made one.
func twinsFacts(r *register) string {
	proposed := kit.Counted(len(r.pairs), "pair") + " proposed"
	if len(r.pairs) == 0 {
		proposed = "no pair proposed"
	}
	return proposed + " · " + kit.Counted(len(r.merges), "merge")
}

func (t *twins) build() fyne.CanvasObject {
	t.tabs = kit.NewTabs(
		kit.Tab{Name: proposedTab, Build: t.proposed},
		kit.Tab{Name: mergedTab, Build: func() fyne.CanvasObject {
			t.merges = newMerges(t.page)
			t.merges.show()
			return t.merges.object
		}},
	)
	return t.tabs.Object()
}

// show shows what was read last in the sides that were looked at.
func (t *twins) show() {
	if t.pairs != nil {
		t.pairs.SetRows(t.page.register.pairs)
		if _, selected := t.pairs.Selected(); !selected {
			t.pairs.Select(0)
		}
	}
	if t.merges != nil {
		t.merges.show()
	}
}

// pairsOf are the proposals with the suppliers that they are about, the surest first.
func (r *register) pairsOf(alike []procurement.Likeness) []pair {
	places := make(map[procurement.SupplierID]int, len(r.rows))
	for i, own := range r.rows {
		places[own.supplier.ID] = i
	}
	pairs := make([]pair, len(alike))
	for i, l := range alike {
		pairs[i] = pair{l, r.rows[places[l.First]], r.rows[places[l.Second]], kit.Capital(strings.Join(l.Why, "; "))}
	}
	return pairs
}

var strengthTones = map[procurement.Strength]kit.Tone{
	procurement.Certain: kit.ToneBad, procurement.Probable: kit.ToneWarn,
}

var pairColumns = []kit.Column[pair]{
	{Title: "First", Width: 150, Grow: 2, Text: func(p pair) string { return p.first.supplier.Name }, Compare: kit.ByText(func(p pair) string { return p.first.supplier.Name })},
	{Title: "Second", Width: 150, Grow: 2, Text: func(p pair) string { return p.second.supplier.Name }, Compare: kit.ByText(func(p pair) string { return p.second.supplier.Name })},
	{
		Title: "How sure", Width: 136, Text: func(p pair) string { return kit.Capital(p.Strength.Words()) },
		Compare: func(a, b pair) int { return int(b.Strength) - int(a.Strength) },
		Paint:   func(p pair) kit.Cell { return kit.ChipCell(kit.Capital(p.Strength.Words()), strengthTones[p.Strength]) },
	},
	{Title: "Why", Width: 160, Grow: 2, Text: func(p pair) string { return p.why }, Yield: 1},
}

var pairQuestions = []kit.PillSpec[pair]{
	{Text: "All"},
	{Text: "Certain", Keep: func(p pair) bool { return p.Strength == procurement.Certain }},
	{Text: "Probable", Keep: func(p pair) bool { return p.Strength == procurement.Probable }},
	{Text: "Possible", Keep: func(p pair) bool { return p.Strength == procurement.Possible }},
}

func (t *twins) proposed() fyne.CanvasObject {
	t.detail = kit.NewDetail()
	t.pairs = kit.NewTable("No two suppliers look like one. Names are compared without case, punctuation and legal form, and numbers as they are.", pairColumns...)
	t.pairs.Key = func(p pair) string { return keyOf(p.First) + " " + keyOf(p.Second) }
	t.pairs.OnSelected = t.describe
	t.pairs.OnOpened = func(p pair) { t.page.edit(p.Second) }
	t.pairs.OnDelete = t.keepApart
	t.pairs.OnUnselected = func() {
		t.detail.Clear("Suppliers that are probably one organisation are proposed here. Nothing is merged unless you say so.")
	}
	t.pairs.OnUnselected()
	if t.page.register != nil {
		t.show()
	}
	bar := kit.FilterBar(t.pairs, "Filter by any word", pairQuestions...)
	t.pairs.Remember(t.page.host, "Suppliers: duplicates")
	return kit.BesideDetail(kit.TableCard(bar, t.pairs), t.detail)
}

// describe says beside the table what speaks for a pair, and takes the decision.
func (t *twins) describe(p pair) {
	if key := t.pairs.Key(p); key != t.shown {
		t.shown = key
		t.reason = kit.TextField("Reason", p.why, nil)
	}
	t.detail.SetTitle(kit.Capital(p.Strength.Words()))
	t.detail.SetFacts([]kit.Fact{{Label: "Why", Value: p.why}})
	t.detail.SetSections(
		kit.Section("Decide", kit.Flow(6, kit.NewForm(1, t.reason),
			kit.PrimaryButton("Merge into the first", func() { t.merge(p.first, p.second) }),
			kit.SecondaryButton("Merge into the second", func() { t.merge(p.second, p.first) }),
			kit.SecondaryButton("They are two", func() { t.keepApart(p) }))),
		kit.Words("Contracts, bids, people and payments go to the one that stays, which keeps both names.", theme.SizeNameCaptionText, false, kit.Secondary),
		told("First: ", p.first),
		told("Second: ", p.second),
	)
}

// told is what is known of a supplier, to tell it from its twin.
func told(which string, r row) fyne.CanvasObject {
	s := r.supplier
	return kit.Flow(8, kit.Words(which+s.Name, theme.SizeNameText, true, kit.Plain), kit.Facts([]kit.Fact{
		{Label: "Status", Value: s.Status.Words()},
		{Label: "Holds", Value: r.holdsWords()},
		{Label: "Registered", Value: identifierWords(s)},
		{Label: "Also called", Value: strings.Join(s.Aliases, ", ")},
		{Label: "E-mail", Value: s.Email},
		{Label: "Address", Value: kit.Joined(", ", s.Address, s.Country)},
		{Label: "Notes", Value: s.Notes},
	}))
}

// merge makes one supplier of two; a reason is asked for.
func (t *twins) merge(kept, gone row) {
	host, ws := t.page.host, t.page.workspace
	reason := strings.TrimSpace(t.reason.Text())
	if reason == "" {
		t.reason.SetFault(errNoReason)
		t.reason.Focus()
		return
	}
	host.Change("Merge suppliers", func(ctx context.Context) error {
		return desk.MergeSuppliers(ctx, ws, kept.supplier.ID, gone.supplier.ID, reason)
	}, kit.OrToast(host, func() {
		host.Toast(fmt.Sprintf("%s is %s now, which has its contracts, bids and people. %s takes them apart again, also later.", gone.supplier.Name, kept.supplier.Name, mergedTab), host.ToUndo())
	}))
}

func (t *twins) keepApart(p pair) {
	host, ws := t.page.host, t.page.workspace
	host.Change("Keep two suppliers apart", func(ctx context.Context) error {
		return desk.KeepApart(ctx, ws, p.First, p.Second)
	}, kit.OrToast(host, func() {
		host.Toast(fmt.Sprintf("%s and %s are two, and are not proposed again.", p.first.supplier.Name, p.second.supplier.Name), host.ToUndo())
	}))
}
