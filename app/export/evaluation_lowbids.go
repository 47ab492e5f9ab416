package export

import (
	"math/big"
	"slices"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// lowBidColumn is one question about low prices: what a price is compared with.
type lowBidColumn struct {
	limit, title string
	formula      string // per cent below; [p] are the prices of the bids in the running, [own] is the bid's
	from         func(weighing.LowBidRules) exact.Optional
	strict       bool // the limit itself raises no question yet
	reference    func(prices []*big.Rat, own, sum, shouldCost *big.Rat) *big.Rat
}

var lowBidColumns = []lowBidColumn{
	{
		limit: "ask_below_others", title: "Below the mean of the others, %",
		formula: "IF((COUNT([p])>1)*(SUM([p])>[own]),100*(1-[own]*(COUNT([p])-1)/(SUM([p])-[own])),[none])",
		from:    func(r weighing.LowBidRules) exact.Optional { return r.BelowOthersMean },
		reference: func(prices []*big.Rat, own, sum, _ *big.Rat) *big.Rat {
			others := new(big.Rat).Sub(sum, own)
			return others.Quo(others, big.NewRat(int64(len(prices)-1), 1))
		},
	},
	{
		limit: "ask_below_next", title: "Below the next lowest, %",
		formula: "IF((SUMPRODUCT(--([p]=[own]))=1)*(MAX([p])>[own]),100*(1-[own]/SMALL([p],MIN(COUNT([p]),SUMPRODUCT(--([p]<=[own]))+1))),[none])",
		from:    func(r weighing.LowBidRules) exact.Optional { return r.BelowNext },
		reference: func(prices []*big.Rat, own, _, _ *big.Rat) *big.Rat {
			at, _ := slices.BinarySearchFunc(prices, own, (*big.Rat).Cmp) // the first of those with this price
			if at+1 == len(prices) || prices[at+1].Cmp(own) == 0 {
				return nil
			}
			return prices[at+1]
		},
	},
	{
		limit: "ask_below_mean", title: "Below the mean of all, %", strict: true,
		formula: "IF((COUNT([p])>1)*(SUM([p])>0),100*(1-[own]*COUNT([p])/SUM([p])),[none])",
		from:    func(r weighing.LowBidRules) exact.Optional { return r.BelowMean },
		reference: func(prices []*big.Rat, _, sum, _ *big.Rat) *big.Rat {
			return new(big.Rat).Quo(sum, big.NewRat(int64(len(prices)), 1))
		},
	},
	{
		limit: "ask_below_should_cost", title: "Below the should-cost, %", strict: true,
		formula: "IF((COUNT([p])>1)*(should_cost>0),100*(1-[own]/should_cost),[none])",
		from:    func(r weighing.LowBidRules) exact.Optional { return r.BelowShouldCost },
		reference: func(_ []*big.Rat, _, _, shouldCost *big.Rat) *big.Rat {
			return shouldCost
		},
	},
}

// columnFormula is the question's formula for a bid, with what it needs of Working.
func (c lowBidColumn) columnFormula() string {
	formula := strings.NewReplacer("[p]", "Working!{all price in}", "[own]", "Working!{price in}", "[none]", `"–"`).Replace(c.formula)
	return `IF(ISNUMBER(Working!{price in}),` + formula + `,"–")`
}

// asks is a formula that is 1 where the figure in a cell raises the question, else 0.
func (c lowBidColumn) asks(cell string) string {
	compare := ">="
	if c.strict {
		compare = ">"
	}
	return "IF(ISNUMBER(" + cell + "),IF(" + c.limit + `<>"",IF(ROUND(` + cell + ",9)" + compare + "ROUND(" + c.limit + ",9),1,0),0),0)"
}

// measureLowBids finds by how many per cent each price is below what it is compared with, and which bids the program asks about.
func (e *evaluation) measureLowBids() {
	asked := map[string]bool{}
	for _, notice := range e.result.Notices {
		for _, id := range notice.Bids {
			asked[id] = asked[id] || notice.Code == weighing.LowBid
		}
	}
	var prices []*big.Rat
	sum := new(big.Rat)
	for _, b := range e.bids {
		if price := b.standing.Bid.Price.Rat(); price != nil && b.inTheRunning() {
			prices = append(prices, price)
			sum.Add(sum, price)
		}
	}
	slices.SortFunc(prices, (*big.Rat).Cmp)
	shouldCost := e.result.Model.ShouldCost.Rat()
	for _, b := range e.bids {
		b.asked = asked[b.standing.Bid.ID]
		own := b.standing.Bid.Price.Rat()
		if own == nil || !b.inTheRunning() || len(prices) < 2 {
			continue
		}
		for i, column := range lowBidColumns {
			if reference := column.reference(prices, own, sum, shouldCost); reference != nil && reference.Sign() > 0 {
				share := new(big.Rat).Quo(own, reference)
				share.Sub(big.NewRat(1, 1), share)
				b.below[i] = share.Mul(share, big.NewRat(100, 1))
			}
		}
	}
}
