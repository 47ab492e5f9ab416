package export

import (
	"cmp"
	"fmt"
	"math/big"

	"counterweight/procurement"
	"counterweight/scorecard"
	"counterweight/scorecard/roles"
)

// The columns that figures of the overview are counted over.
const (
	acOpen            = 10
	acOverdue         = 11
	capWeightCritical = 4
	capCover          = 5
	prState           = 6
	rcCritical        = 3
	rcCover           = 4
)

// lists are the lists in the order of their sheets.
func (g *packBook) lists() []packList {
	return []packList{
		g.actionList(), g.decisionList(), g.capabilityList(), g.goalList(), g.promiseList(), g.obligationList(), g.roleList(), g.findingList(),
		g.dueList(), g.changeList(), g.milestoneList(), g.moneyList(), g.challengeList(), g.statementList(),
	}
}

func (g *packBook) actionList() packList {
	list := packList{sheet: actionSheet, about: "What somebody is to do, of meetings and scorecards", nothing: "No action is open, and none was done since last time.", columns: []readingColumn{
		{"Action", 44, false}, {"From", 26, false}, {"Owner", 20, false}, {"Raised", 12, false}, {"Due", 12, false}, {"State", 12, false}, {"Done", 12, false}, {"Did it work?", 12, false}, {"Note", 40, false}, {"Open", 8, true}, {"Overdue", 9, true},
	}}
	for _, a := range g.Actions() {
		open := packFormula{func(at func(int) string) string {
			return fmt.Sprintf(`IF(OR(%s="%s",%s="%s"),0,1)`, at(6), scorecard.ActionDone.Words(), at(6), scorecard.ActionDropped.Words())
		}, 1 - settled(a)}
		overdue := packFormula{func(at func(int) string) string {
			return fmt.Sprintf(`IF(AND(%s=1,%s<>"",N(%s)<%d),1,0)`, at(acOpen), at(5), at(5), serialOf(g.Today))
		}, boolFigure(a.Overdue)}
		list.rows = append(list.rows, []any{a.Title, a.From, a.Owner, a.Raised, a.Due, a.State.Words(), a.Done, a.Effect.Words(), a.Note, open, overdue})
	}
	return list
}

func (g *packBook) decisionList() packList {
	list := packList{sheet: decisionSheet, about: "What was decided since last time", nothing: "No decision is on record.", columns: []readingColumn{
		{"Decision", 60, false}, {"Decided by", 22, false}, {"Why", 50, false}, {"Forum", 26, false}, {"On", 12, false},
	}}
	for _, d := range g.Decisions() {
		list.rows = append(list.rows, []any{d.Text, cmp.Or(d.By, "all"), d.Why, d.Forum, d.Meeting.Held})
	}
	return list
}

func (g *packBook) capabilityList() packList {
	list := packList{sheet: capabilitySheet, about: "How well what we must be able to do is covered by our own people", nothing: "No capability comes with this contract.", columns: []readingColumn{
		{"Capability", 40, false}, {"Criticality", 14, false}, {"Weight", 9, true}, {"Weight that counts", 10, true}, {"Cover", 9, true}, {"Safety", 12, false}, {"Ours who do it alone", 40, false}, {"Theirs", 40, false},
	}}
	k := knowledgeReport{Knowledge: g.Knowledge}
	for _, c := range g.Knowledge.Record.Covers(g.Knowledge.which(), g.Today) {
		counts := new(big.Rat)
		if c.Capability.IsCritical(g.Today) {
			counts = c.Capability.Weight.Rat()
		}
		list.rows = append(list.rows, []any{
			together(" ", c.Capability.Code, c.Capability.Name), c.Capability.Criticality.Words(), c.Capability.Weight.Rat(), counts, c.Share(), c.Safety().Words(), k.holderWords(&c, true), k.holderWords(&c, false),
		})
	}
	return list
}

