package export

import (
	"cmp"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
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
		r.notice("At that meeting " + short + ". What it decided needs to be confirmed.")
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
	r.table(r.packActions(actions))
}

// packActions is a table of actions, wherever they come from.
func (r *packReport) packActions(actions []PackAction) printTable {
	table := printTable{columns: []printColumn{{title: "Action", share: 3}, {title: "From", share: 2}, {title: "Owner"}, {title: "Due"}, {title: "State"}, {title: "Did it work?"}}}
	for _, a := range actions {
		row := printRow{cells: []string{a.Title, a.From, a.Owner, a.Due.Words(), "", a.Effect.Words()}, notes: noteOf(a.Note)}
		row.draw(4, r.wordMark(a.stateWords(r.Today)))
		table.rows = append(table.rows, row)
	}
	return table
}

// stateWords say how the action stands on a day, as minutes say it of theirs.
func (a *PackAction) stateWords(day civil.Date) (string, scorecard.Rating) {
	return actionWords(&governance.Action{Raised: a.Raised, Due: a.Due, State: a.State, Done: a.Done}, day)
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
