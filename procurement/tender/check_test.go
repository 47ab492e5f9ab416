package tender_test

import (
	"strings"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// mistakes are one each, made in the example of the tender file, with every line that the check then has to say.
var mistakes = []struct {
	name   string
	change func(*tender.Tender)
	want   []string
}{
	{"none", func(*tender.Tender) {}, nil},

	// Weights of cost and quality.
	{"a method that does not exist", func(t *tender.Tender) { t.Price.Method = "cheapest" }, []string{
		`tender.price.method: "cheapest" is no price method: choose one of lowest-over-offer, best-to-worst, percent-above-lowest, around-mean, ` +
			`between-anchors, against-benchmark, rated-criteria, price-per-quality-point, value-for-money-index, monetised-quality, lowest-price, ` +
			`fixed-budget, quality-only`,
	}},
	{"a method that does not exist among other faults", func(t *tender.Tender) {
		t.Price.Method, t.CostWeight, t.Criteria, t.Bids = "", exact.SomeOf("30"), nil, nil
	}, []string{
		`tender.price.method: "" is no price method: choose one of lowest-over-offer, best-to-worst, percent-above-lowest, around-mean, ` +
			`between-anchors, against-benchmark, rated-criteria, price-per-quality-point, value-for-money-index, monetised-quality, lowest-price, ` +
			`fixed-budget, quality-only`,
		`tender.cost_weight: cost weight 30 and quality weight 60 add up to 90, not 100: change one of them`,
		`tender.criteria: there are no criteria: add at least one; bids are marked on criteria`,
	}},
	{"no cost weight", func(t *tender.Tender) { t.CostWeight = exact.Optional{} }, []string{
		`tender.cost_weight: the cost weight is missing: give both weights; they add up to 100`,
	}},
	{"weights that a method does not use", func(t *tender.Tender) {
		t.Price.Method, t.Weights = weighing.QualityOnly, tender.WeightsRelative
	}, []string{
		`tender.cost_weight: quality-only does not weigh cost against quality: leave it out, or choose a method that uses weights`,
		`tender.quality_weight: quality-only does not weigh cost against quality: leave it out, or choose a method that uses weights`,
	}},
	{"cost and quality that do not add up", func(t *tender.Tender) { t.CostWeight = exact.SomeOf("39.9") }, []string{
		`tender.cost_weight: cost weight 39.9 and quality weight 60 add up to 99.9, not 100: change one of them`,
	}},
	{"a weight above 100, and one below 0", func(t *tender.Tender) {
		t.CostWeight, t.QualityWeight, t.Weights = exact.SomeOf("120"), exact.SomeOf("-20"), tender.WeightsRelative
	}, []string{
		`tender.cost_weight: a weight of 120 is not from 0 to 100: give its per cent of the whole`,
		`tender.quality_weight: a weight of -20 is not from 0 to 100: give its per cent of the whole`,
	}},
	{"a cost weight of 0 that is divided by", func(t *tender.Tender) {
		t.Price.Method, t.CostWeight, t.QualityWeight, t.Weights = weighing.ValueForMoneyIndex, exact.SomeOf("0"), exact.SomeOf("100"), tender.WeightsRelative
	}, []string{`tender.cost_weight: value-for-money-index divides by the cost weight, which is 0: give cost a weight above 0`}},

	// Scales.
	{"a scale without a highest mark", func(t *tender.Tender) { t.Scale.Max = exact.Optional{} }, []string{
		`tender.scale.max: the scale has no highest mark: give max, such as 5`,
	}},
	{"a lowest mark below 0", func(t *tender.Tender) { t.Scale.Min = exact.SomeOf("-1") }, []string{
		`tender.scale.min: a lowest mark of -1 is below 0: give 0 or a mark above it`,
	}},
	{"a scale from 4 to 4", func(t *tender.Tender) { t.Scale.Min = exact.SomeOf("4") }, []string{
		`tender.scale.max: a highest mark of 4 is not above the lowest, 4: give a higher one`,
		`tender.criteria[0].minimum: a minimum of 2 is off the scale: give a minimum from 4 to 4 in steps of 1`,
		`bids[0].marks.Q1: 3 is off the scale: give a mark from 4 to 4 in steps of 1`,
		`bids[1].marks.Q1: 2 is off the scale: give a mark from 4 to 4 in steps of 1`,
		`bids[1].marks.Q2a: 2 is off the scale: give a mark from 4 to 4 in steps of 1`,
	}},
	{"a step of 0", func(t *tender.Tender) { t.Scale.Step = exact.SomeOf("0") }, []string{
		`tender.scale.step: a step of 0 is not above 0: give a step above 0, or leave it out to take any decimal`,
	}},
	{"a step that misses the highest mark", func(t *tender.Tender) { t.Criteria[1].Children[1].Scale.Step = exact.SomeOf("4") }, []string{
		`tender.criteria[1].children[1].scale.step: steps of 4 from 0 never reach 10: change the step or the highest mark`,
		`bids[0].marks.Q2b: 6 is off the scale: give a mark from 0 to 10 in steps of 4`,
		`bids[2].marks.Q2b: 10 is off the scale: give a mark from 0 to 10 in steps of 4`,
	}},
	{"a level off the scale, and two for one mark", func(t *tender.Tender) {
		t.Scale.Levels = append(t.Scale.Levels, tender.Level{Mark: exact.Int(5)}, tender.Level{Mark: exact.Int(4)})
	}, []string{
		`tender.scale.levels[1].mark: 5 is off the scale: give a mark from 0 to 4 in steps of 1`,
		`tender.scale.levels[2].mark: mark 4 has two levels: keep one level for each mark`,
	}},

	// Criteria.
	{"a criterion without an id", func(t *tender.Tender) { t.Criteria[1].Children[0].ID = "" }, []string{
		`tender.criteria[1].children[0].id: the id is missing: give a short one, such as A or Q1`,
		`bids[0].marks.Q2a: there is no criterion "Q2a": name a criterion of the tender`,
		`bids[1].marks.Q2a: there is no criterion "Q2a": name a criterion of the tender`,
		`bids[2].marks.Q2a: there is no criterion "Q2a": name a criterion of the tender`,
	}},
	{"an id twice", func(t *tender.Tender) { t.Criteria[1].ID = "Q1" }, []string{
		`tender.criteria[1].id: "Q1" is also the id of tender.criteria[0]: give each an id of its own`,
	}},
	{"a weight below 0", func(t *tender.Tender) { t.Criteria[0].Weight, t.Criteria[1].Weight = exact.Int(-20), exact.Int(80) }, []string{
		`tender.criteria[0].weight: a weight of -20 is below 0: give 0 or more`,
	}},
	{"a weight below 0 that brings the sum below 0", func(t *tender.Tender) { t.Criteria[0].Weight = exact.Int(-40) }, []string{
		`tender.criteria[0].weight: a weight of -40 is below 0: give 0 or more`,
	}},
	{"a child's weight below 0", func(t *tender.Tender) { t.Criteria[1].Children[0].Weight = exact.Int(-50) }, []string{
		`tender.criteria[1].children[0].weight: a weight of -50 is below 0: give 0 or more`,
	}},
	{"no scale", func(t *tender.Tender) { t.Scale = tender.Scale{} }, []string{
		`tender.criteria[0]: Q1 has no scale to be marked on: give tender.scale, or the criterion a scale of its own`,
		`tender.criteria[1].children[0]: Q2a has no scale to be marked on: give tender.scale, or the criterion a scale of its own`,
	}},
	{"a minimum off the scale", func(t *tender.Tender) { t.Criteria[0].Minimum = exact.SomeOf("2.5") }, []string{
		`tender.criteria[0].minimum: a minimum of 2.5 is off the scale: give a minimum from 0 to 4 in steps of 1`,
	}},
	{"a minimum on a criterion with children", func(t *tender.Tender) { t.Criteria[1].Minimum = exact.SomeOf("2") }, []string{
		`tender.criteria[1].minimum: a criterion with children is not marked itself: give the minimum on its children`,
	}},
	{"children that do not add up", func(t *tender.Tender) { t.Criteria[1].Children[0].Weight = exact.MustParse("50.5") }, []string{
		`tender.criteria[1].children: the weights of the children add up to 100.5: change them to add up to 100, or say "weights": "relative" on Q2`,
	}},
	{"relative children that do not add up", func(t *tender.Tender) {
		t.Criteria[1].RelativeChildren, t.Criteria[1].Children[0].Weight = true, exact.Int(7)
	}, nil},
	{"children without any weight", func(t *tender.Tender) {
		t.Criteria[1].RelativeChildren, t.Criteria[1].Children[0].Weight, t.Criteria[1].Children[1].Weight = true, exact.Int(0), exact.Int(0)
	}, []string{`tender.criteria[1].children: the weights of the children add up to 0: give at least one child a weight above 0`}},
	{"criteria that do not add up", func(t *tender.Tender) { t.Criteria[0].Weight = exact.Int(41) }, []string{
		`tender.criteria: the weights add up to 61, not 60: change them, or say "weights": "relative" ("of-whole" means 60)`,
	}},
	{"criteria whose sum tells nothing", func(t *tender.Tender) { t.Criteria[0].Weight, t.Weights = exact.Int(41), tender.WeightsUnstated }, []string{
		`tender.criteria: the weights add up to 61: change them to add up to the quality weight ("of-whole") or to 100 ("of-quality"), or say "weights": "relative"`,
	}},
	{"criteria without any weight", func(t *tender.Tender) { t.Criteria[0].Weight, t.Criteria[1].Weight = exact.Int(0), exact.Int(0) }, []string{
		`tender.criteria: the weights add up to 0: give at least one criterion a weight above 0`,
	}},
	{"a part of a quality weight that there is not", func(t *tender.Tender) {
		t.Price.Method, t.CostWeight, t.QualityWeight = weighing.QualityOnly, exact.Optional{}, exact.Optional{}
	}, []string{`tender.weights: quality-only has no quality weight for criteria to be a part of: say "of-quality" or "relative"`}},
	{"no criteria", func(t *tender.Tender) { t.Criteria, t.Bids = nil, nil }, []string{
		`tender.criteria: there are no criteria: add at least one; bids are marked on criteria`,
	}},

	// The method and its parameters.
	{"a parameter that the method does not use", func(t *tender.Tender) { t.Price.Parameters.Budget = exact.SomeOf("100") }, []string{
		`tender.price.budget: lowest-over-offer does not use a budget: leave it out, or choose another method`,
	}},
	{"no anchors", func(t *tender.Tender) { t.Price.Method = weighing.BetweenAnchors }, []string{
		`tender.price.floor: between-anchors needs a floor: give the price that earns 100`,
		`tender.price.ceiling: between-anchors needs a ceiling: give the price that earns 0`,
	}},
	{"anchors the wrong way round", func(t *tender.Tender) {
		t.Price.Method, t.Price.Parameters = weighing.BetweenAnchors, weighing.Parameters{Floor: exact.SomeOf("200"), Ceiling: exact.SomeOf("200")}
	}, []string{`tender.price.floor: floor 200 is not below ceiling 200: give a floor that is lower than the ceiling`}},
	{"a benchmark of 0", func(t *tender.Tender) {
		t.Price.Method, t.Price.Parameters.Benchmark = weighing.AgainstBenchmark, exact.SomeOf("0")
	}, []string{`tender.price.benchmark: benchmark 0 is too low: give a number above 0`}},
	{"a quality minimum that must be stated", func(t *tender.Tender) {
		t.Price.Method, t.CostWeight, t.QualityWeight, t.Weights = weighing.LowestPrice, exact.Optional{}, exact.Optional{}, tender.WeightsRelative
		t.QualityMinimum = exact.Optional{}
	}, []string{`tender.quality_minimum: lowest-price needs a quality minimum: give the quality score that a bid must reach; 0 is allowed`}},
	{"a quality minimum above 100", func(t *tender.Tender) { t.QualityMinimum = exact.SomeOf("101") }, []string{
		`tender.quality_minimum: a minimum of 101 cannot be a quality score: give a quality score from 0 to 100`,
	}},
	{"rounding parts that there are not", func(t *tender.Tender) {
		t.Price.Method, t.CostWeight, t.QualityWeight, t.Weights = weighing.LowestPrice, exact.Optional{}, exact.Optional{}, tender.WeightsRelative
		t.Rounding.Stage = weighing.RoundWeighted
	}, []string{`tender.rounding.stage: lowest-price has no weighted parts to round: choose "none", "parts" or "total"`}},
	{"rounding to 10 places", func(t *tender.Tender) { t.Rounding.Places = 10 }, []string{
		`tender.rounding.places: 10 places cannot be rounded to: give a number of decimal places from 0 to 9`,
	}},

	// What stands beside.
	{"a should-cost of 0", func(t *tender.Tender) { t.ShouldCost = pounds("0") }, []string{
		`tender.should_cost: a should-cost of 0.00 says nothing: give an amount above 0, or leave it out`,
	}},
	{"a should-cost in euros", func(t *tender.Tender) { t.ShouldCost = amount("5", money.EUR) }, []string{
		`tender.should_cost: the amount is in EUR, and the tender in GBP: give it in GBP; nothing is ever converted`,
	}},
	{"prices and no currency", func(t *tender.Tender) {
		t.Currency, t.ShouldCost, t.Bids = money.Currency{}, money.Amount{}, t.Bids[:1]
	}, []string{
		`bids[0].price: the amount is in GBP, and the tender has no currency: give tender.currency`,
	}},
	{"limits that no weight can keep", func(t *tender.Tender) {
		t.Limits.Ranges = []weighing.WeightRange{{Min: exact.Int(50), Max: exact.Int(20)}, {Section: "Fit", Min: exact.Int(-1), Max: exact.Int(20)}}
	}, []string{
		`tender.weight_limits.price: from 50 to 20 is no range: give a least weight of 0 or more that is not above the most`,
		`tender.weight_limits.sections.Fit: from -1 to 20 is no range: give a least weight of 0 or more that is not above the most`,
	}},
	{"an evaluator twice", func(t *tender.Tender) { t.Panel = []tender.Evaluator{{ID: "E1"}, {ID: "E1"}} }, []string{
		`tender.panel[1].id: "E1" is also the id of tender.panel[0]: give each an id of its own`,
	}},

	// Bids.
	{"a bid without an id", func(t *tender.Tender) { t.Bids[0].ID = "" }, []string{`bids[0].id: the id is missing: give a short one, such as A or Q1`}},
	{"two bids with one id", func(t *tender.Tender) { t.Bids[1].ID = "A" }, []string{
		`bids[1].id: "A" is also the id of bids[0]: give each an id of its own`,
	}},
	{"a mark on no criterion", func(t *tender.Tender) { t.Bids[0].Marks["Q9"] = tender.Mark{} }, []string{
		`bids[0].marks.Q9: there is no criterion "Q9": name a criterion of the tender`,
	}},
	{"reasons for what there is not", func(t *tender.Tender) {
		reason := tender.Mark{Rationale: "…"}
		t.Panel = []tender.Evaluator{{ID: "E1"}}
		t.Bids[0].Marks["Q9"] = reason
		t.Bids[0].Evaluators = map[string]tender.Marks{"E1": {"Q9": reason}, "E9": {"Q1": reason}}
	}, []string{
		`bids[0].rationales.Q9: there is no criterion "Q9": name a criterion of the tender`,
		`bids[0].evaluator_rationales.E1.Q9: there is no criterion "Q9": name a criterion of the tender`,
		`bids[0].evaluator_rationales.E9: there is no evaluator "E9": add the evaluator to tender.panel, or correct the id`,
	}},
	{"a mark on a criterion with children", func(t *tender.Tender) { t.Bids[0].Marks["Q2"] = tender.Mark{Value: exact.SomeOf("3")} }, []string{
		`bids[0].marks.Q2: Q2 is not marked itself: mark its children`,
	}},
	{"a mark above the scale", func(t *tender.Tender) { t.Bids[0].Marks["Q1"] = tender.Mark{Value: exact.SomeOf("5")} }, []string{
		`bids[0].marks.Q1: 5 is off the scale: give a mark from 0 to 4 in steps of 1`,
	}},
	{"a mark below 0 of one evaluator, and one of nobody", func(t *tender.Tender) {
		t.Panel = []tender.Evaluator{{ID: "E1"}}
		t.Bids[2].Evaluators = map[string]tender.Marks{"E1": marks("Q2b -2"), "E9": marks("Q1 1")}
	}, []string{
		`bids[2].evaluator_marks.E1.Q2b: -2 is off the scale: give a mark from 0 to 10 in steps of 2`,
		`bids[2].evaluator_marks.E9: there is no evaluator "E9": add the evaluator to tender.panel, or correct the id`,
	}},
	{"an offer for a lot in a tender without lots", func(t *tender.Tender) { t.Bids[1].Lots = map[string]tender.Offer{"N": {}} }, []string{
		`bids[1].lots.N: there is no lot "N": name one of the tender's lots`,
	}},

	// Prices.
	{"no price", func(t *tender.Tender) { t.Bids[1].Price = money.Amount{} }, []string{
		`bids[1].price: there is no price, and lowest-over-offer needs one: give the price, or say by the bid's status why it is out`,
	}},
	{"a price of 0", func(t *tender.Tender) { t.Bids[1].Price = pounds("0") }, []string{
		`bids[1].price: a price of 0 cannot be ranked by lowest-over-offer: ask the bidder what it means, and give a price above 0`,
	}},
	{"a price below 0", func(t *tender.Tender) { t.Bids[1].Price = pounds("-0.01") }, []string{
		`bids[1].price: price -0.01 is below 0: give a price above 0`,
	}},
	{"a price below 0 where 0 is one", func(t *tender.Tender) { t.Price.Method, t.Bids[1].Price = weighing.BestToWorst, pounds("-1") }, []string{
		`bids[1].price: price -1 is below 0: give a price of 0 or more`,
	}},
	{"a price and a price score", func(t *tender.Tender) { t.Bids[1].PriceScore = exact.SomeOf("50") }, []string{
		`bids[1].price_score: there is a price and a price score: keep one of them`,
	}},
	{"a price score above 100", func(t *tender.Tender) {
		t.Bids = t.Bids[:1]
		t.Bids[0].Price, t.Bids[0].PriceScore = money.Amount{}, exact.SomeOf("100.1")
	}, []string{`bids[0].price_score: price score 100.1 is not from 0 to 100: give the score as a share of 100`}},
	{"a price score among prices", func(t *tender.Tender) { t.Bids[0].Price, t.Bids[0].PriceScore = money.Amount{}, exact.SomeOf("80") }, []string{
		`bids[0].price_score: other bids have prices and this one a price score: give prices for all bids or price scores for all`,
	}},
	{"a price score for a method that needs prices", func(t *tender.Tender) {
		t.Price.Method, t.CostWeight, t.QualityWeight, t.Weights = weighing.LowestPrice, exact.Optional{}, exact.Optional{}, tender.WeightsRelative
		t.Bids[0].Price, t.Bids[0].PriceScore = money.Amount{}, exact.SomeOf("80")
	}, []string{
		`bids[0].price_score: a price score cannot stand in for a price with lowest-price: give the price, or use a method that weighs price scores`,
	}},
	{"quality of 0 that all scores are measured by", func(t *tender.Tender) {
		t.Price.Method, t.QualityMinimum, t.Criteria[0].Minimum = weighing.RatedCriteria, exact.Optional{}, exact.Optional{}
		t.Bids = []tender.Bid{bid("A", "Fernhill Digital", "5", "Q1 0 Q2a 0 Q2b 0")}
	}, []string{
		`tender: rated-criteria divides by the best quality score, and every bid in the running has 0: mark the bids, or choose another method`,
	}},
}

func TestEachMistakeIsFoundWithItsPlaceAndItsRemedy(t *testing.T) {
	for _, c := range mistakes {
		t.Run(c.name, func(t *testing.T) {
			competition := dataPlatform()
			c.change(competition)
			if got, want := competition.Check().Error(), strings.Join(c.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			_, err := competition.Rank(tender.Options{})
			if (err == nil) != (c.want == nil) || err != nil && err.Error() != strings.Join(c.want, "\n") {
				t.Errorf("ranking says\n%v", err)
			}
		})
	}
}

func TestNoPriceIsAskedOfABidThatIsOutAnyway(t *testing.T) {
	for _, out := range []struct {
		name   string
		change func(*tender.Bid)
	}{
		{"late", func(b *tender.Bid) { b.Status = weighing.Late }},
		{"not marked yet", func(b *tender.Bid) { b.Marks = nil }},
		{"below a minimum", func(b *tender.Bid) { b.Marks = marks("Q1 1 Q2a 4 Q2b 10") }},
		{"below the quality minimum", func(b *tender.Bid) { b.Marks = marks("Q1 2 Q2a 0 Q2b 0") }},
	} {
		for _, price := range []money.Amount{{}, pounds("0"), pounds("-9999999999999999")} {
			competition := dataPlatform()
			out.change(&competition.Bids[1])
			competition.Bids[1].Price = price
			if faults := competition.Check(); faults != nil {
				t.Errorf("%s at %v: %v", out.name, price, faults)
			}
			if got := ranking(mustRank(t, competition, tender.Options{})); !strings.HasPrefix(got, "A 86, B ") {
				t.Errorf("%s at %v: %s", out.name, price, got)
			}
		}
	}
}

func TestAllMistakesAreFoundAtOnceInTheOrderOfTheFile(t *testing.T) {
	competition := dataPlatform()
	competition.QualityMinimum = exact.Optional{}
	competition.CostWeight = exact.SomeOf("30")
	competition.Criteria[0].Weight = exact.Int(50)
	competition.Rounding.Places = -1
	competition.Bids[0].Price = pounds("0")
	competition.Bids[1].Price, competition.Bids[1].Marks["Q1"] = money.Amount{}, tender.Mark{Value: exact.SomeOf("9")}
	competition.Bids[2].Price = money.Amount{} // withdrawn
	want := strings.Join([]string{
		`tender.cost_weight: cost weight 30 and quality weight 60 add up to 90, not 100: change one of them`,
		`tender.criteria: the weights add up to 70, not 60: change them, or say "weights": "relative" ("of-whole" means 60)`,
		`tender.rounding.places: -1 places cannot be rounded to: give a number of decimal places from 0 to 9`,
		`bids[0].price: a price of 0 cannot be ranked by lowest-over-offer: ask the bidder what it means, and give a price above 0`,
		`bids[1].marks.Q1: 9 is off the scale: give a mark from 0 to 4 in steps of 1`,
		`bids[1].price: there is no price, and lowest-over-offer needs one: give the price, or say by the bid's status why it is out`,
	}, "\n")
	if got := competition.Check().Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, err := competition.Rank(tender.Options{}); err == nil || err.Error() != want {
		t.Errorf("ranking says\n%v", err)
	}
}

func TestPricesAreLookedAtBesideOtherFaultsWhereQualityIsKnown(t *testing.T) {
	const nought = `bids[0].price: a price of 0 cannot be ranked by`
	for _, c := range []struct {
		name   string
		change func(*tender.Tender)
		found  bool
	}{
		{"weights of cost and quality", func(t *tender.Tender) { t.CostWeight = exact.SomeOf("45") }, true},
		{"rounding", func(t *tender.Tender) { t.Rounding.Places = 10 }, true},
		{"a bid below the quality minimum", func(t *tender.Tender) { t.CostWeight, t.QualityMinimum = exact.SomeOf("45"), exact.SomeOf("90") }, false},
		{"weights that quality comes from", func(t *tender.Tender) { t.Criteria[0].Weight = exact.Int(41) }, false},
		{"a weight below 0", func(t *tender.Tender) { t.Criteria[0].Weight = exact.Int(-20) }, false},
		{"such weights without a quality minimum", func(t *tender.Tender) {
			t.Criteria[0].Weight, t.QualityMinimum = exact.Int(41), exact.Optional{}
		}, true},
		{"a mark off its scale", func(t *tender.Tender) { t.Bids[0].Marks["Q1"] = tender.Mark{Value: exact.SomeOf("9")} }, false},
		{"a price per quality point", func(t *tender.Tender) {
			t.Price.Method, t.QualityMinimum, t.Criteria[0].Minimum = weighing.PricePerQualityPoint, exact.Optional{}, exact.Optional{}
		}, true},
		{"a price per quality point without quality", func(t *tender.Tender) {
			t.Price.Method, t.QualityMinimum, t.Criteria[0].Minimum = weighing.PricePerQualityPoint, exact.Optional{}, exact.Optional{}
			t.Bids[0].Marks = marks("Q1 0 Q2a 0 Q2b 0")
		}, false},
	} {
		competition := dataPlatform()
		competition.Bids[0].Price = pounds("0")
		c.change(competition)
		if faults := competition.Check().Error(); strings.Contains(faults, nought) != c.found || faults == "" {
			t.Errorf("%s: got\n%s", c.name, faults)
		}
	}
}

func TestMistakesInLots(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*tender.Tender)
		want   []string
	}{
		{"none", func(*tender.Tender) {}, nil},
		{"a lot without an id", func(t *tender.Tender) { t.Lots[0].ID = ""; t.Bids = nil }, []string{
			`tender.lots[0].id: the id is missing: give a short one, such as A or Q1`,
		}},
		{"a lot that names a criterion that there is not", func(t *tender.Tender) { t.Lots[1].Criteria = []string{"QS", "Q9"} }, []string{
			`tender.lots[1].criteria[1]: there is no criterion "Q9": name a criterion of the first level`,
		}},
		{"weights that do not add up in one lot", func(t *tender.Tender) { t.Criteria[2].Weight = exact.Int(30) }, []string{
			`tender.lots[1].criteria: the weights add up to 70, not 60: change them, or say "weights": "relative" ("of-whole" means 60)`,
		}},
		{"a mark of another lot", func(t *tender.Tender) { t.Bids[2].Lots["S"].Marks["QN"] = tender.Mark{Value: exact.SomeOf("1")} }, []string{
			`bids[2].lots.S.marks.QN: QN does not count in lot S: take the mark out, or name the criterion in the lot`,
		}},
		{"a bid for no lot", func(t *tender.Tender) {
			t.Bids[1].Lots = nil
			t.Bids[2].Lots, t.Bids[2].Status = nil, weighing.Late
		}, []string{`bids[1].lots: the bid is for none of the tender's lots: give its offer for each lot that it is for`}},
		{"prices of whole bids", func(t *tender.Tender) { t.Bids[1].Price, t.Bids[2].PriceScore = pounds("80"), exact.SomeOf("50") }, []string{
			`bids[1].price: prices stand with the lots: move it to bids[1].lots.N`,
			`bids[2].price_score: price scores stand with the lots: move it to bids[2].lots.S`,
		}},
		{"no price in one lot", func(t *tender.Tender) { t.Bids[0].Lots["S"] = tender.Offer{Marks: marks("QS 4")} }, []string{
			`bids[0].lots.S.price: there is no price, and lowest-over-offer needs one: give the price, or say by the bid's status why it is out`,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			competition := twoLots()
			c.change(competition)
			if got, want := competition.Check().Error(), strings.Join(c.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}
