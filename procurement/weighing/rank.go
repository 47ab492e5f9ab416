package weighing

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"counterweight/procurement/exact"
)

// Rank orders bids by the model's own rule and says why.
//
// Bids that are not in the running (withdrawn, excluded, below a minimum, incompletely marked) come last, without a rank, each with
// its reason. A tender without bids, or with none left in, is ranked too: it has no winner and a notice. Rank fails with *[ModelError]
// where the model cannot rank these bids, and with [BidFaults] where bids in the running lack the price that the method needs.
func Rank(m *Model, bids []Bid) (*Result, error) {
	if err := m.check(bids); err != nil {
		return nil, err
	}
	r := &Result{Model: m, rule: ruleFor(m.Method), Standings: make([]Standing, len(bids))}
	scorer := newScorer(m, bids)
	var faults BidFaults
	var running []*Standing
	for i := range bids {
		s := &r.Standings[i]
		s.Bid, s.index = &bids[i], i
		if err := r.screen(s, scorer); err != nil {
			return nil, err
		}
		if s.Exclusion == "" && s.Missing == nil {
			found := s.checkPrice(m, r.rule.Description)
			faults = append(faults, found...)
			if r.screenPrice(s); len(found) == 0 && s.Exclusion == "" {
				running = append(running, s)
			}
		}
	}
	if faults = append(faults, mixedPrices(running)...); faults != nil {
		slices.SortStableFunc(faults, func(a, b BidFault) int { return cmp.Compare(a.Index, b.Index) })
		return nil, faults
	}
	r.Field = fieldOf(running)
	if err := r.measure(running, r.Field); err != nil {
		return nil, err
	}
	r.rank(running)
	r.conclude()
	return r, nil
}

// screen looks at status, marks and minimums, in this order.
func (r *Result) screen(s *Standing, scorer *scorer) error {
	t, err := scorer.tally(s.Bid)
	if err != nil {
		return err
	}
	m := r.Model
	if t.quality != nil && len(m.Criteria) > 0 {
		s.quality = t.quality
		s.Quality = m.round(t.quality, RoundParts)
	}
	minimum := m.QualityMinimum.Rat()
	switch {
	case s.Bid.Status != Received:
		s.Exclusion, s.Why = s.Bid.Status.String(), statuses[s.Bid.Status].why
	case t.missing != nil:
		s.Missing, s.Why = t.missing, "not marked yet: "+strings.Join(t.missing, ", ")
	case t.below != nil:
		s.Exclusion = "minimum:" + t.below[0].ID
		s.Why = m.belowMinimum(s.Bid, t.below)
	case minimum != nil && s.quality != nil && s.quality.Cmp(minimum) < 0:
		s.Exclusion = "quality-minimum"
		s.Why = fmt.Sprintf("quality score %s is below the minimum of %v", exact.Short(s.quality, 6), m.QualityMinimum)
	}
	return nil
}

// belowMinimum says which marks are too low, and by what minimum.
func (m *Model) belowMinimum(b *Bid, below []*Criterion) string {
	leaves := m.Leaves()
	parts := make([]string, len(below))
	for i, c := range below {
		mark, _ := m.markOf(b, slices.Index(leaves, c))
		parts[i] = fmt.Sprintf("mark %s on %s is below the minimum of %v", exact.Short(mark, 6), c.ID, c.Minimum)
	}
	return strings.Join(parts, "; ")
}

// screenPrice excludes what the method itself excludes: a price over the budget, and a quality of 0 where the price is divided by it.
func (r *Result) screenPrice(s *Standing) {
	switch r.rule.Method {
	case PricePerQualityPoint:
		if s.Quality.Sign() == 0 {
			s.Exclusion, s.Why = "zero-quality", "a quality score of 0 has no price per point"
		}
	case FixedBudget:
		if budget := r.Model.Parameters.Budget.Rat(); s.price != nil && s.price.Cmp(budget) > 0 {
			s.Exclusion = "over-budget"
			s.Why = fmt.Sprintf("price %s is over the budget of %s", grouped(s.price), grouped(budget))
		}
	}
}

// checkPrice takes the bid's price, or the price score that stands in for it, and says what keeps the method from using it.
func (s *Standing) checkPrice(m *Model, d Description) (faults BidFaults) {
	b := s.Bid
	fault := func(member, problem, remedy string) {
		faults = append(faults, BidFault{s.index, b.ID, member, problem, remedy})
	}
	if d.Price == NoPrice || (d.Method == PricePerQualityPoint && s.Quality.Sign() == 0) {
		return nil
	}
	if score, given := b.PriceScore.Get(); given {
		switch {
		case !d.WeightedSum():
			fault("price_score", "a price score cannot stand in for a price with "+string(d.Method), "give the price, or use a method that weighs price scores")
		case b.Price.Given():
			fault("price_score", "there is a price and a price score", "keep one of them")
		case score.Sign() < 0 || score.Cmp(exact.Int(100)) > 0:
			fault("price_score", fmt.Sprintf("price score %v is not from 0 to 100", score), "give the score as a share of 100")
		default:
			s.PriceScore = m.round(score.Rat(), RoundParts)
		}
		return faults
	}
	price, given := b.Price.Get()
	switch {
	case !given:
		fault("price", "there is no price, and "+string(d.Method)+" needs one", "give the price, or say by the bid's status why it is out")
	case price.Sign() < 0:
		fault("price", fmt.Sprintf("price %v is below 0", price), "give a price above 0")
	case price.IsZero() && d.Price == MoreThanZero:
		fault("price", "a price of 0 cannot be ranked by "+string(d.Method), "ask the bidder what it means, and give a price above 0")
	default:
		s.price = price.Rat()
	}
	return faults
}

