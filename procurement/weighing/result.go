package weighing

import (
	"math/big"

	"counterweight/procurement/exact"
)

// Result is a ranking with everything that explains it. It does not change once made.
type Result struct {
	Model *Model
	// Standings are the bids in order: ranked ones by rank, then those without a rank; within each, by id.
	Standings []Standing
	// Winners are the ids of the bids at rank 1: more than one where a tie was left, none where no bid is in the running.
	Winners []string
	// Margin is the gap between the unrounded totals of the best bid and the next, never negative; nil with fewer than two ranked.
	Margin  *big.Rat
	Notices []Notice
	// Field is what the bids in the running have in common: the figures that relative methods refer to.
	Field Field

	rule           *rule
	field          field
	ranked, others []*contender // in the order of Standings
}

// Standing is where one bid stands and why.
type Standing struct {
	Bid *Bid
	// Rank is 1 for the best; 0 where the bid has none.
	Rank int
	// Quality is the quality score, 0 to 100, as the total uses it: rounded only where the tender rounds parts. It is nil where marks
	// are missing or the tender has no criteria.
	Quality *big.Rat
	// PriceScore is the price score as the total uses it; nil for methods without one and for bids not in the running.
	PriceScore *big.Rat
	// Total is the method's figure of merit before the rounding of totals; nil for bids without a rank.
	Total *big.Rat
	// Compared is the figure that the rank follows: Total, rounded where the tender rounds totals.
	Compared *big.Rat
	// Exclusion is a status, "minimum:" with a criterion's id, "quality-minimum", "over-budget" or "zero-quality"; empty for bids in
	// the running and for those with missing marks.
	Exclusion string
	// Why says in words what keeps the bid out of the ranking; empty for ranked bids.
	Why string
	// Missing are the ids of the criteria on which the bid is not marked yet.
	Missing []string

	contender *contender
}

// InTheRunning reports whether the bid takes part in the ranking.
func (s *Standing) InTheRunning() bool { return s.Rank > 0 }

// Field is what the bids in the running have in common. Its figures are nil where no bid is in the running, and the prices also where
// price scores stand in for prices.
type Field struct {
	Bids                  int
	Lowest, Highest, Mean *big.Rat // prices
	BestQuality           *big.Rat // quality score as the total uses it
}

// Notice is something that whoever relies on the ranking should know.
type Notice struct {
	Code Code
	Text string
	Bids []string // ids of the bids it is about; may be empty
}

// Code says what a notice is about.
type Code string

// The codes of notices.
const (
	RelativePrice        Code = "relative-price"         // the price method makes a bid's score depend on other bids
	LowBid               Code = "low-bid"                // a price so low that the bidder should be asked about it
	WeightsOutsideLimits Code = "weights-outside-limits" // the framework's published limits are not kept
	MissingMarks         Code = "missing-marks"          // bids or evaluators with marks still to give
	Provisional          Code = "provisional"            // bids are left out only because their marks are incomplete
	SingleBid            Code = "single-bid"             // one bid in the running
	EqualPrices          Code = "equal-prices"           // bids with exactly the same price
	NoBids               Code = "no-bids"                // no bid in the running
	TieLeft              Code = "tie"                    // bids that share a rank
	UnknownMember        Code = "unknown-member"         // a tender file holds something the program does not know
)

// Line is one criterion of a bid's working.
type Line struct {
	Criterion *Criterion
	Depth     int      // 0 for a top-level criterion
	Mark      *big.Rat // nil for a criterion with children and where the mark is missing
	MeanOf    int      // how many evaluators' marks Mark is the mean of; 0 for a consensus mark
	Score     *big.Rat // 0 to 100; nil where a mark below is missing
	Share     *big.Rat // of the whole quality score; all top-level shares add up to 1
	Weighted  *big.Rat // what the criterion adds to the total: Score × Share × quality weight ÷ 100 (without weights: × 1)
}

// Step is one line of arithmetic that a reader can follow by hand: what it gives, how, and the figure.
type Step struct {
	What    string // Quality score
	Working string // (40 × 75 + 20 × 80) ÷ 60
	Value   *big.Rat
}

// LowBidRules say when a price is low enough to ask the bidder about it. A rule with an absent percentage is off. The questions are
// asked over the bids in the running, from two up; they never exclude anybody.
type LowBidRules struct {
	BelowOthersMean exact.Optional // this many per cent or more below the mean of the other bids
	BelowNext       exact.Optional // this many per cent or more below the next lowest
	BelowMean       exact.Optional // more than this many per cent below the mean of all bids
	BelowShouldCost exact.Optional // more than this many per cent below the recorded should-cost
}

// WeightLimits are the weights that a framework publishes as the least and the most that a tender under it may give. The zero value
// limits nothing.
type WeightLimits struct {
	Name         string // whose limits they are
	WholeNumbers bool   // weights of sections and price must be whole per cent
	Ranges       []WeightRange
}

// WeightRange is the least and the most, in per cent of the whole, of one section or of the price.
type WeightRange struct {
	Section  string // empty for the price
	Min, Max exact.Decimal
}
