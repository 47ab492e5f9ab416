package weighing

import (
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement/exact"
)

// screenAll parts the bids that are in the running from the others, and says of those what keeps them out.
func (r *Result) screenAll(all []*contender, scorer *scorer) (running, others []*contender, err error) {
	var faults BidFaults
	running = make([]*contender, 0, len(all))
	for _, s := range all {
		if err := r.screen(s, scorer); err != nil {
			return nil, nil, err
		}
		if s.isIn() {
			faults = append(faults, r.screenPrice(s)...)
		}
		if s.isIn() {
			running = append(running, s)
		} else {
			others = append(others, s)
		}
	}
	if faults = faults.with(mixedPrices(running)); faults != nil {
		return nil, nil, faults
	}
	return running, others, nil
}

// isIn reports whether nothing has been found yet that keeps the bid out.
func (s *contender) isIn() bool { return s.exclusion == "" && s.missing == nil }

// PriceFaults are the faults of prices that can be known while weights, parameters or other bids are still wrong, so that a tender can
// hear of all its faults at once; [Rank] finds them too. It looks at bids that were received, are fully marked and reach the minimum of
// every criterion. Settled says that criteria, weights and scales are without fault, so that quality scores are what they will be: where
// they are not and a quality score can keep a bid out, it says nothing.
func PriceFaults(m *Model, bids []Bid, settled bool) (faults BidFaults) {
	d, known := Describe(m.Method)
	byQuality := d.Method == PricePerQualityPoint || m.QualityMinimum.Or(exact.Decimal{}).Sign() > 0
	if !known || m.checkShape(bids) != nil || byQuality && (!settled || checkTree(m.Criteria) != nil) {
		return nil
	}
	leaves := m.Leaves()
	var scorer *scorer
	if byQuality {
		scorer = newScorer(m, bids)
	}
	var running []*contender
	for _, s := range newContenders(bids) {
		if s.bid.Status != Received || !m.reachesMinimums(s.bid, leaves) || byQuality && !scorer.reachesQuality(s.bid, d) {
			continue
		}
		found := s.takePrice(d)
		if faults = append(faults, found...); found == nil {
			running = append(running, s)
		}
	}
	return faults.with(mixedPrices(running))
}

// reachesMinimums reports whether all marks are there, and none is below its criterion's minimum.
func (m *Model) reachesMinimums(b *Bid, leaves []*Criterion) bool {
	for i, c := range leaves {
		mark, _ := m.markOf(b, i)
		if minimum := ratioOrNone(c.Minimum); !mark.given() || minimum.given() && mark.cmp(minimum) < 0 {
			return false
		}
	}
	return true
}

// reachesQuality reports whether the bid's marks are on their scales and come to a quality score that keeps it in the running.
func (s *scorer) reachesQuality(b *Bid, d Description) bool {
	t, err := s.tally(b)
	if err != nil || !t.quality.given() || d.Method == PricePerQualityPoint && t.quality.sign() == 0 {
		return false
	}
	minimum := ratioOrNone(s.model.QualityMinimum)
	return !minimum.given() || t.quality.cmp(minimum) >= 0
}

// screen looks at status, marks and minimums, in this order.
func (r *Result) screen(s *contender, scorer *scorer) error {
	t, err := scorer.tally(s.bid)
	if err != nil {
		return err
	}
	m := r.Model
	s.partial = t.partial
	if t.quality.given() {
		s.quality, s.used = t.quality, m.round(t.quality, RoundParts)
	}
	minimum := ratioOrNone(m.QualityMinimum)
	switch {
	case s.bid.Status != Received:
		s.exclusion, s.why = s.bid.Status.String(), statuses[s.bid.Status].why
	case t.missing != nil:
		s.missing, s.why = t.missing, "not marked yet: "+strings.Join(t.missing, ", ")
	case t.below != nil:
		s.exclusion = "minimum:" + scorer.leaves[t.below[0]].ID
		s.why = scorer.belowMinimum(s.bid, t.below)
	case minimum.given() && s.quality.given() && s.quality.cmp(minimum) < 0:
		s.exclusion = "quality-minimum"
		s.why = fmt.Sprintf("quality score %s is below the minimum of %v", apart(s.quality, workingPlaces, minimum), m.QualityMinimum)
	}
	return nil
}

// screenPrice takes the price of a bid, and excludes what the method itself excludes: a price over the budget, and a quality of 0
// where the price is divided by it, whatever the price. It says what keeps the method from using the price.
func (r *Result) screenPrice(s *contender) BidFaults {
	if r.rule.Method == PricePerQualityPoint && s.used.sign() == 0 {
		s.exclusion, s.why = "zero-quality", "a quality score of 0 has no price per point"
		return nil
	}
	if faults := s.takePrice(r.rule.Description); faults != nil {
		return faults
	}
	if budget := ratioOrNone(r.Model.Parameters.Budget); r.rule.Method == FixedBudget && s.price.cmp(budget) > 0 {
		s.exclusion = "over-budget"
		s.why = fmt.Sprintf("price %s is over the budget of %s", grouped(s.price), grouped(budget))
	}
	return nil
}

// takePrice takes the bid's price, or the price score that stands in for it, and says what keeps the method from using it.
func (s *contender) takePrice(d Description) (faults BidFaults) {
	b := s.bid
	fault := func(member, problem, remedy string) {
		faults = append(faults, BidFault{s.index, b.ID, member, problem, remedy})
	}
	price, hasPrice := b.Price.Get()
	score, hasScore := b.PriceScore.Get()
	switch {
	case d.Price == NoPrice:
	case hasScore && !d.WeightedSum():
		fault("price_score", "a price score cannot stand in for a price with "+string(d.Method), "give the price, or use a method that weighs price scores")
	case hasScore && hasPrice:
		fault("price_score", "there is a price and a price score", "keep one of them")
	case hasScore && (score.Sign() < 0 || score.Cmp(exact.Int(100)) > 0):
		fault("price_score", fmt.Sprintf("price score %v is not from 0 to 100", score), "give the score as a share of 100")
	case hasScore:
		s.score = ratioOf(score)
	case !hasPrice:
		fault("price", "there is no price, and "+string(d.Method)+" needs one", "give the price, or say by the bid's status why it is out")
	case price.Sign() < 0:
		fault("price", fmt.Sprintf("price %v is below 0", price), d.Price.remedy())
	case price.IsZero() && d.Price == MoreThanZero:
		fault("price", "a price of 0 cannot be ranked by "+string(d.Method), "ask the bidder what it means, and give a price above 0")
	default:
		s.price = s.offered
	}
	return faults
}

// mixedPrices finds price scores among prices: one tender has one kind, or bids could not be compared.
func mixedPrices(running []*contender) (faults BidFaults) {
	prices := slices.ContainsFunc(running, func(s *contender) bool { return s.price.given() })
	for _, s := range running {
		if prices && s.score.given() {
			faults = append(faults, BidFault{
				s.index, s.bid.ID, "price_score", "other bids have prices and this one a price score",
				"give prices for all bids or price scores for all",
			})
		}
	}
	return faults
}
