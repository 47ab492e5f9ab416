package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// followedTables hold rows about a person, by person_id, that go when the person is forgotten: where the person worked, what the person could
// do and was taught, and what the person brings.
var followedTables = []string{"person_stay", "goal_giver", "goal_receiver", "skill_evidence", "session_person", "product_skill"}

// forgetFollowed takes out what was followed about a person, and finds the log rows whose images speak of it. That somebody was assigned to a
// role, for how long and for whom, is a fact of the team and stays; what the person could do and decide there goes.
func (tx *Tx) forgetFollowed(person int64) (seqs []int64, err error) {
	assigned, err := assignmentsOf(tx.ctx, tx, person)
	if err != nil {
		return nil, err
	}
	for _, table := range append(slices.Clone(followedTables), "assignment") {
		if _, err := tx.ExecContext(tx.ctx, fmt.Sprintf(`DELETE FROM %s WHERE person_id = ?`, table), person); err != nil {
			return nil, err
		}
		const images = `SELECT seq FROM log WHERE tbl = ?1 AND salt IS NOT NULL
			AND (json_extract(before, '$.person_id') = ?2 OR json_extract(after, '$.person_id') = ?2) ORDER BY seq`
		found, err := tx.numbers(images, table, person)
		if err != nil {
			return nil, err
		}
		seqs = append(seqs, found...)
	}
	slices.Sort(seqs)
	return seqs, tx.assignAgain(assigned)
}

// bareAssignment are the columns of an assignment that say nothing of the person.
const bareAssignment = "id, team_id, role_id, person_id, share, employer, supplier, contract_id, standing, begins, ends, needed, removed_at"

// assignmentsOf are the assignments of a person, each as its bare columns.
func assignmentsOf(ctx context.Context, q querier, person int64) (all [][]any, err error) {
	rows, err := q.QueryContext(ctx, "SELECT "+bareAssignment+" FROM assignment WHERE person_id = ? ORDER BY id", person)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		all = append(all, values)
	}
	return all, rows.Err()
}

// assignAgain puts assignments back as rows of which the log has an image that can stay.
func (tx *Tx) assignAgain(all [][]any) error {
	columns := strings.Split(bareAssignment, ", ")
	_, err := tx.MultiInsert("assignment", columns, slices.Values(all))
	return err
}
