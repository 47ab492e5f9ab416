package weighing

import (
	"fmt"
	"math/big"

	"counterweight/procurement/exact"
)

// tally is what the marks of one bid come to.
type tally struct {
	quality *big.Rat     // nil where a mark is missing
	missing []string     // ids of leaves
	below   []*Criterion // leaves whose minimum is not reached
}

// scorer turns marks into quality scores under one model. Marks and weights are brought to one common unit, so that a score is a sum
// of integers and one fraction at the end; where that does not fit into 64 bits the same sum is made of rational numbers.
type scorer struct {
	model  *Model
	leaves []*Criterion
	points []*big.Rat // quality points for one mark, by leaf: 100 × share ÷ highest mark

	integer *integerScale // nil where it would not fit
	sums    []int64       // scratch, by leaf
	counts  []int64
}

// integerScale is the common unit: marks count in units of 10^-places, and a quality score is a sum of factor × mark in units of unit.
type integerScale struct {
	places  int
	powers  []int64 // powers[p] brings a mark with p places to units
	factors []int64 // by leaf
	most    []int64 // the highest mark, by leaf
	least   []int64 // the minimum, by leaf; -1 for none
	unit    *big.Rat
}

func newScorer(m *Model, bids []Bid) *scorer {
	s := &scorer{model: m, leaves: m.Leaves()}
	s.points = make([]*big.Rat, len(s.leaves))
	for i, share := range m.shares() {
		s.points[i] = percent(share, s.leaves[i].Max.Rat())
	}
	s.sums, s.counts = make([]int64, len(s.leaves)), make([]int64, len(s.leaves))
	s.integer = s.integerScale(bids)
	return s
}

// shares is what each leaf is of the whole quality score; they add up to 1.
func (m *Model) shares() []*big.Rat {
	var shares []*big.Rat
	var walk func(cs []Criterion, whole *big.Rat)
	walk = func(cs []Criterion, whole *big.Rat) {
		sum := sumOfWeights(cs)
		for i := range cs {
			share := new(big.Rat).Quo(cs[i].Weight.Rat(), sum)
			share.Mul(share, whole)
			if len(cs[i].Children) == 0 {
				shares = append(shares, share)
				continue
			}
			walk(cs[i].Children, share)
		}
	}
	walk(m.Criteria, one)
	return shares
}

func sumOfWeights(cs []Criterion) *big.Rat {
	sum := new(big.Rat)
	for i := range cs {
		sum.Add(sum, cs[i].Weight.Rat())
	}
	return sum
}

// integerScale finds the common unit of all marks and weights, nil where sums in it could pass 63 bits.
func (s *scorer) integerScale(bids []Bid) *integerScale {
	places, evaluators := s.finestMark(bids)
	if places > 9 {
		return nil
	}
	denominator := big.NewInt(1)
	for _, p := range s.points {
		common := new(big.Int).GCD(nil, nil, denominator, p.Denom())
		denominator.Mul(denominator, new(big.Int).Quo(p.Denom(), common))
	}
	scale := new(big.Int).Mul(denominator, exact.PowerOfTen(places))
	// A score is at most 100, so all sums stay below 100 × scale × evaluators.
	if new(big.Int).Mul(scale, big.NewInt(100*int64(evaluators+1))).BitLen() > 62 {
		return nil
	}
	in := &integerScale{places: places, unit: new(big.Rat).SetFrac(big.NewInt(1), scale)}
	for p := range places + 1 {
		in.powers = append(in.powers, exact.PowerOfTen(places-p).Int64())
	}
	for i, c := range s.leaves {
		factor := new(big.Int).Mul(s.points[i].Num(), new(big.Int).Quo(denominator, s.points[i].Denom()))
		most, fits := c.Max.Units(places)
		if !fits || !factor.IsInt64() || most > 1<<62/in.powers[0] {
			return nil
		}
		least := int64(-1)
		if minimum, given := c.Minimum.Get(); given {
			if least, fits = minimum.Units(places); !fits {
				return nil
			}
		}
		in.factors, in.most, in.least = append(in.factors, factor.Int64()), append(in.most, most), append(in.least, least)
	}
	return in
}

// finestMark is the largest number of places of any mark or scale, and the largest number of evaluators of any bid.
func (s *scorer) finestMark(bids []Bid) (places, evaluators int) {
	for _, c := range s.leaves {
		places = max(places, c.Max.Places(), c.Minimum.Or(exact.Decimal{}).Places())
	}
	for i := range bids {
		places = max(places, finest(bids[i].Marks))
		for _, marks := range bids[i].Evaluators {
			places = max(places, finest(marks))
		}
		evaluators = max(evaluators, len(bids[i].Evaluators))
	}
	return places, evaluators
}

