package export

import (
	"fmt"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// The columns of Readings.
const (
	colPeriod = iota + 1
	colPerspective
	colCode
	colMeasure
	colWeight
	colOurs
	colTheirs
	colAgreed
	colCounts
	colBasis
	colScore
	colMeasured
	colComputed
	colSet
	colRating
	colOurScore
	colTheirScore
	colGap
	colTalk
	colOurAbove
	colOurBelow
	colTheirAbove
	colTheirBelow
	colWhy
	colOurComment
	colTheirComment
	colSettled
	colEvidence
	colSaidBy
	colReason
	lastReadingColumn = colReason
)

// readingColumn is a heading of Readings.
type readingColumn struct {
	title string
	width float64
	right bool
}

// readingColumns are the headings by column; the first is none.
var readingColumns = [lastReadingColumn + 1]readingColumn{
	colPeriod: {"Period", 10, false}, colPerspective: {"Perspective", 20, false}, colCode: {"Code", 9, false}, colMeasure: {"Measure", 34, false},
	colWeight: {"Weight", 9, true}, colOurs: {"Ours", 14, true}, colTheirs: {"Theirs", 14, true}, colAgreed: {"Agreed", 14, true},
	colCounts: {"What counts", 15, true}, colBasis: {"Whose", 13, false}, colScore: {"Score", 11, true}, colMeasured: {"Measured", 10, true},
	colComputed: {"Rating by points", 19, false}, colSet: {"Rating set", 19, false}, colRating: {"Rating", 19, false},
	colOurScore: {"Our score", 11, true}, colTheirScore: {"Their score", 11, true}, colGap: {"Gap", 11, true}, colTalk: {"Talk", 8, false},
	colOurAbove: {"Our numerator", 12, true}, colOurBelow: {"Our denominator", 12, true},
	colTheirAbove: {"Their numerator", 12, true}, colTheirBelow: {"Their denominator", 12, true},
	colWhy: {"Why not measurable", 30, false}, colOurComment: {"Our comment", 44, false}, colTheirComment: {"Their comment", 44, false},
	colSettled: {"How it was settled", 34, false}, colEvidence: {"Evidence", 34, false}, colSaidBy: {"Said by", 22, false}, colReason: {"Why the rating was set", 34, false},
}

// readingStates are the words that may stand in place of a value.
var readingStates = []string{"not due", "overdue", "not measurable"}

// stateWords is a state in the cell of a value.
func stateWords(s scorecard.State) string {
	if s == scorecard.NotRead {
		return "not read"
	}
	return strings.ToLower(s.Words())
}

// scoreCellFormat shows a score with all of its decimals.
const scoreCellFormat = "0.000000"

// writeReadings writes what was said, one measure and period a row, and what it comes to. It is printed up to the rating; words that were said
// beside a reading stand on Summary.
func (k *cardBook) writeReadings(b *book) {
	widths := make([]float64, 0, lastReadingColumn)
	for _, c := range readingColumns[1:] {
		widths = append(widths, c.width)
	}
	f := k.page(widths, firstReadingRow-1, colMeasure)
	f.titleRow = firstReadingRow - 1
	last := firstReadingRow + max(len(k.readingRows), 1) - 1
	f.printed = area{1, 1, colRating, last}
	s := b.sheet(readingsSheet, f)
	s.highlightRatings(ref(colComputed, firstReadingRow), ref(colComputed, last))
	s.highlightRatings(ref(colRating, firstReadingRow), ref(colRating, last))
	s.highlight(ref(colGap, firstReadingRow)+":"+ref(colTalk, last), fmt.Sprintf(`$%s="talk"`, ref(colTalk, firstReadingRow)), alertStyle())
	s.validate(oneOf(ratingChoices()...), ref(colSet, firstReadingRow)+":"+ref(colSet, last))
	k.validateAnswers(s)
	k.writeHead(s, "Readings of both sides; pale cells can be changed")
	s.text(1, "A value, or one of the words "+strings.Join(readingStates, ", ")+". An empty cell says nothing, which is not zero.", lookMuted)
	s.next(0)
	for column, c := range readingColumns {
		if column > 0 {
			l := lookHeading
			if c.right {
				l = l.right()
			}
			s.text(column, c.title, l)
		}
	}
	s.next(0)
	formats := map[scorecard.MeasureID]string{}
	for _, row := range k.readingRows {
		id := row.result.Placed.Measure
		if formats[id] == "" {
			formats[id] = k.numberFormat(row.result.Measure)
		}
		k.writeReading(s, row, formats[id])
	}
	s.table(readingsSheet, ref(1, firstReadingRow-1)+":"+ref(lastReadingColumn, last), len(k.readingRows))
	s.close()
}

// ratingChoices are the ratings that people can set.
func ratingChoices() []string {
	var all []string
	for _, r := range scorecard.AllRatings() {
		all = append(all, ratingWords(r))
	}
	return all
}

// findUnsaid finds what each row counts as while nothing is said.
func (k *cardBook) findUnsaid() {
	bare := &scorecard.Book{Card: k.Book.Card, Measures: k.Book.Measures}
	for n, r := range bare.Results(k.results[0].Period, k.Period, k.Today) {
		r.Each(func(m *scorecard.MeasureResult) { k.rows[n][m.Placed.Measure].unsaid = m.Counts.State })
	}
}

// writeReading writes a row.
func (k *cardBook) writeReading(s *sheet, r *readingRow, number string) {
	m := r.result
	s.text(colPeriod, k.results[r.period].Period.String(), lookRow)
	s.text(colPerspective, r.in.name, lookRow)
	s.text(colCode, m.Measure.Code, lookRow)
	s.text(colMeasure, m.Measure.Name, lookRow)
	weight, _ := m.Placed.Weights.In(k.results[r.period].Period)
	s.number(colWeight, decimal(weight), lookInput)
	input := lookInput.as(number)
	check := k.check(m.Measure.Name + ", " + k.results[r.period].Period.String())
	k.writeSaid(s, check, m, m.Ours, colOurs, input)
	k.writeSaid(s, check, m, m.Theirs, colTheirs, input)
	if p := m.Position; p != nil && p.State != scorecard.NotRead {
		s.put(colAgreed, "", saidValue(m.Measure, p.State, p.Value), input)
	} else {
		s.blank(colAgreed, input)
	}
	k.writeCounting(s, check, r, number)
	k.writeSides(s, check, r)
	writeNotes(s, m)
	s.next(rowHeight(1))
}

// writeSaid writes what one side said. A ratio of which both parts are known is worked out from these.
func (k *cardBook) writeSaid(s *sheet, check *checkRow, m *scorecard.MeasureResult, reading *scorecard.Reading, column int, l look) {
	above, below := colOurAbove, colOurBelow
	if column == colTheirs {
		above, below = colTheirAbove, colTheirBelow
	}
	part := func(column int, o exact.Optional) {
		if d, given := o.Get(); given {
			s.number(column, decimal(d), lookInput)
		} else {
			s.blank(column, lookRow)
		}
	}
	if reading == nil {
		reading = &scorecard.Reading{}
	}
	part(above, reading.Numerator)
	part(below, reading.Denominator)
	switch {
	case reading.State == scorecard.NotRead:
		s.blank(column, l)
	case reading.State == scorecard.Measured && m.Measure.Ratio && m.Measure.Quotient(reading.Numerator, reading.Denominator) != nil:
		formula := ref(above, s.row) + "/" + ref(below, s.row)
		if m.Measure.Kind == scorecard.PerCent {
			formula = ref(above, s.row) + "*100/" + ref(below, s.row)
		}
		check.formula(s, column, firstFigureColumn+column, formula, ratFigure(m.Measure.Quotient(reading.Numerator, reading.Denominator)), l)
	default:
		s.put(column, "", saidValue(m.Measure, reading.State, reading.Value), l)
	}
}

// saidValue is a value or the word for why there is none.
func saidValue(m *scorecard.Measure, state scorecard.State, value exact.Optional) any {
	d, given := value.Get()
	switch {
	case state != scorecard.Measured || !given:
		return stateWords(state)
	case m.Kind == scorecard.YesNo:
		return yesOrNo(d)
	}
	return decimal(d)
}

// writeCounting writes what counts, its score and its rating.
func (k *cardBook) writeCounting(s *sheet, check *checkRow, r *readingRow, number string) {
	m := r.result
	at := func(column int) string { return ref(column, s.row) }
	add := func(column int, formula string, value any, l look) {
		check.formula(s, column, firstFigureColumn+column, formula, value, l)
	}
	add(colCounts, fmt.Sprintf(`IF(%s<>"",%s,IF(%s<>"",%s,"%s"))`, at(colAgreed), at(colAgreed), at(colOurs), at(colOurs), stateWords(r.unsaid)),
		k.countedValue(m), lookRow.right().as(number))
	mine := "ours"
	if m.Ours != nil && m.Ours.Computed {
		mine = "computed"
	}
	add(colBasis, fmt.Sprintf(`IF(%s<>"","agreed",IF(%s<>"","%s",IF(%s<>"","%s","%s")))`, at(colAgreed), at(colOurs), mine, at(colTheirs),
		scorecard.OnlyTheirs.Words(), none), orDash(m.Counts.Basis.Words()), lookRow)
	score := lookRow.right().as(scoreCellFormat)
	if formula := r.version.scoreFormula(at(colCounts)); formula != "" {
		add(colScore, formula, scoreFigure(m.Scored, m.Score), score)
	} else {
		s.text(colScore, none, score)
	}
	measured := any(0)
	switch {
	case m.Counts.State == scorecard.NotDue:
		measured = none
	case m.Scored:
		measured = 1
	}
	add(colMeasured, fmt.Sprintf(`IF(%s="not due","%s",IF(ISNUMBER(%s),1,0))`, at(colCounts), none, at(colScore)), measured, lookRow.right())
	without := fmt.Sprintf(`IF(%s="not measurable","%s","%s")`, at(colCounts), ratingWords(scorecard.Other), ratingWords(scorecard.NotYetRated))
	formula := r.version.ratingFormula(at(colCounts), without)
	if formula == "" {
		formula = without
	}
	add(colComputed, formula, ratingWords(m.Computed), lookRow)
	set := lookInput
	set.align = ""
	if m.Override != nil {
		s.text(colSet, ratingWords(m.Override.Rating), set)
	} else {
		s.blank(colSet, set)
	}
	add(colRating, fmt.Sprintf(`IF(%s<>"",%s,%s)`, at(colSet), at(colSet), at(colComputed)), ratingWords(m.Rating), lookRow.strong())
}

// countedValue is what counts of a measure. A ratio counts by its parts.
func (k *cardBook) countedValue(m *scorecard.MeasureResult) any {
	if m.Counts.Basis != scorecard.BasisAgreed && m.Counts.State == scorecard.Measured && m.Measure.Ratio {
		if q := m.Measure.Quotient(m.Ours.Numerator, m.Ours.Denominator); q != nil {
			return ratFigure(q)
		}
	}
	return saidValue(m.Measure, m.Counts.State, m.Counts.Value)
}

func orDash(text string) string {
	if text == "" {
		return none
	}
	return text
}

// scoreFigure is a score for a cell.
func scoreFigure(scored bool, score scorecard.Score) any {
	if !scored {
		return none
	}
	return ratFigure(score.Rat())
}

// writeSides writes what each side's own value scores, and how far they are apart.
func (k *cardBook) writeSides(s *sheet, check *checkRow, r *readingRow) {
	m, score := r.result, lookRow.right().as(scoreCellFormat)
	for _, side := range []struct {
		from, to int
		reading  *scorecard.Reading
	}{{colOurs, colOurScore, m.Ours}, {colTheirs, colTheirScore, m.Theirs}} {
		formula := r.version.scoreFormula(ref(side.from, s.row))
		if formula == "" {
			s.text(side.to, none, score)
			continue
		}
		own, scored := m.ScoreOf(side.reading)
		check.formula(s, side.to, firstFigureColumn+side.to, formula, scoreFigure(scored, own), score)
	}
	ours, theirs := ref(colOurScore, s.row), ref(colTheirScore, s.row)
	gap := any(none)
	if m.Gap != nil {
		gap = ratFigure(m.Gap.Rat())
	}
	check.formula(s, colGap, firstFigureColumn+colGap, fmt.Sprintf(`IF(COUNT(%s,%s)=2,ABS(%s-%s),"%s")`, ours, theirs, ours, theirs, none), gap, score)
	line := k.trend.cell("line value gap", r.period)
	if m.Measure.Kind == scorecard.Opinion {
		line = k.trend.cell("line opinion gap", r.period)
	}
	talk := map[bool]string{true: "talk", false: none}[m.Differ]
	at := ref(colGap, s.row)
	check.formula(s, colTalk, firstFigureColumn+colTalk, fmt.Sprintf(`IF(ISNUMBER(%s),IF(ROUND(%s-%s!%s,9)>=0,"talk","%s"),"%s")`, at, at, trendSheet, line, none, none), talk, lookRow)
}

// writeNotes writes what was said in words.
func writeNotes(s *sheet, m *scorecard.MeasureResult) {
	why, evidence, by := []string{m.Counts.Why}, []string{}, []string{}
	for column, reading := range map[int]*scorecard.Reading{colOurComment: m.Ours, colTheirComment: m.Theirs} {
		if reading == nil {
			s.blank(column, lookRow)
			continue
		}
		s.text(column, reading.Comment, lookRow)
	}
	for _, reading := range []*scorecard.Reading{m.Ours, m.Theirs} {
		if reading == nil {
			continue
		}
		evidence = append(evidence, reading.Evidence)
		by = append(by, together(", ", reading.By, reading.On.Words()))
		if reading.Why != m.Counts.Why {
			why = append(why, reading.Why)
		}
	}
	settled := ""
	if p := m.Position; p != nil {
		settled = together(" · ", p.Note, together(": ", "reply", p.Reply))
		if p.Reply == "" {
			settled = p.Note
		}
	}
	reason := ""
	if o := m.Override; o != nil {
		reason = together(", ", o.Reason, o.By, o.On.Words())
	}
	s.text(colWhy, together(" · ", why...), lookRow)
	s.text(colSettled, settled, lookRow)
	s.text(colEvidence, together(" · ", evidence...), lookRow)
	s.text(colSaidBy, together(" · ", by...), lookRow)
	s.text(colReason, reason, lookRow)
}

// validateAnswers offers the words that can be chosen where a measure is answered with yes or no.
func (k *cardBook) validateAnswers(s *sheet) {
	var cells []string
	for _, r := range k.readingRows {
		if r.result.Measure.Kind == scorecard.YesNo {
			cells = append(cells, ref(colOurs, r.row)+":"+ref(colAgreed, r.row))
		}
	}
	if len(cells) > 0 {
		s.validate(oneOf(append([]string{"yes", "no"}, readingStates...)...), strings.Join(cells, " "))
	}
}
