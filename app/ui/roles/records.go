package roles

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// records is where teams and roles are read and changed. It is called off the UI goroutine.
type records struct{ ws *store.Workspace }

// office is everything that the page rests on, as it was read last. It is not changed once it is made.
type office struct {
	today    civil.Date
	staffing *roles.Staffing
	chart    *roles.Chart
	signs    []roles.Seen
	glide    roles.GlidePath           // of all teams together
	names    map[roles.PersonID]string // people of the same name are told apart
	people   []procurement.Person
}

// office reads all of it.
func (r records) office(ctx context.Context, today civil.Date) (*office, error) {
	o := &office{today: today}
	var err error
	if o.staffing, err = r.ws.Staffing(ctx); err != nil {
		return nil, err
	}
	if o.signs, err = r.ws.Signs(ctx, 0); err != nil {
		return nil, err
	}
	if o.glide, err = r.ws.GlidePath(ctx, 0); err != nil {
		return nil, err
	}
	if o.people, err = r.ws.People(ctx); err != nil {
		return nil, err
	}
	o.chart = o.staffing.Chart()
	o.names = namesOf(o.staffing.People, o.people)
	return o, nil
}

// namesOf are the names of people; those of the same name are told apart by what the register knows of them: Sam Reid (Fernhill Digital).
func namesOf(people []roles.Person, register []procurement.Person) map[roles.PersonID]string {
	known := make(map[roles.PersonID]*procurement.Person, len(register))
	for i := range register {
		known[roles.PersonID(register[i].ID)] = &register[i]
	}
	namesakes := make(map[string]int, len(people))
	for _, p := range people {
		namesakes[strings.ToLower(p.Name)]++
	}
	names := make(map[roles.PersonID]string, len(people))
	for _, p := range people {
		names[p.ID] = p.Name
		if namesakes[strings.ToLower(p.Name)] > 1 {
			names[p.ID] += " (" + apart(known[p.ID], p.ID) + ")"
		}
	}
	return names
}

// apart is what tells a person from namesakes.
func apart(p *procurement.Person, id roles.PersonID) string {
	number := "no. " + strconv.FormatInt(int64(id), 10)
	if p == nil {
		return number
	}
	return cmp.Or(p.Email, kit.Joined(", ", p.Organisation, p.Role, number))
}

// personName is the name of a person, told apart from namesakes.
func (o *office) personName(id roles.PersonID) string {
	return cmp.Or(o.names[id], "somebody who is gone")
}

// team is the team of an id, nil where it is gone.
func (o *office) team(id roles.TeamID) *roles.Team {
	i := slices.IndexFunc(o.staffing.Teams, func(t roles.Team) bool { return t.ID == id })
	if i < 0 {
		return nil
	}
	return &o.staffing.Teams[i]
}

// role is the role of an id, nil where it is gone.
func (o *office) role(id roles.RoleID) *roles.Role {
	i := slices.IndexFunc(o.staffing.Roles, func(r roles.Role) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &o.staffing.Roles[i]
}

// latestMatrix is who decides what in a team; ok is false where that was never said.
func (r records) latestMatrix(ctx context.Context, team roles.TeamID) (m roles.Matrix, ok bool, err error) {
	all, err := r.ws.Matrices(ctx, team)
	if err != nil || len(all) == 0 {
		return m, false, err
	}
	return all[0], true, nil
}

func (r records) settle(ctx context.Context, f roles.Finding, s roles.Settlement) error {
	return desk.SettleFinding(ctx, r.ws, f, s)
}

func (r records) reopen(ctx context.Context, key string) error {
	return desk.ReopenFinding(ctx, r.ws, key)
}

// waive says that a team does without a role for a time.
func (r records) waive(ctx context.Context, t *roles.Team, role *roles.Role, during civil.Term, reason string) error {
	label := t.Name + " does without a " + lower(role)
	return desk.ChangeTeam(ctx, r.ws, t.ID, label, func(t *roles.Team) {
		t.Waived = append(t.Waived, roles.Waiver{Role: role.ID, Term: during, Reason: reason})
	})
}

// need says that a team needs a role again: what was said against it is taken back.
func (r records) need(ctx context.Context, t *roles.Team, role *roles.Role) error {
	return desk.ChangeTeam(ctx, r.ws, t.ID, t.Name+" needs a "+lower(role)+" again", func(t *roles.Team) {
		t.Waived = slices.DeleteFunc(t.Waived, func(w roles.Waiver) bool { return w.Role == role.ID })
	})
}
