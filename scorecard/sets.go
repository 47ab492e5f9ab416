package scorecard

import "counterweight/procurement/choice"

// SubjectKind says what a scorecard is about.
type SubjectKind uint8

// The subjects of scorecards.
const (
	SubjectUnstated SubjectKind = iota
	OfContract
	OfSupplier
	OfPartnership
	OfTeam
)

var subjectKinds = choice.Of("subject of a scorecard", "contract", "supplier", "partnership", "team")

// MeasureKind says what a value of a measure is.
type MeasureKind uint8

// The kinds of measure. Values are decimals: per cents as 88 for 88 %, money in major units (52000.00), durations in the measure's unit,
// yes as 1 and no as 0, opinions from 1 to 5, and of a milestone the days it was late (0 or fewer: in time).
const (
	KindUnstated MeasureKind = iota
	Quantity
	PerCent
	Money
	Duration
	Count
	YesNo
	Opinion
	Milestone
)

var measureKinds = choice.Of("kind of measure", "number", "per-cent", "money", "duration", "count", "yes-no", "opinion", "milestone")

// Direction says which values are good.
type Direction uint8

// The directions.
const (
	DirectionUnstated Direction = iota
	Higher
	Lower
	Within // good inside a band, worse on both sides of it
)

var directions = choice.Of("direction", "higher", "lower", "within")

// Timing says whether a measure tells of what is coming or of what has been.
type Timing uint8

// The timings.
const (
	TimingUnstated Timing = iota
	Leading
	Lagging
)

var timings = choice.Of("timing", "leading", "lagging")

// Computation says what the workspace computes a measure from.
type Computation uint8

// The computations.
const (
	TypedIn Computation = iota
	GoalsAtPlan
	PromisesKept
	ChangesAgainstAward
	InvoicesPaidInTime
	RoleCover
)

var computations = choice.Of("computation", "goals-at-plan", "promises-kept", "changes-against-award", "invoices-paid-in-time", "role-cover")

// Beneficiary is who an outcome is for.
type Beneficiary uint8

// The beneficiaries.
const (
	ForAnyone Beneficiary = iota
	ForCitizens
	ForPolicymakers
	ForMinisters
	ForTreasury
)

var beneficiaries = choice.Of("beneficiary", "citizens", "policymakers", "ministers", "treasury")

// Side is one of the two parties.
type Side uint8

// The sides.
const (
	SideUnstated Side = iota
	Ours
	Theirs
)

var sides = choice.Of("side", "ours", "theirs")

// State says whether there is a value and why not. No state but Measured is ever a number.
type State uint8

// The states of a reading.
const (
	NotRead State = iota // nothing was entered
	Measured
	NotDue
	Overdue
	NotMeasurable // the reading says why
)

var states = choice.Of("state of a reading", "measured", "not-due", "overdue", "not-measurable")

// Rating is how good a reading or a roll-up is, in the words of the regulations (SI 2024/692, reg. 39(5)).
type Rating uint8

// The ratings, best first; NotYetRated is no rating.
const (
	NotYetRated Rating = iota
	Good
	ApproachingTarget
	RequiresImprovement
	Inadequate
	Other // cannot be described as one of the four
)

var ratings = choice.Of("rating", "good", "approaching-target", "requires-improvement", "inadequate", "other")

// ActionState is how far an action has come.
type ActionState uint8

// The states of an action.
const (
	ActionStateUnstated ActionState = iota
	ActionOpen
	ActionDone
	ActionDropped
)

var actionStates = choice.Of("state of an action", "open", "done", "dropped")

// Effect is the answer to "did it work?".
type Effect uint8

// The answers.
const (
	EffectUnknown Effect = iota
	Worked
	WorkedPartly
	DidNotWork
)

var effects = choice.Of("effect", "worked", "worked-partly", "did-not-work")

// Occasion says why the law asks for an assessment (Procurement Act 2023, s. 71).
type Occasion uint8

// The occasions.
const (
	OccasionUnstated Occasion = iota
	Yearly
	OnTermination
)

var occasions = choice.Of("occasion of an assessment", "yearly", "on-termination")
