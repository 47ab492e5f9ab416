package export

import (
	"cmp"
	"fmt"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// candourMonths is how far back a pack looks at who challenges whom.
const candourMonths = 12

// Candour is how both sides challenged each other in the last twelve months.
func (p *Pack) Candour() governance.Candour {
	var table []governance.Who
	for i := range p.Forums {
		for _, who := range append([]governance.Who{p.Forums[i].Chair}, p.Forums[i].Members...) {
			if who.Name != "" {
				table = append(table, who)
			}
		}
	}
	term := civil.Term{From: p.Today.AddMonths(-candourMonths).AddDays(1), To: p.Today}
	return governance.CandourOf(p.Challenges, table, term)
}

// ChallengesRaised are those of the last twelve months and older ones that are open, the open ones first, the latest of each first.
func (p *Pack) ChallengesRaised() (all []*governance.Challenge) {
	term := p.Candour().Term
	for i := range p.Challenges {
		h := &p.Challenges[i]
		if !h.Raised.After(p.Today) && (term.Contains(h.Raised) || h.OutcomeOn(p.Today) == governance.Open) {
			all = append(all, h)
		}
	}
	slices.SortStableFunc(all, func(a, b *governance.Challenge) int {
		isOpen := func(h *governance.Challenge) int { return boolFigure(h.OutcomeOn(p.Today) == governance.Open) }
		return cmp.Or(isOpen(b)-isOpen(a), b.Raised.Compare(a.Raised))
	})
	return all
}

// writeChallenges writes who challenged whom, and what came of it.
func (r *packReport) writeChallenges() {
	candour := r.Candour()
	if finding := candour.Finding(); finding != "" {
		r.notice(finding + ".")
	}
	r.leadIn("From "+candour.Term.From.Words()+" to "+candour.Term.To.Words()+". An answer's days are the median of those that were given.", letterBody)
	tallies := printTable{columns: []printColumn{{title: "Raised by", share: 1}, {title: "Raised", right: true}, {title: "Not answered", right: true}, {title: "Led to a change", right: true}, {title: "Days to an answer", right: true}}}
	for _, t := range candour.Sides {
		tallies.rows = append(tallies.rows, printRow{cells: []string{r.sideName(t.Side), fmt.Sprint(t.Raised), fmt.Sprint(t.Unanswered), fmt.Sprint(t.Changed), medianWords(t.Median)}})
	}
	r.table(tallies)
	if len(candour.Silent) > 0 {
		var names []string
		for _, who := range candour.Silent {
			names = append(names, who.Name)
		}
		r.paragraph("At the table, and raised nothing: "+listed(names)+".", letterBody)
	}
	r.writeChallengeLog()
	r.writeFeedback()
}

// sideName is what a side is called on the scorecard, or else ours and theirs.
func (p *Pack) sideName(side scorecard.Side) string {
	name := ""
	if c := p.Card(); c != nil {
		name = c.Book.Card.OurName
		if side == scorecard.Theirs {
			name = c.Book.Card.TheirName
		}
	}
	return partName(inOneLine(name), side.Words())
}

func medianWords(days exact.Optional) string {
	median, given := days.Get()
	if !given {
		return none
	}
	return median.String()
}

// writeChallengeLog lists the challenges with what was said.
func (r *packReport) writeChallengeLog() {
	r.markedPart("The challenges")
	table := printTable{columns: []printColumn{{title: "Code"}, {title: "Challenge", share: 3}, {title: "Raised by", share: 1}, {title: "Raised"}, {title: "Answer"}, {title: "Outcome"}}}
	for _, h := range r.ChallengesRaised() {
		row := printRow{cells: []string{h.Code, h.About, together(", ", h.By.Name, h.By.Side.Words()), h.Raised.Words(), waitingWords(h, r.Today), h.OutcomeOn(r.Today).Words()}}
		for _, said := range []struct{ what, text string }{{"Suggested: ", h.Suggestion}, {"Answer: ", h.Response}, {"What became of it: ", h.Note}} {
			if said.text != "" {
				row.notes = append(row.notes, rowNote{said.what + said.text, said.what != "Answer: "})
			}
		}
		table.rows = append(table.rows, row)
	}
	if len(table.rows) == 0 {
		r.paragraph("None is on record.", letterBody)
		return
	}
	r.table(table)
}

// waitingWords say how long an answer took, or has been waited for.
func waitingWords(h *governance.Challenge, day civil.Date) string {
	days, answered := h.Waiting(day)
	switch {
	case answered && days == 0:
		return "the same day"
	case answered:
		return "after " + countOf(days, "day")
	}
	return "none for " + countOf(days, "day")
}

// writeFeedback lists what was said without asking for anything: since last time, in the annex all of it.
func (r *packReport) writeFeedback() {
	table := printTable{columns: []printColumn{{title: "On"}, {title: "From", share: 1}, {title: "To", share: 1}, {title: "Feedback", share: 3}}}
	for i := range r.Feedback {
		b := &r.Feedback[i]
		if b.On.After(r.Today) || r.Depth != governance.AnnexDepth && b.On.Before(r.Since()) {
			continue
		}
		row := printRow{cells: []string{b.On.Words(), whoWords(b.From), whoWords(b.To), b.Text}}
		if b.Answer != "" {
			row.notes = []rowNote{{"Answer of " + together(": ", b.Answered.Words(), b.Answer), true}}
		}
		table.rows = append(table.rows, row)
	}
	if len(table.rows) > 0 {
		r.markedPart("Feedback")
		r.table(table)
	}
}
