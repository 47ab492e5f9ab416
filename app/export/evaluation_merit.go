package export

import (
	"math"
	"math/big"
	"strings"

	"counterweight/procurement/weighing"
)

// ifIn is a figure that only bids in the running have.
func ifIn(formula string) string { return `IF({in}="yes",` + formula + `,"–")` }

// onlyIn gives the program's figure for bids in the running, and none for others.
func onlyIn(value func(*entrant) any) func(*entrant) any {
	return func(b *entrant) any {
		if !b.inTheRunning() {
			return none
		}
		return value(b)
	}
}

// common is a figure that the bids in the running have in common; there is none while none is in.
func common(name, what, how, function, over string, value *big.Rat, l look) *step {
	return &step{
		names: []string{name}, what: what, how: how, look: l,
		common: &cell{"IF(COUNT({all " + over + "})>0," + function + "({all " + over + `}),"–")`, ratFigure(value), l},
	}
}

// priceSteps are the prices of the bids in the running, what they have in common, and the price score.
func (e *evaluation) priceSteps() []*step {
	steps := []*step{}
	money := lookNumber.as(e.moneyFormat())
	if e.priced {
		steps = append(steps, &step{
			names: []string{"price in"}, what: "Price of the bids in the running", formula: ifIn("{price}"), look: money,
			value: onlyIn(func(b *entrant) any { return given(b.standing.Bid.Price) }),
		})
	}
	field, text := e.result.Field, e.formulas.text()
	for _, s := range []*step{
		common("lowest", "Lowest price", "of the bids in the running", "MIN", "price in", field.Lowest, money),
		common("highest", "Highest price", "of the bids in the running", "MAX", "price in", field.Highest, money),
		common("mean", "Mean price", "of the bids in the running", "AVERAGE", "price in", field.Mean, money),
	} {
		if e.priced && !e.scored && strings.Contains(text, "{the "+s.names[0]+"}") {
			steps = append(steps, s)
		}
	}
	if e.formulas.priceScore != "" {
		steps = append(steps, e.priceScoreSteps()...)
	}
	if len(steps) == 0 {
		return nil
	}
	return append([]*step{heading("Price", "")}, steps...)
}

// priceScoreSteps are the price score as it is, and as the total uses it.
func (e *evaluation) priceScoreSteps() []*step {
	formula, how := e.formulas.priceScore, weighing.InWords(e.method.PriceScore)
	if e.scored {
		formula, how = "{published score}", "as published"
	}
	score := &step{
		names: []string{"price score"}, what: "Price score", how: how, formula: ifIn(formula), look: lookNumber.as(scoreFormat).strong(),
		value: onlyIn(func(b *entrant) any { return ratFigure(b.priceScore) }),
	}
	if !e.rounds(weighing.RoundParts) {
		return []*step{score}
	}
	score.names, score.what = []string{"unrounded price score"}, "Price score before rounding"
	if e.scored {
		score.value = onlyIn(func(b *entrant) any { return given(b.standing.Bid.PriceScore) })
	}
	return []*step{score, {
		names: []string{"price score"}, what: "Price score", how: e.roundedWords(), look: lookNumber.as(e.roundedFormat()).strong(),
		formula: ifIn(rounded("{unrounded price score}")),
		value:   onlyIn(func(b *entrant) any { return ratFigure(b.standing.PriceScore) }),
	}}
}

// totalSteps make the figure of merit, and round it where the tender does.
func (e *evaluation) totalSteps() []*step {
	steps := []*step{heading("Total", e.method.Title)}
	total := &step{
		names: []string{"total"}, what: "Total", how: weighing.InWords(e.method.Total), look: lookNumber.as(e.totalFormat()).strong(),
		formula: ifIn(e.formulas.figure), value: onlyIn(func(b *entrant) any { return ratFigure(b.standing.Total) }),
	}
	if e.method.WeightedSum() {
		steps = append(steps, e.weighedSteps()...)
		total.how, total.formula = "what cost adds", ifIn("{price part}")
		if len(e.lines) > 0 {
			total.how, total.formula = "what quality adds + what cost adds", ifIn("{quality part}+{price part}")
		}
	}
	steps = append(steps, total)
	if !e.rounds(weighing.RoundTotal) {
		total.names = append(total.names, "ranked figure")
		return append(steps, e.grainSteps()...)
	}
	total.what = "Total before rounding"
	steps = append(steps, e.grainSteps()...)
	return append(steps, &step{
		names: []string{"ranked figure"}, what: "Total", how: e.roundedWords(), look: lookNumber.as(e.roundedFormat()).strong(),
		formula: ifIn("ROUND(" + e.formulas.scale.settled("{total}") + ",rounding_places)"),
		value:   onlyIn(func(b *entrant) any { return ratFigure(b.standing.Compared) }),
	})
}

