package weighing_test

import (
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

func TestPermutingBidsChangesNothing(t *testing.T) {
	forRandomCases(t, 60, func(t *testing.T, c *randomCase) {
		r := c.rank(t)
		shuffled := slices.Clone(c.bids)
		c.rng.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		again := mustRank(t, c.model, shuffled...)
		if places(again) != places(r) || !slices.Equal(again.Winners, r.Winners) || !reflect.DeepEqual(again.Notices, r.Notices) {
			t.Errorf("in another order: %s, %v, %v\nbefore: %s, %v, %v", places(again), again.Winners, again.Notices, places(r), r.Winners, r.Notices)
		}
		sameFigure(t, "margin", again.Margin, r.Margin)
		for i := range r.Standings {
			sameFigure(t, "total of "+r.Standings[i].Bid.ID, again.Standings[i].Total, r.Standings[i].Total)
			if again.Standings[i].Why != r.Standings[i].Why {
				t.Errorf("%s is out because %s, before because %s", r.Standings[i].Bid.ID, again.Standings[i].Why, r.Standings[i].Why)
			}
		}
	})
}

func TestABetterMarkNeverWorsensABidsOwnFigureOrRank(t *testing.T) {
	forRandomCases(t, 60, func(t *testing.T, c *randomCase) {
		r := c.rank(t)
		leaves := c.model.Leaves()
		ranked := r.Ranked()
		if len(ranked) == 0 || len(leaves) == 0 {
			return
		}
		d, _ := weighing.Describe(c.model.Method)
		before := &ranked[c.rng.IntN(len(ranked))]
		leaf := c.rng.IntN(len(leaves))
		better := withBetterMark(c.bids, before.Bid.ID, leaf, leaves[leaf].Max)
		r, err := weighing.Rank(c.model, better)
		if err != nil {
			t.Skip(err) // a power that is too large
		}
		at := slices.IndexFunc(r.Standings, func(s weighing.Standing) bool { return s.Bid.ID == before.Bid.ID })
		after := &r.Standings[at]
		worse := after.Total.Cmp(before.Total) < 0
		if d.LowerIsBetter {
			worse = after.Total.Cmp(before.Total) > 0
		}
		if worse || !after.InTheRunning() || after.Rank > before.Rank {
			t.Errorf("%s with the full mark on leaf %d: rank %d, total %v; before rank %d, total %v", before.Bid.ID, leaf, after.Rank, after.Total, before.Rank, before.Total)
		}
	})
}

// withBetterMark gives one bid the full mark on one leaf, by the panel where the panel's mark counts, else by every evaluator who marked.
func withBetterMark(bids []weighing.Bid, id string, leaf int, full exact.Decimal) []weighing.Bid {
	better := slices.Clone(bids)
	for i := range better {
		b := &better[i]
		if b.ID != id {
			continue
		}
		b.Marks = slices.Clone(b.Marks)
		if b.Marks[leaf].Given() {
			b.Marks[leaf] = exact.Some(full)
			continue
		}
		b.Evaluators = slices.Clone(b.Evaluators)
		for k, marks := range b.Evaluators {
			if marks[leaf].Given() {
				b.Evaluators[k] = slices.Clone(marks)
				b.Evaluators[k][leaf] = exact.Some(full)
			}
		}
	}
	return better
}

func TestTheUnitOfMoneyDoesNotMatter(t *testing.T) {
	forRandomCases(t, 60, func(t *testing.T, c *randomCase) {
		r := c.rank(t)
		d, _ := weighing.Describe(c.model.Method)
		if c.model.Rounding.Stage == weighing.RoundTotal && !d.WeightedSum() {
			return // a total in pounds and one in pence are rounded to different figures
		}
		model, bids := *c.model, slices.Clone(c.bids)
		for _, p := range weighing.AllParameters() {
			if value := p.Get(&model.Parameters); p.Money && value.Given() {
				*value = times10(*value)
			}
		}
		model.ShouldCost = times10(model.ShouldCost)
		for i := range bids {
			bids[i].Price = times10(bids[i].Price)
		}
		again := mustRank(t, &model, bids...)
		if places(again) != places(r) {
			t.Errorf("at ten times the prices: %s, before %s", places(again), places(r))
		}
		for i := range r.Standings {
			if d.WeightedSum() {
				sameFigure(t, "total of "+r.Standings[i].Bid.ID, again.Standings[i].Total, r.Standings[i].Total)
			}
			if again.Standings[i].Exclusion != r.Standings[i].Exclusion {
				t.Errorf("%s is out by %q, before by %q", r.Standings[i].Bid.ID, again.Standings[i].Exclusion, r.Standings[i].Exclusion)
			}
		}
	})
}

func times10(o exact.Optional) exact.Optional {
	d, given := o.Get()
	if !given {
		return o
	}
	product, fits := exact.FromRat(mul(d.Rat(), big.NewRat(10, 1)))
	if !fits {
		panic("too long: " + d.String())
	}
	return exact.Some(product)
}

func TestRanksAreThoseOfACompetition(t *testing.T) {
	forRandomCases(t, 60, func(t *testing.T, c *randomCase) {
		ranked := c.rank(t).Ranked()
		for i := range ranked {
			if shared := i > 0 && ranked[i].Rank == ranked[i-1].Rank; !shared && ranked[i].Rank != i+1 {
				t.Errorf("place %d has rank %d", i+1, ranked[i].Rank)
			}
		}
	})
}

func TestOtherBidsMatterOnlyWhereTheMethodSaysSo(t *testing.T) {
	forRandomCases(t, 60, func(t *testing.T, c *randomCase) {
		r := c.rank(t)
		if d, _ := weighing.Describe(c.model.Method); d.OtherBidsMatter {
			return
		}
		for i := range c.bids {
			without := mustRank(t, c.model, slices.Delete(slices.Clone(c.bids), i, i+1)...)
			for k := range without.Standings {
				s := &without.Standings[k]
				at := slices.IndexFunc(r.Standings, func(o weighing.Standing) bool { return o.Bid.ID == s.Bid.ID })
				sameFigure(t, fmt.Sprintf("without %s, the total of %s", c.bids[i].ID, s.Bid.ID), s.Total, r.Standings[at].Total)
			}
		}
	})
}

func TestTheBidInTheMiddleCannotWinByLowestPriceOverPrice(t *testing.T) {
	r := mustRank(t, oneQuestion(weighing.LowestOverOffer, 50), offer("low", "50", "50"), offer("middle", "75", "75"), offer("high", "100", "100"))
	if got := places(r); got != "1 high, 1 low, 3 middle" {
		t.Errorf("got %s", got)
	}
	for i, want := range []string{"75.00", "75.00", "70.83"} {
		if got := exact.Format(r.Standings[i].Total, 2); got != want {
			t.Errorf("place %d has %s, want %s", i+1, got, want)
		}
	}
	for _, stretch := range r.Balance() {
		if slices.Contains(stretch.Winners, "middle") {
			t.Errorf("the middle bid wins from %v to %v", stretch.From, stretch.To)
		}
	}
}

// tenThousand bids have prices and marks from few values, so that there are ties, equal prices and bids that are out.
func tenThousand(m *weighing.Model) []weighing.Bid {
	all := make([]weighing.Bid, 10_000)
	for i := range all {
		b := &all[i]
		b.ID = fmt.Sprintf("B%05d", i)
		b.Price = exact.Some(exact.Int(int64(1000 + i*7919%5000)))
		for k := range m.Leaves() {
			mark := exact.Some(exact.Int(int64((i*31 + k*17) % 6)))
			if i%997 == 0 && k == 0 {
				mark = exact.Optional{}
			}
			b.Marks = append(b.Marks, mark)
		}
	}
	return all
}

// TestTenThousandBids fails by taking for ever: nothing about a ranking grows with the square of the number of bids.
func TestTenThousandBids(t *testing.T) {
	for _, d := range weighing.Methods() {
		t.Run(string(d.Method), func(t *testing.T) {
			m := &weighing.Model{
				Method: d.Method, LowBid: weighing.DefaultLowBidRules(), QualityMinimum: exact.SomeOf("10"),
				Rounding: weighing.Rounding{Stage: weighing.RoundTotal}, Ties: []weighing.Tie{weighing.TieByHeaviest, weighing.TieByPrice},
				Parameters: weighing.Parameters{
					Floor: exact.SomeOf("1000"), Ceiling: exact.SomeOf("6000"), Benchmark: exact.SomeOf("3000"), ValuePerPoint: exact.SomeOf("50"), Budget: exact.SomeOf("5000"),
				},
			}
			if d.Weighted {
				m.CostWeight, m.QualityWeight = exact.Int(40), exact.Int(60)
			}
			for _, id := range []string{"Q1", "Q2", "Q3"} {
				m.Criteria = append(m.Criteria, weighing.Criterion{ID: id, Weight: exact.Int(20), Max: exact.Int(5)})
			}
			bids := tenThousand(m)
			r := mustRank(t, m, bids...)
			if _, complete := r.Departures(); complete == (d.Method == weighing.AroundMean) {
				t.Errorf("departures are complete: %v", complete)
			}
			if stretches := r.Balance(); (stretches != nil) != d.WeightedSum() {
				t.Errorf("%d stretches", len(stretches))
			}
			if len(r.Standings) != len(bids) || len(r.Ranked()) < 7500 {
				t.Errorf("%d of %d bids are ranked", len(r.Ranked()), len(r.Standings))
			}
		})
	}
}
