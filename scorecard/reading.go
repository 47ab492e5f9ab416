package scorecard

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// Reading is what one side says about a measure in a period.
type Reading struct {
	Card    CardID
	Measure MeasureID
	Period  civil.Period // one of the card's periods
	Side    Side

	State       State
	Value       exact.Optional // given exactly where the state is Measured
	Numerator   exact.Optional // of a ratio
	Denominator exact.Optional
	Why         string // why it is not measurable
	Comment     string
	Evidence    string
	By          string     // who said so
	On          civil.Date // when
	Computed    bool       // the workspace computed it
}

// Position is what both sides agreed on about a measure in a period, or what they replied to each other.
type Position struct {
	Card    CardID
	Measure MeasureID
	Period  civil.Period

	State State // NotRead where nothing is agreed yet
	Value exact.Optional
	Why   string
	Note  string // how the difference was settled
	Reply string // what the other side replies
	By    string
	On    civil.Date
}

// Override is a rating that people set against the computed one.
type Override struct {
	Card    CardID
	Measure MeasureID // 0: the rating of the whole card
	Period  civil.Period
	Rating  Rating
	Reason  string // never empty
	By      string
	On      civil.Date
}

// Action is something to do about a measure.
type Action struct {
	ID      ActionID
	Card    CardID
	Measure MeasureID    // 0: about the whole card
	Raised  civil.Period // the period whose reading led to it
	Title   string
	Owner   string
	Side    Side
	Due     civil.Date
	State   ActionState
	Done    civil.Date
	Effect  Effect // did it work?
	Note    string
}

// Assessment is the statutory assessment of performance against the key performance indicators (Procurement Act 2023, s. 71).
type Assessment struct {
	ID        AssessmentID
	Card      CardID
	Occasion  Occasion
	Window    civil.Term // the days it is about
	Made      civil.Date
	Published civil.Date
	By        string
	Notice    string // the reference of the published notice
	Measures  []Assessed
	Failures  []Failure
}

// Assessed is one indicator of an assessment.
type Assessed struct {
	Measure MeasureID
	Rating  Rating
	Text    string // for the notice
}

// Failure is a failure to perform, and what was done about it.
type Failure struct {
	Measure  MeasureID // 0 where it is about no measure
	Category string    // what failed
	Period   civil.Term
	Events   int // how often
	Remedy   string
	Settled  civil.Date
}

// Book is a card with everything that was said about it.
type Book struct {
	Card        Card
	Measures    map[MeasureID]*Measure // those on the card
	Readings    []Reading
	Positions   []Position
	Overrides   []Override
	Actions     []Action
	Assessments []Assessment
}
