package export

import (
	"counterweight/app/chart"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// writeCards writes what each scorecard of the contract comes to, with all its measures.
func (r *packReport) writeCards() {
	r.see("What both sides said of the measures that need talk", governance.MeasuresToTalk)
	r.see("How the figures were calculated", governance.SourcesSection)
	if len(r.Cards) == 0 {
		r.paragraph("No scorecard is about this contract.", letterBody)
		return
	}
	for _, c := range r.Cards {
		if len(r.Cards) > 1 {
			r.markedPart(c.Book.Card.Reference + " " + c.Book.Card.Title)
		}
		card := r.cardReport(c)
		if card == nil {
			r.paragraph(capitalised(c.hasPeriod().Error())+".", letterBody)
			continue
		}
		card.writeGlance()
		var notes func(*scorecard.MeasureResult) []rowNote
		if r.Depth == governance.AnnexDepth {
			notes = card.measureNotes
		}
		r.table(card.measureTable(nil, notes))
		r.chart(card.overallTrend().Draw(bodyWidth, r.ts.measure))
		r.markedPart("What changed since " + c.Period.Prev().Words())
		card.writeChanges()
		if r.Depth == governance.AnnexDepth {
			card.writeReadings()
		}
	}
}

// Measures of what a scorecard comes to at a glance, in points.
const (
	glanceWidth = 205.0 // of the words
	glanceGap   = 20.0
)

var (
	letterScore   = lettering{size: 26, bold: true, colour: colourText, leading: 30}
	letterOutOf   = lettering{size: 11, colour: colourMuted, leading: 30}
	letterSummary = lettering{size: 9, colour: colourMuted, leading: 13}
)

// writeGlance writes the score with its rating and a few words at the left, and the perspectives at the right.
func (r *cardReport) writeGlance() {
	overall := r.result.Overall
	score := none
	if overall.Scored {
		score = overall.Score.Words()
	}
	movement := r.outcome()
	if overall.Scored && overall.Before != nil {
		movement = capitalised(movedSince(overall.Score-*overall.Before)) + " " + r.Period.Prev().Words() + "."
	} else if overall.Scored {
		movement = ""
	}
	words := r.ts.wrap(together(" ", movement, r.summaryWords()), letterSummary, glanceWidth)
	bars := r.perspectiveBars().Draw(bodyWidth-glanceWidth-glanceGap, r.ts.measure)
	top := letterScore.leading + markHeight + paragraphGap
	shown := min(len(words), int((max(bars.Height, bodyBottom-bodyTop-letterScore.leading*4)-top)/letterSummary.leading))
	height := max(bars.Height, top+float64(shown)*letterSummary.leading)
	r.add(slab{gap: partGap, height: height, paint: func(p *Page, at float64) {
		p.text(r.ts, score, bodyLeft, letterScore.baseline(at), letterScore)
		p.text(r.ts, "of 100", bodyLeft+r.ts.width(score, letterScore)+6, letterScore.baseline(at), letterOutOf)
		p.drawing(r.ts, r.ratingMark(overall.Rating, overall.Override != nil), bodyLeft, at+letterScore.leading)
		for i, line := range words[:shown] {
			p.text(r.ts, line, bodyLeft, letterSummary.baseline(at+top+float64(i)*letterSummary.leading), letterSummary)
		}
		p.drawing(r.ts, bars, bodyLeft+glanceWidth+glanceGap, at)
	}})
	if o := overall.Override; o != nil {
		r.notice("The overall rating was set by people and is not the computed one: " + together(", ", o.Reason, o.By, o.On.Words()))
	}
}

// needsTalk reports whether a measure is one that people should talk about: it is rated low, the two sides see it differently and have not
// settled that, people set its rating, or it was due and there is nothing to show.
func needsTalk(m *scorecard.MeasureResult) bool {
	settled := m.Position != nil && m.Position.State != scorecard.NotRead
	low := m.Rating == scorecard.RequiresImprovement || m.Rating == scorecard.Inadequate
	missing := !m.Scored && m.Counts.State != scorecard.NotDue
	return low || missing || m.Differ && !settled || m.Override != nil || m.Problem != ""
}

// writeTalk writes the measures that need talk with what both sides said of them.
func (r *packReport) writeTalk() {
	r.see("Actions that are under way", governance.SinceLastTime)
	if len(r.Cards) == 0 {
		r.paragraph("No scorecard is about this contract.", letterBody)
		return
	}
	for _, c := range r.Cards {
		card := r.cardReport(c)
		if card == nil {
			continue
		}
		if len(r.Cards) > 1 {
			r.markedPart(c.Book.Card.Reference + " " + c.Book.Card.Title)
		}
		table := card.measureTable(needsTalk, card.measureNotes)
		if len(table.rows) == 0 {
			r.paragraph("None: all that was measured is as agreed or near it, and both sides see it alike.", letterBody)
		} else {
			r.leadIn("Rated low, seen differently by the two sides, rated by people, or due and not measured.", letterBody)
			r.table(table)
		}
		r.markedPart("Where the two sides differ")
		card.writeDifferences()
	}
}

// writeReadings lists every reading of the card up to the period, the latest first, with its evidence.
func (r *cardReport) writeReadings() {
	r.markedPart("Every reading")
	table := printTable{columns: []printColumn{
		{title: "Measure", share: 2}, {title: "Side"}, {title: "Reading", right: true}, {title: "Trend"}, {title: "By", share: 1}, {title: "On"},
	}}
	results := r.Book.Results(r.periods()[0], r.Period, r.Today)
	for i := len(results) - 1; i >= 0; i-- {
		rows := r.readingRows(results[i])
		if len(rows) > 0 {
			table.rows = append(table.rows, printRow{cells: []string{results[i].Period.Words()}, group: true})
			table.rows = append(table.rows, rows...)
		}
	}
	if len(table.rows) == 0 {
		r.paragraph("Nothing was read yet.", letterBody)
		return
	}
	r.table(table)
}

// readingRows are what both sides said in a period, measure by measure.
func (r *cardReport) readingRows(result *scorecard.Result) (rows []printRow) {
	result.Each(func(m *scorecard.MeasureResult) {
		for _, said := range []*scorecard.Reading{m.Ours, m.Theirs} {
			if said == nil || said.State == scorecard.NotRead {
				continue
			}
			row := printRow{cells: []string{m.Measure.Name, said.Side.Words(), readingWords(m.Measure, said), "", said.By, said.On.Words()}, indent: 8}
			for _, note := range []string{said.Why, said.Comment} {
				if note != "" {
					row.notes = append(row.notes, rowNote{note, false})
				}
			}
			if said.Evidence != "" {
				row.notes = append(row.notes, rowNote{"Evidence: " + said.Evidence, true})
			}
			if said.Side == scorecard.Ours {
				row.draw(3, r.sparkUpTo(m.Placed.Measure, result))
			}
			rows = append(rows, row)
		}
	})
	return rows
}

// sparkUpTo is the line of a measure's scores up to a period, where that is one of those that charts show.
func (r *cardReport) sparkUpTo(id scorecard.MeasureID, until *scorecard.Result) chart.Drawing {
	for i, result := range r.trend {
		if result.Period == until.Period && i > 0 {
			upTo := *r
			upTo.trend = r.trend[:i+1]
			return upTo.measureSpark(id)
		}
	}
	return chart.Drawing{}
}
