package desk_test

import (
	"errors"
	"testing"

	"counterweight/app/desk"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

func TestPricesAreFilledInAfterLockingButNotChangedWithoutAReason(t *testing.T) {
	ws := newWorkspace(t)
	v := tenderOf(t, withoutMarks...)
	v.Bids = []tender.Bid{{ID: "A"}}
	if err := desk.AddTender(t.Context(), ws, v); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.LockModel(t.Context(), ws, v.Reference); err != nil {
		t.Fatal(err)
	}
	change := func(fn func(*tender.Bid)) error {
		return desk.ChangeTender(t.Context(), ws, v.ID, "Change bid A", "", func(now *tender.Tender) { fn(&now.Bids[0]) })
	}
	for what, fn := range map[string]func(*tender.Bid){
		"supplier": func(b *tender.Bid) { b.Supplier = "Fernhill" },
		"price":    func(b *tender.Bid) { b.Price = money.New(100, v.Currency) },
	} {
		if err := change(fn); err != nil {
			t.Errorf("a %s that was open: %v", what, err)
		}
	}
	for what, fn := range map[string]func(*tender.Bid){
		"supplier": func(b *tender.Bid) { b.Supplier = "Merrow" },
		"price":    func(b *tender.Bid) { b.Price = money.New(200, v.Currency) },
		"no price": func(b *tender.Bid) { b.Price = money.Amount{} },
		"status":   func(b *tender.Bid) { b.Status = weighing.Withdrawn },
	} {
		var needs *desk.ReasonError
		if err := change(fn); !errors.As(err, &needs) {
			t.Errorf("another %s: %v, want a reason to be asked for", what, err)
		}
	}
}
