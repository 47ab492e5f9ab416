package tender_test

import (
	"errors"
	"slices"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

func TestTheExampleOfTheTenderFileComesOutAsWritten(t *testing.T) {
	r := mustRank(t, dataPlatform(), tender.Options{})
	for i, want := range []struct{ id, total, quality, priceScore string }{
		{"A", "78.000000", "76.666667", "80.000000"}, {"B", "69.000000", "48.333333", "100.000000"},
	} {
		s := r.Standings[i]
		if s.Bid.ID != want.id || s.Rank != i+1 || exact.Format(s.Total, 6) != want.total || exact.Format(s.Quality, 6) != want.quality ||
			exact.Format(s.PriceScore, 6) != want.priceScore {
			t.Errorf("place %d: %s at rank %d with total %v, quality %v, price score %v", i+1, s.Bid.ID, s.Rank, s.Total, s.Quality, s.PriceScore)
		}
	}
	out := r.Standings[2]
	if out.Bid.ID != "C" || out.Exclusion != "withdrawn" || out.Why != "withdrawn by the bidder" || out.Total != nil || out.PriceScore != nil ||
		exact.Format(out.Quality, 6) != "100.000000" || out.Missing != nil {
		t.Errorf("the withdrawn bid stands as %+v", out)
	}
	if !slices.Equal(r.Winners, []string{"A"}) || exact.Format(r.Margin, 6) != "9.000000" {
		t.Errorf("%v win by %v", r.Winners, r.Margin)
	}
	lines := r.Lines(&r.Standings[0])
	if got := exact.Format(lines[0].Weighted, 6) + " " + exact.Format(lines[1].Weighted, 6); got != "30.000000 16.000000" {
		t.Errorf("weighted scores are %s", got)
	}
}

func TestABidBelowTheQualityMinimumDoesNotSetTheLowestPrice(t *testing.T) {
	competition := dataPlatform()
	competition.QualityMinimum = exact.SomeOf("50")
	r := mustRank(t, competition, tender.Options{})
	if got := ranking(r); got != "A 86, B quality-minimum, C withdrawn" {
		t.Errorf("got %s", got)
	}
	if got := exact.Format(r.Standings[0].PriceScore, 6); got != "100.000000" || r.Margin != nil {
		t.Errorf("A's price score is %s and the margin %v", got, r.Margin)
	}
	if why := r.Standings[1].Why; why != "quality score 48.333333 is below the minimum of 50" {
		t.Errorf("B is out because %s", why)
	}
}

func TestLotsAreRankedByThemselves(t *testing.T) {
	competition := twoLots()
	if got := ranking(mustRank(t, competition, tender.Options{Lot: "N"})); got != "A 82, B 80" {
		t.Errorf("north: %s", got)
	}
	if got := ranking(mustRank(t, competition, tender.Options{Lot: "S"})); got != "A 80, C 80" { // equal, and A has the better quality
		t.Errorf("south: %s", got)
	}
}

func TestWhatALotsOfferHasGoesBeforeWhatAllLotsShare(t *testing.T) {
	b := tender.Bid{
		Offer: tender.Offer{
			Marks:      tender.Marks{"Q1": {Value: exact.SomeOf("2"), Rationale: "for all"}, "Q2": {Value: exact.SomeOf("3"), Rationale: "for all"}, "Q3": {Value: exact.SomeOf("1"), Rationale: "for all"}},
			Evaluators: map[string]tender.Marks{"E1": marks("Q1 1"), "E2": marks("Q1 2")},
		},
		Lots: map[string]tender.Offer{"N": {
			Price:      pounds("5"),
			Marks:      tender.Marks{"Q1": {Value: exact.SomeOf("4")}, "Q2": {Rationale: "for the north"}, "Q3": {}},
			Evaluators: map[string]tender.Marks{"E2": marks("Q1 3 Q2 4"), "E3": marks("Q2 1")},
		}},
	}
	offer, made := b.OfferFor("N")
	if !made || offer.Price != pounds("5") {
		t.Errorf("the offer for the north is %v, %v", offer.Price, made)
	}
	want := tender.Marks{
		"Q1": {Value: exact.SomeOf("4")},                             // the lot's own, and not the reason for another mark
		"Q2": {Value: exact.SomeOf("3"), Rationale: "for the north"}, // a reason takes no mark away
		"Q3": {Value: exact.SomeOf("1"), Rationale: "for all"},       // nothing takes nothing away
	}
	for id, mark := range want {
		if offer.Marks[id] != mark {
			t.Errorf("%s is %+v, want %+v", id, offer.Marks[id], mark)
		}
	}
	for evaluator, pairs := range map[string]string{"E1": "Q1 1", "E2": "Q1 3 Q2 4", "E3": "Q2 1"} {
		for id, mark := range marks(pairs) {
			if got := offer.Evaluators[evaluator][id]; got != mark || len(offer.Evaluators[evaluator]) != len(marks(pairs)) {
				t.Errorf("%s on %s is %v, want %v", evaluator, id, got.Value, mark.Value)
			}
		}
	}
	if _, made := b.OfferFor("S"); made {
		t.Error("there is an offer for a lot that the bid is not for")
	}
	if whole, made := b.OfferFor(""); !made || whole.Marks["Q1"].Rationale != "for all" {
		t.Error("the offer without a lot is the bid itself")
	}
}

func TestAnEvaluatorWhoMarkedOnlyAnotherLotIsNotMissed(t *testing.T) {
	competition := twoLots()
	competition.MeanOfEvaluators = true
	competition.Bids = competition.Bids[:1]
	competition.Bids[0].Marks = nil
	competition.Bids[0].Evaluators = map[string]tender.Marks{"E1": marks("Q1 4"), "E2": marks("QS 3")}
	for lot, missed := range map[string]bool{"N": false, "S": true} {
		told := slices.ContainsFunc(mustRank(t, competition, tender.Options{Lot: lot}).Notices, func(n weighing.Notice) bool { return n.Code == weighing.MissingMarks })
		if told != missed {
			t.Errorf("lot %s: a missing mark is told of: %v, want %v", lot, told, missed)
		}
	}
}

func TestPanelMembersMarksStandInForConsensusOnlyWhereTheTenderSaysSo(t *testing.T) {
	competition := dataPlatform()
	competition.Panel = []tender.Evaluator{{ID: "E2", Name: "Ann"}, {ID: "E1"}}
	competition.Bids = competition.Bids[:1]
	competition.Bids[0].Marks = marks("Q2a 4 Q2b 6")
	competition.Bids[0].Evaluators = map[string]tender.Marks{"E1": marks("Q1 3 Q2a 0"), "E2": marks("Q1 4")}
	if got := ranking(mustRank(t, competition, tender.Options{})); got != "A without Q1" {
		t.Errorf("without combine: %s", got)
	}
	competition.MeanOfEvaluators = true
	if got := ranking(mustRank(t, competition, tender.Options{})); got != "A 91" { // (40 × 87.5 + 20 × 80) ÷ 60 × 0.6 + 40
		t.Errorf("with the mean: %s", got)
	}
}

func TestAnotherCostWeightCanBeTriedOut(t *testing.T) {
	competition := dataPlatform()
	for weight, want := range map[string]string{
		"40": "A 78, B 69, C withdrawn", "100": "B 100, A 80, C withdrawn", "0": "A 76.67, B 48.33, C withdrawn", "62.5": "B 80.63, A 78.75, C withdrawn",
	} {
		if got := ranking(mustRank(t, competition, tender.Options{CostWeight: exact.SomeOf(weight)})); got != want {
			t.Errorf("at %s: %s, want %s", weight, got, want)
		}
	}
	if competition.CostWeight != exact.SomeOf("40") {
		t.Error("trying out changes the tender")
	}
}

func TestCostWeightsThatMakeNoSenseAreRefusedInWords(t *testing.T) {
	index := func(competition *tender.Tender) { competition.Price.Method = weighing.ValueForMoneyIndex }
	for _, c := range []struct {
		name, weight, want string
		change             func(*tender.Tender)
	}{
		{"a method without weights", "50", "quality-only does not weigh cost against quality: there is no cost weight to try", func(competition *tender.Tender) {
			competition.Price.Method, competition.CostWeight, competition.QualityWeight = weighing.QualityOnly, exact.Optional{}, exact.Optional{}
			competition.Weights = tender.WeightsRelative
		}},
		{"more than everything", "100.5", "cost weight 100.5 is not from 0 to 100", nil},
		{"less than nothing", "-1", "cost weight -1 is not from 0 to 100", nil},
		{"nothing, where it is divided by", "0", "value-for-money-index divides by the cost weight: try one above 0", index},
		{"too many digits", "0.00000000000000000000000000001", "cost weight 0.00000000000000000000000000001 has too many digits", nil},
		{"no criteria to weigh", "50", "this tender has no criteria: cost can only weigh 100", func(competition *tender.Tender) {
			competition.CostWeight, competition.QualityWeight, competition.QualityMinimum = exact.SomeOf("100"), exact.SomeOf("0"), exact.Optional{}
			competition.Criteria, competition.Bids = nil, nil
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			competition := dataPlatform()
			if c.change != nil {
				c.change(competition)
			}
			_, err := competition.Rank(tender.Options{CostWeight: exact.SomeOf(c.weight)})
			var refused *tender.WhatIfError
			if !errors.As(err, &refused) || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestAskingForALotThatThereIsNot(t *testing.T) {
	for _, c := range []struct {
		competition *tender.Tender
		lot, want   string
	}{
		{dataPlatform(), "N", `there is no lot "N": this tender has no lots`},
		{twoLots(), "W", `there is no lot "W": the lots are N, S`},
		{twoLots(), "", "this tender is ranked lot by lot: say which of N, S"},
	} {
		_, err := c.competition.Rank(tender.Options{Lot: c.lot})
		var refused *tender.LotError
		if !errors.As(err, &refused) || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func TestTheBuyersOwnRulesAskAboutLowBids(t *testing.T) {
	low := func(o tender.Options) (about []string) {
		for _, n := range mustRank(t, dataPlatform(), o).Notices {
			if n.Code == weighing.LowBid {
				about = append(about, n.Bids...)
			}
		}
		return about
	}
	// Both are far below the should-cost; B is also 20 % below the other, and 11 % below the mean.
	if got := low(tender.Options{}); !slices.Equal(got, []string{"B", "A"}) {
		t.Errorf("by the usual rules %v are asked about", got)
	}
	if got := low(tender.Options{LowBid: &weighing.LowBidRules{BelowNext: exact.SomeOf("20")}}); !slices.Equal(got, []string{"B"}) {
		t.Errorf("by one rule %v are asked about", got)
	}
	if got := low(tender.Options{LowBid: &weighing.LowBidRules{}}); got != nil {
		t.Errorf("without rules %v are asked about", got)
	}
}

func TestTheBasisOfWeightsIsWhatTheirSumTells(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*tender.Tender)
		want   tender.WeightBasis
	}{
		{"60 of a quality weight of 60", func(*tender.Tender) {}, tender.WeightsOfWhole},
		{"100 of a quality weight of 60", func(t *tender.Tender) { t.Criteria[0].Weight = exact.Int(80) }, tender.WeightsOfQuality},
		{"100 without a quality weight", func(t *tender.Tender) {
			t.Criteria[0].Weight, t.QualityWeight = exact.Int(80), exact.Optional{}
		}, tender.WeightsOfQuality},
		{"61", func(t *tender.Tender) { t.Criteria[0].Weight = exact.Int(41) }, tender.WeightsUnstated},
		{"61, stated to be relative", func(t *tender.Tender) {
			t.Criteria[0].Weight, t.Weights = exact.Int(41), tender.WeightsRelative
		}, tender.WeightsRelative},
		{"60 in both lots", func(t *tender.Tender) { *t = *twoLots(); t.Weights = tender.WeightsUnstated }, tender.WeightsOfWhole},
		{"60 in one lot and 100 in the other", func(t *tender.Tender) {
			*t = *twoLots()
			t.Weights, t.Criteria[2].Weight = tender.WeightsUnstated, exact.Int(60)
		}, tender.WeightsUnstated},
	} {
		competition := dataPlatform()
		competition.Weights = tender.WeightsUnstated
		c.change(competition)
		if got := competition.Basis(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAmountsInAnotherCurrencyAreNeverCompared(t *testing.T) {
	competition := dataPlatform()
	competition.Bids[0].Price = amount("200", money.EUR)
	_, err := competition.Rank(tender.Options{})
	if want := "bids[0].price: the amount is in EUR, and the tender in GBP: give it in GBP; nothing is ever converted"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
