package main

// aim is what a benchmark may cost at most, as a multiple of its yardstick.
type aim struct {
	folder    string // of the package, from the top of the module
	benchmark string
	title     string // what is measured
	yardstick string // what it is measured against
	atMost    float64
}

// aims are all of them, those of one package together.
var aims = []aim{
	{
		folder: "procurement/weighing", benchmark: "BenchmarkEvaluate100x60x8",
		title: "rank 100 bids × 60 criteria × 8 evaluators", yardstick: "plain float64 loops", atMost: 5,
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
		folder: "app/export", benchmark: "BenchmarkEvaluationWorkbook100x60",
		title: "write the workbook of 100 bids × 60 criteria", yardstick: "excelize streaming the same cells", atMost: 1.5,
	},
}
