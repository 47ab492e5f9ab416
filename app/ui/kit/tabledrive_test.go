package kit

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// deal is a row whose columns have everything that columns can have.
type deal struct {
	key, name, place string
	value            int
	rating           Rating
	spent            float64
}

var someDeals = []deal{
	{key: "1", name: "Appeals", place: "Cardiff", value: 3, rating: Good, spent: 0.5},
	{key: "2", name: "Casework", place: "Łódź", value: 1, rating: Inadequate, spent: 1.4},
	{key: "3", name: "Cynnwys Cymraeg", place: "Caerdydd", value: 3, rating: ApproachingTarget, spent: 0},
	{key: "4", name: "Data", place: "Köln", value: 2, rating: RequiresImprovement, spent: -1},
	{key: "5", name: "=SUM(A1)", place: "", value: -2, rating: NotYetRated, spent: 1},
}

func dealTable() *Table[deal] {
	byText := func(text func(deal) string) func(a, b deal) int {
		return func(a, b deal) int { return cmp.Compare(text(a), text(b)) }
	}
	name, place := func(d deal) string { return d.name }, func(d deal) string { return d.place }
	table := NewTable(
		"No deals yet.",
		Column[deal]{Title: "Name", Width: 120, Grow: 1, Text: name, Compare: byText(name), Strong: func(d deal) bool { return d.value > 2 }},
		Column[deal]{Title: "Place", Width: 90, Text: place, Compare: byText(place), Yield: 1},
		Column[deal]{Title: "Value", Width: 70, Number: true, Text: func(d deal) string { return strings.Replace(fmt.Sprint(d.value), "-", "\u2212", 1) }, Compare: func(a, b deal) int { return a.value - b.value }},
		Column[deal]{Title: "Rating", Width: 160, Text: func(d deal) string { return d.rating.Words() }, Paint: func(d deal) Cell { return RatingCell(d.rating) }},
		Column[deal]{Title: "Spent", Width: 60, Text: func(d deal) string { return fmt.Sprint(d.spent) }, Paint: func(d deal) Cell { return BarCell(d.spent) }, Hidden: true},
	)
	table.Key = func(d deal) string { return d.key }
	return table
}

func keys(rows []deal) string {
	var all []string
	for _, row := range rows {
		all = append(all, row.key)
	}
	return strings.Join(all, " ")
}

func TestRowsThatAreAlikeKeepTheirOrderBothWays(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	show(t, table, fyne.NewSize(700, 400))
	table.SortBy(2)
	if got := keys(table.Rows()); got != "5 2 4 1 3" {
		t.Errorf("upwards %s", got)
	}
	table.SortBy(2)
	if got := keys(table.Rows()); got != "1 3 4 2 5" {
		t.Errorf("downwards %s", got)
	}
	table.SortBy(3) // without an order
	if got := keys(table.Rows()); got != "1 3 4 2 5" {
		t.Errorf("a heading without an order gives %s", got)
	}
}

func TestTheFilterLooksIntoAllColumnsWhateverTheAccents(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	show(t, table, fyne.NewSize(700, 400))
	for filter, want := range map[string]string{
		"": "1 2 3 4 5", "c": "1 2 3", "lodz": "2", "CAERDYDD cyn": "3", "koln": "4", "requires": "4", "=sum": "5", "0.5": "1", "zebra": "",
	} {
		table.SetFilter(filter)
		if got := keys(table.Rows()); got != want {
			t.Errorf("%q leaves %q, want %q", filter, got, want)
		}
	}
	if shown, all := table.Count(); shown != len(table.Rows()) || all != 5 {
		t.Errorf("counts %d of %d", shown, all)
	}
}

