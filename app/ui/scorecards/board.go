package scorecards

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/ui/kit"
	"counterweight/scorecard"
)

// board is the tab of the scorecard itself: its perspectives and measures in a period, and beside them what they come to, where the two
// sides differ, and what is to be done. Readings are typed in its place.
type board struct {
	open   *openCard
	table  *kit.Table[line]
	beside *beside
	entry  *entry // nil while no readings are typed
	object *fyne.Container
	whole  fyne.CanvasObject // the board, without the entry
}

func newBoard(o *openCard) *board {
	b := &board{open: o}
	b.table = kit.NewTable("There is nothing on the card in this period. Put measures on it under Set up.", boardColumns()...)
	b.table.Key = func(l line) string { return l.key }
	b.table.Heads = func(l line) bool { return l.objective == nil }
	b.table.OnInsert = b.begin
	b.table.OnShortcut = b.open.shortcut
	b.table.OnOpened = func(l line) {
		if l.measure != nil {
			b.beside.measure.focus()
		}
	}
	b.beside = newBeside(b)
	b.table.OnSelected = func(line) { b.beside.show() }
	b.table.OnUnselected = func() { b.beside.show() }
	b.whole = kit.BesideCards(kit.Card(kit.Pad(1, 1, 1, 1, b.table)), b.beside.object)
	b.object = container.NewStack(b.whole)
	b.Refresh()
	return b
}

// Object is the tab as it is shown.
func (b *board) Object() fyne.CanvasObject { return b.object }

// Focus gives the keyboard to the readings that are typed, or to the measures.
func (b *board) Focus() {
	if b.entry != nil {
		b.entry.table.Focus()
		return
	}
	b.table.Focus()
	if _, selected := b.table.Selected(); !selected {
		b.table.Select(0)
	}
}

// Refresh shows the card as it stands now.
func (b *board) Refresh() {
	b.table.SetRows(b.open.lines)
	b.beside.show()
	if b.entry != nil {
		b.entry.refresh()
	}
}

// selected is the measure that is selected, nil for none.
func (b *board) selected() *scorecard.MeasureResult {
	l, ok := b.table.Selected()
	if !ok || l.measure == nil {
		return nil
	}
	// The row may be of what was shown before: what counts is the card as it stands now.
	return b.open.result.Of(l.measure.Placed.Measure)
}

// begin brings the readings to be typed to the front.
func (b *board) begin() {
	if b.open.result == nil {
		return
	}
	if b.entry == nil {
		b.entry = newEntry(b)
		b.put(b.entry.object)
	}
	b.entry.focus()
}

// end brings the board back.
func (b *board) end() {
	if b.entry == nil {
		return
	}
	b.entry = nil
	b.put(b.whole)
	b.Focus()
}

func (b *board) put(front fyne.CanvasObject) {
	b.object.Objects = []fyne.CanvasObject{front}
	b.object.Refresh()
}
