package tender

import (
	"counterweight/procurement/weighing"
)

// The tender workbook is a tender as a spreadsheet, to be filled in by hand and read back. Its layout is described here, once, for the
// writer and for the reader.
//
// The sheet of facts has a label and a value in each row, found by the label. Every other sheet is a table: a row of headings, found by
// its words, and the rows below it. Marks and reasons stand in grids: a row for each criterion that is marked, and to the right of the
// heading [HeadingScale] a column for each bid, with the bid's id at its head and the supplier below.

// The sheets of the tender workbook, in order.
const (
	SheetGuide      = "How to fill this in"
	SheetFacts      = "Tender"
	SheetCriteria   = "Criteria"
	SheetScales     = "Scales"
	SheetLots       = "Lots"
	SheetPanel      = "Panel"
	SheetLimits     = "Limits"
	SheetBids       = "Prices"
	SheetMarks      = "Marks"
	SheetRationales = "Rationales"
	SheetEvaluators = "Evaluators"
)

// WorkbookSheets are all sheets, in order.
func WorkbookSheets() []string {
	return []string{
		SheetGuide, SheetFacts, SheetCriteria, SheetScales, SheetLots, SheetPanel, SheetLimits, SheetBids, SheetMarks, SheetRationales,
		SheetEvaluators,
	}
}

// Rows of the sheets, from 1. A reader finds the headings wherever they are within [LayoutSearchRows].
const (
	LayoutTitleRow   = 1
	LayoutHintRow    = 2
	LayoutHeadRow    = 4
	LayoutSearchRows = 20
)

// Kind says what a cell of the workbook holds.
type Kind uint8

// The kinds of cells.
const (
	HoldsID      Kind = iota // a short text without spaces at its ends
	HoldsText                // any text
	HoldsNumber              // a decimal
	HoldsMoney               // an amount in the tender's currency
	HoldsDate                // YYYY-MM-DD
	HoldsChoice              // one of a few words
	HoldsRemarks             // for people only; a reader passes it over
)

// Column is a column of a table, or a row of the sheet of facts.
type Column struct {
	Heading string
	Kind    Kind
	Hint    string
	Choices []string
	// From is the sheet whose first column lists what may stand here; empty where anything may.
	From string
	// Optional is set where a table is read without the column.
	Optional bool
}

// Headings of columns that more than one table has, or that a reader looks for by name.
const (
	HeadingID        = "Id"
	HeadingTitle     = "Title"
	HeadingCriterion = "Criterion"
	HeadingPartOf    = "Part of"
	HeadingSection   = "Section"
	HeadingQuestion  = "Question"
	HeadingWeight    = "Weight"
	HeadingMinimum   = "Minimum mark"
	HeadingChildren  = "Weights of its parts"
	HeadingLowest    = "Lowest mark"
	HeadingHighest   = "Highest mark"
	HeadingStep      = "Step"
	HeadingMark      = "Mark"
	HeadingMeans     = "What it means"
	HeadingCriteria  = "Criteria of this lot only"
	HeadingName      = "Name"
	HeadingLeast     = "Least %"
	HeadingMost      = "Most %"
	HeadingBid       = "Bid"
	HeadingSupplier  = "Supplier"
	HeadingStatus    = "Status"
	HeadingLot       = "Lot"
	HeadingPrice     = "Price"
	HeadingScore     = "Price score"
	HeadingScale     = "Scale"
	HeadingEvaluator = "Evaluator"
	HeadingRationale = "Reason"
)

// LimitsPrice stands in the place of a section for the limits of the price's weight.
const LimitsPrice = "(price)"

// Yes is the word for what a tender may have or not.
const Yes = "yes"

