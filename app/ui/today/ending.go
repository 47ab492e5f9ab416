package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/desk"
	"counterweight/app/ui/kit"
)

// ending shows how long the contracts run on that end in the months ahead.
type ending struct {
	page   *Page
	chart  fyne.CanvasObject
	note   *note
	say    *kit.Wrapped
	object *fyne.Container
	drawn  chart.Ends
}

// mostEnding is how many contracts are drawn; the register has them all.
const mostEnding = 8

func newEnding(p *Page) *ending {
	e := &ending{page: p, note: newNote(), say: kit.Words("", theme.SizeNameText, false, kit.Secondary)}
	e.chart = kit.Chart(func(width, _ float32) chart.Drawing {
		if len(e.drawn.Rows) == 0 {
			return chart.Drawing{Width: float64(width)}
		}
		return e.drawn.Draw(float64(width), kit.ChartMeasure)
	})
	e.object = kit.Flow(8, titled("Ending in the next 12 months", e.note.text), e.chart, e.say)
	return e
}

func (e *ending) show(t *desk.Today) {
	e.drawn = chart.Ends{From: chart.DayOf(t.Day.UTC()), To: chart.DayOf(t.Day.AddMonths(desk.EndingMonths).UTC())}
	hatched := false
	for i := range t.Ending[:min(len(t.Ending), mostEnding)] {
		x := &t.Ending[i]
		hatched = hatched || x.Latest.After(x.End)
		e.drawn.Rows = append(e.drawn.Rows, chart.EndRow{
			Label: kit.Joined(" ", x.Reference, x.Title), End: chart.DayOf(x.End.UTC()), Latest: chart.DayOf(x.Latest.UTC()),
		})
	}
	words := ""
	if hatched {
		words = "hatched: extension options"
	}
	e.note.say(words)
	left := len(t.Ending) - len(e.drawn.Rows)
	switch {
	case len(t.Ending) == 0:
		e.say.SetText("No contract ends in the next 12 months.")
	case left > 0:
		e.say.SetText("and " + kit.Grouped(left) + " more, later")
	default:
		e.say.SetText("")
	}
	e.say.Hidden = e.say.Text() == ""
	e.chart.Refresh()
}
