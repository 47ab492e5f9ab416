package register

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
)

// breakdown counts contracts and money by one dimension.
type breakdown struct {
	page      *Page
	board     *board
	table     *kit.Table[group]
	lens      *lensBar
	dimension *kit.Field
}

const breakdownMemory = "Register: breakdown"

func newBreakdown(p *Page) *breakdown {
	b := &breakdown{page: p, lens: newLensBar(p.look)}
	if kept, err := procurement.ParseDimension(p.host.Recall(breakdownMemory)); err == nil {
		p.lens.by = kept
		b.lens.now = p.lens
	}
	var choices []kit.Choice
	for _, d := range procurement.AllDimensions() {
		choices = append(choices, kit.Choice{Value: d.String(), Text: d.Words()})
	}
	b.dimension = kit.ChoiceField("Counted by", choices, p.lens.dimension().String(), b.choose)
	b.table = newGroupTable(p, "Group")
	b.board = newBoard(kit.Beside([]float32{2, 5}, kit.NewForm(1, b.dimension), kit.Pad(17, 0, 0, 0, b.lens.object)), b.table)
	return b
}

// newGroupTable is a table of groups whose rows lead to the contracts behind them.
func newGroupTable(p *Page, heading string) *kit.Table[group] {
	t := kit.NewTable("No running contract has money in it yet.", groupColumns(heading)...)
	t.Key = func(g group) string { return g.key }
	t.OnOpened = func(g group) { p.list(g.words, g.ids) }
	t.SetLoading()
	return t
}

func (b *breakdown) object() fyne.CanvasObject { return b.board.object }
func (b *breakdown) focus()                    { b.dimension.Focus() }
func (b *breakdown) fail(err error)            { b.table.SetError(err) }

// choose counts by another dimension.
func (b *breakdown) choose(name string) {
	by, err := procurement.ParseDimension(name)
	if err != nil { // the field offers no other
		return
	}
	b.page.host.Remember(breakdownMemory, name)
	l := b.page.lens
	l.by = by
	b.page.look(l)
}

func (b *breakdown) prepare(w *whole, l lens) func() {
	by := l.dimension()
	groups, err := w.groupsOf(by, l)
	if err != nil {
		return func() { b.fail(err) }
	}
	prepared := b.table.Prepare(groups)
	picture := groupBars(breakdownTitle(by, groups, l), groups, l)
	return func() {
		b.lens.show(w, l)
		b.table.SetPrepared(prepared)
		b.board.show(
			func(width float64) chart.Drawing { return picture.Draw(width, kit.ChartMeasure) },
			b.notes(by, groups)...,
		)
	}
}

// breakdownTitle says the point of the chart: Day rates have 31 % of value, in 4 of 17 contracts.
func breakdownTitle(by procurement.Dimension, groups []group, l lens) string {
	stated := slices.DeleteFunc(slices.Clone(groups), func(g group) bool { return g.key == "" || g.share == nil })
	if len(stated) == 0 {
		return fmt.Sprintf("No %s is stated", strings.ToLower(by.Words()))
	}
	top := slices.MaxFunc(stated, func(a, b group) int { return a.share.Cmp(b.share) })
	return fmt.Sprintf("%s: %s of %s, in %s", top.words, percent(top.share), l.word(), kit.Counted(len(top.ids), "contract"))
}

// notes say beside the chart how many groups there are, and where what is missing can be filled in.
func (b *breakdown) notes(by procurement.Dimension, groups []group) []fyne.CanvasObject {
	var items []kit.Item
	stated := 0
	for _, g := range groups {
		if g.key != "" {
			stated++
			continue
		}
		items = append(items, kit.Item{
			Tone: kit.ToneWarn, Text: kit.Counted(len(g.ids), "contract") + " without one", Note: g.moneyWords(),
			Open: func() { b.page.list("no "+strings.ToLower(by.Words())+" stated", g.ids) },
		})
	}
	largest := slices.Clone(groups)
	slices.SortStableFunc(largest, func(a, b group) int { return cmp.Compare(len(b.ids), len(a.ids)) })
	for _, g := range largest[:min(3, len(largest))] {
		if g.key == "" {
			continue
		}
		items = append(items, kit.Item{
			Text: g.words, Note: kit.Counted(len(g.ids), "contract"), Open: func() { b.page.list(g.words, g.ids) },
		})
	}
	notes := []fyne.CanvasObject{kit.Section(fmt.Sprintf("%s: %s different", by.Words(), kit.Grouped(stated)), kit.List(items...))}
	words := "Enter or a double click on a row shows the contracts behind it."
	if by == procurement.BySupplier || by == procurement.BySize {
		words += " A contract counts with each of its parties, its money by their shares."
	}
	return append(notes, kit.Words(words, theme.SizeNameCaptionText, false, kit.Secondary))
}
