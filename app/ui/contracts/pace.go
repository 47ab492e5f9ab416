package contracts

import (
	"math/big"

	"fyne.io/fyne/v2"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// chart shows what was spent against the time that has passed, month by month; it follows what was read last.
func (e *editor) chart() fyne.CanvasObject {
	today := e.list.host.Today()
	drawn := kit.Chart(func(width, _ float32) chart.Drawing {
		return e.file.burnUp(today).Draw(float64(width), kit.ChartMeasure)
	})
	e.follow = append(e.follow, drawn.Refresh)
	return drawn
}

// burnUp is the pace of spending as a chart: an even pace from nothing to the value beside what was spent, and where that leads.
func (f *file) burnUp(today civil.Date) chart.BurnUp {
	b := chart.BurnUp{Title: f.pace.Words(), Height: 190}
	d := &f.dossier
	dayOf := func(day civil.Date) chart.Day { return chart.DayOf(day.UTC()) }
	value, spent := d.Worth(), d.Spent
	from, to := d.Term.From, d.End()
	if b.Title == "" {
		b.Title = "Neither a value with what was spent of it, nor a term is known yet"
		return b
	}
	if from.IsZero() || to.IsZero() || !to.After(from) {
		b.Title += ". The chart needs the days on which the contract begins and ends"
		return b
	}
	if value.IsSet() {
		b.Plan = chart.DayLine{Name: "even pace", Values: []chart.DayValue{{Day: dayOf(from), Value: 0}, {Day: dayOf(to), Value: units(value)}}}
	}
	var done []chart.DayValue
	for _, m := range f.course {
		if end := m.Month.To(); end.Before(today) {
			done = append(done, chart.DayValue{Day: dayOf(end), Value: units(m.Cumulative)})
		}
	}
	if spent.IsSet() {
		if len(done) == 0 || done[0].Value != 0 {
			done = append([]chart.DayValue{{Day: dayOf(from), Value: 0}}, done...)
		}
		last := earlier(today, to)
		if last.After(from) && dayOf(last) > done[len(done)-1].Day {
			done = append(done, chart.DayValue{Day: dayOf(last), Value: units(spent)})
		}
		b.Done = chart.DayLine{Name: "spent", Values: done}
		if total := f.outturn.Total; total.IsSet() && to.After(today) {
			b.Projection = chart.DayLine{Name: "expected", Values: []chart.DayValue{done[len(done)-1], {Day: dayOf(to), Value: units(total)}}}
		}
	}
	b.Days = []chart.MarkedDay{{Day: dayOf(today), Name: "today"}, {Day: dayOf(to), Name: "end"}}
	return b
}

// units is an amount in whole units of its currency, as near as a chart draws it.
func units(a money.Amount) float64 {
	value, _ := new(big.Rat).Set(a.Decimal().Rat()).Float64()
	return value
}

func earlier(a, b civil.Date) civil.Date {
	if b.Before(a) {
		return b
	}
	return a
}
