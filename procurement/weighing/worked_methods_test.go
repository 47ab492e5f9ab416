package weighing_test

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// byPrice is a model that ranks by price scores alone.
func byPrice(method weighing.Method, p weighing.Parameters) *weighing.Model {
	return &weighing.Model{Method: method, CostWeight: exact.Int(100), Parameters: p}
}

func (e *example) lowestOverOffer() {
	e.figures("scores", e.rank(byPrice(weighing.LowestOverOffer, weighing.Parameters{}), bids(e.list("prices"), nil)), e.points)
}

func (e *example) bestToWorst() {
	m := byPrice(weighing.BestToWorst, weighing.Parameters{})
	if best := decimal(e.Inputs["best"]); best.Given() {
		m = byPrice(weighing.BetweenAnchors, weighing.Parameters{Floor: best, Ceiling: decimal(e.Inputs["worst"])})
	}
	e.figures("scores", e.rank(m, bids(e.list("prices"), nil)), e.points)
}

func (e *example) percentAboveLowest() {
	e.figures("scores", e.rank(byPrice(weighing.PercentAboveLowest, weighing.Parameters{}), bids(e.list("prices"), nil)), e.points)
}

// aroundMean also reads the unclamped scores, where those are expected, in the working.
func (e *example) aroundMean() {
	r, err := weighing.Rank(byPrice(weighing.AroundMean, weighing.Parameters{}), bids(e.list("prices"), nil))
	if err != nil {
		e.t.Fatal(err)
	}
	for i := range r.Standings {
		s := &r.Standings[i]
		at, _ := strconv.Atoi(strings.TrimPrefix(s.Bid.ID, "bid "))
		if scores, ok := e.Expected["scores"].([]any); ok {
			e.near("score of "+s.Bid.ID, s.PriceScore, scores[at])
			continue
		}
		unclamped := number(e.Expected["scores_unclamped"].([]any)[at])
		if clamped := least(hundred, most(zero, unclamped)); s.PriceScore.Cmp(clamped) != 0 {
			e.t.Errorf("%s scores %v, want %v", s.Bid.ID, s.PriceScore, clamped)
		}
		figure := strings.Replace(exact.Short(unclamped, 6), "-", "−", 1)
		if working := r.Arithmetic(s)[0].Working; s.PriceScore.Cmp(unclamped) != 0 && !strings.Contains(working, figure) {
			e.t.Errorf("%s: the working %q does not show %s", s.Bid.ID, working, figure)
		}
	}
}

func (e *example) betweenAnchors() {
	p := weighing.Parameters{Floor: decimal(e.Inputs["optimal"]), Ceiling: decimal(e.Inputs["max_price"])}
	e.figures("scores", e.rank(byPrice(weighing.BetweenAnchors, p), bids(e.list("prices"), nil)), e.points)
}

func (e *example) againstBenchmark() {
	m := e.weighted(weighing.AgainstBenchmark)
	m.Parameters = weighing.Parameters{Benchmark: decimal(e.Inputs["reference_price"]), Cap: exact.SomeOf("1000")}
	standings := e.rank(m, bids(e.list("prices"), e.list("quality_scores")))
	e.figures("price_scores", standings, priceScore)
	e.figures("totals", standings, total)
	e.winners(standings)
}

// weighted is a model with one question marked from 0 to 100 and the example's weights, whatever they are called.
func (e *example) weighted(method weighing.Method) *weighing.Model {
	m := oneQuestion(method, 0)
	for _, name := range []string{"weight_financial", "weight_price", "x_cost_weight"} {
		if e.Inputs[name] != nil {
			m.CostWeight = perCent(e.Inputs[name])
		}
	}
	m.QualityWeight, _ = exact.FromRat(sub(hundred, m.CostWeight.Rat()))
	m.QualityMinimum = decimal(e.Inputs["min_technical"])
	if places := number(e.Inputs["financial_score_dp"]); places != nil {
		m.Rounding = weighing.Rounding{Stage: weighing.RoundParts, Places: int(places.Num().Int64())}
	}
	return m
}

func (e *example) qualityAndPrice() {
	standings := e.rank(e.weighted(weighing.LowestOverOffer), bids(e.list("prices"), e.list("technical_scores", "quality_scores")))
	if e.Expected["financial_scores"] != nil {
		e.figures("financial_scores", standings, priceScore)
		e.figures("combined", standings, total)
	} else {
		e.figures("totals", standings, total)
	}
	e.figures("ranks", standings, rankOf)
}

