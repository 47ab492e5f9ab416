package export

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// The columns of the table on Summary.
const (
	sumPart = iota + 1
	sumShare
	sumTarget
	sumActual
	sumOurs
	sumTheirs
	sumScore
	sumChange
	sumTrend
	sumRating
	sumWhose
	sumComment
)

var summaryHeadings = []readingColumn{
	{"Perspective and measure", 44, false},
	{"Weight", 9, true},
	{"Target", 15, true},
	{"Actual", 14, true},
	{"Ours", 14, true},
	{"Theirs", 14, true},
	{"Score", 9, true},
	{"Change", 9, true},
	{"Trend", 24, false},
	{"Rating", 20, false},
	{"Whose", 18, false},
	{"Comment", 60, false},
}

// summaryHeadRow is the row of the table's headings; the figure of the whole card stands above it.
const (
	summaryHeadRow  = 11
	summaryScoreRow = 4
)

// summary is the sheet that is being written.
type summary struct {
	*cardBook
	*sheet
	lines []sparkline
}

// writeSummary writes the period that is shown.
func (k *cardBook) writeSummary(b *book) {
	var widths []float64
	for _, c := range summaryHeadings {
		widths = append(widths, c.width)
	}
	f := k.page(widths, summaryHeadRow, 1)
	f.titleRow = summaryHeadRow
	s := &summary{cardBook: k, sheet: b.sheet(summarySheet, f)}
	rows := k.summaryRows()
	last := summaryHeadRow + rows
	s.highlightRatings(ref(sumRating, summaryHeadRow+1), ref(sumRating, last))
	s.highlightRatings(ref(2, summaryScoreRow+1), ref(2, summaryScoreRow+1))
	s.highlight("B9", `$B$9<>"all equal"`, alertStyle())
	if len(k.perspectives) > 0 {
		s.chart(ref(1, last+3), k.perspectiveChart())
		s.chart(ref(4, last+3), k.trendChart())
	}
	k.writeHead(s.sheet, "Balanced scorecard")
	s.skip(1)
	s.writeFacts()
	s.writeHeadings()
	s.writeTable()
	s.sparklines(s.lines)
	const chartRows = 24
	s.skip(chartRows)
	s.writeTalk()
	s.close()
}

// summaryRows is how many rows the table has.
func (k *cardBook) summaryRows() (rows int) {
	for _, p := range k.now().Perspectives {
		rows++
		for j := range p.Objectives {
			if len(p.Objectives) > 1 {
				rows++
			}
			rows += len(p.Objectives[j].Measures)
		}
	}
	return rows
}

// latest is the place of the period that is shown.
func (k *cardBook) latest() int { return len(k.results) - 1 }

// onTrend is a figure of the period that is shown.
func (k *cardBook) onTrend(name string, period int) string {
	return trendSheet + "!" + k.trend.cell(name, period)
}

// writeFacts writes what a reader looks for first, each beside its name.
func (s *summary) writeFacts() {
	alone := s.sidesAlone()
	fact := func(title, formula string, value any, l look) {
		s.text(1, title, lookMuted)
		s.cardBook.check(title).formula(s.sheet, 2, firstFigureColumn, formula, value, l)
		if side := s.row - summaryScoreRow; side < len(alone) {
			s.text(sumActual, alone[side].name, lookMuted.right())
			s.put(sumOurs, "", alone[side].score, look{number: "0.0", align: "left"})
			s.text(sumTheirs, "when this was written", lookMuted)
		}
		s.next(0)
	}
	now, n := s.now().Overall, s.latest()
	strong := look{bold: true, colour: accent, size: 12, align: "left"}
	fact("Overall score, of 100", s.onTrend("score", n), ratFigure(now.Mean), strong.as("0.0"))
	fact("Rating", s.onTrend("rating", n), ratingWords(now.Rating), strong)
	fact("Coverage", s.onTrend("coverage", n), ratFigure(now.Coverage), look{align: "left", number: "0.0%"})
	change := any(none)
	if s.changed() != nil {
		change = ratFigure(s.changed())
	}
	since := "Change since the period before"
	formula := `"` + none + `"`
	if n > 0 {
		since = "Change since " + s.results[n-1].Period.Words()
		formula = changeFormula(s.onTrend("score", n), s.onTrend("score", n-1))
	}
	fact(since, formula, change, look{align: "left", number: changeFormat})
	s.text(1, "Reason for the rating", lookMuted)
	if o := now.Override; o != nil {
		s.text(2, "set by people: "+together(", ", o.Reason, o.By, o.On.Words()), lookText)
	} else {
		s.text(2, "by the lines on "+trendSheet+": good from "+s.now().Lines.Good.String()+", approaching target from "+s.now().Lines.Approaching.String()+
			", requires improvement from "+s.now().Lines.Improving.String(), lookText)
	}
	s.next(0)
	s.text(1, "Check", lookMuted)
	s.formula(2, checkRange, "all equal", look{bold: true})
	s.next(0)
	s.skip(1)
}

