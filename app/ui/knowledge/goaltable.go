package knowledge

import (
	"cmp"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/knowledge"
)

// goalRow is a goal in a table, with what it says ready.
type goalRow struct {
	knowledge.Standing
	from, to, due string
	missing       string // what it still needs to be signed off, where that is asked
}

func (r goalRow) isOpen() bool { return r.State != knowledge.SignedOff && r.State != knowledge.Dropped }

func (r goalRow) isBehind() bool {
	return r.State == knowledge.Behind || r.State == knowledge.Overdue
}

// goalRows are the goals that a question keeps, in the order of the record.
func goalRows(v *view, keep func(*knowledge.Goal) bool) (rows []goalRow) {
	for _, s := range v.goals {
		if keep(s.Goal) {
			rows = append(rows, goalRowOf(v, s))
		}
	}
	return rows
}

func goalRowOf(v *view, s knowledge.Standing) goalRow {
	return goalRow{Standing: s, from: v.fromWords(s.Goal), to: v.toWords(s.Goal), due: dayWords(s.Goal.Due, v.today)}
}

// goalColumns are those of the goals of one contract; those that everything can be told without are left out until they are chosen.
var goalColumns = []kit.Column[goalRow]{
	{
		Title: "Topic", Width: 150, Grow: 2, Text: func(r goalRow) string { return r.Goal.Title }, Compare: kit.ByText(func(r goalRow) string { return r.Goal.Title }),
		Strong: func(goalRow) bool { return true },
	},
	{Title: "From", Width: 110, Grow: 3, Text: func(r goalRow) string { return r.from }, Compare: kit.ByText(func(r goalRow) string { return r.from }), Yield: 1},
	{Title: "To", Width: 110, Grow: 2, Text: func(r goalRow) string { return r.to }, Compare: kit.ByText(func(r goalRow) string { return r.to })},
	{
		Title: "Start · now · goal", Width: 118, Text: func(r goalRow) string { return ladderWords(r.Standing) },
		Compare: func(a, b goalRow) int { return cmp.Compare(a.Now, b.Now) },
		Paint: func(r goalRow) kit.Cell {
			return kit.LadderCell(kit.Ladder{Start: int(r.Goal.StartLevel), Now: int(r.Now), Goal: int(r.Goal.GoalLevel), Steps: int(knowledge.CanTeach)})
		},
	},
	{Title: "Due", Width: 90, Text: func(r goalRow) string { return r.due }, Compare: func(a, b goalRow) int { return a.Goal.Due.Compare(b.Goal.Due) }},
	{
		Title: "Status", Width: 112, Text: func(r goalRow) string { return r.State.Words() }, Compare: func(a, b goalRow) int { return cmp.Compare(a.State, b.State) },
		Paint: func(r goalRow) kit.Cell { return stateCell(r.State) },
	},
	{Title: "Code", Width: 58, Text: func(r goalRow) string { return r.Goal.Code }, Compare: kit.ByText(func(r goalRow) string { return r.Goal.Code }), Hidden: true},
	{
		Title: "Who learns", Width: 80, Text: func(r goalRow) string { return r.Goal.Direction.Words() }, Compare: func(a, b goalRow) int { return cmp.Compare(a.Goal.Direction, b.Goal.Direction) },
		Hidden: true,
	},
	{
		Title: "How", Width: 110, Grow: 1, Text: func(r goalRow) string { return r.Goal.Method.Words() }, Compare: func(a, b goalRow) int { return cmp.Compare(a.Goal.Method, b.Goal.Method) },
		Hidden: true,
	},
	{Title: "Promise", Width: 64, Text: func(r goalRow) string { return r.Goal.Promise }, Compare: kit.ByText(func(r goalRow) string { return r.Goal.Promise }), Hidden: true},
}

// goalQuestions are the pills above goals.
var goalQuestions = []kit.PillSpec[goalRow]{
	{Text: "All"},
	{Text: "Open", Keep: goalRow.isOpen},
	{Text: "Behind", Keep: goalRow.isBehind},
	{Text: "To us", Keep: func(r goalRow) bool { return r.Goal.Direction == knowledge.ToUs }},
	{Text: "To them", Keep: func(r goalRow) bool { return r.Goal.Direction == knowledge.ToThem }},
}
