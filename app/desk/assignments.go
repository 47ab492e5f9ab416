package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/scorecard/roles"
)

// Assign adds an assignment, which gets its ID, or changes the one of its ID. The reason may be empty.
func Assign(ctx context.Context, ws *store.Workspace, a *roles.Assignment, reason string) error {
	if err := a.Check().Err(); err != nil {
		return err
	}
	what := "Change %s as %s of %s"
	if a.ID == 0 {
		what = "Assign %s as %s of %s"
	}
	label, err := assignmentLabel(ctx, ws, what, a)
	if err != nil {
		return err
	}
	return ws.Do(ctx, label, func(tx *store.Tx) error { return tx.SaveAssignment(a) }, because(reason))
}

// AssignNew adds a person to the register and assigns that person, as one change. Both get their IDs. The reason may be empty.
func AssignNew(ctx context.Context, ws *store.Workspace, p *procurement.Person, a *roles.Assignment, reason string) error {
	if err := p.Check().Err(); err != nil {
		return err
	}
	label, err := assignmentLabel(ctx, ws, "Assign %s as %s of %s", a)
	if err != nil {
		return err
	}
	return ws.Do(ctx, strings.Replace(label, "somebody", p.Name, 1), func(tx *store.Tx) error {
		if err := tx.SavePerson(p); err != nil {
			return err
		}
		a.Person = roles.PersonID(p.ID)
		if err := a.Check().Err(); err != nil {
			return err
		}
		return tx.SaveAssignment(a)
	}, because(reason))
}

// ChangeAssignment is [ChangeContract] for an assignment.
func ChangeAssignment(ctx context.Context, ws *store.Workspace, id roles.AssignmentID, label string, change func(*roles.Assignment)) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		a, err := tx.Assignment(id)
		if err != nil {
			return err
		}
		before := a.Check()
		change(&a)
		if err := newFaults(before, a.Check()).Err(); err != nil {
			return err
		}
		return tx.SaveAssignment(&a)
	})
}

// EndAssignment says which is the last day that an assignment is filled.
func EndAssignment(ctx context.Context, ws *store.Workspace, a *roles.Assignment, last civil.Date) error {
	label, err := assignmentLabel(ctx, ws, "End %s as %s of %s", a)
	if err != nil {
		return err
	}
	return ChangeAssignment(ctx, ws, a.ID, label, func(a *roles.Assignment) { a.Term.To = last })
}

// RemoveAssignment takes out an assignment that never was. One that is over is ended, so that it still shows for the time that it was.
func RemoveAssignment(ctx context.Context, ws *store.Workspace, a *roles.Assignment) error {
	label, err := assignmentLabel(ctx, ws, "Remove %s as %s of %s", a)
	if err != nil {
		return err
	}
	return ws.Do(ctx, label, func(tx *store.Tx) error { return tx.RemoveAssignment(a.ID) })
}

// assignmentLabel names person, role and team, in this order.
func assignmentLabel(ctx context.Context, ws *store.Workspace, form string, a *roles.Assignment) (string, error) {
	s, err := ws.Staffing(ctx)
	if err != nil {
		return "", err
	}
	person, role, team := "somebody", "a role", "a team"
	if i := slices.IndexFunc(s.People, func(p roles.Person) bool { return p.ID == a.Person }); i >= 0 {
		person = s.People[i].Name
	}
	if i := slices.IndexFunc(s.Roles, func(r roles.Role) bool { return r.ID == a.Role }); i >= 0 {
		role = strings.ToLower(s.Roles[i].Name)
	}
	if i := slices.IndexFunc(s.Teams, func(t roles.Team) bool { return t.ID == a.Team }); i >= 0 {
		team = s.Teams[i].Name
	}
	return fmt.Sprintf(form, person, role, team), nil
}

// SettleFinding settles a finding without assigning anybody: it is accepted for a reason until a day, or what is missing is not needed.
func SettleFinding(ctx context.Context, ws *store.Workspace, finding roles.Finding, s roles.Settlement) error {
	s.Key = finding.Key
	if err := s.Check().Err(); err != nil {
		return err
	}
	what := "Accept: "
	if s.Kind == roles.NotNeeded {
		what = "Not needed: "
	}
	return ws.Do(ctx, what+finding.Text, func(tx *store.Tx) error { return tx.Settle(&s) }, because(s.Reason))
}

// ReopenFinding takes back how a finding was settled, by the finding's key.
func ReopenFinding(ctx context.Context, ws *store.Workspace, key string) error {
	return ws.Do(ctx, "Look at a finding again", func(tx *store.Tx) error { return tx.Unsettle(key) })
}

// NoteSign notes for a team and a month a sign that nobody looks after the product, or says more of one that was noted.
func NoteSign(ctx context.Context, ws *store.Workspace, seen roles.Seen) error {
	if err := seen.Check().Err(); err != nil {
		return err
	}
	return changeSigns(ctx, ws, "Note", seen, func(rest []roles.Seen) []roles.Seen { return append(rest, seen) })
}

// ClearSign takes back that a sign was seen in a month.
func ClearSign(ctx context.Context, ws *store.Workspace, seen roles.Seen) error {
	return changeSigns(ctx, ws, "Take back", seen, func(rest []roles.Seen) []roles.Seen { return rest })
}

// changeSigns changes what is noted of a sign in a month: what gets the signs that were noted of the team but for that one.
func changeSigns(ctx context.Context, ws *store.Workspace, verb string, seen roles.Seen, what func([]roles.Seen) []roles.Seen) error {
	t, err := teamOf(ctx, ws, seen.Team)
	if err != nil {
		return err
	}
	label := fmt.Sprintf("%s a sign in %s, %s: %s", verb, t.Name, seen.Month.Words(), strings.ToLower(seen.Sign.Text()))
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		all, err := tx.Signs(seen.Team)
		if err != nil {
			return err
		}
		rest := slices.DeleteFunc(all, func(s roles.Seen) bool { return s.Month == seen.Month && s.Sign == seen.Sign })
		return tx.SaveSigns(seen.Team, what(rest))
	})
}

// SaveBrings says who brings the four product skills to a team; those that are not named nobody brings.
func SaveBrings(ctx context.Context, ws *store.Workspace, team roles.TeamID, brings []roles.Brings) error {
	t, err := teamOf(ctx, ws, team)
	if err != nil {
		return err
	}
	f := fault.Finder{Thing: "product skills of " + t.Name}
	for i, b := range brings {
		f.AddIf(b.Skill == roles.SkillUnstated, fmt.Sprintf("brings[%d]", i), "it doesn't say which skill", "choose one of the four")
	}
	if err := f.Faults.Err(); err != nil {
		return err
	}
	return ws.Do(ctx, "Say who looks after the product in "+t.Name, func(tx *store.Tx) error { return tx.SaveBrings(team, brings) })
}
