package weighing

import (
	"cmp"
	"slices"

	"counterweight/procurement/exact"
)

// indexTolerance is the relative difference under which two value-for-money indices count as equal, since they are computed in double
// precision.
var indexTolerance = ratio{num: 1, den: 1_000_000_000_000}

// rank gives each bid in the running its rank, 1, 2, 2, 4, and puts them in order. Bids go by their compared figure, then by the rules
// for ties; those that are equal in all of these share a rank and stand by id.
func (r *Result) rank(running []*contender) []*contender {
	sorted := slices.Clone(running)
	slices.SortFunc(sorted, r.byMerit)
	byTies, rank := r.byTies(), 1
	for equal := range runs(sorted, r.sameMerit) {
		slices.SortFunc(equal, byTies)
		for tied := range runs(equal, func(first, s *contender) bool { return byTies(first, s) == 0 }) {
			slices.SortFunc(tied, byID)
			for _, s := range tied {
				s.rank = rank
			}
			rank += len(tied)
		}
	}
	return sorted
}

func byID(a, b *contender) int { return cmp.Compare(a.bid.ID, b.bid.ID) }

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

func (r *Result) byMerit(a, b *contender) int { return r.better(a.compared, b.compared) }

// better is negative where figure of merit a is better than b, positive where it is worse.
func (r *Result) better(a, b ratio) int {
	if r.rule.LowerIsBetter {
		return a.cmp(b)
	}
	return b.cmp(a)
}

func (r *Result) sameMerit(a, b *contender) bool {
	if !r.rule.Exponent {
		return a.compared.cmp(b.compared) == 0
	}
	gap, tolerance := a.compared.minus(b.compared).magnitude(), a.compared.times(indexTolerance)
	return gap.sign() == 0 || gap.cmp(tolerance) < 0
}

// byTies compares bids of the same merit by the model's rules for ties, on unrounded values.
func (r *Result) byTies() func(a, b *contender) int {
	compare := make([]func(a, b *contender) int, len(r.Model.Ties))
	for i, tie := range r.Model.Ties {
		switch tie {
		case TieByQuality:
			compare[i] = func(a, b *contender) int { return compareHigh(a.quality, b.quality) }
		case TieByPrice:
			compare[i] = comparePrices
		case TieByHeaviest:
			compare[i] = r.Model.byHeaviest()
		}
	}
	return func(a, b *contender) int {
		for _, rule := range compare {
			if order := rule(a, b); order != 0 {
				return order
			}
		}
		return 0
	}
}

// compareHigh puts the higher figure first, and a figure before none.
func compareHigh(a, b ratio) int {
	if !a.given() || !b.given() {
		return compareGiven(a.given(), b.given())
	}
	return b.cmp(a)
}

// comparePrices puts the lower price first, or the higher unrounded price score where only scores are known. Where a method needs no
// price, some bids may have none: they cannot claim to be cheaper, and come last.
func comparePrices(a, b *contender) int {
	switch x, y := a.offered, b.offered; {
	case x.given() && y.given():
		return x.cmp(y)
	case x.given() || y.given():
		return compareGiven(x.given(), y.given())
	}
	return compareHigh(ratioOrNone(a.bid.PriceScore), ratioOrNone(b.bid.PriceScore))
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
func (m *Model) byHeaviest() func(a, b *contender) int {
	heaviest, known := m.heaviest(), map[*Bid][]ratio{}
	scores := func(b *Bid) []ratio {
		if known[b] == nil {
			all := m.topScores(b)
			for _, i := range heaviest {
				known[b] = append(known[b], all[i])
			}
		}
		return known[b]
	}
	return func(a, b *contender) int { return slices.CompareFunc(scores(a.bid), scores(b.bid), compareHigh) }
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
func (m *Model) topScores(b *Bid) (scores []ratio) {
	for _, line := range m.lines(b) {
		if line.depth == 0 {
			scores = append(scores, line.score)
		}
	}
	return scores
}
