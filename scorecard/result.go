package scorecard

import (
	"math/big"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// Result is what a card comes to in a period, and why.
type Result struct {
	Book    *Book
	Period  civil.Period
	Lines   Lines
	Overall Rolled // neither score nor rating under the coverage that the lines ask for
	// Ours and Theirs are what the readings of one side alone come to.
	Ours, Theirs Rolled
	Perspectives []PerspectiveResult
	SidesScored  []Side // those of which people gave a reading in the period

	TalkingPoints []TalkingPoint // where the two sides differ, the widest gap first
	Change        *big.Rat       // of the overall score since the period before, nil where one of the two has none
	Moves         []Move         // what makes up the change, the largest part first
	Rises, Drops  []Mover        // whose own score rose or fell most since the period before
	Falls         []Fall         // what has fallen three times in a row
}

// Rolled is what several parts come to.
type Rolled struct {
	Scored   bool
	Mean     *big.Rat // the weighted mean of what was measured, exactly; nil where there is none
	Score    Score    // the same rounded, 0 where it is not scored
	Rating   Rating   // that of the override, where there is one
	Override *Override
	Coverage *big.Rat // share of weight measured, from 0 to 1; nil where nothing that counts is due
	Measured int      // measures
	Due      int      // of which Measured have a value that counts
	NotDue   int      // the other measures on the card
	Before   *Score   // in the period before, nil where there was none
}

// PerspectiveResult is a perspective in a period.
type PerspectiveResult struct {
	Perspective *Perspective
	Share       *big.Rat // of the card, from 0 to 1
	Rolled
	Objectives []ObjectiveResult
}

// ObjectiveResult is an objective in a period.
type ObjectiveResult struct {
	Objective *Objective
	Share     *big.Rat // of the card, from 0 to 1
	Rolled
	Measures []MeasureResult
}

// MeasureResult is a measure in a period.
type MeasureResult struct {
	Placed       *Placed
	Measure      *Measure
	Points       Points // those that are valid
	OwnPoints    bool   // they are the card's own, not the measure's
	Share        *big.Rat
	Ours, Theirs *Reading // nil where nothing was said
	Position     *Position
	Counts       Counted

	Scored   bool
	Score    Score  // 0 where it is not scored
	Rating   Rating // that of the override, where there is one
	Computed Rating // by the points alone
	Override *Override
	Before   *Score // in the measure's period before, nil where it was not measured
	Gap      *Score // how far the two sides are apart, nil where one of them has no value
	Differ   bool   // far enough to talk about
	Problem  string // why a value can't be scored, empty where it can

	due   bool
	scale *scale // of its points, nil where they make none
}

// Counted is what counts of a measure in a period.
type Counted struct {
	State State          // never [NotRead] once the period's time for reading is over: then it is [Overdue] or [NotDue]
	Value exact.Optional // given exactly where the state is Measured
	Why   string
	Basis Basis
}

// Basis says whose reading counts.
type Basis uint8

// The bases.
const (
	NothingCounts Basis = iota // nothing was said
	BasisAgreed
	BasisOurs
	BasisComputed
	OnlyTheirs // the other side alone said something, and that does not count
)

// Words says whose reading counts, for people.
func (b Basis) Words() string {
	return [...]string{
		NothingCounts: "", BasisAgreed: "agreed", BasisOurs: "ours", BasisComputed: "computed", OnlyTheirs: "theirs only, not counted",
	}[b]
}

// Each calls f with every measure of the result, in the order of the card.
func (r *Result) Each(f func(*MeasureResult)) {
	for i := range r.Perspectives {
		for j := range r.Perspectives[i].Objectives {
			measures := r.Perspectives[i].Objectives[j].Measures
			for k := range measures {
				f(&measures[k])
			}
		}
	}
}

// Of is a measure's result, nil where it is not on the card in the period.
func (r *Result) Of(measure MeasureID) (found *MeasureResult) {
	r.Each(func(m *MeasureResult) {
		if m.Placed.Measure == measure {
			found = m
		}
	})
	return found
}
