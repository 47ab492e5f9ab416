package weighing

import (
	"math"
	"math/big"
	"strings"

	"counterweight/procurement/exact"
)

// Method is a rule that turns quality and price into one figure of merit. Its text is the method's name in files.
type Method string

// The methods of ranking, as domain figures of merit: p is the price, q the quality score.
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

// Description says about a method what a person must know to choose it, and what a program must know to fill it in.
type Description struct {
	Method Method
	Title  string // Lowest price over price
	Words  string // what it does, in a sentence
	// PriceScore and Total are formulas with the names of the figures: 100 × lowest price ÷ price. PriceScore is empty for methods
	// without one.
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

// rule is a method with its arithmetic. A weighted-sum method gives a price score, and a quality part where that is not simply the
// quality score; every other method gives its figure of merit directly.
type rule struct {
	Description
	priceScore  func(a *arguments) *big.Rat
	qualityPart func(a *arguments) *big.Rat
	figure      func(a *arguments) *big.Rat
}

// arguments are the figures that a formula may refer to, for one bid.
type arguments struct {
	field                     *Field
	parameters                *Parameters
	price, quality            *big.Rat
	costWeight, qualityWeight *big.Rat // per cent
}

var rules = []rule{
	{
		Description: Description{
			Method: LowestOverOffer, Title: "Lowest price over price",
			Words:      "The lowest price earns 100; a price twice as high earns 50.",
			PriceScore: "100 × {lowest price} ÷ {price}", Total: weightedTotal,
			WatchOut: "The price score depends on the other bids: if the lowest bid falls away, all price scores move and the order may change.",
			Weighted: true, OtherBidsMatter: true, Price: MoreThanZero,
		},
		priceScore: func(a *arguments) *big.Rat { return percent(a.field.Lowest, a.price) },
	},
	{
		Description: Description{
			Method: BestToWorst, Title: "Best to worst",
			Words:      "The lowest price earns 100, the highest 0, the others in a straight line between.",
			PriceScore: "100 × ({highest price} − {price}) ÷ ({highest price} − {lowest price})", Total: weightedTotal,
			WatchOut: "A small gap in price becomes the whole range of price scores, and any bid at either end moves all others.",
			Weighted: true, OtherBidsMatter: true, Price: ZeroOrMore,
		},
		priceScore: func(a *arguments) *big.Rat {
			if a.field.Highest.Cmp(a.field.Lowest) == 0 {
				return big.NewRat(100, 1)
			}
			return percent(minus(a.field.Highest, a.price), minus(a.field.Highest, a.field.Lowest))
		},
	},
	{
		Description: Description{
			Method: PercentAboveLowest, Title: "Per cent above the lowest",
			Words:      "The lowest price earns 100; each per cent above it costs one point, down to 0 at twice the lowest.",
			PriceScore: "100 × (1 − ({price} − {lowest price}) ÷ {lowest price}), at least 0", Total: weightedTotal,
			WatchOut: "The price score depends on the other bids, and no price above twice the lowest earns anything.",
			Weighted: true, OtherBidsMatter: true, Price: MoreThanZero,
		},
		priceScore: func(a *arguments) *big.Rat {
			above := percent(minus(a.price, a.field.Lowest), a.field.Lowest)
			return clamp(minus(hundred, above), zero, hundred)
		},
	},
	{
		Description: Description{
			Method: AroundMean, Title: "Around the mean",
			Words:      "The mean price earns 50; each per cent below or above it adds or costs one point, between 0 and 100.",
			PriceScore: "50 + 100 × ({mean price} − {price}) ÷ {mean price}, between 0 and 100", Total: weightedTotal,
			WatchOut: "Every bid moves the mean, so every bid moves the score of every other.",
			Weighted: true, OtherBidsMatter: true, Price: MoreThanZero,
		},
		priceScore: func(a *arguments) *big.Rat {
			below := percent(minus(a.field.Mean, a.price), a.field.Mean)
			return clamp(below.Add(below, big.NewRat(50, 1)), zero, hundred)
		},
	},
	{
		Description: Description{
			Method: BetweenAnchors, Title: "Between anchors",
			Words:      "A price at or below the floor earns 100, at or above the ceiling 0, in a straight line between; both are fixed beforehand.",
			PriceScore: "100 × ({ceiling} − {price}) ÷ ({ceiling} − {floor}), between 0 and 100", Total: weightedTotal,
			WatchOut: "Anchors far from the prices that come in leave little between the bids: check them against the should-cost.",
			Weighted: true, Price: ZeroOrMore, Parameters: []Parameter{floorParameter, ceilingParameter},
		},
		priceScore: func(a *arguments) *big.Rat {
			floor, ceiling := a.parameters.Floor.Rat(), a.parameters.Ceiling.Rat()
			return clamp(percent(minus(ceiling, a.price), minus(ceiling, floor)), zero, hundred)
		},
	},
	{
		Description: Description{
			Method: AgainstBenchmark, Title: "Against a benchmark",
			Words:      "A price at the benchmark earns 100, twice the benchmark 50; a lower price earns more only up to the cap.",
			PriceScore: "100 × {benchmark} ÷ {price}, at most {cap}", Total: weightedTotal,
			WatchOut: "With a cap of 100 a price below the benchmark earns nothing extra; with a higher one a price score may pass 100.",
			Weighted: true, Price: MoreThanZero, Parameters: []Parameter{benchmarkParameter, capParameter},
		},
		priceScore: func(a *arguments) *big.Rat {
			score := percent(a.parameters.Benchmark.Rat(), a.price)
			if highest := a.parameters.cap(); score.Cmp(highest) > 0 {
				return highest
			}
			return score
		},
	},
	{
		Description: Description{
			Method: RatedCriteria, Title: "Rated criteria",
			Words:      "The best quality earns 100 and the lowest price earns 100; the others in proportion.",
			PriceScore: "100 × {lowest price} ÷ {price}",
			Total:      "({quality weight} × 100 × {quality score} ÷ {best quality score} + {cost weight} × {price score}) ÷ 100",
			WatchOut:   "Both parts depend on the other bids: the best and the cheapest bid move everybody.",
			Weighted:   true, OtherBidsMatter: true, Price: MoreThanZero,
		},
		priceScore:  func(a *arguments) *big.Rat { return percent(a.field.Lowest, a.price) },
		qualityPart: func(a *arguments) *big.Rat { return percent(a.quality, a.field.BestQuality) },
	},
	{
		Description: Description{
			Method: PricePerQualityPoint, Title: "Price per quality point",
			Words:         "What one point of quality costs; the least wins.",
			Total:         "{price} ÷ {quality score}",
			WatchOut:      "A very low price can buy a poor bid the first place: state a quality minimum that you could live with.",
			LowerIsBetter: true, Price: MoreThanZero, NeedsQualityMinimum: true,
		},
		figure: func(a *arguments) *big.Rat { return new(big.Rat).Quo(a.price, a.quality) },
	},
	{
		Description: Description{
			Method: ValueForMoneyIndex, Title: "Value-for-money index",
			Words:    "Quality, raised to quality weight over cost weight, for each unit of price; the most wins.",
			Total:    "{quality score} ^ ({quality weight} ÷ {cost weight}) ÷ {price}",
			WatchOut: "A power is computed in double precision: a difference under 1 part in 1,000,000,000,000 counts as a tie.",
			Weighted: true, Exponent: true, Price: MoreThanZero,
		},
		figure: func(a *arguments) *big.Rat {
			quality, _ := a.quality.Float64()
			exponent, _ := new(big.Rat).Quo(a.qualityWeight, a.costWeight).Float64()
			price, _ := a.price.Float64()
			index := new(big.Rat).SetFloat64(math.Pow(quality, exponent) / price)
			return index // nil where the power is too large for a double: the caller refuses it
		},
	},
	{
		Description: Description{
			Method: MonetisedQuality, Title: "Monetised quality",
			Words:         "The price less what the quality is worth; the least wins, and it may be negative.",
			Total:         "{price} − {quality score} × {value of a point}",
			WatchOut:      "The value of a point decides: say beforehand where it comes from.",
			LowerIsBetter: true, Price: ZeroOrMore, Parameters: []Parameter{valueParameter},
		},
		figure: func(a *arguments) *big.Rat {
			worth := new(big.Rat).Mul(a.quality, a.parameters.ValuePerPoint.Rat())
			return worth.Sub(a.price, worth)
		},
	},
	{
		Description: Description{
			Method: LowestPrice, Title: "Lowest price",
			Words:         "The lowest price among the bids that reach the quality minimum wins.",
			Total:         "{price}",
			WatchOut:      "Quality above the minimum earns nothing.",
			LowerIsBetter: true, Price: MoreThanZero, NeedsQualityMinimum: true,
		},
		figure: func(a *arguments) *big.Rat { return a.price },
	},
	{
		Description: Description{
			Method: FixedBudget, Title: "Fixed budget",
			Words:    "The best quality among the bids that the budget can pay wins.",
			Total:    "{quality score}, for a price of at most {budget}",
			WatchOut: "A price below the budget earns nothing: expect bids at the budget.",
			Price:    ZeroOrMore, Parameters: []Parameter{budgetParameter},
		},
		figure: func(a *arguments) *big.Rat { return a.quality },
	},
	{
		Description: Description{
			Method: QualityOnly, Title: "Quality only",
			Words:    "The best quality wins; the price is agreed afterwards.",
			Total:    "{quality score}",
			WatchOut: "No competition on price: have a should-cost before the talks begin.",
		},
		figure: func(a *arguments) *big.Rat { return a.quality },
	},
}

const weightedTotal = "({quality weight} × {quality score} + {cost weight} × {price score}) ÷ 100"

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

func ruleFor(m Method) *rule {
	for i := range rules {
		if rules[i].Method == m {
			return &rules[i]
		}
	}
	return nil
}

// InWords is one of a description's formulas with the names of its figures and no braces, as documents print it.
func InWords(formula string) string { return strings.NewReplacer("{", "", "}", "").Replace(formula) }

func (p *Parameters) cap() *big.Rat { return p.Cap.Or(exact.Int(100)).Rat() }

var (
	zero    = new(big.Rat)
	one     = big.NewRat(1, 1)
	hundred = big.NewRat(100, 1)
)

func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

// percent is 100 × part ÷ whole, a number of its own.
func percent(part, whole *big.Rat) *big.Rat {
	share := new(big.Rat).Quo(part, whole)
	return share.Mul(share, hundred)
}

func clamp(r, low, high *big.Rat) *big.Rat {
	switch {
	case r.Cmp(low) < 0:
		return low
	case r.Cmp(high) > 0:
		return high
	}
	return r
}
