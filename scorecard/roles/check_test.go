package roles_test

import (
	"testing"

	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

func TestFaultsOfWhatIsFollowed(t *testing.T) {
	a := licensing(roles.Assignment{Role: developer, Person: 1, Term: term("2026-06-01", "2026-06-01")}).Assignments[0]
	if err := a.Check().Err(); err != nil {
		t.Errorf("a sound assignment of a day: %v", err)
	}
	a.Employer, a.Term.To = roles.Supplier, a.Term.From.AddDays(-1)
	if got := len(a.Check()); got != 2 {
		t.Errorf("%d faults, want 2:\n%v", got, a.Check())
	}
	if got := len((&roles.Assignment{}).Check()); got != 6 {
		t.Errorf("%d faults of an empty one, want 6:\n%v", got, (&roles.Assignment{}).Check())
	}
	team := licensing().Teams[0]
	if err := team.Check().Err(); err != nil {
		t.Errorf("a sound team: %v", err)
	}
	team.Phases[1].From = team.Phases[0].From
	team.Waived = []roles.Waiver{{Role: developer, Term: civil.Term{From: today, To: today.AddDays(-1)}}}
	if got := len(team.Check()); got != 3 {
		t.Errorf("%d faults, want 3:\n%v", got, team.Check())
	}
	settled := roles.Settlement{Kind: roles.Accepted, On: today}
	if got := len(settled.Check()); got != 2 {
		t.Errorf("%d faults, want 2:\n%v", got, settled.Check())
	}
}