// sideAlone is what the card comes to by the readings of one side.
type sideAlone struct {
	name  string
	score any
}

// sidesAlone are what the card comes to by each side's readings, where both sides have read enough for that. They are figures and no
// formulas: the sheets rate what counts.
func (s *summary) sidesAlone() []sideAlone {
	r := s.now()
	if !r.Ours.Scored || !r.Theirs.Scored {
		return nil
	}
	return []sideAlone{{"ours alone", ratFigure(r.Ours.Mean)}, {"theirs alone", ratFigure(r.Theirs.Mean)}}
}

const changeFormat = "+0.0;\u22120.0;0.0"

// changeFormula is the difference of two scores, a dash where one is missing.
func changeFormula(now, before string) string {
	return fmt.Sprintf(`IF(COUNT(%s,%s)=2,%s-%s,"%s")`, now, before, now, before, none)
}

// changed is the change of the overall score since the period before, nil where there is none to compare with.
func (k *cardBook) changed() *big.Rat {
	if k.latest() == 0 {
		return nil
	}
	return ratChange(k.now().Overall.Mean, k.results[k.latest()-1].Overall.Mean)
}

func ratChange(now, before *big.Rat) *big.Rat {
	if now == nil || before == nil {
		return nil
	}
	return new(big.Rat).Sub(now, before)
}

func (s *summary) writeHeadings() {
	for i, c := range summaryHeadings {
		l := lookHeading
		if c.right {
			l = l.right()
		}
		s.text(i+1, c.title, l)
	}
	s.next(0)
}

// writeTable writes perspectives, objectives where there is more than one, and measures.
func (s *summary) writeTable() {
	n := s.latest()
	for _, p := range s.perspectives {
		result := s.perspective(n, p)
		share := fmt.Sprintf("IF(SUM(%s)>0,%s/SUM(%s),0)", s.weights(), s.onTrend(p.key("weight"), n), s.weights())
		shareCell := ref(sumShare, s.row)
		s.writeRolled(p.key, p.name, 0, share, result.Share, &result.Rolled, s.before(p.key("score"), func(n int) *big.Rat { return s.perspective(n, p).Mean }))
		for _, o := range p.objectives {
			part := s.objective(n, p, o)
			key := func(figure string) string { return p.part(o, figure) }
			first, last := p.objectives[0], p.objectives[len(p.objectives)-1]
			weights := trendSheet + "!" + s.trend.span(p.part(first, "weight"), p.part(last, "weight"), n)
			own := fmt.Sprintf("IF(SUM(%s)>0,%s*%s/SUM(%s),0)", weights, shareCell, s.onTrend(key("weight"), n), weights)
			if len(p.objectives) > 1 {
				cell := ref(sumShare, s.row)
				s.writeRolled(key, o.name, 1, own, part.Share, &part.Rolled, s.before(key("score"), func(n int) *big.Rat { return s.objective(n, p, o).Mean }))
				own = cell
			}
			for i := range part.Measures {
				s.writeMeasure(p, o, &part.Measures[i], own)
			}
		}
	}
}

// weights is the range of the weights of all perspectives.
func (s *summary) weights() string {
	first, last := s.perspectives[0], s.perspectives[len(s.perspectives)-1]
	return trendSheet + "!" + s.trend.span(first.key("weight"), last.key("weight"), s.latest())
}

// before is a score in the period before the one that is shown.
func (s *summary) before(name string, mean func(int) *big.Rat) (b beforeScore) {
	if n := s.latest() - 1; n >= 0 {
		b.cell, b.mean = s.onTrend(name, n), mean(n)
	}
	return b
}

