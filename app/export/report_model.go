package export

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// writeModel writes everything that ranked the bids and was fixed before they were opened.
func (r *report) writeModel() {
	r.part("Weights and criteria")
	r.leadIn(r.weightSentence(), letterBody)
	r.writeCriteria()
	r.writeScales()
	r.writeMethod()
	r.together(func() {
		r.part("Rules")
		r.facts(r.rules()...)
	})
}

var weightBases = map[tender.WeightBasis]string{
	tender.WeightsOfWhole:   "The weights of the criteria are per cent of the whole and add up to the weight of quality.",
	tender.WeightsOfQuality: "The weights of the criteria are per cent of quality and add up to 100.",
	tender.WeightsRelative:  "The weights of the criteria are in proportion to each other.",
	tender.WeightsUnstated:  "",
}

func (r *report) weightSentence() string {
	if len(r.result.Model.Criteria) == 0 {
		return "There are no criteria: price alone decides."
	}
	sentence := "This method does not weigh cost against quality. "
	if balance := r.balanceWords(); balance != "" {
		sentence = balance + ". "
	}
	return sentence + weightBases[r.tender.Basis()]
}

// writeCriteria is the tree of criteria. A bid without marks has the model's own lines.
func (r *report) writeCriteria() {
	of := "Of quality %"
	share := func(l weighing.Line) *big.Rat { return l.Share }
	if r.method.Weighted {
		of = "Of the whole %"
		quality := new(big.Rat).Quo(r.result.Model.QualityWeight.Rat(), big.NewRat(100, 1))
		share = func(l weighing.Line) *big.Rat { return new(big.Rat).Mul(l.Share, quality) }
	}
	table := printTable{columns: []printColumn{
		{title: "Id"},
		{title: "Criterion", share: 1},
		{title: "Weight", right: true},
		{title: of, right: true},
		{title: "Highest mark", right: true},
		{title: "Least mark", right: true},
	}}
	unmarked := weighing.Standing{Bid: &weighing.Bid{Marks: make([]exact.Optional, len(r.result.Model.Leaves()))}}
	section := ""
	for _, line := range r.result.Lines(&unmarked) {
		c := line.Criterion
		if line.Depth == 0 && c.Section != section {
			if section = c.Section; strings.TrimSpace(section) != "" {
				table.rows = append(table.rows, printRow{cells: []string{section}, group: true})
			}
		}
		highest, least := "", c.Minimum.String()
		if len(c.Children) == 0 {
			highest = c.Max.String()
		}
		table.rows = append(table.rows, printRow{
			cells:  []string{c.ID, c.Title, c.Weight.String(), percentOf(share(line), usualPlaces), highest, least},
			indent: indentOf(line), bold: len(c.Children) > 0,
		})
	}
	r.table(table)
}

// indentOf sets a criterion's title in below its parent's; very deep trees go no further.
func indentOf(line weighing.Line) float64 { return min(12*float64(line.Depth), 48) }

// writeScales lists each scale once, with the criteria that it holds for.
func (r *report) writeScales() {
	type use struct {
		scale tender.Scale
		ids   []string
	}
	var uses []use
	leaves := r.result.Model.Leaves()
	for _, leaf := range leaves {
		scale := r.tender.ScaleOf(r.criteria[leaf.ID])
		i := slices.IndexFunc(uses, func(u use) bool { return equalScales(u.scale, scale) })
		if i < 0 {
			i, uses = len(uses), append(uses, use{scale: scale})
		}
		uses[i].ids = append(uses[i].ids, leaf.ID)
	}
	for _, u := range uses {
		title := "Scale"
		if len(uses) > 1 {
			title = "Scale of " + enumerated(u.ids)
		}
		r.part(title)
		r.leadIn("Marks run "+u.scale.Words()+". A criterion's score is 100 × mark ÷ "+u.scale.Max.String()+".", letterBody)
		r.table(levelTable(u.scale))
	}
}

func equalScales(a, b tender.Scale) bool {
	return a.Min == b.Min && a.Max == b.Max && a.Step == b.Step && slices.Equal(a.Levels, b.Levels)
}

// levelTable is the words for each mark, the best first.
func levelTable(scale tender.Scale) printTable {
	table := printTable{columns: []printColumn{{title: "Mark", right: true, bold: true}, {title: "Level", share: 0.35}, {title: "What it means", share: 1}}}
	levels := slices.SortedStableFunc(slices.Values(scale.Levels), func(a, b tender.Level) int { return b.Mark.Cmp(a.Mark) })
	for _, level := range levels {
		table.rows = append(table.rows, printRow{cells: []string{level.Mark.String(), level.Title, level.Means}})
	}
	return table
}

