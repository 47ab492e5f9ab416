package desk

import (
	"context"
	"fmt"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement"
)

// Duplicates proposes suppliers of the register that are probably one organisation; nothing is changed.
func Duplicates(ctx context.Context, ws *store.Workspace) ([]procurement.Likeness, error) {
	suppliers, err := ws.Suppliers(ctx)
	if err != nil {
		return nil, err
	}
	apart, err := ws.DistinctSuppliers(ctx)
	if err != nil {
		return nil, err
	}
	return procurement.Duplicates(suppliers, apart), nil
}

// SharedContractError says that two suppliers can't be one, since both deliver the same contract.
type SharedContractError struct {
	Kept, Gone string
	Contracts  []string
}

func (e *SharedContractError) Error() string {
	return fmt.Sprintf("%s and %s are both parties of %s: take one of them out there first", e.Kept, e.Gone, strings.Join(e.Contracts, ", "))
}

// MergeSuppliers makes one supplier of two that are the same organisation: contracts, bids, people and payments of gone are those of kept from
// now on, and so is the time that people worked for it, in their history and their assignments. Kept gets its names and numbers as further
// ones, and whatever it lacked. Undo takes that back, and so does [SplitSuppliers] at any later time. It fails with [*SharedContractError],
// [*store.NotFoundError], and [procurement.Faults].
func MergeSuppliers(ctx context.Context, ws *store.Workspace, kept, gone procurement.SupplierID, reason string) error {
	names := map[procurement.SupplierID]string{}
	for _, id := range []procurement.SupplierID{kept, gone} {
		s, err := ws.Supplier(ctx, id)
		if err != nil {
			return err
		}
		names[id] = s.Name
	}
	if kept == gone {
		return &store.NotFoundError{Kind: "second supplier", Name: names[kept]}
	}
	label := fmt.Sprintf("Merge supplier %s into %s", names[gone], names[kept])
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		into, err := tx.Supplier(kept)
		if err != nil {
			return err
		}
		from, err := tx.Supplier(gone)
		if err != nil {
			return err
		}
		shared, err := tx.SharedContracts(kept, gone)
		if err != nil {
			return err
		}
		if len(shared) > 0 {
			return &SharedContractError{Kept: into.Name, Gone: from.Name, Contracts: shared}
		}
		merged := into.Merged(from)
		if err := newFaults(into.Check(), merged.Check()).Err(); err != nil {
			return err
		}
		return tx.MergeSuppliers(&merged, gone)
	}, because(reason))
}

// SplitSuppliers takes a merge back: the supplier that was gone is there again with what was its.
func SplitSuppliers(ctx context.Context, ws *store.Workspace, merge int64, reason string) error {
	return ws.Do(ctx, "Take a merge of suppliers back", func(tx *store.Tx) error { return tx.SplitSuppliers(merge) }, because(reason))
}

// KeepApart says that two suppliers are not one, so that nobody proposes it again.
func KeepApart(ctx context.Context, ws *store.Workspace, a, b procurement.SupplierID) error {
	return ws.Do(ctx, "Keep two suppliers apart", func(tx *store.Tx) error { return tx.KeepApart(procurement.PairOf(a, b)) })
}