// weighedSteps are the two weighted parts of a total.
func (e *evaluation) weighedSteps() (steps []*step) {
	how, weighed := "", func(formula string) string { return ifIn(formula) }
	format := lookNumber.as(scoreFormat)
	if e.rounds(weighing.RoundWeighted) {
		how, weighed = ", "+e.roundedWords(), func(formula string) string { return ifIn(rounded(formula)) }
		format = lookNumber.as(e.roundedFormat())
	}
	if len(e.lines) > 0 {
		part := "{quality}"
		if e.formulas.part != "" {
			part = "{part}"
			steps = append(steps, e.bestSteps()...)
		}
		steps = append(steps, &step{
			names: []string{"quality part"}, what: "What quality adds", how: "quality weight × quality ÷ 100" + how, look: format,
			formula: weighed("quality_weight*" + part + "/100"), value: onlyIn(func(b *entrant) any { return ratFigure(b.parts[0]) }),
		})
	}
	return append(steps, &step{
		names: []string{"price part"}, what: "What cost adds", how: "cost weight × price score ÷ 100" + how, look: format,
		formula: weighed("cost_weight*{price score}/100"), value: onlyIn(func(b *entrant) any { return ratFigure(b.parts[1]) }),
	})
}

// bestSteps measure quality against the best bid's.
func (e *evaluation) bestSteps() []*step {
	score := lookNumber.as(scoreFormat)
	return []*step{
		{
			names: []string{"quality in"}, what: "Quality score of the bids in the running", formula: ifIn("{quality}"), look: score,
			value: onlyIn(func(b *entrant) any { return ratFigure(b.standing.Quality) }),
		},
		common("best", "Best quality score", "of the bids in the running", "MAX", "quality in", e.result.Field.BestQuality, score),
		{
			names: []string{"part"}, what: "Quality against the best", how: "100 × quality score ÷ best quality score", look: score,
			formula: ifIn(e.formulas.part), value: onlyIn(func(b *entrant) any { return ratFigure(b.part) }),
		},
	}
}

// settled is a formula's figure without the noise in its last digits, ready to be rounded by the tender's rule: a half stays a half.
func (s scale) settled(figure string) string {
	switch s {
	case scoreScale:
		return "ROUND(" + figure + ",11)"
	case moneyScale:
		return "ROUND(" + figure + ",{the grain})"
	case ratioScale:
		return "IF(" + figure + ">0,ROUND(" + figure + ",12-INT(LOG10(" + figure + "))),0)"
	}
	return figure
}

// grainSteps find, for figures of the size of prices, how many places they can be told apart by in double precision.
func (e *evaluation) grainSteps() []*step {
	if e.formulas.scale != moneyScale {
		return nil
	}
	return []*step{{
		names: []string{"grain"}, what: "Places that totals are compared to", how: "so that what is equal stays equal", look: lookNumber,
		common: &cell{"MIN(9,13-INT(LOG10(MAX(1,{all price in},100*price_value_per_point))))", e.grain(), lookNumber},
	}}
}

// grain is what the formula of grainSteps comes to.
func (e *evaluation) grain() int {
	largest := math.Max(1, 100*double(e.result.Model.Parameters.ValuePerPoint.Rat()))
	if highest := e.result.Field.Highest; highest != nil {
		largest = math.Max(largest, double(highest))
	}
	return min(9, 13-int(math.Floor(math.Log10(largest))))
}
