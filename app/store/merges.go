package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement"
)

// Merge is two suppliers that were made one.
type Merge struct {
	ID         int64
	Kept, Gone procurement.SupplierID
	GoneName   string
	At         string // RFC 3339
}

// supplierTables are the tables whose rows lead to a supplier by their column supplier_id and go with it where it turns out to be another.
// The names and numbers of a supplier go over as values, not as rows.
var supplierTables = []string{"contract_party", "bid", "person", "spend_line", "scorecard"}

// namedSuppliers are the columns that say in words for whom somebody worked, of the rows that are about a supplier. They are facts of a time,
// and so hold the name rather than an id; where the name turns out to be another's, they go with it too.
var namedSuppliers = []struct{ table, column, where string }{
	{"person_stay", "employer", "ours = 0"},
	{"assignment", "supplier", "employer = 'supplier'"},
}

// MergeSuppliers makes one supplier of two: what leads to gone leads to the other from now on, which holds what the merged supplier says, and
// gone is taken out. The rows that were led over are kept, so that [Tx.SplitSuppliers] can lead them back. It fails with [*NotFoundError].
func (tx *Tx) MergeSuppliers(merged *procurement.Supplier, gone procurement.SupplierID) error {
	result, err := tx.ExecContext(tx.ctx, `INSERT INTO supplier_merge (kept_id, gone_id, merged_at) VALUES (?, ?, ?)`, int64(merged.ID), int64(gone), tx.At())
	if err != nil {
		return err
	}
	merge, err := result.LastInsertId()
	if err != nil {
		return err
	}
	for _, table := range supplierTables {
		if err := tx.leadOver(merge, table, gone, merged.ID); err != nil {
			return err
		}
	}
	if err := tx.renameOver(merge, gone, merged); err != nil {
		return err
	}
	before, err := tx.nameRows(merged.ID)
	if err != nil {
		return err
	}
	if err := tx.SaveSupplier(merged); err != nil {
		return err
	}
	after, err := tx.nameRows(merged.ID)
	if err != nil {
		return err
	}
	for _, table := range []string{"supplier_alias", "supplier_identifier"} {
		for _, id := range after[table] {
			if slices.Contains(before[table], id) {
				continue
			}
			if err := tx.noteMerged(merge, table, id); err != nil {
				return err
			}
		}
	}
	return tx.remove("supplier", int64(gone))
}

// leadOver leads the rows of a table from one supplier to another, and notes which they were.
func (tx *Tx) leadOver(merge int64, table string, from, to procurement.SupplierID) error {
	note := fmt.Sprintf(`INSERT INTO supplier_merge_row (merge_id, tbl, row_id) SELECT ?, %s, id FROM %s WHERE supplier_id = ? ORDER BY id`, literal(table), table)
	if _, err := tx.ExecContext(tx.ctx, note, merge, int64(from)); err != nil {
		return err
	}
	_, err := tx.ExecContext(tx.ctx, fmt.Sprintf(`UPDATE %s SET supplier_id = ? WHERE supplier_id = ?`, table), int64(to), int64(from))
	return err
}

