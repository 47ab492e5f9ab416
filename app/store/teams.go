package store

import (
	"context"
	"errors"

	"counterweight/scorecard/roles"
)

var (
	roleKind = kind[roleRow, roles.RoleID]{
		table: "role", noun: "role", fields: roleFields, order: "position, id",
		id: func(r *roleRow) *roles.RoleID { return &r.ID }, name: func(r *roleRow) string { return r.Name },
	}
	teamKind = kind[roles.Team, roles.TeamID]{
		table: "team", noun: "team", fields: teamFields, order: "id",
		id: func(t *roles.Team) *roles.TeamID { return &t.ID }, name: func(t *roles.Team) string { return t.Name },
	}
	assignmentKind = kind[roles.Assignment, roles.AssignmentID]{
		table: "assignment", noun: "assignment", fields: assignmentFields, order: "id",
		id: func(a *roles.Assignment) *roles.AssignmentID { return &a.ID },
	}
	settlementKind = kind[roles.Settlement, int64]{
		table: "settlement", noun: "settled finding", fields: settlementFields, order: "settled_on, id",
		id: func(*roles.Settlement) *int64 { return new(int64) }, // none: each is another row, and the finding's key leads to all of them
	}
)

// SaveRole makes the workspace hold the role as it is; a new one gets its ID and stands last. It fails with [*DuplicateError] where another
// has its name, and with [*NotFoundError] where the one to be changed is gone.
func (tx *Tx) SaveRole(r *roles.Role) error {
	row := roleRow{Role: *r}
	const place = `SELECT coalesce((SELECT position FROM role WHERE id = ?1), (SELECT max(position) + 1 FROM role), 1)`
	if err := tx.QueryRowContext(tx.ctx, place, int64(r.ID)).Scan(&row.position); err != nil {
		return err
	}
	id, err := roleKind.save(tx, &row)
	if err != nil {
		return err
	}
	r.ID = row.ID
	_, err = roleAliasRows.save(tx, id, r.Aliases)
	return err
}

// OrderRoles puts the roles in the order in which they are shown.
func (tx *Tx) OrderRoles(order []roles.RoleID) error {
	for i, id := range order {
		if _, err := tx.saveRow("role", int64(id), []string{"position"}, []any{position(i)}); err != nil {
			return err
		}
	}
	return nil
}

// SaveTeam is [Tx.SaveRole] for a team with its phases and what it does without.
func (tx *Tx) SaveTeam(t *roles.Team) error {
	id, err := teamKind.save(tx, t)
	if err != nil {
		return err
	}
	if _, err := stageRows.save(tx, id, t.Phases); err != nil {
		return err
	}
	_, err = waiverRows.save(tx, id, t.Waived)
	return err
}

// SaveAssignment is [Tx.SaveRole] for an assignment, which has no name.
func (tx *Tx) SaveAssignment(a *roles.Assignment) error {
	_, err := assignmentKind.save(tx, a)
	return err
}

// RemoveRole takes a role out of the catalogue; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveRole(id roles.RoleID) error { return roleKind.remove(tx, id) }

// RemoveTeam is [Tx.RemoveRole] for a team; who is assigned to it is shown no more.
func (tx *Tx) RemoveTeam(id roles.TeamID) error { return teamKind.remove(tx, id) }

// RemoveAssignment is [Tx.RemoveRole] for an assignment that never was.
func (tx *Tx) RemoveAssignment(id roles.AssignmentID) error { return assignmentKind.remove(tx, id) }

// Role is the role of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Role(id roles.RoleID) (roles.Role, error) {
	return theOne(tx.ctx, tx, "role", int64(id), roleCatalogue)
}

// Team is the team of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Team(id roles.TeamID) (roles.Team, error) {
	return teamKind.one(tx.ctx, tx, id, teams)
}

// Assignment is the assignment of this ID as the batch sees it, as it was entered. It fails with [*NotFoundError].
func (tx *Tx) Assignment(id roles.AssignmentID) (roles.Assignment, error) {
	return assignmentKind.one(tx.ctx, tx, id, assignments)
}

// Roles is [Workspace.Roles] as the batch sees it.
func (tx *Tx) Roles() ([]roles.Role, error) { return roleCatalogue(tx.ctx, tx, 0) }

// Teams is [Workspace.Teams] as the batch sees it.
func (tx *Tx) Teams() ([]roles.Team, error) { return teams(tx.ctx, tx, 0) }

// Assignments are all assignments as they were entered, as the batch sees them.
func (tx *Tx) Assignments() ([]roles.Assignment, error) { return assignments(tx.ctx, tx, 0) }

// Roles are the roles in the order in which they are shown.
func (ws *Workspace) Roles(ctx context.Context) (all []roles.Role, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = roleCatalogue(ctx, q, 0)
		return err
	})
	return all, err
}

// Teams are the teams in the order in which they were added.
func (ws *Workspace) Teams(ctx context.Context) (all []roles.Team, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = teams(ctx, q, 0)
		return err
	})
	return all, err
}

func roleCatalogue(ctx context.Context, q querier, id int64) ([]roles.Role, error) {
	rows, at, err := roleKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	all := make([]roles.Role, len(rows))
	for i, r := range rows {
		all[i] = r.Role
	}
	return all, hung(ctx, q, id, roleAliasRows, all, at, func(r *roles.Role, own []string) { r.Aliases = own })
}

func teams(ctx context.Context, q querier, id int64) ([]roles.Team, error) {
	all, at, err := teamKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return all, errors.Join(
		hung(ctx, q, id, stageRows, all, at, func(t *roles.Team, own []roles.Stage) { t.Phases = own }),
		hung(ctx, q, id, waiverRows, all, at, func(t *roles.Team, own []roles.Waiver) { t.Waived = own }),
	)
}

func assignments(ctx context.Context, q querier, id int64) ([]roles.Assignment, error) {
	all, _, err := assignmentKind.read(ctx, q, id)
	return all, err
}
