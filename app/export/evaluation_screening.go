package export

import (
	"fmt"
	"strings"

	"counterweight/procurement/weighing"
)

// rounded is a formula's figure rounded as the tender rounds, half away from zero. It is first brought to the eleven decimal places that
// a double of this size can be trusted with, so that a half stays a half.
func rounded(formula string) string { return "ROUND(ROUND(" + formula + ",11),rounding_places)" }

// roundedWords says how the tender rounds.
func (e *evaluation) roundedWords() string {
	switch places := e.result.Model.Rounding.Places; places {
	case 0:
		return "rounded to a whole number"
	case 1:
		return "rounded to 1 place"
	default:
		return fmt.Sprintf("rounded to %d places", places)
	}
}

func (e *evaluation) rounds(stage weighing.Stage) bool { return e.result.Model.Rounding.Stage == stage }

// qualitySteps are the quality score as it is, and as the total uses it.
func (e *evaluation) qualitySteps() []*step {
	if len(e.lines) == 0 {
		return nil
	}
	quality := &step{
		names: []string{"unrounded quality"}, what: "Quality score", how: "mean of the criteria by weight",
		formula: e.meanFormula(0, len(e.lines)-1, 1, len(e.result.Model.Criteria)),
		value:   func(b *entrant) any { return ratFigure(b.quality) },
		look:    lookNumber.as(scoreFormat).strong(),
	}
	steps := []*step{heading("Quality", ""), quality}
	if !e.rounds(weighing.RoundParts) {
		quality.names = append(quality.names, "quality")
		return steps
	}
	quality.what = "Quality score before rounding"
	return append(steps, &step{
		names: []string{"quality"}, what: "Quality score", how: e.roundedWords(),
		formula: `IF(ISNUMBER({unrounded quality}),` + rounded("{unrounded quality}") + `,"–")`,
		value:   func(b *entrant) any { return ratFigure(b.standing.Quality) },
		look:    lookNumber.as(e.roundedFormat()).strong(),
	})
}

// screeningSteps say who is in the running, in the order that the tender screens bids in, and what keeps the others out.
func (e *evaluation) screeningSteps() []*step {
	steps := []*step{
		heading("Who is in the running", "status, missing marks, minimums, quality minimum, price: in this order"),
		{
			names: []string{"status"}, what: "Status", formula: "Prices!$C#", look: lookNumber,
			value: func(b *entrant) any { return b.standing.Bid.Status.String() },
		},
	}
	if len(e.lines) > 0 {
		steps = append(steps, e.markScreening()...)
	}
	if e.scored {
		steps = append(steps, &step{
			names: []string{"published score"}, what: "Price score as published", formula: typedIn(e.scoreColumn()),
			value: func(b *entrant) any { return given(b.standing.Bid.PriceScore) }, look: lookNumber.as(scoreFormat),
		})
	}
	if e.priced {
		steps = append(steps, &step{
			names: []string{"price"}, what: "Price", formula: typedIn(e.priceColumn()),
			value: func(b *entrant) any { return given(b.standing.Bid.Price) }, look: lookNumber.as(e.moneyFormat()),
		})
	}
	why, says := e.whyFormula()
	return append(steps,
		&step{names: []string{"why"}, what: "Why it is not ranked", formula: why, value: says, look: lookNumber.wrapped()},
		&step{
			names: []string{"in"}, what: "In the running", how: "nothing keeps it out", formula: `IF({why}="–","yes","no")`,
			value: func(b *entrant) any {
				if b.inTheRunning() {
					return "yes"
				}
				return "no"
			}, look: lookNumber.strong(),
		})
}

// typedIn is the number that stands in a column of Prices for the bid.
func typedIn(column int) string {
	at := "Prices!$" + columnName(column) + "#"
	return "IF(ISNUMBER(" + at + ")," + at + `,"–")`
}

