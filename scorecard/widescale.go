package scorecard

import (
	"math/big"
	"slices"
)

// wideScale is a scale in rational numbers, for values and points of any length and for ratios.
type wideScale struct {
	knots           []wideKnot // the lowest value first, at least one
	below, above    Score
	rising, falling *wideEdge // nil where values need not be high, or low
}

type wideKnot struct {
	at    *big.Rat
	score Score
}

// wideEdge are the values at which the ratings begin.
type wideEdge [numberOfLines]*big.Rat

// newWideScale is nil where the points, those of a measure of that direction, don't make a scale.
func newWideScale(p Points, dir Direction) *wideScale {
	near, far := p.sides(dir)
	s := &wideScale{}
	switch dir {
	case Higher:
		s.rising, s.knots = near.edge(), near.knots()
	case Lower:
		s.falling, s.knots = near.edge(), near.knots()
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
	s.below, s.above = clamped(s.knots[0].score, s.rising != nil), clamped(s.knots[len(s.knots)-1].score, s.falling != nil)
	return s
}

// band joins the knots of the two sides of a band: up to the lower end and what is best inside, then down from the upper end. One whose
// ends are the same has a single knot there.
func band(lower, upper []wideKnot) []wideKnot {
	slices.Reverse(upper)
	if last := lower[len(lower)-1]; last.at.Cmp(upper[0].at) == 0 && last.score == upper[0].score {
		upper = upper[1:]
	}
	return append(lower, upper...)
}

func ascending(knots []wideKnot) bool {
	for i := 1; i < len(knots); i++ {
		if knots[i-1].at.Cmp(knots[i].at) >= 0 {
			return false
		}
	}
	return len(knots) > 0
}

func (s *wideScale) score(value *big.Rat) Score {
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

func (s *wideScale) rating(value *big.Rat) Rating {
	worst := Good
	if e := s.rising; e != nil {
		worst = byLines(value.Cmp(e[goodLine]) >= 0, value.Cmp(e[approachingLine]) >= 0, value.Cmp(e[improvingLine]) >= 0)
	}
	if e := s.falling; e != nil {
		worst = max(worst, byLines(value.Cmp(e[goodLine]) <= 0, value.Cmp(e[approachingLine]) <= 0, value.Cmp(e[improvingLine]) <= 0))
	}
	return worst
}
