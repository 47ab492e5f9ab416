package kit

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2/test"

	"counterweight/app/chart"
)

func TestWordsOnTheStepsOfHeatAreReadableAndTheStepsDiffer(t *testing.T) {
	for _, theme := range []*Theme{{}, {Mode: DarkMode}} {
		test.NewTempApp(t).Settings().SetTheme(theme)
		before := Colours().Card
		for step := range chart.Ink(chart.HeatSteps) {
			ground := chartInk(chart.Heat + step).(color.NRGBA)
			word := chartInk((chart.Heat + step).On()).(color.NRGBA)
			if got := contrast(word, ground); got < forText {
				t.Errorf("mode %d: words on step %d have contrast %.2f, less than %v", theme.Mode, step, got, forText)
			}
			if got := contrast(before, ground); got < 1.1 {
				t.Errorf("mode %d: step %d differs from the one before by %.2f only", theme.Mode, step, got)
			}
			before = ground
		}
	}
}

func TestWordsOnTheInksOfRatingsAreReadable(t *testing.T) {
	for _, theme := range []*Theme{{}, {Mode: DarkMode}} {
		test.NewTempApp(t).Settings().SetTheme(theme)
		for ink := chart.Rated; ink < chart.RatedGround+chart.RatedInks; ink++ {
			word, ground := chartInk(ink.On()).(color.NRGBA), chartInk(ink).(color.NRGBA)
			if got := contrast(word, ground); got < forText {
				t.Errorf("mode %d: words on ink %d have contrast %.2f, less than %v", theme.Mode, ink, got, forText)
			}
		}
	}
}

func TestRoundShapesArePaintedAsCircles(t *testing.T) {
	d := &chart.Drawing{Shapes: []chart.Shape{{Closed: true, Round: true, Fill: chart.Paper, Line: chart.Text, Thickness: 1, Points: []chart.Point{
		{X: 50, Y: 30}, {X: 60, Y: 40}, {X: 50, Y: 50}, {X: 40, Y: 40},
	}}}}
	r, _ := drawn(t, d)
	circles := seen(r.circles)
	if len(circles) != 1 || len(r.Objects()) != 1 {
		t.Fatalf("%d circles among %d objects", len(circles), len(r.Objects()))
	}
	if at, size, scale := circles[0].Position(), circles[0].Size(), chartScale(); !alike(at.X, 40*scale) || !alike(at.Y, 30*scale) || !alike(size.Width, 20*scale) {
		t.Errorf("the circle stands at %v, %v large", at, size)
	}
}

func alike(a, b float32) bool { return max(a-b, b-a) < 0.01 }
