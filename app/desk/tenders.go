package desk

import (
	"context"
	"fmt"

	"counterweight/app/store"
	"counterweight/procurement/tender"
)

// AddTender adds a tender that is begun in the workspace, and gives it its ID. It may be a draft with faults, but for
// things without an id of their own. It fails with [*store.DuplicateError] where another has its reference.
func AddTender(ctx context.Context, ws *store.Workspace, t *tender.Tender) error {
	if err := indistinct(t).Err(); err != nil {
		return err
	}
	return ws.Do(ctx, "Add tender "+t.Reference, func(tx *store.Tx) error {
		p, err := plan(tx, nil, t, "")
		if err != nil {
			return err
		}
		return p.write(tx)
	})
}

// ChangeTender changes something about a tender, its bids or marks, under a label that says what: "Change weight of Q3 in T-007". It may
// leave faults, as [AddTender] may. It fails with [*LockedError] where it changes a locked model, and with [*ReasonError].
func ChangeTender(ctx context.Context, ws *store.Workspace, id tender.ID, label, reason string, change func(*tender.Tender)) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		before, err := tx.TenderOf(id)
		if err != nil {
			return err
		}
		after, err := tx.TenderOf(id) // for itself: change may reach into anything
		if err != nil {
			return err
		}
		change(after)
		if err := indistinct(after).Err(); err != nil {
			return err
		}
		p, err := plan(tx, before, after, reason)
		if err != nil {
			return err
		}
		return p.write(tx)
	}, because(reason))
}

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
