package export

import (
	"fmt"
	"math/big"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/civil"
)

// mostTrendMonths is how many months back the readiness goes out.
const mostTrendMonths = 36

// readinessPoint is the readiness on a day: as it was, as it was planned, and where it leads.
type readinessPoint struct {
	on                     civil.Date
	actual, planned, ahead *big.Rat
}

// end is the day that readiness is projected to: the end of the contract, of several the last. It is no date where there is none ahead.
func (k *Knowledge) end() (last civil.Date) {
	for _, id := range k.contracts() {
		if end := k.Contracts[id].End; end.After(last) {
			last = end
		}
	}
	if last.Before(k.Today) {
		return civil.Date{}
	}
	return last
}

// firstShown is the day of the first evidence of all, about somebody who is known; no date where there is none.
func (k *Knowledge) firstShown() (first civil.Date) {
	for i := range k.Record.Evidence {
		if e := &k.Record.Evidence[i]; (first.IsZero() || e.On.Before(first)) && k.person(e.Person) != nil {
			first = e.On
		}
	}
	return first
}

// trend is the readiness at the end of each month from the first evidence on, today, and on to the end of the contract.
func (k *Knowledge) trend() (points []readinessPoint) {
	which, end := k.which(), k.end()
	first := k.firstShown()
	if earliest := k.Today.AddMonths(-mostTrendMonths); first.IsZero() || first.Before(earliest) {
		first = earliest
	}
	add := func(day civil.Date) {
		p := readinessPoint{on: day, planned: k.Record.Planned(which, day)}
		if !day.After(k.Today) {
			p.actual = k.Record.Readiness(which, day)
		}
		if !day.Before(k.Today) && !end.IsZero() {
			p.ahead = k.Record.Projected(which, k.Today, day).Then
		}
		points = append(points, p)
	}
	until := end
	if end.IsZero() {
		until = k.Today
	}
	const mostAhead = 60
	if furthest := k.Today.AddMonths(mostAhead); until.After(furthest) {
		until = furthest
	}
	for month := civil.PeriodOf(civil.Month, first); !month.To().After(until); month = month.Next() {
		if before := month.Prev().To(); before.Before(k.Today) && month.To().After(k.Today) {
			add(k.Today)
		}
		add(month.To())
	}
	if last := points; len(last) == 0 || last[len(last)-1].on.Before(k.Today) {
		add(k.Today)
	}
	if points[len(points)-1].on.Before(until) {
		add(until)
	}
	return points
}

// The columns of Trend.
const (
	krDay = iota + 1
	krLabel
	krActual
	krPlanned
	krAhead
)

var readinessColumns = []readingColumn{
	{"Day", 13, false},
	{"Month", 10, false},
	{"Ready to stand alone", 13, true},
	{"Planned", 13, true},
	{"At this pace", 13, true},
}

// writeTrend writes the readiness by month. What has passed is as the program worked it out; today and what lies ahead are formulas.
func (g *knowledgeBook) writeTrend(b *book) {
	s := b.beginTable(g, trendSheet, "Readiness at the end of each month, beside what the goals' plan lines lead to", readinessColumns, 1)
	points := g.trend()
	s.chart("G4", g.readinessChart(len(points)))
	format := lookNumber.as("0.0%")
	for _, p := range points {
		check := g.check("Readiness on " + p.on.Words())
		s.day(krDay, p.on, lookCell)
		s.text(krLabel, g.monthLabel(p.on), lookCell)
		switch {
		case p.on == g.Today:
			check.add(s, krActual, fmt.Sprintf("IF(ISNUMBER(%s),%s,NA())", readyCell, readyCell), orGap(p.actual), format.strong())
		case p.actual == nil:
			s.blank(krActual, format) // readers draw a gap for an empty cell, and not all of them one for an error value
		default:
			s.put(krActual, "", share(p.actual), format)
		}
		if p.planned == nil {
			s.blank(krPlanned, format)
		} else {
			s.put(krPlanned, "", share(p.planned), format)
		}
		g.writeAhead(s, check, p, format)
		s.next(0)
	}
	s.endTable(readinessColumns, "")
}

// writeAhead writes where the pace leads.
func (g *knowledgeBook) writeAhead(s *sheet, check *checkRow, p readinessPoint, format look) {
	if p.on.Before(g.Today) || g.end().IsZero() {
		s.blank(krAhead, format)
		return
	}
	check.add(s, krAhead, fmt.Sprintf("IF(ISNUMBER(%s),%s,NA())", paceCell, within01(fmt.Sprintf("%s+%s*(%s-as_of)", readyCell, paceCell, ref(krDay, s.row)))), orGap(p.ahead), format)
}

// within01 brings a figure into 0 to 1.
func within01(formula string) string { return "MAX(0,MIN(1," + formula + "))" }

// monthLabel is a text below the chart, since readers draw an axis of days as they like.
func (k *Knowledge) monthLabel(day civil.Date) string {
	if day == k.Today {
		return "today"
	}
	return day.UTC().Format("Jan\u00a006")
}

// orGap is a share as a chart draws it: nothing where there is none.
func orGap(r *big.Rat) any {
	if r == nil {
		return notAvailable
	}
	return share(r)
}

func (g *knowledgeBook) readinessChart(points int) *excelize.Chart {
	first, last := tableHeadRow+1, tableHeadRow+points
	line := func(column int) series {
		return series{
			name: cellOn(trendSheet, column, tableHeadRow), categories: rangeOn(trendSheet, krLabel, first, last), values: rangeOn(trendSheet, column, first, last),
		}
	}
	c := lineChart("Ready to stand alone, beside the plan", []series{line(krActual), line(krPlanned), line(krAhead)}, 760, 360)
	full := 1.0
	c.YAxis.Maximum = &full
	c.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0%"}
	const mostLabels = 12
	c.XAxis.TickLabelSkip = 1 + points/mostLabels
	c.XAxis.Alignment.TextRotation = 45
	for i := range c.Series {
		c.Series[i].Marker.Symbol = "none"
	}
	c.Series[2].Line.Dash = excelize.LineDashDash
	return c
}
