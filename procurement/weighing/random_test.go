package weighing_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// randomCase is a model with bids that its method can take. Figures are drawn from few values, so that ties, thresholds met exactly and
// equal prices come up often; big makes many of them as long as a decimal may be.
type randomCase struct {
	rng   *rand.Rand
	big   bool
	model *weighing.Model
	bids  []weighing.Bid
}

// forRandomCases runs try on n cases of each method, half of them with long numbers. A failure names the seed that makes it again.
func forRandomCases(t *testing.T, n int, try func(t *testing.T, c *randomCase)) {
	t.Helper()
	for _, d := range weighing.Methods() {
		t.Run(string(d.Method), func(t *testing.T) {
			for seed := range uint64(n) {
				c := newRandomCase(d, seed)
				if t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) { try(t, c) }); t.Failed() {
					t.Fatalf("model: %+v\nbids: %s", *c.model, describeBids(c.bids))
				}
			}
		})
	}
}

func newRandomCase(d weighing.Description, seed uint64) *randomCase {
	c := &randomCase{rng: rand.New(rand.NewPCG(seed, 2)), big: seed%2 == 1}
	c.model = c.newModel(d)
	scores := d.WeightedSum() && c.chance(15)
	for i := range c.rng.IntN(9) {
		c.bids = append(c.bids, c.newBid(fmt.Sprintf("B%02d", i), d, scores))
	}
	return c
}

// chance is true in so many per cent of cases.
func (c *randomCase) chance(percent int) bool { return c.rng.IntN(100) < percent }

func pick[T any](c *randomCase, from ...T) T { return from[c.rng.IntN(len(from))] }

// long is a positive decimal of up to 30 digits, up to a third of them before the point.
func (c *randomCase) long() exact.Decimal {
	var digits strings.Builder
	digits.WriteByte(byte('1' + c.rng.IntN(9)))
	for range 9 + c.rng.IntN(20) {
		digits.WriteByte(byte('0' + c.rng.IntN(10)))
	}
	whole := 1 + c.rng.IntN(digits.Len()/3)
	return exact.MustParse(digits.String()[:whole] + "." + digits.String()[whole:])
}

func (c *randomCase) newModel(d weighing.Description) *weighing.Model {
	m := &weighing.Model{
		Method:           d.Method,
		Rounding:         weighing.Rounding{Stage: pick(c, weighing.Stages()...), Places: c.rng.IntN(4)},
		MeanOfEvaluators: c.chance(50),
		LowBid:           weighing.DefaultLowBidRules(),
	}
	if m.Rounding.Stage == weighing.RoundWeighted && !d.WeightedSum() {
		m.Rounding.Stage = weighing.RoundNothing
	}
	if d.Weighted {
		cost := pick(c, "0", "10", "25", "33.3", "50", "62.5", "99.9", "100")
		if d.Exponent && cost == "0" {
			cost = "1.5"
		}
		m.CostWeight = exact.MustParse(cost)
		m.QualityWeight, _ = exact.FromRat(sub(hundred, m.CostWeight.Rat()))
	}
	if !(d.WeightedSum() && m.QualityWeight.IsZero() && c.chance(50)) {
		m.Criteria = c.newCriteria("Q", 0)
		if c.chance(40) {
			m.QualityMinimum = exact.SomeOf(pick(c, "0", "25", "33.3", "50"))
		}
	}
	for _, i := range c.rng.Perm(3)[:c.rng.IntN(4)] {
		m.Ties = append(m.Ties, weighing.Ties()[i])
	}
	if c.chance(30) {
		m.ShouldCost = exact.SomeOf("150")
	}
	for _, p := range d.Parameters {
		*p.Get(&m.Parameters) = exact.SomeOf(map[string]string{
			"floor": pick(c, "0", "90", "100.01"), "ceiling": pick(c, "150", "200", "1000000"), "benchmark": pick(c, "80", "120", "133.33"),
			"cap": pick(c, "90", "100", "125.5"), "value_per_point": pick(c, "0", "1", "2.5", "100"), "budget": pick(c, "0", "110", "150.5"),
		}[p.Name])
		if c.big && c.chance(20) && p.Name != "floor" {
			*p.Get(&m.Parameters) = exact.Some(c.long())
		}
	}
	if m.Parameters.Ceiling.Given() && m.Parameters.Floor.Rat().Cmp(m.Parameters.Ceiling.Rat()) >= 0 {
		m.Parameters.Ceiling = exact.SomeOf("200")
	}
	return m
}

