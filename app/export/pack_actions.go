package export

import (
	"cmp"

	"counterweight/scorecard"
)

// writeSince writes what was decided and done since the forum met last.
func (r *packReport) writeSince() {
	switch {
	case r.Last != nil:
		r.paragraph("Since the "+r.meetingWords(r.Last)+".", letterLead)
	default:
		r.paragraph("No meeting before is on record, so this is since "+r.Since().Words()+", when the period began.", letterLead)
	}
	if short := r.lastQuorum(); short != "" {
		r.notice("That meeting was held " + short + ". What it decided may have to be decided again.")
	}
	r.writeActions()
	r.writeDecisions()
	r.writeRisks()
}

// writeActions lists what is to be done, what is overdue first, and what was done.
func (r *packReport) writeActions() {
	r.markedPart("Actions")
	actions := r.Actions()
	if len(actions) == 0 {
		r.paragraph("No action is open, and none was done since then.", letterBody)
		return
	}
	r.table(r.actionTable(actions))
}

func (p *Pack) actionTable(actions []PackAction) printTable {
	table := printTable{columns: []printColumn{{title: "Action", share: 3}, {title: "From", share: 2}, {title: "Owner"}, {title: "Due"}, {title: "State"}, {title: "Did it work?"}}}
	for _, a := range actions {
		table.rows = append(table.rows, printRow{cells: []string{a.Title, a.From, a.Owner, a.Due.Words(), a.stateWords(), a.Effect.Words()}, notes: noteOf(a.Note), bold: a.Overdue})
	}
	return table
}

// stateWords is where the action stands: overdue, done on 3 Nov 2026.
func (a *PackAction) stateWords() string {
	switch {
	case a.Overdue:
		return "Overdue"
	case a.State == scorecard.ActionDone && !a.Done.IsZero():
		return a.State.Words() + " " + a.Done.Words()
	}
	return a.State.Words()
}

func (r *packReport) writeDecisions() {
	r.markedPart("Decisions")
	table := printTable{columns: []printColumn{{title: "Decision", share: 3}, {title: "Decided by", share: 1}, {title: "At", share: 1.4}}}
	for _, d := range r.Decisions() {
		table.rows = append(table.rows, printRow{cells: []string{d.Text, cmp.Or(d.By, "all"), r.meetingWords(d.Meeting)}, notes: noteOf(d.Why)})
	}
	if len(table.rows) == 0 {
		r.paragraph("No decision is on record.", letterBody)
		return
	}
	r.table(table)
}

// writeRisks lists the risks that were raised, where any were.
func (r *packReport) writeRisks() {
	table := printTable{columns: []printColumn{{title: "Risk", share: 3}, {title: "Raised at", share: 1.4}}}
	for _, m := range r.heldSince() {
		for _, risk := range m.Risks {
			table.rows = append(table.rows, printRow{cells: []string{risk, r.meetingWords(m)}})
		}
	}
	if len(table.rows) > 0 {
		r.markedPart("Risks raised")
		r.table(table)
	}
}
