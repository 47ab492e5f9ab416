package scorecard

// Readings leave the program in two tables, which are described here, once, for those who write and those who read them.
//
// The first is the table of readings, in a text file: any cards, periods and sides, a row for each reading. The second is the request: a
// workbook with one period's questions for one side, sent to that side, filled in there and taken in again. Its sheet of facts has a label
// and a value in each row, found by the label; the sheet of questions is a table with a row for each measure, found by its headings.

// ReadingColumns are the headings of the table of readings, in the order in which it goes out. Whoever reads one takes them in any order and
// needs scorecard, period, measure and either value or state.
var ReadingColumns = []string{
	"scorecard", "period", "side", "measure", "name", "state", "value", "unit", "numerator", "denominator", "why", "comment", "evidence", "by",
	"on", "computed", "score", "rating",
}

// NeededReadingColumns are those without which a table is not one of readings.
var NeededReadingColumns = []string{"scorecard", "period", "measure"}

// The sheets of a request, in order.
const (
	RequestSheetQuestions = "Readings"
	RequestSheetFacts     = "About"
)

// Rows of the sheet of questions, from 1. A reader finds the headings wherever they are within [RequestSearchRows].
const (
	RequestTitleRow   = 1
	RequestHintRow    = 2
	RequestHeadRow    = 4
	RequestSearchRows = 20
)

// RequestHint says under the title what to do.
const RequestHint = "Fill in the white cells and send the file back. Leave a row empty where there is nothing to say; what was said before stays."

// The labels of a request's facts. A workbook without [FactLayout] is no request.
const (
	FactLayout    = "Layout"
	FactScorecard = "Scorecard"
	FactTitle     = "Title"
	FactCard      = "Scorecard id"
	FactPeriod    = "Period"
	FactSide      = "Side"
	FactAsked     = "Asked for by"
	FactAnswer    = "Answered by"
	FactMade      = "Made on"
)

// RequestLayout is the value of [FactLayout]: another number is another layout.
const RequestLayout = "counterweight readings 1"

// RequestFacts are the facts in order, and whether the other side may type them.
func RequestFacts() []RequestFact {
	return []RequestFact{
		{FactLayout, false},
		{FactScorecard, false},
		{FactTitle, false},
		{FactCard, false},
		{FactPeriod, false},
		{FactSide, false},
		{FactAsked, false},
		{FactMade, false},
		{FactAnswer, true},
	}
}

// RequestFact is a row of the sheet of facts.
type RequestFact struct {
	Label string
	Typed bool // not protected
}

// RequestColumn is a column of the sheet of questions.
type RequestColumn struct {
	Heading string
	Hint    string
	Typed   bool     // for the other side to type; all other columns are protected
	Hidden  bool     // for the program
	Choices []string // what may be chosen, where there is such a list; another for yes or no and opinions, see [Measure.Choices]
	Width   int      // in characters
}

// The headings of the questions.
const (
	RequestID          = "Id"
	RequestPerspective = "Perspective"
	RequestMeasure     = "Measure"
	RequestFormula     = "How it is found"
	RequestUnit        = "Unit"
	RequestTarget      = "Target"
	RequestLast        = "Last reading"
	RequestState       = "State"
	RequestValue       = "Value"
	RequestNumerator   = "Numerator"
	RequestDenominator = "Denominator"
	RequestWhy         = "Why not measurable"
	RequestComment     = "Comment"
	RequestEvidence    = "Evidence"
)

// RequestColumns are the columns of the questions, in order.
func RequestColumns() []RequestColumn {
	return []RequestColumn{
		{Heading: RequestID, Hidden: true, Width: 6},
		{Heading: RequestPerspective, Width: 18},
		{Heading: RequestMeasure, Width: 28},
		{Heading: RequestFormula, Width: 34},
		{Heading: RequestUnit, Width: 9},
		{Heading: RequestTarget, Width: 10},
		{Heading: RequestLast, Width: 13},
		{Heading: RequestState, Typed: true, Choices: stateChoices(), Width: 15, Hint: "measured where it is left empty and a value is given"},
		{Heading: RequestValue, Typed: true, Width: 11, Hint: "in the measure's unit"},
		{Heading: RequestNumerator, Typed: true, Width: 11, Hint: "of a ratio; then the value may stay empty"},
		{Heading: RequestDenominator, Typed: true, Width: 12},
		{Heading: RequestWhy, Typed: true, Width: 22},
		{Heading: RequestComment, Typed: true, Width: 32},
		{Heading: RequestEvidence, Typed: true, Width: 24, Hint: "where the figure can be looked up"},
	}
}

// stateChoices are the states as the workbook offers them.
func stateChoices() []string {
	var all []string
	for _, s := range AllStates() {
		all = append(all, s.Words())
	}
	return all
}

// Choices are the values that may be chosen: yes and no, or the opinions; none of other measures.
func (m *Measure) Choices() []string {
	switch m.Kind {
	case YesNo:
		return []string{"yes", "no"}
	case Opinion:
		return []string{"1", "2", "3", "4", "5"}
	}
	return nil
}

// Asked are the measures that a side is asked for in a period, in the order of the card: those that are on it and due then.
func (r *Result) Asked() (asked []*MeasureResult) {
	r.Each(func(m *MeasureResult) {
		if m.Measure.isDue(r.Period) && (m.Measure.Computed == TypedIn || m.Theirs != nil) {
			asked = append(asked, m)
		}
	})
	return asked
}
