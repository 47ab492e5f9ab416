// Package tender is one competition as a panel lives it: criteria with scales and worded levels, lots, bids, marks with their reasons,
// and the model that is locked before bids are opened.
//
// A tender may be incomplete and inconsistent while it is being written. [Tender.Check] says everything that is wrong with it, each
// fault with its place and its remedy; [Tender.Rank] ranks it, and fails with the same faults while there are any. The arithmetic
// itself is in package weighing.
package tender

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/weighing"
)

// ID is a tender's row in a workspace; 0 for a tender that is not in one.
type ID int64

// Tender is a competition with its bids.
type Tender struct {
	ID        ID
	Reference string
	Title     string
	Currency  money.Currency
	// Begun is the day the procurement began; it decides which rules apply. It may be absent.
	Begun civil.Date
	// Note is what a reader must be told about where the tender and its marks come from; documents print it.
	Note string

	// CostWeight and QualityWeight are per cent of the whole; absent for methods that take no weights.
	CostWeight, QualityWeight exact.Optional
	Weights                   WeightBasis
	Scale                     Scale
	Criteria                  []Criterion
	QualityMinimum            exact.Optional // quality score, 0 to 100
	Price                     PriceRule
	ShouldCost                money.Amount // unset where there is none
	Rounding                  weighing.Rounding
	Ties                      []weighing.Tie
	// MeanOfEvaluators lets the mean of the evaluators stand where consensus is missing.
	MeanOfEvaluators bool
	Limits           weighing.WeightLimits
	Lots             []Lot
	Panel            []Evaluator

	Bids []Bid

	// Extra are members of the tender file that this program does not know, kept for the way back.
	Extra Extra
}

// WeightBasis says what the weights of the top-level criteria are.
type WeightBasis uint8

// The bases of weights.
const (
	WeightsUnstated  WeightBasis = iota // worked out from what they add up to; see [Tender.Basis]
	WeightsOfWhole                      // per cent of the whole: they add up to the quality weight
	WeightsOfQuality                    // per cent of quality: they add up to 100
	WeightsRelative                     // in proportion to each other: they add up to anything above 0
)

var bases = [...]string{WeightsUnstated: "", WeightsOfWhole: "of-whole", WeightsOfQuality: "of-quality", WeightsRelative: "relative"}

// String is the basis's word in files: of-whole, of-quality or relative; empty where it is not stated.
func (b WeightBasis) String() string { return bases[b] }

// ParseWeightBasis reads a basis's word.
func ParseWeightBasis(word string) (WeightBasis, bool) {
	for b, name := range bases {
		if name == word {
			return WeightBasis(b), true
		}
	}
	return 0, false
}

// Scale says which marks may be given and what they mean. The zero value is no scale.
type Scale struct {
	// Min is 0 where absent. A mark lies from Min to Max; where Step is given, a whole number of steps above Min.
	Min, Max, Step exact.Optional
	Levels         []Level
}

// IsSet reports whether there is a scale.
func (s Scale) IsSet() bool {
	return s.Max.Given() || s.Min.Given() || s.Step.Given() || len(s.Levels) > 0
}

// Level gives the words for one mark.
type Level struct {
	Mark  exact.Decimal
	Title string
	Means string
}

// Criterion is a question that bids are marked on, or a group of such questions.
type Criterion struct {
	// ID is short and unique in the tender: Q3.
	ID      string
	Section string
	Title   string
	Weight  exact.Decimal
	// Minimum is the mark that a bid must reach to stay in.
	Minimum exact.Optional
	// Scale is the criterion's own; unset, the tender's applies.
	Scale Scale
	// RelativeChildren says that the children's weights need not add up to 100. They count in proportion to each other either way.
	RelativeChildren bool
	Children         []Criterion
	Extra            Extra
}

// IsLeaf reports whether the criterion is marked itself.
func (c *Criterion) IsLeaf() bool { return len(c.Children) == 0 }

// PriceRule is the price method with its parameters.
type PriceRule struct {
	Method     weighing.Method
	Parameters weighing.Parameters
}

// Lot is a part of a tender that is awarded by itself. A criterion that some lot names counts in the lots that name it; one that no
// lot names counts in all.
type Lot struct {
	ID       string
	Title    string
	Criteria []string // ids of top-level criteria
	Extra    Extra
}

// Evaluator is a member of the panel.
type Evaluator struct {
	ID   string // unique in the tender: E1
	Name string
}

// Bid is one supplier's offer.
type Bid struct {
	ID       string // unique in the tender
	Supplier string
	Status   weighing.Status
	// Offer is the bid itself: for a tender with lots, what all of the bid's lots have in common.
	Offer
	// Lots are the offers for single lots, by the lot's id.
	Lots map[string]Offer
	// Promises are what the bid commits itself to; the winner's go with the contract at award.
	Promises []Promise
	Extra    Extra
}

// Promise is a commitment in a bid that is followed until it is kept: apprentices, open code, named roles, pairing.
type Promise struct {
	Criterion string // the id of the question that it answers; may be empty
	Title     string
	Passage   string     // what the bid says, word for word
	Due       civil.Date // the first or only day; may be absent
	// EveryMonths is from one day to the next where it is kept again and again; 0 for once.
	EveryMonths int
	Target      int // how often it is to be done; 0 where that is not counted
}

// Offer is a price with the marks that it stands beside.
type Offer struct {
	Price money.Amount // unset where there is none
	// PriceScore, 0 to 100, stands in for a price where only scores were published.
	PriceScore exact.Optional
	// Marks are the panel's consensus marks by criterion.
	Marks Marks
	// Evaluators are the marks of single evaluators, by evaluator and criterion.
	Evaluators map[string]Marks
}

// Marks are marks by the id of their criterion.
type Marks map[string]Mark

// Mark is what one bid got on one criterion. An absent value with a rationale is a reason written before the mark.
type Mark struct {
	Value     exact.Optional
	Rationale string
}

// Extra are members of a tender file that the program does not know.
type Extra []Member

// Member is one of them.
type Member struct {
	// Path leads to the member from the thing that holds the Extra: "buyer", "price.note", "scale.levels[0].colour".
	Path string `json:"path"`
	JSON string `json:"json"`
}
