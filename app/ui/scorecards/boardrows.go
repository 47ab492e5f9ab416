package scorecards

import (
	"fmt"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// line is a row of the scorecard: a perspective, an objective with a name, or a measure.
type line struct {
	perspective *scorecard.PerspectiveResult
	objective   *scorecard.ObjectiveResult // nil for a perspective
	measure     *scorecard.MeasureResult   // nil but for a measure

	key                          string
	name, weight, target, actual string
	sides, gap                   string // what both sides say, and how far they are apart where they should talk
	spark                        []float64
}

// layOut makes the rows of the scorecard.
func (s *state) layOut() (lines []line) {
	for i := range s.result.Perspectives {
		p := &s.result.Perspectives[i]
		lines = append(lines, line{
			perspective: p, key: p.Perspective.Key, name: p.Perspective.Name, weight: shareWords(p.Share), actual: scoreWords(p.Scored, p.Score),
		})
		for j := range p.Objectives {
			o := &p.Objectives[j]
			if stands(p, o) {
				lines = append(lines, line{
					perspective: p, objective: o, key: o.Objective.Key, name: indent + o.Objective.Name, weight: shareWords(o.Share), actual: scoreWords(o.Scored, o.Score),
				})
			}
			for k := range o.Measures {
				lines = append(lines, s.measureLine(p, o, &o.Measures[k]))
			}
		}
	}
	return lines
}

const indent = "   "

// stands reports whether an objective has a row of its own: the only one of a perspective comes to the same as that.
func stands(p *scorecard.PerspectiveResult, o *scorecard.ObjectiveResult) bool {
	return len(p.Objectives) > 1 && strings.TrimSpace(o.Objective.Name) != ""
}

func (s *state) measureLine(p *scorecard.PerspectiveResult, o *scorecard.ObjectiveResult, m *scorecard.MeasureResult) line {
	l := line{
		perspective: p, objective: o, measure: m, key: measureKey(m.Placed.Measure), name: indent + m.Measure.Name, weight: shareWords(m.Share),
		target: orDash(withoutUnit(m.Measure, m.Measure.TargetWords(m.Points))), actual: actualWords(m), spark: valuesOf(lately(s.trends[m.Placed.Measure])),
	}
	if stands(p, o) {
		l.name = indent + l.name
	}
	l.sides, l.gap = sidesOf(m)
	return l
}

func measureKey(id scorecard.MeasureID) string { return fmt.Sprintf("M%d", id) }

func orDash(words string) string {
	if words == "" {
		return dash
	}
	return words
}

// actualWords are what counts of a measure: its value, or why there is none.
func actualWords(m *scorecard.MeasureResult) string {
	if value, given := m.Counts.Value.Get(); given {
		return withoutUnit(m.Measure, shortValue(m.Measure, value))
	}
	if m.Counts.State == scorecard.NotRead {
		return dash
	}
	return m.Counts.State.Words()
}

// shownPlaces is how many decimals of a value stand in a column; the panel beside has all of them.
const shownPlaces = 2

// longestUnit is how many letters a unit has at most that stands behind each value in a column; longer ones go without saying.
const longestUnit = 3

// withoutUnit leaves a long unit out of a value's words.
func withoutUnit(m *scorecard.Measure, words string) string {
	if unit := m.UnitWords(); len([]rune(unit)) > longestUnit {
		words = strings.TrimSpace(strings.TrimSuffix(words, unit))
	}
	return words
}

// shortValue is a value with few decimals.
func shortValue(m *scorecard.Measure, value exact.Decimal) string {
	if value.Places() > shownPlaces {
		if rounded, ok := exact.FromRat(exact.Round(value.Rat(), shownPlaces)); ok {
			value = rounded
		}
	}
	return m.ValueWords(value)
}

// sidesOf are what both sides say: 3 / 5, and how far they are apart where they should talk: gap 2. Where only we say something, that is
// what counts anyway, and nothing is said.
func sidesOf(m *scorecard.MeasureResult) (sides, gap string) {
	if m.Theirs == nil {
		return "", ""
	}
	ours := dash
	if m.Ours != nil {
		ours = plainValue(m, m.Ours)
	}
	sides = ours + " / " + plainValue(m, m.Theirs)
	if m.Differ && m.Gap != nil {
		gap = "gap " + gapWords(m)
	}
	if m.Counts.Basis == scorecard.BasisAgreed {
		gap = "agreed"
	}
	return sides, gap
}

// plainValue is a reading without its unit, which stands beside it anyway.
func plainValue(m *scorecard.MeasureResult, r *scorecard.Reading) string {
	value, given := r.Value.Get()
	if !given || r.State != scorecard.Measured {
		return r.State.Words()
	}
	words := shortValue(m.Measure, value)
	return strings.TrimSpace(strings.TrimSuffix(words, m.Measure.UnitWords()))
}

// gapWords are how far the sides are apart: of opinions in steps, of other measures in points of the scale.
func gapWords(m *scorecard.MeasureResult) string {
	ours, first := m.Ours.Value.Get()
	theirs, second := m.Theirs.Value.Get()
	if m.Measure.Kind == scorecard.Opinion && first && second {
		difference := ours.Rat()
		difference.Sub(difference, theirs.Rat())
		return exact.Short(difference.Abs(difference), 1)
	}
	return m.Gap.Words()
}

// ratingCell is the rating of a measure, with who set it where people did.
func ratingCell(rating scorecard.Rating, override *scorecard.Override) kit.Cell {
	if override != nil {
		return kit.NotedRatingCell(ratingOf(rating), ", set")
	}
	return kit.RatingCell(ratingOf(rating))
}

// boardColumns are the columns of the scorecard. Its rows stand in the order of the card, so that no heading sorts.
func boardColumns() []kit.Column[line] {
	return []kit.Column[line]{
		{Title: "Perspective and measure", Width: 205, Grow: 3, Text: func(l line) string { return l.name }},
		{Title: "Weight", Width: 58, Number: true, Text: func(l line) string { return l.weight }},
		{Title: "Target", Width: 70, Number: true, Text: func(l line) string { return l.target }, Yield: 1},
		{Title: "Actual", Width: 74, Number: true, Text: func(l line) string { return l.actual }, Strong: func(line) bool { return true }},
		{
			Title: "Last 8", Width: 98, Text: func(line) string { return "" }, Yield: 2,
			Paint: func(l line) kit.Cell {
				switch {
				case l.measure != nil:
					return kit.SparkCell(l.spark)
				case l.objective != nil:
					return barOf(&l.objective.Rolled)
				}
				return barOf(&l.perspective.Rolled)
			},
		},
		{
			Title: "Ours / theirs", Width: 98, Text: func(l line) string { return strings.TrimSpace(l.sides + " " + l.gap) },
			Paint: func(l line) kit.Cell {
				ink := kit.Wrong
				if l.gap == "agreed" {
					ink = kit.Secondary
				}
				return kit.MoreCell(l.sides, l.gap, ink)
			},
		},
		{
			Title: "Rating", Width: 166, Text: func(l line) string { return l.rating() },
			Paint: func(l line) kit.Cell {
				if l.measure == nil {
					return kit.TextCell("")
				}
				return ratingCell(l.measure.Rating, l.measure.Override)
			},
		},
	}
}

func (l line) rating() string {
	if l.measure == nil {
		return ""
	}
	return ratingOf(l.measure.Rating).Words()
}

// barOf is how much of the scale a roll-up reaches; nothing where it has no score.
func barOf(r *scorecard.Rolled) kit.Cell {
	if !r.Scored {
		return kit.TextCell("")
	}
	return kit.BarCell(r.Score.Float() / 100)
}
