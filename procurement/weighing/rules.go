package weighing

import (
	"math"
	"math/big"
)

// rule is a method with its arithmetic. A weighted-sum method has a price score, and a quality part where that is not simply the
// quality score; every other method has its figure of merit directly.
type rule struct {
	Description
	priceScore func(f *figures) ratio // as the formula gives it
	// least and most are the limits of the price score; none where there is none.
	least ratio
	most  func(f *figures) ratio
	// needsSpread is set where the formula divides by the gap between the highest and the lowest price; without a gap all earn 100.
	needsSpread bool
	// qualityPart is what the quality weight multiplies, and qualityFormula how it is written, where it is not the quality score itself.
	qualityPart    func(f *figures) ratio
	qualityFormula string
	// figure is the figure of merit; it gives none where that cannot be computed.
	figure func(f *figures) ratio
}

func ruleFor(m Method) *rule {
	for i := range rules {
		if rules[i].Method == m {
			return &rules[i]
		}
	}
	return nil
}

// score is the price score, and what the formula gave before the limits.
func (r *rule) score(f *figures) (score, formula ratio) {
	if r.allEqual(f) {
		return hundred, hundred
	}
	formula = r.priceScore(f)
	if r.least.given() && formula.cmp(r.least) < 0 {
		return r.least, formula
	}
	if r.most != nil && formula.cmp(r.most(f)) > 0 {
		return r.most(f), formula
	}
	return formula, formula
}

// allEqual reports whether the formula cannot be used, since there is no gap between prices.
func (r *rule) allEqual(f *figures) bool { return r.needsSpread && f.highest.cmp(f.lowest) == 0 }

// part is the quality part of a weighted sum; none without criteria.
func (r *rule) part(f *figures) ratio {
	if r.qualityPart == nil || f.bestQuality.sign() == 0 {
		return f.quality
	}
	return r.qualityPart(f)
}

// weighted are the two parts of a weighted sum: none, without criteria, for quality.
func (r *rule) weighted(f *figures) (quality, price ratio) {
	if part := r.part(f); part.given() {
		quality = f.qualityShare.times(part)
	}
	return quality, f.costShare.times(f.priceScore)
}

func lowestOverPrice(f *figures) ratio { return percent(f.lowest, f.price) }

// smallestNormal is the least number that a double holds with full precision.
const smallestNormal = 0x1p-1022

// valueForMoney is the one figure that is not exact. It is none where a double cannot hold the power.
func valueForMoney(f *figures) ratio {
	quality, _ := f.quality.rat().Float64()
	exponent, _ := f.qualityWeight.over(f.costWeight).rat().Float64()
	price, _ := f.price.rat().Float64()
	index := math.Pow(quality, exponent) / price
	if math.IsInf(index, 0) || quality > 0 && index < smallestNormal {
		return ratio{}
	}
	return narrowed(new(big.Rat).SetFloat64(index))
}

const weightedTotal = "({quality weight} × {quality score} + {cost weight} × {price score}) ÷ 100"

