package desk

import (
	"context"
	"slices"

	"counterweight/app/store"
	"counterweight/procurement"
)

// ChangeContract changes something about a contract, under a label that says what: "Change notice days of C-014". What was wrong with
// the contract before may stay wrong, and what comes up on the way may stand until the next change; a change that makes something else
// wrong is refused with procurement.Faults.
func ChangeContract(ctx context.Context, ws *store.Workspace, id procurement.ContractID, label string, change func(*procurement.Contract)) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		c, err := tx.Contract(id)
		if err != nil {
			return err
		}
		before := c.Check()
		change(&c)
		if err := newFaults(before, c.Check()).Err(); err != nil {
			return err
		}
		return tx.SaveContract(&c)
	})
}

// ChangeSupplier is [ChangeContract] for a supplier.
func ChangeSupplier(ctx context.Context, ws *store.Workspace, id procurement.SupplierID, label string, change func(*procurement.Supplier)) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		s, err := tx.Supplier(id)
		if err != nil {
			return err
		}
		before := s.Check()
		change(&s)
		if err := newFaults(before, s.Check()).Err(); err != nil {
			return err
		}
		return tx.SaveSupplier(&s)
	})
}

// ChangePerson is [ChangeContract] for a person.
func ChangePerson(ctx context.Context, ws *store.Workspace, id procurement.PersonID, label string, change func(*procurement.Person)) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		before := p.Check()
		change(&p)
		if err := newFaults(before, p.Check()).Err(); err != nil {
			return err
		}
		return tx.SavePerson(&p)
	})
}

// newFaults are the faults that were not there before, by the field they are in and what they say, and that may not stand while one types.
func newFaults(before, after procurement.Faults) (added procurement.Faults) {
	for _, f := range after {
		known := func(b *procurement.Fault) bool { return b.Field == f.Field && b.Problem == f.Problem }
		if !f.Unfinished && !slices.ContainsFunc(before, known) {
			added = append(added, f)
		}
	}
	return added
}
