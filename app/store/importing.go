package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/money"
)

// Imports write many rows at a time, and look up what is there for as many at a time.

// AddSuppliers adds suppliers, many rows at a time, and gives them their IDs.
func (tx *Tx) AddSuppliers(suppliers []procurement.Supplier) error {
	first, err := tx.NextID("supplier")
	if err != nil {
		return err
	}
	for i := range suppliers {
		suppliers[i].ID = procurement.SupplierID(first + int64(i))
	}
	_, err = tx.MultiInsert("supplier", append([]string{"id"}, supplierColumns...), func(yield func([]any) bool) {
		for i := range suppliers {
			if !yield(append([]any{int64(suppliers[i].ID)}, supplierCells(&suppliers[i])...)) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	_, err = tx.MultiInsert(aliasRows.table, aliasRows.columns, func(yield func([]any) bool) {
		for i := range suppliers {
			for k, name := range suppliers[i].Aliases {
				if !yield([]any{position(k), int64(suppliers[i].ID), name}) {
					return
				}
			}
		}
	})
	if err != nil {
		return err
	}
	_, err = tx.MultiInsert(identifierRows.table, identifierRows.columns, func(yield func([]any) bool) {
		for i := range suppliers {
			for k, other := range suppliers[i].Identifiers {
				if !yield([]any{position(k), int64(suppliers[i].ID), other.Scheme, other.ID}) {
					return
				}
			}
		}
	})
	return err
}

// HasContracts reports whether there is any contract.
func (tx *Tx) HasContracts() (has bool, err error) {
	err = tx.QueryRowContext(tx.ctx, `SELECT EXISTS (SELECT 1 FROM contract WHERE removed_at IS NULL)`).Scan(&has)
	return has, err
}

// FindContracts are the contracts that have one of these references or of these open contracting ids, in the order of their rows.
func (tx *Tx) FindContracts(references, ocids []string) ([]procurement.Contract, error) {
	const list = "SELECT id, %s FROM contract WHERE removed_at IS NULL AND (reference IN (%s) OR ocid <> '' AND ocid IN (%s)) ORDER BY id"
	query := fmt.Sprintf(list, strings.Join(contractColumns, ", "), inList(len(references)), inList(len(ocids)))
	var args []any
	for _, text := range references {
		args = append(args, text)
	}
	for _, text := range ocids {
		args = append(args, text)
	}
	var all []procurement.Contract
	at := map[int64]int{}
	reader := newFieldReader("contract", contractFields)
	err := each(tx.ctx, tx, query, args, func(rows *sql.Rows) error {
		r, err := reader.read(rows, func(c *procurement.Contract) money.Currency { return c.Currency })
		r.value.ID = procurement.ContractID(r.id)
		at[r.id] = len(all)
		all = append(all, r.value)
		return err
	})
	if err != nil || len(all) == 0 {
		return nil, err
	}
	if err := amongContracts(tx.ctx, tx, partyRows, all, at, func(c *procurement.Contract, own []procurement.Party) { c.Parties = own }); err != nil {
		return nil, err
	}
	if err := amongContracts(tx.ctx, tx, optionRows, all, at, func(c *procurement.Contract, own []procurement.ExtensionOption) { c.Options = own }); err != nil {
		return nil, err
	}
	return all, amongContracts(tx.ctx, tx, changeRows, all, at, func(c *procurement.Contract, own []procurement.Change) { c.Changes = own })
}

// inList is ?, ?, ? for so many values; NULL, which nothing is in, for none.
func inList(count int) string {
	if count == 0 {
		return "NULL"
	}
	return strings.Repeat("?, ", count-1) + "?"
}

// amongContracts gives some contracts the rows that hang on them.
func amongContracts[T any](ctx context.Context, q querier, h hanging[T], all []procurement.Contract, at map[int64]int, give func(*procurement.Contract, []T)) error {
	columns := columnsOf(h.fields)
	list := fmt.Sprintf("SELECT id, %s, %s FROM %s WHERE %s IN (%s) ORDER BY %s, position",
		h.owner, strings.Join(columns, ", "), h.table, h.owner, inList(len(all)), h.owner)
	args := make([]any, len(all))
	for i := range all {
		args[i] = int64(all[i].ID)
	}
	gathered := groups[T]{give: func(owner int64, own []T) { give(&all[at[owner]], own) }}
	var owner int64
	reader := newFieldReader(h.table, h.fields, &owner)
	err := each(ctx, q, list, args, func(rows *sql.Rows) error {
		r, err := reader.read(rows, func(*T) money.Currency { return all[at[owner]].Currency })
		gathered.add(owner, r.value)
		return err
	})
	gathered.end()
	return err
}
