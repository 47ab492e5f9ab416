package store

import (
	"context"
	"database/sql"

	"counterweight/procurement/tender"
)

var (
	frameworkColumns   = []string{"reference", "title", "begins", "ends", "whole_limits", "notes"}
	frameworkLimitRows = family{
		table: "framework_limit", of: "framework_id = ?", keys: 1,
		columns: []string{"position", "framework_id", "section", "least", "most"},
	}
)

// SaveFramework makes the workspace hold the framework as it is. One that is not in it yet gets its ID. It fails with [*DuplicateError]
// where another has its reference, and with [*NotFoundError] where the one to be changed is gone.
func (tx *Tx) SaveFramework(f *tender.Framework) error {
	values := []any{f.Reference, f.Title, dayCell(f.Term.From), dayCell(f.Term.To), flagCell(f.WholeNumbers), f.Notes}
	id, err := tx.saveRow("framework", int64(f.ID), frameworkColumns, values)
	if IsDuplicate(err) {
		err = &DuplicateError{Kind: "framework", Name: f.Reference}
	}
	if err != nil {
		return err
	}
	f.ID = tender.FrameworkID(id)
	limits, err := tx.members(frameworkLimitRows, id)
	if err != nil {
		return err
	}
	for i, r := range f.Ranges {
		if _, err := limits.put(position(i), id, r.Section, r.Min.String(), r.Max.String()); err != nil {
			return err
		}
	}
	return limits.write()
}

// Frameworks are all frameworks by reference.
func (ws *Workspace) Frameworks(ctx context.Context) (all []tender.Framework, err error) {
	const query = `SELECT id, reference, title, begins, ends, whole_limits, notes FROM framework WHERE removed_at IS NULL ORDER BY reference, id`
	err = ws.read(ctx, func(q querier) error {
		at := map[int64]int{}
		err := each(ctx, q, query, nil, func(rows *sql.Rows) error {
			var f tender.Framework
			var begins, ends sql.NullString
			c := cells{table: "framework"}
			c.err = rows.Scan(&c.id, &f.Reference, &f.Title, &begins, &ends, &f.WholeNumbers, &f.Notes)
			f.ID = tender.FrameworkID(c.id)
			f.Term.From, f.Term.To = c.day("begins", begins), c.day("ends", ends)
			at[c.id] = len(all)
			all = append(all, f)
			return c.err
		})
		if err != nil {
			return err
		}
		const limits = `SELECT id, section, least, most, framework_id FROM framework_limit ORDER BY framework_id, position`
		return each(ctx, q, limits, nil, func(rows *sql.Rows) error {
			var framework int64
			limit, err := scanLimit(rows, "framework_limit", &framework)
			if i, there := at[framework]; there {
				all[i].Ranges = append(all[i].Ranges, limit)
			}
			return err
		})
	})
	return all, err
}
