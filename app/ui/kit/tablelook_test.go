package kit

import (
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestATableIsAsItWasLeft(t *testing.T) {
	h := newHouse()
	left := dealTable()
	left.Remember(h, "deals")
	left.SetRows(someDeals)
	show(t, left, fyne.NewSize(700, 400))
	left.SortBy(2)
	left.SortBy(2)
	left.SetFilter("a")
	left.show(1, false)
	left.show(4, true)
	left.moveEdge(0, -30)
	left.remember()
	left.Select(1)
	width := left.base(0)
	key, _ := left.Selected()

	back := dealTable()
	back.Remember(h, "deals")
	back.SetRows(someDeals)
	show(t, back, fyne.NewSize(700, 400))
	if keys(back.Rows()) != keys(left.Rows()) || back.Filter() != "a" || !back.descending {
		t.Errorf("the rows are %s, filter %q", keys(back.Rows()), back.Filter())
	}
	if row, ok := back.Selected(); !ok || row.key != key.key {
		t.Errorf("selected %v", row)
	}
	if back.chosenColumns[1] || !back.chosenColumns[4] || back.base(0) != width {
		t.Errorf("columns %v, first width %v, want %v", back.chosenColumns, back.base(0), width)
	}
	back.standardColumns()
	if !back.chosenColumns[1] || back.chosenColumns[4] || back.base(0) != Scaled(120) {
		t.Error("the standard columns did not come back")
	}
	for _, nonsense := range []string{"{", `{"widths":{"Name":-5}}`, `{"hidden":["Name","Place","Value","Rating"]}`, "null"} {
		h.kept["deals"] = nonsense
		table := dealTable()
		table.Remember(h, "deals")
		if !table.anyColumn() || table.base(0) <= 0 {
			t.Errorf("%s was believed", nonsense)
		}
	}
}

func TestAnEdgeIsDraggedAndTheOthersStay(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	show(t, table, fyne.NewSize(700, 400))
	before := slices.Clone(table.lefts)
	table.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(before[2]+12, 5)}, Dragged: fyne.NewDelta(12, 0)})
	table.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(before[2]+20, 5)}, Dragged: fyne.NewDelta(8, 0)})
	table.head.DragEnd()
	for i, want := range []float32{0, 0, 20, 0, 0} {
		if got := table.lefts[i] - before[i]; got < want-0.5 || got > want+0.5 {
			t.Errorf("edge %d moved by %v, want %v", i, got, want)
		}
	}
	table.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(table.lefts[2]-900, 5)}, Dragged: fyne.NewDelta(-900, 0)})
	for i := 1; i < len(table.lefts); i++ {
		if table.lefts[i]-table.lefts[i-1] < 20 {
			t.Errorf("column %d became %v wide", i-1, table.lefts[i]-table.lefts[i-1])
		}
	}
}

func TestHeadingsAnswerToTheKeyboard(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	h := open(t, table)
	h.w.Canvas().Focus(table.head)
	h.press(fyne.KeyRight, fyne.KeyReturn)
	if table.sortedBy != 1 {
		t.Errorf("sorted by column %d", table.sortedBy)
	}
	before := table.lefts[2]
	h.shift(fyne.KeyRight)
	if table.lefts[2] <= before {
		t.Error("Shift+Right did not widen the column")
	}
	h.press(fyne.KeyDown)
	if h.focused() != table.body {
		t.Error("Down did not go into the rows")
	}
}

func TestColumnsAreChosenFromAList(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	h := open(t, table)
	test.TapSecondaryAt(table.head, fyne.NewPos(200, 10))
	h.write(" ") // the first column's box has the keyboard
	if table.chosenColumns[0] {
		t.Error("Space did not take the column away")
	}
	h.press(fyne.KeyEscape)
	if h.w.Canvas().Overlays().Top() != nil {
		t.Error("Escape did not close the list")
	}
	for i := range table.columns {
		table.show(i, false)
	}
	if !table.anyColumn() {
		t.Error("the last column went away")
	}
}

