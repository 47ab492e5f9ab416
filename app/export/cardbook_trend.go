package export

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// trendPlan is where the rows of Trend stand. It has one column for each period.
type trendPlan struct {
	read int // the first of the rows that people read; those before it are steps on the way
	rows []trendRow
	at   map[string]int // row by name
}

// trendRow is a row of Trend: a figure of a part of the card in every period.
type trendRow struct {
	name    string // for formulas of other rows
	part    string // what it is about; alone, it is the title of the rows below it
	level   string
	indent  int
	look    look
	formula func(period int) string // nil or empty where the figure is put in
	value   func(period int) any
}

const (
	trendHeadRow     = 4
	firstTrendColumn = 3 // with the first period
)

// cell is where a row has its figure of a period; the sheet is not named.
func (t *trendPlan) cell(name string, period int) string {
	return fixed(firstTrendColumn+period, t.at[name])
}

// span is the range of rows from one to another in a period.
func (t *trendPlan) span(first, last string, period int) string {
	column := firstTrendColumn + period
	return fixedRange(column, t.at[first], column, t.at[last])
}

func (t *trendPlan) section(title string) { t.rows = append(t.rows, trendRow{part: title}) }

func (t *trendPlan) add(r trendRow) { t.rows = append(t.rows, r) }

// planTrend lists the rows and gives each its place.
func (k *cardBook) planTrend() {
	k.planLines()
	k.planWeights()
	k.planScores()
	k.planCoverage()
	k.trend.read = len(k.trend.rows)
	k.planRatings()
	k.planDrawn()
	t := &k.trend
	t.at = map[string]int{}
	for i, r := range t.rows {
		if r.name != "" {
			t.at[r.name] = trendHeadRow + 1 + i
		}
	}
}

// planLines lists the lines of ratings, valid in each period.
func (k *cardBook) planLines() {
	k.trend.section("Lines of roll-ups")
	for _, line := range []struct {
		name, part string
		of         func(scorecard.Lines) exact.Decimal
	}{
		{"line good", "Good from", func(l scorecard.Lines) exact.Decimal { return l.Good }},
		{"line approaching", "Approaching target from", func(l scorecard.Lines) exact.Decimal { return l.Approaching }},
		{"line improving", "Requires improvement from", func(l scorecard.Lines) exact.Decimal { return l.Improving }},
		{"line coverage", "Coverage for an overall score, %", func(l scorecard.Lines) exact.Decimal { return l.Coverage }},
		{"line opinion gap", "Gap of opinions to talk about", func(l scorecard.Lines) exact.Decimal { return l.OpinionGap }},
		{"line value gap", "Gap of measured values to talk about", func(l scorecard.Lines) exact.Decimal { return l.ValueGap }},
	} {
		k.trend.add(trendRow{
			name: line.name, part: line.part, level: "line", look: lookInput,
			value: func(n int) any { return decimal(line.of(k.results[n].Lines)) },
		})
	}
}

// planWeights lists the weights of perspectives and objectives; those of measures stand on Readings.
func (k *cardBook) planWeights() {
	k.trend.section("Weights, relative to the parts beside them")
	for _, p := range k.perspectives {
		k.trend.add(trendRow{name: p.key("weight"), part: p.name, level: "perspective", look: lookInput, value: func(n int) any {
			weight, _ := k.results[n].Perspectives[p.index].Perspective.Weights.In(k.results[n].Period)
			return decimal(weight)
		}})
	}
	for _, p := range k.perspectives {
		for _, o := range p.objectives {
			k.trend.add(trendRow{name: p.part(o, "weight"), part: o.name, level: "objective", indent: 1, look: lookInput, value: func(n int) any {
				weight, _ := k.objective(n, p, o).Objective.Weights.In(k.results[n].Period)
				return decimal(weight)
			}})
		}
	}
}

// key names a row of a perspective, and part one of an objective of it.
func (p *cardPerspective) key(figure string) string { return fmt.Sprintf("%s P%d", figure, p.index) }

func (p *cardPerspective) part(o *cardObjective, figure string) string {
	return fmt.Sprintf("%s P%d O%d", figure, p.index, o.index)
}

func (k *cardBook) perspective(n int, p *cardPerspective) *scorecard.PerspectiveResult {
	return &k.results[n].Perspectives[p.index]
}

func (k *cardBook) objective(n int, p *cardPerspective, o *cardObjective) *scorecard.ObjectiveResult {
	return &k.perspective(n, p).Objectives[o.index]
}

