package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/money"
)

// SaveContract makes the workspace hold the contract as it is. One that is not in it yet gets its ID. It fails with [*DuplicateError]
// where another has its reference, with [*NotFoundError] where the one to be changed or a supplier is gone, and with [*CurrencyError].
func (tx *Tx) SaveContract(c *procurement.Contract) error {
	if err := checkContractCurrency(c); err != nil {
		return err
	}
	id, err := tx.saveRow("contract", int64(c.ID), contractColumns, cellsOf(contractFields, c))
	if err != nil {
		return tx.contractTrouble(err, *c)
	}
	c.ID = procurement.ContractID(id)
	if _, err := partyRows.save(tx, id, c.Parties); err != nil {
		return tx.contractTrouble(err, *c)
	}
	if _, err := optionRows.save(tx, id, c.Options); err != nil {
		return err
	}
	_, err = changeRows.save(tx, id, c.Changes)
	return err
}

// AddContracts adds contracts, many rows at a time, and gives them their IDs. It fails as [Tx.SaveContract] does.
func (tx *Tx) AddContracts(contracts []procurement.Contract) error {
	first, err := tx.NextID("contract")
	if err != nil {
		return err
	}
	for i := range contracts {
		contracts[i].ID = procurement.ContractID(first + int64(i))
		if err := checkContractCurrency(&contracts[i]); err != nil {
			return err
		}
	}
	_, err = tx.MultiInsert("contract", append([]string{"id"}, contractColumns...), func(yield func([]any) bool) {
		for i := range contracts {
			if !yield(append([]any{int64(contracts[i].ID)}, cellsOf(contractFields, &contracts[i])...)) {
				return
			}
		}
	})
	if err != nil {
		return tx.contractTrouble(err, contracts...)
	}
	idOf := func(i int) int64 { return int64(contracts[i].ID) }
	err = partyRows.add(tx, len(contracts), func(i int) (int64, []procurement.Party) { return idOf(i), contracts[i].Parties })
	if err != nil {
		return tx.contractTrouble(err, contracts...)
	}
	err = optionRows.add(tx, len(contracts), func(i int) (int64, []procurement.ExtensionOption) { return idOf(i), contracts[i].Options })
	if err != nil {
		return err
	}
	return changeRows.add(tx, len(contracts), func(i int) (int64, []procurement.Change) { return idOf(i), contracts[i].Changes })
}

// contractTrouble says in the user's words what of these contracts the file refused.
func (tx *Tx) contractTrouble(err error, contracts ...procurement.Contract) error {
	switch {
	case IsDuplicate(err):
		return tx.findDuplicate(err, contracts)
	case IsInUse(err):
		return tx.findMissingSupplier(err, contracts)
	}
	return err
}

// findDuplicate names the reference that is there twice.
func (tx *Tx) findDuplicate(refused error, contracts []procurement.Contract) error {
	taken := map[string]procurement.ContractID{}
	err := each(tx.ctx, tx, `SELECT id, reference FROM contract WHERE removed_at IS NULL`, nil, func(rows *sql.Rows) error {
		var id procurement.ContractID
		var reference string
		err := rows.Scan(&id, &reference)
		taken[reference] = id
		return err
	})
	if err != nil {
		return err
	}
	for _, c := range contracts {
		if id, is := taken[c.Reference]; is && id != c.ID {
			return &DuplicateError{Kind: "contract", Name: c.Reference}
		}
		taken[c.Reference] = c.ID
	}
	return refused
}

// findMissingSupplier names the party that leads nowhere.
func (tx *Tx) findMissingSupplier(refused error, contracts []procurement.Contract) error {
	for _, c := range contracts {
		for _, p := range c.Parties {
			var there bool
			err := tx.QueryRowContext(tx.ctx, `SELECT EXISTS (SELECT 1 FROM supplier WHERE id = ?)`, int64(p.Supplier)).Scan(&there)
			if err != nil {
				return err
			}
			if !there {
				return &NotFoundError{Kind: "supplier", Name: fmt.Sprint(p.Supplier)}
			}
		}
	}
	return refused
}

