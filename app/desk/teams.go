package desk

import (
	"context"
	"errors"
	"fmt"

	"counterweight/app/store"
	"counterweight/scorecard/roles"
)

// SaveTeam adds a team, which gets its ID, or changes the one of its ID. The reason may be empty.
func SaveTeam(ctx context.Context, ws *store.Workspace, t *roles.Team, reason string) error {
	if err := t.Check().Err(); err != nil {
		return err
	}
	return save(ctx, ws, t.ID == 0, "team "+t.Name, reason, func(tx *store.Tx) error { return tx.SaveTeam(t) })
}

// ChangeTeam is [ChangeContract] for a team.
func ChangeTeam(ctx context.Context, ws *store.Workspace, id roles.TeamID, label string, change func(*roles.Team)) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		t, err := tx.Team(id)
		if err != nil {
			return err
		}
		before := t.Check()
		change(&t)
		if err := newFaults(before, t.Check()).Err(); err != nil {
			return err
		}
		return tx.SaveTeam(&t)
	})
}

// RemoveTeam takes a team out of lists and search, and who is assigned to it out of sight. Undo brings it back.
func RemoveTeam(ctx context.Context, ws *store.Workspace, t *roles.Team) error {
	return ws.Do(ctx, "Remove team "+t.Name, func(tx *store.Tx) error { return tx.RemoveTeam(t.ID) })
}

// SaveRole adds a role to the catalogue, which gets its ID, or changes the one of its ID.
func SaveRole(ctx context.Context, ws *store.Workspace, r *roles.Role) error {
	if err := r.Check().Err(); err != nil {
		return err
	}
	return save(ctx, ws, r.ID == 0, "role "+r.Name, "", func(tx *store.Tx) error { return tx.SaveRole(r) })
}

// OrderRoles puts the roles in the order in which they are shown.
func OrderRoles(ctx context.Context, ws *store.Workspace, order []roles.RoleID) error {
	return ws.Do(ctx, "Change the order of roles", func(tx *store.Tx) error { return tx.OrderRoles(order) })
}

// RemoveRole takes a role out of the catalogue and out of what phases need. It fails with [*InUseError] where somebody is or was assigned
// to it.
func RemoveRole(ctx context.Context, ws *store.Workspace, r *roles.Role) error {
	return ws.Do(ctx, "Remove role "+r.Name, func(tx *store.Tx) error {
		s, err := tx.Staffing()
		if err != nil {
			return err
		}
		met := map[roles.TeamID]bool{}
		for _, a := range s.Assignments {
			if a.Role == r.ID {
				met[a.Team] = true
			}
		}
		var uses []string
		for i := range s.Teams {
			if met[s.Teams[i].ID] {
				uses = append(uses, "team "+s.Teams[i].Name)
			}
		}
		if len(uses) > 0 {
			return &InUseError{Thing: r.Name, Uses: uses}
		}
		return tx.RemoveRole(r.ID)
	})
}

// SaveNeeds changes the template of which roles each phase needs.
func SaveNeeds(ctx context.Context, ws *store.Workspace, needs roles.Needs, reason string) error {
	return ws.Do(ctx, "Change which roles each phase needs", func(tx *store.Tx) error { return tx.SaveNeeds(needs) }, because(reason))
}

// SaveRoleChecks changes which roles should check each other.
func SaveRoleChecks(ctx context.Context, ws *store.Workspace, checks []roles.Check) error {
	return ws.Do(ctx, "Change which roles check each other", func(tx *store.Tx) error { return tx.SaveRoleChecks(checks) })
}

// SaveMatrix keeps who decides what in a team as its next version, which gets its number. What is as the version before is not kept twice.
// Gaps and overlaps may stand: they are what is to be seen.
func SaveMatrix(ctx context.Context, ws *store.Workspace, m *roles.Matrix) error {
	if err := m.Check().Err(); err != nil {
		return err
	}
	t, err := teamOf(ctx, ws, m.Team)
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Keep who decides what in "+t.Name, func(tx *store.Tx) error {
		last, err := tx.LatestMatrix(m.Team)
		var none *store.NotFoundError
		if err != nil && !errors.As(err, &none) {
			return err
		}
		if err == nil && same(last.Roles, m.Roles) && same(last.Rows, m.Rows) {
			m.Version = last.Version
			return nil
		}
		return tx.AddMatrix(m)
	})
}

// SaveGlidePath agrees how the share of suppliers is to come down in a team; in all teams together where it is 0.
func SaveGlidePath(ctx context.Context, ws *store.Workspace, team roles.TeamID, path roles.GlidePath) error {
	label := "Agree the glide path of all teams"
	if team != 0 {
		t, err := teamOf(ctx, ws, team)
		if err != nil {
			return err
		}
		label = "Agree the glide path of " + t.Name
	}
	return ws.Do(ctx, label, func(tx *store.Tx) error { return tx.SaveGlidePath(team, path) })
}

func teamOf(ctx context.Context, ws *store.Workspace, id roles.TeamID) (t roles.Team, err error) {
	all, err := ws.Teams(ctx)
	if err != nil {
		return t, err
	}
	for _, t := range all {
		if t.ID == id {
			return t, nil
		}
	}
	return t, &store.NotFoundError{Kind: "team", Name: fmt.Sprint(int64(id))}
}
