package weighing

import (
	"math/big"
	"slices"

	"counterweight/procurement/exact"
)

// indexTolerance is the relative difference under which two value-for-money indices count as equal, since they are computed in double
// precision.
var indexTolerance = big.NewRat(1, 1_000_000_000_000)

// rank gives each bid in the running its rank: 1, 2, 2, 4.
func (r *Result) rank(running []*Standing) {
	rank := 1
	for _, group := range r.order(running) {
		for _, s := range group {
			s.Rank = rank
		}
		rank += len(group)
	}
}

// order sorts bids by their compared figure, best first, and by the rules for ties. Bids in one group are equal in all of these.
func (r *Result) order(running []*Standing) [][]*Standing {
	sorted := slices.Clone(running)
	slices.SortFunc(sorted, r.byMerit)
	byTies := r.byTies()
	var groups [][]*Standing
	for equal := range runs(sorted, func(first, s *Standing) bool { return r.sameMerit(first, s) }) {
		slices.SortFunc(equal, byTies)
		for tied := range runs(equal, func(first, s *Standing) bool { return byTies(first, s) == 0 }) {
			groups = append(groups, tied)
		}
	}
	return groups
}

// runs cuts a slice into the longest runs in which every element is the same as the run's first.
func runs[T any](all []T, same func(first, other T) bool) func(yield func([]T) bool) {
	return func(yield func([]T) bool) {
		for len(all) > 0 {
			n := 1
			for n < len(all) && same(all[0], all[n]) {
				n++
			}
			if !yield(all[:n:n]) {
				return
			}
			all = all[n:]
		}
	}
}

func (r *Result) byMerit(a, b *Standing) int {
	if r.rule.LowerIsBetter {
		return a.Compared.Cmp(b.Compared)
	}
	return b.Compared.Cmp(a.Compared)
}

func (r *Result) sameMerit(a, b *Standing) bool {
	if !r.rule.Exponent {
		return a.Compared.Cmp(b.Compared) == 0
	}
	gap := minus(a.Compared, b.Compared)
	return gap.Abs(gap).Cmp(new(big.Rat).Mul(indexTolerance, new(big.Rat).Abs(a.Compared))) <= 0
}

// byTies compares bids of the same merit by the model's rules for ties, on unrounded values.
func (r *Result) byTies() func(a, b *Standing) int {
	var heaviest []int
	if slices.Contains(r.Model.Ties, TieByHeaviest) {
		heaviest = r.Model.heaviest()
	}
	return func(a, b *Standing) int {
		for _, tie := range r.Model.Ties {
			order := 0
			switch tie {
			case TieByQuality:
				order = compareHigh(a.quality, b.quality)
			case TieByPrice:
				order = comparePrices(a, b)
			case TieByHeaviest:
				order = r.Model.compareOn(heaviest, a.Bid, b.Bid)
			}
			if order != 0 {
				return order
			}
		}
		return 0
	}
}

// compareHigh puts the higher figure first; figures that are not there are equal.
func compareHigh(a, b *big.Rat) int {
	if a == nil || b == nil {
		return 0
	}
	return b.Cmp(a)
}

// comparePrices puts the lower price first, or the higher unrounded price score where only scores are known.
func comparePrices(a, b *Standing) int {
	if x, y := a.Bid.Price.Rat(), b.Bid.Price.Rat(); x != nil && y != nil {
		return x.Cmp(y)
	}
	return compareHigh(a.Bid.PriceScore.Rat(), b.Bid.PriceScore.Rat())
}

// heaviest are the positions of the top-level criteria with the greatest weight, in the tender's order.
func (m *Model) heaviest() (positions []int) {
	var most exact.Decimal
	for _, c := range m.Criteria {
		if c.Weight.Cmp(most) > 0 {
			most = c.Weight
		}
	}
	for i, c := range m.Criteria {
		if c.Weight == most {
			positions = append(positions, i)
		}
	}
	return positions
}

// compareOn puts the bid with the higher score first, on the first of these top-level criteria on which the two differ.
func (m *Model) compareOn(positions []int, a, b *Bid) int {
	x, y := m.topScores(a), m.topScores(b)
	for _, i := range positions {
		if order := compareHigh(x[i], y[i]); order != 0 {
			return order
		}
	}
	return 0
}

// topScores are a bid's scores, 0 to 100, on the top-level criteria.
func (m *Model) topScores(b *Bid) (scores []*big.Rat) {
	for _, line := range m.lines(b) {
		if line.Depth == 0 {
			scores = append(scores, line.Score)
		}
	}
	return scores
}
