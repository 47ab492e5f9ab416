package weighing

import (
	"cmp"
	"math/big"
	"slices"
)

// Stretch is a range of balances between cost and quality over which the same bids win.
type Stretch struct {
	From, To *big.Rat // quality weight in per cent, 0 to 100; at the ends the winners of both sides are equal
	Winners  []string
}

// Balance says who would win at every balance between cost and quality, criteria keeping their proportions: stretches that cover 0 to
// 100 % quality without a gap. A weighted sum is a straight line in the balance, so the crossings are exact:
// w* = (Pj − Pi) ÷ ((Qi − Pi) − (Qj − Pj)). Totals are taken unrounded and without rules for ties; price and quality scores that the
// model rounds before it weighs them stay so. It is nil for methods that are no weighted sum, without criteria, and without bids.
func (r *Result) Balance() (stretches []Stretch) {
	if !r.rule.WeightedSum() || len(r.ranked) == 0 || len(r.Model.Criteria) == 0 {
		return nil
	}
	lines := r.balanceLines()
	at, best := zero, topAtZero(lines)
	for {
		next, crossing := overtaking(lines, best)
		last := !crossing.given() || crossing.cmp(one) >= 0
		if last {
			crossing = one
		}
		stretch := Stretch{From: percent(at, one).rat(), To: percent(crossing, one).rat()}
		for _, l := range lines {
			if l.price.cmp(best.price) == 0 && l.slope.cmp(best.slope) == 0 {
				stretch.Winners = append(stretch.Winners, l.id)
			}
		}
		if stretches = append(stretches, stretch); last {
			return stretches
		}
		at, best = crossing, next
	}
}

// balanceLine is a bid's total as the quality weight, a share, grows: price + slope × weight.
type balanceLine struct {
	id           string
	price, slope ratio
}

func (r *Result) balanceLines() []balanceLine {
	lines := make([]balanceLine, len(r.ranked))
	f := r.Model.figures(r.field)
	for i, s := range r.ranked {
		f.of(s)
		lines[i] = balanceLine{s.bid.ID, s.score, r.rule.part(&f).minus(s.score)}
	}
	return lines
}

// topAtZero is the line that is on top where quality weighs next to nothing: the highest, of equally high ones the steepest.
func topAtZero(lines []balanceLine) balanceLine {
	return slices.MaxFunc(lines, func(a, b balanceLine) int { return cmp.Or(a.price.cmp(b.price), a.slope.cmp(b.slope)) })
}

// overtaking is the steeper line that crosses best first, and where; of those that cross there, the steepest. Where is none where no line
// is steeper.
func overtaking(lines []balanceLine, best balanceLine) (next balanceLine, first ratio) {
	for _, l := range lines {
		if l.slope.cmp(best.slope) <= 0 {
			continue
		}
		crossing := best.price.minus(l.price).over(l.slope.minus(best.slope))
		if !first.given() || cmp.Or(crossing.cmp(first), next.slope.cmp(l.slope)) < 0 {
			next, first = l, crossing
		}
	}
	return next, first
}
