package store

import (
	"context"
	"database/sql"

	"counterweight/procurement"
)

// firstRunning are the running contracts that end next, by the day on which they end with options taken up and changes agreed. SQLite
// counts months over the end of a short one, so that near such a day the order may differ from the register's by a contract or two.
const firstRunning = `SELECT id FROM contract WHERE removed_at IS NULL AND status IN ('live', 'ending')
ORDER BY coalesce(terminated, CASE WHEN id IN (SELECT contract_id FROM contract_option UNION SELECT contract_id FROM contract_change)
  THEN date(ends, (
    (SELECT coalesce(sum(months), 0) FROM contract_option WHERE contract_id = contract.id AND state = 'taken') +
    (SELECT coalesce(sum(months), 0) FROM contract_change WHERE contract_id = contract.id AND state = 'agreed')) || ' months')
  ELSE ends END), reference, id LIMIT ?`

// FirstContracts reads the running contracts that end next, at most so many, and the suppliers that lead them: what a window shows at
// once while the whole register is still being read.
func (ws *Workspace) FirstContracts(ctx context.Context, most int) (first []procurement.Contract, leads []procurement.Supplier, err error) {
	err = ws.read(ctx, func(q querier) error {
		var ids []int64
		err := each(ctx, q, firstRunning, []any{most}, func(rows *sql.Rows) error {
			var id int64
			err := rows.Scan(&id)
			ids = append(ids, id)
			return err
		})
		if err != nil {
			return err
		}
		known := map[procurement.SupplierID]bool{0: true}
		for _, id := range ids {
			c, err := theOne(ctx, q, "contract", id, contracts)
			if err != nil {
				return err
			}
			first = append(first, c)
			if lead := c.Lead(); !known[lead] {
				s, err := theOne(ctx, q, "supplier", int64(lead), suppliers)
				if err != nil {
					return err
				}
				known[lead], leads = true, append(leads, s)
			}
		}
		return nil
	})
	return first, leads, err
}
