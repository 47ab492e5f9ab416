package store

import (
	"context"
	"database/sql"

	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

var snoozeFields = []field[governance.Snooze]{
	textField("key", func(s *governance.Snooze) *string { return &s.Key }),
	dayField("until", func(s *governance.Snooze) *civil.Date { return &s.Until }),
	textField("reason", func(s *governance.Snooze) *string { return &s.Reason }),
	textField("put_off_by", func(s *governance.Snooze) *string { return &s.By }),
	dayField("put_off_on", func(s *governance.Snooze) *civil.Date { return &s.On }),
}

// SaveSnooze keeps when a thing is looked at again, in the place of what was said about it before.
func (tx *Tx) SaveSnooze(s *governance.Snooze) error {
	var id int64
	err := tx.QueryRowContext(tx.ctx, `SELECT id FROM snooze WHERE key = ?`, s.Key).Scan(&id)
	if err != nil && err != sql.ErrNoRows {
		return err
	}
	_, err = tx.saveRow("snooze", id, columnsOf(snoozeFields), cellsOf(snoozeFields, s))
	return err
}

// Snoozes are the things that were put off, by their keys; one that woke up has no day.
func (ws *Workspace) Snoozes(ctx context.Context) (all []governance.Snooze, err error) {
	err = ws.read(ctx, func(q querier) error {
		return list(ctx, q, "snooze", snoozeFields, "ORDER BY key", nil, func(r row[governance.Snooze]) { all = append(all, r.value) })
	})
	return all, err
}