var rules = []rule{
	{
		Description: Description{
			Method: LowestOverOffer, Title: "Lowest price over price",
			Words:      "The lowest price earns 100; a price twice as high earns 50.",
			PriceScore: "100 × {lowest price} ÷ {price}", Total: weightedTotal,
			WatchOut: "The price score depends on the other bids: if the lowest bid falls away, all price scores move and the order may change.",
			Weighted: true, OtherBidsMatter: true, Price: MoreThanZero,
		},
		priceScore: lowestOverPrice,
	},
	{
		Description: Description{
			Method: BestToWorst, Title: "Best to worst",
			Words:      "The lowest price earns 100, the highest 0, the others in a straight line between.",
			PriceScore: "100 × ({highest price} − {price}) ÷ ({highest price} − {lowest price})", Total: weightedTotal,
			WatchOut: "A small gap in price becomes the whole range of price scores, and any bid at either end moves all others.",
			Weighted: true, OtherBidsMatter: true, Price: ZeroOrMore,
		},
		priceScore:  func(f *figures) ratio { return percent(f.highest.minus(f.price), f.highest.minus(f.lowest)) },
		needsSpread: true,
	},
	{
		Description: Description{
			Method: PercentAboveLowest, Title: "Per cent above the lowest",
			Words:      "The lowest price earns 100; each per cent above it costs one point, down to 0 at twice the lowest.",
			PriceScore: "100 × (1 − ({price} − {lowest price}) ÷ {lowest price}), at least 0", Total: weightedTotal,
			WatchOut: "The price score depends on the other bids, and no price above twice the lowest earns anything.",
			Weighted: true, OtherBidsMatter: true, Price: MoreThanZero,
		},
		priceScore: func(f *figures) ratio { return hundred.minus(percent(f.price.minus(f.lowest), f.lowest)) },
		least:      zero,
	},
	{
		Description: Description{
			Method: AroundMean, Title: "Around the mean",
			Words:      "The mean price earns 50; each per cent below or above it adds or costs one point, between 0 and 100.",
			PriceScore: "50 + 100 × ({mean price} − {price}) ÷ {mean price}, between 0 and 100", Total: weightedTotal,
			WatchOut: "Every bid moves the mean, so every bid moves the score of every other.",
			Weighted: true, OtherBidsMatter: true, Price: MoreThanZero,
		},
		priceScore: func(f *figures) ratio { return fifty.plus(percent(f.mean.minus(f.price), f.mean)) },
		least:      zero, most: func(*figures) ratio { return hundred },
	},
	{
		Description: Description{
			Method: BetweenAnchors, Title: "Between anchors",
			Words:      "A price at or below the floor earns 100, at or above the ceiling 0, in a straight line between; both are fixed beforehand.",
			PriceScore: "100 × ({ceiling} − {price}) ÷ ({ceiling} − {floor}), between 0 and 100", Total: weightedTotal,
			WatchOut: "Anchors far from the prices that come in leave little between the bids: check them against the should-cost.",
			Weighted: true, Price: ZeroOrMore, Parameters: []Parameter{floorParameter, ceilingParameter},
		},
		priceScore: func(f *figures) ratio { return percent(f.ceiling.minus(f.price), f.ceiling.minus(f.floor)) },
		least:      zero, most: func(*figures) ratio { return hundred },
	},
	{
		Description: Description{
			Method: AgainstBenchmark, Title: "Against a benchmark",
			Words:      "A price at the benchmark earns 100, twice the benchmark 50; a lower price earns more only up to the cap.",
			PriceScore: "100 × {benchmark} ÷ {price}, at most {cap}", Total: weightedTotal,
			WatchOut: "With a cap of 100 a price below the benchmark earns nothing extra; with a higher one a price score may pass 100.",
			Weighted: true, Price: MoreThanZero, Parameters: []Parameter{benchmarkParameter, capParameter},
		},
		priceScore: func(f *figures) ratio { return percent(f.benchmark, f.price) },
		most:       func(f *figures) ratio { return f.cap },
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
		priceScore:     lowestOverPrice,
		qualityPart:    func(f *figures) ratio { return percent(f.quality, f.bestQuality) },
		qualityFormula: "100 × {quality score} ÷ {best quality score}",
	},
	{
		Description: Description{
			Method: PricePerQualityPoint, Title: "Price per quality point",
			Words:         "What one point of quality costs; the least wins.",
			Total:         "{price} ÷ {quality score}",
			WatchOut:      "A very low price can buy a poor bid the first place: state a quality minimum that you could live with.",
			LowerIsBetter: true, Price: MoreThanZero, NeedsQualityMinimum: true,
		},
		figure: func(f *figures) ratio { return f.price.over(f.quality) },
	},
	{
		Description: Description{
			Method: ValueForMoneyIndex, Title: "Value-for-money index",
			Words:    "Quality, raised to quality weight over cost weight, for each unit of price; the most wins.",
			Total:    "{quality score} ^ ({quality weight} ÷ {cost weight}) ÷ {price}",
			WatchOut: "A power is computed in double precision: a difference under 1 part in 1,000,000,000,000 counts as a tie.",
			Weighted: true, Exponent: true, Price: MoreThanZero,
		},
		figure: valueForMoney,
	},
	{
		Description: Description{
			Method: MonetisedQuality, Title: "Monetised quality",
			Words:         "The price less what the quality is worth; the least wins, and it may be negative.",
			Total:         "{price} − {quality score} × {value of a point}",
			WatchOut:      "The value of a point decides: say beforehand where it comes from.",
			LowerIsBetter: true, Price: ZeroOrMore, Parameters: []Parameter{valueParameter},
		},
		figure: func(f *figures) ratio { return f.price.minus(f.quality.times(f.valuePerPoint)) },
	},
	{
		Description: Description{
			Method: LowestPrice, Title: "Lowest price",
			Words:         "The lowest price among the bids that reach the quality minimum wins.",
			Total:         "{price}",
			WatchOut:      "Quality above the minimum earns nothing.",
			LowerIsBetter: true, Price: MoreThanZero, NeedsQualityMinimum: true,
		},
		figure: func(f *figures) ratio { return f.price },
	},
	{
		Description: Description{
			Method: FixedBudget, Title: "Fixed budget",
			Words:    "The best quality among the bids that the budget can pay wins.",
			Total:    "{quality score}, for a price of at most {budget}",
			WatchOut: "A price below the budget earns nothing: expect bids at the budget.",
			Price:    ZeroOrMore, Parameters: []Parameter{budgetParameter},
		},
		figure: func(f *figures) ratio { return f.quality },
	},
	{
		Description: Description{
			Method: QualityOnly, Title: "Quality only",
			Words:    "The best quality wins; the price is agreed afterwards.",
			Total:    "{quality score}",
			WatchOut: "No competition on price: have a should-cost before the talks begin.",
		},
		figure: func(f *figures) ratio { return f.quality },
	},
}
