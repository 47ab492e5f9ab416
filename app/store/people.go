package store

import (
	"context"
	"database/sql"

	"counterweight/procurement"
)

var personColumns = []string{
	"name", "supplier_id", "organisation", "role", "email", "phone", "reach_how", "reach_when", "working_style", "feedback", "shared_on", "notes",
}

func personCells(p *procurement.Person) []any {
	return []any{
		p.Name, idCell(p.Supplier), p.Organisation, p.Role, p.Email, p.Phone, p.Card.ReachHow, p.Card.ReachWhen, p.Card.WorkingStyle,
		p.Card.Feedback, dayCell(p.Card.SharedOn), p.Notes,
	}
}

// SavePerson makes the workspace hold the person as it is. One that is not in it yet gets its ID. It fails with [*NotFoundError] where
// the one to be changed is gone.
func (tx *Tx) SavePerson(p *procurement.Person) error {
	id, err := tx.saveRow("person", int64(p.ID), personColumns, personCells(p))
	if err == nil {
		p.ID = procurement.PersonID(id)
	}
	return err
}

// People are all people by name.
func (ws *Workspace) People(ctx context.Context) (all []procurement.Person, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = people(ctx, q, 0)
		return err
	})
	return all, err
}

// Person is the person of this ID. It fails with [*NotFoundError].
func (ws *Workspace) Person(ctx context.Context, id procurement.PersonID) (p procurement.Person, err error) {
	err = ws.read(ctx, func(q querier) error {
		p, err = theOne(ctx, q, "person", int64(id), people)
		return err
	})
	return p, err
}

// Person is [Workspace.Person] as the batch sees it.
func (tx *Tx) Person(id procurement.PersonID) (procurement.Person, error) {
	return theOne(tx.ctx, tx, "person", int64(id), people)
}

// People is [Workspace.People] as the batch sees it.
func (tx *Tx) People() ([]procurement.Person, error) { return people(tx.ctx, tx, 0) }

// people reads all people, or the one of this ID.
func people(ctx context.Context, q querier, id int64) (all []procurement.Person, err error) {
	const list = `SELECT id, name, coalesce(supplier_id, 0), organisation, role, email, phone, reach_how, reach_when, working_style, feedback,
			shared_on, notes
		FROM person WHERE removed_at IS NULL %s ORDER BY name, id`
	query, args := only(list, "AND id = ?", id)
	err = each(ctx, q, query, args, func(rows *sql.Rows) error {
		var p procurement.Person
		var shared sql.NullString
		c := cells{table: "person"}
		c.err = rows.Scan(&c.id, &p.Name, &p.Supplier, &p.Organisation, &p.Role, &p.Email, &p.Phone, &p.Card.ReachHow, &p.Card.ReachWhen,
			&p.Card.WorkingStyle, &p.Card.Feedback, &shared, &p.Notes)
		p.ID = procurement.PersonID(c.id)
		p.Card.SharedOn = c.day("shared_on", shared)
		all = append(all, p)
		return c.err
	})
	return all, err
}
