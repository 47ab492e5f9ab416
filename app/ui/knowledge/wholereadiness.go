package knowledge

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// wholeReadiness is the tab of what readiness rests on: each capability with what would have to happen, the chart, and the table behind it.
type wholeReadiness struct {
	page   *Page
	table  *kit.Table[coverRow]
	course *kit.Table[courseRow]
	cards  *fyne.Container
	beside fyne.CanvasObject
	object fyne.CanvasObject
}

// coverRow is a capability with how well we hold it.
type coverRow struct {
	*knowledge.Cover
	ours, theirs int // people who do it alone
	steps        []knowledge.Step
	left         bool
	critical     bool
}

func coverRows(r *readiness) []coverRow {
	rows := make([]coverRow, len(r.covers))
	for i, c := range r.covers {
		row := coverRow{Cover: c, critical: c.Capability.IsCritical(r.view.today)}
		row.left = isLeft(c.Capability, r.view.today)
		for j := range c.Holders {
			switch h := &c.Holders[j]; {
			case h.Stands() && h.Stay.Ours:
				row.ours++
			case h.Stands():
				row.theirs++
			}
		}
		for _, s := range r.steps {
			if s.Capability == c.Capability {
				row.steps = append(row.steps, s)
			}
		}
		rows[i] = row
	}
	return rows
}

// wordsOfSteps say what would have to happen for a capability to be safe.
func (r coverRow) wordsOfSteps() string {
	switch {
	case r.left:
		return "nobody will take it over, on purpose"
	case len(r.steps) == 0 && r.critical:
		return "nothing: it is safe"
	}
	words := make([]string, len(r.steps))
	for i, s := range r.steps {
		words[i] = s.Words()
	}
	return kit.Capital(kit.Joined("; ", words...))
}

var coverColumns = []kit.Column[coverRow]{
	{
		Title: "Capability", Width: 150, Grow: 2, Text: func(r coverRow) string { return r.Capability.Name }, Compare: kit.ByText(func(r coverRow) string { return r.Capability.Name }),
		Strong: func(coverRow) bool { return true },
	},
	{
		Title: "Criticality", Width: 84, Text: func(r coverRow) string { return orDash(r.Capability.Criticality.Words()) }, Yield: 2,
		Compare: func(a, b coverRow) int { return cmp.Compare(a.Capability.Criticality, b.Capability.Criticality) },
	},
	{Title: "Weight", Width: 60, Number: true, Text: func(r coverRow) string { return r.Capability.Weight.String() }, Yield: 3},
	{
		Title: "For us", Width: 78, Text: func(r coverRow) string { return safetyWords(r.Safety(), r.left) },
		Compare: func(a, b coverRow) int { return safetyRank(a.Safety(), a.left) - safetyRank(b.Safety(), b.left) },
		Paint:   func(r coverRow) kit.Cell { return safetyCell(r.Safety(), r.left) },
	},
	{Title: "Ours", Width: 50, Number: true, Text: func(r coverRow) string { return fmt.Sprint(r.ours) }, Compare: func(a, b coverRow) int { return a.ours - b.ours }},
	{Title: "Theirs", Width: 56, Number: true, Text: func(r coverRow) string { return fmt.Sprint(r.theirs) }, Compare: func(a, b coverRow) int { return a.theirs - b.theirs }, Yield: 1},
	{Title: "What would have to happen", Width: 170, Grow: 3, Text: coverRow.wordsOfSteps},
}

// courseRow is a day of the chart.
type courseRow struct {
	on             civil.Date
	was, plan, gap string
}

func courseRows(r *readiness) (rows []courseRow) {
	for i := len(r.course) - 1; i >= 0; i-- {
		p := r.course[i]
		if p.Plan == nil && p.Now == nil {
			continue
		}
		rows = append(rows, courseRow{on: p.On, was: share(p.Now), plan: share(p.Plan), gap: gapWords(p)})
	}
	return rows
}

// gapWords say how readiness stood beside the plan.
func gapWords(p knowledge.CoursePoint) string {
	if p.Now == nil || p.Plan == nil {
		return ""
	}
	switch p.Now.Cmp(p.Plan) {
	case -1:
		return "under plan"
	case 1:
		return "ahead of plan"
	}
	return "at plan"
}

var courseColumns = []kit.Column[courseRow]{
	{Title: "Day", Width: 92, Text: func(r courseRow) string { return r.on.Words() }, Compare: func(a, b courseRow) int { return a.on.Compare(b.on) }},
	{Title: "Ready", Width: 70, Number: true, Text: func(r courseRow) string { return r.was }},
	{Title: "Plan", Width: 70, Number: true, Text: func(r courseRow) string { return r.plan }},
	{Title: "", Width: 100, Grow: 1, Text: func(r courseRow) string { return r.gap }},
}

func newWholeReadiness(p *Page, c *contractPage) *wholeReadiness {
	w := &wholeReadiness{page: p, cards: kit.Flow(14)}
	w.table = kit.NewTable("No capability comes with this contract yet. What must we be able to do when it ends?", coverColumns...)
	w.table.Key = func(r coverRow) string { return kit.Key(r.Capability.ID) }
	w.table.OnOpened = func(r coverRow) { p.open(newCapabilityPage(p, r.Capability.ID)) }
	add := func() { p.newCapability(c.id) }
	w.table.First, w.table.OnInsert = kit.PrimaryButton("New capability", add), add
	w.course = kit.NewTable("There is no history yet.", courseColumns...)
	w.course.Key = func(r courseRow) string { return r.on.String() }
	bar := kit.FilterBar(
		w.table, "Filter by any word",
		kit.PillSpec[coverRow]{Text: "All"},
		kit.PillSpec[coverRow]{Text: "Not safe", Keep: func(r coverRow) bool { return r.critical && r.Safety() != knowledge.Safe }},
		kit.PillSpec[coverRow]{Text: "Left on purpose", Keep: func(r coverRow) bool { return r.left }},
	)
	head := container.NewBorder(nil, nil, nil, kit.SecondaryButton("New capability", add), bar)
	w.beside = kit.Scrolled(w.cards)
	tables := kit.Above([]float32{3, 2}, kit.AtLeastHigh(240, kit.TableCard(head, w.table)), kit.AtLeastHigh(150, kit.Card(kit.Pad(1, 1, 1, 1, w.course))))
	w.object = kit.BesideCards(tables, w.beside)
	return w
}

// show takes over how ready we are now.
func (w *wholeReadiness) show(r *readiness, covers *kit.Prepared[coverRow], course []courseRow) {
	const high = 230
	w.table.SetPrepared(covers)
	w.course.SetRows(course)
	w.cards.Objects = []fyne.CanvasObject{r.readyCard(high)}
	if items := leftItems(w.page, r); len(items) > 0 {
		w.cards.Objects = append(w.cards.Objects, kit.InCard(kit.Section("Nobody will take over, on purpose", kit.List(items...))))
	}
	w.cards.Refresh()
	w.beside.Refresh()
}
