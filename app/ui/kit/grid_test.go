package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// sheetOfMarks is a grid over marks from 0 to 4, with a row of sums below that can't be typed into.
type sheetOfMarks struct {
	rows, cols int
	marks      map[cellAt]string
	calls      int // of Set or SetMany
}

func newSheet(rows, cols int) *sheetOfMarks {
	return &sheetOfMarks{rows: rows, cols: cols, marks: map[cellAt]string{}}
}

func (s *sheetOfMarks) set(row, col int, text string) error {
	s.calls++
	if !slices.Contains([]string{"", "0", "1", "2", "3", "4"}, text) {
		return fmt.Errorf("%q is not a mark: the scale runs from 0 to 4", text)
	}
	s.marks[cellAt{row, col}] = text
	return nil
}

func (s *sheetOfMarks) spec() GridSpec {
	return GridSpec{
		Rows: func() int { return s.rows + 1 }, Columns: func() int { return s.cols },
		Heading: func(col int) string { return fmt.Sprintf("Bid %d", col+1) },
		Lead:    []Lead{{Title: "Criterion", Width: 160, Text: func(row int) string { return fmt.Sprintf("Q%d", row+1) }}, {Title: "Weight", Width: 60, Number: true, Text: func(int) string { return "10%" }}},
		Cell:    func(row, col int) GridCell { return GridCell{Text: s.marks[cellAt{row, col}]} },
		Set:     s.set,
		Row:     func(row int) GridRow { return GridRow{Locked: row == s.rows} },
	}
}

func (s *sheetOfMarks) block() string {
	var b strings.Builder
	for row := range s.rows {
		for col := range s.cols {
			b.WriteString(s.marks[cellAt{row, col}] + " ")
		}
		b.WriteString("| ")
	}
	return b.String()
}

func openGrid(t *testing.T, s *sheetOfMarks) (*Grid, hand) {
	t.Helper()
	g := NewGrid(s.spec())
	h := open(t, g)
	g.Focus()
	return g, h
}

func TestFiveBidsTimesEightCriteriaAreTypedByKeyboardAlone(t *testing.T) {
	s := newSheet(8, 5)
	g, h := openGrid(t, s)
	keys := 0
	for col := range 5 {
		for row := range 8 {
			h.write(fmt.Sprint((row + col) % 5))
			h.press(fyne.KeyReturn)
			keys += 2
		}
	}
	for row := range 8 {
		for col := range 5 {
			if got, want := s.marks[cellAt{row, col}], fmt.Sprint((row+col)%5); got != want {
				t.Fatalf("row %d, column %d holds %q, want %q", row, col, got, want)
			}
		}
	}
	if keys > 80 || g.HalfTyped() {
		t.Errorf("%d keys; half typed: %v", keys, g.HalfTyped())
	}
	keep(t, h.w, "grid")
}

func TestTabGoesAlongTheRowAndLeavesTheGridAtItsEnd(t *testing.T) {
	s := newSheet(2, 2)
	grid, after := NewGrid(s.spec()), TextField("", "", nil)
	h := open(t, Above([]float32{1, 1}, grid, after))
	grid.Focus()
	for _, mark := range []string{"1", "2", "3", "4"} {
		h.write(mark)
		h.press(fyne.KeyTab)
	}
	if got := s.block(); got != "1 2 | 3 4 | " {
		t.Errorf("typed %s", got)
	}
	if h.focused() != after.control {
		t.Error("Tab does not leave the grid behind the last cell that can be typed into")
	}
	grid.Focus()
	grid.Select(2, 1) // the last cell of all, which is locked
	h.press(fyne.KeyTab)
	if h.focused() != after.control {
		t.Error("Tab does not leave the grid behind its last cell")
	}
	grid.Focus()
	grid.Select(1, 0)
	h.shift(fyne.KeyTab)
	if row, col := grid.Selected(); row != 0 || col != 1 {
		t.Errorf("Shift+Tab went to %d, %d", row, col)
	}
}

