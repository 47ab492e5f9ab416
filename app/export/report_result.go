package export

import (
	"fmt"
	"math/big"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// writeResult writes what came out and how sure it is.
func (r *report) writeResult() {
	if len(r.result.Ranked()) < 2 { // else the title of the chart says it
		r.paragraph(r.outcome(), letterStrong)
	}
	r.writeRanking()
	r.writeTotals()
	r.writeNotices()
	r.writeUnranked()
	r.writeDepartures()
	r.writeBalance()
}

// writeRanking is the table of the bids in the running.
func (r *report) writeRanking() {
	table := printTable{columns: []printColumn{
		{title: "Rank", right: true, bold: true}, {title: "Bid"}, {title: "Supplier", share: 1},
	}}
	type column struct {
		title string
		value func(*weighing.Standing) string
	}
	var shown []column
	for _, c := range []column{
		{"Quality score", func(s *weighing.Standing) string { return r.figure.score(s.Quality) }},
		{"Price", func(s *weighing.Standing) string { return r.figure.price(s.Bid.Price) }},
		{"Price score", func(s *weighing.Standing) string { return r.figure.score(s.PriceScore) }},
		{r.totalHeading(), func(s *weighing.Standing) string { return r.figure.total(s.Compared) }},
	} {
		if r.anyRanked(c.value) {
			shown = append(shown, c)
			table.columns = append(table.columns, printColumn{title: c.title, right: true})
		}
	}
	table.columns[len(table.columns)-1].bold = true
	ranked := r.result.Ranked()
	for i := range ranked {
		s := &ranked[i]
		row := printRow{cells: []string{fmt.Sprint(s.Rank), s.Bid.ID, supplierOf(s.Bid)}}
		for _, c := range shown {
			row.cells = append(row.cells, c.value(s))
		}
		table.rows = append(table.rows, row)
	}
	r.table(table)
	if r.method.LowerIsBetter && len(ranked) > 0 {
		r.paragraph("The lowest figure wins.", letterSmall)
	}
}

// anyRanked reports whether some bid in the running has a value to show.
func (r *report) anyRanked(value func(*weighing.Standing) string) bool {
	ranked := r.result.Ranked()
	for i := range ranked {
		if value(&ranked[i]) != "" {
			return true
		}
	}
	return false
}

// writeNotices writes the notices, those about the same thing together.
func (r *report) writeNotices() {
	if len(r.result.Notices) == 0 {
		return
	}
	r.part("What to check before relying on this result")
	alike := func(n weighing.Notice) []string {
		var texts []string
		for _, other := range r.result.Notices {
			if other.Code == n.Code {
				texts = append(texts, inOneLine(other.Text))
			}
		}
		return texts
	}
	written := map[weighing.Code]bool{}
	for _, n := range r.result.Notices {
		if !written[n.Code] {
			r.notice(alike(n)...)
			written[n.Code] = true
		}
	}
}

// writeUnranked lists the bids that are out and those whose marks are incomplete, each with its reason.
func (r *report) writeUnranked() {
	unranked := r.result.Unranked()
	if len(unranked) == 0 {
		return
	}
	r.part("Not in the ranking")
	table := printTable{columns: []printColumn{{title: "Bid"}, {title: "Supplier", share: 1}, {title: "Why", share: 2}}}
	for i := range unranked {
		s := &unranked[i]
		table.rows = append(table.rows, printRow{cells: []string{s.Bid.ID, supplierOf(s.Bid), s.Why}})
	}
	r.table(table)
}

// writeBalance says who would win at every balance between cost and quality.
func (r *report) writeBalance() {
	stretches := r.result.Balance()
	if len(stretches) == 0 || len(r.result.Ranked()) < 2 {
		return
	}
	r.together(func() {
		r.part("Who wins at every balance between cost and quality")
		if len(stretches) > 1 { // else the title of the chart says it
			r.paragraph(r.balanceSentence(stretches)+" "+r.distanceWords(stretches), letterBody)
		}
		r.chart(r.balanceChart(stretches).Draw(bodyWidth, r.ts.measure))
	})
	if len(stretches) > 2 {
		table := printTable{columns: []printColumn{
			{title: "Quality from %", right: true}, {title: "Quality to %", right: true}, {title: "Winner", share: 1},
		}}
		for _, s := range stretches {
			table.rows = append(table.rows, printRow{cells: []string{exact.Format(s.From, 1), exact.Format(s.To, 1), r.all(s.Winners)}})
		}
		r.table(table)
	}
	r.paragraph("Criteria keep their proportions; totals are taken unrounded and without rules for ties.", letterSmall)
}

// balanceSentence names the winners from cost alone to quality alone, of two stretches or more.
func (r *report) balanceSentence(stretches []weighing.Stretch) string {
	last := len(stretches) - 1
	if last > 3 {
		return fmt.Sprintf("The winner changes %s between cost alone and quality alone.", countOf(last, "time"))
	}
	sentence := ""
	for i, s := range stretches {
		who := r.all(s.Winners) + verb(s.Winners, " wins", " are level")
		switch i {
		case 0:
			sentence = fmt.Sprintf("%s up to %s %% quality", who, exact.Format(s.To, 1))
		case last:
			sentence += fmt.Sprintf("; above that %s.", who)
		default:
			sentence += fmt.Sprintf("; from there up to %s %% %s", exact.Format(s.To, 1), who)
		}
	}
	return sentence
}

func verb(names []string, one, many string) string {
	if len(names) == 1 {
		return one
	}
	return many
}

// distanceWords says how far the balance of the model is from the next change of winner.
func (r *report) distanceWords(stretches []weighing.Stretch) string {
	here := r.result.Model.QualityWeight.Rat()
	var nearest *big.Rat
	for _, s := range stretches[1:] {
		distance := new(big.Rat).Sub(s.From, here)
		if distance.Abs(distance); nearest == nil || distance.Cmp(nearest) < 0 {
			nearest = distance
		}
	}
	return fmt.Sprintf("Here quality weighs %v %%, %s percentage points from the nearest change.", r.result.Model.QualityWeight, exact.Format(nearest, 1))
}

// writeDepartures says what would change if one bid had not been there.
func (r *report) writeDepartures() {
	if len(r.result.Ranked()) < 3 { // two leave one, which has no order
		return
	}
	r.part("If one of the bids had not been there")
	changes, complete := r.result.Departures()
	switch {
	case !r.method.OtherBidsMatter:
		r.paragraph("Nothing would change among the others: under this method no bid's figure depends on another bid.", letterBody)
	case r.scoresStandForPrices():
		r.paragraph("This cannot be told: price scores were given and not the prices that they came from.", letterBody)
	case !complete:
		r.paragraph("With so many bids, leaving out each in turn was not tried.", letterBody)
	case len(changes) == 0:
		r.paragraph("Each bid was left out in turn: the order of the others would stay the same.", letterBody)
	default:
		r.leadIn("Each bid was left out in turn. Scores depend on the other bids here, so the order of the rest would change if any one of these had not bid:", letterBody)
		table := printTable{columns: []printColumn{
			{title: "Without", share: 1}, {title: "First of the rest", share: 1}, {title: "Bids whose place changes", share: 1.6},
		}}
		for _, d := range changes {
			table.rows = append(table.rows, printRow{cells: []string{r.labels[d.Without], r.all(d.Winners), r.all(d.Moved)}})
		}
		r.table(table)
	}
}