func (g *packBook) goalList() packList {
	list := packList{sheet: goalSheet, about: "What is to pass from whom to whom; levels from 0 none to 4 can teach", nothing: "No goal is agreed.", columns: []readingColumn{
		{"Goal", 40, false}, {"From", 30, false}, {"To", 30, false}, {"Start level", 8, true}, {"Level now", 8, true}, {"Goal level", 8, true}, {"Due", 12, false}, {"State", 16, false},
	}}
	for _, s := range g.Knowledge.standings() {
		list.rows = append(list.rows, []any{
			together(" ", s.Goal.Code, s.Goal.Title), g.Knowledge.names(s.Goal.From, s.Goal.FromName), g.Knowledge.names(s.Goal.To, s.Goal.ToName),
			int(s.Goal.StartLevel), int(s.Now), int(s.Goal.GoalLevel), s.Goal.Due, s.State.Words(),
		})
	}
	return list
}

func (g *packBook) promiseList() packList {
	list := packList{sheet: promiseSheet, about: "What the winning bid promised", nothing: "No promise of the winning bid was taken over into this contract.", columns: []readingColumn{
		{"Code", 9, false}, {"Promise", 50, false}, {"Earned", 12, false}, {"Owner", 20, false}, {"Due", 12, false}, {"State", 16, false}, {"Done", 12, false}, {"Latest evidence", 50, false}, {"Passage", 60, false},
	}}
	for _, o := range g.Promises() {
		list.rows = append(list.rows, []any{o.Code, o.Title, o.Promise.Words(), o.Owner, o.Due, o.State.Words(), metWords(o), latestEvidence(o), o.Promise.Passage})
	}
	return list
}

func (g *packBook) obligationList() packList {
	list := packList{sheet: obligationSheet, about: "What both sides must do besides what was promised", nothing: "None is listed.", columns: []readingColumn{
		{"Code", 9, false}, {"Obligation", 50, false}, {"Side", 10, false}, {"Clause", 14, false}, {"Due", 12, false}, {"State", 16, false}, {"Done", 12, false}, {"Latest evidence", 50, false},
	}}
	for _, o := range g.obligations(func(o *procurement.Obligation) bool { return o.Origin != procurement.FromPromise }) {
		list.rows = append(list.rows, []any{o.Code, o.Title, o.Side.Words(), o.Clause, o.Due, o.State.Words(), metWords(o), latestEvidence(o)})
	}
	return list
}

// latestEvidence is what showed last how an obligation is kept.
func latestEvidence(o *procurement.Obligation) string {
	var last *procurement.Evidence
	for i := range o.Evidence {
		if e := &o.Evidence[i]; last == nil || !e.On.Before(last.On) {
			last = e
		}
	}
	if last == nil {
		return ""
	}
	return together(", ", last.On.Words(), last.State.Words(), last.Text)
}

func (g *packBook) roleList() packList {
	list := packList{sheet: roleSheet, about: "Who fills the roles of the teams that work under the contract", nothing: "No team works under this contract.", columns: []readingColumn{
		{"Team", 30, false}, {"Role", 30, false}, {"Critical", 9, true}, {"Cover", 14, false}, {"People in full time", 10, true}, {"Vacant since", 12, false},
	}}
	for _, c := range g.Coverage {
		people := c.Staffing.Chart()
		for _, row := range c.grid(people).rows {
			for _, cell := range row.cells {
				if cell.Cover == roles.NotNeededHere {
					continue
				}
				since, _ := c.vacant(people, cell)
				list.rows = append(list.rows, []any{row.team.Name, cell.Role.Name, boolFigure(cell.Need != nil && cell.Need.Essential), cell.Cover.Words(), cell.FullTime(), since})
			}
		}
	}
	return list
}

func (g *packBook) findingList() packList {
	list := packList{sheet: findingSheet, about: "What somebody should look at in teams and roles", nothing: "Nothing.", columns: []readingColumn{{"Finding", 60, false}, {"Kind", 24, false}, {"State", 16, false}, {"Why", 60, false}}}
	for _, c := range g.Coverage {
		for _, f := range c.findings() {
			list.rows = append(list.rows, []any{f.Text, findingWords[f.Kind], f.stateWords(), f.Why})
		}
	}
	return list
}

func (g *packBook) dueList() packList {
	list := packList{sheet: dueSheet, about: "What is due in the next twelve months", nothing: "Nothing.", columns: []readingColumn{{"By", 12, false}, {"What", 60, false}, {"Rule or clause", 40, false}, {"Late", 8, true}}}
	for _, d := range g.sums.due {
		list.rows = append(list.rows, []any{d.On, capitalised(d.What), d.Source, boolFigure(d.IsLate(g.Today))})
	}
	return list
}

