package weighing_test

import (
	"errors"
	"slices"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// exclusions are the bids that are out, with the code of what keeps them out, and those that wait for marks.
func exclusions(r *weighing.Result) string {
	text := ""
	for _, s := range r.Unranked() {
		text += s.Bid.ID + " " + s.Exclusion + "; "
	}
	return text
}

func TestPricesAloneRankWhereQualityWeighsNothing(t *testing.T) {
	for _, d := range weighing.Methods() {
		m := &weighing.Model{
			Method: d.Method, CostWeight: exact.Int(100), QualityMinimum: exact.SomeOf("0"),
			Parameters: weighing.Parameters{
				Floor: exact.SomeOf("0"), Ceiling: exact.SomeOf("10"), Benchmark: exact.SomeOf("2"), ValuePerPoint: exact.SomeOf("1"), Budget: exact.SomeOf("9"),
			},
		}
		r, err := weighing.Rank(m, []weighing.Bid{{ID: "A", Price: exact.SomeOf("5")}, {ID: "B", Price: exact.SomeOf("4")}})
		if !d.WeightedSum() && d.Method != weighing.LowestPrice {
			if err == nil || err.Error() != "there are no criteria: add at least one" {
				t.Errorf("%s without criteria: %v", d.Method, err)
			}
			continue
		}
		if err != nil || places(r) != "1 B, 2 A" || r.Standings[0].Quality != nil || r.Balance() != nil {
			t.Errorf("%s without criteria: %v, %v", d.Method, r, err)
		}
	}
}

func TestACriterionWithoutWeightStillHasItsMinimum(t *testing.T) {
	m := oneQuestion(weighing.QualityOnly, 0)
	m.Criteria = append(m.Criteria, weighing.Criterion{ID: "P", Max: exact.Int(1), Minimum: exact.SomeOf("1")}) // passed or failed
	bid := func(id, mark, passed string) weighing.Bid {
		b := offer(id, mark, "")
		b.Marks = append(b.Marks, offer("", passed, "").Marks[0])
		return b
	}
	r := mustRank(t, m, bid("A", "50", "1"), bid("B", "90", "0"), bid("C", "80", ""))
	if got := places(r) + " | " + exclusions(r); got != "1 A, - B, - C | B minimum:P; C ; " {
		t.Errorf("got %s", got)
	}
	if s := r.Standings[2]; !slices.Equal(s.Missing, []string{"P"}) || s.Why != "not marked yet: P" {
		t.Errorf("C misses %v, %s", s.Missing, s.Why)
	}
	if why := r.Standings[1].Why; why != "mark 0 on P is below the minimum of 1" {
		t.Errorf("B is out because %s", why)
	}
}

func TestReachingAMinimumExactlyIsEnough(t *testing.T) {
	m := oneQuestion(weighing.QualityOnly, 0)
	m.QualityMinimum, m.MeanOfEvaluators = exact.SomeOf("33.3"), true
	m.Rounding = weighing.Rounding{Stage: weighing.RoundParts} // a minimum is tested unrounded
	short := offer("C", "", "")
	for range 3 { // a mean of 33.2999…
		short.Evaluators = append(short.Evaluators, offer("", "33.3", "").Marks)
	}
	short.Evaluators[1] = offer("", "33.299999999", "").Marks
	r := mustRank(t, m, offer("A", "33.3", ""), offer("B", "33.2", ""), short)
	if got := places(r); got != "1 A, - B, - C" {
		t.Errorf("got %s", got)
	}
	if why := r.Standings[2].Why; why != "quality score 33.2999999997 is below the minimum of 33.3" {
		t.Errorf("C is out because %s", why)
	}
}

func TestASingleBidFromBestToWorstHasTheFullPriceScore(t *testing.T) {
	r := mustRank(t, oneQuestion(weighing.BestToWorst, 50), offer("A", "40", "0"))
	if s := r.Standings[0]; exact.Short(s.PriceScore, 6) != "100" || exact.Short(s.Total, 6) != "70" || r.Margin != nil {
		t.Errorf("it stands with %v and a margin of %v", s.Total, r.Margin)
	}
}

func TestAPowerThatADoubleCannotHoldIsRefused(t *testing.T) {
	m := oneQuestion(weighing.ValueForMoneyIndex, 0)
	m.CostWeight, m.QualityWeight = exact.MustParse("0.01"), exact.MustParse("99.99")
	for _, mark := range []string{"100", "0.5"} {
		_, err := weighing.Rank(m, []weighing.Bid{offer("A", mark, "5")})
		var refused *weighing.ModelError
		if !errors.As(err, &refused) || err.Error() != "the index of bid A is too large or too small to be computed in double precision: give cost more weight, or choose another method" {
			t.Errorf("%s to the power of 9999: %v", mark, err)
		}
	}
	// 0 to any power is 0, and 1 is 1.
	if got := places(mustRank(t, m, offer("A", "0", "5"), offer("B", "1", "5"))); got != "1 B, 2 A" {
		t.Errorf("got %s", got)
	}
}

func TestIndicesThatDifferByADoublesErrorAreATie(t *testing.T) {
	m := oneQuestion(weighing.ValueForMoneyIndex, 30)
	// The same offer, and one dearer by 1 part in 10¹³, by 1 part in 10¹¹.
	bids := []weighing.Bid{offer("A", "70", "1000000000000"), offer("B", "70", "1000000000000.1"), offer("C", "70", "1000000000010")}
	if got := places(mustRank(t, m, bids...)); got != "1 A, 1 B, 3 C" {
		t.Errorf("got %s", got)
	}
}

func TestAQualityThatRoundsToZeroHasNoPricePerPoint(t *testing.T) {
	m := oneQuestion(weighing.PricePerQualityPoint, 0)
	m.Rounding = weighing.Rounding{Stage: weighing.RoundParts}
	r := mustRank(t, m, offer("A", "0.4", "5"), offer("B", "0.5", "5"), offer("C", "0", "")) // nobody needs C's price
	if got := places(r) + " | " + exclusions(r); got != "1 B, - A, - C | A zero-quality; C zero-quality; " {
		t.Errorf("got %s", got)
	}
}

func TestEvaluatorsMarksCountOnlyWhereTheModelSaysSo(t *testing.T) {
	m := oneQuestion(weighing.QualityOnly, 0)
	b := offer("A", "", "")
	b.Evaluators = [][]exact.Optional{offer("", "40", "").Marks, offer("", "50", "").Marks}
	if got := places(mustRank(t, m, b)); got != "- A" {
		t.Errorf("without consensus: %s", got)
	}
	m.MeanOfEvaluators = true
	if s := mustRank(t, m, b).Standings[0]; exact.Short(s.Quality, 6) != "45" {
		t.Errorf("the mean is %v", s.Quality)
	}
	b.Marks = offer("", "90", "").Marks
	r := mustRank(t, m, b)
	if line := r.Lines(&r.Standings[0])[0]; exact.Short(line.Mark, 6) != "90" || line.MeanOf != 0 {
		t.Errorf("beside consensus: %v of %d", line.Mark, line.MeanOf)
	}
}

func TestAPriceOverTheBudgetIsOut(t *testing.T) {
	m := oneQuestion(weighing.FixedBudget, 0)
	m.Parameters.Budget = exact.SomeOf("1000000")
	r := mustRank(t, m, offer("A", "50", "1000000"), offer("B", "90", "1000000.01"), offer("C", "40", "0"))
	if got := places(r); got != "1 A, 2 C, - B" {
		t.Errorf("got %s", got)
	}
	if s := r.Standings[2]; s.Exclusion != "over-budget" || s.Why != "price 1,000,000.01 is over the budget of 1,000,000" {
		t.Errorf("B is out by %s: %s", s.Exclusion, s.Why)
	}
}

// refusedModels are changes to a model with one question and weights of 50, each with the words of its refusal.
var refusedModels = []struct {
	name   string
	method weighing.Method
	change func(*weighing.Model)
	want   string
}{
	{"no such method", "cheapest", nil, `"cheapest" is no price method: choose one of the methods that the program lists`},
	{
		"weights of 90", weighing.LowestOverOffer, func(m *weighing.Model) { m.CostWeight = exact.Int(40) },
		"cost weight 40 and quality weight 50 do not add up to 100: give two weights from 0 to 100 that do",
	},
	{
		"a weight below 0", weighing.LowestOverOffer, func(m *weighing.Model) { m.CostWeight, m.QualityWeight = exact.Int(150), exact.Int(-50) },
		"cost weight 150 and quality weight -50 do not add up to 100: give two weights from 0 to 100 that do",
	},
	{
		"a cost weight of 0 in an exponent", weighing.ValueForMoneyIndex, func(m *weighing.Model) { m.CostWeight, m.QualityWeight = exact.Int(0), exact.Int(100) },
		"value-for-money-index divides by the cost weight, which is 0: give cost a weight above 0",
	},
	{"no criteria", weighing.LowestOverOffer, func(m *weighing.Model) { m.Criteria = nil }, "there are no criteria: add at least one"},
	{
		"no criteria for a quality minimum", weighing.LowestPrice, func(m *weighing.Model) { m.Criteria, m.QualityMinimum = nil, exact.SomeOf("1") },
		"there are no criteria: add at least one",
	},
	{"no benchmark", weighing.AgainstBenchmark, nil, "benchmark is missing: give the price that earns 100"},
	{
		"a cap of 0", weighing.AgainstBenchmark, func(m *weighing.Model) {
			m.Parameters = weighing.Parameters{Benchmark: exact.SomeOf("1"), Cap: exact.SomeOf("0")}
		},
		"cap is 0: give a number above 0",
	},
	{
		"a floor below 0", weighing.BetweenAnchors, func(m *weighing.Model) {
			m.Parameters = weighing.Parameters{Floor: exact.SomeOf("-1"), Ceiling: exact.SomeOf("1")}
		},
		"floor is -1: give 0 or a number above it",
	},
	{
		"a floor at the ceiling", weighing.BetweenAnchors, func(m *weighing.Model) {
			m.Parameters = weighing.Parameters{Floor: exact.SomeOf("1"), Ceiling: exact.SomeOf("1")}
		},
		"the floor is not below the ceiling: give a floor that is lower than the ceiling",
	},
	{
		"no weight at all", weighing.QualityOnly, func(m *weighing.Model) { m.Criteria[0].Weight = exact.Int(0) },
		"the weights of the criteria add up to 0: give at least one a weight above 0",
	},
	{"a criterion's weight below 0", weighing.QualityOnly, func(m *weighing.Model) {
		m.Criteria = append(m.Criteria, weighing.Criterion{ID: "N", Weight: exact.MustParse("-0.5"), Max: exact.Int(5)})
	}, "the weight of N is below 0: give 0 or a number above it"},
	{"a highest mark of 0", weighing.QualityOnly, func(m *weighing.Model) { m.Criteria[0].Max = exact.Int(0) }, "the highest mark of Q is not above 0: give its scale a maximum"},
	{
		"two places for marks", weighing.QualityOnly, func(m *weighing.Model) { m.Criteria = append(m.Criteria, m.Criteria[0]) },
		"bid A does not have one place for each of 2 marks: build its marks in the order of the model's leaves",
	},
}

func TestModelsThatCannotRankAreRefusedInWords(t *testing.T) {
	for _, c := range refusedModels {
		t.Run(c.name, func(t *testing.T) {
			m := oneQuestion(c.method, 50)
			if c.change != nil {
				c.change(m)
			}
			_, err := weighing.Rank(m, []weighing.Bid{offer("A", "5", "5")})
			var refused *weighing.ModelError
			if !errors.As(err, &refused) || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestAMarkOffItsScaleIsRefusedHoweverLongItIs(t *testing.T) {
	m := oneQuestion(weighing.QualityOnly, 0)
	m.MeanOfEvaluators = true
	for mark, want := range map[string]string{
		"100.5":                          "bid A: mark 100.5 on Q is off its scale: give a mark from 0 to 100",
		"-1":                             "bid A: mark -1 on Q is off its scale: give a mark from 0 to 100",
		"100.00000000000000000000001":    "bid A: mark 100.00000000000000000000001 on Q is off its scale: give a mark from 0 to 100",
		"999999999999999999999999999999": "bid A: mark 999999999999999999999999999999 on Q is off its scale: give a mark from 0 to 100",
	} {
		evaluated := offer("A", "", "")
		evaluated.Evaluators = [][]exact.Optional{offer("", "50", "").Marks, offer("", mark, "").Marks}
		for _, b := range []weighing.Bid{offer("A", mark, ""), evaluated} {
			if _, err := weighing.Rank(m, []weighing.Bid{b}); err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
		}
	}
}

func TestAResultSharesNoNumberWithTheNext(t *testing.T) {
	rank := func() *weighing.Result {
		m := oneQuestion(weighing.BetweenAnchors, 50)
		m.Parameters = weighing.Parameters{Floor: exact.SomeOf("1"), Ceiling: exact.SomeOf("2")}
		return mustRank(t, m, offer("A", "100", "1"), offer("B", "0", "5"))
	}
	for range 2 {
		r := rank()
		for _, s := range r.Standings {
			s.PriceScore.SetInt64(7)
			s.Quality.SetInt64(7)
		}
		for _, stretch := range r.Balance() {
			stretch.From.SetInt64(7)
			stretch.To.SetInt64(7)
		}
	}
	if s := rank().Standings; exact.Short(s[0].PriceScore, 6) != "100" || exact.Short(s[1].PriceScore, 6) != "0" || exact.Short(s[0].Total, 6) != "100" {
		t.Errorf("the price scores are %v and %v", s[0].PriceScore, s[1].PriceScore)
	}
}

func TestMarksMayBeAsFineAsTheyLike(t *testing.T) {
	for _, mark := range []string{"0.001", "0.0011", "12.3456", "12.345678901", "0.000000000000000000000000000001", "99.9999999999999999999999999999"} {
		m := oneQuestion(weighing.QualityOnly, 0)
		if s := mustRank(t, m, offer("A", mark, "")).Standings[0]; s.Quality.Cmp(exact.MustParse(mark).Rat()) != 0 {
			t.Errorf("a mark of %s out of 100 scores %v", mark, s.Quality)
		}
	}
}

func TestAMinimumThatNobodyCanMeetKeepsEverybodyOut(t *testing.T) {
	for _, minimum := range []string{"100.001", "9000000000000000", "999999999999999999999999999999"} {
		m := oneQuestion(weighing.QualityOnly, 0)
		m.MeanOfEvaluators, m.Criteria[0].Minimum = true, exact.SomeOf(minimum)
		b := offer("A", "", "")
		for range 3 {
			b.Evaluators = append(b.Evaluators, offer("", "100", "").Marks)
		}
		r := mustRank(t, m, b)
		if s := r.Standings[0]; s.Exclusion != "minimum:Q" || s.Why != "mark 100 on Q is below the minimum of "+minimum || r.Winners != nil {
			t.Errorf("at %s: out by %q: %s", minimum, s.Exclusion, s.Why)
		}
	}
}
