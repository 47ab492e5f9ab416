package desk

import (
	"cmp"
	"context"
	"slices"

	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// CardsOut are the cards of the people of a team, by its name, or without one of all people, as they go out on a day. It fails with
// [*store.NotFoundError].
func CardsOut(ctx context.Context, ws *store.Workspace, team string, day civil.Date) (*export.PeopleCards, error) {
	out := &export.PeopleCards{Team: team, Day: day}
	people, err := ws.People(ctx)
	if err != nil {
		return nil, err
	}
	if team != "" {
		if out.Team, people, err = peopleOfTeam(ctx, ws, team, people, day); err != nil {
			return nil, err
		}
	}
	suppliers, err := ws.Suppliers(ctx)
	if err != nil {
		return nil, err
	}
	named := make(map[procurement.SupplierID]string, len(suppliers))
	for i := range suppliers {
		named[suppliers[i].ID] = suppliers[i].Name
	}
	for _, p := range people {
		out.People = append(out.People, export.CardHolder{Name: p.Name, Role: p.Role, WorksFor: cmp.Or(named[p.Supplier], p.Organisation), Card: p.Card})
	}
	return out, nil
}

// peopleOfTeam are those of some people who are assigned to a team on a day, and the team's name as it is written.
func peopleOfTeam(ctx context.Context, ws *store.Workspace, team string, people []procurement.Person, day civil.Date) (string, []procurement.Person, error) {
	s, err := ws.Staffing(ctx)
	if err != nil {
		return "", nil, err
	}
	at := slices.IndexFunc(s.Teams, func(t roles.Team) bool { return foldName(t.Name) == foldName(team) })
	if at < 0 {
		return "", nil, &store.NotFoundError{Kind: "team", Name: team}
	}
	in := map[procurement.PersonID]bool{}
	for i := range s.Assignments {
		if a := &s.Assignments[i]; a.Team == s.Teams[at].ID && a.Term.Contains(day) {
			in[procurement.PersonID(a.Person)] = true
		}
	}
	return s.Teams[at].Name, slices.DeleteFunc(people, func(p procurement.Person) bool { return !in[p.ID] }), nil
}
