package tender

import "counterweight/procurement/weighing"

// WorkbookTable describes a sheet that is a table: its columns from the left. A grid has a column for each bid to their right.
type WorkbookTable struct {
	Sheet   string
	Hint    string
	Columns []Column
}

// WorkbookTables are the sheets that are tables, in order.
func WorkbookTables() []WorkbookTable {
	return []WorkbookTable{
		criteriaTable, scalesTable, lotsTable, panelTable, limitsTable, bidsTable(), marksGrid, rationalesGrid, evaluatorsTable,
	}
}

// TableOf is the table on a sheet; it has no columns where the sheet is none.
func TableOf(sheet string) WorkbookTable {
	for _, t := range WorkbookTables() {
		if t.Sheet == sheet {
			return t
		}
	}
	return WorkbookTable{}
}

var criteriaTable = WorkbookTable{
	Sheet: SheetCriteria,
	Hint:  "One row for each question. A question that is made of parts names nothing here; its parts name it under Part of, and they are marked instead.",
	Columns: []Column{
		{Heading: HeadingID, Kind: HoldsID, Hint: "short: Q3"},
		{Heading: HeadingPartOf, Kind: HoldsID, From: SheetCriteria, Hint: "id of the question that this is a part of", Optional: true},
		{Heading: HeadingSection, Kind: HoldsText, Optional: true},
		{Heading: HeadingQuestion, Kind: HoldsText},
		{Heading: HeadingWeight, Kind: HoldsNumber},
		{Heading: HeadingMinimum, Kind: HoldsNumber, Hint: "a bid below it is out", Optional: true},
		{
			Heading: HeadingChildren, Kind: HoldsChoice, Choices: wordsOf(WeightsRelative), Optional: true,
			Hint: "empty: they add up to 100",
		},
		{Heading: HeadingLowest, Kind: HoldsNumber, Hint: "only where it has a scale of its own", Optional: true},
		{Heading: HeadingHighest, Kind: HoldsNumber, Optional: true},
		{Heading: HeadingStep, Kind: HoldsNumber, Optional: true},
	},
}

var scalesTable = WorkbookTable{
	Sheet: SheetScales,
	Hint:  "What each mark means, in words. Leave Criterion empty for the scale that all criteria without a scale of their own have.",
	Columns: []Column{
		{Heading: HeadingCriterion, Kind: HoldsID, From: SheetCriteria},
		{Heading: HeadingMark, Kind: HoldsNumber},
		{Heading: HeadingTitle, Kind: HoldsText, Optional: true},
		{Heading: HeadingMeans, Kind: HoldsText, Optional: true},
	},
}

var lotsTable = WorkbookTable{
	Sheet: SheetLots,
	Hint:  "Leave this sheet empty when the tender has no lots. A criterion that no lot names counts in all lots.",
	Columns: []Column{
		{Heading: HeadingID, Kind: HoldsID, Hint: "short: L1"},
		{Heading: HeadingTitle, Kind: HoldsText, Optional: true},
		{Heading: HeadingCriteria, Kind: HoldsText, Hint: "ids of questions of the first level, with commas between", Optional: true},
	},
}

var panelTable = WorkbookTable{
	Sheet: SheetPanel,
	Hint:  "Who marks. May stay empty when only the marks that the panel agreed on are kept.",
	Columns: []Column{
		{Heading: HeadingID, Kind: HoldsID, Hint: "short: E1"},
		{Heading: HeadingName, Kind: HoldsText, Optional: true},
	},
}

var limitsTable = WorkbookTable{
	Sheet: SheetLimits,
	Hint:  "The least and the most that a framework lets sections weigh, in per cent of the whole. Write " + LimitsPrice + " for the price. May stay empty.",
	Columns: []Column{
		{Heading: HeadingSection, Kind: HoldsText},
		{Heading: HeadingLeast, Kind: HoldsNumber},
		{Heading: HeadingMost, Kind: HoldsNumber},
	},
}

// bidsTable lists the bids. In a tender with lots a bid has a further row for each lot that it is for; supplier and status stand in its
// first row, where the lot is empty.
func bidsTable() WorkbookTable {
	return WorkbookTable{
		Sheet: SheetBids,
		Hint:  "One row for each bid; in a tender with lots, one more for each lot that it bids for, with the lot's id and the price for it. Give a price or a price score.",
		Columns: []Column{
			{Heading: HeadingBid, Kind: HoldsID, Hint: "short: A"},
			{Heading: HeadingSupplier, Kind: HoldsText},
			{Heading: HeadingStatus, Kind: HoldsChoice, Choices: wordsOf(weighing.Statuses()...), Hint: "empty: received", Optional: true},
			{Heading: HeadingLot, Kind: HoldsID, From: SheetLots, Hint: "empty in a tender without lots", Optional: true},
			{Heading: HeadingPrice, Kind: HoldsMoney, Optional: true},
			{Heading: HeadingScore, Kind: HoldsNumber, Hint: "0 to 100, where only scores are known", Optional: true},
		},
	}
}

var gridColumns = []Column{
	{Heading: HeadingCriterion, Kind: HoldsID, From: SheetCriteria},
	{Heading: HeadingSection, Kind: HoldsRemarks, Optional: true},
	{Heading: HeadingQuestion, Kind: HoldsRemarks, Optional: true},
	{Heading: HeadingLot, Kind: HoldsID, From: SheetLots, Hint: "empty: for all lots of the bid", Optional: true},
	{Heading: HeadingWeight, Kind: HoldsRemarks, Optional: true},
	{Heading: HeadingScale, Kind: HoldsRemarks},
}

var (
	marksGrid = WorkbookTable{
		Sheet:   SheetMarks,
		Hint:    "The marks that the panel agreed on. An empty cell is a mark that is missing, not a zero.",
		Columns: gridColumns,
	}
	rationalesGrid = WorkbookTable{
		Sheet:   SheetRationales,
		Hint:    "Why the panel gave each mark. Bidders are told this.",
		Columns: gridColumns,
	}
)

var evaluatorsTable = WorkbookTable{
	Sheet: SheetEvaluators,
	Hint:  "The marks of single evaluators with their reasons, one row each. May stay empty.",
	Columns: []Column{
		{Heading: HeadingEvaluator, Kind: HoldsID, From: SheetPanel},
		{Heading: HeadingBid, Kind: HoldsID, From: SheetBids},
		{Heading: HeadingLot, Kind: HoldsID, From: SheetLots, Hint: "empty: for all lots of the bid", Optional: true},
		{Heading: HeadingCriterion, Kind: HoldsID, From: SheetCriteria},
		{Heading: HeadingMark, Kind: HoldsNumber},
		{Heading: HeadingRationale, Kind: HoldsText, Optional: true},
	},
}
