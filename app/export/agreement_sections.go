package export

import (
	"fmt"
	"slices"
	"strings"

	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// agreementPart is a part of an agreement that is more than text: people, outputs. It stands under the section whose heading is one of its
// own, and by itself after the sections where none has such a heading.
type agreementPart struct {
	headings []string // as templates have them; the first is its own
	about    string   // what it is about, for a draft that lacks it
	rows     int      // how much there is to write
	write    func()
}

func (r *agreementReport) parts() []agreementPart {
	v := r.Version
	failing := boolFigure(v.Failing.Retrospectives != governance.CadenceUnstated) + boolFigure(strings.TrimSpace(v.Failing.Note) != "") + len(v.Failing.Escalation)
	return []agreementPart{
		{[]string{"Duration"}, "how long it lasts", boolFigure(strings.TrimSpace(v.Duration) != ""), r.writeDuration},
		{[]string{"People and skills", "People"}, "who takes part", len(v.People), r.writePeople},
		{[]string{"Scope and ways of working", "Scope"}, "what is in scope and what is not", len(v.Scope) + len(v.Outside), r.writeScope},
		{[]string{"Outputs"}, "what comes out of each phase", len(v.Outputs), r.writeOutputs},
		{[]string{"Measures of success", "Success"}, "how success is measured", len(v.Success), r.writeSuccess},
		{[]string{"What if things don't go as planned", "What if things go wrong", "If it fails"}, "what happens if things don't go as planned", failing, r.writeFailing},
		{[]string{"Statements"}, "what each side holds itself to", len(v.Promises), r.writeStatements},
	}
}

// unwritten are what the parts that a ways-of-working agreement should have, and this one lacks, are about.
func (r *agreementReport) unwritten() (open []string) {
	if r.Agreement.Agreement.Kind != governance.WaysOfWorking {
		return nil
	}
	for _, p := range r.parts() {
		told := func(s governance.Section) bool { return p.has(s.Heading) && strings.TrimSpace(s.Text) != "" }
		if p.rows == 0 && !slices.ContainsFunc(r.Version.Sections, told) {
			open = append(open, p.about)
		}
	}
	return open
}

// has reports whether a heading is one of the part's.
func (p *agreementPart) has(heading string) bool {
	plain := strings.NewReplacer("’", "'").Replace(inOneLine(heading))
	return slices.ContainsFunc(p.headings, func(own string) bool { return strings.EqualFold(own, plain) })
}

// sections are the agreement's own in its order, each with the part that belongs to it; then the parts that belong to none.
func (r *agreementReport) sections() (all []reportSection) {
	parts := r.parts()
	placed := map[int]bool{}
	for _, s := range r.Version.Sections {
		section := reportSection{partName(s.Heading, "Without a heading"), 0, func() { r.writeText(s.Text) }}
		for i, p := range parts {
			if !p.has(s.Heading) || placed[i] {
				continue
			}
			placed[i] = true
			section.write = func() {
				r.writeText(s.Text)
				p.write()
			}
		}
		all = append(all, section)
	}
	for i, p := range parts {
		if !placed[i] && p.rows > 0 {
			all = append(all, reportSection{p.headings[0], 0, p.write})
		}
	}
	if r.before != nil {
		all = append(all, reportSection{fmt.Sprintf("What is new since version %d", r.before.Number), 0, r.writeDifferences})
	}
	if r.Version.Number > 0 {
		all = append(all, reportSection{"Signatures", 0, r.writeSignatures})
	}
	return all
}

// writeText writes what a section says, or that it says nothing.
func (r *agreementReport) writeText(text string) {
	if len(r.ts.wrap(text, letterBody, bodyWidth)) == 0 {
		r.leadIn("Nothing is written here.", letterMuted)
		return
	}
	r.paragraph(text, letterBody)
}

func (r *agreementReport) writeDuration() { r.paragraph(r.Version.Duration, letterBody) }

// writePeople writes who has to take part, and below who may.
func (r *agreementReport) writePeople() {
	table := printTable{columns: []printColumn{{title: "Who", share: 1.2}, {title: "Role", share: 1.2}, {title: "Side"}, {title: "What they bring", share: 2}}, leastShare: 60}
	for _, need := range append(governance.AllNeeds(), governance.NeedUnstated) {
		first := true
		for i := range r.Version.People {
			m := &r.Version.People[i]
			if m.Need != need {
				continue
			}
			if first {
				table.rows = append(table.rows, printRow{cells: []string{partName(need.Words(), "Not said whether compulsory")}, group: true})
				first = false
			}
			table.rows = append(table.rows, printRow{cells: []string{partName(m.Name, "nobody yet"), m.Role, m.Side.Words(), m.Skills}})
		}
	}
	r.table(table)
}

// writeScope writes what is in and what is out.
func (r *agreementReport) writeScope() {
	for _, of := range []struct {
		title string
		list  []string
	}{{"In scope", r.Version.Scope}, {"Out of scope, on purpose", r.Version.Outside}} {
		if len(of.list) > 0 {
			r.part(of.title)
			r.bullets(of.list)
		}
	}
}

// writeOutputs writes what comes out, phase by phase as they were named first.
func (r *agreementReport) writeOutputs() {
	var phases []string
	of := map[string][]printRow{}
	for _, o := range r.Version.Outputs {
		phase := capitalised(partName(o.Phase, "No phase"))
		if of[phase] == nil {
			phases = append(phases, phase)
		}
		of[phase] = append(of[phase], printRow{cells: []string{o.What}})
	}
	table := printTable{columns: []printColumn{{title: "What comes out, by phase", share: 1}}}
	for _, phase := range phases {
		table.rows = append(table.rows, printRow{cells: []string{phase}, group: true})
		table.rows = append(table.rows, of[phase]...)
	}
	r.table(table)
}

// writeSuccess writes each measure with what was found of each letter of SMART, and why it does not hold.
func (r *agreementReport) writeSuccess() {
	table := printTable{columns: []printColumn{{title: "Measure", share: 1}}, leastShare: 120}
	for _, l := range governance.AllLetters() {
		table.columns = append(table.columns, printColumn{title: l.Words()})
	}
	for i := range r.Version.Success {
		s := &r.Version.Success[i]
		row := printRow{cells: append([]string{s.Text}, make([]string, len(governance.AllLetters()))...)}
		for n, l := range governance.AllLetters() {
			words, rating := "Open", scorecard.Other
			for _, c := range s.Checks {
				if c.Letter != l {
					continue
				}
				if words, rating = "Yes", scorecard.Good; !c.Holds {
					words, rating = "No", scorecard.RequiresImprovement
				}
				if strings.TrimSpace(c.Why) != "" {
					row.notes = append(row.notes, rowNote{l.Words() + ": " + c.Why, true})
				}
			}
			row.draw(n+1, r.wordMark(words, rating))
		}
		table.rows = append(table.rows, row)
	}
	r.table(table)
}
