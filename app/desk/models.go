package desk

import (
	"context"
	"fmt"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement/tender"
)

// LockModel fixes what bids are ranked by: from here on it is the one that documents print the fingerprint of, and no import changes it.
// It fails with [tender.Faults] while anything is wrong with the model, and with [*LockedError] where it is locked already.
func LockModel(ctx context.Context, ws *store.Workspace, reference string) (*tender.Lock, error) {
	var lock *tender.Lock
	err := ws.Do(ctx, fmt.Sprintf("Lock the model of tender %s", reference), func(tx *store.Tx) error {
		t, err := tx.Tender(reference)
		if err != nil {
			return err
		}
		locked, err := tx.ModelLock(t.ID)
		switch {
		case err != nil:
			return err
		case locked != nil:
			return &LockedError{Reference: reference, Lock: *locked}
		}
		if err := t.CheckModel().Err(); err != nil {
			return err
		}
		lock, err = tx.LockModel(t)
		return err
	})
	if err != nil {
		return nil, err
	}
	return lock, nil
}

// UnlockModel lets the model of a tender be changed again, for a reason that its next version carries. It fails with [*ReasonError] and
// with [*NotLockedError].
func UnlockModel(ctx context.Context, ws *store.Workspace, reference, reason string) error {
	if isBlank(reason) {
		return &ReasonError{Thing: "tender " + reference, Changes: []string{"unlocking the model"}, Since: sinceLocked}
	}
	return ws.Do(ctx, fmt.Sprintf("Unlock the model of tender %s", reference), func(tx *store.Tx) error {
		t, err := tx.Tender(reference)
		if err != nil {
			return err
		}
		lock, err := tx.ModelLock(t.ID)
		switch {
		case err != nil:
			return err
		case lock == nil:
			return &NotLockedError{Reference: reference}
		}
		return tx.UnlockModel(t.ID, *lock, strings.TrimSpace(reason))
	}, because(reason))
}
