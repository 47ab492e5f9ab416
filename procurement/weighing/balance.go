package weighing

import "math/big"

// Stretch is a range of balances between cost and quality over which the same bids win.
type Stretch struct {
	From, To *big.Rat // quality weight in per cent, 0 to 100; at the ends the winners of both sides are equal
	Winners  []string
}

// Balance says who would win at every balance between cost and quality, criteria keeping their proportions: stretches that cover 0 to
// 100 % quality without a gap. A weighted sum is a straight line in the balance, so the crossings are exact:
// w* = (Pj − Pi) ÷ ((Qi − Pi) − (Qj − Pj)). Totals are taken unrounded and without rules for ties. It is nil for methods that are no
// weighted sum, without criteria, and without bids.
func (r *Result) Balance() []Stretch {
	running := r.running()
	if !r.rule.WeightedSum() || len(running) == 0 || len(r.Model.Criteria) == 0 {
		return nil
	}
	lines := r.balanceLines(running)
	var stretches []Stretch
	at := new(big.Rat)
	best := highest(lines, at)
	for {
		next, crossing := overtaking(lines, best)
		stretch := Stretch{From: percent(at, one), To: hundred}
		for _, l := range lines {
			if l.price.Cmp(best.price) == 0 && l.slope.Cmp(best.slope) == 0 {
				stretch.Winners = append(stretch.Winners, l.id)
			}
		}
		if next == nil || crossing.Cmp(one) >= 0 {
			return append(stretches, stretch)
		}
		if crossing.Cmp(at) > 0 {
			stretch.To = percent(crossing, one)
			stretches = append(stretches, stretch)
		}
		at, best = crossing, *next
	}
}

// balanceLine is a bid's total as the quality weight, a share, grows: price + slope × weight.
type balanceLine struct {
	id           string
	price, slope *big.Rat
}

func (r *Result) balanceLines(running []*Standing) []balanceLine {
	lines := make([]balanceLine, len(running))
	for i, s := range running {
		a := arguments{field: &r.Field, parameters: &r.Model.Parameters, price: s.price, quality: s.Quality}
		lines[i] = balanceLine{s.Bid.ID, s.PriceScore, minus(r.rule.part(&a), s.PriceScore)}
	}
	return lines
}

// highest is the line that is on top at a weight and just above it.
func highest(lines []balanceLine, at *big.Rat) balanceLine {
	best := lines[0]
	value := func(l balanceLine) *big.Rat { return new(big.Rat).Add(l.price, new(big.Rat).Mul(l.slope, at)) }
	for _, l := range lines[1:] {
		if order := value(l).Cmp(value(best)); order > 0 || order == 0 && l.slope.Cmp(best.slope) > 0 {
			best = l
		}
	}
	return best
}

// overtaking is the steeper line that crosses best first, and where; the steepest of those that cross there. It is nil where no line is
// steeper.
func overtaking(lines []balanceLine, best balanceLine) (*balanceLine, *big.Rat) {
	var next *balanceLine
	var first *big.Rat
	for i := range lines {
		l := &lines[i]
		if l.slope.Cmp(best.slope) <= 0 {
			continue
		}
		crossing := new(big.Rat).Quo(minus(best.price, l.price), minus(l.slope, best.slope))
		order := -1
		if first != nil {
			order = crossing.Cmp(first)
		}
		if order < 0 || order == 0 && l.slope.Cmp(next.slope) > 0 {
			next, first = l, crossing
		}
	}
	return next, first
}
