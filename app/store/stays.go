package store

import (
	"context"
	"database/sql"

	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// Stays are the times that a person worked for whom, as they were entered; none where nobody did.
func (ws *Workspace) Stays(ctx context.Context, person knowledge.PersonID) (stays []knowledge.Stay, err error) {
	err = ws.read(ctx, func(q querier) error {
		return stayRows.read(ctx, q, int64(person), noCurrency, func(_ int64, own []knowledge.Stay) { stays = own })
	})
	return stays, err
}

// Stays are the times that people worked for whom, as they were entered and as the batch sees them; nothing of those of whom nobody did.
func (tx *Tx) Stays() (map[knowledge.PersonID][]knowledge.Stay, error) {
	stays := map[knowledge.PersonID][]knowledge.Stay{}
	err := stayRows.read(tx.ctx, tx, 0, noCurrency, func(owner int64, own []knowledge.Stay) { stays[knowledge.PersonID(owner)] = own })
	return stays, err
}

// knowers are the people of the workspace with for whom they worked when, by name. Those who were taken out of the register are among them
// where something is known of what they could do.
func knowers(ctx context.Context, q querier) ([]knowledge.Person, error) {
	const query = `SELECT person.id, person.name, person.supplier_id, coalesce(supplier.name, organisation), person.removed_at
		FROM person LEFT JOIN supplier ON supplier.id = person.supplier_id
		WHERE person.removed_at IS NULL OR person.id IN (SELECT person_id FROM skill_evidence) ORDER BY person.name, person.id`
	var all []knowledge.Person
	at, gone := map[int64]int{}, map[int]civil.Date{}
	err := each(ctx, q, query, nil, func(rows *sql.Rows) error {
		var p knowledge.Person
		var stay knowledge.Stay
		var supplier sql.NullInt64
		var removed sql.NullString
		c := cells{table: "person"}
		c.err = rows.Scan(&c.id, &p.Name, &supplier, &stay.Employer, &removed)
		p.ID, stay.Ours = knowledge.PersonID(c.id), !supplier.Valid
		p.Stays = []knowledge.Stay{stay}
		if removed.Valid {
			gone[len(all)] = c.dayOf("removed_at", removed.String)
		}
		at[c.id] = len(all)
		all = append(all, p)
		return c.err
	})
	if err != nil {
		return nil, err
	}
	if err := hung(ctx, q, 0, stayRows, all, at, func(p *knowledge.Person, own []knowledge.Stay) { p.Stays = own }); err != nil {
		return nil, err
	}
	for i, day := range gone {
		for k := range all[i].Stays {
			all[i].Stays[k].Term = endedBefore(all[i].Stays[k].Term, day)
		}
	}
	return all, nil
}

// endedBefore is a term that ends on the day before another at the latest.
func endedBefore(t civil.Term, day civil.Date) civil.Term {
	if last := day.AddDays(-1); t.To.IsZero() || t.To.After(last) {
		t.To = last
	}
	return t
}

// dayOf is the day of an instant.
func (c *cells) dayOf(column, instant string) civil.Date {
	const day = len("2026-11-22")
	return c.day(column, sql.NullString{String: instant[:min(day, len(instant))], Valid: true})
}