func (g *packBook) changeList() packList {
	list := packList{sheet: changeSheet, about: "How the contract was changed", nothing: "It was not changed.", columns: []readingColumn{
		{"Change", 44, false}, {"Reason", 22, false}, {"State", 12, false}, {"Agreed", 12, false}, {"Value", 16, true}, {"Months", 9, true}, {"Days", 9, true}, {"Running total", 16, true},
	}}
	for _, step := range g.sums.steps {
		list.rows = append(list.rows, []any{step.Title, step.Reason.Words(), step.State.Words(), step.AgreedOn, step.Value, step.Months, step.Days, step.Running})
	}
	return list
}

func (g *packBook) milestoneList() packList {
	list := packList{sheet: milestoneSheet, about: "Milestones and outcomes", nothing: "No milestone is agreed.", columns: []readingColumn{{"Milestone", 50, false}, {"Kind", 16, false}, {"Due", 12, false}, {"State", 16, false}, {"Accepted", 12, false}, {"Value", 16, true}}}
	for _, m := range g.Contract.Dossier.Milestones {
		list.rows = append(list.rows, []any{m.Title, m.Kind.Words(), m.Due, m.State.Words(), m.AcceptedOn, m.Value})
	}
	return list
}

func (g *packBook) moneyList() packList {
	list := packList{sheet: moneySheet, about: "Money by month, excluding VAT", nothing: "No money is noted by month.", columns: []readingColumn{{"Month", 14, false}, {"Spent", 16, true}, {"Expected or committed", 16, true}, {"Spent up to then", 16, true}}}
	months, err := g.Contract.Dossier.ByMonth()
	if err != nil { // sums were made for the outturn already, so none fails here
		return list
	}
	for _, m := range months {
		sum := packFormula{func(at func(int) string) string { return fmt.Sprintf("SUM(%s:%s)", fixed(2, tableHeadRow+1), at(2)) }, figureOf(m.Cumulative)}
		list.rows = append(list.rows, []any{m.Month.String(), m.Spent, m.Forecast, sum})
	}
	return list
}

func (g *packBook) challengeList() packList {
	list := packList{sheet: challengeSheet, about: "Who challenged whom, and what came of it", nothing: "None is on record.", columns: []readingColumn{
		{"Code", 9, false}, {"Challenge", 50, false}, {"Raised by", 20, false}, {"Side", 10, false}, {"Raised", 12, false}, {"Suggestion", 40, false}, {"Answered", 12, false}, {"Days", 8, true}, {"Answer", 40, false}, {"Outcome", 14, false}, {"Note", 40, false},
	}}
	for _, h := range g.ChallengesRaised() {
		days, _ := h.Waiting(g.Today)
		waited := packFormula{func(at func(int) string) string {
			return fmt.Sprintf(`IF(AND(%s<>"",N(%s)<=%d),%s,%d)-%s`, at(7), at(7), serialOf(g.Today), at(7), serialOf(g.Today), at(5))
		}, days}
		list.rows = append(list.rows, []any{h.Code, h.About, h.By.Name, h.By.Side.Words(), h.Raised, h.Suggestion, h.Answered, waited, h.Response, h.OutcomeOn(g.Today).Words(), h.Note})
	}
	return list
}

func (g *packBook) statementList() packList {
	list := packList{sheet: statementSheet, about: "What each side holds itself to, and what both said of it last", nothing: "No agreement was signed.", columns: []readingColumn{
		{"Agreement", 30, false}, {"Version", 8, true}, {"Statement", 50, false}, {"Owner", 20, false}, {"We say", 10, false}, {"They say", 10, false}, {"Together", 16, false},
	}}
	for i := range g.Agreements {
		a := &g.Agreements[i]
		v := a.Current(g.Today)
		if v == nil {
			continue
		}
		for _, t := range v.Talks(g.Pulses, a.ID, g.Today) {
			seen, _ := talkWords(&t)
			list.rows = append(list.rows, []any{together(" ", a.Code, a.Title), v.Number, t.Statement.Text, t.Statement.Owner, pulseWords(&t, t.Ours), pulseWords(&t, t.Theirs), seen})
		}
	}
	return list
}
