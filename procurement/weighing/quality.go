package weighing

import (
	"fmt"
	"iter"
	"strings"

	"counterweight/procurement/exact"
)

// tally is what the marks of one bid come to.
type tally struct {
	quality ratio    // none where a mark is missing, or there is nothing to mark
	missing []string // ids of leaves
	below   []int    // positions of the leaves whose minimum is not reached
	partial bool     // on some leaf fewer marks count than there are evaluators
}

// scorer turns marks into quality scores under one model. Where marks are short decimals, as they nearly always are, it adds integers.
type scorer struct {
	model  *Model
	leaves []*Criterion
	points []ratio // quality points for one mark, by leaf: 100 × share ÷ highest mark
	whole  *integerScale
}

func newScorer(m *Model, bids []Bid) *scorer {
	s := &scorer{model: m, leaves: m.Leaves()}
	for i, share := range m.shares() {
		s.points = append(s.points, percent(share, ratioOf(s.leaves[i].Max)).lowest())
	}
	evaluators := 0
	for i := range bids {
		evaluators = max(evaluators, len(bids[i].Evaluators))
	}
	s.whole = newIntegerScale(s.leaves, s.points, evaluators)
	return s
}

// shares is what each leaf is of the whole quality score; they add up to 1.
func (m *Model) shares() (shares []ratio) {
	var walk func(cs []Criterion, whole ratio)
	walk = func(cs []Criterion, whole ratio) {
		sum := sumOfWeights(cs)
		for i := range cs {
			share := ratioOf(cs[i].Weight).over(sum).times(whole).lowest()
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

func sumOfWeights(cs []Criterion) ratio {
	sum := zero
	for i := range cs {
		sum = sum.plus(ratioOf(cs[i].Weight)).lowest()
	}
	return sum
}

// tally scores one bid. It fails only where a mark that counts lies outside its scale.
func (s *scorer) tally(b *Bid) (tally, error) {
	if s.whole != nil && s.whole.addUp(b, s.model.MeanOfEvaluators) {
		return s.wholeTally(len(b.Evaluators)), nil
	}
	return s.ratioTally(b)
}

// wholeTally turns the sums of the integer scale into a quality score. Neighbours with the same number of marks, which mostly means all
// leaves, are added up as integers, and each such run becomes one fraction.
func (s *scorer) wholeTally(evaluators int) (t tally) {
	in := s.whole
	n := len(s.leaves)
	counts, sums, least, factors := in.counts[:n], in.sums[:n], in.least[:n], in.factors[:n]
	quality, units, marks := zero, int64(0), int64(0)
	for i, count := range counts {
		if count == 0 {
			t.missing = append(t.missing, s.leaves[i].ID)
			continue
		}
		if count != marks {
			quality = quality.plus(in.quality(units, marks))
			units, marks = 0, count
			t.partial = t.partial || count < int64(evaluators)
		}
		units += factors[i] * sums[i]
		if sums[i] < least[i]*count {
			t.below = append(t.below, i)
		}
	}
	if t.missing == nil && n > 0 {
		t.quality = quality.plus(in.quality(units, marks))
	}
	return t
}

// ratioTally is the same mark by mark, for numbers of any size.
func (s *scorer) ratioTally(b *Bid) (t tally, err error) {
	quality := zero
	for i, c := range s.leaves {
		mark, meanOf := s.model.markOf(b, i)
		t.partial = t.partial || meanOf < len(b.Evaluators)
		if !mark.given() {
			t.missing = append(t.missing, c.ID)
			continue
		}
		if err := s.model.checkMarks(b, i, c); err != nil {
			return tally{}, err
		}
		if minimum := ratioOrNone(c.Minimum); minimum.given() && mark.cmp(minimum) < 0 {
			t.below = append(t.below, i)
		}
		quality = quality.plus(mark.times(s.points[i])).lowest()
	}
	if t.missing == nil && len(s.leaves) > 0 {
		t.quality = quality
	}
	return t, nil
}

// belowMinimum says which marks are too low, and by what minimum.
func (s *scorer) belowMinimum(b *Bid, below []int) string {
	parts := make([]string, len(below))
	for k, i := range below {
		mark, _ := s.model.markOf(b, i)
		c := s.leaves[i]
		parts[k] = fmt.Sprintf("mark %s on %s is below the minimum of %v", apart(mark, 2, ratioOrNone(c.Minimum)), c.ID, c.Minimum)
	}
	return strings.Join(parts, "; ")
}

// counting are the marks that count on leaf i: the consensus mark, or else, where the model allows it, those of the evaluators.
func (m *Model) counting(b *Bid, i int) iter.Seq[exact.Decimal] {
	return func(yield func(exact.Decimal) bool) {
		if d, given := b.Marks[i].Get(); given {
			yield(d)
			return
		}
		for _, marks := range b.Evaluators {
			if d, given := marks[i].Get(); given && m.MeanOfEvaluators && !yield(d) {
				return
			}
		}
	}
}

// markOf is the mark that counts on leaf i, and of how many evaluators it is the mean (0 for a consensus mark). It is no number where
// the mark is missing.
func (m *Model) markOf(b *Bid, i int) (mark ratio, meanOf int) {
	sum := zero
	for d := range m.counting(b, i) {
		sum = sum.plus(ratioOf(d))
		meanOf++
	}
	switch {
	case b.Marks[i].Given():
		return sum, 0
	case meanOf == 0:
		return ratio{}, 0
	}
	return sum.over(whole(int64(meanOf))), meanOf
}

// checkMarks refuses marks that count on leaf i and are below 0 or above the highest mark of c.
func (m *Model) checkMarks(b *Bid, i int, c *Criterion) error {
	for d := range m.counting(b, i) {
		if d.Sign() < 0 || d.Cmp(c.Max) > 0 {
			return &ModelError{fmt.Sprintf("bid %s: mark %v on %s is off its scale", b.ID, d, c.ID), fmt.Sprintf("give a mark from 0 to %v", c.Max)}
		}
	}
	return nil
}