// markScreening are the steps that look at marks: how many are missing, and how many are below a minimum.
func (e *evaluation) markScreening() []*step {
	marks, highest, minimums := e.allMarks(), e.marksRange(e.grid.highestColumn()), e.marksRange(e.grid.minimumColumn())
	first := func(condition string) string { // the id of the first criterion for which the condition holds
		return fmt.Sprintf("INDEX(%s,MATCH(1,INDEX(%s,0),0))", e.marksRange(1), condition)
	}
	missing := fmt.Sprintf("ISNUMBER(%s)*(1-ISNUMBER(%s))", highest, marks)
	low := fmt.Sprintf(`(%s<>"")*(ROUND(%s,9)<ROUND(%s,9))`, minimums, marks, minimums)
	return []*step{
		{
			names: []string{"missing"}, what: "Marks missing", how: "a missing mark is not zero",
			formula: "SUMPRODUCT(" + missing + ")",
			value:   func(b *entrant) any { return len(b.unmarked) }, look: lookNumber,
		},
		{
			names: []string{"unmarked"}, what: "Not marked yet", look: lookNumber.wrapped(),
			formula: `IF({missing}=0,"–",` + first(missing) + `&IF({missing}>1," and "&({missing}-1)&" more",""))`,
			value:   func(b *entrant) any { return andMore(b.unmarked) },
		},
		{
			names: []string{"low marks"}, what: "Marks below their minimum", how: "looked at once all marks are there",
			formula: `IF({missing}>0,"–",SUMPRODUCT(` + low + `))`, look: lookNumber,
			value: func(b *entrant) any {
				if len(b.unmarked) > 0 {
					return none
				}
				return len(b.low)
			},
		},
		{
			names: []string{"low"}, what: "Below the minimum on", look: lookNumber.wrapped(),
			formula: `IF(N({low marks})=0,"–",` + first(low) + `&IF({low marks}>1," and "&({low marks}-1)&" more",""))`,
			value: func(b *entrant) any {
				if len(b.unmarked) > 0 {
					return none
				}
				return andMore(b.low)
			},
		},
	}
}

// andMore is the first of some ids and how many there are besides: Q1 and 2 more.
func andMore(ids []string) string {
	switch len(ids) {
	case 0:
		return none
	case 1:
		return label(ids[0])
	}
	return fmt.Sprintf("%s and %d more", label(ids[0]), len(ids)-1)
}

// obstacle is one thing that keeps a bid out: when, and what is then said (a formula that gives text).
type obstacle struct {
	when, says string
	code       string // the program's own word for it; a colon at its end stands for any ending
	text       func(b *entrant) string
}

// obstacles are all that may keep a bid out, in the order in which they are looked at. Those without a code the program refuses before
// it ranks; they can only come up when a price is changed here.
func (e *evaluation) obstacles() []obstacle {
	all := []obstacle{{
		when: `{status}<>"received"`, says: `"by its status: "&{status}`,
		text: func(b *entrant) string { return "by its status: " + b.standing.Exclusion },
	}}
	if len(e.lines) > 0 {
		all = append(all,
			obstacle{when: "{missing}>0", says: `"not marked yet: "&{unmarked}`, text: func(b *entrant) string { return "not marked yet: " + andMore(b.unmarked) }},
			obstacle{when: "N({low marks})>0", says: `"below the minimum on "&{low}`, code: "minimum:", text: func(b *entrant) string { return "below the minimum on " + andMore(b.low) }},
			saying("ROUND({unrounded quality},9)<ROUND(quality_minimum,9)", "quality score below the minimum", "quality-minimum"))
	}
	out := saying(e.formulas.out, e.formulas.outWords, e.formulas.outCode)
	if out.when != "" && e.formulas.outFirst {
		all = append(all, out)
	}
	all = append(all, e.priceObstacles()...)
	if out.when != "" && !e.formulas.outFirst {
		all = append(all, out)
	}
	return all
}

// priceObstacles are prices that the method cannot take.
func (e *evaluation) priceObstacles() []obstacle {
	switch {
	case e.method.Price == weighing.NoPrice:
		return nil
	case e.scored:
		return []obstacle{
			saying("NOT(ISNUMBER({published score}))", "it has no price score", ""),
			saying("OR({published score}<0,{published score}>100)", "its price score is not from 0 to 100", ""),
		}
	case e.method.Price == weighing.MoreThanZero:
		return []obstacle{saying("NOT(ISNUMBER({price}))", "it has no price", ""), saying("{price}<=0", "its price is not above 0", "")}
	}
	return []obstacle{saying("NOT(ISNUMBER({price}))", "it has no price", ""), saying("{price}<0", "its price is below 0", "")}
}

// saying is an obstacle with fixed words.
func saying(when, words, code string) obstacle {
	return obstacle{when: when, says: `"` + words + `"`, code: code, text: func(*entrant) string { return words }}
}

// whyFormula says what keeps a bid out, the first thing only, and what the program says.
func (e *evaluation) whyFormula() (formula string, says func(*entrant) any) {
	obstacles := e.obstacles()
	for _, o := range obstacles {
		formula += "IF(" + o.when + "," + o.says + ","
	}
	formula += `"–"` + strings.Repeat(")", len(obstacles))
	return formula, func(b *entrant) any {
		if b.inTheRunning() {
			return none
		}
		code := b.standing.Exclusion
		switch {
		case b.standing.Bid.Status != weighing.Received:
			return obstacles[0].text(b)
		case b.standing.Missing != nil:
			return obstacles[1].text(b)
		}
		for _, o := range obstacles {
			if o.code != "" && strings.HasPrefix(code, o.code) {
				return o.text(b)
			}
		}
		return code
	}
}