func TestArrowsGoAnywhereAndKeepWhatWasTyped(t *testing.T) {
	s := newSheet(3, 3)
	g, h := openGrid(t, s)
	var went []string
	g.OnSelected = func(row, col int) { went = append(went, fmt.Sprint(row, col)) }
	h.write("4")
	h.press(fyne.KeyRight)
	h.write("3")
	h.press(fyne.KeyDown, fyne.KeyEnd, fyne.KeyHome, fyne.KeyUp, fyne.KeyLeft, fyne.KeyPageDown, fyne.KeyPageUp)
	if got := s.block(); got != "4 3  |    |    | " {
		t.Errorf("typed %q", got)
	}
	if want := []string{"0 1", "1 1", "1 2", "1 0", "0 0", "3 0", "0 0"}; !slices.Equal(went, want) {
		t.Errorf("went %q, want %q", went, want)
	}
}

func TestAMarkThatCannotBeTakenStaysInItsCellWithTheReasonBelow(t *testing.T) {
	s := newSheet(3, 2)
	g, h := openGrid(t, s)
	h.write("9")
	h.press(fyne.KeyReturn)
	h.write("2")
	h.press(fyne.KeyReturn)
	if row, _ := g.Selected(); row != 2 || s.marks[cellAt{1, 0}] != "2" {
		t.Error("a wrong mark shifted those that came after it")
	}
	const reason = `Bid 1, Q1: "9" is not a mark: the scale runs from 0 to 4`
	if g.Notice() != reason || g.cells.shown(cellAt{}) != "9" || !g.HalfTyped() {
		t.Errorf("below the grid stands %q", g.Notice())
	}
	g.Refresh()
	if g.cells.shown(cellAt{}) != "9" {
		t.Error("a reload took the wrong mark away")
	}
	g.Select(0, 0)
	h.write("3")
	h.press(fyne.KeyReturn)
	if s.marks[cellAt{}] != "3" || g.Notice() != "" || g.HalfTyped() {
		t.Errorf("after it was corrected the grid says %q", g.Notice())
	}
	h.write("x")
	h.press(fyne.KeyUp, fyne.KeyDown, fyne.KeyEscape)
	if g.cells.shown(cellAt{1, 0}) != "2" || g.HalfTyped() {
		t.Error("Escape did not take the wrong mark back")
	}
}

func TestEscapeDeleteBackspaceAndF2(t *testing.T) {
	s := newSheet(2, 2)
	s.marks[cellAt{}] = "4"
	g, h := openGrid(t, s)
	h.write("1")
	h.press(fyne.KeyEscape, fyne.KeyReturn)
	if s.marks[cellAt{}] != "4" || s.calls != 0 {
		t.Errorf("after Escape the cell holds %q", s.marks[cellAt{}])
	}
	g.Select(0, 0)
	h.press(fyne.KeyF2, fyne.KeyBackspace)
	h.write("3")
	h.press(fyne.KeyReturn)
	if s.marks[cellAt{}] != "3" {
		t.Errorf("after F2, Backspace, 3 the cell holds %q", s.marks[cellAt{}])
	}
	g.Select(0, 0)
	h.press(fyne.KeyDelete)
	if s.marks[cellAt{}] != "" {
		t.Errorf("after Delete the cell holds %q", s.marks[cellAt{}])
	}
	h.write(" ")
	if g.HalfTyped() {
		t.Error("a space began a mark")
	}
}

func TestLockedRowsAreNotTypedInto(t *testing.T) {
	s := newSheet(2, 2)
	g, h := openGrid(t, s)
	g.Select(2, 0)
	h.write("4")
	h.press(fyne.KeyDelete, fyne.KeyBackspace)
	h.paste("1\t2")
	if s.calls != 0 || g.HalfTyped() {
		t.Error("a locked row was typed into")
	}
	g.Select(1, 0)
	h.press(fyne.KeyReturn)
	if row, col := g.Selected(); row != 0 || col != 1 {
		t.Errorf("Enter below the last mark went to %d, %d instead of to the next column", row, col)
	}
}

