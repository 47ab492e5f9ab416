package export

import (
	"fmt"
	"strings"

	"counterweight/app/chart"
	"counterweight/scorecard"
	"counterweight/scorecard/knowledge"
)

// writeContracts writes the readiness at each contract's end.
func (r *knowledgeReport) writeContracts() {
	table := printTable{columns: []printColumn{
		{title: "Contract", share: 1},
		{title: "Ends"},
		{title: "Days left", right: true},
		{title: "Ready now", right: true, bold: true},
		{title: "At its end, at this pace", right: true},
		{title: "At its end, as planned", right: true},
	}}
	for _, id := range r.contracts() {
		c, which := r.Contracts[id], knowledge.OfContract(id)
		cells := []string{contractWords(r.Contracts, id), c.End.Words(), "", percentWords(r.Record.Readiness(which, r.Today)), "", ""}
		if !c.End.IsZero() {
			cells[2] = fmt.Sprint(r.Today.DaysUntil(c.End))
			cells[4] = percentWords(r.Record.Projected(which, r.Today, c.End).Then)
			cells[5] = percentWords(r.Record.Planned(which, c.End))
		}
		table.rows = append(table.rows, printRow{cells: cells})
	}
	r.table(table)
}

// writeCapabilities writes how well each is covered, and by whom.
func (r *knowledgeReport) writeCapabilities() {
	if len(r.covers) == 0 {
		r.paragraph("No capability is listed yet.", letterBody)
		return
	}
	table := printTable{columns: []printColumn{
		{title: "Capability", share: 2}, {title: "Criticality"}, {title: "Weight", right: true}, {title: "Ours who do it alone", share: 2}, {title: "Theirs", share: 1.4}, {title: "Cover"},
	}, leastShare: 90}
	for i := range r.covers {
		c := &r.covers[i]
		row := printRow{cells: []string{
			together(" ", c.Capability.Code, c.Capability.Name), c.Capability.Criticality.Words(), c.Capability.Weight.String(),
			r.holderWords(c, true), r.holderWords(c, false), "",
		}}
		words, rating := c.Safety().Words(), safetyRatings[c.Safety()]
		if left := c.Capability.Left; left != "" && !r.Today.Before(c.Capability.LeftOn) {
			row.notes = []rowNote{{"Left on purpose from " + c.Capability.LeftOn.Words() + ": " + left, true}}
			words, rating = "Left", scorecard.Other
		}
		row.draw(5, r.wordMark(words, rating))
		table.rows = append(table.rows, row)
	}
	r.table(table)
}

// holderWords are those of a side who do it alone, or better; old evidence says so.
func (r *knowledgeReport) holderWords(c *knowledge.Cover, ours bool) string {
	var names []string
	for i := range c.Holders {
		if h := &c.Holders[i]; stands(h, ours) {
			name := h.Person.Name
			if h.Stale {
				name += " (old evidence)"
			}
			names = append(names, name)
		}
	}
	return orDash(strings.Join(names, ", "))
}

// writeGoals writes the goals with where they stand.
func (r *knowledgeReport) writeGoals() {
	if len(r.goals) == 0 {
		r.paragraph("No goal is agreed yet.", letterBody)
		return
	}
	table := printTable{columns: []printColumn{
		{title: "Goal", share: 3}, {title: "From", share: 2}, {title: "To", share: 2}, {title: "Start, now, goal"}, {title: "Due"}, {title: "State"},
	}, leastShare: 60}
	for i := range r.goals {
		s := &r.goals[i]
		g := s.Goal
		row := printRow{cells: []string{together(" ", g.Code, g.Title), r.names(g.From, g.FromName), r.names(g.To, g.ToName), "", g.Due.Words(), ""}}
		row.draw(3, r.ladder(s))
		row.draw(5, r.wordMark(s.State.Words(), stateRatings[s.State]))
		if s.State == knowledge.SignedOff {
			row.notes = []rowNote{{"Signed off on " + together(" by ", g.SignedOff.Words(), g.SignedOffBy), true}}
		}
		if s.State == knowledge.Dropped {
			row.notes = []rowNote{{"Given up on " + together(": ", g.Dropped.Words(), g.Reason), true}}
		}
		table.rows = append(table.rows, row)
	}
	r.table(table)
}

// ladder draws the levels of a goal: pale up to its start, full up to what is shown now, hollow up to the goal. Its words say the same.
func (r *knowledgeReport) ladder(s *knowledge.Standing) chart.Drawing {
	const width, height, gap, top = 9.0, 6.0, 2.0, 2.0
	words := fmt.Sprintf("%d · %d · %d", s.Goal.StartLevel, s.Now, s.Goal.GoalLevel)
	steps := int(knowledge.CanTeach)
	left := float64(steps)*(width+gap) + 3
	d := chart.Drawing{Width: left + r.ts.measure(words, markSize, false) + 2, Height: markHeight}
	for level := 1; level <= steps; level++ {
		x := float64(level-1) * (width + gap)
		shape := chart.Shape{Closed: true, Points: []chart.Point{{X: x, Y: top}, {X: x + width, Y: top}, {X: x + width, Y: top + height}, {X: x, Y: top + height}}}
		switch {
		case level <= min(int(s.Goal.StartLevel), int(s.Now)):
			shape.Fill = chart.Heat + 2
		case level <= int(s.Now):
			shape.Fill = chart.Primary
		case level <= int(s.Goal.GoalLevel):
			shape.Line, shape.Thickness = chart.Secondary, 0.9
		default:
			shape.Line, shape.Thickness = chart.Quiet, 0.7
		}
		d.Shapes = append(d.Shapes, shape)
	}
	d.Words = append(d.Words, chart.Word{Text: words, At: chart.Point{X: left, Y: top + height - 0.2}, Size: markSize, Ink: chart.Muted})
	return d
}

