package export

import (
	"fmt"

	"counterweight/scorecard"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// Safeties and states are coloured as ratings are.
var (
	safetyRatings = map[knowledge.Safety]scorecard.Rating{
		knowledge.Safe: scorecard.Good, knowledge.Thin: scorecard.ApproachingTarget, knowledge.Gone: scorecard.Inadequate,
	}
	stateRatings = map[knowledge.GoalState]scorecard.Rating{
		knowledge.NotStarted: scorecard.Other, knowledge.OnPlan: scorecard.Other, knowledge.Behind: scorecard.RequiresImprovement,
		knowledge.Overdue: scorecard.Inadequate, knowledge.Reached: scorecard.Good, knowledge.SignedOff: scorecard.Good, knowledge.Dropped: scorecard.Other,
	}
)

// exitItem is a line of the checklist for parting with a supplier, and the contract that ends.
type exitItem struct {
	knowledge.ExitItem
	contract roles.Contract
}

// exitItems are the open goals by contract, the one that ends first first, and within it the most urgent first.
func (k *Knowledge) exitItems() (items []exitItem) {
	ids := k.contracts()
	if k.Contract == 0 {
		ids = append(ids, 0)
	}
	for _, id := range ids {
		for _, item := range k.Record.ExitChecklist(id, k.Contracts[id].End, k.Today) {
			items = append(items, exitItem{item, k.Contracts[id]})
		}
	}
	return items
}

var exitColumns = []readingColumn{
	{"Contract", 11, false},
	{"Ends", 12, false},
	{"Days to its end", 10, true},
	{"Goal", 9, false},
	{"What must have passed", 36, false},
	{"Capability", 30, false},
	{"From", 28, false},
	{"To", 28, false},
	{"Due", 12, false},
	{"Days to due", 9, true},
	{"State", 22, false},
	{"Passed?", 10, false},
	{"What shows it", 34, false},
	{"Signed off by", 22, false},
}

// writeExit writes the checklist for parting with a supplier, with room to fill it in.
func (g *knowledgeBook) writeExit(b *book) {
	s := b.beginTable(g, exitSheet, "Exit checklist: what must have passed before the contract ends, the most urgent first", exitColumns, 4)
	items := g.exitItems()
	if last := tableHeadRow + len(items); len(items) > 0 {
		first := ref(11, tableHeadRow+1)
		for state := knowledge.NotStarted; state <= knowledge.Dropped; state++ {
			s.highlight(first+":"+ref(11, last), first+`="`+state.Words()+`"`, ratingStyle(stateRatings[state]))
		}
		s.validate(oneOf("yes", "no", "partly"), ref(12, tableHeadRow+1)+":"+ref(12, last))
	}
	for _, item := range items {
		g.writeExitItem(s, item)
	}
	s.endTable(exitColumns, "No goal is open.")
}

func (g *knowledgeBook) writeExitItem(s *sheet, item exitItem) {
	of, check := item.Standing.Goal, g.check("Exit, "+item.Standing.Goal.Code)
	row := 0
	capability := ""
	for _, goal := range g.goals {
		if goal.Goal.ID == of.ID {
			row = goal.row
			if goal.cap != nil {
				capability = goal.cap.Name
			}
		}
	}
	s.texts(1, lookCell, item.contract.Reference)
	s.day(2, item.contract.End, lookCell)
	left := any(none)
	if !item.contract.End.IsZero() {
		left = item.DaysLeft
	}
	check.add(s, 3, fmt.Sprintf(`IF(%s="","%s",%s-as_of)`, ref(2, s.row), none, ref(2, s.row)), left, lookNumber)
	s.texts(4, lookCell, of.Code)
	s.texts(5, lookCell.strong(), of.Title)
	s.texts(6, lookCell, capability, g.names(of.From, of.FromName), g.names(of.To, of.ToName))
	s.day(9, of.Due, lookCell)
	days := any(none)
	if !of.Due.IsZero() {
		days = g.Today.DaysUntil(of.Due)
	}
	check.add(s, 10, cellOn(goalSheet, goDaysLeft, row), days, lookNumber)
	check.add(s, 11, cellOn(goalSheet, goState, row), item.Standing.State.Words(), lookCell)
	for column := 12; column <= len(exitColumns); column++ {
		s.blank(column, lookPick)
	}
	s.next(0)
}

var stepColumns = []readingColumn{
	{"No.", 7, true},
	{"Code", 9, false},
	{"Capability", 34, false},
	{"Weight", 9, true},
	{"What would have to happen", 64, false},
	{"Who", 26, false},
	{"From level", 12, false},
	{"Kind", 16, false},
}

var stepWords = map[knowledge.StepKind]string{knowledge.Renew: "show again", knowledge.Raise: "raise a level", knowledge.Find: "find somebody"}

// writeSteps writes what would have to happen for everything critical to be safe.
func (g *knowledgeBook) writeSteps(b *book) {
	s := b.beginTable(g, stepSheet, "What would have to happen for all that is critical to be safe: the fewest and smallest steps", stepColumns, 3)
	for i, step := range g.Record.Missing(g.which(), g.Today) {
		who, from := "", ""
		if step.Person != nil {
			who, from = step.Person.Name, step.From.Words()
		}
		s.number(1, float64(i+1), lookID)
		s.texts(2, lookCell, step.Capability.Code, step.Capability.Name)
		s.number(4, decimal(step.Capability.Weight), lookNumber)
		s.texts(5, lookCell, step.Words(), who, from, stepWords[step.Kind])
		s.next(0)
	}
	s.endTable(stepColumns, "Nothing: all that is critical is safe.")
}

// The columns of Sessions that others ask for.
const (
	seGoalNo = 1
	seHours  = 6
)

var sessionColumns = []readingColumn{
	{"Goal no.", 8, true},
	{"Goal", 9, false},
	{"About", 30, false},
	{"Held on", 12, false},
	{"What", 40, false},
	{"Hours", 8, true},
	{"Ours", 7, true},
	{"Theirs", 8, true},
	{"Who was there", 40, false},
	{"What remains of it", 34, false},
	{"Notes", 34, false},
}

// writeSessions writes what was held. It shows that people met, not that they learned.
func (g *knowledgeBook) writeSessions(b *book) {
	s := b.beginTable(g, sessionSheet, "What was held: it shows that people met, not that they learned", sessionColumns, 3)
	for _, held := range g.sessions {
		code, title := "", ""
		for _, goal := range g.goals {
			if goal.Goal.ID == held.Goal {
				code, title = goal.Goal.Code, goal.Goal.Title
			}
		}
		ours, theirs := 0, 0
		for _, id := range held.People {
			switch sideOn(g.person(id), held.On) {
			case sideOurs:
				ours++
			case sideTheirs:
				theirs++
			}
		}
		s.number(seGoalNo, float64(held.Goal), lookID)
		s.texts(2, lookCell, code, title)
		s.day(4, held.On, lookDay())
		s.texts(5, lookCell, held.What)
		s.blank(seHours, lookInput)
		if hours, given := held.Hours.Get(); given {
			s.number(seHours, decimal(hours), lookInput)
		}
		s.number(7, float64(ours), lookNumber)
		s.number(8, float64(theirs), lookNumber)
		s.texts(9, lookCell, g.names(held.People, ""), together(", ", held.Artefacts...), held.Notes)
		s.next(0)
	}
	s.endTable(sessionColumns, "No session was noted.")
}
