package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// The kinds of batches.
const (
	kindEdit   = "edit"
	kindUndo   = "undo"
	kindRedo   = "redo"
	kindErased = "erased"
	kindSchema = "schema"
)

// opErased marks the log rows that say what was erased.
const opErased = "E"

// ErrNoAuthor says that nobody was named as the author of a change.
var ErrNoAuthor = errors.New("a change needs an author: say who you are in the settings, or with --author")

// BatchOption says more about a batch.
type BatchOption func(*batchRow)

// Because gives the reason for a change.
func Because(reason string) BatchOption { return func(b *batchRow) { b.reason = reason } }

// By names an author other than the one that the workspace was opened with.
func By(author string) BatchOption { return func(b *batchRow) { b.author = author } }

func ofKind(kind string) BatchOption { return func(b *batchRow) { b.kind = kind } }

// Do writes a batch of changes: all that fn does, or nothing. The label says what is done, in words that suit an undo menu. A batch
// that changed nothing leaves no trace. What fn returns comes back unchanged.
//
// Listeners have heard of the batch when Do returns. Batches queue: fn must not call Do, nor may a listener.
func (ws *Workspace) Do(ctx context.Context, label string, fn func(*Tx) error, options ...BatchOption) error {
	if ws.writer == nil {
		return &FileError{Path: ws.path, Trouble: ReadOnly, Err: errors.New("it was opened for reading only")}
	}
	ws.writing.Lock()
	defer ws.writing.Unlock()
	ws.backupBeforeFirstWrite(ctx)
	change, err := ws.do(ctx, label, fn, options)
	if err != nil {
		return fileTrouble(ws.path, err)
	}
	if change != nil {
		ws.tell(*change)
	}
	return nil
}

// do is [Workspace.Do] inside the queue. It returns nil where nothing changed.
func (ws *Workspace) do(ctx context.Context, label string, fn func(*Tx) error, options []BatchOption) (*Change, error) {
	tx, err := ws.start(ctx, label, options)
	if err != nil {
		return nil, err
	}
	return tx.complete(func() error {
		if err := tx.open(); err != nil {
			return err
		}
		return fn(tx)
	})
}

// start begins the transaction of a batch.
func (ws *Workspace) start(ctx context.Context, label string, options []BatchOption) (*Tx, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	now := ws.clock()
	b := batchRow{at: instant(now), author: ws.Author(), kind: kindEdit, label: label}
	for _, option := range options {
		option(&b)
	}
	if strings.TrimSpace(b.author) == "" {
		return nil, ErrNoAuthor
	}
	// Cancelling is looked after between statements; database/sql would roll back under our feet.
	inner, err := ws.writer.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return nil, err
	}
	return &Tx{ctx: ctx, tx: inner, statements: map[string]*sql.Stmt{}, inserters: map[string]*inserter{}, batch: b, now: now, pausedAt: -1, unfound: map[string]*stretch{}}, nil
}

// complete does the work, seals the batch and commits it, or leaves everything as it was.
func (tx *Tx) complete(work func() error) (change *Change, err error) {
	committed := false
	defer func() { // also when work panics
		if committed {
			return
		}
		if failed := tx.tx.Rollback(); failed != nil {
			err = errors.Join(err, failed)
		}
	}()
	if err := work(); err != nil {
		return nil, err
	}
	change, err = tx.seal()
	if err != nil || change == nil {
		return nil, err
	}
	committed = true // whether it succeeds or not, the transaction is over
	if err := tx.tx.Commit(); err != nil {
		return nil, err
	}
	return change, nil
}

// open numbers the batch and the first of its log rows: from here on the triggers let changes pass.
func (tx *Tx) open() error {
	last, err := lastBatch(tx.ctx, tx.tx)
	if err != nil {
		return err
	}
	tx.batch.id, tx.batch.firstSeq, tx.batch.head = last.id+1, last.lastSeq+1, last.head
	_, err = tx.tx.ExecContext(tx.ctx, `UPDATE open_batch SET batch = ?`, tx.batch.id)
	return err
}

// seal closes the batch: it chains what the triggers logged and writes the batch's own row. It returns nil where nothing was logged.
func (tx *Tx) seal() (*Change, error) {
	b := &tx.batch
	var err error
	if b.lastSeq, err = lastSeq(tx.ctx, tx.tx); err != nil {
		return nil, err
	}
	if b.lastSeq < b.firstSeq {
		return nil, nil
	}
	if err := tx.tx.QueryRowContext(tx.ctx, `SELECT randomblob(16)`).Scan(&b.salt); err != nil {
		return nil, err
	}
	change, err := tx.hash()
	if err != nil {
		return nil, fmt.Errorf("seal the batch: %w", err)
	}
	if err := tx.resumeSearch(); err != nil {
		return nil, err
	}
	if err := tx.writeBatch(); err != nil {
		return nil, err
	}
	_, err = tx.tx.ExecContext(tx.ctx, `UPDATE open_batch SET batch = NULL`)
	return change, err
}

// hash reads the batch's log rows back, computes its head and collects what listeners are told.
func (tx *Tx) hash() (*Change, error) {
	links := newChain(tx.batch.head)
	links.begin(&tx.batch)
	told := gather(&tx.batch)
	rows, err := tx.tx.QueryContext(context.WithoutCancel(tx.ctx), "SELECT "+logColumns+" FROM log WHERE seq >= ? ORDER BY seq", tx.batch.firstSeq)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var r logRow
	for rows.Next() {
		if err := r.scan(rows); err != nil {
			return nil, err
		}
		links.add(&r)
		tx.noteUnfound(&r)
		if string(r.op) != opErased {
			told.add(&r)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	head := links.end()
	tx.batch.head = head[:]
	return &told.change, nil
}

func (tx *Tx) writeBatch() error {
	b := &tx.batch
	const insert = `INSERT INTO batch (id, at, author, kind, inverts, label, reason, text_salt, first_seq, last_seq, head)
		VALUES (?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?)`
	_, err := tx.tx.ExecContext(tx.ctx, insert, b.id, b.at, b.author, b.kind, b.inverts, b.label, b.reason, b.salt, b.firstSeq, b.lastSeq, b.head)
	return err
}

// instant is a time as the file keeps it: UTC, to the millisecond.
func instant(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }
