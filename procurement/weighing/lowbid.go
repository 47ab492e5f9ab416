package weighing

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"counterweight/procurement/exact"
)

// DefaultLowBidRules ask about a price 40 % or more below the mean of the other bids, 30 % or more below the next lowest, more than
// 10 % below the mean of all bids (from secondary sources), or more than 20 % below the recorded should-cost. They are settings of the
// buyer, not law.
func DefaultLowBidRules() LowBidRules {
	return LowBidRules{
		BelowOthersMean: exact.SomeOf("40"),
		BelowNext:       exact.SomeOf("30"),
		BelowMean:       exact.SomeOf("10"),
		BelowShouldCost: exact.SomeOf("20"),
	}
}

// lowBidRule is one question: what a price is compared with, and by how much it must be lower.
type lowBidRule struct {
	limit     func(LowBidRules) exact.Optional
	orMore    bool // the limit itself already raises the question
	than      string
	reference func(p *priceList, i int) *big.Rat // nil where there is nothing to compare with
}

var lowBidRules = []lowBidRule{
	{
		func(r LowBidRules) exact.Optional { return r.BelowOthersMean }, true, "the mean of the other bids",
		func(p *priceList, i int) *big.Rat {
			others := new(big.Rat).Mul(p.mean, big.NewRat(int64(len(p.prices)), 1))
			return others.Quo(others.Sub(others, p.prices[i]), big.NewRat(int64(len(p.prices)-1), 1))
		},
	},
	{
		func(r LowBidRules) exact.Optional { return r.BelowNext }, true, "the next lowest bid",
		func(p *priceList, i int) *big.Rat {
			if i+1 == len(p.prices) || p.prices[i+1].Cmp(p.prices[i]) == 0 || i > 0 && p.prices[i-1].Cmp(p.prices[i]) == 0 {
				return nil // none is higher, or another bid has the same price: no gap, whichever of the two comes first
			}
			return p.prices[i+1]
		},
	},
	{
		func(r LowBidRules) exact.Optional { return r.BelowMean }, false, "the mean of all bids",
		func(p *priceList, _ int) *big.Rat { return p.mean },
	},
	{
		func(r LowBidRules) exact.Optional { return r.BelowShouldCost }, false, "the should-cost estimate",
		func(p *priceList, _ int) *big.Rat { return p.shouldCost },
	},
}

// priceList are the prices of the bids in the running, lowest first.
type priceList struct {
	bids             []*Standing
	prices           []*big.Rat
	mean, shouldCost *big.Rat
}

// lowBidNotices asks about each price that a rule finds too low. A price is taken also where the method does not look at it.
func (r *Result) lowBidNotices(ranked []*Standing) (notices []Notice) {
	list := newPriceList(ranked, r.Model.ShouldCost.Rat())
	if len(list.prices) < 2 {
		return nil
	}
	for i, s := range list.bids {
		var findings []string
		for _, rule := range lowBidRules {
			if below, asked := rule.asks(r.Model.LowBid, list, i); asked {
				findings = append(findings, below)
			}
		}
		if findings != nil {
			notices = append(notices, Notice{LowBid, fmt.Sprintf("%s is low: its price is %s. Ask the bidder to explain it before award; a low price alone excludes nobody.",
				s.Bid.label(), strings.Join(findings, ", and ")), []string{s.Bid.ID}})
		}
	}
	return notices
}

func newPriceList(ranked []*Standing, shouldCost *big.Rat) *priceList {
	p := &priceList{mean: new(big.Rat), shouldCost: shouldCost}
	for _, s := range ranked {
		if s.Bid.Price.Given() {
			p.bids = append(p.bids, s)
		}
	}
	slices.SortFunc(p.bids, func(a, b *Standing) int {
		return cmp.Or(a.Bid.Price.Or(exact.Decimal{}).Cmp(b.Bid.Price.Or(exact.Decimal{})), cmp.Compare(a.Bid.ID, b.Bid.ID))
	})
	for _, s := range p.bids {
		price := s.Bid.Price.Rat()
		p.prices = append(p.prices, price)
		p.mean.Add(p.mean, price)
	}
	if len(p.prices) > 0 {
		p.mean.Quo(p.mean, big.NewRat(int64(len(p.prices)), 1))
	}
	return p
}

// asks reports whether the price at i is so far below the rule's reference that it raises a question, and by how much in words.
func (rule lowBidRule) asks(rules LowBidRules, p *priceList, i int) (string, bool) {
	limit, reference := rule.limit(rules).Rat(), rule.reference(p, i)
	if limit == nil || reference == nil || reference.Sign() <= 0 {
		return "", false
	}
	below := percent(minus(reference, p.prices[i]), reference)
	order := below.Cmp(limit)
	if order < 0 || order == 0 && !rule.orMore {
		return "", false
	}
	words := "more than " + exact.Short(limit, 2) + " %"
	if rule.orMore {
		words = exact.Short(limit, 2) + " % or more"
	}
	return fmt.Sprintf("%s %% below %s (the rule asks from %s)", exact.Short(below, 1), rule.than, words), true
}
