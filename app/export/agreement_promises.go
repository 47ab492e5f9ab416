package export

import (
	"fmt"

	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// writeFailing writes what happens if things don't go as planned: when both sides look back, and who is asked one after the other.
func (r *agreementReport) writeFailing() {
	failing := r.Version.Failing
	r.facts(fact{"Retrospectives", failing.Retrospectives.Words()})
	r.paragraph(failing.Note, letterBody)
	if len(failing.Escalation) == 0 {
		return
	}
	table := printTable{columns: []printColumn{{title: "Step"}, {title: "Who decides", share: 1}, {title: "Role", share: 1}, {title: "Side"}, {title: "Next step after", right: true}}}
	for i, rung := range failing.Escalation {
		after := ""
		if rung.Days > 0 && i < len(failing.Escalation)-1 {
			after = countOf(rung.Days, "day")
		}
		table.rows = append(table.rows, printRow{cells: []string{fmt.Sprint(i + 1), partName(rung.Name, "nobody is named yet"), rung.Role, rung.Side.Words(), after}})
	}
	r.part("Whom to go to")
	r.table(table)
}

// writeStatements writes what each side holds itself to, and what both said of it last.
func (r *agreementReport) writeStatements() {
	table := printTable{columns: []printColumn{
		{title: "Statement", share: 2}, {title: "Owner", share: 1}, {title: "We say", right: true}, {title: "They say", right: true}, {title: "Together"},
	}, leastShare: 80}
	for i := range r.said {
		t := &r.said[i]
		row := printRow{cells: []string{t.Statement.Text, t.Statement.Owner, pulseWords(t, t.Ours), pulseWords(t, t.Theirs), ""}}
		row.draw(4, r.wordMark(talkWords(t)))
		for _, of := range []struct {
			side  string
			pulse *governance.Pulse
		}{{"We", t.Ours}, {"They", t.Theirs}} {
			if of.pulse == nil {
				continue
			}
			said := together(", ", of.side+" said so on "+of.pulse.On.Words(), of.pulse.By)
			row.notes = append(row.notes, rowNote{together(": ", said, of.pulse.Note), true})
		}
		table.rows = append(table.rows, row)
	}
	r.table(table)
}

// pulseWords are an answer on its scale.
func pulseWords(t *governance.Talk, p *governance.Pulse) string {
	switch {
	case p == nil:
		return ""
	case t.Statement.Answer != governance.YesNo:
		return grouped(p.Value.String()) + " of 5"
	case p.Value.Sign() == 0:
		return "no"
	}
	return "yes"
}

// talkWords say whether both sides see a statement alike.
func talkWords(t *governance.Talk) (string, scorecard.Rating) {
	switch {
	case t.Ours == nil && t.Theirs == nil:
		return "Not asked", scorecard.Other
	case t.Ours == nil || t.Theirs == nil:
		return "One side only", scorecard.Other
	case t.IsApart():
		return "To talk about", scorecard.RequiresImprovement
	}
	return "Seen alike", scorecard.Good
}

// writeDifferences writes what the version says otherwise than the one before.
func (r *agreementReport) writeDifferences() {
	all := governance.Differences(r.before, r.Version)
	if len(all) == 0 {
		r.paragraph("Nothing: the words are the same.", letterBody)
		return
	}
	table := printTable{columns: []printColumn{{title: "Part"}, {title: "Before", share: 1}, {title: "Now", share: 1}}}
	statements := map[string]bool{}
	for _, s := range append(r.before.Promises, r.Version.Promises...) {
		statements[s.Key] = true
	}
	for _, d := range all {
		where := d.Part
		if !statements[d.What] || d.Part != "Statements" { // whose key says nothing to a reader
			where = together(": ", d.Part, d.What)
		}
		table.rows = append(table.rows, printRow{cells: []string{where, partName(d.Before, "not there"), partName(d.After, "taken out")}})
	}
	r.table(table)
}

// writeSignatures writes who signed; for a side that nobody signed for yet there are lines to sign on.
func (r *agreementReport) writeSignatures() {
	v := r.Version
	table := printTable{columns: []printColumn{{title: "Signed by", share: 1}, {title: "Role", share: 1}, {title: "Side"}, {title: "On"}}}
	for _, s := range v.Signed {
		table.rows = append(table.rows, printRow{cells: []string{s.Name, s.Role, s.Side.Words(), s.On.Words()}})
	}
	r.table(table)
	for _, side := range v.Unsigned() {
		r.signingLines("For " + sideWords(side == scorecard.Ours))
	}
}

// signingLines leave room to sign by hand: name and role, signature, day.
func (r *agreementReport) signingLines(title string) {
	const height, gap = 30.0, 14.0
	fields := []struct {
		name  string
		share float64
	}{{"Name and role", 0.4}, {"Signature", 0.4}, {"Day", 0.2}}
	r.part(title)
	r.add(slab{height: height + letterSmall.leading, paint: func(p *Page, top float64) {
		x := bodyLeft
		for _, field := range fields {
			width := (bodyWidth - 2*gap) * field.share
			p.line(x, top+height, x+width, top+height, 0.8, colourMuted)
			p.text(r.ts, field.name, x, letterSmall.baseline(top+height+1), letterSmall)
			x += width + gap
		}
	}})
}
