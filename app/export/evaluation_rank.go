package export

import (
	"fmt"
	"strings"
)

// rankSteps turn figures into ranks: by the figure of merit, then by each rule for ties, 1, 2, 2, 4.
func (e *evaluation) rankSteps() []*step {
	rank := lookNumber.as("0")
	steps := append([]*step{heading("Rank", "1, 2, 2, 4: equals share a rank and the next one is left out")}, e.comparedSteps()...)
	place := &step{
		names: []string{"place"}, what: "Rank by total", how: "the highest first", look: rank, formula: ifIn(e.placeFormula()),
		value: onlyIn(func(b *entrant) any { return b.places[0] }),
	}
	if e.method.LowerIsBetter {
		place.how = "the lowest first"
	}
	steps = append(steps, place)
	last := "place"
	for i, rule := range e.tieRules() {
		tied := "({all " + last + "}={" + last + "})"
		steps = append(steps, &step{
			names: []string{rule.name}, what: rule.what, how: rule.how, look: rank,
			formula: ifIn("{" + last + "}+" + strings.ReplaceAll(rule.before, "{tied}", tied)),
			value:   onlyIn(func(b *entrant) any { return b.places[i+1] }),
		})
		last = rule.name
	}
	return append(append(steps,
		&step{
			names: []string{"rank"}, what: "Rank", look: rank.strong(), formula: "{" + last + "}",
			value: onlyIn(func(b *entrant) any { return b.standing.Rank }),
		},
		&step{
			names: []string{"id order"}, what: "Place of the bid's id among all ids", how: "equals are listed in this order", look: rank,
			value: func(b *entrant) any { return b.idOrder },
		},
		&step{
			names: []string{"sort"}, what: "Sorting number", how: "rank × 100,000 + the place of the id; bids without a rank last", look: rank,
			formula: "IF(ISNUMBER({rank}),{rank},100000)*100000+{id order}",
			value: func(b *entrant) any {
				if !b.inTheRunning() {
					return 100000*100000 + b.idOrder
				}
				return b.standing.Rank*100000 + b.idOrder
			},
		},
		&step{
			names: []string{"list place"}, what: "Line on Result", how: "the lowest sorting number first", look: rank,
			formula: "RANK({sort},{all sort},1)", value: func(b *entrant) any { return b.place },
		}), e.leadSteps()...)
}

// leadSteps find by how much the first leads, unrounded. Where bids share the first rank, since rounding or no rule for ties tells them
// apart, the one with the better total counts as the first; where a rounded figure put the lesser total first, there is no lead.
func (e *evaluation) leadSteps() []*step {
	l := lookNumber.as(e.totalFormat())
	ofRank := func(rank int, name, what string) *step {
		return &step{
			names: []string{name}, what: what, look: l, formula: fmt.Sprintf(`IF({rank}=%d,{total},"–")`, rank),
			value: func(b *entrant) any {
				if b.standing.Rank != rank {
					return none
				}
				return ratFigure(b.standing.Total)
			},
		}
	}
	lead := "IF(COUNT({all first})>1,LARGE({all first},1)-LARGE({all first},2),IF(COUNT({all second})>0,MAX(0,MAX({all first})-MAX({all second})),[none]))"
	if e.method.LowerIsBetter {
		lead = "IF(COUNT({all first})>1,SMALL({all first},2)-SMALL({all first},1),IF(COUNT({all second})>0,MAX(0,MIN({all second})-MIN({all first})),[none]))"
	}
	return []*step{
		ofRank(1, "first", "Unrounded total of the first rank"),
		ofRank(2, "second", "Unrounded total of the second rank"),
		{
			names: []string{"lead"}, what: "By how much the first leads the next", how: "never below 0", look: l,
			common: &cell{strings.ReplaceAll(lead, "[none]", `"–"`), ratFigure(e.result.Margin), l},
		},
	}
}

// comparedSteps are the figure that ranks are made of, where totals must first lose the noise of double precision.
func (e *evaluation) comparedSteps() []*step {
	places := "9"
	switch e.formulas.scale {
	case moneyScale:
		places = "{the grain}"
	case scoreScale:
	default:
		return nil
	}
	return []*step{{
		names: []string{"compared"}, what: "Total as it is compared", how: "to so many places that equal totals are equal here too",
		look: lookNumber.as(e.totalFormat()), formula: ifIn("ROUND({ranked figure}," + places + ")"),
		value: onlyIn(func(b *entrant) any { return ratFigure(b.standing.Compared) }),
	}}
}

// placeFormula is a bid's rank by its figure of merit alone.
func (e *evaluation) placeFormula() string {
	direction, worse := "0", ">{ranked figure}*(1+1E-12)"
	if e.method.LowerIsBetter {
		direction, worse = "1", "<{ranked figure}*(1-1E-12)"
	}
	switch e.formulas.scale {
	case ratioScale:
		return "1+SUMPRODUCT(ISNUMBER({all ranked figure})*({all ranked figure}" + worse + "))"
	case priceScale:
		return "RANK({ranked figure},{all ranked figure}," + direction + ")"
	}
	return "RANK({compared},{all compared}," + direction + ")"
}
