package kit

import (
	"math"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// headed are rows of which the first heads the others.
func headed(t *testing.T) *Table[int] {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&Theme{Scale: 1})
	values := [][]float64{nil, {1, 2, math.NaN(), 4, 5}, {3, 3}}
	table := NewTable(
		"none",
		Column[int]{Title: "Measure", Width: 100, Text: func(n int) string { return "row" }},
		Column[int]{Title: "Last 8", Width: 110, Text: func(int) string { return "" }, Paint: func(n int) Cell { return SparkCell(values[n]) }},
		Column[int]{
			Title: "Ours / theirs", Width: 110, Text: func(int) string { return "" },
			Paint: func(n int) Cell { return MoreCell("3 / 5", []string{"", "gap 2", ""}[n], Wrong) },
		},
	)
	table.Heads = func(n int) bool { return n == 0 }
	w := test.NewTempWindow(t, table)
	w.Resize(table.MinSize().AddWidthHeight(500, 200))
	table.SetRows([]int{0, 1, 2})
	return table
}

func TestASmallLineInACellHasItsGaps(t *testing.T) {
	r := test.WidgetRenderer(headed(t).body).(*bodyRenderer[int])
	strokes := func(line int) (n int) {
		for _, s := range r.lines[line].slots[1].spark.strokes {
			if s.Visible() {
				n++
			}
		}
		return n
	}
	if strokes(0) != 0 || strokes(1) != 2 || strokes(2) != 1 {
		t.Errorf("the lines have %d, %d and %d strokes, want 0, 2 and 1", strokes(0), strokes(1), strokes(2))
	}
}

func TestWhatIsBehindATextStandsInItsOwnInk(t *testing.T) {
	r := test.WidgetRenderer(headed(t).body).(*bodyRenderer[int])
	s := r.lines[1].slots[2]
	if s.text.Text != "3 / 5" || s.more.Text != "gap 2" || s.more.Color != Wrong(Colours()) || s.more.Position().X <= s.text.Position().X {
		t.Errorf("%q at %v, then %q at %v", s.text.Text, s.text.Position(), s.more.Text, s.more.Position())
	}
	if other := r.lines[2].slots[2]; other.more != nil && other.more.Visible() {
		t.Error("there is more behind a text that has none")
	}
}

func TestARowThatHeadsOthersIsBold(t *testing.T) {
	r := test.WidgetRenderer(headed(t).body).(*bodyRenderer[int])
	bold := func(line int) bool {
		var text *canvas.Text = r.lines[line].slots[0].text
		return text.TextStyle.Bold
	}
	if !bold(0) || bold(1) {
		t.Error("the heading row does not stand out")
	}
}
