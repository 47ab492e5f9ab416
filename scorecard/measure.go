package scorecard

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// Measure is something that is measured, defined once and used by any number of cards.
type Measure struct {
	ID      MeasureID
	Code    string // this office's own, unique in the library: M-012
	Name    string
	Purpose string // why it is measured
	Formula string // how the value is found, in words
	Source  string // where the figures come from
	Owner   string // who reads it
	Unit    string // hours, releases; of money and per cents none is needed

	Kind      MeasureKind
	Direction Direction
	Every     civil.PeriodKind // how often it is read
	Timing    Timing
	Statutory bool   // a key performance indicator by law
	Credit    string // the service credit that a poor reading brings, in words
	Ratio     bool   // whether it is read as a numerator and a denominator
	Currency  money.Currency
	// Least and Most are the least and the greatest value that there can be, where there is such a thing: 0 and 100 of a share. Opinions
	// run from 1 to 5, counts from 0 up, and yes or no is 1 or 0, whatever is said here.
	Least, Most exact.Optional
	Computed    Computation // what the workspace computes it from, if it does
	For         Beneficiary // who benefits when it is an outcome measure
	Points      History[Points]
	Retired     civil.Date // no longer offered for new cards after that day
}
