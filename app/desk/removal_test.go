package desk_test

import (
	"errors"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
)

// things is what a register holds.
type things struct{ suppliers, people, contracts int }

func thingsIn(t *testing.T, ws *store.Workspace) (n things) {
	t.Helper()
	suppliers, err := ws.Suppliers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	people, err := ws.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	contracts, err := ws.Contracts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return things{len(suppliers), len(people), len(contracts)}
}

func TestWhatIsRemovedComesBackByUndo(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	supplier := procurement.Supplier{Name: "Fernhill"}
	ours, theirs := procurement.Person{Name: "Bo Hart"}, procurement.Person{Name: "Ana Reis"}
	contract := procurement.Contract{Reference: "C-1", Title: "Sign-in", Currency: money.GBP, Status: procurement.Live}
	save := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	save(desk.SaveSupplier(ctx, ws, &supplier, ""))
	theirs.Supplier = supplier.ID
	save(desk.SavePerson(ctx, ws, &ours, ""))
	save(desk.SavePerson(ctx, ws, &theirs, ""))
	contract.Parties = []procurement.Party{{Supplier: supplier.ID, Role: procurement.Lead}}
	save(desk.SaveContract(ctx, ws, &contract, ""))
	var inUse *desk.InUseError
	if err := desk.RemoveSupplier(ctx, ws, supplier.ID); !errors.As(err, &inUse) || err.Error() != "Fernhill is still in contract C-1: take it out there first" {
		t.Errorf("a supplier in use: %v", err)
	}
	for _, step := range []struct {
		label  string
		remove func() error
		left   things
	}{
		{"Remove contract C-1", func() error { return desk.RemoveContract(ctx, ws, contract.ID) }, things{1, 2, 0}},
		{"Remove Bo Hart", func() error { return desk.RemovePerson(ctx, ws, ours.ID) }, things{1, 1, 0}},
		{"Remove supplier Fernhill", func() error { return desk.RemoveSupplier(ctx, ws, supplier.ID) }, things{0, 0, 0}},
	} {
		save(step.remove())
		if label, err := ws.UndoLabel(ctx); err != nil || label != step.label {
			t.Errorf("Undo would undo %q, %v, want %q", label, err, step.label)
		}
		if got := thingsIn(t, ws); got != step.left {
			t.Errorf("after %q %+v are left, want %+v", step.label, got, step.left)
		}
		if hits, err := ws.Search(ctx, "fernhill", 5); err != nil || len(hits) != step.left.suppliers {
			t.Errorf("after %q the search finds %v, %v", step.label, hits, err)
		}
	}
	for range 3 {
		if _, err := desk.Undo(ctx, ws, nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := thingsIn(t, ws); got != (things{1, 2, 1}) {
		t.Errorf("after three times Undo there are %+v", got)
	}
	var missing *store.NotFoundError
	for name, err := range map[string]error{
		"contract": desk.RemoveContract(ctx, ws, 99), "supplier": desk.RemoveSupplier(ctx, ws, 99), "person": desk.RemovePerson(ctx, ws, 99),
	} {
		if !errors.As(err, &missing) {
			t.Errorf("a %s that is not there: %v", name, err)
		}
	}
}

func TestABidderIsInUse(t *testing.T) {
	ws := newWorkspace(t)
	var all []tender.Bid
	for _, id := range []string{"A", "B"} {
		all = append(all, tender.Bid{ID: id, Supplier: "Fernhill"})
	}
	for _, reference := range []string{"T-1", "T-2", "T-3", "T-4"} {
		if err := desk.AddTender(t.Context(), ws, &tender.Tender{Reference: reference, Bids: all}); err != nil {
			t.Fatal(err)
		}
	}
	suppliers, err := ws.Suppliers(t.Context())
	if err != nil || len(suppliers) != 1 {
		t.Fatalf("suppliers %v, %v", suppliers, err)
	}
	want := "Fernhill is still in tender T-1, tender T-2, tender T-3 and 1 more: take it out there first"
	if err := desk.RemoveSupplier(t.Context(), ws, suppliers[0].ID); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