// writeMethod says what the price method does, in words and as formulas.
func (r *report) writeMethod() {
	total := fact{r.totalHeading(), weighing.InWords(r.method.Total)}
	if r.scoresStandForPrices() {
		r.part("Price scores")
		r.paragraph("Price scores were given instead of prices. They are used as they are; the tender names the method \""+r.method.Title+
			"\", which was not applied.", letterBody)
		r.facts(total)
		return
	}
	r.part("Price method: " + r.method.Title)
	r.paragraph(r.method.Words, letterBody)
	list := []fact{{"Price score", weighing.InWords(r.method.PriceScore)}, total}
	for _, parameter := range r.method.Parameters {
		list = append(list, r.parameter(parameter))
	}
	r.facts(list...)
	if r.method.WatchOut != "" {
		r.paragraph("Good to know: "+r.method.WatchOut, letterMuted)
	}
}

// parameter is a number that the method needs, with what it stands for.
func (r *report) parameter(p weighing.Parameter) fact {
	value := *p.Get(&r.result.Model.Parameters)
	text := grouped(value.String())
	switch {
	case !value.Given():
		text = "100, as usual" // the only optional parameter is the highest price score
	case p.Money:
		text = r.figure.money(value)
	}
	return fact{strings.ToUpper(p.Title[:1]) + p.Title[1:], text}
}

// rules are the tender's rules on rounding, ties, minimums and limits.
func (r *report) rules() []fact {
	m := r.result.Model
	list := []fact{
		{"Rounding", roundingRule(m.Rounding)},
		{"Ties", tieSentence(m.Ties)},
		{"Least quality score", "none"},
		{"Marks", "The panel's consensus mark counts."},
		{"Should-cost", r.figure.money(m.ShouldCost)},
		{"Weight limits", r.limitWords()},
		{"Low bids", lowBidSentence(m.LowBid)},
	}
	if m.QualityMinimum.Given() {
		list[2].value = m.QualityMinimum.String() + "; a bid below is out before any price is looked at"
	}
	if m.MeanOfEvaluators {
		list[3].value = "The panel's consensus mark counts; where there is none, the mean of the evaluators' marks."
	}
	return list
}

var roundingStages = map[weighing.Stage]string{
	weighing.RoundParts:    "The price score and the quality score are rounded before they are weighted",
	weighing.RoundWeighted: "Each weighted part of the total is rounded",
	weighing.RoundTotal:    "The total is rounded before bids are compared",
}

func roundingRule(rule weighing.Rounding) string {
	if rule.Stage == weighing.RoundNothing {
		return "Nothing is rounded before bids are compared."
	}
	return fmt.Sprintf("%s, to %s, half away from zero.", roundingStages[rule.Stage], countOf(rule.Places, "place"))
}

var tieRulesInWords = map[weighing.Tie]string{
	weighing.TieByQuality:  "the higher quality score",
	weighing.TieByPrice:    "the lower price",
	weighing.TieByHeaviest: "the higher score on the heaviest criterion",
}

func tieSentence(ties []weighing.Tie) string {
	if len(ties) == 0 {
		return "Equal bids share the rank."
	}
	words := make([]string, len(ties))
	for i, tie := range ties {
		words[i] = tieRulesInWords[tie]
	}
	return "Between equal bids decides " + strings.Join(words, ", then ") + ", all unrounded; what is still equal shares the rank."
}

// limitWords says what weights a framework allows, and which of the tender's are outside.
func (r *report) limitWords() string {
	limits := r.result.Model.Limits
	if len(limits.Ranges) == 0 {
		return ""
	}
	words := make([]string, len(limits.Ranges))
	for i, limit := range limits.Ranges {
		section := limit.Section
		if section == "" {
			section = "Price"
		}
		words[i] = fmt.Sprintf("%s %v to %v %%", section, limit.Min, limit.Max)
	}
	text := strings.Join(words, ", ")
	if limits.WholeNumbers {
		text += ", whole numbers"
	}
	if limits.Name != "" {
		text = limits.Name + ": " + text
	}
	if breaches := r.result.Model.LimitBreaches(); len(breaches) > 0 {
		return text + ". Outside: " + strings.Join(breaches, "; ") + "."
	}
	return text + ". All weights are inside."
}

// lowBidSentence says when a price is low enough to ask the bidder about it.
func lowBidSentence(rules weighing.LowBidRules) string {
	var words []string
	for _, rule := range []struct {
		limit exact.Optional
		words string
	}{
		{rules.BelowOthersMean, "%v %% or more below the mean of the others"},
		{rules.BelowNext, "%v %% or more below the next lowest"},
		{rules.BelowMean, "more than %v %% below the mean of all"},
		{rules.BelowShouldCost, "more than %v %% below the should-cost"},
	} {
		if rule.limit.Given() {
			words = append(words, fmt.Sprintf(rule.words, rule.limit))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "A bidder is asked about a price " + strings.Join(words, ", or ") + ". The question excludes nobody."
}
