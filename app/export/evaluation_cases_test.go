package export

import (
	"fmt"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// tied is a tender full of exact ties, of thirds and sevenths that no double holds, and of bids that are out for every reason there is.
// Its ties stay ties only where noise in the last digits is kept out.
func tied(method weighing.Method, rounding weighing.Rounding, ties ...weighing.Tie) *tender.Tender {
	t := &tender.Tender{
		Reference: "T-1", Title: "Ties", Currency: money.GBP, Weights: tender.WeightsOfQuality,
		Scale: tender.Scale{Max: exact.SomeOf("5")},
		Criteria: []tender.Criterion{
			{ID: "K1", Title: "First", Weight: exact.Int(30)},
			{ID: "K2", Title: "Second", Weight: exact.Int(30), Minimum: exact.SomeOf("0")},
			{ID: "K3", Title: "Thirds", Weight: exact.Int(20), Scale: tender.Scale{Max: exact.SomeOf("3"), Step: exact.SomeOf("1")}},
			{ID: "K4", Title: "Sevenths", Weight: exact.Int(20), Scale: tender.Scale{Max: exact.SomeOf("7"), Step: exact.SomeOf("1")}},
		},
		Price: tender.PriceRule{Method: method}, Rounding: rounding, Ties: ties, ShouldCost: pounds("130"),
	}
	d, _ := weighing.Describe(method)
	if d.Weighted {
		t.CostWeight, t.QualityWeight = exact.SomeOf("40"), exact.SomeOf("60")
	}
	if d.NeedsQualityMinimum {
		t.QualityMinimum = exact.SomeOf("0")
	}
	for _, p := range d.Parameters {
		*p.Get(&t.Price.Parameters) = exact.SomeOf(map[string]string{
			"floor": "60", "ceiling": "180", "benchmark": "90", "cap": "110", "value_per_point": "1.25", "budget": "150",
		}[p.Name])
	}
	t.Bids = tiedBids()
	return t
}

// tiedBids: A and B have the same quality and price, but B less on the first criterion; C and D are the same in everything; I is A at
// a higher price; J has A's price and more quality; K has A's total under lowest-over-offer; F, G and H are out or have no quality.
func tiedBids() (bids []tender.Bid) {
	for _, b := range []struct{ id, marks, price, status string }{
		{"A", "4 3 2 5", "100", ""},
		{"B", "3 4 2 5", "100", ""},
		{"C", "5 3 1 6", "120", ""},
		{"D", "5 3 1 6", "120", ""},
		{"E", "2 2 1 1", "80", ""},
		{"F", "5 5 3 7", "10", "withdrawn"},
		{"G", "5 - 3 7", "50", ""},
		{"H", "0 0 0 0", "90", ""},
		{"I", "4 3 2 5", "105", ""},
		{"J", "5 5 3 7", "100", ""},
		{"L", "2.5 2.5 3 4", "160.50", ""},
	} {
		bid := tender.Bid{ID: b.id, Supplier: "Supplier " + b.id, Offer: tender.Offer{Price: pounds(b.price), Marks: tender.Marks{}}}
		bid.Status, _ = weighing.ParseStatus(b.status)
		for i, mark := range strings.Fields(b.marks) {
			if mark != "-" {
				bid.Marks[fmt.Sprintf("K%d", i+1)] = tender.Mark{Value: exact.SomeOf(mark)}
			}
		}
		bids = append(bids, bid)
	}
	return bids
}

// namedTender is a tender with what it is an example of.
type namedTender struct {
	name   string
	tender *tender.Tender
	lot    string
}

// combinations are every method with every stage of rounding, and with no rule for ties, or all of them in an order that begins with each.
func combinations() (cases []namedTender) {
	quality, price, heaviest := weighing.TieByQuality, weighing.TieByPrice, weighing.TieByHeaviest
	places := map[weighing.Stage]int{weighing.RoundParts: 1, weighing.RoundWeighted: 0, weighing.RoundTotal: 0}
	for _, d := range weighing.Methods() {
		for _, stage := range weighing.Stages() {
			if stage == weighing.RoundWeighted && !d.WeightedSum() {
				continue
			}
			for _, ties := range [][]weighing.Tie{nil, {quality, price, heaviest}, {price, heaviest, quality}, {heaviest, quality, price}} {
				cases = append(cases, namedTender{
					fmt.Sprintf("%s, rounding %v, ties %v", d.Method, stage, ties),
					tied(d.Method, weighing.Rounding{Stage: stage, Places: places[stage]}, ties...), "",
				})
			}
		}
	}
	return cases
}

// specials are tenders of other shapes.
func specials() []namedTender {
	means := tied(weighing.BetweenAnchors, weighing.Rounding{}, weighing.TieByQuality)
	withEvaluators(means)
	shown := tied(weighing.BetweenAnchors, weighing.Rounding{})
	withEvaluators(shown)
	shown.MeanOfEvaluators = false
	empty := tied(weighing.LowestOverOffer, weighing.Rounding{}, weighing.TieByQuality)
	empty.Bids = nil
	single := tied(weighing.AroundMean, weighing.Rounding{}, weighing.TieByPrice)
	single.Bids = single.Bids[:1]
	nobody := tied(weighing.RatedCriteria, weighing.Rounding{})
	for i := range nobody.Bids {
		nobody.Bids[i].Status = weighing.Late
	}
	priceOnly := tied(weighing.LowestPrice, weighing.Rounding{}, weighing.TieByQuality, weighing.TieByPrice)
	priceOnly.Criteria, priceOnly.QualityMinimum = nil, exact.SomeOf("0")
	costOnly := tied(weighing.LowestOverOffer, weighing.Rounding{Stage: weighing.RoundTotal, Places: 2})
	costOnly.Criteria, costOnly.CostWeight, costOnly.QualityWeight = nil, exact.SomeOf("100"), exact.SomeOf("0")
	for _, t := range []*tender.Tender{priceOnly, costOnly} {
		for i := range t.Bids {
			t.Bids[i].Marks = nil
		}
	}
	atMinimum := tied(weighing.PricePerQualityPoint, weighing.Rounding{})
	atMinimum.QualityMinimum = exact.SomeOf("26.66666666666666666666666667") // just above what E has: 26 and two thirds and a seventh of 20
	qualityAlone := tied(weighing.QualityOnly, weighing.Rounding{}, weighing.TieByHeaviest)
	for i := range qualityAlone.Bids {
		qualityAlone.Bids[i].Price = money.Amount{}
	}
	indexAlone := tied(weighing.ValueForMoneyIndex, weighing.Rounding{})
	indexAlone.CostWeight, indexAlone.QualityWeight = exact.SomeOf("100"), exact.SomeOf("0")
	return []namedTender{
		{"health and safety", healthAndSafety(), ""},
		{"tree", partner(), ""},
		{"mean of evaluators", means, ""},
		{"evaluators for reference", shown, ""},
		{"lot", lots(), "L2"},
		{"no bids", empty, ""},
		{"one bid", single, ""},
		{"nobody in the running", nobody, ""},
		{"price alone", priceOnly, ""},
		{"cost alone", costOnly, ""},
		{"at the quality minimum", atMinimum, ""},
		{"quality alone", qualityAlone, ""},
		{"index without quality", indexAlone, ""},
		{"millions", millions(), ""},
		{"published scores, rounded", publishedRounded(), ""},
		{"three levels", deep(), ""},
		{"nasty names", nasty(), ""},
		{"quality alone, some with a price", someWithPrice(), ""},
	}
}

// deep is a tender with groups in groups, relative weights among the parts, and a group that weighs nothing.
func deep() *tender.Tender {
	t := tied(weighing.RatedCriteria, weighing.Rounding{Stage: weighing.RoundParts, Places: 1}, weighing.TieByHeaviest)
	t.Weights = tender.WeightsRelative
	k := t.Criteria
	inner := tender.Criterion{ID: "G1.1", Title: "Inner group", Weight: exact.Int(3), RelativeChildren: true, Children: []tender.Criterion{k[0], k[2]}}
	t.Criteria = []tender.Criterion{
		{ID: "G1", Section: "Deep", Title: "Group of groups", Weight: exact.Int(7), RelativeChildren: true, Children: []tender.Criterion{inner, k[1]}},
		{ID: "G2", Section: "Flat", Title: "Group", Weight: exact.Int(7), RelativeChildren: true, Children: []tender.Criterion{k[3]}},
		{ID: "G3", Title: "Weighs nothing", Weight: exact.Int(0), RelativeChildren: true, Children: []tender.Criterion{{ID: "K5", Title: "Nothing", Weight: exact.Int(1)}}},
	}
	for i := range t.Bids {
		t.Bids[i].Marks["K5"] = tender.Mark{Value: exact.Some(exact.Int(int64(i % 5)))}
	}
	return t
}

// nasty is a tender with names that spreadsheets stumble over, every bid out for a reason that repeats one of them.
func nasty() *tender.Tender {
	t := tied(weighing.LowestOverOffer, weighing.Rounding{}, weighing.TieByQuality)
	t.Title = "=HYPERLINK(\"http://example.com\") & <b>Ŵŷ</b>\x07"
	t.Note = "+1\r\n-2\n@3"
	names := []string{
		"=1+1", "+44 7700 900000", "-12.50", "@SUM(A1)", "\tTab", "  ", "", "\"quoted\" & <tag>", "_x0041_", "مرحبا", "👩‍👩‍👧 " + strings.Repeat("long ", 10000),
	}
	for i := range t.Bids {
		t.Bids[i].Supplier = names[i%len(names)]
		t.Bids[i].ID = fmt.Sprintf("=%d*{@#}", i)
	}
	ids := []string{"=K1", "K@2#", "–", "007"}
	for i := range t.Criteria {
		old := t.Criteria[i].ID
		t.Criteria[i].ID, t.Criteria[i].Title, t.Criteria[i].Section = ids[i], names[i], names[10-i]
		t.Criteria[i].Minimum = exact.SomeOf("1")
		for k := range t.Bids {
			if mark, given := t.Bids[k].Marks[old]; given {
				delete(t.Bids[k].Marks, old)
				t.Bids[k].Marks[ids[i]] = mark
			}
		}
	}
	return t
}

// someWithPrice is a tender that asks for no price and got some, with a rule for ties by price.
func someWithPrice() *tender.Tender {
	t := tied(weighing.QualityOnly, weighing.Rounding{}, weighing.TieByPrice)
	for i := range t.Bids {
		if i%3 == 0 {
			t.Bids[i].Price = money.Amount{}
		}
	}
	return t
}

// withEvaluators takes away some consensus marks and gives every bid three evaluators' marks instead, one of them incomplete.
func withEvaluators(t *tender.Tender) {
	t.MeanOfEvaluators = true
	t.Panel = []tender.Evaluator{{ID: "E2", Name: "Siân Prys-Jones"}, {ID: "E1", Name: "Ada"}}
	for i := range t.Bids {
		b := &t.Bids[i]
		b.Evaluators = map[string]tender.Marks{}
		for k, id := range []string{"E1", "E2"} {
			marks := tender.Marks{}
			for _, leaf := range t.Leaves() {
				if k == 0 || leaf.ID != "K3" {
					marks[leaf.ID] = tender.Mark{Value: exact.Some(exact.Int(int64((i + k) % 4)))}
				}
			}
			b.Evaluators[id] = marks
		}
		delete(b.Marks, "K1")
		if i%2 == 0 {
			delete(b.Marks, "K3")
		}
	}
}

// lots is a tender with two lots, one criterion for both and one for each.
func lots() *tender.Tender {
	t := tied(weighing.BestToWorst, weighing.Rounding{}, weighing.TieByQuality)
	t.Weights = tender.WeightsRelative
	t.Lots = []tender.Lot{{ID: "L1", Title: "North", Criteria: []string{"K1"}}, {ID: "L2", Title: "South", Criteria: []string{"K2"}}}
	for i := range t.Bids {
		b := &t.Bids[i]
		own := tender.Offer{Price: b.Price, Marks: tender.Marks{}}
		if mark, given := b.Marks["K2"]; given {
			own.Marks["K2"] = mark
		}
		delete(b.Marks, "K1")
		delete(b.Marks, "K2")
		b.Price = money.Amount{}
		b.Lots = map[string]tender.Offer{"L2": own}
		if i == 4 {
			b.Lots = map[string]tender.Offer{"L1": {Price: own.Price}}
		}
	}
	return t
}

// millions is a tender of the size that a government buys in, with two bids whose monetised quality is exactly the same.
func millions() *tender.Tender {
	t := tied(weighing.MonetisedQuality, weighing.Rounding{Stage: weighing.RoundTotal, Places: 2})
	t.Price.Parameters.ValuePerPoint = exact.SomeOf("1234567.89")
	t.ShouldCost = pounds("987654321.00")
	for i := range t.Bids {
		b := &t.Bids[i]
		b.Price = pounds(fmt.Sprintf("%d.37", 900_000_000+10_000_000*i))
	}
	// C and D have the same marks: the same price makes a tie.
	t.Bids[3].Price = t.Bids[2].Price
	return t
}

// publishedRounded has published price scores that a rounding of parts changes.
func publishedRounded() *tender.Tender {
	t := healthAndSafety()
	t.Rounding = weighing.Rounding{Stage: weighing.RoundParts, Places: 0}
	t.Ties = []weighing.Tie{weighing.TieByPrice, weighing.TieByHeaviest}
	t.Bids[1].PriceScore = exact.SomeOf("36.5")
	t.Bids[2].PriceScore = exact.SomeOf("37.25")
	return t
}
