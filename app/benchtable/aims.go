package main

import "time"

// aim is what a benchmark may cost at most: as a multiple of its yardstick, or in time, or both.
type aim struct {
	folder    string // of the package, from the top of the module
	benchmark string
	title     string  // what is measured
	yardstick string  // what it is measured against
	atMost    float64 // times the yardstick; 0 for a case that only has to keep within a time
	// within is what the slowest of a hundred steps may take, reported by the benchmark as p99-ms; 0 for a case whose usual time counts.
	within time.Duration
	// unit is what is compared where it is not time: a figure that the benchmark reports under this name, in MB.
	unit string
	// display is for benchmarks of the real window, which need cgo and a display of their own.
	display bool
}

// frame is how long a step may keep the window from drawing.
const frame = 16 * time.Millisecond

// aims are all of them, those of one package together.
var aims = []aim{
	{
		folder: "procurement/weighing", benchmark: "BenchmarkEvaluate100x60x8",
		title: "rank 100 bids × 60 criteria × 8 evaluators", yardstick: "plain float64 loops", atMost: 5,
	},
	{
		folder: "scorecard", benchmark: "BenchmarkRollUp",
		title: "roll up 500 scorecards × 40 measures × 60 months × 2 sides", yardstick: "plain float64 loops", atMost: 5,
	},
	{
		folder: "app/store", benchmark: "BenchmarkPortfolioOfAPeriod",
		title: "read 500 scorecards with one of 60 months", yardstick: "the bare driver", atMost: 1.5,
	},
	{
		folder: "app/store", benchmark: "BenchmarkCoverageOnADay",
		title: "coverage of 300 teams × 40 roles on any day", yardstick: "the bare query of who is there", within: frame,
	},
	{
		folder: "app/store", benchmark: "BenchmarkLookAheadOfAYear",
		title: "look-ahead of a year for 300 teams × 40 roles", yardstick: "the bare query of the year", within: 100 * time.Millisecond,
	},
	{
		folder: "app/store", benchmark: "BenchmarkReadStaffing",
		title: "read 300 teams with ten years of assignments", yardstick: "the bare driver", atMost: 2,
	},
	{
		folder: "app/store", benchmark: "BenchmarkReadKnowledge",
		title: "read what 3,000 people know", yardstick: "the bare driver", atMost: 2,
	},
	{
		folder: "app/store", benchmark: "BenchmarkWrite100kContracts",
		title: "write 100,000 contracts, with record and search", yardstick: "the bare driver, without record", atMost: 2,
	},
	{
		folder: "app/store", benchmark: "BenchmarkRead10kContracts",
		title: "read 10,000 contracts", yardstick: "the bare driver", atMost: 1.5,
	},
	{
		folder: "app/store", benchmark: "BenchmarkSearch100kContracts",
		title: "search 100,000 contracts, letter by letter", yardstick: "the search table's own ranking", within: 20 * time.Millisecond,
	},
	{
		// 40 % of the rate
		folder: "app/store", benchmark: "BenchmarkImport100kContracts",
		title: "import 100,000 contracts from CSV", yardstick: "encoding/csv and the bare driver", atMost: 2.5,
	},
	{
		// half the rate
		folder: "app/exchange", benchmark: "BenchmarkReadReleases",
		title: "read contracts out of 100,000 OCDS releases", yardstick: "encoding/json decoding them", atMost: 2,
	},
	{
		// half the rate, with all that is written
		folder: "app/desk", benchmark: "BenchmarkImport100kReleases",
		title: "import 100,000 OCDS releases", yardstick: "encoding/json decoding them", atMost: 2,
	},
	{
		folder: "app/desk", benchmark: "BenchmarkImportMemory", unit: "heap-MB",
		title: "memory for 100,000 releases, at its largest", yardstick: "for 10,000", atMost: 1.5,
	},
	{
		folder: "app/desk", benchmark: "BenchmarkImportMemoryOfTables", unit: "heap-MB",
		title: "memory for 100,000 rows of a table, at its largest", yardstick: "for 10,000", atMost: 1.5,
	},
	{
		folder: "app/export", benchmark: "BenchmarkEvaluationWorkbook100x60",
		title: "write the workbook of 100 bids × 60 criteria", yardstick: "excelize streaming the same cells", atMost: 1.5,
	},
	{
		folder: "app/export", benchmark: "BenchmarkPack",
		title: "write a pack of 100 pages with charts", yardstick: "gofpdf drawing the same strokes and texts", atMost: 2,
	},
	{
		folder: "app/export", benchmark: "BenchmarkPackMemory", unit: "heap-MB",
		title: "memory for each page of a pack", yardstick: "1 MB", atMost: 1,
	},
	{
		folder: "app/ui/contracts", benchmark: "BenchmarkContracts",
		title: "window: 10,000 contracts", yardstick: "a bare table of the toolkit", within: frame,
	},
	{
		folder: "app/ui/today", benchmark: "BenchmarkToday",
		title: "window: what needs a decision among 10,000 contracts", yardstick: "a bare table of the toolkit", within: frame,
	},
	{
		folder: "app/ui/register", benchmark: "BenchmarkRegister",
		title: "window: the register of 10,000 contracts as a whole", yardstick: "a bare table of the toolkit", within: frame,
	},
	{
		folder: "app/ui/suppliers", benchmark: "BenchmarkSuppliers",
		title: "window: 2,000 suppliers", yardstick: "a bare table of the toolkit", within: frame,
	},
	{
		folder: "app/ui/tenders", benchmark: "BenchmarkTenders",
		title: "window: tender of 30 bids × 60 criteria", yardstick: "a bare table of the toolkit", within: frame,
	},
	{
		folder: "app/ui/scorecards", benchmark: "BenchmarkScorecards",
		title: "window: 40 measures × 60 months × 2 sides, and 500 such cards", yardstick: "a bare table of the toolkit", within: frame,
	},
	{
		folder: "app/ui/roles", benchmark: "BenchmarkDateSlider",
		title: "window: the date of 300 teams × 40 roles dragged", yardstick: "a bare table of the toolkit", within: frame,
	},
	{
		folder: "app", benchmark: "BenchmarkStart", display: true,
		title: "start with 10,000 contracts, until rows are seen", yardstick: "a bare window with an empty table", atMost: 1.3,
	},
	{
		folder: "app", benchmark: "BenchmarkStart", display: true, unit: "VmRSS-MB",
		title: "memory once rows are seen (VmRSS)", yardstick: "a bare window with an empty table", atMost: 1.5,
	},
}
