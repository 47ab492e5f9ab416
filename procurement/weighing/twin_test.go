package weighing_test

import (
	"math"
	"math/big"
	"sort"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// twin is a second, slow implementation of ranking, written from the prose of the rules alone: rational numbers throughout, one pass a
// rule, no regard for cost. It stands here so that the package's own arithmetic has somebody to disagree with.
type twin struct {
	model *weighing.Model
	bids  []twinBid
	// winners and margin are as in weighing.Result.
	winners []string
	margin  *big.Rat
	refused bool // a figure cannot be computed: all quality is 0 where it is divided by, or a power is too large
}

// twinBid is what the twin makes of one bid.
type twinBid struct {
	bid       weighing.Bid
	scores    map[string]*big.Rat // of each top-level criterion
	missing   []string
	exclusion string
	quality   *big.Rat // unrounded
	q         *big.Rat // as the total uses it
	s         *big.Rat // price score as the total uses it
	p         *big.Rat
	total     *big.Rat
	compared  *big.Rat
	rank      int
}

var (
	zero    = new(big.Rat)
	fifty   = big.NewRat(50, 1)
	hundred = big.NewRat(100, 1)
)

func add(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }
func sub(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func mul(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
func div(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }

func least(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func most(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

// halfAwayFromZero rounds to places digits after the point.
func halfAwayFromZero(r *big.Rat, places int) *big.Rat {
	ten := big.NewInt(10)
	scale := new(big.Rat).SetInt(ten.Exp(ten, big.NewInt(int64(places)), nil))
	scaled := mul(new(big.Rat).Abs(r), scale)
	scaled.Add(scaled, big.NewRat(1, 2))
	floor := new(big.Int).Div(scaled.Num(), scaled.Denom())
	rounded := div(new(big.Rat).SetInt(floor), scale)
	if r.Sign() < 0 {
		rounded.Neg(rounded)
	}
	return rounded
}

// rankTwin ranks bids that are known to have the prices which the method needs.
func rankTwin(m *weighing.Model, bids []weighing.Bid) *twin {
	t := &twin{model: m}
	for _, b := range bids {
		t.bids = append(t.bids, twinBid{bid: b})
	}
	for i := range t.bids {
		t.mark(&t.bids[i])
		t.exclude(&t.bids[i])
	}
	if t.value(); !t.refused {
		t.order()
	}
	return t
}

// mark finds the scores of the criteria, the quality score and the missing marks.
func (t *twin) mark(b *twinBid) {
	leaf := 0
	var score func(c weighing.Criterion) *big.Rat
	mean := func(cs []weighing.Criterion, each func(weighing.Criterion, *big.Rat)) *big.Rat {
		sum, weights, complete := new(big.Rat), new(big.Rat), true
		for _, c := range cs {
			s := score(c)
			each(c, s)
			if s == nil {
				complete = false
				continue
			}
			sum = add(sum, mul(c.Weight.Rat(), s))
			weights = add(weights, c.Weight.Rat())
		}
		if !complete || weights.Sign() == 0 {
			return nil
		}
		return div(sum, weights)
	}
	score = func(c weighing.Criterion) *big.Rat {
		if len(c.Children) > 0 {
			return mean(c.Children, func(weighing.Criterion, *big.Rat) {})
		}
		mark := t.markOf(b.bid, leaf)
		leaf++
		if mark == nil {
			if b.bid.Status == weighing.Received { // nobody waits for the marks of a bid that is out
				b.missing = append(b.missing, c.ID)
			}
			return nil
		}
		if minimum, ok := c.Minimum.Get(); ok && mark.Cmp(minimum.Rat()) < 0 && b.exclusion == "" {
			b.exclusion = "minimum:" + c.ID
		}
		return div(mul(hundred, mark), c.Max.Rat())
	}
	b.scores = map[string]*big.Rat{}
	b.quality = mean(t.model.Criteria, func(c weighing.Criterion, s *big.Rat) { b.scores[c.ID] = s })
}

// markOf is the consensus mark, or where a tender allows it the mean of the evaluators.
func (t *twin) markOf(b weighing.Bid, leaf int) *big.Rat {
	if leaf < len(b.Marks) && b.Marks[leaf].Given() {
		return b.Marks[leaf].Rat()
	}
	if !t.model.MeanOfEvaluators {
		return nil
	}
	sum, n := new(big.Rat), int64(0)
	for _, evaluator := range b.Evaluators {
		if evaluator[leaf].Given() {
			sum = add(sum, evaluator[leaf].Rat())
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return div(sum, big.NewRat(n, 1))
}

// exclude goes through status, missing marks, criterion minimums, quality minimum, price eligibility, in this order.
func (t *twin) exclude(b *twinBid) {
	belowCriterion := b.exclusion
	b.exclusion = ""
	b.p = b.bid.Price.Rat()
	b.q = b.quality
	if b.q != nil && t.model.Rounding.Stage == weighing.RoundParts {
		b.q = halfAwayFromZero(b.q, t.model.Rounding.Places)
	}
	minimum, hasMinimum := t.model.QualityMinimum.Get()
	switch {
	case b.bid.Status != weighing.Received:
		b.exclusion = b.bid.Status.String()
	case len(b.missing) > 0:
	case belowCriterion != "":
		b.exclusion = belowCriterion
	case hasMinimum && b.quality != nil && b.quality.Cmp(minimum.Rat()) < 0:
		b.exclusion = "quality-minimum"
	case t.model.Method == weighing.FixedBudget && b.p != nil && b.p.Cmp(t.model.Parameters.Budget.Rat()) > 0:
		b.exclusion = "over-budget"
	case t.model.Method == weighing.PricePerQualityPoint && b.q.Sign() == 0:
		b.exclusion = "zero-quality"
	}
}

// in are the bids still in.
func (t *twin) in() []*twinBid {
	var in []*twinBid
	for i := range t.bids {
		if b := &t.bids[i]; b.exclusion == "" && len(b.missing) == 0 {
			in = append(in, b)
		}
	}
	return in
}

// value works out each figure of merit, with the rounding that comes before the total.
func (t *twin) value() {
	in := t.in()
	var pmin, pmax, mean, qmax *big.Rat
	for _, b := range in {
		if b.p != nil {
			if pmin == nil {
				pmin, pmax, mean = b.p, b.p, zero
			}
			pmin, pmax, mean = least(pmin, b.p), most(pmax, b.p), add(mean, b.p)
		}
		if b.q != nil {
			if qmax == nil {
				qmax = b.q
			}
			qmax = most(qmax, b.q)
		}
	}
	if mean != nil {
		mean = div(mean, big.NewRat(int64(len(in)), 1))
	}
	if t.model.Method == weighing.RatedCriteria && t.model.QualityWeight.Sign() > 0 && qmax != nil && qmax.Sign() == 0 {
		t.refused = true // the method divides by the best quality
		return
	}
	for _, b := range in {
		b.s = t.priceScore(b, pmin, pmax, mean)
		if b.s != nil && t.model.Rounding.Stage == weighing.RoundParts {
			b.s = halfAwayFromZero(b.s, t.model.Rounding.Places)
		}
		if b.total = t.merit(b, qmax); b.total == nil {
			t.refused = true
			return
		}
		b.compared = b.total
		if t.model.Rounding.Stage == weighing.RoundTotal {
			b.compared = halfAwayFromZero(b.total, t.model.Rounding.Places)
		}
	}
}

// priceScore is the figure that the cost weight multiplies, nil for a method without one.
func (t *twin) priceScore(b *twinBid, pmin, pmax, mean *big.Rat) *big.Rat {
	if s := b.bid.PriceScore.Rat(); s != nil {
		return s
	}
	par := t.model.Parameters
	switch p := b.p; t.model.Method {
	case weighing.LowestOverOffer, weighing.RatedCriteria:
		return div(mul(hundred, pmin), p)
	case weighing.BestToWorst:
		if pmax.Cmp(pmin) == 0 {
			return hundred
		}
		return div(mul(hundred, sub(pmax, p)), sub(pmax, pmin))
	case weighing.PercentAboveLowest:
		return mul(hundred, most(zero, sub(big.NewRat(1, 1), div(sub(p, pmin), pmin))))
	case weighing.AroundMean:
		return least(hundred, most(zero, add(fifty, div(mul(hundred, sub(mean, p)), mean))))
	case weighing.BetweenAnchors:
		floor, ceiling := par.Floor.Rat(), par.Ceiling.Rat()
		return mul(hundred, least(big.NewRat(1, 1), most(zero, div(sub(ceiling, p), sub(ceiling, floor)))))
	case weighing.AgainstBenchmark:
		return least(div(mul(hundred, par.Benchmark.Rat()), p), par.Cap.Or(exact.Int(100)).Rat())
	}
	return nil
}

// merit is the method's figure, before the rounding of totals.
func (t *twin) merit(b *twinBid, qmax *big.Rat) *big.Rat {
	switch t.model.Method {
	case weighing.PricePerQualityPoint:
		return div(b.p, b.q)
	case weighing.MonetisedQuality:
		return sub(b.p, mul(b.q, t.model.Parameters.ValuePerPoint.Rat()))
	case weighing.LowestPrice:
		return b.p
	case weighing.FixedBudget, weighing.QualityOnly:
		return b.q
	}
	wq, wc := div(t.model.QualityWeight.Rat(), hundred), div(t.model.CostWeight.Rat(), hundred)
	if t.model.Method == weighing.ValueForMoneyIndex {
		return power(b.q, div(t.model.QualityWeight.Rat(), t.model.CostWeight.Rat()), b.p)
	}
	quality, price := zero, mul(wc, b.s)
	switch {
	case t.model.Method == weighing.RatedCriteria:
		if b.q != nil && qmax.Sign() > 0 {
			quality = mul(wq, div(mul(hundred, b.q), qmax))
		}
	case b.q != nil:
		quality = mul(wq, b.q)
	}
	if t.model.Rounding.Stage == weighing.RoundWeighted {
		quality, price = halfAwayFromZero(quality, t.model.Rounding.Places), halfAwayFromZero(price, t.model.Rounding.Places)
	}
	return add(quality, price)
}

// power is q^exponent ÷ p in double precision, nil where a double cannot hold it.
func power(q, exponent, p *big.Rat) *big.Rat {
	base, _ := q.Float64()
	e, _ := exponent.Float64()
	price, _ := p.Float64()
	return new(big.Rat).SetFloat64(math.Pow(base, e) / price)
}

// lowWins reports whether the lower figure is the better one.
func (t *twin) lowWins() bool {
	switch t.model.Method {
	case weighing.PricePerQualityPoint, weighing.MonetisedQuality, weighing.LowestPrice:
		return true
	}
	return false
}

// against is negative where a comes before b, 0 where they share a rank.
func (t *twin) against(a, b *twinBid) int {
	c := b.compared.Cmp(a.compared)
	if t.lowWins() {
		c = -c
	}
	if t.model.Method == weighing.ValueForMoneyIndex {
		// A difference under 1 part in 10^12 counts as a tie.
		gap := mul(new(big.Rat).Abs(sub(a.compared, b.compared)), big.NewRat(1_000_000_000_000, 1))
		if gap.Cmp(most(a.compared, b.compared)) < 0 {
			c = 0
		}
	}
	for _, tie := range t.model.Ties {
		if c != 0 {
			return c
		}
		switch tie {
		case weighing.TieByQuality:
			if a.quality != nil {
				c = b.quality.Cmp(a.quality)
			}
		case weighing.TieByPrice:
			switch {
			case a.p != nil && b.p != nil:
				c = a.p.Cmp(b.p)
			case a.p != nil: // the prose says nothing of bids without a price; they come after those with one
				c = -1
			case b.p != nil:
				c = 1
			case a.bid.PriceScore.Given() && b.bid.PriceScore.Given():
				c = b.bid.PriceScore.Rat().Cmp(a.bid.PriceScore.Rat())
			}
		case weighing.TieByHeaviest:
			c = t.heaviest(a, b)
		}
	}
	return c
}

// heaviest compares on the criterion with the greatest weight; several with that weight are taken in the order of the file.
func (t *twin) heaviest(a, b *twinBid) int {
	greatest := zero
	for _, c := range t.model.Criteria {
		greatest = most(greatest, c.Weight.Rat())
	}
	for _, c := range t.model.Criteria {
		if c.Weight.Rat().Cmp(greatest) == 0 {
			if cmp := b.scores[c.ID].Cmp(a.scores[c.ID]); cmp != 0 {
				return cmp
			}
		}
	}
	return 0
}

// order gives the ranks, the winners and the margin.
func (t *twin) order() {
	in := t.in()
	for _, a := range in {
		a.rank = 1
		for _, b := range in {
			if t.against(b, a) < 0 {
				a.rank++
			}
		}
	}
	for _, b := range in {
		if b.rank == 1 {
			t.winners = append(t.winners, b.bid.ID)
		}
	}
	sort.Strings(t.winners)
	// The best bid and the next: by rank; where a rank is shared, by what the rounding or the tie left out of account.
	sort.Slice(in, func(i, j int) bool {
		if in[i].rank != in[j].rank {
			return in[i].rank < in[j].rank
		}
		return (in[i].total.Cmp(in[j].total) < 0) == t.lowWins() && in[i].total.Cmp(in[j].total) != 0
	})
	if len(in) > 1 {
		gap := sub(in[0].total, in[1].total)
		if t.lowWins() {
			gap.Neg(gap)
		}
		t.margin = most(zero, gap)
	}
}
