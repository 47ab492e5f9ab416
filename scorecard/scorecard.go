// Package scorecard is balanced scorecards that both sides believe: perspectives, objectives and measures with weights, readings by both
// parties, ratings, and how they roll up.
//
// One scale serves measures and roll-ups, from 0 to 100, where 75 means "as agreed". A reading is a value or says why there is none; what
// was not measured never counts as a number. Weights, points and lines are valid from a date with a reason, and a period is always
// computed with what was valid on its last day, so that last year's figures stay last year's.
package scorecard

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// The ids of what a scorecard is made of, unique in a workspace.
type (
	CardID       int64
	MeasureID    int64
	ActionID     int64
	AssessmentID int64
)

// Card is a scorecard: what is measured about a contract, a supplier, a partnership or a team, and how much each part counts.
type Card struct {
	ID        CardID
	Reference string // this office's own, unique among its scorecards: S-014
	Title     string
	Subject   Subject

	Every     civil.PeriodKind // how often it is scored
	Term      civil.Term       // the days it covers, no end where it is open
	OurName   string           // what our side is called: Digital partnerships
	TheirName string           // what the other side is called: Fernhill Digital
	Owner     string
	Notes     string

	Perspectives []Perspective  // in the order they are shown
	Links        []Link         // cause and effect between objectives
	Lines        History[Lines] // where ratings of roll-ups begin; DefaultLines where none is given
	Versions     []Version      // what both sides agreed to, the first agreement first
	Closed       []ClosedPeriod // periods whose readings are settled
	Template     string         // the name of the template it was made from, if any
}

// Subject is what a scorecard is about.
type Subject struct {
	Kind SubjectKind
	// Register is the id of the contract or of the supplier in the register; of a team or a partnership, 0 or that of its contract.
	Register int64
	Name     string // C-014 Appeals delivery partner
}

// Perspective is one point of view of a scorecard: delivering outcomes, value for money.
type Perspective struct {
	Key        string // unique on the card and never changed: P1
	Name       string
	Weights    History[exact.Decimal] // relative to the card's other perspectives
	Objectives []Objective
}

// Objective is what is to be reached in a perspective. A perspective may do without: then it has one objective without a name.
type Objective struct {
	Key      string // unique on the card and never changed: O1
	Name     string
	Weights  History[exact.Decimal] // relative to the perspective's other objectives
	Measures []Placed
}

// Placed is a measure on a card.
type Placed struct {
	Measure MeasureID
	Weights History[exact.Decimal] // relative to the objective's other measures; counts from the first entry on
	Points  History[Points]        // this card's own, instead of the measure's; none where the measure's hold
	Retired civil.Date             // the last day it counts, no date while it stays
	Owner   string                 // who reads it here, where that is not the measure's owner
}

// Link says that reaching one objective helps to reach another.
type Link struct {
	Cause, Effect string // keys of objectives
	Note          string
}

// Version is a state of the card that both sides agreed to.
type Version struct {
	On     civil.Date
	Ours   string // who agreed for us
	Theirs string // who agreed for them
	Note   string // what changed
}

// ClosedPeriod is a period whose readings are settled; changing one of them later takes a reason.
type ClosedPeriod struct {
	Period civil.Period
	On     civil.Date
	By     string
}
