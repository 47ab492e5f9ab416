package export

import (
	"fmt"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// presenceRatings are the shapes and colours of presences.
var presenceRatings = map[governance.Presence]scorecard.Rating{
	governance.PresenceUnstated: scorecard.Other, governance.Present: scorecard.Good, governance.Deputised: scorecard.ApproachingTarget,
	governance.Apologies: scorecard.Other, governance.Absent: scorecard.RequiresImprovement,
}

// writeThere writes who was there, who sent somebody else and who was not.
func (r *minutesReport) writeThere() {
	table := printTable{columns: []printColumn{{title: "Who", share: 1}, {title: "Role", share: 1}, {title: "Side"}, {title: "Presence"}, {title: "Deputy", share: 0.8}}, leastShare: 60}
	for _, a := range r.Meeting.There {
		row := printRow{cells: []string{a.Name, a.Role, a.Side.Words(), "", a.Deputy}}
		row.draw(3, r.wordMark(partName(a.Presence.Words(), "Not said"), presenceRatings[a.Presence]))
		table.rows = append(table.rows, row)
	}
	r.table(table)
}

// writeItems writes what was said, heading by heading.
func (r *minutesReport) writeItems() {
	for _, item := range r.Meeting.Items {
		r.part(partName(item.Heading, "Without a heading"))
		if len(r.ts.wrap(item.Text, letterBody, bodyWidth)) == 0 {
			r.paragraph("Nothing was noted.", letterMuted)
		}
		r.paragraph(item.Text, letterBody)
	}
}

// writeDecisions writes what was decided, by whom where not by all, and why.
func (r *minutesReport) writeDecisions() {
	if len(r.Meeting.Decisions) == 0 {
		r.paragraph("Nothing was decided.", letterBody)
		return
	}
	table := printTable{columns: []printColumn{{title: "No.", right: true}, {title: "Decision", share: 3}, {title: "By", share: 1}}}
	for i, d := range r.Meeting.Decisions {
		row := printRow{cells: []string{fmt.Sprint(i + 1), d.Text, partName(d.By, "all")}}
		if why := inOneLine(d.Why); why != "" {
			row.notes = []rowNote{{"Why: " + d.Why, true}}
		}
		table.rows = append(table.rows, row)
	}
	r.table(table)
}

// writeActions writes who is to do what by when, and how that stands.
func (r *minutesReport) writeActions(list []governance.Action, otherwise string) {
	if len(list) == 0 {
		r.paragraph(otherwise, letterBody)
		return
	}
	r.table(r.actionTable(list, r.Day))
}

// actionTable lists actions as they stand on a day.
func (f *flow) actionTable(list []governance.Action, day civil.Date) printTable {
	table := printTable{columns: []printColumn{{title: "Action", share: 2}, {title: "Owner", share: 1}, {title: "Side"}, {title: "Due"}, {title: "State"}}}
	for i := range list {
		a := &list[i]
		row := printRow{cells: []string{a.Title, together(", ", a.Owner.Name, a.Owner.Role), a.Owner.Side.Words(), a.Due.Words(), ""}}
		row.draw(4, f.wordMark(actionWords(a, day)))
		worked := ""
		if a.Effect != scorecard.EffectUnknown && !a.IsOpen(day) {
			worked = "Did it work? " + a.Effect.Words()
		}
		if note := together(". ", worked, a.Note); note != "" {
			row.notes = []rowNote{{note, true}}
		}
		table.rows = append(table.rows, row)
	}
	return table
}

// actionWords say how an action stands on a day.
func actionWords(a *governance.Action, day civil.Date) (string, scorecard.Rating) {
	switch {
	case a.State == scorecard.ActionDropped:
		return "Dropped", scorecard.Other
	case !a.IsOpen(day) && a.State == scorecard.ActionDone:
		return "Done " + a.Done.Words(), scorecard.Good
	case a.IsOverdue(day):
		return "Overdue by " + countOf(a.Due.DaysUntil(day), "day"), scorecard.Inadequate
	}
	return "Open", scorecard.ApproachingTarget
}
