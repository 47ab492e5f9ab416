package weighing

import (
	"cmp"
	"fmt"
	"slices"

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

// priceList are the prices of the bids in the running, lowest first, whether or not the method looks at them.
type priceList struct {
	bids            []*contender
	prices          []ratio
	sum, shouldCost ratio
}

func (r *Result) priceList() *priceList {
	p := &priceList{sum: zero, shouldCost: ratioOrNone(r.Model.ShouldCost), bids: make([]*contender, 0, len(r.ranked))}
	for _, s := range r.ranked {
		if s.offered.given() {
			p.bids = append(p.bids, s)
		}
	}
	slices.SortFunc(p.bids, func(a, b *contender) int {
		return cmp.Or(a.offered.cmp(b.offered), cmp.Compare(a.bid.ID, b.bid.ID))
	})
	p.prices = make([]ratio, len(p.bids))
	for i, s := range p.bids {
		p.prices[i] = s.offered
		p.sum = p.sum.plus(s.offered)
	}
	return p
}

// nextAbove is the price after the one at i; none where no price is higher, or another bid has the same one: there is no gap then,
// whichever of the two comes first.
func (p *priceList) nextAbove(i int) ratio {
	if i+1 == len(p.prices) || p.prices[i+1].cmp(p.prices[i]) == 0 || i > 0 && p.prices[i-1].cmp(p.prices[i]) == 0 {
		return ratio{}
	}
	return p.prices[i+1]
}

// lowBidQuestion is what a price is compared with, and by how much it must be lower.
type lowBidQuestion struct {
	limit     ratio // per cent
	keeps     ratio // the share of the reference that is left at the limit
	orMore    bool  // the limit itself already raises the question
	than      string
	reference func(i int) ratio // for the price at i; none where there is nothing to compare with
}

// questions are those of the rules that are on, over two prices or more.
func (l LowBidRules) questions(p *priceList) []lowBidQuestion {
	others := whole(int64(len(p.prices) - 1))
	mean := p.sum.over(others.plus(one)).lowest()
	all := []lowBidQuestion{
		{limit: ratioOrNone(l.BelowOthersMean), orMore: true, than: "the mean of the other bids", reference: func(i int) ratio {
			return p.sum.minus(p.prices[i]).over(others)
		}},
		{limit: ratioOrNone(l.BelowNext), orMore: true, than: "the next lowest bid", reference: p.nextAbove},
		{limit: ratioOrNone(l.BelowMean), than: "the mean of all bids", reference: func(int) ratio { return mean }},
		{limit: ratioOrNone(l.BelowShouldCost), than: "the should-cost estimate", reference: func(int) ratio { return p.shouldCost }},
	}
	all = slices.DeleteFunc(all, func(q lowBidQuestion) bool { return !q.limit.given() })
	for i := range all {
		all[i].keeps = hundred.minus(all[i].limit).over(hundred).lowest()
	}
	return all
}

// asks reports whether a price is so far below the reference that it raises the question.
func (q *lowBidQuestion) asks(price, reference ratio) bool {
	if reference.sign() <= 0 { // there is none, or all prices are 0
		return false
	}
	order := price.cmp(reference.times(q.keeps))
	return order < 0 || order == 0 && q.orMore
}

// finding says by how much the price is below the reference.
func (q *lowBidQuestion) finding(price, reference ratio) string {
	rule := "more than " + figure(q.limit) + " %"
	if q.orMore {
		rule = figure(q.limit) + " % or more"
	}
	below := percent(reference.minus(price), reference)
	return fmt.Sprintf("%s %% below %s (the rule: %s)", apart(below, 1, q.limit), q.than, rule)
}

// lowBidNotices asks about each price that is too low by some rule.
func (r *Result) lowBidNotices(p *priceList) (notices []Notice) {
	if len(p.prices) < 2 {
		return nil
	}
	questions := r.Model.LowBid.questions(p)
	for i, s := range p.bids {
		var findings []string
		for k := range questions {
			q := &questions[k]
			if reference := q.reference(i); q.asks(p.prices[i], reference) {
				findings = append(findings, q.finding(p.prices[i], reference))
			}
		}
		if findings != nil {
			notices = append(notices, Notice{LowBid, fmt.Sprintf("The price of %s is low: %s. Ask the bidder to explain it before award; a low price alone excludes nobody.",
				s.name, few(findings)), []string{s.bid.ID}})
		}
	}
	return notices
}