func TestColumnsThatYieldGoWhereThereIsTooLittleRoom(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	w := show(t, table, fyne.NewSize(700, 400))
	if len(table.inSight) != 4 {
		t.Fatalf("%d columns in a wide window", len(table.inSight))
	}
	w.Resize(fyne.NewSize(330, 400))
	if !slices.Equal(table.inSight, []int{0, 2, 3}) {
		t.Errorf("columns %v in a narrow window", table.inSight)
	}
	w.Resize(fyne.NewSize(200, 400))
	if right := table.lefts[len(table.lefts)-1]; right > 200 {
		t.Errorf("columns reach to %v in a window of 200", right)
	}
}

func TestATableSaysHowItIsWithIt(t *testing.T) {
	table := dealTable()
	first := SecondaryButton("Add the first deal", nil)
	table.First = first
	show(t, table, fyne.NewSize(700, 400))
	says := func(when, want string, first bool) {
		t.Helper()
		if got := table.message.Text(); table.message.Hidden || got != want {
			t.Errorf("%s it says %q, want %q", when, got, want)
		}
		if table.First.Visible() != first {
			t.Errorf("%s the first step is offered: %v", when, !first)
		}
	}
	table.Refresh()
	says("without rows", "No deals yet.", true)
	table.SetLoading()
	says("while reading", "Reading…", false)
	table.SetError(errors.New("the file is gone"))
	says("when reading failed", "The file is gone", false)
	table.SetRows(someDeals)
	table.SetFilter("zebra")
	says("when nothing fits the filter", "No row has “zebra” in it.", false)
	table.SetFilter("")
	table.SetError(errors.New("the file is gone"))
	if len(table.Rows()) != 5 || table.Notice() != "These rows may be out of date: the file is gone" {
		t.Errorf("a failure over rows: %d rows, and %q", len(table.Rows()), table.Notice())
	}
}

func TestPaintedCellsStayInTheirColumns(t *testing.T) {
	for _, scale := range []float32{1, 1.5} {
		table := dealTable()
		table.SetRows(someDeals)
		w := show(t, table, fyne.NewSize(800, 400))
		fyne.CurrentApp().Settings().SetTheme(&Theme{Scale: scale})
		w.Resize(fyne.NewSize(801, 400))
		renderer := test.WidgetRenderer(table.body).(*bodyRenderer[deal])
		for row, line := range renderer.lines {
			for place, s := range line.slots {
				if s.chip == nil || !s.chip.ground.Visible() {
					continue
				}
				if place != 3 {
					t.Errorf("row %d has a chip in column %d", row, place)
				}
				left, right := s.chip.ground.Position().X, s.chip.ground.Position().X+s.chip.ground.Size().Width
				if left < table.lefts[place] || right > table.lefts[place+1] || s.chip.text.Text != someDeals[row].rating.Words() {
					t.Errorf("at %v the chip %q reaches from %v to %v in a column from %v to %v", scale, s.chip.text.Text, left, right, table.lefts[place], table.lefts[place+1])
				}
			}
		}
	}
}

func TestDraggingThatBeginsBesideAnEdgeMovesNone(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	show(t, table, fyne.NewSize(700, 400))
	before := slices.Clone(table.lefts)
	for x := before[1] + 40; x > before[1]-40; x -= 8 {
		table.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 5)}, Dragged: fyne.NewDelta(-8, 0)})
	}
	table.head.DragEnd()
	if !slices.Equal(table.lefts, before) {
		t.Errorf("edges went from %v to %v", before, table.lefts)
	}
}

func TestARowKeepsItsLineWhileItIsInSight(t *testing.T) {
	table := contractTable(500)
	show(t, table, fyne.NewSize(700, 400))
	lines := func() map[float32]*tableLine { // by the places of their rows
		all := map[float32]*tableLine{}
		for _, line := range test.WidgetRenderer(table.body).(*bodyRenderer[contract]).lines {
			if line.ground.Visible() {
				all[line.ground.Position().Y] = line
			}
		}
		return all
	}
	before := lines()
	table.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -3*rowHeight())})
	after, same := lines(), 0
	for top, line := range after {
		if before[top] == line {
			same++
		}
	}
	if same < len(after)-4 || same == len(after) {
		t.Errorf("%d of %d rows kept their lines", same, len(after))
	}
}
