package desk

import (
	"context"
	"fmt"

	"counterweight/app/store"
)

// RemoveTender takes a tender out of lists, ranking and search; nothing of it is lost. One that is locked, or whose bids hold marks,
// needs a reason.
func RemoveTender(ctx context.Context, ws *store.Workspace, reference, reason string) error {
	return ws.Do(ctx, "Remove tender "+reference, func(tx *store.Tx) error {
		t, err := tx.Tender(reference)
		if err != nil {
			return err
		}
		lock, err := tx.ModelLock(t.ID)
		if err != nil {
			return err
		}
		if isBlank(reason) && (lock != nil || hasMarks(t)) {
			return &ReasonError{Thing: "tender " + reference, Changes: []string{"removing it"}, Since: sinceFixed}
		}
		return tx.SetTenderRemoved(t.ID, true)
	}, because(reason))
}

// RestoreTender puts back the tender of this reference that was removed last. It fails with [*store.DuplicateError] where another has
// its reference now, and with [*store.NotFoundError].
func RestoreTender(ctx context.Context, ws *store.Workspace, reference string) error {
	return ws.Do(ctx, fmt.Sprintf("Put tender %s back", reference), func(tx *store.Tx) error {
		id, err := tx.RemovedTender(reference)
		if err != nil {
			return err
		}
		return tx.SetTenderRemoved(id, false)
	})
}
