package desk

import (
	"context"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// SaveSupplier adds a supplier, which gets its ID, or changes the one of its ID. The reason may be empty.
func SaveSupplier(ctx context.Context, ws *store.Workspace, s *procurement.Supplier, reason string) error {
	if err := s.Check().Err(); err != nil {
		return err
	}
	return save(ctx, ws, s.ID == 0, "supplier "+s.Name, reason, func(tx *store.Tx) error { return tx.SaveSupplier(s) })
}

// SavePerson adds a person, who gets an ID, or changes the one of this ID. The reason may be empty.
func SavePerson(ctx context.Context, ws *store.Workspace, p *procurement.Person, reason string) error {
	if err := p.Check().Err(); err != nil {
		return err
	}
	return save(ctx, ws, p.ID == 0, p.Name, reason, func(tx *store.Tx) error { return tx.SavePerson(p) })
}

// SaveContract adds a contract, which gets its ID, or changes the one of its ID. The reason may be empty.
func SaveContract(ctx context.Context, ws *store.Workspace, c *procurement.Contract, reason string) error {
	if err := c.Check().Err(); err != nil {
		return err
	}
	return save(ctx, ws, c.ID == 0, "contract "+c.Reference, reason, func(tx *store.Tx) error { return tx.SaveContract(c) })
}

// SaveFramework adds a framework, which gets its ID, or changes the one of its ID. The reason may be empty.
func SaveFramework(ctx context.Context, ws *store.Workspace, f *tender.Framework, reason string) error {
	if err := f.Check().Err(); err != nil {
		return err
	}
	return save(ctx, ws, f.ID == 0, "framework "+f.Reference, reason, func(tx *store.Tx) error { return tx.SaveFramework(f) })
}

// SetLowBidRules sets from when on a price is so low that the bidder is asked about it. The reason may be empty.
func SetLowBidRules(ctx context.Context, ws *store.Workspace, rules weighing.LowBidRules, reason string) error {
	return ws.Do(ctx, "Change the questions about low bids", func(tx *store.Tx) error { return tx.SetLowBidRules(rules) }, because(reason))
}

// ErasePerson forgets a person for good, by that person's right; what was sent or printed before is not in its reach. It fails with
// [*ReasonError] where no reason is given, such as the day of the request.
func ErasePerson(ctx context.Context, ws *store.Workspace, id procurement.PersonID, reason string) (store.Erasure, error) {
	if isBlank(reason) {
		return store.Erasure{}, &ReasonError{Thing: "person", Changes: []string{"erasing"}, Since: sinceErased}
	}
	return ws.ErasePerson(ctx, id, strings.TrimSpace(reason))
}

// save writes one thing under a label that says what is done to it.
func save(ctx context.Context, ws *store.Workspace, isNew bool, name, reason string, write func(*store.Tx) error) error {
	label := "Change " + name
	if isNew {
		label = "Add " + name
	}
	return ws.Do(ctx, label, write, because(reason))
}