// beforeScore is a score of the period before, with its cell; without one it has no cell.
type beforeScore struct {
	cell string
	mean *big.Rat
}

// writeRolled writes the row of a perspective or an objective.
func (s *summary) writeRolled(key func(string) string, name string, indent int, share string, of *big.Rat, r *scorecard.Rolled, before beforeScore) {
	n := s.latest()
	l := look{lined: true, bold: true, fill: headingFill, indent: indent, wrap: true}
	number := look{lined: true, bold: true, fill: headingFill, align: "right"}
	check := s.check(name + ", summary")
	add := func(column int, formula string, value any, l look) {
		check.formula(s.sheet, column, firstFigureColumn+column, formula, value, l)
	}
	for column := sumTarget; column <= sumComment; column++ {
		s.blank(column, l)
	}
	s.text(sumPart, name, l)
	add(sumShare, share, ratFigure(of), number.as("0.0%"))
	add(sumScore, s.onTrend(key("score"), n), ratFigure(r.Mean), number.as("0.0"))
	if before.cell != "" {
		add(sumChange, changeFormula(s.onTrend(key("score"), n), before.cell), ratFigure(ratChange(r.Mean, before.mean)), number.as(changeFormat))
	}
	add(sumRating, s.onTrend(key("rating"), n), ratingWords(r.Rating), l)
	add(sumWhose, s.onTrend(key("coverage"), n), ratFigure(r.Coverage), number.as(`0%" measured"`))
	if name := "drawn " + key("score"); s.trend.at[name] > 0 {
		s.spark(name)
	}
	s.next(0)
}

// mostSparks is how many periods a sparkline shows.
const mostSparks = 24

// spark draws the last periods of a row of Trend beside the figures.
func (s *summary) spark(name string) {
	n := s.latest()
	row := s.trend.at[name]
	s.lines = append(s.lines, sparkline{
		cell: ref(sumTrend, s.row), of: trendSheet + "!" + ref(firstTrendColumn+max(0, n-mostSparks+1), row) + ":" + ref(firstTrendColumn+n, row),
	})
}

// writeMeasure writes the row of a measure.
func (s *summary) writeMeasure(p *cardPerspective, o *cardObjective, m *scorecard.MeasureResult, share string) {
	n := s.latest()
	row := s.rows[n][m.Placed.Measure]
	at := func(column int) string { return readingsSheet + "!" + fixed(column, row.row) }
	check := s.check(m.Measure.Name + ", summary")
	add := func(column int, formula string, value any, l look) {
		check.formula(s.sheet, column, firstFigureColumn+column, formula, value, l)
	}
	s.text(sumPart, m.Measure.Name, lookCell.indented(2))
	weights := s.measureRange(n, p, o, colWeight)
	add(sumShare, fmt.Sprintf("IF(SUM(%s)>0,%s*%s/SUM(%s),0)", weights, share, at(colWeight), weights), ratFigure(m.Share), lookNumber.as("0.0%"))
	s.text(sumTarget, m.Measure.TargetWords(m.Points), lookNumber.wrapped())
	number := lookNumber.as(s.numberFormat(m.Measure))
	add(sumActual, at(colCounts), s.countedValue(m), number.strong())
	for column, side := range map[int]*scorecard.Reading{sumOurs: m.Ours, sumTheirs: m.Theirs} {
		from := at(map[int]int{sumOurs: colOurs, sumTheirs: colTheirs}[column])
		add(column, fmt.Sprintf(`IF(%s="","%s",%s)`, from, none, from), saidBySide(m.Measure, side), number)
	}
	add(sumScore, at(colScore), scoreFigure(m.Scored, m.Score), lookNumber.as("0.0"))
	s.writeMeasureChange(check, m, at(colScore))
	add(sumRating, at(colRating), ratingWords(m.Rating), lookCell)
	add(sumWhose, at(colBasis), orDash(m.Counts.Basis.Words()), lookCell.muted())
	comment := ""
	if m.Ours != nil {
		comment = m.Ours.Comment
	}
	s.text(sumComment, brief(comment, mostSummaryComment), lookCell)
	s.blank(sumTrend, lookCell)
	for i, listed := range o.measures {
		if listed.measure == m.Measure {
			s.spark("drawn score " + fmt.Sprintf("%s M%d", p.part(o, ""), i))
		}
	}
	s.next(0)
}

