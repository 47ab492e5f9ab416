package scorecard

import (
	"math/big"
	"math/bits"
	"slices"

	"counterweight/procurement/exact"
)

// Score is where a value lies on the scale. It reports false where the points say nothing: no target, or points that are equal or crossed.
func (p Points) Score(kind MeasureKind, dir Direction, value exact.Decimal) (Score, bool) {
	s := newScale(p, kind, dir)
	if s == nil {
		return 0, false
	}
	return s.score(value), true
}

// Rating is the rating of a value by the points themselves: at or better than the target, the near-miss line, the red flag, or worse. It
// is NotYetRated where the points say nothing.
func (p Points) Rating(kind MeasureKind, dir Direction, value exact.Decimal) Rating {
	s := newScale(p, kind, dir)
	if s == nil {
		return NotYetRated
	}
	return s.rating(value)
}

// scale is points made ready for any number of values. Values with no more places than [scale.places] are scored in integers, all others
// in rational numbers; both give the same.
type scale struct {
	knots        []knot // the lowest value first, at least one
	below, above Score  // of values beyond the outermost knots
	rising       *edge  // for values that should be high enough, nil where they need not
	falling      *edge  // for values that should be low enough
	places       int
	whole        bool // the knots and edges fit into integers
}

// knot is a value whose place on the scale was agreed on.
type knot struct {
	at    *big.Rat
	units int64 // at × 10^places
	score Score
}

// edge is where the ratings begin on one side of good.
type edge struct {
	lines [numberOfLines]*big.Rat
	units [numberOfLines]int64 // the outermost number of units that still is at or better than the line
}

// The lines of ratings, each the last value that has its rating.
const (
	goodLine = iota
	approachingLine
	improvingLine
	numberOfLines
)

// newScale is nil where the points don't make a scale.
func newScale(p Points, kind MeasureKind, dir Direction) *scale {
	p, dir = p.fixed(kind, dir)
	near, far := p.sides(dir)
	s := &scale{}
	switch dir {
	case Higher:
		s.rising = near.edge()
		s.knots = near.knots()
	case Lower:
		s.falling = near.edge()
		s.knots = near.knots()
		slices.Reverse(s.knots)
	case Within:
		if !near.target.Given() || !far.target.Given() {
			return nil
		}
		s.rising, s.falling = near.edge(), far.edge()
		s.knots = band(near.knots(), far.knots())
	}
	if s.rising == nil && s.falling == nil || !ascending(s.knots) {
		return nil
	}
	s.below, s.above = s.knots[0].score, s.knots[len(s.knots)-1].score
	if s.rising != nil && s.below >= AtTarget { // a target with nothing below it: reached or not
		s.below = AtFloor
	}
	if s.falling != nil && s.above >= AtTarget {
		s.above = AtFloor
	}
	s.count()
	return s
}

// band joins the knots of the two sides of a band: up to the lower end and what is best inside, then down from the upper end. One whose
// ends are the same is a single knot.
func band(lower, upper []knot) []knot {
	slices.Reverse(upper)
	if lower[len(lower)-1].at.Cmp(upper[0].at) == 0 {
		upper = upper[1:]
	}
	return append(lower, upper...)
}

func ascending(knots []knot) bool {
	for i := 1; i < len(knots); i++ {
		if knots[i-1].at.Cmp(knots[i].at) >= 0 {
			return false
		}
	}
	return len(knots) > 0
}

// usualPlaces is how many places values are scored to in integers; those of a scale whose points have more places go by these.
const usualPlaces = 6

// largestUnits keeps the distance of two knots within 63 bits.
const largestUnits = 1 << 61

// count brings knots and edges to integers where they fit.
func (s *scale) count() {
	s.places = usualPlaces
	for _, k := range s.knots {
		digits, _ := k.at.FloatPrec() // knots are decimals
		s.places = max(s.places, digits)
	}
	s.whole = true
	for i := range s.knots {
		s.knots[i].units = s.unitsOf(s.knots[i].at, false)
	}
	for i := range numberOfLines {
		if s.rising != nil {
			s.rising.units[i] = s.unitsOf(s.rising.lines[i], true)
		}
		if s.falling != nil {
			s.falling.units[i] = s.unitsOf(s.falling.lines[i], false)
		}
	}
}

