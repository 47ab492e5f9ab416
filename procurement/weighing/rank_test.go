package weighing_test

import (
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// fcdo is the evaluation of the enterprise health and safety system by FCDO Services in 2023 (FOI2024/01569, Open Government
// Licence v3.0): eight questions on a scale of 0 to 5 and published price scores of 40.
func fcdo() (*weighing.Model, []weighing.Bid) {
	m := &weighing.Model{
		Method: weighing.LowestOverOffer, CostWeight: exact.Int(40), QualityWeight: exact.Int(60),
		LowBid: weighing.DefaultLowBidRules(),
	}
	for i, weight := range []string{"5.5", "10", "10", "7.5", "4", "7.5", "7.5", "8"} {
		m.Criteria = append(m.Criteria, weighing.Criterion{ID: "Q" + string(rune('1'+i)), Weight: exact.MustParse(weight), Max: exact.Int(5)})
	}
	bid := func(id, priceScore string, marks ...int64) weighing.Bid {
		b := weighing.Bid{ID: id, PriceScore: exact.SomeOf(priceScore)}
		for _, mark := range marks {
			b.Marks = append(b.Marks, exact.Some(exact.Int(mark)))
		}
		return b
	}
	return m, []weighing.Bid{
		bid("A", "62.525", 4, 4, 3, 4, 3, 3, 3, 4),
		bid("B", "17.325", 3, 3, 4, 3, 3, 4, 3, 4),
		bid("C", "36.75", 3, 3, 4, 3, 3, 3, 4, 4),
		bid("D", "30.175", 2, 2, 2, 2, 3, 2, 2, 2),
		bid("E", "100", 3, 4, 3, 3, 3, 3, 3, 3),
	}
}

func TestTheRealEvaluationOf2023ComesOutAsPublished(t *testing.T) {
	m, bids := fcdo()
	r, err := weighing.Rank(m, bids)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct{ id, total string }{{"E", "78.00"}, {"A", "67.21"}, {"C", "55.80"}, {"B", "48.03"}, {"D", "36.87"}}
	for i, w := range want {
		s := r.Standings[i]
		if s.Bid.ID != w.id || exact.Format(s.Total, 2) != w.total || s.Rank != i+1 {
			t.Errorf("place %d: %s with %s at rank %d, want %s with %s", i+1, s.Bid.ID, exact.Format(s.Total, 6), s.Rank, w.id, w.total)
		}
	}
	balance := r.Balance()
	if len(balance) != 2 || balance[0].Winners[0] != "E" || balance[1].Winners[0] != "A" || exact.Format(balance[0].To, 1) != "84.3" {
		t.Errorf("winners by balance: %+v, want E up to 84.3 %% quality and A above", balance)
	}
}

func TestDroppingTheLastPlacedBidCanChangeTheWinner(t *testing.T) {
	m := &weighing.Model{
		Method: weighing.LowestOverOffer, CostWeight: exact.Int(50), QualityWeight: exact.Int(50),
		Criteria: []weighing.Criterion{{ID: "Q", Weight: exact.Int(1), Max: exact.Int(100)}},
	}
	bid := func(id string, quality, price int64) weighing.Bid {
		return weighing.Bid{ID: id, Price: exact.Some(exact.Int(price)), Marks: []exact.Optional{exact.Some(exact.Int(quality))}}
	}
	r, err := weighing.Rank(m, []weighing.Bid{bid("A", 40, 105000), bid("B", 100, 185000), bid("C", 85, 150000)})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"B 78.4", "C 77.5", "A 70.0"} {
		if got := r.Standings[i].Bid.ID + " " + exact.Format(r.Standings[i].Total, 1); got != want {
			t.Errorf("place %d is %s, want %s", i+1, got, want)
		}
	}
	changes, complete := r.Departures()
	if !complete || len(changes) != 1 || changes[0].Without != "A" || changes[0].Winners[0] != "C" {
		t.Errorf("departures: %+v, want only that C wins without A", changes)
	}
}
