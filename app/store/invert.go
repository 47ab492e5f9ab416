package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// invertAtOnce is the most log rows that one statement inverts: enough to be fast, few enough to stop soon when cancelled.
const invertAtOnce = 5000

// run is a stretch of log rows of one table and operation, no row of the table twice, that one statement can invert.
type run struct {
	table, op   string
	first, last int64 // log rows
	kept        bool  // rows that marks hang on: they are marked as removed, where that is possible, and stay
}

// invert undoes the log rows of a batch, the last first, so that what was deleted in cascades comes back before what hangs on it.
func invert(tx *Tx, batch pastBatch, progress Progress) error {
	logged, err := loggedTables(tx.ctx, tx)
	if err != nil {
		return err
	}
	tables := map[string]table{}
	for _, t := range logged {
		tables[t.name] = t
	}
	held, err := tx.whatMarksHold(batch, logged)
	if err != nil {
		return err
	}
	runs, err := tx.runs(batch, tables, held)
	if err != nil {
		return err
	}
	total := batch.lastSeq - batch.firstSeq + 1
	if err := tx.pauseSearch(total); err != nil {
		return err
	}
	if _, err := tx.tx.ExecContext(tx.ctx, `PRAGMA defer_foreign_keys = ON`); err != nil {
		return err
	}
	for _, r := range runs {
		if err := tx.invertRun(batch, tables[r.table], r); err != nil {
			return err
		}
		progress.report(batch.lastSeq-r.first+1, total)
	}
	return tx.supersede(batch, held)
}

// runs divides a batch's log rows into runs, the last first. Rows of append-only tables are left out.
func (tx *Tx) runs(batch pastBatch, tables map[string]table, held holdings) ([]run, error) {
	const query = `SELECT seq, tbl, op, key, salt IS NULL FROM log WHERE seq BETWEEN ? AND ? ORDER BY seq DESC`
	rows, err := tx.tx.QueryContext(tx.ctx, query, batch.firstSeq, batch.lastSeq)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var runs []run
	inRun := map[string]bool{}
	for rows.Next() {
		var seq int64
		var name, op, key sql.RawBytes
		var erased bool
		if err := rows.Scan(&seq, &name, &op, &key, &erased); err != nil {
			return nil, err
		}
		t, known := tables[string(name)]
		switch {
		case erased || !known:
			return nil, &RefusedError{Label: batch.label, Why: "it holds what was erased since, and can't come back"}
		case t.appendOnly():
			continue
		}
		r := run{table: t.name, op: string(op), first: seq, last: seq, kept: held.holds(t.name, string(key))}
		if n := len(runs); n > 0 && runs[n-1].takes(r) && !inRun[string(key)] && len(inRun) < invertAtOnce {
			runs[n-1].first = seq
		} else {
			runs = append(runs, r)
			clear(inRun)
		}
		inRun[string(key)] = true
	}
	return runs, rows.Err()
}

// takes reports whether the next log row, one before the run, can be inverted together with it.
func (r run) takes(next run) bool {
	return r.table == next.table && r.op == next.op && r.kept == next.kept && r.first == next.first+1
}

// invertRun inverts one run, if the rows are still as the batch left them, or are already as they were before.
func (tx *Tx) invertRun(batch pastBatch, t table, r run) error {
	if r.kept {
		if r.op != "I" || !t.hasColumn("removed_at") {
			return nil
		}
		return tx.onRun(r, fmt.Sprintf("UPDATE %s SET removed_at = ?3 WHERE removed_at IS NULL AND %s", quoted(t.name), t.inRun()), tx.batch.at)
	}
	var key string
	err := tx.QueryRowContext(tx.ctx, t.conflicts(r.op), r.first, r.last).Scan(&key)
	switch {
	case err == nil:
		return &ConflictError{Label: batch.label, Row: Row{Table: t.name, Key: key}}
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	return tx.onRun(r, t.inverse(r.op))
}

func (tx *Tx) onRun(r run, statement string, more ...any) error {
	_, err := tx.ExecContext(context.WithoutCancel(tx.ctx), statement, append([]any{r.first, r.last}, more...)...)
	return errors.Join(err, tx.ctx.Err())
}

// conflicts is a query for the key of a row that is neither as the run left it nor as it was before.
func (t table) conflicts(op string) string {
	image := t.image("t.")
	different := map[string]string{
		"I": image + " IS NOT l.after",
		"U": image + " NOT IN (l.after, l.before)",
		"D": image + " IS NOT l.before",
	}[op]
	// A changed row that is gone is a conflict too; an inserted row that is gone, or a deleted one that is back, is done already.
	join := "JOIN"
	if op == "U" {
		join, different = "LEFT JOIN", "t."+quoted(t.key[0])+" IS NULL OR "+different
	}
	return fmt.Sprintf("SELECT l.key FROM log l %s %s t ON %s WHERE l.seq BETWEEN ?1 AND ?2 AND (%s) LIMIT 1", join, quoted(t.name), t.hasKey("t.", "l.key"), different)
}

// inverse is the statement that inverts a run: deletes what was inserted, puts back what was changed or deleted.
func (t table) inverse(op string) string {
	if op == "I" {
		return fmt.Sprintf("DELETE FROM %s WHERE %s", quoted(t.name), t.inRun())
	}
	names, values, sets := make([]string, len(t.columns)), make([]string, len(t.columns)), make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = quoted(c.name)
		values[i] = c.fromImage("l.before")
		sets[i] = names[i] + " = " + values[i]
	}
	if op == "U" {
		return fmt.Sprintf("UPDATE %s AS t SET %s FROM log l WHERE l.seq BETWEEN ?1 AND ?2 AND %s",
			quoted(t.name), strings.Join(sets, ", "), t.hasKey("t.", "l.key"))
	}
	return fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM log l WHERE l.seq BETWEEN ?1 AND ?2 AND NOT EXISTS (SELECT 1 FROM %s t WHERE %s) ORDER BY l.seq DESC",
		quoted(t.name), strings.Join(names, ", "), strings.Join(values, ", "), quoted(t.name), t.hasKey("t.", "l.key"))
}

// hasKey is the condition that a row has the key in a JSON array.
func (t table) hasKey(row, key string) string {
	parts := make([]string, len(t.key))
	for i, c := range t.key {
		parts[i] = fmt.Sprintf("%s%s = json_extract(%s, '$[%d]')", row, quoted(c), key, i)
	}
	return strings.Join(parts, " AND ")
}

// inRun is the condition that a row's key is among those of a run.
func (t table) inRun() string {
	names, values := make([]string, len(t.key)), make([]string, len(t.key))
	for i, c := range t.key {
		names[i] = quoted(c)
		values[i] = fmt.Sprintf("json_extract(key, '$[%d]')", i)
	}
	return fmt.Sprintf("(%s) IN (SELECT %s FROM log WHERE seq BETWEEN ?1 AND ?2)", strings.Join(names, ", "), strings.Join(values, ", "))
}

// fromImage is the column's value in a JSON image, the way back from [table.image].
func (c column) fromImage(image string) string {
	path := func(more string) string {
		return literal(`$."` + strings.ReplaceAll(c.name, `"`, `\"`) + `"` + more)
	}
	value := fmt.Sprintf("json_extract(%s, %s)", image, path(""))
	if !c.anyBytes {
		return value
	}
	return fmt.Sprintf("CASE json_type(%s, %s) WHEN 'object' THEN unhex(json_extract(%s, %s)) ELSE %s END", image, path(""), image, path(".hex"), value)
}
