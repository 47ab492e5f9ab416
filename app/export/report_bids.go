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

// bidsBeside is how many bids stand side by side in a table of marks.
const bidsBeside = 8

// writeBids sets the marks of all bids side by side.
func (r *report) writeBids() {
	standings := r.result.Standings
	if len(standings) == 0 {
		r.paragraph("There are no bids yet.", letterBody)
		return
	}
	r.leadIn("Marks and figures side by side, in the order of the ranking. The pages after this one show each bid by itself.", letterBody)
	for chunk := range slices.Chunk(standings, bidsBeside) {
		r.table(r.marksTable(chunk))
	}
}

// marksTable is marks and figures of a few bids, one column each.
func (r *report) marksTable(standings []weighing.Standing) printTable {
	table := printTable{columns: []printColumn{{title: "Id"}, {title: "Criterion", share: 1}}}
	var lines [][]weighing.Line
	for i := range standings {
		table.columns = append(table.columns, printColumn{title: brief(inOneLine(standings[i].Bid.ID), 10), right: true})
		lines = append(lines, r.result.Lines(&standings[i]))
	}
	for n, line := range lines[0] {
		row := printRow{cells: []string{line.Criterion.ID, line.Criterion.Title}, indent: indentOf(line), bold: len(line.Criterion.Children) > 0}
		for i := range standings {
			row.cells = append(row.cells, markCell(lines[i][n]))
		}
		table.rows = append(table.rows, row)
	}
	for _, figure := range []struct {
		name  string
		value func(*weighing.Standing) string
	}{
		{"Quality score", func(s *weighing.Standing) string { return r.figure.score(s.Quality) }},
		{"Price score", func(s *weighing.Standing) string { return r.figure.score(s.PriceScore) }},
		{r.totalHeading(), func(s *weighing.Standing) string { return r.figure.total(s.Compared) }},
		{"Rank", rankWord},
	} {
		row := printRow{cells: []string{"", figure.name}, bold: true}
		for i := range standings {
			row.cells = append(row.cells, figure.value(&standings[i]))
		}
		if strings.Join(row.cells[2:], "") != "" {
			table.rows = append(table.rows, row)
		}
	}
	return table
}

func rankWord(s *weighing.Standing) string {
	if !s.InTheRunning() {
		return "none"
	}
	return fmt.Sprint(s.Rank)
}

// markCell is a mark; a dash stands for one that is not given.
func markCell(line weighing.Line) string {
	switch {
	case len(line.Criterion.Children) > 0:
		return ""
	case line.Mark == nil:
		return "–"
	}
	return short(line.Mark, 2)
}

// writeBid writes everything about one bid.
func (r *report) writeBid(s *weighing.Standing) {
	rank := ""
	if s.InTheRunning() {
		rank = fmt.Sprintf("%d of %d", s.Rank, len(r.result.Ranked()))
	} else {
		r.notice("Not in the ranking: " + s.Why + ".")
	}
	total := fact{r.totalHeading(), r.figure.total(s.Compared)}
	r.figures(fact{"Rank", rank}, total, fact{"Quality score", r.figure.score(s.Quality)},
		fact{"Price score", r.figure.score(s.PriceScore)}, fact{"Price", r.figure.price(s.Bid.Price)})
	if s.Bid.PriceScore.Given() {
		r.paragraph("The price score was given; the price itself is not known here.", letterSmall)
	}
	r.writeMarks(s)
	r.writeArithmetic(s)
}

// writeMarks lists the bid's marks with the reasons for them.
func (r *report) writeMarks(s *weighing.Standing) {
	lines := r.result.Lines(s)
	if len(lines) == 0 {
		return
	}
	r.part("Marks and the reasons for them")
	table := printTable{columns: []printColumn{
		{title: "Id"},
		{title: "Criterion", share: 1},
		{title: "Mark", right: true, bold: true},
		{title: "Level"},
		{title: "Score", right: true},
		{title: "Of quality %", right: true},
		{title: r.addsHeading(), right: true},
	}}
	offer := r.offers[s.Bid.ID]
	for _, line := range lines {
		table.rows = append(table.rows, r.markRow(line, offer))
	}
	if s.Quality != nil {
		table.rows = append(table.rows, r.sumRow(lines))
	}
	r.table(table)
}

