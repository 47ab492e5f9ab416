package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// TestAGridWithTwoLinesAndFigures puts a second line under what leads a row, a figure and a shape before texts, and grows on request.
func TestAGridWithTwoLinesAndFigures(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{Scale: 1})
	large := false
	g := NewGrid(GridSpec{
		Rows: func() int { return 2 }, Columns: func() int { return 2 }, Parted: true, Large: func() bool { return large },
		Heading: func(int) string { return "Role" },
		Lead:    []Lead{{Title: "Team", Width: 100, Text: func(int) string { return "Appeals" }, Under: func(int) string { return "beta" }}},
		Cell: func(row, col int) GridCell {
			if row == col {
				return GridCell{Text: "vacant", Shape: Square, Tone: ToneBad, Strong: true}
			}
			return GridCell{Lead: "0.5", Text: "ours", Tone: ToneGood}
		},
	})
	w := test.NewTempWindow(t, g)
	w.Resize(fyne.NewSize(500, 300))
	bold, plain := 0, 0
	for _, o := range test.WidgetRenderer(g.body).Objects() {
		text, ok := o.(*canvas.Text)
		switch {
		case !ok || !text.Visible():
		case text.TextStyle.Bold:
			bold++
		default:
			plain++
		}
	}
	if bold != 2+2+2 || plain != 2+2 {
		t.Errorf("%d texts are bold and %d are not", bold, plain)
	}
	before := g.WholeHeight()
	large = true
	g.Refresh()
	if now := g.WholeHeight(); now < 1.4*before {
		t.Errorf("it grows from %v to %v", before, now)
	}
}
