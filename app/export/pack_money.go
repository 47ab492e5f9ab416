package export

import (
	"counterweight/app/chart"
	"counterweight/procurement"
	"counterweight/procurement/money"
	"counterweight/scorecard/governance"
)

// latestMonths is how many months of money a pack for a meeting lists; the annex and the workbook have all.
const latestMonths = 6

// writeMoney draws what was spent beside the value, and lists the last months.
func (r *packReport) writeMoney() {
	months, err := r.Contract.Dossier.ByMonth()
	if err != nil || len(months) == 0 { // sums were made for the outturn already, so none fails here
		return
	}
	r.markedPart("Money by month")
	r.chart(r.spending(months).Draw(bodyWidth, r.ts.measure))
	table := printTable{columns: []printColumn{{title: "Month", share: 1}, {title: "Spent", right: true, share: 1}, {title: "Expected or committed", right: true, share: 1}, {title: "Spent up to then", right: true, share: 1}}}
	if r.Depth != governance.AnnexDepth {
		months = months[max(0, len(months)-latestMonths):]
	}
	for _, m := range months {
		table.rows = append(table.rows, printRow{cells: []string{m.Month.Words(), m.Spent.Words(), m.Forecast.Words(), m.Cumulative.Words()}})
	}
	r.table(table)
}

// spending is what was spent up to each month's end, beside the value spread evenly over the term.
func (r *packReport) spending(months []procurement.CumulativeMonth) chart.BurnUp {
	d := r.Contract.Dossier
	per, unit := 1.0, d.Currency.String()
	value := figureOf(r.sums.outturn.Value)
	switch most := max(value, figureOf(months[len(months)-1].Cumulative)); {
	case most >= 2e6:
		per, unit = 1e6, unit+" m"
	case most >= 2e3:
		per, unit = 1e3, unit+" k"
	}
	at := func(a money.Amount) float64 { return figureOf(a) / per }
	b := chart.BurnUp{
		Title: r.spendingTitle(), Y: chart.Axis{Name: unit + ", excluding VAT"}, Height: 170,
		Done: chart.DayLine{Name: "Spent"}, Plan: chart.DayLine{Name: "Value, evenly"}, Days: []chart.MarkedDay{{Day: chart.DayOf(r.Today.UTC()), Name: "now"}},
	}
	for _, m := range months {
		if !m.Month.From().After(r.Today) {
			b.Done.Values = append(b.Done.Values, chart.DayValue{Day: chart.DayOf(m.Month.To().UTC()), Value: at(m.Cumulative)})
		}
	}
	if end := d.EndOn(r.Today, r.Contract.Calendars); !end.IsZero() && !d.Term.From.IsZero() && r.sums.outturn.Value.IsSet() {
		b.Plan.Values = []chart.DayValue{{Day: chart.DayOf(d.Term.From.UTC())}, {Day: chart.DayOf(end.UTC()), Value: at(r.sums.outturn.Value)}}
	}
	return b
}

// spendingTitle says the point of the chart.
func (r *packReport) spendingTitle() string {
	pace := r.sums.pace
	if pace.Spent == nil || pace.Elapsed == nil {
		return "What was spent"
	}
	return percentWords(pace.Spent) + " of the value is spent, and " + percentWords(pace.Elapsed) + " of the term has passed"
}
