package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"strings"
)

// rows gives fn every row of a table that can be read. It returns how many stretches can't. The values are good until fn returns.
//
// Rows lie in pages by their rowid. Where a page can't be read it leaps ahead, ever further, until a row can be read again, and reads
// from there backwards to the hole's other edge.
func (w *wreck) rows(ctx context.Context, t table, columns []string, fn func([]any) error) (holes int, err error) {
	r := &wreckReader{wreck: w, ctx: ctx, table: t, columns: columns, fn: fn, last: math.MinInt64}
	if !w.hasRowid(ctx, t) {
		if r.scan("", "") {
			holes++
		}
		return holes, r.err
	}
	for r.err == nil {
		if !r.scan("WHERE rowid > ?", "ORDER BY rowid", r.last) {
			break
		}
		holes++
		edge := r.last
		next, found := r.leap()
		if !found {
			break
		}
		r.scan("WHERE rowid > ? AND rowid < ?", "ORDER BY rowid DESC", edge, next)
		r.last = max(next-1, edge+1) // always further on
	}
	return holes, r.err
}

func (w *wreck) hasRowid(ctx context.Context, t table) bool {
	var any int64
	err := w.db.QueryRowContext(ctx, fmt.Sprintf("SELECT rowid FROM %s LIMIT 0", quoted(t.name))).Scan(&any)
	return err == sql.ErrNoRows
}

// wreckReader reads one table of a wreck.
type wreckReader struct {
	*wreck
	ctx     context.Context
	table   table
	columns []string
	fn      func([]any) error
	last    int64 // the last rowid read
	err     error // what fn said, or that it was cancelled
}

// scan reads rows until the end, and reports true where they can't be read that far. Rows that come out of order are such a place too.
func (r *wreckReader) scan(where, order string, args ...any) (unreadable bool) {
	rows, err := r.db.QueryContext(r.ctx, r.query(where, order), args...)
	if err != nil {
		return r.unlessCancelled()
	}
	defer rows.Close()
	rowid, values, into := r.cells()
	first, before := true, int64(0)
	for rows.Next() {
		if rows.Scan(into...) != nil {
			return r.unlessCancelled()
		}
		if !first && order != "" && (*rowid > before) == strings.HasSuffix(order, "DESC") {
			return true
		}
		first, before = false, *rowid
		if r.err = r.fn(values); r.err != nil {
			return false
		}
		r.last = max(r.last, *rowid)
	}
	return rows.Err() != nil && r.unlessCancelled()
}

// query selects the rowid, where there is one, and the columns.
func (r *wreckReader) query(where, order string) string {
	id := "rowid"
	if order == "" {
		id = "0"
	}
	names := make([]string, len(r.columns))
	for i, c := range r.columns {
		names[i] = quoted(c)
	}
	return fmt.Sprintf("SELECT %s, %s FROM %s %s %s", id, strings.Join(names, ", "), quoted(r.table.name), where, order)
}

// cells are the variables that a row is read into.
func (r *wreckReader) cells() (rowid *int64, values []any, into []any) {
	rowid, values = new(int64), make([]any, len(r.columns))
	into = append(into, rowid)
	for i := range values {
		into = append(into, &values[i])
	}
	return rowid, values, into
}

// unlessCancelled reports true: the file can't be read on; unless it was cancelled, which is no fault of the file's.
func (r *wreckReader) unlessCancelled() bool {
	r.err = r.ctx.Err()
	return r.err == nil
}

// leap finds a row that can be read beyond the hole after last.
func (r *wreckReader) leap() (int64, bool) {
	from := max(r.last, 0)
	for step := int64(1); step < math.MaxInt64/4 && r.ctx.Err() == nil; step *= 2 {
		rowid, _, into := r.cells()
		err := r.db.QueryRowContext(r.ctx, r.query("WHERE rowid >= ?", "ORDER BY rowid LIMIT 1"), from+step).Scan(into...)
		if err == nil {
			return *rowid, true
		}
		if err == sql.ErrNoRows {
			return 0, false
		}
	}
	return 0, false
}
