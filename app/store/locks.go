package store

import (
	"context"
	"database/sql"

	"counterweight/procurement/tender"
)

// ModelLock is the model of a tender as it is locked, nil where it is not.
func (ws *Workspace) ModelLock(ctx context.Context, id tender.ID) (lock *tender.Lock, err error) {
	err = ws.read(ctx, func(q querier) error {
		lock, _, err = modelLock(ctx, q, id)
		return err
	})
	return lock, err
}

// ModelLock is [Workspace.ModelLock] as the batch sees it.
func (tx *Tx) ModelLock(id tender.ID) (*tender.Lock, error) {
	lock, _, err := modelLock(tx.ctx, tx, id)
	return lock, err
}

// modelLock is the current lock, nil where the model is not locked, and the last event: its version is 0 where there was none.
func modelLock(ctx context.Context, q querier, id tender.ID) (lock *tender.Lock, last tender.Lock, err error) {
	events, err := modelEvents(ctx, q, id)
	if err != nil || len(events) == 0 {
		return nil, last, err
	}
	e := events[len(events)-1]
	if e.Locked {
		lock = &e.Lock
	}
	return lock, e.Lock, nil
}

// ModelEvent is a model being locked or unlocked.
type ModelEvent struct {
	Locked bool
	// Lock is the model that was locked or, with who unlocked it, when and why, unlocked.
	tender.Lock
}

// ModelHistory is every time that a tender's model was locked and unlocked, the earliest first.
func (ws *Workspace) ModelHistory(ctx context.Context, id tender.ID) (events []ModelEvent, err error) {
	err = ws.read(ctx, func(q querier) error {
		events, err = modelEvents(ctx, q, id)
		return err
	})
	return events, err
}

func modelEvents(ctx context.Context, q querier, id tender.ID) (events []ModelEvent, err error) {
	const query = `SELECT id, event = 'locked', version, canonical, fingerprint, given_at, given_by, reason FROM tender_model WHERE tender_id = ? ORDER BY id`
	err = each(ctx, q, query, []any{int64(id)}, func(rows *sql.Rows) error {
		var e ModelEvent
		var at string
		c := cells{table: "tender_model"}
		c.err = rows.Scan(&c.id, &e.Locked, &e.Version, &e.Canonical, &e.Fingerprint, &at, &e.By, &e.Reason)
		e.At = c.instant("given_at", at)
		events = append(events, e)
		return c.err
	})
	return events, err
}

// LockModel locks the model of a tender that is in the workspace: it keeps its canonical form and fingerprint under the next version.
// The lock carries the reason why the one before was opened.
func (tx *Tx) LockModel(t *tender.Tender) (*tender.Lock, error) {
	_, last, err := modelLock(tx.ctx, tx, t.ID)
	if err != nil {
		return nil, err
	}
	canonical := t.Canonical()
	next := tender.Lock{Version: last.Version + 1, Canonical: canonical, Fingerprint: tender.FingerprintOf(canonical), Reason: last.Reason}
	if err := tx.addModelEvent(t.ID, "locked", next); err != nil {
		return nil, err
	}
	return tx.ModelLock(t.ID)
}

// UnlockModel opens a lock again, for a reason.
func (tx *Tx) UnlockModel(id tender.ID, lock tender.Lock, reason string) error {
	lock.Reason = reason
	return tx.addModelEvent(id, "unlocked", lock)
}

func (tx *Tx) addModelEvent(id tender.ID, event string, l tender.Lock) error {
	columns := []string{"tender_id", "version", "event", "canonical", "fingerprint", "given_at", "given_by", "reason"}
	_, err := tx.saveRow("tender_model", 0, columns, []any{int64(id), int64(l.Version), event, l.Canonical, l.Fingerprint, tx.At(), tx.Author(), l.Reason})
	return err
}
