package weighing

import "counterweight/procurement/exact"

// markPlaces is how many digits after the point a mark may have on the integer scale, which counts in [exact.Optional.Thousandths]: more
// than any panel gives. Bids with finer marks are scored in ratios.
const markPlaces = 3

// integerScale brings the marks and weights of a model to one common unit, so that a quality score is a sum of integers and one
// fraction at the end. Marks count in thousandths, and a quality score is the sum of factor × mark ÷ scale.
type integerScale struct {
	scale   int64
	factors []int64 // by leaf
	most    []int64 // the highest mark, by leaf
	least   []int64 // the lowest mark that reaches the minimum, by leaf; 0 for none

	// sums and counts are of the marks that count, by leaf; they are those of the bid that was added up last.
	sums, counts []int64
}

// newIntegerScale finds the common unit, nil where sums of the marks of so many evaluators could pass 62 bits.
func newIntegerScale(leaves []*Criterion, points []ratio, evaluators int) *integerScale {
	n := len(leaves)
	in := &integerScale{sums: make([]int64, n), counts: make([]int64, n)}
	common, fits := commonDenominator(points)
	if !fits {
		return nil
	}
	in.scale, fits = product(common, wordPowers[markPlaces])
	// A score is at most 100, so no sum passes 100 × scale × the number of marks.
	if largest, small := product(in.scale, 100*int64(evaluators+1)); !fits || !small || largest >= 1<<62 {
		return nil
	}
	for i, c := range leaves {
		most, fitsMost := c.Max.Units(markPlaces)
		least, fitsLeast := c.Minimum.Or(exact.Decimal{}).Units(markPlaces)
		if !fitsMost || !fitsLeast || least > most || most >= 1<<62/int64(evaluators+1) {
			return nil
		}
		in.factors = append(in.factors, points[i].num*(common/points[i].den))
		in.most, in.least = append(in.most, most), append(in.least, least)
	}
	return in
}

// quality is what a sum of factor × mark comes to, where each mark is itself the sum of so many; 0 for no marks.
func (in *integerScale) quality(units, marks int64) ratio {
	if marks == 0 {
		return zero
	}
	return ratio{num: units, den: in.scale * marks}
}

// commonDenominator is the least common multiple of all denominators; ratios are in lowest terms.
func commonDenominator(all []ratio) (common int64, fits bool) {
	common = 1
	for _, r := range all {
		if r.wide != nil {
			return 0, false
		}
		if common, fits = product(common, r.den/int64(gcd(uint64(common), uint64(r.den)))); !fits {
			return 0, false
		}
	}
	return common, true
}

// addUp fills sums and counts with the marks of a bid that count. It reports false where one is not on the scale: too fine, too long,
// below 0 or above the highest mark.
func (in *integerScale) addUp(b *Bid, meanOfEvaluators bool) bool {
	clear(in.sums)
	clear(in.counts)
	if meanOfEvaluators {
		for _, marks := range b.Evaluators {
			if !in.add(marks) {
				return false
			}
		}
	}
	for i := range b.Marks { // the panel's mark stands in for those of its members
		mark := &b.Marks[i]
		if !mark.Given() {
			continue
		}
		if in.sums[i], in.counts[i] = mark.Thousandths(), 1; uint64(in.sums[i]) > uint64(in.most[i]) {
			return false
		}
	}
	return true
}

// add adds one row of marks to the sums. It is the innermost loop of all: on the speed of these lines hangs that of the whole ranking.
// A mark that is absent or not short is -1 thousandths: taken without its sign, that is above every highest mark.
func (in *integerScale) add(marks []exact.Optional) bool {
	sums, counts, most := in.sums[:len(marks)], in.counts[:len(marks)], in.most[:len(marks)]
	for i, mark := range marks {
		thousandths := mark.Thousandths()
		if uint64(thousandths) > uint64(most[i]) {
			if mark.Given() {
				return false
			}
			continue
		}
		sums[i] += thousandths
		counts[i]++
	}
	return true
}