func checkContractCurrency(c *procurement.Contract) error {
	amounts := []struct {
		what   string
		amount money.Amount
	}{{"the value", c.Value}, {"what was spent", c.Spent}}
	for i, o := range c.Options {
		amounts = append(amounts, struct {
			what   string
			amount money.Amount
		}{fmt.Sprintf("the value of option %d", i+1), o.Value})
	}
	for i, ch := range c.Changes {
		amounts = append(amounts, struct {
			what   string
			amount money.Amount
		}{fmt.Sprintf("the value of change %d", i+1), ch.Value})
	}
	for _, a := range amounts {
		if err := checkCurrency(a.what+" of contract "+c.Reference, a.amount, c.Currency); err != nil {
			return err
		}
	}
	return nil
}

// Contracts are all contracts by reference.
func (ws *Workspace) Contracts(ctx context.Context) (all []procurement.Contract, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = contracts(ctx, q, 0)
		return err
	})
	return all, err
}

// Contract is the contract of this ID. It fails with [*NotFoundError].
func (ws *Workspace) Contract(ctx context.Context, id procurement.ContractID) (c procurement.Contract, err error) {
	err = ws.read(ctx, func(q querier) error {
		c, err = theOne(ctx, q, "contract", int64(id), contracts)
		return err
	})
	return c, err
}

// Contract is [Workspace.Contract] as the batch sees it.
func (tx *Tx) Contract(id procurement.ContractID) (procurement.Contract, error) {
	return theOne(tx.ctx, tx, "contract", int64(id), contracts)
}

// contracts reads all contracts, or the one of this ID.
func contracts(ctx context.Context, q querier, id int64) ([]procurement.Contract, error) {
	query, args := only(`SELECT count(*) FROM contract WHERE removed_at IS NULL %s`, "AND id = ?", id)
	var count int
	if err := q.QueryRowContext(ctx, query, args...).Scan(&count); err != nil {
		return nil, err
	}
	all := make([]procurement.Contract, 0, count)
	at := make(map[int64]int, count)
	reader := newFieldReader("contract", contractFields)
	list := "SELECT id, " + strings.Join(contractColumns, ", ") + " FROM contract WHERE removed_at IS NULL %s ORDER BY reference, id"
	query, args = only(list, "AND id = ?", id)
	err := each(ctx, q, query, args, func(rows *sql.Rows) error {
		r, err := reader.read(rows, func(c *procurement.Contract) money.Currency { return c.Currency })
		r.value.ID = procurement.ContractID(r.id)
		all = append(all, r.value)
		at[r.id] = len(all) - 1
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, readOfContracts(ctx, q, id, all, at)
}

// readOfContracts adds what hangs on them to contracts, whose places are given by their rows.
func readOfContracts(ctx context.Context, q querier, id int64, all []procurement.Contract, at map[int64]int) error {
	in := func(owner int64) money.Currency {
		if i, there := at[owner]; there {
			return all[i].Currency
		}
		return money.Currency{}
	}
	place := func(owner int64, set func(*procurement.Contract)) {
		if i, there := at[owner]; there {
			set(&all[i])
		}
	}
	return errors.Join(
		partyRows.read(ctx, q, id, in, func(o int64, own []procurement.Party) {
			place(o, func(c *procurement.Contract) { c.Parties = own })
		}),
		optionRows.read(ctx, q, id, in, func(o int64, own []procurement.ExtensionOption) {
			place(o, func(c *procurement.Contract) { c.Options = own })
		}),
		changeRows.read(ctx, q, id, in, func(o int64, own []procurement.Change) {
			place(o, func(c *procurement.Contract) { c.Changes = own })
		}),
	)
}