// addsHeading is the heading of what a criterion adds to the total, or to the quality score where nothing is weighted.
func (r *report) addsHeading() string {
	if r.method.WeightedSum() && r.result.Model.Method != weighing.RatedCriteria {
		return "Adds to total"
	}
	return "Weighted score"
}

func (r *report) markRow(line weighing.Line, offer tender.Offer) printRow {
	c := line.Criterion
	row := printRow{indent: indentOf(line), bold: len(c.Children) > 0}
	mark, level := "", ""
	if len(c.Children) == 0 {
		mark, level = r.markWords(line, offer.Marks[c.ID])
		row.notes = r.reasons(c.ID, offer)
	}
	row.cells = []string{c.ID, c.Title, mark, level, r.figure.score(line.Score), percentOf(line.Share, usualPlaces), r.figure.score(line.Weighted)}
	return row
}

// markWords is a mark with its scale, and the level that it stands for.
func (r *report) markWords(line weighing.Line, given tender.Mark) (mark, level string) {
	switch {
	case line.Mark == nil:
		return "not yet", ""
	case line.MeanOf > 0:
		level = fmt.Sprintf("mean of %d", line.MeanOf)
	default:
		if l := r.tender.ScaleOf(r.criteria[line.Criterion.ID]).Level(given.Value.Or(exact.Decimal{})); l != nil {
			level = l.Title
		}
	}
	places := 6
	if line.MeanOf > 0 {
		places = usualPlaces
	}
	return short(line.Mark, places) + " of " + line.Criterion.Max.String(), level
}

// reasons are the panel's reason for a mark, then the single evaluators' marks with theirs.
func (r *report) reasons(criterion string, offer tender.Offer) []rowNote {
	var notes []rowNote
	if reason := offer.Marks[criterion].Rationale; reason != "" {
		notes = append(notes, rowNote{text: reason})
	}
	var marks []string
	for _, id := range r.evaluators {
		mark, given := offer.Evaluators[id][criterion]
		if !given {
			continue
		}
		name := id
		if r.names[id] != "" {
			name = r.names[id] + " (" + id + ")"
		}
		value := "no mark"
		if mark.Value.Given() {
			value = mark.Value.String()
		}
		if mark.Rationale == "" {
			marks = append(marks, name+": "+value)
		} else {
			notes = append(notes, rowNote{text: name + ": " + value + ". " + mark.Rationale, beside: true})
		}
	}
	if len(marks) > 0 {
		notes = append(notes, rowNote{text: "Evaluators' marks: " + strings.Join(marks, "; "), beside: true})
	}
	return notes
}

// sumRow adds up what the criteria add.
func (r *report) sumRow(lines []weighing.Line) printRow {
	sum := new(big.Rat)
	for _, line := range lines {
		if line.Depth == 0 {
			sum.Add(sum, line.Weighted)
		}
	}
	return printRow{cells: []string{"", "All criteria", "", "", "", percentOf(big.NewRat(1, 1), usualPlaces), r.figure.score(sum)}, bold: true}
}

// writeArithmetic shows how each figure came about, so that it can be followed by hand.
func (r *report) writeArithmetic(s *weighing.Standing) {
	steps := r.result.Arithmetic(s)
	if len(steps) == 0 {
		return
	}
	r.part("The arithmetic, step by step")
	table := printTable{columns: []printColumn{{title: "Figure", share: 0.3}, {title: "How it comes about", share: 1}, {title: "Value", right: true, bold: true}}}
	for _, step := range steps {
		table.rows = append(table.rows, printRow{cells: []string{step.What, step.Working, short(step.Value, 6)}})
	}
	r.table(table)
}
