package export

import (
	"fmt"
	"math/big"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// The columns of the table of measures.
const (
	reportMeasure = iota
	reportShare
	reportTarget
	reportActual
	reportSides
	reportTrend
	reportRating
	reportColumns
)

// writeMeasures writes each measure with what was said about it.
func (r *cardReport) writeMeasures() { r.table(r.measureTable(nil, r.measureNotes)) }

// measureTable is the measures that keep takes, all without one, under their perspectives, with notes below each, where there are any.
func (r *cardReport) measureTable(keep func(*scorecard.MeasureResult) bool, notes func(*scorecard.MeasureResult) []rowNote) printTable {
	columns := make([]printColumn, reportColumns)
	columns[reportMeasure] = printColumn{title: "Measure", share: 1}
	columns[reportShare] = printColumn{title: "Weight", right: true}
	columns[reportTarget] = printColumn{title: "Target", right: true}
	columns[reportActual] = printColumn{title: "Actual", right: true, bold: true}
	columns[reportSides] = printColumn{title: "Ours / theirs", right: true}
	columns[reportTrend] = printColumn{title: fmt.Sprintf("Last %s", countOf(len(r.trend), "period"))}
	columns[reportRating] = printColumn{title: "Rating"}
	table := printTable{columns: columns, leastShare: 100}
	for i := range r.result.Perspectives {
		p := &r.result.Perspectives[i]
		var rows []printRow
		for j := range p.Objectives {
			o := &p.Objectives[j]
			if len(p.Objectives) > 1 && keep == nil {
				rows = append(rows, printRow{cells: r.objectiveCells(o), bold: true})
			}
			for k := range o.Measures {
				if keep == nil || keep(&o.Measures[k]) {
					rows = append(rows, r.measureRow(&o.Measures[k], notes))
				}
			}
		}
		if keep == nil || len(rows) > 0 {
			table.rows = append(table.rows, printRow{cells: []string{r.groupWords(partName(p.Perspective.Name, p.Perspective.Key), p.Share, &p.Rolled)}, group: true})
			table.rows = append(table.rows, rows...)
		}
	}
	return table
}

// groupWords name a perspective with what it comes to.
func (r *cardReport) groupWords(name string, share *big.Rat, rolled *scorecard.Rolled) string {
	score := "not measured"
	if rolled.Scored {
		score = rolled.Score.Words() + ", " + ratingWords(rolled.Rating)
		if rolled.Before != nil && *rolled.Before != rolled.Score {
			score += ", " + movedSince(rolled.Score-*rolled.Before) + " " + r.Period.Prev().Words()
		}
	}
	coverage := ""
	if rolled.Coverage != nil && rolled.Coverage.Cmp(big.NewRat(1, 1)) < 0 {
		coverage = percentWords(rolled.Coverage) + " of its weight measured"
	}
	return together(" · ", inOneLine(name), percentWords(share)+" of the card", score, coverage)
}

func (r *cardReport) objectiveCells(o *scorecard.ObjectiveResult) []string {
	cells := make([]string, reportColumns)
	cells[reportMeasure] = partName(o.Objective.Name, o.Objective.Key)
	cells[reportShare] = shareWords(o.Share)
	if o.Scored {
		cells[reportActual] = o.Score.Words()
	}
	return cells
}

// measureRow is a measure with what both sides said below it.
func (r *cardReport) measureRow(m *scorecard.MeasureResult, notes func(*scorecard.MeasureResult) []rowNote) printRow {
	cells := make([]string, reportColumns)
	cells[reportMeasure] = m.Measure.Name
	cells[reportShare] = shareWords(m.Share)
	cells[reportTarget] = m.Measure.TargetWords(m.Points)
	cells[reportActual] = countedWords(m)
	if m.Theirs != nil && m.Theirs.State != scorecard.NotRead {
		cells[reportSides] = readingWords(m.Measure, m.Ours) + " / " + readingWords(m.Measure, m.Theirs)
		if m.Differ {
			cells[reportSides] += ", talk"
		}
	}
	row := printRow{cells: cells, indent: 8}
	if notes != nil {
		row.notes = notes(m)
	}
	row.draw(reportTrend, r.measureSpark(m.Placed.Measure))
	row.draw(reportRating, r.ratingMark(m.Rating, m.Override != nil))
	return row
}

// shareWords is a share of the card; one that would be shown as nothing has a decimal.
func shareWords(share *big.Rat) string {
	if share.Sign() > 0 && share.Cmp(big.NewRat(1, 100)) < 0 {
		return exact.Format(new(big.Rat).Mul(share, big.NewRat(100, 1)), 1) + " %"
	}
	return percentWords(share)
}

// countedWords is what counts, for people.
func countedWords(m *scorecard.MeasureResult) string {
	if value, given := m.Counts.Value.Get(); given && m.Counts.State == scorecard.Measured {
		return m.Measure.ValueWords(value)
	}
	return stateWords(m.Counts.State)
}

func readingWords(m *scorecard.Measure, r *scorecard.Reading) string {
	if r == nil || r.State == scorecard.NotRead {
		return none
	}
	return r.Words(m)
}

// measureNotes are what was said in words, and what is out of the ordinary.
func (r *cardReport) measureNotes(m *scorecard.MeasureResult) (notes []rowNote) {
	add := func(text string, beside bool) { notes = append(notes, rowNote{text, beside}) }
	if o := m.Override; o != nil {
		add(fmt.Sprintf("Rating set by people, computed: %s. Why: %s", ratingWords(m.Computed), together(", ", o.Reason, o.By, o.On.Words())), false)
	}
	if m.Counts.Why != "" {
		add(capitalised(stateWords(m.Counts.State))+": "+m.Counts.Why, false)
	}
	if m.Problem != "" {
		add("Not scored: "+m.Problem, false)
	}
	if m.Counts.Basis == scorecard.BasisAgreed || m.Counts.Basis == scorecard.BasisComputed || m.Counts.Basis == scorecard.OnlyTheirs {
		add("Value: "+m.Counts.Basis.Words()+".", true)
	}
	for _, said := range []struct {
		who     string
		reading *scorecard.Reading
	}{{r.ourName(), m.Ours}, {r.theirName(), m.Theirs}} {
		if said.reading != nil {
			if said.reading.Comment != "" {
				by := said.reading.By
				if strings.EqualFold(by, said.who) { // a side that signs with its own name
					by = ""
				}
				add("“"+strings.TrimSpace(said.reading.Comment)+"” — "+together(", ", by, said.who), false)
			}
			if said.reading.Evidence != "" {
				add("Evidence, "+said.who+": "+said.reading.Evidence, true)
			}
		}
	}
	if p := m.Position; p != nil {
		if p.Note != "" {
			add("Settled: "+p.Note, false)
		}
		if p.Reply != "" {
			add("Reply: "+p.Reply, false)
		}
	}
	return notes
}

// writeDifferences lists the talking points.
func (r *cardReport) writeDifferences() {
	table := printTable{columns: []printColumn{
		{title: "Measure", share: 2}, {title: r.ourName(), share: 1}, {title: r.theirName(), share: 1}, {title: "Gap, points", right: true}, {title: "State"},
	}}
	for _, t := range r.result.TalkingPoints {
		state := "to talk about"
		if t.Settled {
			state = "settled"
		}
		table.rows = append(table.rows, printRow{cells: []string{
			t.Measure.Name, readingWords(t.Measure, t.Ours), readingWords(t.Measure, t.Theirs), t.Gap.Words(), state,
		}})
	}
	if len(table.rows) == 0 {
		r.paragraph("There is no difference so far that is worth talking about.", letterBody)
		return
	}
	r.table(table)
}

// mostMoves is how many parts of a change are listed; the others are added up.
const mostMoves = 15

// writeChanges says what moved the overall score, and what keeps falling.
func (r *cardReport) writeChanges() {
	before := r.Period.Prev().Words()
	table := printTable{columns: []printColumn{
		{title: "Measure", share: 1}, {title: "Why"}, {title: "Score before", right: true}, {title: "Score now", right: true}, {title: "Of the overall score", right: true, bold: true},
	}}
	others := new(big.Rat)
	for i, m := range r.result.Moves {
		if i >= mostMoves {
			others.Add(others, m.Points)
			continue
		}
		from, to := m.From.Words(), m.To.Words()
		switch m.Reason { // what was not measured has no score, which is not 0
		case scorecard.MovedByReading:
			from = none
		case scorecard.MovedByMissing:
			to = none
		}
		table.rows = append(table.rows, printRow{cells: []string{m.Measure.Name, m.Reason.Words(), from, to, signedPoints(m.Points)}})
	}
	if more := len(r.result.Moves) - mostMoves; more > 0 {
		table.rows = append(table.rows, printRow{cells: []string{fmt.Sprintf("… %d more, together", more), "", "", "", signedPoints(others)}})
	}
	switch {
	case r.result.Change == nil:
		r.paragraph("There is no overall score in both this period and the one before, so nothing can be compared.", letterBody)
	case len(table.rows) == 0:
		r.paragraph("Nothing has moved the overall score since "+before+".", letterBody)
	default:
		r.leadIn("The overall score changed by "+signedPoints(r.result.Change)+" points since "+before+". These are its parts; they add up to it exactly, before rounding.", letterBody)
		r.table(table)
	}
	for _, fall := range r.result.Falls {
		name := "The card as a whole"
		if fall.Measure != nil {
			name = fall.Measure.Name
		}
		var scores []string
		for _, s := range fall.Scores {
			scores = append(scores, s.Words())
		}
		r.notice(inOneLine(brief(name, 200)) + " has fallen three times in a row: " + together(", ", scores...))
	}
}

// signedPoints is a number of points with its sign: +1.25, −0.50.
func signedPoints(points *big.Rat) string {
	text := exact.Format(new(big.Rat).Abs(points), 2)
	switch {
	case text == "0.00":
		return text
	case points.Sign() < 0:
		return "\u2212" + text
	}
	return "+" + text
}

// writeActions lists what is to be done, and whether what was done has worked.
func (r *cardReport) writeActions() {
	actions := actionsToShow(r.Book, r.Period)
	if len(actions) == 0 {
		r.paragraph("No action is open, and none waits to be judged.", letterBody)
		return
	}
	table := printTable{columns: []printColumn{{title: "Action", share: 1}, {title: "Measure"}, {title: "Owner"}, {title: "Due"}, {title: "State"}, {title: "Did it work?"}}}
	for _, a := range actions {
		measure := "the whole card"
		if m := r.Book.Measures[a.Measure]; m != nil {
			measure = m.Name
		}
		table.rows = append(table.rows, printRow{cells: []string{a.Title, measure, a.Owner, r.dueWords(a.Due, a.State), a.State.Words(), a.Effect.Words()}, notes: noteOf(a.Note)})
	}
	r.table(table)
}

func noteOf(text string) []rowNote {
	if text == "" {
		return nil
	}
	return []rowNote{{text, true}}
}

func (r *cardReport) dueWords(due civil.Date, state scorecard.ActionState) string {
	words := due.Words()
	if state == scorecard.ActionOpen && !due.IsZero() && due.Before(r.Today) {
		words += ", late"
	}
	return words
}
