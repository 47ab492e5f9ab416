package store

import "context"

// SavedTemplates are the contents of the office's own templates of scorecards, by name.
func (ws *Workspace) SavedTemplates(ctx context.Context) (contents []string, err error) {
	err = ws.read(ctx, func(q querier) error {
		contents, err = texts(ctx, q, `SELECT content FROM scorecard_template ORDER BY name`)
		return err
	})
	return contents, err
}

// SaveTemplate keeps a template, in JSON, in the place of one of the same name.
func (tx *Tx) SaveTemplate(name, content string) error {
	const save = `INSERT INTO scorecard_template (name, content) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET content = excluded.content`
	_, err := tx.ExecContext(tx.ctx, save, name, content)
	return err
}

// RemoveTemplate takes a template away.
func (tx *Tx) RemoveTemplate(name string) error {
	_, err := tx.ExecContext(tx.ctx, `DELETE FROM scorecard_template WHERE name = ?`, name)
	return err
}