func (c *randomCase) newCriteria(prefix string, depth int) []weighing.Criterion {
	criteria := make([]weighing.Criterion, 1+c.rng.IntN(4))
	for i := range criteria {
		k := &criteria[i]
		k.ID = fmt.Sprintf("%s%d", prefix, i+1)
		k.Weight = exact.MustParse(pick(c, "0", "10", "10", "20", "33.33", "50", "0.5"))
		if c.big && c.chance(40) {
			k.Weight = c.long()
		}
		if depth < 2 && c.chance(25) {
			k.Children = c.newCriteria(k.ID+".", depth+1)
			continue
		}
		k.Max = exact.MustParse(pick(c, "4", "5", "10", "100", "7.5"))
		if c.big && c.chance(20) {
			k.Max = c.long()
		}
		if c.chance(25) {
			k.Minimum = exact.Some(c.part(k.Max, 25))
		}
	}
	criteria[c.rng.IntN(len(criteria))].Weight = exact.Int(30) // they never add up to 0
	return criteria
}

// part is so many per cent of d, cut to what a decimal can hold.
func (c *randomCase) part(d exact.Decimal, percent int64) exact.Decimal {
	r := mul(d.Rat(), big.NewRat(percent, 100))
	if part, fits := exact.FromRat(r); fits {
		return part
	}
	part, _ := exact.FromRat(halfAwayFromZero(r, 3))
	return part
}

func (c *randomCase) newBid(id string, d weighing.Description, scores bool) weighing.Bid {
	b := weighing.Bid{ID: id, Marks: c.newMarks(pick(c, 0, 0, 0, 10))}
	if c.chance(15) {
		b.Status = pick(c, weighing.Statuses()[1:]...)
	}
	for range c.rng.IntN(4) {
		b.Evaluators = append(b.Evaluators, c.newMarks(pick(c, 0, 30)))
	}
	switch {
	case b.Status != weighing.Received && c.chance(50):
		b.Price = exact.SomeOf(pick(c, "-5", "0", "1", "99999999999999999999")) // nobody looks at it
	case scores:
		b.PriceScore = exact.SomeOf(pick(c, "0", "37.5", "62.525", "100"))
	case d.Price == weighing.NoPrice && c.chance(50):
	case d.Price == weighing.ZeroOrMore && c.chance(10):
		b.Price = exact.SomeOf("0")
	case c.big && c.chance(40):
		b.Price = exact.Some(c.long())
	default:
		b.Price = exact.SomeOf(pick(c, "80", "90", "100", "100", "110", "120.01", "150", "150.5", "199.99", "200"))
	}
	return b
}

// newMarks are marks of which so many per cent are missing.
func (c *randomCase) newMarks(missing int) []exact.Optional {
	var marks []exact.Optional
	for _, leaf := range c.model.Leaves() {
		switch {
		case c.chance(missing):
			marks = append(marks, exact.Optional{})
		case c.chance(10):
			marks = append(marks, exact.Some(exact.Decimal{}))
		default:
			marks = append(marks, exact.Some(c.part(leaf.Max, pick[int64](c, 25, 50, 75, 100))))
		}
	}
	return marks
}

// rank is what the package makes of the case. The models of random cases are sound: where Rank refuses one, it is because a figure
// cannot be computed, and the test is left.
func (c *randomCase) rank(t *testing.T) *weighing.Result {
	t.Helper()
	r, err := weighing.Rank(c.model, c.bids)
	if refused := rankTwin(c.model, c.bids).refused; refused != (err != nil) {
		t.Fatalf("rank fails with %v; the twin refuses: %v", err, refused)
	}
	if err != nil {
		t.SkipNow()
	}
	return r
}

func describeBids(bids []weighing.Bid) string {
	var text strings.Builder
	for _, b := range bids {
		fmt.Fprintf(&text, "\n  %s %v price %v score %v marks %v evaluators %v", b.ID, b.Status, b.Price, b.PriceScore, b.Marks, b.Evaluators)
	}
	return text.String()
}
