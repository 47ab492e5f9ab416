package store

import (
	"errors"
	"testing"

	"counterweight/procurement"
)

func TestOneThingIsReadWithoutTheOthers(t *testing.T) {
	ws := newWorkspace(t)
	first, second := procurement.Supplier{Name: "Fernhill Digital", Aliases: []string{"Fernhill"}}, procurement.Supplier{Name: "Plainly"}
	err := ws.Do(t.Context(), "Add two suppliers", func(tx *Tx) error {
		return errors.Join(tx.SaveSupplier(&first), tx.SaveSupplier(&second))
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := ws.Supplier(t.Context(), first.ID)
	if err != nil || got.Name != "Fernhill Digital" || len(got.Aliases) != 1 {
		t.Errorf("read %+v, %v", got, err)
	}
	var missing *NotFoundError
	if _, err := ws.Supplier(t.Context(), 99); !errors.As(err, &missing) {
		t.Errorf("a supplier that is not there: %v", err)
	}
	if _, err := ws.Contract(t.Context(), 0); !errors.As(err, &missing) {
		t.Errorf("a contract without an ID: %v", err)
	}
}
