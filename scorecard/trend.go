package scorecard

import (
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// TrendPoint is a measure in one period of a trend. Where it is not scored there is a gap, never a zero.
type TrendPoint struct {
	Period civil.Period
	State  State
	Value  exact.Optional // given exactly where the state is Measured
	Scored bool
	Score  Score
	Rating Rating
	Points Points // valid in the period
	Basis  Basis
}

// Trend is a measure in all periods of the card from one to another, the first first. Periods in which it was not on the card have the
// state NotDue.
func (b *Book) Trend(measure MeasureID, from, to civil.Period) (points []TrendPoint) {
	l := newLedger(b, to)
	placed := b.placed(measure)
	if placed == nil {
		return nil
	}
	for _, p := range l.periods {
		if p.Compare(from) >= 0 {
			points = append(points, l.trendPoint(placed, p))
		}
	}
	return points
}

// OverallTrend is what the whole card came to in all its periods from one to another, the first first.
func (b *Book) OverallTrend(from, to civil.Period) []*Result {
	return b.Results(from, to, civil.Date{})
}

// placed is a measure on the card, nil where there is none.
func (b *Book) placed(measure MeasureID) (found *Placed) {
	b.Card.EachPlaced(func(_ *Perspective, _ *Objective, p *Placed) {
		if p.Measure == measure {
			found = p
		}
	})
	return found
}

func (l *ledger) trendPoint(placed *Placed, p civil.Period) TrendPoint {
	day := p.To()
	if !placed.isOn(day) {
		return TrendPoint{Period: p, State: NotDue}
	}
	r := l.measure(placed, day, p, civil.Date{})
	return TrendPoint{
		Period: p, State: r.Counts.State, Value: r.Counts.Value, Scored: r.Scored, Score: r.Score, Rating: r.Rating, Points: r.Points, Basis: r.Counts.Basis,
	}
}

// Fall is something whose score was lower in each of the last periods than in the one before.
type Fall struct {
	Measure *Measure // nil: the card as a whole
	Scores  []Score  // the highest, which is the earliest, first
}

// fallLength is how many measured periods make a fall: three falls in a row.
const fallLength = 4

// falls are the falls that end in the period of a result.
func (l *ledger) falls(r *Result) (falls []Fall) {
	whole := func(p civil.Period) (Score, bool) {
		overall := l.result(p, civil.Date{}).Overall
		return overall.Score, overall.Scored
	}
	if scores := l.fall(r.Period, civil.Period.Prev, whole); scores != nil {
		falls = append(falls, Fall{Scores: scores})
	}
	r.Each(func(m *MeasureResult) {
		score := func(p civil.Period) (Score, bool) {
			point := l.trendPoint(m.Placed, p)
			return point.Score, point.Scored
		}
		if scores := l.fall(r.Period, m.Measure.before, score); scores != nil {
			falls = append(falls, Fall{Measure: m.Measure, Scores: scores})
		}
	})
	return falls
}

// fall is the scores of a fall that ends in a period, nil where there is none. A period without a score ends the search: a gap starts the
// count again.
func (l *ledger) fall(last civil.Period, before func(civil.Period) civil.Period, scoreIn func(civil.Period) (Score, bool)) []Score {
	var scores []Score
	for p := last; len(scores) < fallLength; p = before(p) {
		if l.column(p) < 0 {
			return nil
		}
		score, scored := scoreIn(p)
		if !scored || len(scores) > 0 && score <= scores[len(scores)-1] {
			return nil
		}
		scores = append(scores, score)
	}
	slices.Reverse(scores)
	return scores
}
