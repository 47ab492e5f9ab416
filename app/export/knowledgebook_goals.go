package export

import (
	"fmt"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// The columns of Goals.
const (
	goNo = iota + 1
	goCode
	goTitle
	goCapability
	goContract
	goPromise
	goDirection
	goFrom
	goTo
	goMethod
	goStart
	goDue
	goStartLevel
	goNow
	goLevel
	goPlan
	goState
	goDaysLeft
	goSessions
	goHours
	goSigned
	goSignedBy
	goDropped
	goReason
	goNotes
)

var goalColumns = []readingColumn{
	{"No.", 7, true},
	{"Code", 9, false},
	{"Goal", 34, false},
	{"Capability", 11, false},
	{"Contract", 11, false},
	{"Promise", 10, false},
	{"Direction", 10, false},
	{"From", 28, false},
	{"To", 28, false},
	{"How", 18, false},
	{"Starts", 12, false},
	{"Due", 12, false},
	{"Start level", 8, true},
	{"Level now", 8, true},
	{"Goal level", 8, true},
	{"Plan today", 8, true},
	{"State", 22, false},
	{"Days to due", 9, true},
	{"Sessions", 10, true},
	{"Hours", 8, true},
	{"Signed off", 12, false},
	{"Signed off by", 20, false},
	{"Given up", 12, false},
	{"Why given up", 28, false},
	{"Notes", 34, false},
}

// writeGoals writes the goals beside their plan lines.
func (g *knowledgeBook) writeGoals(b *book) {
	s := b.beginTable(g, goalSheet, "What is to pass from whom to whom; levels from 0 none to 4 can teach, as evidence shows them", goalColumns, goTitle)
	if len(g.goals) > 0 {
		first, last := ref(goState, tableHeadRow+1), ref(goState, tableHeadRow+len(g.goals))
		for state := knowledge.NotStarted; state <= knowledge.Dropped; state++ {
			s.highlight(first+":"+last, first+`="`+state.Words()+`"`, ratingStyle(stateRatings[state]))
		}
	}
	for _, goal := range g.goals {
		g.writeGoal(s, goal)
	}
	s.endTable(goalColumns, "No goal is agreed yet.")
}

func (g *knowledgeBook) writeGoal(s *sheet, goal *bookGoal) {
	of := goal.Goal
	at := func(column int) string { return ref(column, s.row) }
	s.number(goNo, float64(of.ID), lookID)
	code := ""
	if goal.cap != nil {
		code = goal.cap.Code
	}
	s.texts(goCode, lookCell, of.Code)
	s.texts(goTitle, lookCell.strong(), of.Title)
	s.texts(goCapability, lookCell, code, g.Contracts[of.Contract].Reference, of.Promise, of.Direction.Words(), g.names(of.From, of.FromName), g.names(of.To, of.ToName), of.Method.Words())
	s.day(goStart, of.Start, lookDay())
	s.day(goDue, of.Due, lookDay())
	s.number(goStartLevel, float64(of.StartLevel), lookInput.centred())
	s.number(goLevel, float64(of.GoalLevel), lookInput.centred())
	check := g.check(of.Code + " " + of.Title)
	if formula := g.reachedFormula(goal, at(goStartLevel)); formula != "" {
		check.add(s, goNow, formula, int(goal.Now), lookLevel.strong())
	} else {
		s.number(goNow, float64(goal.Now), lookLevel.strong())
	}
	check.add(s, goPlan, planFormula(at), share(goal.Plan), lookLevel.as("0.00"))
	check.add(s, goState, stateFormula(at), goal.State.Words(), lookCell)
	daysLeft := any(none)
	if !of.Due.IsZero() {
		daysLeft = g.Today.DaysUntil(of.Due)
	}
	check.add(s, goDaysLeft, fmt.Sprintf(`IF(%s="","%s",%s-as_of)`, at(goDue), none, at(goDue)), daysLeft, lookNumber)
	g.writeHours(s, check, goal)
	s.day(goSigned, of.SignedOff, lookDay())
	s.texts(goSignedBy, lookCell, of.SignedOffBy)
	s.day(goDropped, of.Dropped, lookDay())
	s.texts(goReason, lookCell, of.Reason, of.Notes)
	s.next(0)
}

// writeHours adds up the sessions that were held for a goal.
func (g *knowledgeBook) writeHours(s *sheet, check *checkRow, goal *bookGoal) {
	count, hours := 0, exact.Decimal{}.Rat()
	for _, held := range g.sessions {
		if held.Goal == goal.Goal.ID {
			count++
			if d, given := held.Hours.Get(); given {
				hours.Add(hours, d.Rat())
			}
		}
	}
	if len(g.sessions) == 0 {
		s.number(goSessions, 0, lookNumber)
		s.number(goHours, 0, lookNumber)
		return
	}
	last := tableHeadRow + len(g.sessions)
	about, own := rangeOn(sessionSheet, seGoalNo, tableHeadRow+1, last), ref(goNo, s.row)
	check.add(s, goSessions, fmt.Sprintf("COUNTIF(%s,%s)", about, own), count, lookNumber)
	check.add(s, goHours, fmt.Sprintf("SUMIF(%s,%s,%s)", about, own, rangeOn(sessionSheet, seHours, tableHeadRow+1, last)), double(hours), lookNumber)
}

// reachedFormula is the level that a goal has come to: the lowest of its receivers', or without named ones the latest that was shown for it.
// It is empty where what was shown for it stands on no sheet.
func (g *knowledgeBook) reachedFormula(goal *bookGoal, start string) string {
	if n := len(goal.receivers); n > 0 {
		return "MIN(" + rangeOn(receiverSheet, reLevel, goal.receivers[0].row, goal.receivers[n-1].row) + ")"
	}
	listed, all := 0, 0
	for _, e := range g.evidence {
		listed += boolFigure(e.Goal == goal.Goal.ID)
	}
	for i := range g.Record.Evidence {
		all += boolFigure(g.Record.Evidence[i].Goal == goal.Goal.ID)
	}
	if listed != all || all == 0 {
		return ""
	}
	last := tableHeadRow + len(g.evidence)
	on := func(column int) string { return rangeOn(evidenceSheet, column, tableHeadRow+1, last) }
	own := ref(goNo, goal.row)
	return fmt.Sprintf(`IF(COUNTIFS(%s,%s,%s,"<="&as_of)=0,%s,INDEX(%s,MATCH(SUMPRODUCT(MAX((%s=%s)*(%s<=as_of)*%s)),%s,0)))`,
		on(evGoalNo), own, on(evOn), start, on(evShown), on(evGoalNo), own, on(evOn), on(evOrder), on(evOrder))
}

// planFormula is the level that the plan line asks for: straight from the start level on the start date to the goal level on the due date.
func planFormula(at func(int) string) string {
	return strings.NewReplacer("START", at(goStart), "DUE", at(goDue), "FROM", at(goStartLevel), "TO", at(goLevel)).Replace(
		`IF(OR(START="",DUE=""),"` + none + `",IF(as_of<=START,FROM,IF(as_of>=DUE,TO,FROM+(TO-FROM)*(as_of-START)/(DUE-START))))`)
}

// stateFormula is how a goal stands: behind is more than one level, or more than a fifth of its climb, under the plan line.
func stateFormula(at func(int) string) string {
	words := func(s knowledge.GoalState) string { return `"` + s.Words() + `"` }
	return strings.NewReplacer("DROPPED", at(goDropped), "SIGNED", at(goSigned), "NOW", at(goNow), "TO", at(goLevel), "FROM", at(goStartLevel),
		"START", at(goStart), "DUE", at(goDue), "PLAN", at(goPlan)).Replace(
		`IF(AND(DROPPED<>"",as_of>=DROPPED),` + words(knowledge.Dropped) + `,IF(AND(SIGNED<>"",as_of>=SIGNED),` + words(knowledge.SignedOff) +
			`,IF(NOW>=TO,` + words(knowledge.Reached) + `,IF(as_of<START,` + words(knowledge.NotStarted) + `,IF(AND(DUE<>"",as_of>DUE),` + words(knowledge.Overdue) +
			`,IF(N(PLAN)-NOW>MIN(1,0.2*(TO-FROM))+1E-9,` + words(knowledge.Behind) + `,` + words(knowledge.OnPlan) + `))))))`)
}

// The columns of Receivers.
const (
	reGoalNo = iota + 1
	reGoal
	reTitle
	rePersonNo
	rePerson
	reSide
	reLevel
)

var receiverColumns = []readingColumn{
	{"Goal no.", 8, true},
	{"Goal", 9, false},
	{"What", 34, false},
	{"Person no.", 9, true},
	{"Receiver", 26, false},
	{"Works for", 10, false},
	{"Level now", 9, true},
}

// writeReceivers writes what each receiver of a goal has come to. Of whom nothing was shown yet is where the goal started.
func (g *knowledgeBook) writeReceivers(b *book) {
	s := b.beginTable(g, receiverSheet, "Who receives what, and the level that each has come to: a goal is where the lowest of them is", receiverColumns, reTitle)
	for _, r := range g.receivers {
		s.number(reGoalNo, float64(r.goal.Goal.ID), lookID)
		s.texts(reGoal, lookCell, r.goal.Goal.Code, r.goal.Goal.Title)
		s.number(rePersonNo, float64(r.id), lookID)
		name := none
		if r.person != nil {
			name = r.person.Name
		}
		s.text(rePerson, name, lookCell)
		check := g.check(r.goal.Goal.Code + ": " + name)
		side, start := ref(reSide, s.row), cellOn(goalSheet, goStartLevel, r.goal.row)
		if r.holder == nil {
			s.text(reSide, sideOn(r.person, g.Today), lookPick)
			check.add(s, reLevel, fmt.Sprintf(`IF(%s="%s",0,%s)`, side, sideNobody, start), r.level(g.Today), lookLevel.strong())
		} else {
			on := rangeOn(evidenceSheet, evOn, r.holder.first, r.holder.last)
			check.add(s, reSide, cellOn(holderSheet, hoSide, r.holder.row), sideOn(r.person, g.Today), lookCell)
			check.add(s, reLevel, fmt.Sprintf(`IF(%s="%s",0,IF(COUNTIF(%s,"<="&as_of)=0,%s,%s))`, side, sideNobody, on, start,
				cellOn(holderSheet, hoLevel, r.holder.row)), r.level(g.Today), lookLevel.strong())
		}
		s.next(0)
	}
	s.endTable(receiverColumns, "No goal names who receives it.")
}

// level is what a receiver has come to.
func (r *bookReceiver) level(day civil.Date) int {
	alone := *r.goal.Goal
	alone.To = []knowledge.PersonID{r.id}
	record := knowledge.Record{Goals: []knowledge.Goal{alone}}
	if r.person != nil {
		record.People = []knowledge.Person{*r.person}
	}
	if r.holder != nil {
		record.Evidence = r.holder.shown
	}
	return int(record.Standings(day)[0].Now)
}
