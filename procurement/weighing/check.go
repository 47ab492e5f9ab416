package weighing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement/exact"
)

// ModelError says why a model cannot rank anything, or not these bids.
type ModelError struct{ Problem, Remedy string }

func (e *ModelError) Error() string { return e.Problem + ": " + e.Remedy }

// BidFault says what keeps a bid that is in the running from being ranked.
type BidFault struct {
	Index           int    // of the bid, as it was given to [Rank]
	Bid             string // its id
	Member          string // price or price_score
	Problem, Remedy string
}

func (f BidFault) Error() string {
	return fmt.Sprintf("bid %s: %s: %s", f.Bid, f.Problem, f.Remedy)
}

// BidFaults are all such faults, in the order of the bids.
type BidFaults []BidFault

func (fs BidFaults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// with are both, in the order of the bids.
func (fs BidFaults) with(others BidFaults) BidFaults {
	all := append(fs, others...)
	slices.SortStableFunc(all, func(a, b BidFault) int { return cmp.Compare(a.Index, b.Index) })
	return all
}

// check refuses what the arithmetic cannot take. It names the first thing only: package tender says everything, with places.
func (m *Model) check(bids []Bid) error {
	d, known := Describe(m.Method)
	if !known {
		return &ModelError{fmt.Sprintf("%q is no price method", m.Method), "choose one of the methods that the program lists"}
	}
	cost, quality := ratioOf(m.CostWeight), ratioOf(m.QualityWeight)
	if d.Weighted && (cost.sign() < 0 || quality.sign() < 0 || cost.plus(quality).cmp(hundred) != 0) {
		return &ModelError{fmt.Sprintf("cost weight %v and quality weight %v do not add up to 100", m.CostWeight, m.QualityWeight), "give two weights from 0 to 100 that do"}
	}
	if d.Exponent && m.CostWeight.IsZero() {
		return &ModelError{fmt.Sprintf("%s divides by the cost weight, which is 0", d.Method), "give cost a weight above 0"}
	}
	if len(m.Criteria) == 0 && m.needsQuality(d) {
		return &ModelError{"there are no criteria", "add at least one"}
	}
	for _, p := range d.Parameters {
		if err := p.check(&m.Parameters); err != nil {
			return err
		}
	}
	if d.Method == BetweenAnchors && ratioOrNone(m.Parameters.Floor).cmp(ratioOrNone(m.Parameters.Ceiling)) >= 0 {
		return &ModelError{"the floor is not below the ceiling", "give a floor that is lower than the ceiling"}
	}
	if err := checkTree(m.Criteria); err != nil {
		return err
	}
	return m.checkShape(bids)
}

// needsQuality reports whether bids cannot be ranked without marks.
func (m *Model) needsQuality(d Description) bool {
	switch {
	case m.QualityMinimum.Or(exact.Decimal{}).Sign() > 0:
		return true
	case d.WeightedSum():
		return m.QualityWeight.Sign() > 0
	}
	return strings.Contains(d.Total, "{quality score}")
}

func (p Parameter) check(ps *Parameters) error {
	value, given := p.Get(ps).Get()
	switch {
	case !given && !p.Optional:
		return &ModelError{p.Name + " is missing", "give the " + p.Title}
	case given && (value.Sign() < 0 || (p.Positive && value.IsZero())):
		return &ModelError{fmt.Sprintf("%s is %v", p.Name, value), p.Range()}
	}
	return nil
}

// Range says in words which values the parameter takes.
func (p Parameter) Range() string {
	if p.Positive {
		return "give a number above 0"
	}
	return "give 0 or a number above it"
}

func checkTree(cs []Criterion) error {
	if len(cs) > 0 && sumOfWeights(cs).sign() <= 0 {
		return &ModelError{"the weights of the criteria add up to 0", "give at least one a weight above 0"}
	}
	for i := range cs {
		if cs[i].Weight.Sign() < 0 {
			return &ModelError{fmt.Sprintf("the weight of %s is below 0", cs[i].ID), "give 0 or a number above it"}
		}
		if len(cs[i].Children) == 0 && cs[i].Max.Sign() <= 0 {
			return &ModelError{fmt.Sprintf("the highest mark of %s is not above 0", cs[i].ID), "give its scale a maximum"}
		}
		if err := checkTree(cs[i].Children); err != nil {
			return err
		}
	}
	return nil
}

// checkShape makes sure that every bid has a place for every mark.
func (m *Model) checkShape(bids []Bid) error {
	n := len(m.Leaves())
	for i := range bids {
		wrong := len(bids[i].Marks) != n
		for _, marks := range bids[i].Evaluators {
			wrong = wrong || len(marks) != n
		}
		if wrong {
			return &ModelError{fmt.Sprintf("bid %s does not have one place for each of %d marks", bids[i].ID, n), "build its marks in the order of the model's leaves"}
		}
	}
	return nil
}