// threeSections looks at one supplier of several; the others' quality does not matter to it.
func (e *example) threeSections() {
	weights := e.Inputs["weights"].(map[string]any)
	m := &weighing.Model{Method: weighing.LowestOverOffer}
	m.CostWeight, _ = decimal(weights["price"]).Get()
	m.QualityWeight, _ = exact.FromRat(sub(hundred, m.CostWeight.Rat()))
	var marks []exact.Optional
	for _, section := range []string{"technical", "cultural"} {
		markAndMax := e.list(section)
		weight, _ := decimal(weights[section]).Get()
		highest, _ := decimal(markAndMax[1]).Get()
		m.Criteria = append(m.Criteria, weighing.Criterion{ID: section, Section: section, Weight: weight, Max: highest})
		marks = append(marks, decimal(markAndMax[0]))
	}
	offers := bids(e.list("quotes"), nil)
	for i := range offers {
		offers[i].Marks = marks
	}
	e.near("total", e.rank(m, offers)[number(e.Inputs["supplier_index"]).Num().Int64()].Total, e.Expected["total_pct"])
}

func (e *example) ratedCriteria() {
	e.figures("scores", e.rank(e.weighted(weighing.RatedCriteria), bids(e.list("costs"), e.list("technical"))), total)
}

func (e *example) pricePerQualityPoint() {
	m := oneQuestion(weighing.PricePerQualityPoint, 0)
	m.QualityMinimum = exact.SomeOf("0")
	if standings := e.rank(m, bids(e.list("prices"), e.list("quality_scores"))); standings != nil {
		e.figures("ppqp", standings, total)
		e.winners(standings)
	}
}

func (e *example) valueForMoney() {
	m := oneQuestion(weighing.ValueForMoneyIndex, number(e.Inputs["weight_cost"]).Num().Int64())
	e.figures("index", e.rank(m, bids(e.list("prices_m"), e.list("quality_scores"))), total)
}

// monetisedQuality is either several bids with a value for each point, or one whose full quality is worth a deduction.
func (e *example) monetisedQuality() {
	m := oneQuestion(weighing.MonetisedQuality, 0)
	if e.Inputs["value_per_point"] != nil {
		m.Parameters.ValuePerPoint = decimal(e.Inputs["value_per_point"])
		standings := e.rank(m, bids(e.list("prices"), e.list("quality_scores")))
		e.figures("evaluated", standings, total)
		e.winners(standings)
		return
	}
	value, _ := exact.FromRat(div(number(e.Inputs["max_deduction"]), hundred))
	m.Parameters.ValuePerPoint = exact.Some(value)
	price, quality := number(e.Inputs["price"]), perCent(e.Inputs["quality_fraction"])
	standings := e.rank(m, []weighing.Bid{{ID: "bid", Price: decimal(e.Inputs["price"]), Marks: []exact.Optional{exact.Some(quality)}}})
	e.near("fictional price", standings[0].Total, e.Expected["fictional_price"])
	e.near("deduction", sub(price, standings[0].Total), e.Expected["deduction"])
}

// selection is a rule that takes one bid and leaves others out.
func (e *example) selection(method weighing.Method) {
	m := oneQuestion(method, 0)
	m.QualityMinimum, m.Parameters.Budget = decimal(e.Inputs["min_technical"]), decimal(e.Inputs["budget"])
	var offers []weighing.Bid
	for _, input := range e.list("bids") {
		bid := input.(map[string]any)
		offers = append(offers, weighing.Bid{ID: bid["id"].(string), Price: decimal(bid["price"]), Marks: []exact.Optional{decimal(bid["technical"])}})
	}
	var out []any
	var winners []any
	for _, s := range e.rank(m, offers) {
		if s.Exclusion != "" {
			out = append(out, s.Bid.ID)
		}
		if s.Rank == 1 {
			winners = append(winners, s.Bid.ID)
		}
	}
	if want := e.Expected["excluded"].([]any); !slices.Equal(out, want) {
		e.t.Errorf("out are %v, want %v", out, want)
	}
	if want := []any{e.Expected["winner"]}; !slices.Equal(winners, want) {
		e.t.Errorf("%v win, want %v", winners, want)
	}
}

