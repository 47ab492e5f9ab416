package store

import (
	"context"
	"database/sql"
)

// ViewState is how pages were last seen: widths, filters, the page in front, by keys of the pages' own. It is no part of the record:
// it is not logged, and losing it loses nothing.
func (ws *Workspace) ViewState(ctx context.Context) (state map[string]string, err error) {
	state = map[string]string{}
	err = ws.read(ctx, func(q querier) error {
		return each(ctx, q, `SELECT key, value FROM view_state`, nil, func(rows *sql.Rows) error {
			var key, value string
			err := rows.Scan(&key, &value)
			state[key] = value
			return err
		})
	})
	return state, err
}

// SetViewState keeps a value under a key. It waits for a batch that is being written.
func (ws *Workspace) SetViewState(ctx context.Context, key, value string) error {
	if ws.writer == nil {
		return &FileError{Path: ws.path, Trouble: ReadOnly}
	}
	ws.writing.Lock()
	defer ws.writing.Unlock()
	_, err := ws.writer.ExecContext(ctx, `INSERT INTO view_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return fileTrouble(ws.path, err)
}