// writeLone writes what hangs on one person, or on none.
func (r *knowledgeReport) writeLone() {
	if len(r.lone.Single)+len(r.lone.Uncovered) == 0 {
		r.paragraph("Nothing hangs on one person, and nothing on nobody.", letterBody)
		return
	}
	table := printTable{columns: []printColumn{{title: "Capability", share: 2}, {title: "Criticality"}, {title: "Only", share: 1}, {title: "Works for", share: 1}, {title: "Shown on"}}}
	for i := range r.lone.Single {
		c := &r.lone.Single[i]
		only := c.Only()
		table.rows = append(table.rows, printRow{cells: []string{
			together(" ", c.Capability.Code, c.Capability.Name), c.Capability.Criticality.Words(), only.Person.Name, partName(only.Stay.Employer, sideWords(only.Stay.Ours)), only.Evidence.On.Words(),
		}})
	}
	for i := range r.lone.Uncovered {
		c := &r.lone.Uncovered[i]
		table.rows = append(table.rows, printRow{cells: []string{together(" ", c.Capability.Code, c.Capability.Name), c.Capability.Criticality.Words(), "nobody does it alone", "", ""}})
	}
	r.table(table)
	if len(r.lone.AtRisk) > 0 && len(r.lone.AtRisk[0].Capabilities) > 1 {
		at := r.lone.AtRisk[0]
		var names []string
		for _, c := range at.Capabilities {
			names = append(names, c.Name)
		}
		r.notice(fmt.Sprintf("%s alone carries %s: %s.", at.Person.Name, countOf(len(names), "capability"), listed(names)))
	}
}

func sideWords(ours bool) string {
	if ours {
		return "our side"
	}
	return "the other side"
}

// writeExit writes the checklist for parting, with a box to tick for each line.
func (r *knowledgeReport) writeExit() {
	if len(r.exit) == 0 {
		r.paragraph("No goal is open.", letterBody)
		return
	}
	table := printTable{columns: []printColumn{
		{title: "Passed"}, {title: "What must have passed", share: 2}, {title: "To", share: 2}, {title: "Due"}, {title: "State"}, {title: "Contract ends"}, {title: "Days left", right: true},
	}, leastShare: 80}
	for _, item := range r.exit {
		g := item.Standing.Goal
		left := ""
		if !item.contract.End.IsZero() {
			left = fmt.Sprint(item.DaysLeft)
		}
		row := printRow{cells: []string{
			"", together(" ", g.Code, g.Title), r.names(g.To, g.ToName), g.Due.Words(), "", together(" ", item.contract.Reference, item.contract.End.Words()), left,
		}}
		row.draw(0, tickBox())
		row.draw(4, r.wordMark(item.Standing.State.Words(), stateRatings[item.Standing.State]))
		table.rows = append(table.rows, row)
	}
	r.table(table)
}

// tickBox is a box to tick by hand.
func tickBox() chart.Drawing {
	const side = 9.0
	return chart.Drawing{Width: 26, Height: markHeight, Shapes: []chart.Shape{{
		Closed: true, Line: chart.Muted, Thickness: 0.9, Points: []chart.Point{{X: 0, Y: 1}, {X: side, Y: 1}, {X: side, Y: 1 + side}, {X: 0, Y: 1 + side}},
	}}}
}

// writeSteps writes what would have to happen for everything critical to be safe.
func (r *knowledgeReport) writeSteps() {
	steps := r.Record.Missing(r.which(), r.Today)
	if len(steps) == 0 {
		r.paragraph("Nothing: all that is critical is safe.", letterBody)
		return
	}
	table := printTable{columns: []printColumn{{title: "Step", share: 3}, {title: "Kind"}, {title: "Weight", right: true}}}
	for _, s := range steps {
		table.rows = append(table.rows, printRow{cells: []string{capitalised(s.Words()), stepWords[s.Kind], s.Capability.Weight.String()}})
	}
	r.leadIn("The fewest and smallest steps after which all that is critical would be safe.", letterBody)
	r.table(table)
}

// whereOld writes evidence that is older than twelve months, where there is any.
func (r *knowledgeReport) whereOld() func() {
	table := printTable{columns: []printColumn{{title: "Capability", share: 1}, {title: "Person"}, {title: "Level"}, {title: "Shown on"}}}
	for i := range r.covers {
		c := &r.covers[i]
		for k := range c.Holders {
			if h := &c.Holders[k]; h.Stale {
				table.rows = append(table.rows, printRow{cells: []string{together(" ", c.Capability.Code, c.Capability.Name), h.Person.Name, h.Level.Words(), h.Evidence.On.Words()}})
			}
		}
	}
	if len(table.rows) == 0 {
		return nil
	}
	return func() { r.table(table) }
}
