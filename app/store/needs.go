package store

import (
	"context"
	"database/sql"

	"counterweight/scorecard/roles"
)

var (
	// The template is one thing, whose number is 0.
	needRows  = family{table: "role_need", of: "? = 0", keys: 2, columns: []string{"phase", "role_id", "position", "essential"}}
	checkRows = family{table: "role_check", of: "? = 0", keys: 2, columns: []string{"one_id", "other_id", "why"}}
)

// SaveNeeds makes the template of which roles each phase needs be this. It fails with [*DuplicateError] where a phase names a role twice.
func (tx *Tx) SaveNeeds(needs roles.Needs) error {
	rows, err := tx.members(needRows, 0)
	if err != nil {
		return err
	}
	for _, phase := range roles.AllPhases() {
		for i, need := range needs[phase] {
			if _, err := rows.put(phase.String(), int64(need.Role), position(i), flagCell(need.Essential)); err != nil {
				return &DuplicateError{Kind: "role needed in " + phase.String(), Name: tx.roleName(need.Role)}
			}
		}
	}
	return rows.write()
}

// roleName is what a role is called in an error.
func (tx *Tx) roleName(id roles.RoleID) string {
	r, err := tx.Role(id)
	if err != nil {
		return "that is gone"
	}
	return r.Name
}

// SaveRoleChecks makes the pairs of roles that should check each other be these.
func (tx *Tx) SaveRoleChecks(checks []roles.Check) error {
	rows, err := tx.members(checkRows, 0)
	if err != nil {
		return err
	}
	for _, c := range checks {
		if _, err := rows.put(int64(c.One), int64(c.Other), c.Why); err != nil {
			return &DuplicateError{Kind: "check of roles", Name: tx.roleName(c.One) + " and " + tx.roleName(c.Other)}
		}
	}
	return rows.write()
}

// Needs is the template of which roles each phase needs.
func (ws *Workspace) Needs(ctx context.Context) (needs roles.Needs, err error) {
	err = ws.read(ctx, func(q querier) error {
		needs, err = phaseNeeds(ctx, q)
		return err
	})
	return needs, err
}

// Needs is [Workspace.Needs] as the batch sees it.
func (tx *Tx) Needs() (roles.Needs, error) { return phaseNeeds(tx.ctx, tx) }

// RoleChecks are the pairs of roles that should check each other, as the batch sees them.
func (tx *Tx) RoleChecks() ([]roles.Check, error) { return roleChecks(tx.ctx, tx) }

func phaseNeeds(ctx context.Context, q querier) (roles.Needs, error) {
	const query = `SELECT role_need.id, phase, role_id, essential FROM role_need JOIN role ON role.id = role_id AND role.removed_at IS NULL
		ORDER BY phase, role_need.position`
	needs := roles.Needs{}
	err := each(ctx, q, query, nil, func(rows *sql.Rows) error {
		var need roles.Need
		var phase string
		c := cells{table: "role_need"}
		c.err = rows.Scan(&c.id, &phase, &need.Role, &need.Essential)
		of := phases.read(&c, "phase", phase)
		needs[of] = append(needs[of], need)
		return c.err
	})
	return needs, err
}

func roleChecks(ctx context.Context, q querier) (all []roles.Check, err error) {
	err = each(ctx, q, `SELECT one_id, other_id, why FROM role_check ORDER BY id`, nil, func(rows *sql.Rows) error {
		var c roles.Check
		err := rows.Scan(&c.One, &c.Other, &c.Why)
		all = append(all, c)
		return err
	})
	return all, err
}
