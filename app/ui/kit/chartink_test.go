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
