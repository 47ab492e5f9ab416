package export

import (
	"fmt"
	"strconv"
	"strings"
)

// step is one row of Working: what it is, how it is worked out in words, and the formula for every bid with the figure that it must
// come to. A step may also have one figure that all bids have in common.
type step struct {
	names     []string // that formulas call it by
	id        string   // of the criterion that it is about
	what, how string
	depth     int
	level     int // of the criterion in a tree, from 1; 0 for none
	weight    *cell
	common    *cell
	formula   string // for a bid; empty where there is none
	value     func(*entrant) any
	look      look
}

// cell is a formula with the figure that it must come to.
type cell struct {
	formula string
	value   any
	look    look
}

// working is the plan of the sheet of that name: which step stands in which row, so that formulas on all sheets can refer to it.
type working struct {
	steps []*step
	rows  map[string]int // by name
}

func (e *evaluation) planWorking() *working {
	w := &working{rows: map[string]int{}}
	for _, block := range []func() []*step{
		e.markSteps, e.scoreSteps, e.addsSteps, e.qualitySteps, e.screeningSteps, e.priceSteps, e.totalSteps, e.rankSteps,
	} {
		w.steps = append(w.steps, block()...)
	}
	for i, s := range w.steps {
		for _, name := range s.names {
			w.rows[name] = e.grid.firstRow + i
		}
	}
	return w
}

// row is the row of the step with this name. A name without a step is a mistake in the program.
func (w *working) row(name string) int {
	row, found := w.rows[name]
	if !found {
		panic("export: no step of the working is called " + name)
	}
	return row
}

// resolve puts references in the place of names in braces: {price} is the bid's own figure, {all price} the figures of all bids,
// {the lowest} what the bids have in common; {scores 2 5}, {weights 2 5} and {levels 2 5} are the lines 2 to 5 of the criteria.
func (e *evaluation) resolve(template string) string {
	var f strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		f.WriteString(before)
		if !found {
			return f.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		f.WriteString(e.reference(name))
		template = after
	}
}

func (e *evaluation) reference(name string) string {
	kind, rest, _ := strings.Cut(name, " ")
	levels, weights, common := e.grid.lead-2, e.grid.lead-1, e.grid.lead
	switch kind {
	case "all":
		return e.allBids(e.working.row(rest))
	case "the":
		return fixed(common, e.working.row(rest))
	case "weights":
		return e.lineRange(weights, rest)
	case "levels":
		return e.lineRange(levels, rest)
	case "scores":
		first, last, _ := strings.Cut(rest, " ")
		return "@" + strconv.Itoa(e.working.row("score "+first)) + ":@" + strconv.Itoa(e.working.row("score "+last))
	case "weight":
		return fixed(weights, e.working.row("score "+strings.TrimPrefix(rest, "of ")))
	}
	return "@" + strconv.Itoa(e.working.row(name))
}

// lineRange is a column of the lines of the criteria: "2 5" gives $E$12:$E$15.
func (e *evaluation) lineRange(column int, lines string) string {
	first, last, _ := strings.Cut(lines, " ")
	return fixedRange(column, e.working.row("score "+first), column, e.working.row("score "+last))
}

// heading is a step that only says what follows.
func heading(what, how string) *step { return &step{what: what, how: how, look: lookSection} }

// lineSteps are one step for each line of the criteria: the same rows as on Marks.
func (e *evaluation) lineSteps(name string, fill func(i int, l *line, s *step)) (steps []*step) {
	for i, l := range e.lines {
		s := &step{names: []string{fmt.Sprintf("%s %d", name, i)}, what: l.section, look: lookNumber.as(scoreFormat)}
		if l.criterion == nil {
			s.look = lookMuted.wrapped()
		} else {
			s.id, s.what, s.depth = label(l.criterion.ID), l.criterion.Title, l.depth
			fill(i, l, s)
		}
		steps = append(steps, s)
	}
	return steps
}

// usesMeans reports whether the mean of evaluators may stand where consensus is missing.
func (e *evaluation) usesMeans() bool { return e.result.Model.MeanOfEvaluators && len(e.panel) > 0 }

// mark is where a bid's mark that counts is found.
func (e *evaluation) mark(i int) string {
	if e.usesMeans() {
		return fmt.Sprintf("{mark %d}", i)
	}
	return fmt.Sprintf("Marks!@%d", e.lines[i].row)
}

// allMarks is where all of a bid's marks that count are found.
func (e *evaluation) allMarks() string {
	if e.usesMeans() {
		return fmt.Sprintf("{mark 0}:{mark %d}", len(e.lines)-1)
	}
	return e.marksRange(0)
}

