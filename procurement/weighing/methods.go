package weighing

import (
	"strings"

	"counterweight/procurement/exact"
)

// Method is a rule that turns quality and price into one figure of merit. Its text is the method's name in files.
type Method string

// The methods of ranking.
const (
	LowestOverOffer      Method = "lowest-over-offer"
	BestToWorst          Method = "best-to-worst"
	PercentAboveLowest   Method = "percent-above-lowest"
	AroundMean           Method = "around-mean"
	BetweenAnchors       Method = "between-anchors"
	AgainstBenchmark     Method = "against-benchmark"
	RatedCriteria        Method = "rated-criteria"
	PricePerQualityPoint Method = "price-per-quality-point"
	ValueForMoneyIndex   Method = "value-for-money-index"
	MonetisedQuality     Method = "monetised-quality"
	LowestPrice          Method = "lowest-price"
	FixedBudget          Method = "fixed-budget"
	QualityOnly          Method = "quality-only"
)

// DefaultMethod is what a new tender starts with: the score of a bid depends on nobody else's bid.
const DefaultMethod = BetweenAnchors

// PriceNeed says which prices a method can take.
type PriceNeed uint8

// The needs for a price.
const (
	NoPrice      PriceNeed = iota // the method does not look at prices
	ZeroOrMore                    // 0 is a price
	MoreThanZero                  // the method divides by the price, or 0 would win outright
)

// remedy says what to do about a price that is too low.
func (n PriceNeed) remedy() string {
	if n == MoreThanZero {
		return "give a price above 0"
	}
	return "give a price of 0 or more"
}

// Description says about a method what a person must know to choose it, and what a program must know to fill it in.
type Description struct {
	Method Method
	Title  string // Lowest price over price
	Words  string // what it does, in a sentence
	// PriceScore and Total are formulas with the names of the figures in braces: 100 × {lowest price} ÷ {price}. A limit stands behind
	// a comma: at least 0. PriceScore is empty for methods without one.
	PriceScore, Total string
	WatchOut          string // what bites, in a sentence; empty where nothing does
	LowerIsBetter     bool
	Weighted          bool // it weighs cost against quality, so a tender gives both weights
	Exponent          bool // the weights stand in an exponent: no weighted sum
	OtherBidsMatter   bool
	Price             PriceNeed
	Parameters        []Parameter
	// NeedsQualityMinimum is set where a tender must state a quality minimum, 0 allowed, since nothing else keeps a poor bid from winning.
	NeedsQualityMinimum bool
}

// WeightedSum reports whether the total is quality weight × quality part + cost weight × price score.
func (d Description) WeightedSum() bool { return d.Weighted && !d.Exponent }

// Parameter is a number that a method needs beside the weights.
type Parameter struct {
	Name     string // its name in files: floor
	Title    string // in words: price that earns 100
	Optional bool
	Money    bool // an amount in the tender's currency
	Positive bool // must be above 0; others must not be negative
	Get      func(*Parameters) *exact.Optional
}

var (
	floorParameter = Parameter{
		Name: "floor", Title: "price that earns 100", Money: true,
		Get: func(p *Parameters) *exact.Optional { return &p.Floor },
	}
	ceilingParameter = Parameter{
		Name: "ceiling", Title: "price that earns 0", Money: true, Positive: true,
		Get: func(p *Parameters) *exact.Optional { return &p.Ceiling },
	}
	benchmarkParameter = Parameter{
		Name: "benchmark", Title: "price that earns 100", Money: true, Positive: true,
		Get: func(p *Parameters) *exact.Optional { return &p.Benchmark },
	}
	capParameter = Parameter{
		Name: "cap", Title: "highest price score", Optional: true, Positive: true,
		Get: func(p *Parameters) *exact.Optional { return &p.Cap },
	}
	valueParameter = Parameter{
		Name: "value_per_point", Title: "value of one quality point", Money: true,
		Get: func(p *Parameters) *exact.Optional { return &p.ValuePerPoint },
	}
	budgetParameter = Parameter{
		Name: "budget", Title: "budget", Money: true,
		Get: func(p *Parameters) *exact.Optional { return &p.Budget },
	}
)

// AllParameters lists every parameter that some method takes.
func AllParameters() []Parameter {
	return []Parameter{floorParameter, ceilingParameter, benchmarkParameter, capParameter, valueParameter, budgetParameter}
}

// Methods describes every method, in the order in which they are offered.
func Methods() []Description {
	ds := make([]Description, len(rules))
	for i, r := range rules {
		ds[i] = r.Description
	}
	return ds
}

// Describe is the description of the method with this name.
func Describe(m Method) (Description, bool) {
	r := ruleFor(m)
	if r == nil {
		return Description{}, false
	}
	return r.Description, true
}

// InWords is one of a description's formulas with the names of its figures and no braces, as documents print it.
func InWords(formula string) string { return strings.NewReplacer("{", "", "}", "").Replace(formula) }