func TestABlockGoesToAndFromASpreadsheet(t *testing.T) {
	s := newSheet(3, 3)
	g, h := openGrid(t, s)
	h.paste("1\t2\r\n3\t\r\n")
	if got := s.block(); got != "1 2  | 3   |    | " || g.Notice() != "Pasted 4 values." {
		t.Errorf("pasted %q, and said %q", got, g.Notice())
	}
	h.shift(fyne.KeyRight, fyne.KeyDown)
	if got := h.copy(); got != "1\t2\n3\t" {
		t.Errorf("copied %q", got)
	}
	h.press(fyne.KeyDelete)
	if got := s.block(); got != "   |    |    | " {
		t.Errorf("Delete left %q", got)
	}
	h.paste("2")
	if got := s.block(); got != "2 2  | 2 2  |    | " {
		t.Errorf("one value over a marked block gives %q", got)
	}
}

func TestPastingReportsWhatItCouldNotTake(t *testing.T) {
	s := newSheet(2, 2)
	g, h := openGrid(t, s)
	g.Select(0, 1)
	h.paste("1\t4\n7\t4\n2\t2\n2\t2\n")
	if want := `Pasted 1 of 2 values. 6 had no cell to go to. Bid 2, Q2: "7" is not a mark: the scale runs from 0 to 4`; g.Notice() != want {
		t.Errorf("it says %q", g.Notice())
	}
	if g.cells.shown(cellAt{1, 1}) != "7" || s.marks[cellAt{0, 1}] != "1" {
		t.Error("what was taken is not there, or what was not is gone")
	}
}

func TestABlockIsOneChangeWhereThePageTakesItSo(t *testing.T) {
	s := newSheet(2, 2)
	spec := s.spec()
	calls := 0
	spec.SetMany = func(changes []GridChange) []error {
		calls++
		errs := make([]error, len(changes))
		for i, c := range changes {
			errs[i] = s.set(c.Row, c.Col, c.Text)
		}
		return errs
	}
	g := NewGrid(spec)
	h := open(t, g)
	g.Focus()
	h.paste("1\t2\n3\t4")
	h.shortcut(&fyne.ShortcutSelectAll{})
	h.press(fyne.KeyDelete)
	if calls != 2 || s.block() != "  |   | " {
		t.Errorf("%d changes, left %q", calls, s.block())
	}
}

func TestWhatLeadsTheRowsStaysWhenAWideGridScrolls(t *testing.T) {
	s := newSheet(60, 30)
	g, h := openGrid(t, s)
	g.Select(40, 25)
	h.again()
	rows, cols := g.inSight()
	if rows.first > 40 || rows.end <= 40 || cols.first > 25 || cols.end <= 25 {
		t.Errorf("the selected cell is not in sight: rows %v, columns %v", rows, cols)
	}
	corner := g.corner(cellAt{40, 25}).Subtract(g.scroll.Offset)
	if corner.X < g.leading() || corner.X+g.plan.cell > g.scroll.Size().Width+0.5 {
		t.Errorf("the selected cell stands at %v below what leads the rows", corner.X)
	}
	headings := map[string]float32{}
	for _, lines := range test.WidgetRenderer(g.head).(*gridHeadRenderer).names {
		if text := lines[0].text; text.Visible() {
			headings[text.Text] = text.Position().X + text.Size().Width/2
		}
	}
	if middle := corner.X + g.plan.cell/2; headings["Bid 26"] < middle-1 || headings["Bid 26"] > middle+1 {
		t.Errorf("the heading stands at %v over a cell at %v", headings["Bid 26"], middle)
	}
	if at, ok := g.under(g.corner(cellAt{40, 25}).AddXY(5, 5)); !ok || at != (cellAt{40, 25}) {
		t.Errorf("a click on the cell finds %v", at)
	}
	if _, ok := g.under(g.scroll.Offset.AddXY(5, 5)); ok {
		t.Error("a click on what leads the rows finds a cell")
	}
}

