package tender_test

import (
	"strings"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// pounds is an amount in GBP.
func pounds(text string) money.Amount { return amount(text, money.GBP) }

func amount(text string, currency money.Currency) money.Amount {
	a, err := money.Parse(text, currency)
	if err != nil {
		panic(err)
	}
	return a
}

// marks reads pairs of a criterion and its mark: Q1 3 Q2a 4.
func marks(pairs string) tender.Marks {
	ms := tender.Marks{}
	fields := strings.Fields(pairs)
	for i := 0; i < len(fields); i += 2 {
		ms[fields[i]] = tender.Mark{Value: exact.SomeOf(fields[i+1])}
	}
	return ms
}

func bid(id, supplier, price, pairs string) tender.Bid {
	return tender.Bid{ID: id, Supplier: supplier, Offer: tender.Offer{Price: pounds(price), Marks: marks(pairs)}}
}

func criterion(id, weight string) tender.Criterion {
	return tender.Criterion{ID: id, Section: "Quality", Title: "Question " + id, Weight: exact.MustParse(weight)}
}

// dataPlatform is the example of the tender file: two criteria, one with children and a scale of its own, and three bids, one withdrawn.
func dataPlatform() *tender.Tender {
	delivery, partnership := criterion("Q1", "40"), criterion("Q2", "20")
	delivery.Minimum = exact.SomeOf("2")
	transfer := criterion("Q2b", "50")
	transfer.Scale = tender.Scale{Max: exact.SomeOf("10"), Step: exact.SomeOf("2")}
	partnership.Children = []tender.Criterion{criterion("Q2a", "50"), transfer}
	withdrawn := bid("C", "Copperline", "100.00", "Q1 4 Q2a 4 Q2b 10")
	withdrawn.Status = weighing.Withdrawn
	return &tender.Tender{
		Reference: "T-007", Title: "Data platform delivery partner", Currency: money.GBP, Begun: civil.MustDate("2026-08-03"),
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"), Weights: tender.WeightsOfWhole,
		Scale: tender.Scale{
			Min: exact.SomeOf("0"), Max: exact.SomeOf("4"), Step: exact.SomeOf("1"),
			Levels: []tender.Level{{Mark: exact.Int(4), Title: "Excellent", Means: "…"}},
		},
		Criteria:       []tender.Criterion{delivery, partnership},
		QualityMinimum: exact.SomeOf("40"),
		Price:          tender.PriceRule{Method: weighing.LowestOverOffer},
		ShouldCost:     pounds("2000000.00"),
		Rounding:       weighing.Rounding{Stage: weighing.RoundTotal, Places: 2},
		Ties:           []weighing.Tie{weighing.TieByQuality, weighing.TieByPrice},
		Bids: []tender.Bid{
			bid("A", "Fernhill Digital", "200.00", "Q1 3 Q2a 4 Q2b 6"),
			bid("B", "Merrow Systems", "160.00", "Q1 2 Q2a 2 Q2b 4"),
			withdrawn,
		},
	}
}

// twoLots is a tender whose question Q1 counts in both lots, QN only in the north and QS only in the south.
func twoLots() *tender.Tender {
	t := dataPlatform()
	t.Criteria = []tender.Criterion{criterion("Q1", "40"), criterion("QN", "20"), criterion("QS", "20")}
	t.Lots = []tender.Lot{{ID: "N", Title: "North", Criteria: []string{"QN"}}, {ID: "S", Title: "South", Criteria: []string{"QS"}}}
	lot := func(price, pairs string) tender.Offer { return tender.Offer{Price: pounds(price), Marks: marks(pairs)} }
	t.Bids = []tender.Bid{
		{ID: "A", Offer: tender.Offer{Marks: marks("Q1 4")}, Lots: map[string]tender.Offer{"N": lot("100", "QN 2"), "S": lot("300", "QS 4")}},
		{ID: "B", Offer: tender.Offer{Marks: marks("Q1 2 QN 4")}, Lots: map[string]tender.Offer{"N": lot("80", "")}},
		{ID: "C", Offer: tender.Offer{Marks: marks("Q1 2")}, Lots: map[string]tender.Offer{"S": lot("150", "QS 2 Q1 3")}},
	}
	return t
}

func mustRank(t *testing.T, competition *tender.Tender, o tender.Options) *weighing.Result {
	t.Helper()
	r, err := competition.Rank(o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// ranking writes a result in short: each bid with its total, or with what keeps it out.
func ranking(r *weighing.Result) string {
	var parts []string
	for _, s := range r.Standings {
		text := s.Bid.ID + " "
		switch {
		case s.InTheRunning():
			text += exact.Short(s.Total, 2)
		case s.Exclusion != "":
			text += s.Exclusion
		default:
			text += "without " + strings.Join(s.Missing, " ")
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}
