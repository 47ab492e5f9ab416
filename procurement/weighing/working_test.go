package weighing_test

import (
	"math"
	"math/big"
	"strconv"
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

// span is where a number lies that is known to six places.
type span struct{ low, high *big.Rat }

func around(r *big.Rat, slack float64) span {
	gap := new(big.Rat).SetFloat64(slack)
	return span{sub(r, gap), add(r, gap)}
}

func (s span) overlaps(o span) bool { return s.low.Cmp(o.high) <= 0 && o.low.Cmp(s.high) <= 0 }

// hull is the span of all these numbers.
func hull(rs ...*big.Rat) span {
	s := span{rs[0], rs[0]}
	for _, r := range rs {
		s = span{least(s.low, r), most(s.high, r)}
	}
	return s
}

// after is the span once the words behind the comma were heeded.
func (s span) after(words string) span {
	each := func(f func(*big.Rat) *big.Rat) span { return span{f(s.low), f(s.high)} }
	switch {
	case words == "" || words == "since all prices are equal" || words == "as published":
		return s
	case words == "at least 0":
		return each(func(r *big.Rat) *big.Rat { return most(r, zero) })
	case words == "between 0 and 100":
		return each(func(r *big.Rat) *big.Rat { return least(most(r, zero), hundred) })
	case strings.HasPrefix(words, "at most "):
		highest := evaluate(strings.TrimPrefix(words, "at most "))
		return span{least(s.low, highest.low), least(s.high, highest.high)}
	case strings.HasPrefix(words, "as published, "):
		return s.after(strings.TrimPrefix(words, "as published, "))
	case strings.HasPrefix(words, "rounded to "):
		places := 0
		if how := strings.TrimPrefix(words, "rounded to "); how != "a whole number" {
			places = int(how[0] - '0')
		}
		// The reader rounds what is printed, not what might be behind it.
		printed := div(add(s.low, s.high), big.NewRat(2, 1))
		rounded := halfAwayFromZero(printed, places)
		return span{rounded, rounded}
	}
	panic("what does " + strconv.Quote(words) + " mean?")
}

// evaluate works out an expression in numbers with + − × ÷ ^ and brackets.
func evaluate(expression string) span {
	c := &calculator{rest: strings.ReplaceAll(expression, " ", "")}
	value := c.sum()
	if c.rest != "" {
		panic("what is " + strconv.Quote(c.rest) + "?")
	}
	return value
}

type calculator struct{ rest string }

func (c *calculator) takes(sign string) bool {
	rest, found := strings.CutPrefix(c.rest, sign)
	c.rest = rest
	return found
}

func (c *calculator) sum() span {
	value := c.product()
	for {
		switch {
		case c.takes("+"):
			value = combine(value, c.product(), add)
		case c.takes("−"):
			value = combine(value, c.product(), sub)
		default:
			return value
		}
	}
}

func (c *calculator) product() span {
	value := c.power()
	for {
		switch {
		case c.takes("×"):
			value = combine(value, c.power(), mul)
		case c.takes("÷"):
			by := c.power()
			if by.low.Sign() <= 0 && by.high.Sign() >= 0 {
				panic("it divides by 0")
			}
			value = combine(value, by, div)
		default:
			return value
		}
	}
}

func (c *calculator) power() span {
	value := c.figure()
	if !c.takes("^") {
		return value
	}
	exponent := c.figure()
	raised := combine(value, exponent, func(a, b *big.Rat) *big.Rat {
		x, _ := most(a, zero).Float64()
		y, _ := b.Float64()
		return new(big.Rat).SetFloat64(math.Pow(x, y))
	})
	fuzz := big.NewRat(1, 1_000_000_000_000) // a power is computed in double precision
	return span{mul(raised.low, sub(big.NewRat(1, 1), fuzz)), mul(raised.high, add(big.NewRat(1, 1), fuzz))}
}

// figure is a number or a bracket. A number with all six places may have been rounded; any other is exact.
func (c *calculator) figure() span {
	if c.takes("(") {
		value := c.sum()
		if !c.takes(")") {
			panic("a bracket is open before " + strconv.Quote(c.rest))
		}
		return value
	}
	if c.takes("−") {
		value := c.figure()
		return span{new(big.Rat).Neg(value.high), new(big.Rat).Neg(value.low)}
	}
	end := strings.IndexFunc(c.rest, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if end < 0 {
		end = len(c.rest)
	}
	digits := c.rest[:end]
	value, ok := new(big.Rat).SetString(digits)
	if !ok {
		panic("no number before " + strconv.Quote(c.rest))
	}
	c.rest = c.rest[end:]
	if _, fraction, _ := strings.Cut(digits, "."); len(fraction) == 6 {
		return around(value, 0.0000005)
	}
	return span{value, value}
}

// combine is the span of an operation over two spans; all of these are monotone in both.
func combine(a, b span, operate func(a, b *big.Rat) *big.Rat) span {
	return hull(operate(a.low, b.low), operate(a.low, b.high), operate(a.high, b.low), operate(a.high, b.high))
}

// workings writes a bid's steps as a page would: what, how, and the figure.
func workings(r *weighing.Result, id string) string {
	var lines []string
	for i := range r.Standings {
		if s := &r.Standings[i]; s.Bid.ID == id {
			for _, step := range r.Arithmetic(s) {
				lines = append(lines, step.What+": "+step.Working+" = "+exact.Short(step.Value, 6))
			}
		}
	}
	return strings.Join(lines, "\n")
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
	const quality = "Score of Q2: (1 × 80 + 2 × 70) ÷ 3 = 73.333333\nQuality score: (40 × 75 + 20 × 73.333333) ÷ 60 = 74.444444\n"
	for _, c := range []struct {
		name   string
		method weighing.Method
		change func(*weighing.Model, []weighing.Bid)
		want   string
	}{
		{"lowest over offer", weighing.LowestOverOffer, nil, quality +
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
		}, quality +
			"Price score: 100 × 100 ÷ 150 = 66.666667\nWeighted quality score: 60 × 74.444444 ÷ 100 = 44.666667, rounded to a whole number = 45\n" +
			"Weighted price score: 40 × 66.666667 ÷ 100 = 26.666667, rounded to a whole number = 27\nTotal: 45 + 27 = 72"},
		{"rounded total", weighing.LowestOverOffer, func(m *weighing.Model, _ []weighing.Bid) {
			m.Rounding = weighing.Rounding{Stage: weighing.RoundTotal, Places: 2}
		}, quality +
			"Price score: 100 × 100 ÷ 150 = 66.666667\nTotal: (60 × 74.444444 + 40 × 66.666667) ÷ 100 = 71.333333\nTotal for the ranking: 71.333333, rounded to 2 places = 71.33"},
		{"best to worst", weighing.BestToWorst, nil, quality +
			"Price score: 100 × (200 − 150) ÷ (200 − 100) = 50\nTotal: (60 × 74.444444 + 40 × 50) ÷ 100 = 64.666667"},
		{"best to worst of equal prices", weighing.BestToWorst, func(_ *weighing.Model, bids []weighing.Bid) {
			bids[1].Price, bids[2].Price = bids[0].Price, bids[0].Price
		}, quality +
			"Price score: 100, since all prices are equal = 100\nTotal: (60 × 74.444444 + 40 × 100) ÷ 100 = 84.666667"},
		{"per cent above the lowest", weighing.PercentAboveLowest, func(_ *weighing.Model, bids []weighing.Bid) { bids[1].Price = exact.SomeOf("60") }, quality +
			"Price score: 100 × (1 − (150 − 60) ÷ 60) = (−50), at least 0 = 0\nTotal: (60 × 74.444444 + 40 × 0) ÷ 100 = 44.666667"},
		{"around the mean", weighing.AroundMean, nil, quality +
			"Price score: 50 + 100 × (150 − 150) ÷ 150 = 50\nTotal: (60 × 74.444444 + 40 × 50) ÷ 100 = 64.666667"},
		{"far from the mean", weighing.AroundMean, func(_ *weighing.Model, bids []weighing.Bid) { bids[0].Price = exact.SomeOf("1000") }, quality +
			"Price score: 50 + 100 × (433.333333 − 1000) ÷ 433.333333 = (−80.769231), between 0 and 100 = 0\nTotal: (60 × 74.444444 + 40 × 0) ÷ 100 = 44.666667"},
		{"between anchors", weighing.BetweenAnchors, func(m *weighing.Model, _ []weighing.Bid) {
			m.Parameters.Floor, m.Parameters.Ceiling = exact.SomeOf("90.5"), exact.SomeOf("250")
		}, quality +
			"Price score: 100 × (250 − 150) ÷ (250 − 90.5) = 62.695925\nTotal: (60 × 74.444444 + 40 × 62.695925) ÷ 100 = 69.745037"},
		{"below the floor", weighing.BetweenAnchors, func(m *weighing.Model, _ []weighing.Bid) {
			m.Parameters.Floor, m.Parameters.Ceiling = exact.SomeOf("160"), exact.SomeOf("260")
		}, quality +
			"Price score: 100 × (260 − 150) ÷ (260 − 160) = 110, between 0 and 100 = 100\nTotal: (60 × 74.444444 + 40 × 100) ÷ 100 = 84.666667"},
		{
			"against a benchmark", weighing.AgainstBenchmark, func(m *weighing.Model, _ []weighing.Bid) {
				m.Parameters.Benchmark, m.Parameters.Cap = exact.SomeOf("300"), exact.SomeOf("120.25")
				m.Rounding = weighing.Rounding{Stage: weighing.RoundParts}
			},
			"Score of Q2: (1 × 80 + 2 × 70) ÷ 3 = 73.333333\nQuality score: (40 × 75 + 20 × 73.333333) ÷ 60 = 74.444444, rounded to a whole number = 74\n" +
				"Price score: 100 × 300 ÷ 150 = 200, at most 120.25 = 120.25, rounded to a whole number = 120\nTotal: (60 × 74 + 40 × 120) ÷ 100 = 92.4",
		},
		{"rated criteria", weighing.RatedCriteria, nil, quality +
			"Price score: 100 × 100 ÷ 150 = 66.666667\nTotal: (60 × 100 × 74.444444 ÷ 100 + 40 × 66.666667) ÷ 100 = 71.333333"},
		{"rated criteria, by price alone", weighing.RatedCriteria, func(m *weighing.Model, bids []weighing.Bid) {
			m.CostWeight, m.QualityWeight = exact.Int(100), exact.Int(0)
			for i := range bids {
				bids[i].Marks = []exact.Optional{exact.SomeOf("0"), exact.SomeOf("0"), exact.SomeOf("0")}
			}
		}, "Score of Q2: (1 × 0 + 2 × 0) ÷ 3 = 0\nQuality score: (40 × 0 + 20 × 0) ÷ 60 = 0\nPrice score: 100 × 100 ÷ 150 = 66.666667\nTotal: 100 × 66.666667 ÷ 100 = 66.666667"},
		{"price per quality point", weighing.PricePerQualityPoint, nil, quality + "Total: 150 ÷ 74.444444 = 2.014925"},
		{"value for money", weighing.ValueForMoneyIndex, nil, quality + "Total: 74.444444 ^ (60 ÷ 40) ÷ 150 = 4.282104"},
		{"monetised quality", weighing.MonetisedQuality, func(m *weighing.Model, _ []weighing.Bid) { m.Parameters.ValuePerPoint = exact.SomeOf("2.5") }, quality +
			"Total: 150 − 74.444444 × 2.5 = -36.111111"},
		{"lowest price", weighing.LowestPrice, nil, quality + "Total: 150 = 150"},
		{"fixed budget", weighing.FixedBudget, func(m *weighing.Model, _ []weighing.Bid) { m.Parameters.Budget = exact.SomeOf("150") }, quality + "Total: 74.444444 = 74.444444"},
		{"quality only", weighing.QualityOnly, nil, quality + "Total: 74.444444 = 74.444444"},
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
			}, "Quality score: (1 × 2.500000) ÷ 1 = 2.5\nTotal: 2.500000 = 2.5\nTotal for the ranking: 2.4999999999, rounded to a whole number = 2",
		},
		{
			"out by its marks", weighing.LowestOverOffer, func(m *weighing.Model, _ []weighing.Bid) { m.QualityMinimum = exact.SomeOf("75") },
			"Score of Q2: (1 × 80 + 2 × 70) ÷ 3 = 73.333333\nQuality score: (40 × 75 + 20 × 73.333333) ÷ 60 = 74.444444",
		},
		{"not marked yet", weighing.LowestOverOffer, func(_ *weighing.Model, bids []weighing.Bid) { bids[0].Marks[1] = exact.Optional{} }, ""},
	} {
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