func TestFeetStayInSightWhenALongGridScrolls(t *testing.T) {
	s := newSheet(60, 5) // and a row of sums
	spec := s.spec()
	spec.Feet = func() int { return 1 }
	spec.Cell = func(row, col int) GridCell {
		if row == s.rows {
			return GridCell{Text: fmt.Sprintf("sum %d", col)}
		}
		return GridCell{Text: s.marks[cellAt{row, col}]}
	}
	g := NewGrid(spec)
	h := open(t, g)
	g.Focus()
	view := g.scroll.Size().Height
	for _, row := range []int{0, 59, 30} {
		g.Select(row, 2)
		if top := g.top(60) - g.scroll.Offset.Y; top != view-rowHeight() {
			t.Errorf("with row %d selected the feet begin at %v of %v", row, top, view)
		}
		if top := g.top(row) - g.scroll.Offset.Y; top < 0 || top > view-2*rowHeight()+0.5 {
			t.Errorf("row %d stands at %v, below the feet or out of sight", row, top)
		}
	}
	offset := g.scroll.Offset
	g.Select(60, 2)
	if g.scroll.Offset != offset {
		t.Error("selecting a foot, which is in sight, scrolls")
	}
	if got := h.copy(); got != "sum 2" {
		t.Errorf("copied %q", got)
	}
	h.click(g.body, fyne.NewPos(g.leading()+5, g.scroll.Offset.Y+view-rowHeight()/2))
	if row, col := g.Selected(); row != 60 || col != 0 {
		t.Errorf("a click on the foot selects row %d, column %d", row, col)
	}
	h.click(g.body, fyne.NewPos(g.leading()+5, g.scroll.Offset.Y+view-1.5*rowHeight()))
	if row, _ := g.Selected(); row == 60 || !g.drawn(row) {
		t.Errorf("a click above the foot selects row %d", row)
	}
}

// drawn reports whether a row that scrolls is in sight.
func (g *Grid) drawn(row int) bool {
	rows, _ := g.inSight()
	return rows.has(row)
}

func TestFeetOfAShortGridStandBelowItsLastRow(t *testing.T) {
	s := newSheet(3, 2)
	spec := s.spec()
	spec.Feet = func() int { return 1 }
	g := NewGrid(spec)
	w := show(t, g, fyne.NewSize(600, 400))
	if g.top(3) != 3*rowHeight() {
		t.Errorf("the foot begins at %v, not below the third row", g.top(3))
	}
	spec.Feet = func() int { return 4 }
	g = NewGrid(spec)
	w.SetContent(g)
	w.Resize(fyne.NewSize(600, g.plan.head+g.footHeight()+2.5*rowHeight()))
	if g.feet() != 1 || !g.drawn(0) {
		t.Errorf("%d feet leave no room for the rows", g.feet())
	}
}

func TestTheFirstLeadingColumnGivesBeforeAGridScrolls(t *testing.T) {
	s := newSheet(4, 5)
	g := NewGrid(s.spec()) // leads of 160 and 60, cells of 64
	w := show(t, g, fyne.NewSize(600, 300))
	if whole := g.whole().Width; whole > 600.5 || g.plan.leads[1] != 160 {
		t.Errorf("in 600 the grid is %v wide, its first column %v", whole, g.plan.leads[1])
	}
	w.Resize(fyne.NewSize(500, 300))
	if whole := g.whole().Width; whole > 500.5 || g.plan.leads[1] != 120 || g.plan.cell != 64 {
		t.Errorf("in 500 the grid is %v wide, its first column %v, a cell %v", whole, g.plan.leads[1], g.plan.cell)
	}
	w.Resize(fyne.NewSize(400, 300))
	if g.whole().Width <= 400 || g.plan.leads[1] < 120 {
		t.Errorf("in 400 the grid is %v wide, its first column %v", g.whole().Width, g.plan.leads[1])
	}
}