var (
	lookRolled   = lookNumber.as("0.00")
	lookCoverage = lookNumber.as("0.0%")
)

// meanFormula is the mean of the figures in a range by the weights in another, of those that are numbers.
func meanFormula(weights, figures string) string {
	measured := fmt.Sprintf(`SUMIF(%s,">=0",%s)`, figures, weights)
	return fmt.Sprintf(`IF(%s>0,SUMPRODUCT(%s,%s)/%s,"%s")`, measured, weights, figures, measured, none)
}

// measureRange is a column of Readings over the measures of an objective in a period, empty where there are none.
func (k *cardBook) measureRange(n int, p *cardPerspective, o *cardObjective, column int) string {
	measures := k.objective(n, p, o).Measures
	if len(measures) == 0 {
		return ""
	}
	first := k.rows[n][measures[0].Placed.Measure].row
	return readingsSheet + "!" + fixedRange(column, first, column, first+len(measures)-1)
}

// ofObjective is the mean of a column of Readings.
func (k *cardBook) ofObjective(p *cardPerspective, o *cardObjective, column int) func(int) string {
	return func(n int) string {
		figures := k.measureRange(n, p, o, column)
		if figures == "" {
			return ""
		}
		return meanFormula(k.measureRange(n, p, o, colWeight), figures)
	}
}

// ofPerspective is the mean of a figure of its objectives.
func (k *cardBook) ofPerspective(p *cardPerspective, figure string) func(int) string {
	if len(p.objectives) == 0 {
		return nil
	}
	first, last := p.objectives[0], p.objectives[len(p.objectives)-1]
	return func(n int) string {
		return meanFormula(k.trend.span(p.part(first, "weight"), p.part(last, "weight"), n), k.trend.span(p.part(first, figure), p.part(last, figure), n))
	}
}

// ofAll is the mean of a figure of all perspectives.
func (k *cardBook) ofAll(figure string, n int) string {
	if len(k.perspectives) == 0 {
		return ""
	}
	first, last := k.perspectives[0], k.perspectives[len(k.perspectives)-1]
	return meanFormula(k.trend.span(first.key("weight"), last.key("weight"), n), k.trend.span(first.key(figure), last.key(figure), n))
}

// planScores lists the scores of the card and its parts.
func (k *cardBook) planScores() {
	t := &k.trend
	t.section("Scores: means of what was measured, by weight")
	t.add(trendRow{
		name: "score", part: "Overall", level: "scorecard", look: lookRolled.strong(),
		formula: func(n int) string {
			mean := k.ofAll("score", n)
			if mean == "" {
				return ""
			}
			coverage := t.cell("coverage", n)
			return fmt.Sprintf(`IF(ISNUMBER(%s),IF(ROUND(%s-%s/100,9)>=0,%s,"%s"),"%s")`, coverage, coverage, t.cell("line coverage", n), mean, none, none)
		},
		value: func(n int) any { return ratFigure(k.results[n].Overall.Mean) },
	})
	for _, p := range k.perspectives {
		t.add(trendRow{
			name: p.key("score"), part: p.name, level: "perspective", look: lookRolled.strong(), formula: k.ofPerspective(p, "score"),
			value: func(n int) any { return ratFigure(k.perspective(n, p).Mean) },
		})
	}
	for _, p := range k.perspectives {
		for _, o := range p.objectives {
			t.add(trendRow{
				name: p.part(o, "score"), part: o.name, level: "objective", indent: 1, look: lookRolled, formula: k.ofObjective(p, o, colScore),
				value: func(n int) any { return ratFigure(k.objective(n, p, o).Mean) },
			})
		}
	}
	k.eachMeasure(func(name string, m *cardMeasure) {
		t.add(trendRow{
			name: "score " + name, part: m.measure.Name, level: "measure", indent: 2, look: lookRolled,
			formula: m.onReadings(colScore),
			value:   m.figure(func(r *scorecard.MeasureResult) any { return scoreFigure(r.Scored, r.Score) }),
		})
	})
}

// eachMeasure calls f with every measure and a name for its rows.
func (k *cardBook) eachMeasure(f func(name string, m *cardMeasure)) {
	for _, p := range k.perspectives {
		for _, o := range p.objectives {
			for i, m := range o.measures {
				f(fmt.Sprintf("%s M%d", p.part(o, ""), i), m)
			}
		}
	}
}

