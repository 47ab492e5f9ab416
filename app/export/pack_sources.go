package export

import (
	"fmt"
	"slices"

	"counterweight/scorecard/governance"
)

// writeSources writes what the pack rests on and how its figures were made.
func (r *packReport) writeSources() {
	said := map[string]bool{}
	for _, part := range []struct {
		title string
		with  []governance.PackSection
		notes []string
	}{
		{"Scorecards", []governance.PackSection{governance.ScorecardSection, governance.MeasuresToTalk, governance.Cover}, r.cardNotes()},
		{"Knowledge", []governance.PackSection{governance.KnowledgeSection}, knowledgeNotes},
		{"Teams and roles", []governance.PackSection{governance.CoverageSection}, coverageNotes},
		{"Meetings, actions and challenges", []governance.PackSection{governance.SinceLastTime, governance.ChallengesSection}, packNotes},
	} {
		shown := slices.ContainsFunc(part.with, func(s governance.PackSection) bool { return slices.Contains(r.sections, s) })
		if !shown || len(part.notes) == 0 {
			continue
		}
		r.markedPart(part.title)
		for _, note := range part.notes {
			if !said[note] { // several sections share some
				r.paragraph(note, letterBody)
			}
			said[note] = true
		}
	}
	for _, c := range r.Cards {
		if card := r.cardReport(c); card != nil && r.Depth == governance.AnnexDepth {
			card.writeDefinitions()
		}
	}
	r.together(func() {
		r.markedPart("Where this pack comes from")
		r.facts(r.originFacts()...)
	})
	r.writeBoxed()
}

var packNotes = []string{
	"Since last time begins with the day the forum met last, and holds what every forum of this contract decided from then on. Actions are all that are open, of meetings and of scorecards, and those that were done or dropped since then.",
	"An action is overdue from the day after it was due. A meeting was held with a quorum where as many were there as its forum asks for, and of both sides where that is asked for; who sent a deputy counts.",
	"An answer's days run from the day a challenge was raised to the day it was answered; the middle of them is shown. A side that never challenges is said to be silent: that is a finding, not a success.",
}

// cardNotes say how the figures of the scorecards were made; none where there is no scorecard.
func (r *packReport) cardNotes() []string {
	result := r.Result()
	if result == nil {
		return nil
	}
	return cardNotes(result.Lines)
}

// originFacts say where the pack comes from.
func (p *Pack) originFacts() []fact {
	var cards []string
	for _, c := range p.Cards {
		cards = append(cards, together(" ", c.Book.Card.Reference, c.Book.Card.Title))
	}
	from := p.Provenance
	return []fact{
		{"Protective marking", from.Marking},
		{"Made", from.Made.UTC().Format("2 Jan 2006 15:04 UTC")},
		{"Contract", together(" · ", p.Contract.Dossier.Reference, p.Contract.Dossier.Title)},
		{"Scorecards", listed(cards)},
		{"Period", p.Period.Words()},
		{"As things stand on", p.Today.Words()},
		{"Depth", p.Depth.Words()},
		{"Template", p.Template},
		{"Workspace", from.Workspace},
		{"Snapshot", from.Snapshot},
		{"Change log up to", from.Head},
		{"Program", fmt.Sprintf("%s %s", programName, from.Version)},
	}
}