// Labels of the facts. Those of the price method's parameters come from the methods themselves, see [FactOf].
const (
	FactReference     = "Reference"
	FactTitle         = "Title"
	FactCurrency      = "Currency"
	FactBegun         = "Procurement begun"
	FactNote          = "Note"
	FactCostWeight    = "Cost weight"
	FactQualityWeight = "Quality weight"
	FactWeights       = "Weights of criteria are"
	FactMinimum       = "Quality minimum"
	FactScaleMin      = "Lowest mark"
	FactScaleMax      = "Highest mark"
	FactScaleStep     = "Step between marks"
	FactMethod        = "Price method"
	FactShouldCost    = "Should-cost"
	FactStage         = "Round"
	FactPlaces        = "Decimal places"
	FactTies          = "Ties are broken by"
	FactMean          = "Mean of evaluators stands in"
	FactLimits        = "Weight limits of"
	FactWhole         = "Weights in whole per cent"
)

// WorkbookFacts are the rows of the sheet of facts.
func WorkbookFacts() []Column {
	facts := []Column{
		{Heading: FactReference, Kind: HoldsID, Hint: "as it stands in the register of tenders"},
		{Heading: FactTitle, Kind: HoldsText},
		{Heading: FactCurrency, Kind: HoldsID, Hint: "three letters: GBP, EUR"},
		{Heading: FactBegun, Kind: HoldsDate, Hint: "YYYY-MM-DD; decides which rules apply"},
		{Heading: FactNote, Kind: HoldsText, Hint: "where the tender and its marks come from; printed in documents"},
		{Heading: FactMethod, Kind: HoldsChoice, Choices: methodWords(), Hint: "how prices count"},
	}
	for _, p := range weighing.AllParameters() {
		facts = append(facts, FactOf(p))
	}
	return append(facts, []Column{
		{Heading: FactCostWeight, Kind: HoldsNumber, Hint: "per cent of the whole; cost and quality add up to 100"},
		{Heading: FactQualityWeight, Kind: HoldsNumber, Hint: "per cent of the whole"},
		{
			Heading: FactWeights, Kind: HoldsChoice, Choices: wordsOf(WeightsOfWhole, WeightsOfQuality, WeightsRelative),
			Hint: "of-whole: they add up to the quality weight; of-quality: to 100; relative: to anything",
		},
		{Heading: FactMinimum, Kind: HoldsNumber, Hint: "quality score from 0 to 100 that a bid must reach"},
		{Heading: FactScaleMin, Kind: HoldsNumber, Hint: "0 where left empty"},
		{Heading: FactScaleMax, Kind: HoldsNumber, Hint: "for all criteria without a scale of their own"},
		{Heading: FactScaleStep, Kind: HoldsNumber, Hint: "any decimal may be given where left empty"},
		{Heading: FactShouldCost, Kind: HoldsMoney, Hint: "our own estimate; only used to ask questions about low bids"},
		{Heading: FactStage, Kind: HoldsChoice, Choices: wordsOf(weighing.Stages()...), Hint: "parts: the two scores; weighted: each weighted part; total: the total"},
		{Heading: FactPlaces, Kind: HoldsNumber, Hint: "0 to 9"},
		{Heading: FactTies, Kind: HoldsText, Hint: "in order, with commas between: quality, price, heaviest-criterion"},
		{Heading: FactMean, Kind: HoldsChoice, Choices: []string{Yes}, Hint: "yes: where the panel has not agreed a mark yet"},
		{Heading: FactLimits, Kind: HoldsText, Hint: "whose limits the sheet " + SheetLimits + " gives"},
		{Heading: FactWhole, Kind: HoldsChoice, Choices: []string{Yes}, Hint: "yes: the limits ask for whole per cent"},
	}...)
}

// FactOf is the fact that holds a parameter of a price method.
func FactOf(p weighing.Parameter) Column {
	fact := Column{Heading: "Price: " + p.Name, Kind: HoldsNumber, Hint: p.Title}
	if p.Money {
		fact.Kind = HoldsMoney
	}
	return fact
}

func methodWords() []string {
	var all []string
	for _, d := range weighing.Methods() {
		all = append(all, string(d.Method))
	}
	return all
}

func wordsOf[V interface{ String() string }](values ...V) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = v.String()
	}
	return all
}