func TestTheSelectedRowStaysSelectedOverReadingSortingAndFiltering(t *testing.T) {
	table := dealTable()
	var told []string
	lost := 0
	table.OnSelected = func(d deal) { told = append(told, d.key+d.name) }
	table.OnUnselected = func() { lost++ }
	table.SetRows(someDeals)
	show(t, table, fyne.NewSize(700, 400))
	table.Select(3)
	changed := slices.Clone(someDeals)
	slices.Reverse(changed)
	changed[1].name = "Data platform"
	table.SetRows(changed)
	if row, ok := table.Selected(); !ok || row.name != "Data platform" {
		t.Errorf("after reading again %v %v is selected", row, ok)
	}
	table.SortBy(0)
	table.SetFilter("appeals")
	if _, ok := table.Selected(); ok {
		t.Error("a row that is filtered away is selected")
	}
	table.SetFilter("")
	if row, ok := table.Selected(); !ok || row.key != "4" {
		t.Errorf("after the filter is gone %v is selected", row)
	}
	table.SetRows(someDeals[:2])
	if _, ok := table.Selected(); ok || lost != 1 {
		t.Errorf("a row that is gone is still selected; told %d times", lost)
	}
	if want := []string{"4Data", "4Data platform"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

func TestARowIsSelectedByItsKeyAlsoBeforeItIsThere(t *testing.T) {
	table := dealTable()
	show(t, table, fyne.NewSize(700, 400))
	table.SelectKey("4")
	table.SetRows(someDeals)
	if row, ok := table.Selected(); !ok || row.key != "4" {
		t.Errorf("selected %v", row)
	}
	table.SetFilter("appeals")
	table.SelectKey("2")
	if row, ok := table.Selected(); !ok || row.key != "2" || table.Filter() != "" {
		t.Errorf("a row that the filter hides: selected %v, filter %q", row, table.Filter())
	}
	table.Unselect()
	if _, ok := table.Selected(); ok {
		t.Error("Unselect leaves a row selected")
	}
}

func TestTypingFindsTheNextRowThatBeginsSo(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	h := open(t, table)
	table.Focus()
	for _, step := range []struct{ typed, want string }{{"c", "2"}, {"y", "3"}, {"koln", "4"}} {
		h.write(step.typed)
		if row, _ := table.Selected(); row.key != step.want {
			t.Errorf("after %q row %q is selected, want %q", step.typed, row.key, step.want)
		}
		if step.typed == "y" {
			table.ahead = typeAhead{} // a pause
		}
	}
}

func TestRowsAreCopiedAsASpreadsheetTakesThem(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	h := open(t, table)
	table.Focus()
	h.press(fyne.KeyEnd)
	if got, want := h.copy(), "'=SUM(A1)\t\t-2\tNot yet rated"; got != want {
		t.Errorf("one row is copied as %q, want %q", got, want)
	}
	h.shift(fyne.KeyUp)
	if got, want := h.copy(), "Name\tPlace\tValue\tRating\nData\tKöln\t2\tRequires improvement\n'=SUM(A1)\t\t-2\tNot yet rated"; got != want {
		t.Errorf("two rows are copied as %q, want %q", got, want)
	}
	h.shortcut(&fyne.ShortcutSelectAll{})
	if rows := table.Marked(); len(rows) != 5 || strings.Count(h.copy(), "\n") != 5 {
		t.Errorf("%d rows are marked", len(rows))
	}
	h.press(fyne.KeyHome)
	if rows := table.Marked(); len(rows) != 1 {
		t.Errorf("%d rows stay marked", len(rows))
	}
}

func TestEnterOpensAndDeleteAsksNothing(t *testing.T) {
	table := dealTable()
	var done []string
	table.OnOpened = func(d deal) { done = append(done, "open "+d.key) }
	table.OnDelete = func(d deal) { done = append(done, "delete "+d.key) }
	table.SetRows(someDeals)
	h := open(t, table)
	table.Focus()
	h.press(fyne.KeyReturn, fyne.KeyDelete) // nothing is selected
	h.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDelete)
	test.DoubleTap(table.body)
	if want := []string{"open 2", "delete 2", "open 2"}; !slices.Equal(done, want) {
		t.Errorf("did %q, want %q", done, want)
	}
}

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

func TestTheBarCountsAndNarrows(t *testing.T) {
	h := newHouse()
	build := func() (*Table[deal], *Bar, hand) {
		table := dealTable()
		bar := FilterBar(table, "Filter by any word", PillSpec[deal]{Text: "All"}, PillSpec[deal]{Text: "Large", Keep: func(d deal) bool { return d.value > 2 }})
		table.Remember(h, "deals")
		table.SetRows(someDeals)
		return table, bar, open(t, TableCard(bar, table))
	}
	table, bar, hands := build()
	if bar.pills[0].Text() != "All 5" || bar.pills[1].Text() != "Large 2" || bar.Count() != "" {
		t.Errorf("pills %q and %q, count %q", bar.pills[0].Text(), bar.pills[1].Text(), bar.Count())
	}
	test.Tap(bar.pills[1])
	if keys(table.Rows()) != "1 3" || !bar.pills[1].Chosen() || bar.pills[0].Chosen() || bar.Count() != "showing 2 of 5" {
		t.Errorf("rows %s, count %q", keys(table.Rows()), bar.Count())
	}
	bar.Focus()
	hands.write("cyn")
	if keys(table.Rows()) != "3" || bar.Count() != "showing 1 of 5" {
		t.Errorf("rows %s, count %q", keys(table.Rows()), bar.Count())
	}
	hands.press(fyne.KeyDown)
	if row, _ := table.Selected(); hands.focused() != table.body || row.key != "3" {
		t.Error("Down did not go to the first row")
	}
	again, bar, hands := build()
	if keys(again.Rows()) != "3" || bar.box.Text != "cyn" || !bar.pills[1].Chosen() {
		t.Errorf("after a new start: rows %s, filter %q", keys(again.Rows()), bar.box.Text)
	}
	bar.Focus()
	hands.press(fyne.KeyEscape)
	if keys(again.Rows()) != "1 3" {
		t.Errorf("Escape in the box leaves rows %s", keys(again.Rows()))
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

func TestAColumnIsTypedIntoAndPasted(t *testing.T) {
	notes := map[string]string{}
	table := NewTable(
		"None.",
		Column[deal]{Title: "Name", Width: 120, Text: func(d deal) string { return d.name }},
		Column[deal]{Title: "Value", Width: 70, Number: true, Text: func(d deal) string { return notes[d.key] }, Set: func(d deal, text string) error {
			if text == "x" {
				return errors.New(`"x" is not a value`)
			}
			notes[d.key] = text
			return nil
		}},
	)
	table.Key = func(d deal) string { return d.key }
	table.SetRows(someDeals)
	h := open(t, table)
	table.Focus()
	h.press(fyne.KeyDown)
	h.write("12")
	h.press(fyne.KeyReturn)
	h.write("x")
	h.press(fyne.KeyReturn)
	h.write("7")
	h.press(fyne.KeyUp)
	if notes["1"] != "12" || notes["2"] != "" || notes["3"] != "7" {
		t.Errorf("typed %v", notes)
	}
	if table.Notice() != `Value, Casework: "x" is not a value` || !table.HalfTyped() {
		t.Errorf("below stands %q", table.Notice())
	}
	table.SetRows(someDeals[1:])
	if got := table.cells.shown(cellAt{0, 1}); got != "x" {
		t.Errorf("after reading again the wrong text is %q", got)
	}
	h.press(fyne.KeyEscape)
	if table.HalfTyped() || table.Notice() != "" {
		t.Errorf("Escape leaves %q", table.Notice())
	}
	var typed []string
	table.OnTyping = func(d deal, column, text string) { typed = append(typed, d.key+column+text) }
	h.write("1")
	h.write("5")
	h.press(fyne.KeyEscape)
	if want := []string{"2Value1", "2Value15", "2Value"}; !slices.Equal(typed, want) {
		t.Errorf("told %q while typing, want %q", typed, want)
	}
	h.paste("20\nx\n40\t41\n50\n60\n")
	if notes["2"] != "20" || notes["3"] != "7" || notes["4"] != "40" || notes["5"] != "50" {
		t.Errorf("pasted %v", notes)
	}
	if want := `Pasted 3 of 4 values. 2 had no cell to go to. Value, Cynnwys Cymraeg: "x" is not a value`; table.Notice() != want {
		t.Errorf("it says %q", table.Notice())
	}
	many := 0
	table.SetMany = func(changes []CellChange[deal]) []error {
		many++
		return make([]error, len(changes))
	}
	h.paste("1\n2")
	table.Locked = true
	h.write("9")
	h.paste("1\n2")
	if many != 1 || notes["2"] != "20" {
		t.Errorf("%d changes in one step, then %v although the table is locked", many, notes)
	}
}

func TestOtherKeysOfATableAreThePages(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	var done []string
	table.OnInsert = func() { done = append(done, "insert") }
	table.OnShortcut = func(s fyne.Shortcut) bool {
		done = append(done, s.ShortcutName())
		_, known := s.(*desktop.CustomShortcut)
		return known
	}
	h := open(t, table)
	table.Focus()
	h.press(fyne.KeyDown, fyne.KeyInsert)
	h.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt})
	if got := h.copy(); got == "" || len(done) != 3 || done[0] != "insert" {
		t.Errorf("did %q, copied %q", done, got)
	}
}
