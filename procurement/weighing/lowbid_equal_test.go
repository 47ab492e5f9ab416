package weighing

import (
	"testing"

	"counterweight/procurement/exact"
)

func TestBidsThatShareTheLowestPriceAreAskedAboutAlike(t *testing.T) {
	m := &Model{Method: LowestPrice, LowBid: LowBidRules{BelowNext: exact.SomeOf("30")}}
	bids := []Bid{
		{ID: "A", Price: exact.SomeOf("50")}, {ID: "B", Price: exact.SomeOf("50")}, {ID: "C", Price: exact.SomeOf("100")},
	}
	r, err := Rank(m, bids)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range r.Notices {
		if n.Code == LowBid {
			t.Errorf("one of two equal prices is asked about: %s", n.Text)
		}
	}
}
