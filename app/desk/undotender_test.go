package desk_test

import (
	"errors"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// Marks are never deleted, so a tender that was marked once is not either: undone, it is removed, and done again it is back.
func TestATenderWhoseMarksWereUndoneCanBeUndone(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	v := tenderOf(t, withoutMarks...)
	if err := desk.AddTender(ctx, ws, v); err != nil {
		t.Fatal(err)
	}
	subject := store.MarkSubject{Tender: v.ID, Bid: "A", Criterion: "Q1"}
	if err := desk.RecordMark(ctx, ws, subject, tender.Mark{Value: exact.SomeOf("3")}, ""); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := desk.Undo(ctx, ws, nil); err != nil {
			t.Fatal(err)
		}
	}
	var missing *store.NotFoundError
	if _, err := ws.Tender(ctx, "T-007"); !errors.As(err, &missing) {
		t.Errorf("the tender is still there: %v", err)
	}
	verifyClean(t, ws)
	for range 2 {
		if _, err := desk.Redo(ctx, ws, nil); err != nil {
			t.Fatal(err)
		}
	}
	back := readTender(t, ws, "T-007")
	if len(back.Bids) != 2 || back.Bids[0].Marks["Q1"].Value != exact.SomeOf("3") {
		t.Errorf("done again it has %+v", back.Bids)
	}
	verifyClean(t, ws)
}
