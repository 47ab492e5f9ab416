package store

import (
	"context"
	"errors"
	"fmt"
)

// Errors of undoing and redoing.
var (
	ErrNothingToUndo = errors.New("there is nothing to undo")
	ErrNothingToRedo = errors.New("there is nothing to redo")
)

// RefusedError says that a batch is of a kind that is never undone.
type RefusedError struct {
	Label string // the batch
	Why   string
}

func (e *RefusedError) Error() string { return fmt.Sprintf("undo %q: %s", e.Label, e.Why) }

// ConflictError says that a batch can't be undone or redone, because what it changed has been changed since by other ways.
type ConflictError struct {
	Label string
	Row   Row // which row; empty where other rows depend on what the batch added
}

func (e *ConflictError) Error() string {
	if e.Row == (Row{}) {
		return fmt.Sprintf("undo %q: other records depend on it: remove them first", e.Label)
	}
	return fmt.Sprintf("undo %q: %v was changed since by other ways, so nothing was undone: change it by hand", e.Label, e.Row)
}

// Progress is told how far something has come that takes time. A nil Progress is not told.
type Progress func(done, total int64)

func (p Progress) report(done, total int64) {
	if p != nil {
		p(done, total)
	}
}

// pastBatch is a batch that was written, as undoing needs it.
type pastBatch struct {
	id                int64
	label             string
	firstSeq, lastSeq int64
}

// UndoLabel is the label of the batch that [Workspace.Undo] would undo; empty where there is none.
func (ws *Workspace) UndoLabel(ctx context.Context) (string, error) {
	undo, _, err := ws.steps(ctx)
	return undo.label, err
}

// RedoLabel is the label of the batch that [Workspace.Redo] would redo; empty where there is none.
func (ws *Workspace) RedoLabel(ctx context.Context) (string, error) {
	_, redo, err := ws.steps(ctx)
	return redo.label, err
}

func (ws *Workspace) steps(ctx context.Context) (undo, redo pastBatch, err error) {
	err = ws.read(ctx, func(q querier) error {
		undo, redo, err = nextSteps(ctx, q)
		return err
	})
	return undo, redo, err
}

// Undo undoes the latest batch that is not undone yet, by a batch of its own that puts every row back. It returns the label of what was
// undone. It fails with [ErrNothingToUndo], [*RefusedError] or [*ConflictError]; then nothing is changed.
//
// What was added to an append-only table is superseded by a row with what held before. Where a batch added a tender or a bid together
// with marks on it, the tender or bid is marked as removed, and what else came with it stays.
func (ws *Workspace) Undo(ctx context.Context, progress Progress) (string, error) {
	return ws.step(ctx, kindUndo, progress)
}

// Redo undoes the latest [Workspace.Undo] after which nothing else was changed. It fails with [ErrNothingToRedo] or [*ConflictError].
func (ws *Workspace) Redo(ctx context.Context, progress Progress) (string, error) {
	return ws.step(ctx, kindRedo, progress)
}

func (ws *Workspace) step(ctx context.Context, kind string, progress Progress) (string, error) {
	var batch pastBatch
	err := ws.Do(ctx, kind, func(tx *Tx) error {
		undo, redo, err := nextSteps(ctx, tx)
		if err != nil {
			return err
		}
		label, none := "Undo: ", ErrNothingToUndo
		batch = undo
		if kind == kindRedo {
			label, none, batch = "Redo: ", ErrNothingToRedo, redo
		}
		if batch.id == 0 {
			return none
		}
		tx.batch.kind, tx.batch.inverts, tx.batch.label = kind, batch.id, label+batch.label
		return invert(tx, batch, progress)
	})
	if IsInUse(err) || IsDuplicate(err) {
		err = &ConflictError{Label: batch.label}
	}
	return batch.label, err
}

// nextSteps finds which batch would be undone and which redone; the zero batch for none.
//
// It walks back through the batches. The latest word on each decides whether it is undone; the first that is not is the one to undo.
// Redoing reaches back to the last edit, and neither reaches beyond a change of the schema.
func nextSteps(ctx context.Context, q querier) (undo, redo pastBatch, err error) {
	rows, err := q.QueryContext(ctx, `SELECT id, kind, coalesce(inverts, 0) FROM batch ORDER BY id DESC`)
	if err != nil {
		return undo, redo, err
	}
	defer rows.Close()
	decided := map[int64]bool{}
	edited := false // an edit was met: whatever was undone before it can't be redone
	for rows.Next() && (undo.id == 0 || !edited) {
		var id, inverts int64
		var kind string
		if err := rows.Scan(&id, &kind, &inverts); err != nil {
			return undo, redo, err
		}
		target := id
		if inverts != 0 {
			target = inverts
		} else {
			edited = true
		}
		if kind == kindSchema {
			break
		}
		if decided[target] {
			continue
		}
		decided[target] = true
		switch {
		case kind == kindUndo && redo.id == 0 && !edited:
			redo.id = target
		case kind != kindUndo && undo.id == 0:
			undo.id = target
		}
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return undo, redo, err
	}
	return undo, redo, errors.Join(undo.load(ctx, q), redo.load(ctx, q))
}

// load reads the label of the batch, and the log rows that hold its effect: those of the latest batch that did, undid or redid it.
func (b *pastBatch) load(ctx context.Context, q querier) error {
	if b.id == 0 {
		return nil
	}
	const query = `SELECT label, first_seq, last_seq FROM (
			SELECT first_seq, last_seq FROM batch WHERE id = ?1 OR inverts = ?1 ORDER BY id DESC LIMIT 1
		), (SELECT label FROM batch WHERE id = ?1)`
	return q.QueryRowContext(ctx, query, b.id).Scan(&b.label, &b.firstSeq, &b.lastSeq)
}
