package store

import (
	"context"
	"database/sql"

	"counterweight/procurement/tender"
)

// TendersChangedAfter are the tenders that may read or rank otherwise than they did when a batch was the last one: those with a changed
// row of their own, and all of them after a change of what they share, the suppliers' names and the workspace's rules.
func (ws *Workspace) TendersChangedAfter(ctx context.Context, batch int64) (ids []tender.ID, err error) {
	// A row leads to its tender by a column of its image, or by the bid, scale, lot or criterion that its image names. Where that was
	// deleted in the meantime, its own row in the log leads there. Images that were erased lead nowhere, so all tenders count.
	const query = `WITH changed (tbl, op, image) AS (
			SELECT tbl, op, coalesce(after, before) FROM log WHERE seq > (SELECT coalesce(max(last_seq), 0) FROM batch WHERE id <= ?)
		)
		SELECT iif(tbl = 'tender', image ->> 'id', image ->> 'tender_id') AS tender_id FROM changed WHERE tender_id IS NOT NULL
		UNION SELECT tender_id FROM bid WHERE id IN (SELECT image ->> 'bid_id' FROM changed)
		UNION SELECT tender_id FROM scale WHERE id IN (SELECT image ->> 'scale_id' FROM changed)
		UNION SELECT tender_id FROM lot WHERE id IN (SELECT image ->> 'lot_id' FROM changed)
		UNION SELECT tender_id FROM criterion WHERE id IN (SELECT image ->> 'criterion_id' FROM changed)
		UNION SELECT id FROM tender WHERE EXISTS (SELECT 1 FROM changed WHERE tbl IN ('supplier', 'setting') OR op IN ('S', 'E'))
		ORDER BY 1`
	err = ws.read(ctx, func(q querier) error {
		return each(ctx, q, query, []any{batch}, func(rows *sql.Rows) error {
			var id tender.ID
			err := rows.Scan(&id)
			ids = append(ids, id)
			return err
		})
	})
	return ids, err
}