// renameOver makes what says the name of a supplier that is gone, or one of its other names, say that of the supplier it turned out to be, and
// notes which rows these were.
func (tx *Tx) renameOver(merge int64, gone procurement.SupplierID, merged *procurement.Supplier) error {
	from, err := tx.Supplier(gone)
	if err != nil {
		return err
	}
	names := append([]string{from.Name}, from.Aliases...)
	for _, n := range namedSuppliers {
		var rows []int64
		err := each(tx.ctx, tx, fmt.Sprintf(`SELECT id, %s FROM %s WHERE %s`, n.column, n.table, n.where), nil, func(r *sql.Rows) error {
			var id int64
			var name string
			err := r.Scan(&id, &name)
			if name != merged.Name && slices.ContainsFunc(names, func(one string) bool { return sameName(one, name) }) {
				rows = append(rows, id)
			}
			return err
		})
		if err != nil {
			return err
		}
		for _, id := range rows {
			if err := tx.noteMerged(merge, n.table, id); err != nil {
				return err
			}
			if _, err := tx.ExecContext(tx.ctx, fmt.Sprintf(`UPDATE %s SET %s = ? WHERE id = ?`, n.table, n.column), merged.Name, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// sameName reports whether two names are the same without regard to case and spaces.
func sameName(one, other string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(one), " "), strings.Join(strings.Fields(other), " "))
}

func (tx *Tx) noteMerged(merge int64, table string, row int64) error {
	_, err := tx.ExecContext(tx.ctx, `INSERT INTO supplier_merge_row (merge_id, tbl, row_id) VALUES (?, ?, ?)`, merge, table, row)
	return err
}

// nameRows are the rows with a supplier's other names and its numbers, by table.
func (tx *Tx) nameRows(id procurement.SupplierID) (map[string][]int64, error) {
	rows := map[string][]int64{}
	for _, table := range []string{"supplier_alias", "supplier_identifier"} {
		err := each(tx.ctx, tx, "SELECT id FROM "+table+" WHERE supplier_id = ?", []any{int64(id)}, func(r *sql.Rows) error {
			var row int64
			err := r.Scan(&row)
			rows[table] = append(rows[table], row)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// SplitSuppliers takes a merge back, however long ago it was: the supplier that was gone is there again, rows that were led over and were not
// led elsewhere since lead to it again, and names and numbers that the merge brought go. What the kept supplier lacked and got from the other
// besides stays. It fails with [*NotFoundError] where there is no such merge, or it was taken back already.
func (tx *Tx) SplitSuppliers(merge int64) error {
	var kept, gone int64
	const query = `SELECT kept_id, gone_id FROM supplier_merge WHERE id = ? AND split_at IS NULL`
	if err := tx.QueryRowContext(tx.ctx, query, merge).Scan(&kept, &gone); err != nil {
		if err == sql.ErrNoRows {
			err = &NotFoundError{Kind: "merge", Name: fmt.Sprint(merge)}
		}
		return err
	}
	const noted = `id IN (SELECT row_id FROM supplier_merge_row WHERE merge_id = ? AND tbl = %s)`
	for _, table := range supplierTables {
		script := fmt.Sprintf(`UPDATE %s SET supplier_id = ? WHERE supplier_id = ? AND `+noted, table, literal(table))
		if _, err := tx.ExecContext(tx.ctx, script, gone, kept, merge); err != nil {
			return err
		}
	}
	for _, n := range namedSuppliers {
		script := fmt.Sprintf(`UPDATE %[1]s SET %[2]s = (SELECT name FROM supplier WHERE id = ?)
			WHERE %[2]s = (SELECT name FROM supplier WHERE id = ?) AND `+fmt.Sprintf(noted, literal(n.table)), n.table, n.column)
		if _, err := tx.ExecContext(tx.ctx, script, gone, kept, merge); err != nil {
			return err
		}
	}
	for _, table := range []string{"supplier_alias", "supplier_identifier"} {
		script := fmt.Sprintf(`DELETE FROM %s WHERE supplier_id = ? AND `+noted, table, literal(table))
		if _, err := tx.ExecContext(tx.ctx, script, kept, merge); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(tx.ctx, `UPDATE supplier SET removed_at = NULL WHERE id = ?`, gone); err != nil {
		return err
	}
	_, err := tx.ExecContext(tx.ctx, `UPDATE supplier_merge SET split_at = ? WHERE id = ?`, tx.At(), merge)
	return err
}

// Merges are the merges that were not taken back, the latest first.
func (ws *Workspace) Merges(ctx context.Context) (all []Merge, err error) {
	const query = `SELECT supplier_merge.id, kept_id, gone_id, supplier.name, merged_at
		FROM supplier_merge JOIN supplier ON supplier.id = gone_id WHERE split_at IS NULL ORDER BY supplier_merge.id DESC`
	err = ws.read(ctx, func(q querier) error {
		return each(ctx, q, query, nil, func(rows *sql.Rows) error {
			var m Merge
			err := rows.Scan(&m.ID, &m.Kept, &m.Gone, &m.GoneName, &m.At)
			all = append(all, m)
			return err
		})
	})
	return all, err
}

// SharedContracts are the contracts, by reference, that both suppliers are parties of.
func (tx *Tx) SharedContracts(a, b procurement.SupplierID) (references []string, err error) {
	const query = `SELECT reference FROM contract WHERE removed_at IS NULL
		AND id IN (SELECT contract_id FROM contract_party WHERE supplier_id = ?) AND id IN (SELECT contract_id FROM contract_party WHERE supplier_id = ?)
		ORDER BY reference`
	err = each(tx.ctx, tx, query, []any{int64(a), int64(b)}, func(rows *sql.Rows) error {
		var reference string
		err := rows.Scan(&reference)
		references = append(references, reference)
		return err
	})
	return references, err
}

// DistinctSuppliers are the pairs of suppliers that somebody said are not one.
func (ws *Workspace) DistinctSuppliers(ctx context.Context) (map[procurement.Pair]bool, error) {
	pairs := map[procurement.Pair]bool{}
	err := ws.read(ctx, func(q querier) error {
		return each(ctx, q, `SELECT first_id, second_id FROM supplier_distinct`, nil, func(rows *sql.Rows) error {
			var p procurement.Pair
			err := rows.Scan(&p.A, &p.B)
			pairs[p] = true
			return err
		})
	})
	return pairs, err
}

// KeepApart says that two suppliers are not one.
func (tx *Tx) KeepApart(p procurement.Pair) error {
	_, err := tx.ExecContext(tx.ctx, `INSERT INTO supplier_distinct (first_id, second_id) VALUES (?, ?) ON CONFLICT DO NOTHING`, int64(p.A), int64(p.B))
	return err
}