// markSteps choose between consensus and mean, where the tender lets the mean stand.
func (e *evaluation) markSteps() []*step {
	if !e.usesMeans() {
		return nil
	}
	steps := []*step{heading("Mark that counts", "the consensus mark, else the mean of the evaluators' marks")}
	return append(steps, e.lineSteps("mark", func(i int, l *line, s *step) {
		if l.isGroup() {
			return
		}
		s.how = "consensus, else mean"
		s.look = lookNumber.as(scoreFormat)
		first, last := e.evaluatorRows(l)
		s.formula = fmt.Sprintf(`IF(ISNUMBER(Marks!@%d),Marks!@%d,IF(COUNT(Marks!@%d:@%d)>0,AVERAGE(Marks!@%d:@%d),"–"))`,
			l.row, l.row, first, last, first, last)
		s.value = func(b *entrant) any { return figure(b.marks[l.position]) }
	})...)
}

// scoreSteps turn marks into scores, and weights into shares.
func (e *evaluation) scoreSteps() []*step {
	if len(e.lines) == 0 {
		return nil
	}
	steps := []*step{heading("Score of each criterion, 0 to 100", "")}
	return append(steps, e.lineSteps("score", func(i int, l *line, s *step) {
		if e.tree {
			s.level = l.depth + 1
		}
		s.weight = &cell{"Marks!" + fixed(e.grid.weightColumn(), l.row), decimal(l.criterion.Weight), lookNumber}
		s.common = &cell{e.shareFormula(i, l), l.share, lookNumber.as(shareFormat)}
		s.how = "100 × mark ÷ highest mark"
		s.formula = fmt.Sprintf(`IF(ISNUMBER(%s),100*%s/Marks!%s,"–")`, e.mark(i), e.mark(i), fixed(e.grid.highestColumn(), l.row))
		if l.isGroup() {
			s.how = "mean of its parts by weight"
			s.formula = e.meanFormula(l.first, l.last, l.depth+2, len(l.criterion.Children))
			s.look = s.look.strong()
		}
		s.value = func(b *entrant) any { return figure(b.scores[l.position]) }
	})...)
}

// shareFormula is what a criterion is of the whole quality score: its weight among its siblings' times what their parent is of it.
func (e *evaluation) shareFormula(i int, l *line) string {
	first, last := e.siblings(l)
	sum := fmt.Sprintf("SUM({weights %d %d})", first, last)
	if e.tree {
		sum = fmt.Sprintf("SUMIF({levels %d %d},%d,{weights %d %d})", first, last, l.depth+1, first, last)
	}
	formula := fmt.Sprintf("{weight of %d}/%s", i, sum)
	if l.parent != nil {
		formula += fmt.Sprintf("*{the score %d}", l.parent.first-1)
	}
	return formula
}

// meanFormula is the mean, by weight, of the n criteria at one level among some lines; there is none while one of them has no score.
func (e *evaluation) meanFormula(first, last, level, n int) string {
	names := strings.NewReplacer("[s]", fmt.Sprintf("{scores %d %d}", first, last), "[w]", fmt.Sprintf("{weights %d %d}", first, last),
		"[l]", fmt.Sprintf("({levels %d %d}=%d)", first, last, level), "[n]", strconv.Itoa(n))
	for _, l := range e.lines[first : last+1] {
		if l.isGroup() {
			return names.Replace(`IF(SUMPRODUCT([l]*ISNUMBER([s]))<[n],"–",SUMPRODUCT(--[l],[w],[s])/SUMPRODUCT(--[l],[w]))`)
		}
	}
	return names.Replace(`IF(COUNT([s])<[n],"–",SUMPRODUCT([w],[s])/SUM([w]))`)
}

// addsSteps are what each criterion adds to the total.
func (e *evaluation) addsSteps() []*step {
	if len(e.lines) == 0 {
		return nil
	}
	what, how, factor := "What each criterion adds to the quality score", "score × share", ""
	if e.method.Weighted {
		what, how, factor = "What each criterion adds, before any rounding", "score × share × quality weight ÷ 100", "*quality_weight/100"
	}
	return append([]*step{heading(what, "")}, e.lineSteps("adds", func(i int, l *line, s *step) {
		s.how = how
		s.formula = fmt.Sprintf(`IF(ISNUMBER({score %d}),{score %d}*{the score %d}%s,"–")`, i, i, i, factor)
		s.value = func(b *entrant) any { return figure(b.adds[l.position]) }
		if l.isGroup() {
			s.look = s.look.strong()
		}
	})...)
}
