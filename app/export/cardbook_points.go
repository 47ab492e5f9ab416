package export

import (
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// versionKey names points of a measure that are valid from a day on: the measure's own or the card's.
type versionKey struct {
	measure scorecard.MeasureID
	own     bool
	from    civil.Date
}

// version is a row of Measures: a measure with points that are valid from a day on.
type version struct {
	measure *scorecard.Measure
	placed  *scorecard.Placed
	in      *cardPerspective
	part    *cardObjective
	points  scorecard.Points // as they count: opinions and yes or no have theirs by nature
	from    civil.Date
	reason  string
	own     bool
	scored  bool // its points make a scale
	row     int  // on Measures
}

// versionOf finds the points that a measure is scored by in a period, and lists them.
func (k *cardBook) versionOf(r *readingRow) *version {
	m := r.result
	v := &version{measure: m.Measure, placed: m.Placed, in: r.in, part: r.part, own: m.OwnPoints, scored: m.Problem == ""}
	history := m.Measure.Points
	if m.OwnPoints {
		history = m.Placed.Points
	}
	day := k.results[r.period].Period.To()
	for _, entry := range history {
		if !entry.From.After(day) {
			v.from, v.reason = entry.From, entry.Reason
		}
	}
	key := versionKey{m.Placed.Measure, v.own, v.from}
	if known := k.versions[key]; known != nil {
		return known
	}
	v.points = countingPoints(m.Measure, m.Points)
	k.versions[key] = v
	k.versionList = append(k.versionList, v)
	return v
}

// countingPoints are the points by which a measure is scored: opinions and yes or no have theirs by nature.
func countingPoints(m *scorecard.Measure, p scorecard.Points) scorecard.Points {
	switch {
	case m.Kind == scorecard.Opinion:
		return scorecard.Points{
			Floor: exact.SomeOf("1"), RedFlag: exact.SomeOf("3"), NearMiss: p.NearMiss, Target: exact.SomeOf("4"), Stretch: exact.SomeOf("5"),
		}
	case m.Kind == scorecard.YesNo && m.Direction == scorecard.Lower:
		return scorecard.Points{Target: exact.SomeOf("0")}
	case m.Kind == scorecard.YesNo:
		return scorecard.Points{Target: exact.SomeOf("1")}
	}
	return p
}

// pointColumn is a column of Measures that holds a point: what it is called, which it is, and its place on the scale, -1 for one that is
// for the rating alone.
type pointColumn struct {
	title string
	of    func(*scorecard.Points) exact.Optional
	score int
}

// pointColumns are the points in the order of their columns, which begin at [firstPointColumn]; those from [upperPoints] on are on the other
// side of a band.
var pointColumns = []pointColumn{
	{"Floor (0)", func(p *scorecard.Points) exact.Optional { return p.Floor }, 0},
	{"Red flag (50)", func(p *scorecard.Points) exact.Optional { return p.RedFlag }, 50},
	{"Near miss", func(p *scorecard.Points) exact.Optional { return p.NearMiss }, -1},
	{"Target (75)", func(p *scorecard.Points) exact.Optional { return p.Target }, 75},
	{"Stretch (100)", func(p *scorecard.Points) exact.Optional { return p.Stretch }, 100},
	{"Upper floor (0)", func(p *scorecard.Points) exact.Optional { return p.UpperFloor }, 0},
	{"Upper red flag (50)", func(p *scorecard.Points) exact.Optional { return p.UpperRedFlag }, 50},
	{"Upper near miss", func(p *scorecard.Points) exact.Optional { return p.UpperNearMiss }, -1},
	{"Upper end of target (75)", func(p *scorecard.Points) exact.Optional { return p.UpperTarget }, 75},
}

const (
	upperPoints = 5
	nearMiss    = 2 // of each side
)

// anchor is a point of the scale as formulas name it.
type anchor struct {
	cell  string
	at    exact.Decimal
	score int
}

// side are the points of one side of good, the worst first.
func (v *version) side(upper bool) (anchors []anchor) {
	from, to := 0, upperPoints
	if upper {
		from, to = upperPoints, len(pointColumns)
	}
	for i := from; i < to; i++ {
		column := pointColumns[i]
		if at, given := column.of(&v.points).Get(); given && column.score >= 0 {
			anchors = append(anchors, anchor{v.pointCell(i), at, column.score})
		}
	}
	return anchors
}

// pointCell is the cell of a point.
func (v *version) pointCell(i int) string {
	return measuresSheet + "!" + fixed(firstPointColumn+i, v.row)
}

// lineCell is the cell of the value from which on a rating is given; line 0 is good, 1 approaching target, 2 requires improvement.
func (v *version) lineCell(line int, upper bool) string {
	column := firstLineColumn + line
	if upper {
		column += ratingLines
	}
	return measuresSheet + "!" + fixed(column, v.row)
}

// ratingLines is how many lines part the four ratings.
const ratingLines = 3

// direction is the one that counts.
func (v *version) direction() scorecard.Direction {
	if v.measure.Kind == scorecard.Opinion {
		return scorecard.Higher
	}
	return v.measure.Direction
}

// anchors are the points with a place on the scale, the lowest value first, and the scores of values beyond the outermost.
func (v *version) anchors() (anchors []anchor, below, above int) {
	anchors = v.side(false)
	rising, falling := v.direction() != scorecard.Lower, v.direction() != scorecard.Higher
	switch v.direction() {
	case scorecard.Lower:
		slices.Reverse(anchors)
	case scorecard.Within:
		upper := v.side(true)
		slices.Reverse(upper)
		if anchors[len(anchors)-1].at == upper[0].at {
			upper = upper[1:]
		}
		anchors = append(anchors, upper...)
	}
	below, above = anchors[0].score, anchors[len(anchors)-1].score
	if rising && below >= 75 { // a target with nothing below it: reached or not
		below = 0
	}
	if falling && above >= 75 {
		above = 0
	}
	return anchors, below, above
}

// scoreFormula is the score of what stands in a cell; a dash for what is no number. It is rounded twice: a half that a spreadsheet's
// arithmetic leaves a trace below is put right first.
func (v *version) scoreFormula(cell string) string {
	if !v.scored {
		return ""
	}
	if v.measure.Kind == scorecard.YesNo {
		good, bad := "yes", "no"
		if v.measure.Direction == scorecard.Lower {
			good, bad = bad, good
		}
		return fmt.Sprintf(`IF(%s="%s",75,IF(%s="%s",0,"%s"))`, cell, good, cell, bad, none)
	}
	anchors, below, above := v.anchors()
	var f strings.Builder
	depth := 1
	fmt.Fprintf(&f, `IF(ISNUMBER(%s),ROUND(ROUND(IF(ROUND(%s-%s,9)<0,%d,`, cell, cell, anchors[0].cell, below)
	for i := 1; i < len(anchors); i++ {
		low, high := anchors[i-1], anchors[i]
		depth++
		fmt.Fprintf(&f, "IF(%s<%s,%s,", cell, high.cell, straight(cell, low, high))
	}
	last := anchors[len(anchors)-1]
	if above == last.score {
		fmt.Fprint(&f, above)
	} else {
		fmt.Fprintf(&f, "IF(ROUND(%s-%s,9)<=0,%d,%d)", cell, last.cell, last.score, above)
	}
	fmt.Fprintf(&f, `%s,12),6),"%s")`, strings.Repeat(")", depth), none)
	return f.String()
}

// straight is the score between two points, straight from one to the other.
func straight(cell string, low, high anchor) string {
	if low.score == high.score {
		return fmt.Sprint(low.score)
	}
	return fmt.Sprintf("%d+(%s-%s)*%d/(%s-%s)", low.score, cell, low.cell, high.score-low.score, high.cell, low.cell)
}

// ratingFormula is the rating of what stands in a cell, by the lines of the measure.
func (v *version) ratingFormula(cell, without string) string {
	if !v.scored {
		return ""
	}
	if v.measure.Kind == scorecard.YesNo {
		good, bad := "yes", "no"
		if v.measure.Direction == scorecard.Lower {
			good, bad = bad, good
		}
		return fmt.Sprintf(`IF(%s="%s","%s",IF(%s="%s","%s",%s))`, cell, good, ratingWords(scorecard.Good), cell, bad, ratingWords(scorecard.Inadequate), without)
	}
	at := func(line int) string {
		lower := fmt.Sprintf("ROUND(%s-%s,9)>=0", cell, v.lineCell(line, false))
		switch v.direction() {
		case scorecard.Lower:
			return fmt.Sprintf("ROUND(%s-%s,9)<=0", cell, v.lineCell(line, false))
		case scorecard.Within:
			return fmt.Sprintf("AND(%s,ROUND(%s-%s,9)<=0)", lower, cell, v.lineCell(line, true))
		}
		return lower
	}
	return fmt.Sprintf(`IF(ISNUMBER(%s),%s,%s)`, cell, byLinesFormula(at), without)
}

// byLinesFormula is the rating of what reaches the first of these lines.
func byLinesFormula(at func(line int) string) string {
	return fmt.Sprintf(`IF(%s,"%s",IF(%s,"%s",IF(%s,"%s","%s")))`, at(0), ratingWords(scorecard.Good), at(1), ratingWords(scorecard.ApproachingTarget),
		at(2), ratingWords(scorecard.RequiresImprovement), ratingWords(scorecard.Inadequate))
}

// ratingWords is a rating for people.
func ratingWords(r scorecard.Rating) string {
	if r == scorecard.NotYetRated {
		return "Not yet rated"
	}
	return r.Words()
}

// lineFormulas are the formulas of the values from which on the ratings are given on one side of good.
func (v *version) lineFormulas(upper bool) [ratingLines]string {
	anchors := v.side(upper)
	good, red := valueAt(anchors, 75), valueAt(anchors, 50)
	if red == "" {
		red = good
	}
	near := fmt.Sprintf("%s+(%s-%s)*2/3", red, good, red)
	at := nearMiss
	if upper {
		at += upperPoints
	}
	if pointColumns[at].of(&v.points).Given() {
		near = v.pointCell(at)
	}
	return [ratingLines]string{good, near, red}
}

// valueAt is the value at a place of the scale, by the straight lines between the points; empty where they don't reach it.
func valueAt(anchors []anchor, score int) string {
	for i, a := range anchors {
		switch {
		case a.score == score:
			return a.cell
		case i > 0 && a.score > score && anchors[i-1].score < score:
			before := anchors[i-1]
			return fmt.Sprintf("(%s+(%s-%s)*%d/%d)", before.cell, a.cell, before.cell, score-before.score, a.score-before.score)
		}
	}
	return ""
}
