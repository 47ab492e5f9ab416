package store

import (
	"slices"
	"testing"

	"counterweight/procurement/tender"
)

func TestWhichTendersAChangeConcerns(t *testing.T) {
	ws := newWorkspace(t)
	one, other := fullTender(), fullTender()
	other.Reference = "T-008"
	saveTender(t, ws, one, "")
	saveTender(t, ws, other, "")
	saved := batchNow(t, ws)
	changedAfter(t, ws, saved)
	do(t, ws, "Add a person", `INSERT INTO person (name) VALUES ('Ann Lee')`)
	changedAfter(t, ws, saved)
	other.Bids[0].Price = pounds("199.00")
	saveTender(t, ws, other, "")
	changedAfter(t, ws, saved, other.ID)
	changedAfter(t, ws, batchNow(t, ws))
	do(t, ws, "Add a supplier", `INSERT INTO supplier (name) VALUES ('Fernhill')`)
	changedAfter(t, ws, saved, one.ID, other.ID)
	changedAfter(t, ws, 0, one.ID, other.ID)
}

func batchNow(t testing.TB, ws *Workspace) int64 {
	t.Helper()
	head, err := ws.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return head.Batch
}

// changedAfter makes sure that a change concerned these tenders and no others.
func changedAfter(t testing.TB, ws *Workspace, batch int64, want ...tender.ID) {
	t.Helper()
	got, err := ws.TendersChangedAfter(t.Context(), batch)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Errorf("after batch %d the tenders %v were changed, want %v", batch, got, want)
	}
}
