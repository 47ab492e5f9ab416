package export

import "counterweight/procurement/weighing"

// methodFormulas is a method's arithmetic as spreadsheet formulas, beside the domain's own description of it.
//
// In a formula {name} is the row of that name on Working, in the bid's own column; {all name} is that row over all bids, {the name} the
// figure that all bids have in common. Names without braces are defined in the workbook: weights, parameters, limits.
type methodFormulas struct {
	method weighing.Method
	// priceScore is the price score, 0 to 100, of a method that weighs one against quality; figure is the figure of merit of any other.
	priceScore, figure string
	// part is what such a method weighs instead of the quality score, where it does.
	part  string
	scale scale
	// out is true for a bid that the method itself leaves out, outWords says so. It is empty for most methods.
	out, outCode, outWords string
	// outFirst is set where that is seen before the price is looked at.
	outFirst bool
}

// scale says of what size a method's figures are, and so how far two of them can be told apart in double precision. Figures that are
// equal as fractions differ in their last digits as doubles; without this, exact ties would be broken by noise.
type scale uint8

const (
	scoreScale scale = iota // 0 to 100: equal to nine decimal places
	moneyScale              // of the size of the prices: equal to the places that {the grain} finds
	ratioScale              // of any size: equal within 1 part in 1,000,000,000,000
	priceScale              // prices as they were typed: equal only if they are the same
)

var allMethodFormulas = []methodFormulas{
	{
		method:     weighing.LowestOverOffer,
		priceScore: "100*{the lowest}/{price}",
	},
	{
		method:     weighing.BestToWorst,
		priceScore: "IF({the highest}={the lowest},100,100*({the highest}-{price})/({the highest}-{the lowest}))",
	},
	{
		method:     weighing.PercentAboveLowest,
		priceScore: "MAX(0,100*(1-({price}-{the lowest})/{the lowest}))",
	},
	{
		method:     weighing.AroundMean,
		priceScore: "MAX(0,MIN(100,50+100*({the mean}-{price})/{the mean}))",
	},
	{
		method:     weighing.BetweenAnchors,
		priceScore: "MAX(0,MIN(100,100*(price_ceiling-{price})/(price_ceiling-price_floor)))",
	},
	{
		method:     weighing.AgainstBenchmark,
		priceScore: "MIN(100*price_benchmark/{price},price_cap)",
	},
	{
		method:     weighing.RatedCriteria,
		priceScore: "100*{the lowest}/{price}",
		part:       "IF({the best}=0,{quality},100*{quality}/{the best})",
	},
	{
		method: weighing.PricePerQualityPoint,
		figure: "{price}/{quality}", scale: ratioScale,
		out: "{quality}=0", outCode: "zero-quality", outWords: "a quality score of 0 has no price per point", outFirst: true,
	},
	{
		method: weighing.ValueForMoneyIndex,
		figure: "IF(quality_weight=0,1,{quality}^(quality_weight/cost_weight))/{price}", scale: ratioScale,
	},
	{
		method: weighing.MonetisedQuality,
		figure: "{price}-{quality}*price_value_per_point", scale: moneyScale,
	},
	{
		method: weighing.LowestPrice,
		figure: "{price}", scale: priceScale,
	},
	{
		method: weighing.FixedBudget,
		figure: "{quality}",
		out:    "{price}>price_budget", outCode: "over-budget", outWords: "its price is over the budget",
	},
	{
		method: weighing.QualityOnly,
		figure: "{quality}",
	},
}

// formulasOf are a method's formulas; a test makes sure that every method has some.
func formulasOf(m weighing.Method) methodFormulas {
	for _, f := range allMethodFormulas {
		if f.method == m {
			return f
		}
	}
	return methodFormulas{}
}

// text is all of the formulas in one, to see what they refer to.
func (f methodFormulas) text() string { return f.priceScore + f.figure + f.part + f.out }

// parameterName is what formulas call a method's parameter: its name in tender files, price.floor, without the point.
func parameterName(p weighing.Parameter) string { return "price_" + p.Name }
