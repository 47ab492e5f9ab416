package weighing_test

import (
	"math/big"
	"strings"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

func TestEveryStepCanBeFollowedByHand(t *testing.T) {
	forRandomCases(t, 60, func(t *testing.T, c *randomCase) {
		r := c.rank(t)
		for i := range r.Standings {
			s := &r.Standings[i]
			steps := r.Arithmetic(s)
			for _, step := range steps {
				if problem := followed(step); problem != "" {
					t.Errorf("%s, %s: %s\nis %s: %s", s.Bid.ID, step.What, step.Working, exact.Short(step.Value, 9), problem)
				}
			}
			checkSteps(t, s, steps)
		}
	})
}

// checkSteps makes sure that a bid's figures are all among its steps.
func checkSteps(t *testing.T, s *weighing.Standing, steps []weighing.Step) {
	t.Helper()
	values := map[string]*big.Rat{}
	for _, step := range steps {
		values[step.What] = step.Value
	}
	for what, value := range map[string]*big.Rat{"Quality score": s.Quality, "Price score": s.PriceScore, "Total": s.Total} {
		if got := values[what]; (got == nil) != (value == nil) || got != nil && got.Cmp(value) != 0 {
			t.Errorf("%s: the step %s gives %v, the bid has %v", s.Bid.ID, what, got, value)
		}
	}
	if ranking := values["Total for the ranking"]; ranking != nil && ranking.Cmp(s.Compared) != 0 {
		t.Errorf("%s is compared by %v, not %v", s.Bid.ID, s.Compared, ranking)
	}
}

// followed does what a reader with a pocket calculator does: it works out the expression, holds it against the figure behind each equals
// sign, and does with it what the words after the comma say. It tells what does not fit; nothing where all does.
func followed(step weighing.Step) (problem string) {
	defer func() {
		if p := recover(); p != nil {
			problem = "it cannot be read: " + p.(string)
		}
	}()
	parts := strings.Split(step.Working, " = ")
	var value span
	for i, part := range parts {
		expression, words, _ := strings.Cut(part, ", ")
		worked := evaluate(expression)
		if i > 0 && !worked.overlaps(value) {
			return "the figure " + expression + " is not what stands before it"
		}
		value = worked.after(words)
	}
	if !value.overlaps(around(step.Value, 0)) {
		return "it comes to " + value.low.FloatString(9) + " to " + value.high.FloatString(9)
	}
	return ""
}

// workings writes a bid's steps as a page would: what, how, and the figure.
func workings(r *weighing.Result, id string) string {
	var lines []string
	for i := range r.Standings {
		if s := &r.Standings[i]; s.Bid.ID == id {
			for _, step := range r.Arithmetic(s) {
				line := step.What + ": " + step.Working
				if !step.IsPlain() {
					line += " = " + exact.Short(step.Value, 6)
				}
				lines = append(lines, line)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// firstQuality is how the first bid comes to its quality score.
const firstQuality = "Score of Q2: (1 × 80 + 2 × 70) ÷ 3 = 73.333333\nQuality score: (40 × 75 + 20 × 73.333333) ÷ 60 = 74.444444\n"

// workingCases are changes to one model and three bids, with the working of the first.
var workingCases = []struct {
	name   string
	method weighing.Method
	change func(*weighing.Model, []weighing.Bid)
	want   string
}{
	{"lowest over offer", weighing.LowestOverOffer, nil, firstQuality +
		"Price score: 100 × 100 ÷ 150 = 66.666667\nTotal: (60 × 74.444444 + 40 × 66.666667) ÷ 100 = 71.333333"},
	{
		"rounded parts", weighing.LowestOverOffer, func(m *weighing.Model, _ []weighing.Bid) {
			m.Rounding = weighing.Rounding{Stage: weighing.RoundParts, Places: 1}
		},
		"Score of Q2: (1 × 80 + 2 × 70) ÷ 3 = 73.333333\nQuality score: (40 × 75 + 20 × 73.333333) ÷ 60 = 74.444444, rounded to 1 place = 74.4\n" +
			"Price score: 100 × 100 ÷ 150 = 66.666667, rounded to 1 place = 66.7\nTotal: (60 × 74.4 + 40 × 66.7) ÷ 100 = 71.32",
	},
	{"rounded weighted parts", weighing.LowestOverOffer, func(m *weighing.Model, _ []weighing.Bid) {
		m.Rounding = weighing.Rounding{Stage: weighing.RoundWeighted}
	}, firstQuality +
		"Price score: 100 × 100 ÷ 150 = 66.666667\nWeighted quality score: 60 × 74.444444 ÷ 100 = 44.666667, rounded to a whole number = 45\n" +
		"Weighted price score: 40 × 66.666667 ÷ 100 = 26.666667, rounded to a whole number = 27\nTotal: 45 + 27 = 72"},
	{"rounded total", weighing.LowestOverOffer, func(m *weighing.Model, _ []weighing.Bid) {
		m.Rounding = weighing.Rounding{Stage: weighing.RoundTotal, Places: 2}
	}, firstQuality +
		"Price score: 100 × 100 ÷ 150 = 66.666667\nTotal: (60 × 74.444444 + 40 × 66.666667) ÷ 100 = 71.333333\nTotal for the ranking: 71.333333, rounded to 2 places = 71.33"},
	{"best to worst", weighing.BestToWorst, nil, firstQuality +
		"Price score: 100 × (200 − 150) ÷ (200 − 100) = 50\nTotal: (60 × 74.444444 + 40 × 50) ÷ 100 = 64.666667"},
	{"best to worst of equal prices", weighing.BestToWorst, func(_ *weighing.Model, bids []weighing.Bid) {
		bids[1].Price, bids[2].Price = bids[0].Price, bids[0].Price
	}, firstQuality +
		"Price score: 100, since all prices are equal\nTotal: (60 × 74.444444 + 40 × 100) ÷ 100 = 84.666667"},
	{"per cent above the lowest", weighing.PercentAboveLowest, func(_ *weighing.Model, bids []weighing.Bid) { bids[1].Price = exact.SomeOf("60") }, firstQuality +
		"Price score: 100 × (1 − (150 − 60) ÷ 60) = (−50), at least 0 = 0\nTotal: (60 × 74.444444 + 40 × 0) ÷ 100 = 44.666667"},
	{"around the mean", weighing.AroundMean, nil, firstQuality +
		"Price score: 50 + 100 × (150 − 150) ÷ 150 = 50\nTotal: (60 × 74.444444 + 40 × 50) ÷ 100 = 64.666667"},
	{"far from the mean", weighing.AroundMean, func(_ *weighing.Model, bids []weighing.Bid) { bids[0].Price = exact.SomeOf("1000") }, firstQuality +
		"Price score: 50 + 100 × (433.333333 − 1000) ÷ 433.333333 = (−80.769231), between 0 and 100 = 0\nTotal: (60 × 74.444444 + 40 × 0) ÷ 100 = 44.666667"},
	{"between anchors", weighing.BetweenAnchors, func(m *weighing.Model, _ []weighing.Bid) {
		m.Parameters.Floor, m.Parameters.Ceiling = exact.SomeOf("90.5"), exact.SomeOf("250")
	}, firstQuality +
		"Price score: 100 × (250 − 150) ÷ (250 − 90.5) = 62.695925\nTotal: (60 × 74.444444 + 40 × 62.695925) ÷ 100 = 69.745037"},
	{"below the floor", weighing.BetweenAnchors, func(m *weighing.Model, _ []weighing.Bid) {
		m.Parameters.Floor, m.Parameters.Ceiling = exact.SomeOf("160"), exact.SomeOf("260")
	}, firstQuality +
		"Price score: 100 × (260 − 150) ÷ (260 − 160) = 110, between 0 and 100 = 100\nTotal: (60 × 74.444444 + 40 × 100) ÷ 100 = 84.666667"},
	{
		"against a benchmark", weighing.AgainstBenchmark, func(m *weighing.Model, _ []weighing.Bid) {
			m.Parameters.Benchmark, m.Parameters.Cap = exact.SomeOf("300"), exact.SomeOf("120.25")
			m.Rounding = weighing.Rounding{Stage: weighing.RoundParts}
		},
		"Score of Q2: (1 × 80 + 2 × 70) ÷ 3 = 73.333333\nQuality score: (40 × 75 + 20 × 73.333333) ÷ 60 = 74.444444, rounded to a whole number = 74\n" +
			"Price score: 100 × 300 ÷ 150 = 200, at most 120.25 = 120.25, rounded to a whole number = 120\nTotal: (60 × 74 + 40 × 120) ÷ 100 = 92.4",
	},
	{"rated criteria", weighing.RatedCriteria, nil, firstQuality +
		"Price score: 100 × 100 ÷ 150 = 66.666667\nTotal: (60 × 100 × 74.444444 ÷ 100 + 40 × 66.666667) ÷ 100 = 71.333333"},
	{"rated criteria, by price alone", weighing.RatedCriteria, func(m *weighing.Model, bids []weighing.Bid) {
		m.CostWeight, m.QualityWeight = exact.Int(100), exact.Int(0)
		for i := range bids {
			bids[i].Marks = []exact.Optional{exact.SomeOf("0"), exact.SomeOf("0"), exact.SomeOf("0")}
		}
	}, "Score of Q2: (1 × 0 + 2 × 0) ÷ 3 = 0\nQuality score: (40 × 0 + 20 × 0) ÷ 60 = 0\nPrice score: 100 × 100 ÷ 150 = 66.666667\nTotal: 100 × 66.666667 ÷ 100 = 66.666667"},
	{"price per quality point", weighing.PricePerQualityPoint, nil, firstQuality + "Total: 150 ÷ 74.444444 = 2.014925"},
	{"value for money", weighing.ValueForMoneyIndex, nil, firstQuality + "Total: 74.444444 ^ (60 ÷ 40) ÷ 150 = 4.282104"},
	{"monetised quality", weighing.MonetisedQuality, func(m *weighing.Model, _ []weighing.Bid) { m.Parameters.ValuePerPoint = exact.SomeOf("2.5") }, firstQuality +
		"Total: 150 − 74.444444 × 2.5 = -36.111111"},
	{"lowest price", weighing.LowestPrice, nil, firstQuality + "Total: 150"},
	{"fixed budget", weighing.FixedBudget, func(m *weighing.Model, _ []weighing.Bid) { m.Parameters.Budget = exact.SomeOf("150") }, firstQuality + "Total: 74.444444"},
	{"quality only", weighing.QualityOnly, nil, firstQuality + "Total: 74.444444"},
	{"published price scores", weighing.LowestOverOffer, func(m *weighing.Model, bids []weighing.Bid) {
		for i := range bids {
			bids[i].Price, bids[i].PriceScore = exact.Optional{}, exact.SomeOf("62.525")
		}
		m.Rounding = weighing.Rounding{Stage: weighing.RoundParts, Places: 2}
	}, "Score of Q2: (1 × 80 + 2 × 70) ÷ 3 = 73.333333\nQuality score: (40 × 75 + 20 × 73.333333) ÷ 60 = 74.444444, rounded to 2 places = 74.44\n" +
		"Price score: 62.525, as published, rounded to 2 places = 62.53\nTotal: (60 × 74.44 + 40 × 62.53) ÷ 100 = 69.676"},
	{"no criteria", weighing.LowestOverOffer, func(m *weighing.Model, bids []weighing.Bid) {
		m.CostWeight, m.QualityWeight, m.Criteria = exact.Int(100), exact.Int(0), nil
		m.Rounding = weighing.Rounding{Stage: weighing.RoundWeighted, Places: 1}
		for i := range bids {
			bids[i].Marks = nil
		}
	}, "Price score: 100 × 100 ÷ 150 = 66.666667\nTotal: 100 × 66.666667 ÷ 100 = 66.666667, rounded to 1 place = 66.7"},
	{
		"a hair below the half", weighing.QualityOnly, func(m *weighing.Model, bids []weighing.Bid) {
			m.Rounding = weighing.Rounding{Stage: weighing.RoundTotal}
			m.Criteria = oneQuestion(weighing.QualityOnly, 0).Criteria
			for i := range bids {
				bids[i].Marks = []exact.Optional{exact.SomeOf("2.4999999999")}
			}
		}, "Quality score: (1 × 2.500000) ÷ 1 = 2.5\nTotal: 2.500000\nTotal for the ranking: 2.4999999999, rounded to a whole number = 2",
	},
	{
		"out by its marks", weighing.LowestOverOffer, func(m *weighing.Model, _ []weighing.Bid) { m.QualityMinimum = exact.SomeOf("75") },
		"Score of Q2: (1 × 80 + 2 × 70) ÷ 3 = 73.333333\nQuality score: (40 × 75 + 20 × 73.333333) ÷ 60 = 74.444444",
	},
	{"not marked yet", weighing.LowestOverOffer, func(_ *weighing.Model, bids []weighing.Bid) { bids[0].Marks[1] = exact.Optional{} }, ""},
}

func TestWorkingsReadLikeThis(t *testing.T) {
	weights := func(method weighing.Method) *weighing.Model {
		m := oneQuestion(method, 40)
		m.Criteria = []weighing.Criterion{
			{ID: "Q1", Weight: exact.Int(40), Max: exact.Int(4)},
			{ID: "Q2", Weight: exact.Int(20), Children: []weighing.Criterion{{ID: "Q2a", Weight: exact.Int(1), Max: exact.Int(5)}, {ID: "Q2b", Weight: exact.Int(2), Max: exact.Int(10)}}},
		}
		return m
	}
	bid := func(id, price string, marks ...string) weighing.Bid {
		b := weighing.Bid{ID: id, Price: exact.SomeOf(price)}
		for _, mark := range marks {
			b.Marks = append(b.Marks, exact.SomeOf(mark))
		}
		return b
	}
	for _, c := range workingCases {
		t.Run(c.name, func(t *testing.T) {
			m, bids := weights(c.method), []weighing.Bid{bid("A", "150", "3", "4", "7"), bid("B", "100", "4", "5", "10"), bid("C", "200", "2", "2", "2")}
			if d, _ := weighing.Describe(c.method); !d.Weighted {
				m.CostWeight, m.QualityWeight = exact.Decimal{}, exact.Decimal{}
			}
			if c.change != nil {
				c.change(m, bids)
			}
			r := mustRank(t, m, bids...)
			if got := workings(r, "A"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			for i := range r.Standings {
				for _, step := range r.Arithmetic(&r.Standings[i]) {
					if problem := followed(step); problem != "" {
						t.Errorf("%s: %s: %s", step.What, step.Working, problem)
					}
				}
			}
		})
	}
}
