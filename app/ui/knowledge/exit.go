package knowledge

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// exitList is the tab of what must still pass before the two sides part.
type exitList struct {
	page   *Page
	table  *kit.Table[goalRow]
	say    *kit.Wrapped
	object fyne.CanvasObject
}

// exitRows are the goals that are not signed off, the most urgent first.
func exitRows(v *view, r *readiness) (rows []goalRow) {
	for _, s := range unsigned(v, r) {
		row := goalRowOf(v, s)
		row.missing = missingWords(v, s.Goal, s.Now)
		rows = append(rows, row)
	}
	return rows
}

// unsigned are the goals of a contract that are not signed off; for none, those that come with no contract of the register.
func unsigned(v *view, r *readiness) (open []knowledge.Standing) {
	if r.id == 0 {
		for _, s := range v.goals {
			if v.contractOf(s.Goal.Contract) == 0 && s.State != knowledge.SignedOff && s.State != knowledge.Dropped {
				open = append(open, s)
			}
		}
		return open
	}
	for _, item := range v.record.ExitChecklist(r.id, cmp.Or(r.end, v.today), v.today) {
		open = append(open, item.Standing)
	}
	return open
}

func newExitList(p *Page) *exitList {
	l := &exitList{page: p, say: kit.Words("", theme.SizeNameText, false, kit.Secondary)}
	columns := []kit.Column[goalRow]{
		{Title: "Still to pass", Width: 160, Grow: 2, Text: func(r goalRow) string { return r.Goal.Title }, Strong: func(goalRow) bool { return true }},
		{Title: "To", Width: 110, Grow: 1, Text: func(r goalRow) string { return r.to }, Yield: 2},
		{Title: "Due", Width: 92, Text: func(r goalRow) string { return r.due }, Compare: func(a, b goalRow) int { return a.Goal.Due.Compare(b.Goal.Due) }},
		{Title: "Status", Width: 150, Text: func(r goalRow) string { return r.State.Words() }, Paint: func(r goalRow) kit.Cell { return stateCell(r.State) }},
		{Title: "What is missing", Width: 200, Grow: 3, Text: func(r goalRow) string { return r.missing }, Yield: 1},
	}
	l.table = kit.NewTable("Nothing is left to pass: every goal is signed off.", columns...)
	l.table.Key = func(r goalRow) string { return kit.Key(r.Goal.ID) }
	l.table.OnOpened = func(r goalRow) { p.open(newGoalPage(p, r.Goal.ID)) }
	open := kit.SecondaryButton("Open goal", func() {
		if r, selected := l.table.Selected(); selected {
			l.table.OnOpened(r)
		}
	})
	l.object = kit.TableCard(container.NewBorder(nil, nil, nil, open, l.say), l.table)
	return l
}

// show takes over what is left now.
func (l *exitList) show(r *readiness, rows *kit.Prepared[goalRow]) {
	l.table.SetPrepared(rows)
	if _, selected := l.table.Selected(); !selected {
		l.table.Select(0) // so that Enter opens it
	}
	l.say.SetText(exitWords(r, len(l.table.All())))
	l.object.Refresh()
}

// exitWords say how much is left and how long there is for it: 4 goals are not signed off; the contract ends in 111 days.
func exitWords(r *readiness, left int) string {
	goals := "Every goal is signed off"
	if left > 0 {
		goals = kit.Counted(left, "goal") + map[bool]string{true: " is", false: " are"}[left == 1] + " not signed off"
	}
	words := goals + endWords(r.end, r.view.today)
	if left > 0 {
		words += " A line is done once a receiver signs its goal off: Enter opens the goal, where Sign off stands."
	}
	return words
}

func endWords(end, today civil.Date) string {
	days := today.DaysUntil(end)
	switch {
	case end.IsZero():
		return "."
	case days == 0:
		return "; the contract ends today."
	case days < 0:
		return fmt.Sprintf("; the contract ended on %s.", end.Words())
	}
	return fmt.Sprintf("; the contract ends in %s, on %s.", kit.Counted(days, "day"), end.Words())
}

// missingWords say what a goal still needs to be signed off.
func missingWords(v *view, g *knowledge.Goal, now knowledge.Level) string {
	if now >= g.GoalLevel {
		return "a receiver signs it off"
	}
	var words []string
	for _, id := range g.To {
		if held := v.held(id, g.Capability); held < g.GoalLevel {
			words = append(words, v.person(id)+": "+held.Words())
		}
	}
	if len(words) == 0 {
		return "evidence of " + g.GoalLevel.Words()
	}
	return "evidence of " + g.GoalLevel.Words() + " (" + kit.Joined(", ", words...) + ")"
}

// held is the level that somebody holds of a capability today.
func (v *view) held(id knowledge.PersonID, capability knowledge.CapabilityID) knowledge.Level {
	if h := v.holding(id, capability); h != nil {
		return h.Level
	}
	return knowledge.NoLevel
}

// holding is what somebody holds of a capability today, nil for nothing.
func (v *view) holding(id knowledge.PersonID, capability knowledge.CapabilityID) *knowledge.Holding {
	if c := v.covers[capability]; c != nil {
		for i := range c.Holders {
			if c.Holders[i].Person.ID == id {
				return &c.Holders[i]
			}
		}
	}
	return nil
}
