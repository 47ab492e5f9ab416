package export

import (
	"math"
	"math/big"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// none is what a cell shows where there is no figure. No formula comes out as an empty text, which would lose its cached value.
const none = "–"

// entrant is one bid with the program's own figures for it: what the formulas must come to.
type entrant struct {
	standing *weighing.Standing
	offer    tender.Offer
	place    int    // in the result, from 1
	idOrder  int    // among all bids in the order of their ids, from 1
	column   string // on Marks, Working and Check
	priceRow int    // on Prices

	marks, scores, adds []float64 // by criterion, NaN where there is none
	unmarked, low       []string  // ids of criteria without a mark, and of those below their minimum
	quality             *big.Rat  // unrounded
	priceScore          *big.Rat  // unrounded
	part                *big.Rat  // what stands for quality in the total
	parts               [2]*big.Rat
	places              []int // by figure of merit, then after each rule for ties
	below               [4]*big.Rat
	asked               bool
}

func (b *entrant) id() string         { return label(b.standing.Bid.ID) }
func (b *entrant) supplier() string   { return label(b.standing.Bid.Supplier) }
func (b *entrant) inTheRunning() bool { return b.standing.InTheRunning() }

// label is a name as formulas can pass it on: never empty, and not so long that a sentence with it has no room in a cell.
func label(name string) string {
	const most = 200
	if name = clean(name); strings.TrimSpace(name) == "" {
		return none
	}
	return shorten(name, most)
}

// measure works out what every bid's formulas must come to.
func (e *evaluation) measure() {
	exactly := e.unrounded()
	for _, b := range e.bids {
		b.measureMarks(e.result)
		b.quality, b.priceScore = b.standing.Quality, b.standing.PriceScore
		if s, found := exactly[b.standing.Bid.ID]; found {
			b.quality, b.priceScore = s.Quality, s.PriceScore
		}
		if b.inTheRunning() && e.method.WeightedSum() {
			b.measureParts(e.result, e.formulas)
		}
	}
	e.measurePlaces()
	e.measureLowBids()
}

// unrounded is the same ranking without rounding, by bid, where the tender rounds parts: the figures before they were rounded.
func (e *evaluation) unrounded() map[string]*weighing.Standing {
	if e.result.Model.Rounding.Stage != weighing.RoundParts {
		return nil
	}
	model := *e.result.Model
	model.Rounding = weighing.Rounding{}
	bids := make([]weighing.Bid, len(e.bids))
	for i, b := range e.bids {
		bids[i] = *b.standing.Bid
	}
	r, err := weighing.Rank(&model, bids)
	if err != nil {
		return nil // what ranked with rounding ranks without
	}
	exactly := map[string]*weighing.Standing{}
	for i := range r.Standings {
		exactly[r.Standings[i].Bid.ID] = &r.Standings[i]
	}
	return exactly
}

func (b *entrant) measureMarks(r *weighing.Result) {
	lines := r.Lines(b.standing)
	figures := make([]float64, 3*len(lines))
	b.marks, b.scores, b.adds = figures[:len(lines)], figures[len(lines):2*len(lines)], figures[2*len(lines):]
	for i, line := range lines {
		b.marks[i], b.scores[i], b.adds[i] = double(line.Mark), double(line.Score), double(line.Weighted)
		if len(line.Criterion.Children) > 0 {
			continue
		}
		if line.Mark == nil {
			b.unmarked = append(b.unmarked, line.Criterion.ID)
		} else if minimum := line.Criterion.Minimum.Rat(); minimum != nil && line.Mark.Cmp(minimum) < 0 {
			b.low = append(b.low, line.Criterion.ID)
		}
	}
}

// measureParts finds the two weighted parts of a total.
func (b *entrant) measureParts(r *weighing.Result, f methodFormulas) {
	b.part = b.standing.Quality
	if f.part != "" && b.part != nil && r.Field.BestQuality.Sign() > 0 {
		b.part = new(big.Rat).Quo(b.part, r.Field.BestQuality)
		b.part.Mul(b.part, big.NewRat(100, 1))
	}
	weighted := func(weight exact.Decimal, score *big.Rat) *big.Rat {
		if score == nil {
			return nil
		}
		part := new(big.Rat).Mul(weight.Rat(), score)
		part.Quo(part, big.NewRat(100, 1))
		if r.Model.Rounding.Stage == weighing.RoundWeighted {
			part = exact.Round(part, r.Model.Rounding.Places)
		}
		return part
	}
	b.parts = [2]*big.Rat{weighted(r.Model.QualityWeight, b.part), weighted(r.Model.CostWeight, b.standing.PriceScore)}
}

// measurePlaces finds each bid's place by its figure of merit alone, and again after each rule for ties. Ranked bids come in an order
// that all of these agree with, so equals stand beside each other.
func (e *evaluation) measurePlaces() {
	ranked := e.ranked[:e.result.Field.Bids]
	same := []func(a, b *entrant) bool{e.sameMerit}
	for _, tie := range e.tieRules() {
		same = append(same, tie.same)
	}
	for stage := range same {
		first := 0
		for i, b := range ranked {
			for _, equal := range same[:stage+1] {
				if !equal(ranked[first], b) {
					first = i
				}
			}
			b.places = append(b.places, first+1)
		}
	}
}

// sameMerit reports whether two bids have the same figure of merit; an index that needed a power is the same within 1 part in 10¹².
func (e *evaluation) sameMerit(a, b *entrant) bool {
	x, y := a.standing.Compared, b.standing.Compared
	if !e.method.Exponent {
		return x.Cmp(y) == 0
	}
	gap := new(big.Rat).Sub(x, y)
	most := new(big.Rat).Mul(big.NewRat(1, 1_000_000_000_000), x)
	return gap.Abs(gap).Cmp(most.Abs(most)) <= 0
}

// double is the double nearest to r, which a cell can hold; NaN where there is no figure.
func double(r *big.Rat) float64 {
	if r == nil {
		return math.NaN()
	}
	f, _ := r.Float64()
	return f
}

// decimal is the double nearest to d.
func decimal(d exact.Decimal) float64 {
	if coefficient, places, small := d.Small(); small && coefficient < 1<<53 && places <= 22 {
		return float64(coefficient) / math.Pow10(places) // both exact, so the quotient is the nearest double
	}
	return double(d.Rat())
}

// figure is a cell's value: a number, or the sign for none.
func figure(f float64) any {
	if math.IsNaN(f) {
		return none
	}
	return f
}

// ratFigure is the same for an exact figure.
func ratFigure(r *big.Rat) any { return figure(double(r)) }

// given is the same for a number that may be absent.
func given(o exact.Optional) any {
	d, is := o.Get()
	if !is {
		return none
	}
	return decimal(d)
}