func TestTheFirstLeadingColumnTakesWhatItsLongestTextNeeds(t *testing.T) {
	spec := newSheet(4, 3).spec() // leads of 160 and 60, cells of 64
	name := strings.Repeat("name ", 8)
	spec.Lead[0].Text = func(int) string { return name }
	g := NewGrid(spec)
	w := show(t, g, fyne.NewSize(900, 300))
	need := fyne.MeasureText(name, 13, fyne.TextStyle{Bold: true}).Width
	if got := g.plan.leads[1]; got < need || got > need+20 || g.whole().Width > 900.5 {
		t.Errorf("in 900 the first column is %v wide for a text of %v", got, need)
	}
	w.Resize(fyne.NewSize(440, 300))
	if got := g.plan.leads[1]; got <= 160 || g.plan.cell < 64 || g.whole().Width > 440.5 {
		t.Errorf("in 440 the first column is %v wide, a cell %v", got, g.plan.cell)
	}
}

func TestAClickSelectsAndDraggingMarksABlock(t *testing.T) {
	s := newSheet(4, 4)
	g, h := openGrid(t, s)
	h.click(g.body, g.corner(cellAt{1, 1}).AddXY(5, 5))
	g.body.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: g.corner(cellAt{2, 3}).AddXY(5, 5)}})
	if from, to := g.block(); from != (cellAt{1, 1}) || to != (cellAt{2, 3}) {
		t.Errorf("marked %v to %v", from, to)
	}
	h.press(fyne.KeyEscape)
	if from, to := g.block(); from != to {
		t.Error("Escape leaves the block marked")
	}
}

func TestTheCellsFaultIsSaidBelowTheGrid(t *testing.T) {
	s := newSheet(2, 2)
	spec := s.spec()
	spec.Cell = func(row, col int) GridCell {
		if row == 1 && col == 1 {
			return GridCell{Fault: "below the minimum of 2"}
		}
		return GridCell{}
	}
	g := NewGrid(spec)
	open(t, g)
	g.Select(1, 1)
	if g.Notice() != "Bid 2, Q2: below the minimum of 2" {
		t.Errorf("it says %q", g.Notice())
	}
}

func TestAnEmptyGridDoesNotMind(t *testing.T) {
	s := newSheet(-1, 0)
	g, h := openGrid(t, s)
	h.write("3")
	h.press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyDown, fyne.KeyDelete, fyne.KeyEnd, fyne.KeyEscape)
	g.Focus()
	h.paste("1\t2")
	if got := h.copy(); got != "" {
		t.Errorf("copied %q", got)
	}
	s.rows, s.cols = 2, 2
	g.Refresh()
	h.write("3")
	h.press(fyne.KeyReturn)
	if s.marks[cellAt{}] != "3" {
		t.Error("a grid that was empty can't be typed into")
	}
}

func TestWhatSpreadsheetsPutOnTheClipboard(t *testing.T) {
	tests := []struct {
		name, text string
		want       [][]string
	}{
		{"a cell", "4", [][]string{{"4"}}},
		{"a column with an empty cell", "4\n\n3\n", [][]string{{"4"}, {""}, {"3"}}},
		{"Windows", "4\t3\r\n2\t1\r\n", [][]string{{"4", "3"}, {"2", "1"}}},
		{"two lines in a cell", "\"a\nb\"\t\"say \"\"yes\"\"\"", [][]string{{"a\nb", `say "yes"`}}},
		{"a text that begins with a quotation mark", "\"a\" b\tc", [][]string{{`"a" b`, "c"}}},
		{"an open quotation mark", "\"a\tb", [][]string{{`"a`, "b"}}},
		{"an empty cell at the end", "a\t", [][]string{{"a", ""}}},
		{"nothing", "", [][]string{{""}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := readTSV(test.text); fmt.Sprint(got) != fmt.Sprint(test.want) || len(got) != len(test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func FuzzReadTSV(f *testing.F) {
	for _, seed := range []string{"a\tb\nc", "\"a\nb\"\t", "\"", "\r\n\r\n", "\t\t\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cells := 0
		for _, line := range readTSV(text) {
			cells += len(line)
		}
		if most := strings.Count(text, "\t") + strings.Count(text, "\n") + strings.Count(text, "\r") + 1; cells == 0 || cells > most {
			t.Fatalf("%d cells in %q", cells, text)
		}
	})
}
