package scorecards

import (
	"math"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// Small lines beside measures go through the last 8 periods, charts through the last 24.
const (
	sparks = 8
	charts = 24
)

// state is a scorecard as it stands in the workspace, with what one of its periods comes to. It is made off the UI goroutine and never
// changed.
type state struct {
	book    *scorecard.Book
	today   civil.Date
	periods []civil.Period // those that have begun, the first first; none for a card that begins later
	at      int            // the one that is looked at, among periods
	result  *scorecard.Result
	trends  map[scorecard.MeasureID][]scorecard.TrendPoint // of the last periods, the one looked at the last
	past    []*scorecard.Result                            // of those periods
	lines   []line
}

// stateOf works out what a card comes to in a period, or where none is asked for in the last one that is over.
func stateOf(book *scorecard.Book, wanted civil.Period, today civil.Date) *state {
	s := &state{book: book, today: today, periods: book.Card.Periods(today), trends: map[scorecard.MeasureID][]scorecard.TrendPoint{}}
	if len(s.periods) == 0 {
		return s
	}
	s.at = s.placeOf(wanted)
	s.result = book.Result(s.period(), today)
	from := s.periods[max(0, s.at-charts+1)]
	s.past = book.OverallTrend(from, s.period())
	s.result.Each(func(m *scorecard.MeasureResult) {
		s.trends[m.Placed.Measure] = book.Trend(m.Placed.Measure, from, s.period())
	})
	s.lines = s.layOut()
	return s
}

// placeOf is the place of a period; of one that the card has not, the last that is over, or the first where none is.
func (s *state) placeOf(wanted civil.Period) int {
	over := 0
	for i, p := range s.periods {
		if p == wanted {
			return i
		}
		if p.To().Before(s.today) {
			over = i
		}
	}
	return over
}

// period is the one that is looked at; none for a card that begins later.
func (s *state) period() civil.Period {
	if len(s.periods) == 0 {
		return civil.Period{}
	}
	return s.periods[s.at]
}

// closed is when the period was closed, nil while it is open.
func (s *state) closed() *scorecard.ClosedPeriod {
	for i := range s.book.Card.Closed {
		if s.book.Card.Closed[i].Period == s.period() {
			return &s.book.Card.Closed[i]
		}
	}
	return nil
}

// measure is a measure of the card, nil where it has none of this ID.
func (s *state) measure(id scorecard.MeasureID) *scorecard.Measure { return s.book.Measures[id] }

// lately are the last few of some points.
func lately(points []scorecard.TrendPoint) []scorecard.TrendPoint {
	return points[max(0, len(points)-sparks):]
}

// valuesOf are the values of a trend for a small line; gaps are NaN.
func valuesOf(points []scorecard.TrendPoint) []float64 {
	values := make([]float64, len(points))
	for i, p := range points {
		values[i] = math.NaN()
		if v, given := p.Value.Get(); given {
			values[i], _ = v.Rat().Float64()
		}
	}
	return values
}
