package weighing_test

import (
	"fmt"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// oneQuestion is a model with a single question marked from 0 to 100, so that a mark is the quality score.
func oneQuestion(method weighing.Method, costWeight int64) *weighing.Model {
	return &weighing.Model{
		Method: method, CostWeight: exact.Int(costWeight), QualityWeight: exact.Int(100 - costWeight),
		Criteria: []weighing.Criterion{{ID: "Q", Weight: exact.Int(1), Max: exact.Int(100)}},
	}
}

// offer is a bid with one mark; an empty mark or price is absent.
func offer(id, mark, price string) weighing.Bid {
	b := weighing.Bid{ID: id, Marks: make([]exact.Optional, 1)}
	if mark != "" {
		b.Marks[0] = exact.SomeOf(mark)
	}
	if price != "" {
		b.Price = exact.SomeOf(price)
	}
	return b
}

func mustRank(t *testing.T, m *weighing.Model, bids ...weighing.Bid) *weighing.Result {
	t.Helper()
	r, err := weighing.Rank(m, bids)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// places are the bids in order with their ranks: 1 A, 2 B, 2 C, - D.
func places(r *weighing.Result) string {
	text := ""
	for i, s := range r.Standings {
		if i > 0 {
			text += ", "
		}
		if s.InTheRunning() {
			text += fmt.Sprint(s.Rank)
		} else {
			text += "-"
		}
		text += " " + s.Bid.ID
	}
	return text
}

func TestABidWithoutAPriceLosesATieByPrice(t *testing.T) {
	m := oneQuestion(weighing.QualityOnly, 0)
	m.Ties = []weighing.Tie{weighing.TieByPrice}
	bids := []weighing.Bid{
		offer("A", "70", ""), offer("B", "70", "200"), offer("C", "70", "100"), offer("D", "70", ""), offer("E", "70", "150"),
		offer("F", "70", "100"), offer("G", "71", ""),
	}
	for range bids { // in whatever order they are given
		bids = append(bids[1:], bids[0])
		if got, want := places(mustRank(t, m, bids...)), "1 G, 2 C, 2 F, 4 E, 5 B, 6 A, 6 D"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestTheMarginDoesNotHangOnTheNamesOfBidsThatRoundingMadeEqual(t *testing.T) {
	m := oneQuestion(weighing.QualityOnly, 0)
	m.Rounding = weighing.Rounding{Stage: weighing.RoundTotal}
	for _, bids := range [][]weighing.Bid{
		{offer("A", "78.4", ""), offer("B", "78.1", ""), offer("C", "78", "")},
		{offer("A", "78", ""), offer("B", "78.1", ""), offer("C", "78.4", "")},
	} {
		r := mustRank(t, m, bids...)
		if got := exact.Short(r.Margin, 6); got != "0.3" || len(r.Winners) != 3 {
			t.Errorf("%v win by %s, want all three by 0.3", r.Winners, got)
		}
	}
}

func TestARuleForTiesNeverMakesTheMarginNegative(t *testing.T) {
	m := oneQuestion(weighing.BetweenAnchors, 50)
	m.Parameters = weighing.Parameters{Floor: exact.SomeOf("0"), Ceiling: exact.SomeOf("100")}
	m.Rounding = weighing.Rounding{Stage: weighing.RoundTotal}
	m.Ties = []weighing.Tie{weighing.TieByQuality}
	r := mustRank(t, m, offer("A", "60", "40"), offer("B", "50", "29.5")) // 60 and 60.25, both 60 when rounded
	if got := places(r); got != "1 A, 2 B" || r.Margin.Sign() != 0 {
		t.Errorf("%s with a margin of %v, want A by its quality with a margin of 0", got, r.Margin)
	}
}

func TestTheHeaviestCriterionDecidesATie(t *testing.T) {
	question := func(id, weight string) weighing.Criterion {
		return weighing.Criterion{ID: id, Weight: exact.MustParse(weight), Max: exact.Int(10)}
	}
	m := &weighing.Model{
		Method: weighing.QualityOnly, Ties: []weighing.Tie{weighing.TieByHeaviest},
		Criteria: []weighing.Criterion{question("light", "20"), question("heavy", "40"), question("as heavy", "40")},
	}
	bid := func(id string, marks ...string) weighing.Bid {
		b := weighing.Bid{ID: id}
		for _, mark := range marks {
			b.Marks = append(b.Marks, exact.SomeOf(mark))
		}
		return b
	}
	// All have 60; A leads on the light one only, C on the first of the two heavy ones.
	r := mustRank(t, m, bid("A", "10", "5", "5"), bid("B", "6", "5", "7"), bid("C", "6", "7", "5"), bid("D", "6", "7", "5"))
	if got, want := places(r), "1 C, 1 D, 3 B, 4 A"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
