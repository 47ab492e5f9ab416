// Package weighing is the arithmetic of choosing: it takes a model (criteria with weights, a price method, minimums, a rounding rule)
// and bids with their marks and prices, and says who ranks where, with what figure, and how each figure came about.
//
// [Rank] is the way in. It works through the bids in one fixed order: status, missing marks, criterion minimums, quality minimum,
// price eligibility, price method, rounding, rank, ties, low-bid questions. All weighted-sum methods are computed exactly; the one
// method that needs a power ([ValueForMoneyIndex]) says so. Nothing here reads a clock, a file or a setting: the same model and bids
// give the same result, digit for digit, for ever.
package weighing

import (
	"counterweight/procurement/exact"
)

// Model is everything that ranks a set of bids and must be fixed before they are opened.
type Model struct {
	Method     Method
	Parameters Parameters
	// CostWeight and QualityWeight are per cent of the whole and add up to 100; both are zero where the method takes no weights.
	CostWeight, QualityWeight exact.Decimal
	Criteria                  []Criterion
	// QualityMinimum is the quality score, 0 to 100, that a bid must reach; reaching it exactly is enough. It is tested unrounded.
	QualityMinimum exact.Optional
	Rounding       Rounding
	// Ties are tried in order where two bids have the same figure of merit; what is still equal then shares the rank.
	Ties []Tie
	// MeanOfEvaluators lets the mean of the evaluators' marks stand where the panel has no consensus mark.
	MeanOfEvaluators bool
	// ShouldCost is what the work ought to cost by the buyer's own estimate; it is only used to ask questions about low bids.
	ShouldCost exact.Optional
	LowBid     LowBidRules
	Limits     WeightLimits
}

// Criterion is a question that bids are marked on, or a group of such questions.
type Criterion struct {
	ID      string
	Section string
	Title   string
	// Weight counts in proportion to the weights of the criterion's siblings; it is never negative.
	Weight exact.Decimal
	// Max is the highest mark of the criterion's scale, above 0. It has no meaning for a criterion with children.
	Max exact.Decimal
	// Minimum is the mark that a bid must reach; reaching it exactly is enough. A criterion with children has none.
	Minimum  exact.Optional
	Children []Criterion
}

// Leaves are the criteria that are marked themselves, in the order of the tender. Marks of a [Bid] stand in this order.
func (m *Model) Leaves() []*Criterion {
	var leaves []*Criterion
	var walk func([]Criterion)
	walk = func(cs []Criterion) {
		for i := range cs {
			if len(cs[i].Children) == 0 {
				leaves = append(leaves, &cs[i])
			}
			walk(cs[i].Children)
		}
	}
	walk(m.Criteria)
	return leaves
}

// Parameters are the numbers that some methods need beside the weights; which ones, says [Description].Parameters. Money is in the
// tender's currency.
type Parameters struct {
	Floor, Ceiling exact.Optional // prices that earn 100 and 0
	Benchmark      exact.Optional // the price that earns 100
	Cap            exact.Optional // the highest price score against a benchmark; 100 where absent
	ValuePerPoint  exact.Optional // what one point of quality is worth
	Budget         exact.Optional // the highest price that can be paid
}

// Bid is one offer as it is weighed.
type Bid struct {
	ID       string
	Supplier string
	Status   Status
	Price    exact.Optional
	// PriceScore, 0 to 100, stands in for a price where only scores were published.
	PriceScore exact.Optional
	// Marks are the consensus marks, one for each of [Model.Leaves].
	Marks []exact.Optional
	// Evaluators are the marks of each evaluator, in the same order.
	Evaluators [][]exact.Optional
}

// Status says what became of a bid before anybody looked at its content. The zero value is a bid that was received and takes part.
type Status uint8

// The states of a bid.
const (
	Received Status = iota
	Late
	NonCompliant
	Withdrawn
	Excluded
)

var statuses = [...]struct{ code, why string }{
	Received:     {"received", ""},
	Late:         {"late", "arrived after the deadline"},
	NonCompliant: {"non-compliant", "does not comply with the tender's conditions"},
	Withdrawn:    {"withdrawn", "withdrawn by the bidder"},
	Excluded:     {"excluded", "the supplier is excluded from this tender"},
}

// Statuses lists every state, the usual one first.
func Statuses() []Status { return []Status{Received, Late, NonCompliant, Withdrawn, Excluded} }

// String is the state's word in files: received, late, non-compliant, withdrawn or excluded.
func (s Status) String() string { return statuses[s].code }

// ParseStatus reads a state's word.
func ParseStatus(word string) (Status, bool) {
	for _, s := range Statuses() {
		if s.String() == word {
			return s, true
		}
	}
	return 0, false
}

// Rounding is the tender's own rule for rounding before bids are compared, half away from zero. The zero value rounds nothing.
type Rounding struct {
	Stage  Stage
	Places int // digits after the point, 0 to 9
}

// Stage says which figures a tender rounds.
type Stage uint8

// The stages of rounding.
const (
	RoundNothing  Stage = iota
	RoundParts          // the price score and the quality score, before they are weighted
	RoundWeighted       // each of the two weighted parts
	RoundTotal          // the figure that bids are ranked by
)

var stages = [...]string{RoundNothing: "none", RoundParts: "parts", RoundWeighted: "weighted", RoundTotal: "total"}

// Stages lists every stage.
func Stages() []Stage { return []Stage{RoundNothing, RoundParts, RoundWeighted, RoundTotal} }

// String is the stage's word in files: none, parts, weighted or total.
func (s Stage) String() string { return stages[s] }

// ParseStage reads a stage's word.
func ParseStage(word string) (Stage, bool) {
	for _, s := range Stages() {
		if s.String() == word {
			return s, true
		}
	}
	return 0, false
}

// Tie is a rule that decides between bids with the same figure of merit. It looks at unrounded values.
type Tie uint8

// The rules for ties.
const (
	TieByQuality  Tie = iota // the higher quality score
	TieByPrice               // the lower price, or the higher price score where only scores are known; a bid without either comes last
	TieByHeaviest            // the higher score on the heaviest criterion, then on the next of the same weight in the tender's order
)

var ties = [...]string{TieByQuality: "quality", TieByPrice: "price", TieByHeaviest: "heaviest-criterion"}

// Ties lists every rule.
func Ties() []Tie { return []Tie{TieByQuality, TieByPrice, TieByHeaviest} }

// String is the rule's word in files: quality, price or heaviest-criterion.
func (t Tie) String() string { return ties[t] }

// ParseTie reads a rule's word.
func ParseTie(word string) (Tie, bool) {
	for _, t := range Ties() {
		if t.String() == word {
			return t, true
		}
	}
	return 0, false
}
