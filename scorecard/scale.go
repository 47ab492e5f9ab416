package scorecard

import (
	"math/big"
	"math/bits"

	"counterweight/procurement/exact"
)

// Score is where a value lies on the scale. It reports false where the points say nothing: no target, or points that are equal or crossed.
func (p Points) Score(kind MeasureKind, dir Direction, value exact.Decimal) (Score, bool) {
	s := newScale(p, kind, dir)
	if s == nil {
		return 0, false
	}
	return s.score(exact.Some(value)), true
}

// Rating is the rating of a value by the points themselves: at or better than the target, the near-miss line, the red flag, or worse. It
// is NotYetRated where the points say nothing.
func (p Points) Rating(kind MeasureKind, dir Direction, value exact.Decimal) Rating {
	s := newScale(p, kind, dir)
	if s == nil {
		return NotYetRated
	}
	return s.rating(exact.Some(value))
}

// scale is a measure's points made ready for any number of values. Values and points with no more than [unitPlaces] places are taken in
// integers, all others in rational numbers; both give the same.
type scale struct {
	knots           [mostKnots]knot // the lowest value first
	n               int             // how many there are, at least one
	below, above    Score           // of values beyond the outermost knots
	rising, falling edge            // for values that should be high enough, and for those that should be low enough
	wide            *wideScale      // takes the place of the knots where they don't fit into integers
	points          Points
	dir             Direction
}

// knot is a value whose place on the scale was agreed on.
type knot struct {
	units int64 // the value × 10^unitPlaces
	score Score
}

// edge is where the ratings begin on one side of good: the outermost number of units that still is at or better than the line.
type edge struct {
	counts bool
	units  [numberOfLines]int64
}

// The lines of ratings, each the last value that has its rating.
const (
	goodLine = iota
	approachingLine
	improvingLine
	numberOfLines
)

const (
	mostKnots  = 7 // of a band: floor, red flag and end on both sides, and its middle
	unitPlaces = 6
	// largestUnits keeps what is worked out from units within 63 bits. It leaves 72 billion of whatever is measured.
	largestUnits = 1 << 56
)

// newScale is the scale of points, nil where they don't make one.
func newScale(p Points, kind MeasureKind, dir Direction) *scale {
	s := &scale{}
	if !s.set(p, kind, dir) {
		return nil
	}
	return s
}

// set makes the scale that of some points. It reports false where they don't make one.
func (s *scale) set(p Points, kind MeasureKind, dir Direction) bool {
	p, dir = p.fixed(kind, dir)
	*s = scale{points: p, dir: dir}
	near, far := p.sides(dir)
	nearUnits, fits := near.units()
	farUnits, bothFit := far.units()
	if !fits || !bothFit {
		s.wide = newWideScale(p, dir)
		return s.wide != nil
	}
	switch dir {
	case Higher:
		s.rise(nearUnits)
	case Lower:
		s.fall(nearUnits)
	case Within:
		if !near.target.Given() || !far.target.Given() {
			return false
		}
		s.rise(nearUnits)
		s.fall(farUnits)
	}
	if !s.rising.counts && !s.falling.counts {
		return false
	}
	for i := 1; i < s.n; i++ {
		if s.knots[i-1].units >= s.knots[i].units {
			return false
		}
	}
	s.below, s.above = clamped(s.knots[0].score, s.rising.counts), clamped(s.knots[s.n-1].score, s.falling.counts)
	return true
}

// clamped is the score beyond an outermost knot: the knot's own, but for a target with nothing worse beside it, which is reached or not.
func clamped(outermost Score, worse bool) Score {
	if worse && outermost >= AtTarget {
		return AtFloor
	}
	return outermost
}

// rise adds the knots of a side on which higher is better, and its edge.
func (s *scale) rise(side sideUnits) {
	for i, given := range side.given {
		if given {
			s.knots[s.n] = knot{side.at[i], knotScores[i]}
			s.n++
		}
	}
	s.rising = side.edge(true)
}

// fall adds the knots of a side on which lower is better, the best first, and its edge. A band whose two ends are the same has one knot
// there.
func (s *scale) fall(side sideUnits) {
	for i := len(side.given) - 1; i >= 0; i-- {
		k := knot{side.at[i], knotScores[i]}
		if side.given[i] && (s.n == 0 || s.knots[s.n-1] != k) {
			s.knots[s.n] = k
			s.n++
		}
	}
	s.falling = side.edge(false)
}

// unitsOf is a value in units; it reports false where it does not fit.
func unitsOf(o exact.Optional) (int64, bool) {
	const unitsOfAThousandth = 1000
	if thousandths := o.Thousandths(); thousandths >= 0 {
		return thousandths * unitsOfAThousandth, true
	}
	d, _ := o.Get()
	units, fits := d.Units(unitPlaces)
	return units, fits && units < largestUnits && units > -largestUnits
}

// score is where a value lies.
func (s *scale) score(value exact.Optional) Score {
	if units, fits := unitsOf(value); fits && s.wide == nil {
		return s.scoreUnits(units)
	}
	return s.scoreRat(value.Rat())
}

// scoreUnits is the score of a value in units.
func (s *scale) scoreUnits(units int64) Score {
	knots := s.knots[:s.n]
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
	if last := &knots[len(knots)-1]; units == last.units {
		return last.score
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

// rating is the rating of a value: the worse of those by the two edges.
func (s *scale) rating(value exact.Optional) Rating {
	units, fits := unitsOf(value)
	if !fits || s.wide != nil {
		return s.ratingRat(value.Rat())
	}
	worst := Good
	if e := &s.rising; e.counts {
		worst = byLines(units >= e.units[goodLine], units >= e.units[approachingLine], units >= e.units[improvingLine])
	}
	if e := &s.falling; e.counts {
		worst = max(worst, byLines(units <= e.units[goodLine], units <= e.units[approachingLine], units <= e.units[improvingLine]))
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

// scoreRat and ratingRat are the score and the rating of any value.
func (s *scale) scoreRat(value *big.Rat) Score   { return s.inRatios().score(value) }
func (s *scale) ratingRat(value *big.Rat) Rating { return s.inRatios().rating(value) }

func (s *scale) inRatios() *wideScale {
	if s.wide != nil {
		return s.wide
	}
	return newWideScale(s.points, s.dir)
}
