package desk

import (
	"context"
	"fmt"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement"
)

// RemoveContract takes a contract out of the register and out of search. Nothing of it is lost: Undo brings it back. It fails with
// [*store.NotFoundError].
func RemoveContract(ctx context.Context, ws *store.Workspace, id procurement.ContractID) error {
	c, err := ws.Contract(ctx, id)
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Remove contract "+c.Reference, func(tx *store.Tx) error { return tx.RemoveContract(id) })
}

// RemoveSupplier takes a supplier and its people out of the register, as [RemoveContract] does a contract. It fails with [*InUseError]
// where the supplier is a party of a contract or bids in a tender.
func RemoveSupplier(ctx context.Context, ws *store.Workspace, id procurement.SupplierID) error {
	s, err := ws.Supplier(ctx, id)
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Remove supplier "+s.Name, func(tx *store.Tx) error {
		uses, err := tx.UsesOfSupplier(id)
		if err != nil {
			return err
		}
		if len(uses) > 0 {
			return &InUseError{Thing: s.Name, Uses: uses}
		}
		people, err := tx.PeopleOf(id)
		if err != nil {
			return err
		}
		for _, person := range people {
			if err := tx.RemovePerson(person); err != nil {
				return err
			}
		}
		return tx.RemoveSupplier(id)
	})
}

// RemovePerson takes a person out of the register, as [RemoveContract] does a contract. To forget a person for good is [ErasePerson].
func RemovePerson(ctx context.Context, ws *store.Workspace, id procurement.PersonID) error {
	p, err := ws.Person(ctx, id)
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Remove "+p.Name, func(tx *store.Tx) error { return tx.RemovePerson(id) })
}

// InUseError says that something can't be removed because others lead to it.
type InUseError struct {
	Thing string
	Uses  []string // contract C-014, tender T-007
}

func (e *InUseError) Error() string {
	const most = 3
	listed := strings.Join(e.Uses[:min(most, len(e.Uses))], ", ")
	if more := len(e.Uses) - most; more > 0 {
		listed += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Sprintf("%s is still in %s: take it out there first", e.Thing, listed)
}
