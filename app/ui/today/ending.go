package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/desk"
	"counterweight/app/ui/kit"
)

// ending shows how long the contracts run on that end in the months ahead.
type ending struct {
	page   *Page
	chart  fyne.CanvasObject
	note   *kit.Line
	say    *kit.Wrapped
	object *fyne.Container
	drawn  chart.Ends
}

// mostEnding is how many contracts are drawn; the register has them all.
const mostEnding = 12

func newEnding(p *Page) *ending {
	e := &ending{page: p, note: kit.OneLine("", theme.SizeNameText, false, kit.Secondary), say: kit.Words("", theme.SizeNameText, false, kit.Secondary)}
	e.chart = kit.Chart(func(width, _ float32) chart.Drawing {
		if len(e.drawn.Rows) == 0 {
			return chart.Drawing{Width: float64(width)}
		}
		return e.drawn.Draw(float64(width), kit.ChartMeasure)
	})
	title := kit.Words("Ending in the next 12 months", theme.SizeNameText, true, kit.Plain)
	e.object = kit.Flow(8, container.New(titleLayout{}, title, e.note), e.chart, e.say)
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
	note := ""
	if hatched {
		note = "hatched: extension options"
	}
	e.note.SetText(note)
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
	e.chart.Hidden = len(t.Ending) == 0
	e.chart.Refresh()
}