func finest(marks []exact.Optional) int {
	places := 0
	for i := range marks {
		if d, given := marks[i].Get(); given {
			places = max(places, d.Places())
		}
	}
	return places
}

// tally scores one bid. It fails only where a mark lies outside its scale.
func (s *scorer) tally(b *Bid) (tally, error) {
	if s.integer != nil && s.addUp(b) {
		return s.integerTally(), nil
	}
	return s.rationalTally(b)
}

// addUp fills sums and counts with the marks that count on each leaf; it reports false where a mark is not on the integer scale.
func (s *scorer) addUp(b *Bid) bool {
	in := s.integer
	for i := range b.Marks {
		s.sums[i], s.counts[i] = 0, 0
		if d, given := b.Marks[i].Get(); given {
			coefficient, places, small := d.Small()
			if !small || coefficient > in.most[i] {
				return false
			}
			s.sums[i], s.counts[i] = coefficient*in.powers[places], 1
			if s.sums[i] > in.most[i] {
				return false
			}
		}
	}
	if !s.model.MeanOfEvaluators {
		return true
	}
	for _, marks := range b.Evaluators {
		for i := range marks {
			d, given := marks[i].Get()
			if !given || b.Marks[i].Given() {
				continue
			}
			coefficient, places, small := d.Small()
			if !small || coefficient > in.most[i] {
				return false
			}
			units := coefficient * in.powers[places]
			if units > in.most[i] {
				return false
			}
			s.sums[i] += units
			s.counts[i]++
		}
	}
	return true
}

// integerTally turns the sums into a quality score: leaves with the same number of marks are added up as integers, and each such
// group becomes one fraction.
func (s *scorer) integerTally() tally {
	in, t := s.integer, tally{}
	var groups []int64 // by number of marks
	for i, count := range s.counts {
		if count == 0 {
			t.missing = append(t.missing, s.leaves[i].ID)
			continue
		}
		if in.least[i] >= 0 && s.sums[i] < in.least[i]*count {
			t.below = append(t.below, s.leaves[i])
		}
		for int64(len(groups)) <= count {
			groups = append(groups, 0)
		}
		groups[count] += in.factors[i] * s.sums[i]
	}
	if t.missing != nil {
		return t
	}
	t.quality = new(big.Rat)
	for count, units := range groups {
		if units != 0 {
			t.quality.Add(t.quality, big.NewRat(units, int64(count)))
		}
	}
	t.quality.Mul(t.quality, in.unit)
	return t
}

// rationalTally is the same in rational numbers throughout: slower, for numbers of any size, and the judge of the other in tests.
func (s *scorer) rationalTally(b *Bid) (tally, error) {
	t := tally{quality: new(big.Rat)}
	for i, c := range s.leaves {
		mark, _ := s.model.markOf(b, i)
		if mark == nil {
			t.missing = append(t.missing, c.ID)
			continue
		}
		if err := b.checkMarks(i, c); err != nil {
			return tally{}, err
		}
		if minimum := c.Minimum.Rat(); minimum != nil && mark.Cmp(minimum) < 0 {
			t.below = append(t.below, c)
		}
		t.quality.Add(t.quality, mark.Mul(mark, s.points[i]))
	}
	if t.missing != nil {
		t.quality = nil
	}
	return t, nil
}

// markOf is the mark that counts on leaf i, a number of its own, and of how many evaluators it is the mean (0 for a consensus mark).
// It is nil where the mark is missing.
func (m *Model) markOf(b *Bid, i int) (mark *big.Rat, meanOf int) {
	if r := b.Marks[i].Rat(); r != nil || !m.MeanOfEvaluators {
		return r, 0
	}
	sum := new(big.Rat)
	for _, marks := range b.Evaluators {
		if r := marks[i].Rat(); r != nil {
			sum.Add(sum, r)
			meanOf++
		}
	}
	if meanOf == 0 {
		return nil, 0
	}
	return sum.Quo(sum, big.NewRat(int64(meanOf), 1)), meanOf
}

// checkMarks refuses marks on leaf i that are below 0 or above the highest mark of c.
func (b *Bid) checkMarks(i int, c *Criterion) error {
	all := append([][]exact.Optional{b.Marks}, b.Evaluators...)
	for _, marks := range all {
		if d, given := marks[i].Get(); given && (d.Sign() < 0 || d.Cmp(c.Max) > 0) {
			return &ModelError{Problem: fmt.Sprintf("bid %s: mark %v on %s is off its scale", b.ID, d, c.ID), Remedy: fmt.Sprintf("give a mark from 0 to %v", c.Max)}
		}
	}
	return nil
}