// unitsOf is a value in units, rounded up or down to a whole number of them: where values count in units, v ≥ line is the same as v ≥ the
// line rounded up.
func (s *scale) unitsOf(at *big.Rat, up bool) int64 {
	scaled := new(big.Rat).Mul(at, new(big.Rat).SetInt(exact.PowerOfTen(s.places)))
	units, rest := new(big.Int).DivMod(scaled.Num(), scaled.Denom(), new(big.Int))
	if up && rest.Sign() != 0 {
		units.Add(units, big.NewInt(1))
	}
	if !units.IsInt64() || units.Int64() >= largestUnits || units.Int64() <= -largestUnits {
		s.whole = false
		return 0
	}
	return units.Int64()
}

// score is where a value lies.
func (s *scale) score(value exact.Decimal) Score {
	if units, fits := value.Units(s.places); fits && s.whole {
		return s.scoreUnits(units)
	}
	return s.scoreRat(value.Rat())
}

// scoreUnits is the score of a value in units.
func (s *scale) scoreUnits(units int64) Score {
	knots := s.knots
	if units < knots[0].units {
		return s.below
	}
	for i := 1; i < len(knots); i++ {
		if units < knots[i].units {
			low, high := &knots[i-1], &knots[i]
			if low.score > high.score {
				return low.score - between(units-low.units, high.units-low.units, low.score-high.score, true)
			}
			return low.score + between(units-low.units, high.units-low.units, high.score-low.score, false)
		}
	}
	if units == knots[len(knots)-1].units {
		return knots[len(knots)-1].score
	}
	return s.above
}

// between is part ÷ whole of a rise, where 0 ≤ part < whole, rounded to a whole number: a half up or, of what is to be taken off, down, so
// that a score is rounded half away from zero.
func between(part, whole int64, rise Score, halfDown bool) Score {
	hi, lo := bits.Mul64(uint64(part), uint64(rise))
	var quotient, rest uint64
	if hi == 0 {
		quotient, rest = lo/uint64(whole), lo%uint64(whole)
	} else {
		quotient, rest = bits.Div64(hi, lo, uint64(whole)) // the quotient is below rise
	}
	if twice := 2 * rest; twice > uint64(whole) || twice == uint64(whole) && !halfDown {
		quotient++
	}
	return Score(quotient)
}

// scoreRat is the score of any value.
func (s *scale) scoreRat(value *big.Rat) Score {
	if value.Cmp(s.knots[0].at) < 0 {
		return s.below
	}
	for i := 1; i < len(s.knots); i++ {
		low, high := s.knots[i-1], s.knots[i]
		if value.Cmp(high.at) < 0 {
			part := new(big.Rat).Sub(value, low.at)
			part.Quo(part, new(big.Rat).Sub(high.at, low.at))
			part.Mul(part, (high.score - low.score).Rat())
			return roundedScore(part.Add(part, low.score.Rat()))
		}
	}
	if last := s.knots[len(s.knots)-1]; value.Cmp(last.at) == 0 {
		return last.score
	}
	return s.above
}

// rating is the rating of a value.
func (s *scale) rating(value exact.Decimal) Rating {
	if units, fits := value.Units(s.places); fits && s.whole {
		return s.ratingUnits(units)
	}
	return s.ratingRat(value.Rat())
}

// ratingUnits is the rating of a value in units: the worse of those by the two edges.
func (s *scale) ratingUnits(units int64) Rating {
	worst := Good
	if e := s.rising; e != nil {
		worst = byLines(units >= e.units[goodLine], units >= e.units[approachingLine], units >= e.units[improvingLine])
	}
	if e := s.falling; e != nil {
		worst = max(worst, byLines(units <= e.units[goodLine], units <= e.units[approachingLine], units <= e.units[improvingLine]))
	}
	return worst
}

func (s *scale) ratingRat(value *big.Rat) Rating {
	worst := Good
	if e := s.rising; e != nil {
		worst = byLines(value.Cmp(e.lines[goodLine]) >= 0, value.Cmp(e.lines[approachingLine]) >= 0, value.Cmp(e.lines[improvingLine]) >= 0)
	}
	if e := s.falling; e != nil {
		worst = max(worst, byLines(value.Cmp(e.lines[goodLine]) <= 0, value.Cmp(e.lines[approachingLine]) <= 0, value.Cmp(e.lines[improvingLine]) <= 0))
	}
	return worst
}

// byLines is the rating of what is at or better than the first of these lines; each value falls in exactly one.
func byLines(good, approaching, improving bool) Rating {
	switch {
	case good:
		return Good
	case approaching:
		return ApproachingTarget
	case improving:
		return RequiresImprovement
	}
	return Inadequate
}