// onReadings refers to a column of Readings.
func (m *cardMeasure) onReadings(column int) func(int) string {
	return func(n int) string {
		if m.rows[n] == nil {
			return ""
		}
		return readingsSheet + "!" + fixed(column, m.rows[n].row)
	}
}

// figure is a figure of the measure, a dash in periods in which it is not on the card.
func (m *cardMeasure) figure(of func(*scorecard.MeasureResult) any) func(int) any {
	return func(n int) any {
		if m.rows[n] == nil {
			return none
		}
		return of(m.rows[n].result)
	}
}

// planCoverage lists the shares of weight measured.
func (k *cardBook) planCoverage() {
	t := &k.trend
	t.section("Coverage: the share of the weight due that was measured")
	t.add(trendRow{
		name: "coverage", part: "Overall", level: "scorecard", look: lookCoverage.strong(),
		formula: func(n int) string { return k.ofAll("coverage", n) },
		value:   func(n int) any { return ratFigure(k.results[n].Overall.Coverage) },
	})
	for _, p := range k.perspectives {
		t.add(trendRow{
			name: p.key("coverage"), part: p.name, level: "perspective", look: lookCoverage, formula: k.ofPerspective(p, "coverage"),
			value: func(n int) any { return ratFigure(k.perspective(n, p).Coverage) },
		})
	}
	for _, p := range k.perspectives {
		for _, o := range p.objectives {
			t.add(trendRow{
				name: p.part(o, "coverage"), part: o.name, level: "objective", indent: 1, look: lookCoverage, formula: k.ofObjective(p, o, colMeasured),
				value: func(n int) any { return ratFigure(k.objective(n, p, o).Coverage) },
			})
		}
	}
}

// planRatings lists the ratings of the card and its parts.
func (k *cardBook) planRatings() {
	t := &k.trend
	t.section("Ratings")
	chosen := lookInput
	chosen.align, chosen.wrap = "", true
	t.add(trendRow{name: "set", part: "Overall rating set by people", level: "scorecard", look: chosen, value: func(n int) any {
		if o := k.results[n].Overall.Override; o != nil {
			return ratingWords(o.Rating)
		}
		return nil
	}})
	words := lookCell
	t.add(trendRow{
		name: "rating", part: "Overall", level: "scorecard", look: words.strong(),
		formula: func(n int) string {
			return fmt.Sprintf(`IF(%s<>"",%s,%s)`, t.cell("set", n), t.cell("set", n), k.rolledRating("score", n))
		},
		value: func(n int) any { return ratingWords(k.results[n].Overall.Rating) },
	})
	for _, p := range k.perspectives {
		t.add(trendRow{
			name: p.key("rating"), part: p.name, level: "perspective", look: words.strong(),
			formula: func(n int) string { return k.rolledRating(p.key("score"), n) },
			value:   func(n int) any { return ratingWords(k.perspective(n, p).Rating) },
		})
	}
	for _, p := range k.perspectives {
		for _, o := range p.objectives {
			t.add(trendRow{
				name: p.part(o, "rating"), part: o.name, level: "objective", indent: 1, look: words,
				formula: func(n int) string { return k.rolledRating(p.part(o, "score"), n) },
				value:   func(n int) any { return ratingWords(k.objective(n, p, o).Rating) },
			})
		}
	}
	k.eachMeasure(func(name string, m *cardMeasure) {
		t.add(trendRow{
			name: "rating " + name, part: m.measure.Name, level: "measure", indent: 2, look: words, formula: m.onReadings(colRating),
			value: m.figure(func(r *scorecard.MeasureResult) any { return ratingWords(r.Rating) }),
		})
	})
}

// rolledRating is the rating of a roll-up by the lines of its period.
func (k *cardBook) rolledRating(score string, n int) string {
	at := k.trend.cell(score, n)
	lines := [ratingLines]string{"line good", "line approaching", "line improving"}
	return fmt.Sprintf(`IF(ISNUMBER(%s),%s,"%s")`, at, byLinesFormula(func(line int) string {
		return fmt.Sprintf("ROUND(%s-%s,9)>=0", at, k.trend.cell(lines[line], n))
	}), ratingWords(scorecard.NotYetRated))
}

