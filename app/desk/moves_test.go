package desk_test

import (
	"testing"

	"counterweight/app/desk"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// TestAChangeOfEmployerInTheMiddleOfAMonth splits what somebody is assigned to at the day, as one change.
func TestAChangeOfEmployerInTheMiddleOfAMonth(t *testing.T) {
	ws := sampleOffice(t)
	before, err := ws.Staffing(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var moved roles.Assignment
	for _, a := range before.Assignments {
		if a.Employer == roles.Supplier && a.Term.To.IsZero() {
			moved = a
			break
		}
	}
	day := civil.MustDate("2026-12-16")
	move := desk.Move{Person: procurement.PersonID(moved.Person), From: day, Employer: roles.Us}
	if err := desk.MoveEmployer(t.Context(), ws, move); err != nil {
		t.Fatal(err)
	}
	after, err := ws.Staffing(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	month := civil.Term{From: day.AddDays(-1), To: day}
	was, is := before.RoleDays(moved.Team, month), after.RoleDays(moved.Team, month)
	if was.Ours.Cmp(is.Ours) >= 0 || was.Theirs.Cmp(is.Theirs) <= 0 {
		t.Errorf("over the two days around it, ours were %s and are %s, theirs were %s and are %s", was.Ours, is.Ours, was.Theirs, is.Theirs)
	}
	for _, a := range after.Assignments {
		if a.ID == moved.ID && (a.Term.To != day.AddDays(-1) || a.Supplier != moved.Supplier) {
			t.Errorf("the old assignment is of %s until %s", a.Supplier, a.Term.To)
		}
	}
	if err := desk.MoveEmployer(t.Context(), ws, desk.Move{Person: move.Person, Employer: roles.Us}); err == nil {
		t.Error("a change without a day is taken")
	}
}
