package desk

import (
	"fmt"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// goals gathers the knowledge goals that are behind their plan, past their day or soon due, and those that wait for a receiver to sign them off.
func (g *gathering) goals() error {
	record, err := g.ws.Knowledge(g.ctx)
	if err != nil {
		return err
	}
	for _, s := range record.Standings(g.day) {
		m := Matter{
			Kind: GoalBehind, Key: fmt.Sprintf("goal:%d", s.Goal.ID), On: s.Goal.Due, When: byWords("due", s.Goal.Due, g.day),
			At: Place{Kind: AtGoal, ID: int64(s.Goal.ID), Name: s.Goal.Code},
		}
		about := join(", ", s.Goal.Title, g.reference(s.Goal.Contract))
		m.Text = fmt.Sprintf("%s: %s planned, %s reached", about, strings.ToLower(s.Goal.GoalLevel.Words()), strings.ToLower(s.Now.Words()))
		switch s.State {
		case knowledge.Behind:
			m.Lead, m.Weight = "Knowledge goal behind", Watched
			g.today.Facts.Behind++
		case knowledge.Overdue:
			m.Lead, m.Weight = "Knowledge goal overdue", Urgent
			g.today.Facts.Behind++
		case knowledge.Reached:
			m.Kind, m.Lead, m.Text, m.Weight = GoalToSignOff, "Sign off a knowledge goal", about+": the level is reached", Routine
		case knowledge.OnPlan:
			if s.Goal.Due.IsZero() || s.Goal.Due.After(g.day.AddDays(goalDays)) {
				continue
			}
			m.Lead, m.Weight = "Knowledge goal due", Routine
		default:
			continue
		}
		if s.Goal.Due.IsZero() {
			m.When = ""
		}
		g.add(m)
	}
	return nil
}

// goalDays is how soon a goal that is on plan is due to be listed.
const goalDays = 30

// reference is the reference of a contract, empty where there is none.
func (g *gathering) reference(id int64) string {
	if c := g.contract(id); c != nil {
		return c.Reference
	}
	return ""
}

// roles gathers the essential roles that nobody fills.
func (g *gathering) roles() error {
	staffing, err := g.ws.Staffing(g.ctx)
	if err != nil {
		return err
	}
	chart := staffing.Chart()
	open, _ := chart.FindingsOf(chart.On(g.day))
	for i := range open {
		f := &open[i]
		if f.Kind != roles.EssentialVacant {
			continue
		}
		g.today.Facts.Vacant++
		g.today.Facts.VacantIn = append(g.today.Facts.VacantIn, int64(f.Team.ID))
		since := chart.VacantSince(f.Team.ID, f.Role.ID, g.day)
		g.add(Matter{
			Kind: RoleToFill, Key: "role:" + f.Key, Lead: "Essential role vacant", On: since, When: sinceWords(since, g.day), Weight: Watched,
			Text: fmt.Sprintf("%s, %s, %s", f.Role.Name, teamWords(f.Team, g.day), counted(since.DaysUntil(g.day)+1, "day")),
			At:   Place{Kind: AtTeam, ID: int64(f.Team.ID), Name: f.Team.Name, Role: int64(f.Role.ID)},
		})
	}
	return nil
}

// teamWords is Licensing (beta).
func teamWords(t *roles.Team, day civil.Date) string {
	phase := t.PhaseOn(day).Words()
	if phase == "" {
		return t.Name
	}
	return t.Name + " (" + strings.ToLower(phase) + ")"
}
