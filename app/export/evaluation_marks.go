package export

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// writeMarks writes the criteria with their weights, scales and minimums, and every mark: the consensus first, then each evaluator's.
func (e *evaluation) writeMarks(b *book) {
	lead := e.withLevel([]leadColumn{
		{"Criterion", 10, false}, {"Title", 46, false}, {"Weight", 9, true}, {"Highest mark", 9, true}, {"Minimum", 9, true},
	}, 2, "Level")
	s := b.sheet(marksSheet, e.frame(lead))
	e.writeHead(s, e.facts("Marks, weights and minimums")+" · pale cells can be changed, and all sheets follow; an emptied mark is missing, not zero")
	e.writeQualityMinimum(s)
	e.writeBidHeadings(s, lead)
	for _, l := range e.lines {
		e.writeMarkLine(s, l)
	}
	e.writeSum(s)
	e.writeEvaluators(s)
	e.limitMarks(s)
	s.close()
}

// writeQualityMinimum writes the quality score that a bid must reach, empty where the tender has none.
func (e *evaluation) writeQualityMinimum(s *sheet) {
	if len(e.lines) > 0 {
		column := e.grid.minimumColumn()
		s.text(column-1, "Quality minimum", lookMuted.right())
		s.put(column, "", value(e.result.Model.QualityMinimum), lookInput)
		s.book.define("quality_minimum", marksSheet+"!"+fixed(column, s.row))
		s.validate(between("Quality minimum", "0", "100", "a quality score from 0 to 100"), ref(column, s.row))
	}
	s.next(0)
}

// value is what a cell to fill in holds: a number, or nothing.
func value(o exact.Optional) any {
	d, given := o.Get()
	if !given {
		return nil
	}
	return decimal(d)
}

func (e *evaluation) writeMarkLine(s *sheet, l *line) {
	if l.criterion == nil {
		s.text(2, l.section, lookMuted.wrapped())
		s.next(0)
		return
	}
	c, text := l.criterion, lookCell.indented(l.depth)
	if l.isGroup() {
		text = text.strong()
	}
	s.text(1, label(c.ID), text)
	s.text(2, c.Title, text)
	if e.tree {
		s.number(3, float64(l.depth+1), lookNumber.muted())
	}
	s.number(e.grid.weightColumn(), decimal(c.Weight), lookInput)
	if l.isGroup() {
		for column := e.grid.highestColumn(); column <= e.grid.lead+len(e.bids); column++ {
			s.blank(column, lookNumber)
		}
		s.next(0)
		return
	}
	s.number(e.grid.highestColumn(), decimal(c.Max), lookNumber)
	s.put(e.grid.minimumColumn(), "", value(c.Minimum), lookInput)
	for i, b := range e.bids {
		s.put(e.grid.bidColumn(i), "", value(b.standing.Bid.Marks[l.leaf]), lookInput)
	}
	s.next(0)
}

// writeSum adds up the weights of the first level, and says whether they are what the tender says that they are.
func (e *evaluation) writeSum(s *sheet) {
	if len(e.lines) == 0 {
		return
	}
	first, last := e.grid.firstRow, s.row-1
	weights := ref(e.grid.weightColumn(), first) + ":" + ref(e.grid.weightColumn(), last)
	sum := "SUM(" + weights + ")"
	if e.tree {
		sum = fmt.Sprintf("SUMIF(%s:%s,1,%s)", ref(3, first), ref(3, last), weights)
	}
	total := new(big.Rat)
	for _, c := range e.result.Model.Criteria {
		total.Add(total, c.Weight.Rat())
	}
	aim, against, words := e.weightAim()
	says := "Weights count in proportion to each other"
	if aim != "" {
		says = "Weights add up to " + words
		formula := fmt.Sprintf(`IF(ROUND(%s-%s,9)=0,"%s","Weights do not add up to %s: their proportions count")`, sum, aim, says, words)
		if total.Cmp(against.Rat()) != 0 {
			says = "Weights do not add up to " + words + ": their proportions count"
		}
		e.newCheck("Sum of the weights, in words").formula(s, 2, e.grid.lead, formula, says, lookMuted)
	} else {
		s.text(2, says, lookMuted)
	}
	e.newCheck("Sum of the weights").formula(s, e.grid.weightColumn(), e.grid.lead, sum, double(total), lookNumber.strong())
	s.next(0)
}

// weightAim is what the weights of the first level should add up to, as a formula, a number and in words; all empty where any sum will do.
func (e *evaluation) weightAim() (formula string, aim exact.Decimal, words string) {
	switch e.tender.Basis() {
	case tender.WeightsOfWhole:
		return "quality_weight", e.result.Model.QualityWeight, "the quality weight"
	case tender.WeightsOfQuality:
		return "100", exact.Int(100), "100"
	}
	return "", exact.Decimal{}, ""
}

