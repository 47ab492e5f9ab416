package export

import (
	"bytes"
	"fmt"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

var someProvenance = Provenance{
	Workspace: "Partnership office", Made: someTime,
	Fingerprint: "3f9c0a6f5f6e0d7b1c2d3e4f5061728394a5b6c7d8e9f00112233445566778899",
	Head:        "a1b2c3d4e5f60718293a4b5c6d7e8f90", Snapshot: "S-000042", Marking: "OFFICIAL-SENSITIVE", Version: "1.0.0",
}

// healthAndSafety is a real evaluation: FCDO Services, enterprise health and safety system, 2023 (FOI2024/01569), Open Government
// Licence v3.0. The source names no price formula, so the published price scores stand in for prices.
func healthAndSafety() *tender.Tender {
	t := &tender.Tender{
		Reference: "T-007", Title: "Enterprise health and safety system", Currency: money.GBP,
		Note: "Marks and price scores: FCDO Services, overall evaluation sheet, FOI2024/01569. Contains public sector information licensed under " +
			"the Open Government Licence v3.0. The price method was not published.",
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"),
		Scale: tender.Scale{Max: exact.SomeOf("5"), Step: exact.SomeOf("1")},
		Price: tender.PriceRule{Method: weighing.LowestOverOffer},
		Ties:  []weighing.Tie{weighing.TieByQuality, weighing.TieByPrice},
	}
	for i, weight := range []string{"5.5", "10", "10", "7.5", "4", "7.5", "7.5", "8"} {
		id := fmt.Sprintf("Q%d", i+1)
		t.Criteria = append(t.Criteria, tender.Criterion{ID: id, Section: "Technical", Title: "Question " + strconv.Itoa(i+1), Weight: exact.MustParse(weight)})
	}
	for _, bid := range []struct{ id, score, marks string }{
		{"A", "25.01", "44343334"}, {"B", "6.93", "33433434"}, {"C", "14.70", "33433344"}, {"D", "12.07", "22223222"}, {"E", "40.00", "34333333"},
	} {
		score, _ := exact.FromRat(exact.MustParse(bid.score).Rat().Quo(exact.MustParse(bid.score).Rat(), exact.MustParse("0.4").Rat()))
		b := tender.Bid{ID: bid.id, Supplier: "Bidder " + bid.id}
		b.PriceScore, b.Marks = exact.Some(score), tender.Marks{}
		for i, mark := range bid.marks {
			b.Marks[t.Criteria[i].ID] = tender.Mark{Value: exact.SomeOf(string(mark))}
		}
		t.Bids = append(t.Bids, b)
	}
	return t
}

// partner is a tender with a tree of criteria, scales of their own, minimums and prices: the example of the tender file, with more bids.
func partner() *tender.Tender {
	t := &tender.Tender{
		Reference: "T-012", Title: "Data platform delivery partner", Currency: money.GBP, Begun: civil.Date{},
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"),
		Scale: tender.Scale{Max: exact.SomeOf("4"), Step: exact.SomeOf("1"), Levels: []tender.Level{
			{Mark: exact.Int(4), Title: "Excellent"}, {Mark: exact.Int(2), Title: "Acceptable"}, {Mark: exact.Int(0), Title: "Not answered"},
		}},
		Criteria: []tender.Criterion{
			{ID: "Q1", Section: "Quality", Title: "Delivering quality", Weight: exact.MustParse("40"), Minimum: exact.SomeOf("2")},
			{ID: "Q2", Section: "Partnership", Title: "Partnership", Weight: exact.MustParse("20"), Children: []tender.Criterion{
				{ID: "Q2a", Title: "Working as one team", Weight: exact.MustParse("50")},
				{ID: "Q2b", Title: "Knowledge transfer", Weight: exact.MustParse("50"), Scale: tender.Scale{Max: exact.SomeOf("10"), Step: exact.SomeOf("2")}},
			}},
		},
		QualityMinimum: exact.SomeOf("40"),
		Price:          tender.PriceRule{Method: weighing.LowestOverOffer},
		ShouldCost:     pounds("200"),
		Rounding:       weighing.Rounding{Stage: weighing.RoundTotal, Places: 2},
		Ties:           []weighing.Tie{weighing.TieByQuality, weighing.TieByPrice},
	}
	add := func(id, supplier, price string, status weighing.Status, marks ...string) {
		b := tender.Bid{ID: id, Supplier: supplier, Status: status, Offer: tender.Offer{Marks: tender.Marks{}}}
		if price != "" {
			b.Price = pounds(price)
		}
		for i, leaf := range t.Leaves() {
			if marks[i] != "" {
				b.Marks[leaf.ID] = tender.Mark{Value: exact.SomeOf(marks[i])}
			}
		}
		t.Bids = append(t.Bids, b)
	}
	add("A", "Fernhill Digital", "200.00", weighing.Received, "3", "4", "6")
	add("B", "Merrow Systems", "160.00", weighing.Received, "2", "2", "4")
	add("C", "Copperline", "100.00", weighing.Withdrawn, "4", "4", "10")
	add("D", "Gwasanaethau Digidol Llanfairpwllgwyngyll Cyf", "150.00", weighing.Received, "1", "4", "10")
	add("E", "Straßenverkehrsinfrastrukturgesellschaft mbH", "", weighing.Received, "3", "", "8")
	add("F", "Ελληνικά Συστήματα", "210.00", weighing.Received, "4", "4", "10")
	return t
}

func pounds(s string) money.Amount {
	a, err := money.Parse(s, money.GBP)
	if err != nil {
		panic(err)
	}
	return a
}

// workbookOf is the evaluation workbook of a tender.
func workbookOf(t testing.TB, tn *tender.Tender) []byte {
	t.Helper()
	return workbookOfLot(t, tn, "")
}

func workbookOfLot(t testing.TB, tn *tender.Tender, lot string) []byte {
	t.Helper()
	r, err := tn.Rank(tender.Options{Lot: lot})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := EvaluationWorkbook(&out, tn, lot, r, someProvenance); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// opened is a workbook read back.
func opened(t testing.TB, workbook []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