// qualityScore compares weighted sums; a quality score is such a sum ÷ the sum of the weights.
func (e *example) qualityScore() {
	m := &weighing.Model{Method: weighing.QualityOnly}
	sum := new(big.Rat)
	for i, weight := range e.list("weights", "weights_pct") {
		d, _ := decimal(weight).Get()
		m.Criteria = append(m.Criteria, weighing.Criterion{ID: strconv.Itoa(i), Weight: d, Max: exact.Int(100)})
		sum = add(sum, d.Rat())
	}
	offers := bids(nil, e.list("scores"))
	for i, scores := range e.list("scores") {
		offers[i].Marks = nil
		for _, score := range scores.([]any) {
			offers[i].Marks = append(offers[i].Marks, decimal(score))
		}
	}
	standings := e.rank(m, offers)
	if e.Expected["status"] == "incomplete" {
		if s := standings[0]; s.InTheRunning() || s.Total != nil || s.Quality != nil || !slices.Equal(s.Missing, []string{"1"}) {
			e.t.Errorf("an incomplete bid has rank %d, total %v, missing %v", s.Rank, s.Total, s.Missing)
		}
		return
	}
	e.figures("totals", standings, func(s *weighing.Standing) *big.Rat { return mul(s.Quality, sum) })
}

// children compares what each child is of the whole, beside a sibling of its parent that weighs the rest.
func (e *example) children() {
	question := func(id string, weight exact.Decimal) weighing.Criterion {
		return weighing.Criterion{ID: id, Weight: weight, Max: exact.Int(100)}
	}
	parent := question("parent", perCent(e.Inputs["category_weight"]))
	rest, _ := exact.FromRat(sub(hundred, parent.Weight.Rat()))
	for i, weight := range e.list("criterion_weights") {
		parent.Children = append(parent.Children, question(strconv.Itoa(i), perCent(weight)))
	}
	m := &weighing.Model{Method: weighing.QualityOnly, Criteria: []weighing.Criterion{parent, question("rest", rest)}}
	bid := weighing.Bid{ID: "bid", Marks: make([]exact.Optional, len(parent.Children)+1)}
	r, err := weighing.Rank(m, []weighing.Bid{bid})
	if err != nil {
		e.t.Fatal(err)
	}
	want := e.Expected["effective_weights_pct"].([]any)
	for _, line := range r.Lines(&r.Standings[0]) {
		if line.Depth == 1 {
			i, _ := strconv.Atoi(line.Criterion.ID)
			e.near("weight of child "+line.Criterion.ID, mul(line.Share, hundred), want[i])
		}
	}
}

func (e *example) meanOfEvaluators() {
	m := oneQuestion(weighing.QualityOnly, 0)
	m.MeanOfEvaluators = true
	offers := bids(nil, make([]any, len(e.list("marks"))))
	for i, marks := range e.list("marks") {
		for _, mark := range marks.([]any) {
			offers[i].Evaluators = append(offers[i].Evaluators, []exact.Optional{decimal(mark)})
		}
	}
	e.figures("averages", e.rank(m, offers), func(s *weighing.Standing) *big.Rat { return s.Quality })
}

func (e *example) lowBidQuestions() {
	asked := func(rules weighing.LowBidRules) (asked []string) {
		m := oneQuestion(weighing.LowestPrice, 0)
		m.ShouldCost, m.LowBid = decimal(e.Inputs["should_cost"]), rules
		offers := bids(e.list("bids"), e.list("bids"))
		for i := range offers {
			offers[i].Marks = []exact.Optional{exact.SomeOf("50")}
		}
		r := mustRank(e.t, m, offers...)
		e.near("mean", r.Field.Mean, e.Expected["mean"])
		for _, n := range r.Notices {
			if n.Code == weighing.LowBid {
				asked = append(asked, strings.TrimPrefix(n.Bids[0], "bid "))
			}
		}
		return asked
	}
	limit := decimal(e.Inputs["threshold_pct"])
	for name, got := range map[string][]string{
		"flagged_vs_should_cost": asked(weighing.LowBidRules{BelowShouldCost: limit}),
		"flagged_vs_mean":        asked(weighing.LowBidRules{BelowMean: limit}),
	} {
		var want []string
		for _, i := range e.Expected[name].([]any) {
			want = append(want, number(i).Num().String())
		}
		if !slices.Equal(got, want) {
			e.t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func (e *example) ranks() {
	e.figures("ranks", e.rank(oneQuestion(weighing.QualityOnly, 0), bids(nil, e.list("scores"))), rankOf)
}
