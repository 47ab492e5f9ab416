package export

import (
	"fmt"

	"counterweight/scorecard"
)

// writeSources says what the report rests on and how its figures were made.
func (r *cardReport) writeSources() {
	r.part("How figures were calculated")
	for _, note := range cardNotes(r.result.Lines) {
		r.paragraph(note, letterBody)
	}
	r.writeDefinitions()
	r.part("Where this report comes from")
	p := r.provenance
	card := &r.Book.Card
	agreed := ""
	if n := len(card.Versions); n > 0 {
		v := card.Versions[n-1]
		agreed = fmt.Sprintf("version %d of %s, agreed by %s", n, v.On.Words(), together(" and ", v.Ours, v.Theirs))
	}
	r.facts(
		fact{"Protective marking", p.Marking},
		fact{"Made", p.Made.UTC().Format("2 Jan 2006 15:04 UTC")},
		fact{"Scorecard", together(" · ", card.Reference, card.Title)},
		fact{"About", together(" · ", card.Subject.Kind.Words(), card.Subject.Name)},
		fact{"Agreement", agreed},
		fact{"As things stand on", r.Today.Words()},
		fact{"Workspace", p.Workspace},
		fact{"Snapshot", p.Snapshot},
		fact{"Change log up to", p.Head},
		fact{"Program", programName + " " + p.Version},
	)
	r.writeBoxed()
}

// cardNotes say how the figures of a scorecard with these lines were made.
func cardNotes(l scorecard.Lines) []string {
	return []string{
		"One scale from 0 to 100 serves measures and roll-ups; 75 means as agreed. A score runs straight from point to point of its measure (floor 0, red flag 50, target 75, stretch 100) " +
			"and is rounded to six decimals, half away from zero. Roll-ups are weighted means of those, computed exactly and rounded only to be shown.",
		fmt.Sprintf("A measure is rated by its own points. Roll-ups are good from %v, approaching target from %v, and require improvement from %v. A rating that was set by people says so, beside the computed one.",
			l.Good, l.Approaching, l.Improving),
		fmt.Sprintf("What is not due leaves both sides of a mean. What is due and not measured never counts as a number: it lowers the coverage, and under %v %% of the weight there is no overall score.", l.Coverage),
		"The agreed value counts; without one, ours does. A value that only the other side gave is shown and does not count.",
		"Weights, points and lines are those that were valid on the last day of the period, so that an earlier period gives the same figures whenever it is computed.",
	}
}

// writeDefinitions lists how each measure is found.
func (r *cardReport) writeDefinitions() {
	table := printTable{columns: []printColumn{{title: "Measure", share: 2}, {title: "How it is found", share: 3}, {title: "Source", share: 2}, {title: "Owner"}}}
	r.result.Each(func(m *scorecard.MeasureResult) {
		if m.Measure.Formula+m.Measure.Source != "" {
			owner := partName(m.Placed.Owner, m.Measure.Owner)
			table.rows = append(table.rows, printRow{cells: []string{m.Measure.Name, m.Measure.Formula, m.Measure.Source, owner}})
		}
	})
	if len(table.rows) > 0 {
		r.part("How measures are found")
		r.table(table)
	}
}
