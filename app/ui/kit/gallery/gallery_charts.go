package gallery

import (
	"fmt"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
)

// drawn is a chart on a card.
func drawn(c interface {
	Draw(width float64, measure chart.Measure) chart.Drawing
},
) fyne.CanvasObject {
	return kit.Card(kit.Pad(12, 12, 14, 14, kit.Chart(func(width, _ float32) chart.Drawing { return c.Draw(float64(width), kit.ChartMeasure) })))
}

func day(year, month, day int) chart.Day {
	return chart.DayOf(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC))
}

func chartsOfShares() fyne.CanvasObject {
	scatter := chart.Scatter{
		Title: "Halden costs more than Copperline and is no better", Height: 190, LessX: true, Frontier: "none better for the price",
		X: chart.Axis{Name: "price, £m"}, Y: chart.Axis{Name: "quality"},
		Points: []chart.ScatterPoint{
			{Label: "Fernhill", X: 1.94, Y: 92.31, Strong: true},
			{Label: "Merrow", X: 1.52, Y: 59.62},
			{Label: "Copperline", X: 1.78, Y: 78.85},
			{Label: "Brindle & Co", X: 1.61, Y: 65.38},
			{Label: "Halden", X: 1.81, Y: 67.31},
		},
		Split: &chart.Split{X: 1.7, Y: 75, Names: [4]string{"good and cheap", "good and dear", "poor and cheap", "poor and dear"}},
	}
	heat := chart.HeatMap{Title: "Merrow is weakest where quality is delivered", Columns: bidders, High: 4}
	for i, criterion := range criteria {
		row := chart.HeatRow{Label: criterion}
		for _, mark := range marks[i] {
			value := 0.0
			if mark != "" {
				value = float64(mark[0] - '0')
			}
			row.Cells = append(row.Cells, chart.HeatCell{Value: value, Word: mark})
		}
		heat.Rows = append(heat.Rows, row)
	}
	score := chart.Ring{Title: "Approaching target, up 3 on September", Figure: "71", Under: "of 100", Height: 110, Parts: []chart.RingPart{{Share: 0.71, Ink: chart.First + 3}}}
	spend := chart.Ring{Title: "Two suppliers take 71 % of the spend", Figure: "£4.2m", Under: "this year", Height: 110}
	for i, name := range []string{"Fernhill 41 %", "Copperline 30 %", "Brindle & Co 14 %", "Merrow 9 %", "others 6 %"} {
		spend.Parts = append(spend.Parts, chart.RingPart{Share: []float64{0.41, 0.30, 0.14, 0.09, 0.06}[i], Label: name, Ink: chart.LineInk(i)})
	}
	return sheet("Charts of shares", "scatter with its frontier, steps of heat, rings", kit.Stack(14,
		kit.Beside([]float32{1, 1}, drawn(scatter), drawn(heat)), kit.Beside([]float32{1, 1}, drawn(score), drawn(spend)),
	))
}

func chartsOfTime() fyne.CanvasObject {
	now := chart.MarkedDay{Day: chart.DayOf(today.UTC()), Name: "today"}
	term := func(from, to, option chart.Day) []chart.Span {
		return []chart.Span{{From: from, To: to, Word: "core term", Ink: chart.Primary}, {From: to + 1, To: option, Word: "option", Ink: chart.Secondary}}
	}
	timeline := chart.Timeline{
		Title: "Two contracts end before their successors can begin", Days: []chart.MarkedDay{now},
		Rows: []chart.TimelineRow{
			{
				Label: "C-014 Appeals delivery partner", Spans: term(day(2025, 3, 13), day(2027, 3, 12), day(2028, 3, 12)),
				Milestones: []chart.MarkedDay{{Day: day(2026, 12, 12), Name: "notice"}, {Day: day(2027, 1, 20), Name: "decide on the option"}},
			},
			{Label: "C-020 Hosting", Spans: term(day(2026, 1, 1), day(2026, 12, 31), day(2027, 6, 30))},
			{Label: "T-007 Data platform", Milestones: []chart.MarkedDay{{Day: day(2026, 10, 2), Name: "bids open"}, {Day: day(2027, 2, 1), Name: "award"}}},
		},
	}
	at := func(d chart.Day, value float64) chart.DayValue { return chart.DayValue{Day: d, Value: value} }
	begun, ends := day(2025, 3, 12), chart.MarkedDay{Day: day(2027, 3, 12), Name: "contract ends"}
	burnUp := chart.BurnUp{
		Title: "At this pace 75 % by the end of the contract; the plan is 97 %", Height: 190, Y: chart.Axis{Name: "ready to stand alone", Unit: " %", High: 100},
		Scope:      chart.DayLine{Name: "agreed", Values: []chart.DayValue{at(begun, 88), at(day(2025, 10, 1), 100)}},
		Done:       chart.DayLine{Name: "done 52 %", Values: []chart.DayValue{at(begun, 0), at(day(2025, 8, 20), 9), at(day(2026, 3, 1), 21), at(now.Day, 52)}},
		Plan:       chart.DayLine{Name: "plan 97 %", Values: []chart.DayValue{at(begun, 0), at(day(2025, 9, 1), 15), at(day(2026, 7, 1), 60), at(ends.Day, 97)}},
		Projection: chart.DayLine{Name: "at this pace 75 %", Values: []chart.DayValue{at(now.Day, 52), at(ends.Day, 75)}},
		Days:       []chart.MarkedDay{now, ends},
	}
	missing := math.NaN()
	var sparks []fyne.CanvasObject
	for i, values := range [][]float64{
		{71, 74, 78, 82, 86, 85, 87, 88},
		{5.2, 4.8, missing, 4.1, 3.6, 3.4, 3.4, 3.1},
		{3, 3, 4, missing, missing, 5, 4, missing},
	} {
		sparks = append(sparks, drawn(chart.Sparkline{
			Title:  []string{"Outcomes accepted first time", "Time to restore service", "No reading in October"}[i],
			Values: values, Value: fmt.Sprint(values[6]), Height: 38, Target: []chart.Range{{Low: 85, High: math.Inf(1)}, {High: 4}, {}}[i],
		}))
	}
	return sheet("Charts of time", "timeline, burn-up, sparklines", kit.Stack(14,
		kit.Beside([]float32{1, 1}, drawn(timeline), drawn(burnUp)), kit.Beside([]float32{1, 1, 1}, sparks...),
	))
}
