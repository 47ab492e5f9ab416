package weighing_test

import (
	"math/big"
	"reflect"
	"slices"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

func TestTheBalanceNamesTheWinnersThatRankingAtEachWeightFinds(t *testing.T) {
	forRandomCases(t, 40, func(t *testing.T, c *randomCase) {
		// The balance is about unrounded totals without rules for ties.
		c.model.Ties = nil
		if stage := c.model.Rounding.Stage; stage == weighing.RoundTotal || stage == weighing.RoundWeighted {
			c.model.Rounding = weighing.Rounding{}
		}
		r := c.rank(t)
		stretches := r.Balance()
		d, _ := weighing.Describe(c.model.Method)
		if (stretches != nil) != (d.WeightedSum() && len(r.Ranked()) > 0 && len(c.model.Criteria) > 0) {
			t.Fatalf("%d stretches", len(stretches))
		}
		if stretches == nil {
			return
		}
		checkCover(t, stretches)
		for tenths := int64(0); tenths <= 1000; tenths += 25 {
			compareBalance(t, c, stretches, exact.Scaled(tenths, 1))
		}
	})
}

// checkCover makes sure that the stretches run from 0 to 100 without a gap, each with winners of its own.
func checkCover(t *testing.T, stretches []weighing.Stretch) {
	t.Helper()
	at := new(big.Rat)
	for i, s := range stretches {
		if s.From.Cmp(at) != 0 || s.To.Cmp(s.From) <= 0 || len(s.Winners) == 0 {
			t.Errorf("stretch %d runs from %v to %v, after %v, with %v", i, s.From, s.To, at, s.Winners)
		}
		if i > 0 && slices.Equal(s.Winners, stretches[i-1].Winners) {
			t.Errorf("stretches %d and %d have the same winners", i-1, i)
		}
		at = s.To
	}
	if at.Cmp(hundred) != 0 {
		t.Errorf("the stretches end at %v", at)
	}
}

// compareBalance ranks at one quality weight, and holds the winners against the stretches there.
func compareBalance(t *testing.T, c *randomCase, stretches []weighing.Stretch, quality exact.Decimal) {
	t.Helper()
	model := *c.model
	model.QualityWeight = quality
	model.CostWeight, _ = exact.FromRat(sub(hundred, quality.Rat()))
	r, err := weighing.Rank(&model, c.bids)
	if err != nil {
		return // no bid has any quality to rate
	}
	for _, s := range stretches {
		from, to := quality.Rat().Cmp(s.From), quality.Rat().Cmp(s.To)
		switch {
		case from < 0 || to > 0:
		case from > 0 && to < 0:
			if !sameSet(s.Winners, r.Winners) {
				t.Errorf("at %v quality %v win, the balance says %v", quality, r.Winners, s.Winners)
			}
		default: // at the end of a stretch its winners are equal to others
			for _, id := range s.Winners {
				if !slices.Contains(r.Winners, id) {
					t.Errorf("at %v quality %v win, the balance says %s too", quality, r.Winners, id)
				}
			}
		}
	}
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

func TestDeparturesAreWhatRankingWithoutEachBidFinds(t *testing.T) {
	forRandomCases(t, 50, func(t *testing.T, c *randomCase) {
		r := c.rank(t)
		got, complete := r.Departures()
		if !complete {
			t.Error("so few bids are too many")
		}
		var want []weighing.Departure
		for _, s := range r.Ranked() {
			if d, changed := departure(c, r, s.Bid.ID); changed {
				want = append(want, d)
			}
		}
		if len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("departures %+v, want %+v", got, want)
		}
	})
}

// departure ranks without one bid.
func departure(c *randomCase, before *weighing.Result, without string) (weighing.Departure, bool) {
	d := weighing.Departure{Without: without}
	rest := slices.DeleteFunc(slices.Clone(c.bids), func(b weighing.Bid) bool { return b.ID == without })
	after, err := weighing.Rank(c.model, rest)
	if err != nil {
		return d, false
	}
	ranks := map[string]int{}
	for _, s := range after.Ranked() {
		ranks[s.Bid.ID] = s.Rank
	}
	for _, s := range before.Ranked() {
		if s.Bid.ID == without {
			continue
		}
		rank := 1 // among the rest, as before
		for _, other := range before.Ranked() {
			if other.Bid.ID != without && other.Rank < s.Rank {
				rank++
			}
		}
		if ranks[s.Bid.ID] != rank {
			d.Moved = append(d.Moved, s.Bid.ID)
		}
		if ranks[s.Bid.ID] == 1 {
			d.Winners = append(d.Winners, s.Bid.ID)
		}
	}
	return d, d.Moved != nil
}

func TestThreeBidsThatMeetAtOneBalanceLeaveNoGap(t *testing.T) {
	r := mustRank(t, anchored(50), offer("cheap", "0", "0"), offer("even", "50", "50"), offer("good", "100", "100"))
	stretches := r.Balance()
	checkCover(t, stretches)
	if len(stretches) != 2 || !slices.Equal(stretches[0].Winners, []string{"cheap"}) || !slices.Equal(stretches[1].Winners, []string{"good"}) ||
		exact.Short(stretches[0].To, 6) != "50" {
		t.Errorf("got %+v", stretches)
	}
}

// anchored is a model with one question and prices between 0 and 100, so that a price score is 100 less the price.
func anchored(costWeight int64) *weighing.Model {
	m := oneQuestion(weighing.BetweenAnchors, costWeight)
	m.Parameters = weighing.Parameters{Floor: exact.SomeOf("0"), Ceiling: exact.SomeOf("100")}
	return m
}
