package scorecard

import "math/big"

// Band is a range of values that have one rating.
type Band struct {
	Low, High *big.Rat // nil where it is open
	Rating    Rating
}

// Bands are the ranges into which the points divide all values, the lowest first; none where there is no target. Where two bands meet, the value
// itself belongs to the one with the better rating.
func (p Points) Bands(kind MeasureKind, dir Direction) (bands []Band) {
	p, dir = p.fixed(kind, dir)
	s := newWideScale(p, dir)
	if s == nil {
		return nil
	}
	var low *big.Rat
	until := func(high *big.Rat, rating Rating) {
		if low == nil || high == nil || low.Cmp(high) < 0 {
			bands = append(bands, Band{Low: low, High: high, Rating: rating})
		}
		low = high
	}
	if e := s.rising; e != nil {
		until(e[improvingLine], Inadequate)
		until(e[approachingLine], RequiresImprovement)
		until(e[goodLine], ApproachingTarget)
	}
	if e := s.falling; e != nil {
		until(e[goodLine], Good)
		until(e[approachingLine], ApproachingTarget)
		until(e[improvingLine], RequiresImprovement)
		until(nil, Inadequate)
	} else {
		until(nil, Good)
	}
	return bands
}