// mostSummaryComment is how much of a comment Summary shows; all of it stands on Readings.
const mostSummaryComment = 300

// writeMeasureChange writes how a measure's score changed since the period in which it was due last.
func (s *summary) writeMeasureChange(check *checkRow, m *scorecard.MeasureResult, now string) {
	for n := s.latest() - 1; n >= 0; n-- {
		row := s.rows[n][m.Placed.Measure]
		if row == nil {
			break
		}
		if row.unsaid == scorecard.NotDue {
			continue
		}
		var change *big.Rat
		if m.Scored && row.result.Scored {
			change = new(big.Rat).Sub(m.Score.Rat(), row.result.Score.Rat())
		}
		before := readingsSheet + "!" + fixed(colScore, row.row)
		check.formula(s.sheet, sumChange, firstFigureColumn+sumChange, changeFormula(now, before), ratFigure(change), lookNumber.as(changeFormat))
		return
	}
	s.text(sumChange, none, lookNumber)
}

// saidBySide is what a side said, for a cell.
func saidBySide(m *scorecard.Measure, r *scorecard.Reading) any {
	if r == nil || r.State == scorecard.NotRead {
		return none
	}
	if q := m.Quotient(r.Numerator, r.Denominator); r.State == scorecard.Measured && m.Ratio && q != nil {
		return ratFigure(q)
	}
	return saidValue(m, r.State, r.Value)
}

// perspectiveChart draws the scores of the perspectives.
func (k *cardBook) perspectiveChart() *excelize.Chart {
	column := firstTrendColumn + k.latest()
	first, last := k.perspectives[0], k.perspectives[len(k.perspectives)-1]
	from, to := k.trend.at["drawn "+first.key("score")], k.trend.at["drawn "+last.key("score")]
	c := plainChart(excelize.Bar, "Perspectives: 75 is as agreed", series{
		name:       trendSheet + "!" + fixed(column, trendHeadRow),
		categories: trendSheet + "!" + fixedRange(1, from, 1, to),
		values:     trendSheet + "!" + fixedRange(column, from, column, to),
	}, 560, 380)
	full := 100.0
	c.YAxis.Minimum, c.YAxis.Maximum = new(float64), &full
	c.YAxis.TickLabelPosition = excelize.ChartTickLabelHigh
	return c
}

// writeTalk lists where the two sides differ, and the actions that are open.
func (s *summary) writeTalk() {
	s.text(1, "Where the two sides differ, as it was when the workbook was made", lookSection)
	s.next(20)
	for _, t := range s.now().TalkingPoints {
		s.text(1, t.Words(), lookText.wrapped())
		s.text(2, map[bool]string{true: "settled", false: "to talk about"}[t.Settled], lookMuted)
		s.next(0)
	}
	if len(s.now().TalkingPoints) == 0 {
		s.text(1, "Nowhere so far that it is worth talking about.", lookText)
		s.next(0)
	}
	s.skip(1)
	s.text(1, "Actions", lookSection)
	for column, title := range map[int]string{2: "Side", 3: "Owner", 4: "Due", 5: "State", 6: "Did it work?"} {
		s.text(column, title, lookSection)
	}
	s.next(20)
	actions := actionsToShow(s.Book, s.Period)
	for _, a := range actions {
		s.text(1, a.Title, lookCell)
		s.text(2, a.Side.Words(), lookCell)
		s.text(3, a.Owner, lookCell)
		s.day(4, a.Due, lookCell)
		s.text(5, a.State.Words(), lookCell)
		s.text(6, a.Effect.Words(), lookCell)
		s.next(0)
	}
	if len(actions) == 0 {
		s.text(1, "None.", lookText)
		s.next(0)
	}
	s.skip(1)
	s.text(1, strconv.Itoa(len(s.readingRows))+" rows of readings in "+strconv.Itoa(len(s.results))+" periods are behind these figures.", lookMuted)
	s.next(0)
}

// actionsToShow are the actions of a pack: those that are open, and those that are done and have not worked yet.
func actionsToShow(b *scorecard.Book, shown civil.Period) (actions []scorecard.Action) {
	for _, a := range b.Actions {
		waits := a.State == scorecard.ActionOpen || a.State == scorecard.ActionDone && a.Effect != scorecard.Worked
		if waits && !a.Raised.From().After(shown.To()) {
			actions = append(actions, a)
		}
	}
	return actions
}
