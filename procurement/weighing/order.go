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

func (r *Result) byMerit(a, b *Standing) int { return r.better(a.Compared, b.Compared) }

// better is negative where figure of merit a is better than b, positive where it is worse.
func (r *Result) better(a, b *big.Rat) int {
	if r.rule.LowerIsBetter {
		return a.Cmp(b)
	}
	return b.Cmp(a)
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
	compare := make([]func(a, b *Standing) int, len(r.Model.Ties))
	for i, tie := range r.Model.Ties {
		switch tie {
		case TieByQuality:
			compare[i] = func(a, b *Standing) int { return compareHigh(a.quality, b.quality) }
		case TieByPrice:
			compare[i] = comparePrices
		case TieByHeaviest:
			compare[i] = r.Model.byHeaviest()
		}
	}
	return func(a, b *Standing) int {
		for _, rule := range compare {
			if order := rule(a, b); order != 0 {
				return order
			}
		}
		return 0
	}
}

// compareHigh puts the higher figure first, and a figure before none.
func compareHigh(a, b *big.Rat) int {
	if a == nil || b == nil {
		return compareGiven(a != nil, b != nil)
	}
	return b.Cmp(a)
}

// comparePrices puts the lower price first, or the higher unrounded price score where only scores are known. Where a method needs no
// price, some bids may have none: they cannot claim to be cheaper, and come last.
func comparePrices(a, b *Standing) int {
	x, hasX := a.Bid.Price.Get()
	y, hasY := b.Bid.Price.Get()
	switch {
	case hasX && hasY:
		return x.Cmp(y)
	case hasX || hasY:
		return compareGiven(hasX, hasY)
	}
	return compareHigh(a.Bid.PriceScore.Rat(), b.Bid.PriceScore.Rat())
}

// compareGiven puts what is given before what is not.
func compareGiven(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// byHeaviest compares bids on the heaviest top-level criteria. It works out a bid's scores once, however often the bid is compared.
func (m *Model) byHeaviest() func(a, b *Standing) int {
	heaviest, known := m.heaviest(), map[*Bid][]*big.Rat{}
	scores := func(b *Bid) []*big.Rat {
		if known[b] == nil {
			all := m.topScores(b)
			for _, i := range heaviest {
				known[b] = append(known[b], all[i])
			}
		}
		return known[b]
	}
	return func(a, b *Standing) int { return slices.CompareFunc(scores(a.Bid), scores(b.Bid), compareHigh) }
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

// topScores are a bid's scores, 0 to 100, on the top-level criteria.
func (m *Model) topScores(b *Bid) (scores []*big.Rat) {
	for _, line := range m.lines(b) {
		if line.Depth == 0 {
			scores = append(scores, line.Score)
		}
	}
	return scores
}