// planDrawn lists what charts draw: the scores again, with an error value for what is missing, which charts leave out. A text would be
// drawn as zero.
func (k *cardBook) planDrawn() {
	t := &k.trend
	t.section("What the charts draw: #N/A leaves a gap")
	drawn := func(name, part, level string, indent int, value func(int) any) {
		t.add(trendRow{
			name: "drawn " + name, part: part, level: level, indent: indent, look: lookNumber.as("0.0").muted(),
			formula: func(n int) string {
				return fmt.Sprintf("IF(ISNUMBER(%s),%s,NA())", t.cell(name, n), t.cell(name, n))
			},
			value: func(n int) any {
				if v := value(n); v != none {
					return v
				}
				return notAvailable
			},
		})
	}
	drawn("score", "Overall", "scorecard", 0, func(n int) any { return ratFigure(k.results[n].Overall.Mean) })
	for _, p := range k.perspectives {
		drawn(p.key("score"), p.name, "perspective", 0, func(n int) any { return ratFigure(k.perspective(n, p).Mean) })
	}
	k.eachMeasure(func(name string, m *cardMeasure) {
		drawn("score "+name, m.measure.Name, "measure", 2, m.figure(func(r *scorecard.MeasureResult) any { return scoreFigure(r.Scored, r.Score) }))
	})
}

// trendChartRows is how many rows the chart below the table takes, with what is left free above it.
const trendChartRows = 24

// writeTrend writes all rows, and draws the overall score. Printed are the ratings and what is drawn, not the steps that lead there.
func (k *cardBook) writeTrend(b *book) {
	widths := []float64{38, 12}
	for range k.results {
		widths = append(widths, 12)
	}
	f := k.page(widths, trendHeadRow, firstTrendColumn-1)
	f.titleRow, f.pagesWide = trendHeadRow, (len(k.results)+11)/12
	last := trendHeadRow + len(k.trend.rows)
	f.printed = area{1, trendHeadRow + 1 + k.trend.read, len(widths), last + trendChartRows}
	s := b.sheet(trendSheet, f)
	s.highlightRatings(ref(firstTrendColumn, trendHeadRow+1), ref(firstTrendColumn+len(k.results)-1, last))
	set := k.trend.at["set"]
	s.validate(oneOf(ratingChoices()...), ref(firstTrendColumn, set)+":"+ref(firstTrendColumn+len(k.results)-1, set))
	s.chart(ref(1, last+3), k.trendChart())
	k.writeHead(s, "Scores, coverage and ratings by period, each with the weights and lines of its last day")
	s.skip(1)
	s.text(1, "Part of the scorecard", lookHeading)
	s.text(2, "Level", lookHeading)
	for n, r := range k.results {
		s.text(firstTrendColumn+n, r.Period.String(), lookHeading.right())
	}
	s.next(0)
	for _, row := range k.trend.rows {
		k.writeTrendRow(s, row)
	}
	s.close()
}

func (k *cardBook) writeTrendRow(s *sheet, row trendRow) {
	if row.value == nil {
		s.text(1, row.part, lookSection)
		for column := 2; column < firstTrendColumn+len(k.results); column++ {
			s.blank(column, lookSection)
		}
		s.next(22)
		return
	}
	s.text(1, row.part, lookCell.indented(row.indent))
	s.text(2, row.level, lookCell.muted())
	check := k.check(together(", ", row.name, row.part))
	for n := range k.results {
		column, value := firstTrendColumn+n, row.value(n)
		formula := ""
		if row.formula != nil {
			formula = row.formula(n)
		}
		if formula == "" {
			s.put(column, "", value, row.look)
			continue
		}
		check.formula(s, column, firstFigureColumn+n, formula, value, row.look)
	}
	s.next(0)
}

// trendChart draws the overall score and that of each perspective over all periods.
func (k *cardBook) trendChart() *excelize.Chart {
	last := len(k.results) - 1
	drawn := func(name string) series {
		first, end := fixed(firstTrendColumn, k.trend.at["drawn "+name]), fixed(firstTrendColumn+last, k.trend.at["drawn "+name])
		return series{
			name:       trendSheet + "!" + fixed(1, k.trend.at["drawn "+name]),
			categories: trendSheet + "!" + fixedRange(firstTrendColumn, trendHeadRow, firstTrendColumn+last, trendHeadRow),
			values:     trendSheet + "!" + first + ":" + end,
		}
	}
	list := []series{drawn("score")}
	for _, p := range k.perspectives {
		list = append(list, drawn(p.key("score")))
	}
	return lineChart("Scores by period: 75 is as agreed", list, 980, 380)
}