// mixedPrices finds price scores among prices: one tender has one kind, or bids could not be compared.
func mixedPrices(running []*Standing) (faults BidFaults) {
	prices := slices.ContainsFunc(running, func(s *Standing) bool { return s.price != nil })
	for _, s := range running {
		if prices && s.PriceScore != nil {
			faults = append(faults, BidFault{
				s.index, s.Bid.ID, "price_score", "other bids have prices and this one a price score",
				"give prices for all bids or price scores for all",
			})
		}
	}
	return faults
}

// fieldOf is what the bids in the running have in common.
func fieldOf(running []*Standing) Field {
	f := Field{Bids: len(running)}
	priced := int64(0)
	for _, s := range running {
		if s.Quality != nil && (f.BestQuality == nil || s.Quality.Cmp(f.BestQuality) > 0) {
			f.BestQuality = s.Quality
		}
		if s.price == nil {
			continue
		}
		if f.Lowest == nil || s.price.Cmp(f.Lowest) < 0 {
			f.Lowest = s.price
		}
		if f.Highest == nil || s.price.Cmp(f.Highest) > 0 {
			f.Highest = s.price
		}
		if f.Mean == nil {
			f.Mean = new(big.Rat)
		}
		f.Mean.Add(f.Mean, s.price)
		priced++
	}
	if priced > 0 {
		f.Mean.Quo(f.Mean, big.NewRat(priced, 1))
	}
	return f
}

// measure gives each bid its price score and its figure of merit.
func (r *Result) measure(running []*Standing, field Field) error {
	m := r.Model
	if r.rule.qualityPart != nil && len(running) > 0 && m.QualityWeight.Sign() > 0 && field.BestQuality.Sign() == 0 {
		return &ModelError{string(r.rule.Method) + " divides by the best quality score, and every bid in the running has 0", "mark the bids, or choose another method"}
	}
	a := arguments{field: &field, parameters: &m.Parameters, costWeight: m.CostWeight.Rat(), qualityWeight: m.QualityWeight.Rat()}
	for _, s := range running {
		a.price, a.quality = s.price, s.Quality
		if r.rule.figure != nil {
			if s.Total = r.rule.figure(&a); s.Total == nil {
				return &ModelError{"the index of bid " + s.Bid.ID + " is too large to compute", "give cost more weight, or choose another method"}
			}
		} else {
			if s.price != nil {
				s.PriceScore = m.round(r.rule.priceScore(&a), RoundParts)
			}
			s.Total = m.total(r.rule.part(&a), s.PriceScore, &a)
		}
		s.Compared = m.round(s.Total, RoundTotal)
	}
	return nil
}

// part is the quality part of a weighted sum: the quality score, or what the rule makes of it; nil without criteria.
func (r *rule) part(a *arguments) *big.Rat {
	if r.qualityPart == nil || a.quality == nil || a.field.BestQuality.Sign() == 0 {
		return a.quality
	}
	return r.qualityPart(a)
}

// total is quality weight × quality part + cost weight × price score, rounded part by part where the model says so.
func (m *Model) total(quality, priceScore *big.Rat, a *arguments) *big.Rat {
	weighted := func(weight, score *big.Rat) *big.Rat {
		product := new(big.Rat).Mul(weight, score)
		return m.round(product.Quo(product, hundred), RoundWeighted)
	}
	total := weighted(a.costWeight, priceScore)
	if quality == nil {
		return total
	}
	if m.Rounding.Stage == RoundWeighted {
		return total.Add(weighted(a.qualityWeight, quality), total)
	}
	return total.Add(total, weighted(a.qualityWeight, quality))
}

// round rounds r where the model rounds at this stage; otherwise it is r itself.
func (m *Model) round(r *big.Rat, stage Stage) *big.Rat {
	if m.Rounding.Stage != stage {
		return r
	}
	return exact.Round(r, m.Rounding.Places)
}

// conclude puts the standings in order and says who won, by how much, and what to know about it.
func (r *Result) conclude() {
	slices.SortFunc(r.Standings, func(a, b Standing) int {
		if (a.Rank == 0) != (b.Rank == 0) {
			return cmp.Compare(b.Rank, a.Rank)
		}
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Bid.ID, b.Bid.ID))
	})
	ranked := r.running()
	for _, s := range ranked {
		if s.Rank == 1 {
			r.Winners = append(r.Winners, s.Bid.ID)
		}
	}
	r.Margin = r.margin(ranked)
	r.Notices = r.notices()
}

// margin is by how much the best bid leads the next, unrounded; nil with fewer than two. Of bids that share a rank, since rounding made
// them equal, the one with the better unrounded total counts as the better.
func (r *Result) margin(ranked []*Standing) *big.Rat {
	if len(ranked) < 2 {
		return nil
	}
	first := slices.SortedFunc(slices.Values(ranked), func(a, b *Standing) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), r.better(a.Total, b.Total))
	})
	margin := minus(first[0].Total, first[1].Total)
	if r.better(first[0].Total, first[1].Total) > 0 { // a rounded figure or a rule for ties put the lesser one first
		return new(big.Rat)
	}
	return margin.Abs(margin)
}

// Ranked are the standings with a rank.
func (r *Result) Ranked() []Standing { return r.Standings[:r.Field.Bids] }

// Unranked are the standings without a rank: bids that are out, and bids whose marks are incomplete.
func (r *Result) Unranked() []Standing { return r.Standings[r.Field.Bids:] }