// evaluatorRows are the first and the last row of the evaluators' marks on a criterion.
func (e *evaluation) evaluatorRows(l *line) (first, last int) {
	first = e.grid.firstRow + len(e.lines) + 3 + l.leaf*len(e.panel)
	return first, first + len(e.panel) - 1
}

// writeEvaluators writes what each evaluator gave, criterion by criterion.
func (e *evaluation) writeEvaluators(s *sheet) {
	if len(e.panel) == 0 || len(e.lines) == 0 {
		return
	}
	s.skip(1)
	about := "Each evaluator's marks, for reference: the consensus above decides"
	if e.usesMeans() {
		about = "Each evaluator's marks: their mean counts where there is no consensus above"
	}
	s.text(1, about, lookSection)
	s.next(0)
	names := map[string]string{}
	for _, member := range e.tender.Panel {
		names[member.ID] = member.Name
	}
	for _, l := range e.leaves() {
		for k, evaluator := range e.panel {
			id := ""
			if k == 0 {
				id = label(l.criterion.ID)
			}
			s.text(1, id, lookCell)
			s.text(2, strings.TrimSpace(evaluator+" "+names[evaluator]), lookCell.indented(1).muted())
			for i, b := range e.bids {
				s.put(e.grid.bidColumn(i), "", value(b.offer.Evaluators[evaluator][l.criterion.ID].Value), lookInput)
			}
			s.next(0)
		}
	}
}

// limitMarks lets only marks on their scale into the cells, and shows marks that are missing.
func (e *evaluation) limitMarks(s *sheet) {
	if len(e.bids) == 0 || len(e.lines) == 0 {
		return
	}
	first, last := e.grid.bidColumn(0), e.grid.bidColumn(len(e.bids)-1)
	weights := e.grid.weightColumn()
	s.validate(between("Weight", "0", "1E+9", "a weight of 0 or more"),
		ref(weights, e.grid.firstRow)+":"+ref(weights, e.grid.firstRow+len(e.lines)-1))
	leaves := e.leaves()
	for i := 0; i < len(leaves); {
		end := i + 1
		for end < len(leaves) && leaves[end].row == leaves[end-1].row+1 && sameScale(leaves[end].scale, leaves[i].scale) {
			end++
		}
		top, bottom := leaves[i].row, leaves[end-1].row
		s.validate(onScale(leaves[i].scale, ref(first, top)), ref(first, top)+":"+ref(last, bottom))
		s.validate(onScale(leaves[i].scale, ref(e.grid.minimumColumn(), top)), ref(e.grid.minimumColumn(), top)+":"+ref(e.grid.minimumColumn(), bottom))
		if len(e.panel) > 0 {
			from, _ := e.evaluatorRows(leaves[i])
			_, to := e.evaluatorRows(leaves[end-1])
			s.validate(onScale(leaves[i].scale, ref(first, from)), ref(first, from)+":"+ref(last, to))
		}
		s.highlight(ref(first, top)+":"+ref(last, bottom), offScale(first, top, e.grid.highestColumn()), alertStyle())
		i = end
	}
}

func sameScale(a, b tender.Scale) bool { return a.Min == b.Min && a.Max == b.Max && a.Step == b.Step }

// offScale is true for a mark that is above the highest, or below 0, or no number, and for one that is missing.
func offScale(column, row, highest int) string {
	mark := ref(column, row)
	return fmt.Sprintf("OR(NOT(ISNUMBER(%s)),N(%s)>$%s%d,N(%s)<0)", mark, mark, columnName(highest), row, mark)
}

func alertStyle() *excelize.Style {
	return &excelize.Style{
		Font: &excelize.Font{Color: alertColour},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{alertPale}},
	}
}

// onScale takes marks that may be given on a scale, and nothing at all. The cell is the first that it is for.
func onScale(scale tender.Scale, cell string) *excelize.DataValidation {
	low, high := scale.Min.Or(exact.Decimal{}), scale.Max.Or(exact.Decimal{})
	v := between("Mark", low.String(), high.String(), "a mark "+scale.Words())
	if step, given := scale.Step.Get(); given {
		steps := fmt.Sprintf("(%s-%v)/%v", cell, low, step)
		v.Type, v.Operator, v.Formula2 = "custom", "", ""
		v.Formula1 = strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(
			fmt.Sprintf("AND(ISNUMBER(%s),%s>=%v,%s<=%v,ABS(%s-ROUND(%s,0))<1E-9)", cell, cell, low, cell, high, steps, steps))
	}
	if words := levelWords(scale); words != "" {
		v.SetInput("Mark", words)
	}
	return v
}

// levelWords are the titles of a scale's levels, as far as a cell's note has room.
func levelWords(scale tender.Scale) string {
	var words []string
	for _, level := range scale.Levels {
		words = append(words, strings.TrimSpace(level.Mark.String()+" "+oneLine(level.Title)))
	}
	return shorten(strings.Join(words, "; "), maxHeadingText)
}
