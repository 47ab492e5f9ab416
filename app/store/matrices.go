package store

import (
	"context"
	"fmt"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

var matrixFields = []field[roles.Matrix]{
	idField("team_id", func(m *roles.Matrix) *roles.TeamID { return &m.Team }),
	countField("version", func(m *roles.Matrix) *int { return &m.Version }),
	dayField("agreed_on", func(m *roles.Matrix) *civil.Date { return &m.On }),
	textField("agreed_by", func(m *roles.Matrix) *string { return &m.By }),
}

// part is one letter of a cell.
type part struct {
	column int // from 1
	letter roles.Letter
}

var (
	matrixRoleRows     = namesRows("matrix_role", "matrix_id", "name")
	responsibilityRows = hanging[roles.Responsibility]{table: "responsibility", owner: "matrix_id", fields: []field[roles.Responsibility]{
		textField("name", func(r *roles.Responsibility) *string { return &r.Name }),
	}}
	partRows = hanging[part]{table: "responsibility_part", owner: "responsibility_id", fields: []field[part]{
		countField("role_position", func(p *part) *int { return &p.column }),
		wordField("part", raciLetters, func(p *part) *roles.Letter { return &p.letter }),
	}}
)

// AddMatrix adds the next version of who decides what in a team, and gives it its number.
func (tx *Tx) AddMatrix(m *roles.Matrix) error {
	const next = `SELECT coalesce(max(version), 0) + 1 FROM matrix WHERE team_id = ?`
	if err := tx.QueryRowContext(tx.ctx, next, int64(m.Team)).Scan(&m.Version); err != nil {
		return err
	}
	id, err := tx.saveRow("matrix", 0, columnsOf(matrixFields), cellsOf(matrixFields, m))
	if err != nil {
		return err
	}
	if _, err := matrixRoleRows.save(tx, id, m.Roles); err != nil {
		return err
	}
	rows, err := responsibilityRows.save(tx, id, m.Rows)
	if err != nil {
		return err
	}
	for i, row := range rows {
		if _, err := partRows.save(tx, row, partsOf(&m.Rows[i])); err != nil {
			return err
		}
	}
	return nil
}

func partsOf(r *roles.Responsibility) (parts []part) {
	for column, letters := range r.Parts {
		for _, letter := range letters {
			parts = append(parts, part{column + 1, letter})
		}
	}
	return parts
}

// Matrices are the versions of who decides what in a team, the latest first.
func (ws *Workspace) Matrices(ctx context.Context, team roles.TeamID) (all []roles.Matrix, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = matrices(ctx, q, team)
		return err
	})
	return all, err
}

// LatestMatrix is the latest version of who decides what in a team, as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) LatestMatrix(team roles.TeamID) (roles.Matrix, error) {
	all, err := matrices(tx.ctx, tx, team)
	if err == nil && len(all) == 0 {
		err = &NotFoundError{Kind: "responsibilities of team", Name: fmt.Sprint(int64(team))}
	}
	if err != nil {
		return roles.Matrix{}, err
	}
	return all[0], nil
}

func matrices(ctx context.Context, q querier, team roles.TeamID) (all []roles.Matrix, err error) {
	var ids []int64
	err = list(ctx, q, "matrix", matrixFields, "WHERE team_id = ? ORDER BY version DESC", []any{int64(team)}, func(r row[roles.Matrix]) {
		ids = append(ids, r.id)
		all = append(all, r.value)
	})
	for i := range all {
		if err == nil {
			err = readMatrix(ctx, q, ids[i], &all[i])
		}
	}
	return all, err
}

// readMatrix reads columns, rows and their parts into a matrix.
func readMatrix(ctx context.Context, q querier, id int64, m *roles.Matrix) error {
	err := matrixRoleRows.read(ctx, q, id, noCurrency, func(_ int64, own []string) { m.Roles = slices.Clone(own) })
	if err != nil {
		return err
	}
	at := map[int64]int{}
	err = responsibilityRows.each(ctx, q, id, noCurrency, func(_ int64, r row[roles.Responsibility]) {
		at[r.id] = len(m.Rows)
		r.value.Parts = make([][]roles.Letter, len(m.Roles))
		m.Rows = append(m.Rows, r.value)
	})
	if err != nil {
		return err
	}
	for id, i := range at {
		err := partRows.each(ctx, q, id, noCurrency, func(_ int64, r row[part]) {
			if column := r.value.column - 1; column >= 0 && column < len(m.Roles) {
				m.Rows[i].Parts[column] = append(m.Rows[i].Parts[column], r.value.letter)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}
