package export

import (
	"math/big"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// Where the columns of Measures begin that formulas refer to.
const (
	firstPointColumn = 10
	firstLineColumn  = firstPointColumn + 9
	firstNoteColumn  = firstLineColumn + 2*ratingLines

	measuresHeadRow = 4
)

// measureColumn is a column of text about a measure.
type measureColumn struct {
	title string
	width float64
	text  func(*version) string
}

// The columns before the points, and those after the lines.
var (
	measureLead = []measureColumn{
		{"Code", 9, func(v *version) string { return v.measure.Code }},
		{"Measure", 36, func(v *version) string { return v.measure.Name }},
		{"Perspective", 20, func(v *version) string { return v.in.name }},
		{"Objective", 20, func(v *version) string { return v.part.name }},
		{"Kind", 11, func(v *version) string { return v.measure.Kind.Words() }},
		{"Good is", 10, func(v *version) string { return v.measure.Direction.Words() }},
		{"Unit", 10, func(v *version) string { return unitOf(v.measure) }},
	}
	measureNotes = []measureColumn{
		{"Read every", 12, func(v *version) string { return v.measure.Every.String() }},
		{"Timing", 10, func(v *version) string { return v.measure.Timing.Words() }},
		{"Statutory", 10, func(v *version) string { return map[bool]string{true: "yes"}[v.measure.Statutory] }},
		{"Owner", 18, func(v *version) string { return ownerOf(v) }},
		{"Purpose", 40, func(v *version) string { return v.measure.Purpose }},
		{"How it is found", 40, func(v *version) string { return v.measure.Formula }},
		{"Source", 30, func(v *version) string { return v.measure.Source }},
		{"Service credit", 30, func(v *version) string { return v.measure.Credit }},
	}
)

func unitOf(m *scorecard.Measure) string {
	if m.Kind == scorecard.Money {
		return m.Currency.Code()
	}
	return m.UnitWords()
}

func ownerOf(v *version) string {
	if v.placed.Owner != "" {
		return v.placed.Owner
	}
	return v.measure.Owner
}

// writeMeasures writes what the values of each measure mean: one row for each set of points, with the day from which on it is valid.
func (k *cardBook) writeMeasures(b *book) {
	var widths []float64
	for _, c := range measureLead {
		widths = append(widths, c.width)
	}
	widths = append(widths, 11, 24)
	for range firstNoteColumn - firstPointColumn {
		widths = append(widths, 14)
	}
	for _, c := range measureNotes {
		widths = append(widths, c.width)
	}
	f := k.page(widths, measuresHeadRow, 2)
	f.titleRow, f.pagesWide = measuresHeadRow, 2
	s := b.sheet(measuresSheet, f)
	k.writeHead(s, "Measures and what their values mean")
	s.skip(1)
	writeMeasureHeadings(s)
	for i, v := range k.versionList {
		v.row = measuresHeadRow + 1 + i
	}
	for _, v := range k.versionList {
		k.writeVersion(s, v)
	}
	s.close()
}

func writeMeasureHeadings(s *sheet) {
	column := 0
	head := func(title string, l look) {
		column++
		s.text(column, title, l)
	}
	for _, c := range measureLead {
		head(c.title, lookHeading)
	}
	head("Valid from", lookHeading)
	head("Reason", lookHeading)
	for _, p := range pointColumns {
		head(p.title, lookHeading.right())
	}
	for _, side := range []string{"from", "up to"} {
		for _, rating := range []scorecard.Rating{scorecard.Good, scorecard.ApproachingTarget, scorecard.RequiresImprovement} {
			head(ratingWords(rating)+" "+side, lookHeading.right())
		}
	}
	for _, c := range measureNotes {
		head(c.title, lookHeading)
	}
	s.next(0)
}

// writeVersion writes one row. Where a measure should be low, its lines are upper ends, and stand in the first columns all the same.
func (k *cardBook) writeVersion(s *sheet, v *version) {
	for i, c := range measureLead {
		s.text(i+1, c.text(v), lookCell)
	}
	s.day(len(measureLead)+1, v.from, lookCell)
	reason := v.reason
	if v.own {
		reason = together(": ", "for this scorecard", reason)
	}
	s.text(len(measureLead)+2, reason, lookCell)
	number := k.numberFormat(v.measure)
	fixed := v.measure.Kind == scorecard.YesNo || v.measure.Kind == scorecard.Opinion
	for i, column := range pointColumns {
		at, given := column.of(&v.points).Get()
		l := lookInput.as(number)
		if fixed {
			l = lookNumber.as(number)
		}
		switch {
		case !given:
			s.blank(firstPointColumn+i, lookCell)
		case v.measure.Kind == scorecard.YesNo:
			s.text(firstPointColumn+i, yesOrNo(at), l)
		default:
			s.number(firstPointColumn+i, decimal(at), l)
		}
	}
	k.writeLines(s, v, number)
	for i, c := range measureNotes {
		s.text(firstNoteColumn+i, c.text(v), lookCell)
	}
	s.next(0)
}

// writeLines writes the values from which on, or up to which, the ratings are given.
func (k *cardBook) writeLines(s *sheet, v *version, number string) {
	for column := firstLineColumn; column < firstNoteColumn; column++ {
		s.blank(column, lookCell)
	}
	if !v.scored || v.measure.Kind == scorecard.YesNo {
		return
	}
	check := k.check(v.measure.Name + ", lines")
	for _, upper := range []bool{false, true} {
		if upper && v.direction() != scorecard.Within {
			continue
		}
		formulas, values := v.lineFormulas(upper), v.lineValues(upper)
		for line := range ratingLines {
			column := firstLineColumn + line
			if upper {
				column += ratingLines
			}
			check.formula(s, column, firstFigureColumn+column-firstLineColumn, formulas[line], ratFigure(values[line]), lookNumber.as(number))
		}
	}
}

// lineValues are what [version.lineFormulas] come to.
func (v *version) lineValues(upper bool) [ratingLines]*big.Rat {
	anchors := v.side(upper)
	good, red := ratAt(anchors, 75), ratAt(anchors, 50)
	if red == nil {
		red = good
	}
	near := new(big.Rat).Mul(new(big.Rat).Sub(good, red), big.NewRat(2, 3))
	near.Add(near, red)
	at := nearMiss
	if upper {
		at += upperPoints
	}
	if given := pointColumns[at].of(&v.points).Rat(); given != nil {
		near = given
	}
	return [ratingLines]*big.Rat{good, near, red}
}

// ratAt is what [valueAt] comes to.
func ratAt(anchors []anchor, score int) *big.Rat {
	for i, a := range anchors {
		switch {
		case a.score == score:
			return a.at.Rat()
		case i > 0 && a.score > score && anchors[i-1].score < score:
			before := anchors[i-1]
			rise := new(big.Rat).Sub(a.at.Rat(), before.at.Rat())
			rise.Mul(rise, big.NewRat(int64(score-before.score), int64(a.score-before.score)))
			return rise.Add(rise, before.at.Rat())
		}
	}
	return nil
}

// yesOrNo is a value of a measure that is answered with yes or no.
func yesOrNo(value exact.Decimal) string {
	if value.Sign() == 0 {
		return "no"
	}
	return "yes"
}

// How many digits after the point a value is shown with, and one that was divided, which often never ends; the cell holds all that it has
// room for.
const (
	mostShownPlaces = 6
	mostOfARatio    = 2
)

// numberFormat shows the values of a measure with its unit, as many digits after the point as any of them has.
func (k *cardBook) numberFormat(m *scorecard.Measure) string {
	places := 0
	widen := func(o exact.Optional) {
		if d, given := o.Get(); given {
			places = max(places, d.Places())
		}
	}
	for _, v := range k.versionList {
		if v.measure == m {
			for _, column := range pointColumns {
				widen(column.of(&v.points))
			}
		}
	}
	for _, p := range k.perspectives {
		for _, o := range p.objectives {
			for _, listed := range o.measures {
				if listed.measure == m {
					listed.eachValue(widen)
				}
			}
		}
	}
	if m.Ratio {
		return valueFormat(m, min(places, mostOfARatio))
	}
	return valueFormat(m, min(places, mostShownPlaces))
}

// eachValue calls f with every value that was said.
func (m *cardMeasure) eachValue(f func(exact.Optional)) {
	for _, row := range m.rows {
		if row == nil {
			continue
		}
		for _, reading := range []*scorecard.Reading{row.result.Ours, row.result.Theirs} {
			if reading != nil {
				f(reading.Value)
			}
		}
		f(row.result.Counts.Value)
	}
}

// valueFormat shows values of a measure.
func valueFormat(m *scorecard.Measure, places int) string {
	number := "#,##0" + decimals(places)
	switch m.Kind {
	case scorecard.Money:
		if places == 0 {
			if sign, known := moneySigns[m.Currency.Code()]; known {
				return sign + number + ";-" + sign + number
			}
			return number + ` "` + m.Currency.Code() + `"`
		}
		return moneyFormat(m.Currency)
	case scorecard.Milestone:
		return `0" days late";0" days early";"on the day"`
	}
	if unit := m.UnitWords(); unit != "" {
		return number + ` "` + quotedInFormat(unit) + `"`
	}
	return number
}

// quotedInFormat is text as a number format can quote it.
func quotedInFormat(text string) string {
	clean := []rune{}
	for _, r := range shorten(oneLine(text), 20) {
		if r != '"' && r != '\\' {
			clean = append(clean, r)
		}
	}
	return string(clean)
}

// words lets only words of a list into cells.
func oneOf(words ...string) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	if err := v.SetDropList(words); err != nil {
		return nil
	}
	return v
}
