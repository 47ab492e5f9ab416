package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// bulkRows is the number of changed rows from which a batch fills the search table once, at its end, instead of row by row.
const bulkRows = 1000

// Tx is one batch while it is being written. It is good until the function that got it returns, and for one goroutine.
type Tx struct {
	ctx        context.Context
	tx         *sql.Tx
	statements map[string]*sql.Stmt
	inserters  map[string]*inserter // by table
	batch      batchRow
	now        time.Time
	// rows counts what the statements changed, cascades and triggers left out.
	rows int64
	// pausedAt is the last log row that the search table's triggers have seen, once they are paused; -1 before.
	pausedAt int64
	// unfound is what was done since, by table.
	unfound map[string]*stretch
}

// Context is the context of the batch.
func (tx *Tx) Context() context.Context { return tx.ctx }

// Now is the time of the batch, the same for all of it.
func (tx *Tx) Now() time.Time { return tx.now }

// At is [Tx.Now] as the file keeps instants.
func (tx *Tx) At() string { return tx.batch.at }

// Author is who writes the batch.
func (tx *Tx) Author() string { return tx.batch.author }

// QueryContext reads what the batch sees, its own changes included.
func (tx *Tx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	statement, err := tx.statement(query)
	if err != nil {
		return nil, err
	}
	return statement.QueryContext(ctx, args...)
}

// QueryRowContext is [Tx.QueryContext] for one row.
func (tx *Tx) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	statement, err := tx.statement(query)
	if err != nil {
		return tx.tx.QueryRowContext(ctx, query, args...) // fails in the same way, and says so when it is scanned
	}
	return statement.QueryRowContext(ctx, args...)
}

// ExecContext changes rows. It stops between statements when ctx is cancelled, never in the middle of one.
func (tx *Tx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	statement, err := tx.statement(query)
	if err != nil {
		return nil, err
	}
	result, err := statement.ExecContext(context.WithoutCancel(ctx), args...)
	if err != nil {
		return nil, err
	}
	changed, err := result.RowsAffected()
	if err != nil {
		return nil, err
	}
	tx.rows += changed
	return result, nil
}

// statement is the query prepared, once for the whole batch.
func (tx *Tx) statement(query string) (*sql.Stmt, error) {
	if statement, ok := tx.statements[query]; ok {
		return statement, nil
	}
	statement, err := tx.tx.PrepareContext(context.WithoutCancel(tx.ctx), query)
	if err != nil {
		return nil, err
	}
	tx.statements[query] = statement
	return statement, nil
}

// NextID is the id that the next row of a table with an automatic key gets. A caller that inserts rows together with what hangs on
// them counts on from it; nobody else writes meanwhile.
func (tx *Tx) NextID(table string) (int64, error) {
	var last int64
	err := tx.QueryRowContext(tx.ctx, `SELECT seq FROM sqlite_sequence WHERE name = ?`, table).Scan(&last)
	if err != nil && err != sql.ErrNoRows {
		return 0, err
	}
	return last + 1, nil
}

// pauseSearch suspends the triggers of the search table once the batch, with so many rows more, is a large one.
func (tx *Tx) pauseSearch(more int64) error {
	if tx.pausedAt >= 0 || tx.rows+more <= bulkRows {
		return nil
	}
	seq, err := lastSeq(tx.ctx, tx)
	if err != nil {
		return err
	}
	if _, err := tx.tx.ExecContext(tx.ctx, `UPDATE open_batch SET search_paused = 1`); err != nil {
		return err
	}
	tx.pausedAt = seq
	return nil
}

// noteUnfound notes what a log row says for when the search table catches up.
func (tx *Tx) noteUnfound(r *logRow) {
	if tx.pausedAt < 0 || r.seq <= tx.pausedAt {
		return
	}
	s := tx.unfound[string(r.tbl)]
	if s == nil {
		s = &stretch{}
		tx.unfound[string(r.tbl)] = s
	}
	s.add(r.op, r.key)
}

// resumeSearch catches up on what was changed while the search table was paused.
func (tx *Tx) resumeSearch() error {
	if tx.pausedAt < 0 {
		return nil
	}
	fill := func() error { return catchUp(tx.ctx, tx, tx.pausedAt, tx.unfound) }
	if err := fillAtOnce(tx.ctx, tx, fill); err != nil {
		return fmt.Errorf("fill the search table: %w", err)
	}
	_, err := tx.tx.ExecContext(tx.ctx, `UPDATE open_batch SET search_paused = 0`)
	return err
}

// lastSeq is the number of the last log row, 0 where there is none.
func lastSeq(ctx context.Context, q querier) (int64, error) {
	var seq int64
	err := q.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM log`).Scan(&seq)
	return seq, err
}
