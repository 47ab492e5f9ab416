package store

import (
	"context"
	"database/sql"
	"fmt"

	"counterweight/procurement"
	"counterweight/procurement/money"
)

// The words in columns of contracts, their parties and options.
var (
	pricings         = lexiconOf(procurement.AllPricings())
	places           = lexiconOf(procurement.AllPlaces())
	tiers            = lexiconOf(procurement.AllTiers())
	contractStatuses = lexiconOf(procurement.AllContractStatuses())
	partyRoles       = lexiconOf(procurement.AllPartyRoles())
	optionStates     = lexiconOf(procurement.AllOptionStates())
)

var contractColumns = []string{
	"reference", "title", "tender", "begins", "ends", "notice_days", "currency", "value_minor", "vat_rate", "spent_minor",
	"pricing", "place", "place_note", "tier", "status", "category", "buyer", "procedure", "framework", "description", "notes",
}

func contractCells(c *procurement.Contract) []any {
	return []any{
		c.Reference, c.Title, c.Tender, dayCell(c.Term.From), dayCell(c.Term.To), numberCell(c.NoticeDays), currencyCell(c.Currency),
		minorCell(c.Value), decimalCell(c.VATRate), minorCell(c.Spent),
		c.Pricing.String(), c.Place.String(), c.PlaceNote, c.Tier.String(), c.Status.String(), c.Category, c.Buyer, c.Procedure, c.Framework,
		c.Description, c.Notes,
	}
}

var (
	partyRows = family{
		table: "contract_party", of: "contract_id = ?", keys: 1,
		columns: []string{"position", "contract_id", "supplier_id", "role", "share_bp", "does"},
	}
	optionRows = family{
		table: "contract_option", of: "contract_id = ?", keys: 1,
		columns: []string{"position", "contract_id", "months", "decide_by", "value_minor", "state", "decided_on", "note"},
	}
)

func partyCells(i int, contract int64, p procurement.Party) []any {
	return []any{position(i), contract, int64(p.Supplier), p.Role.String(), numberCell(p.ShareBP), p.Does}
}

func optionCells(i int, contract int64, o procurement.ExtensionOption) []any {
	return []any{position(i), contract, int64(o.Months), dayCell(o.DecideBy), minorCell(o.Value), o.State.String(), dayCell(o.DecidedOn), o.Note}
}

// SaveContract makes the workspace hold the contract as it is. One that is not in it yet gets its ID. It fails with [*DuplicateError]
// where another has its reference, with [*NotFoundError] where the one to be changed or a supplier is gone, and with [*CurrencyError].
func (tx *Tx) SaveContract(c *procurement.Contract) error {
	if err := checkContractCurrency(c); err != nil {
		return err
	}
	id, err := tx.saveRow("contract", int64(c.ID), contractColumns, contractCells(c))
	if err != nil {
		return tx.contractTrouble(err, *c)
	}
	c.ID = procurement.ContractID(id)
	parties, err := tx.members(partyRows, id)
	if err != nil {
		return err
	}
	for i, p := range c.Parties {
		if _, err := parties.put(partyCells(i, id, p)...); err != nil {
			return err
		}
	}
	if err := parties.write(); err != nil {
		return tx.contractTrouble(err, *c)
	}
	options, err := tx.members(optionRows, id)
	if err != nil {
		return err
	}
	for i, o := range c.Options {
		if _, err := options.put(optionCells(i, id, o)...); err != nil {
			return err
		}
	}
	return options.write()
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
			if !yield(append([]any{int64(contracts[i].ID)}, contractCells(&contracts[i])...)) {
				return
			}
		}
	})
	if err != nil {
		return tx.contractTrouble(err, contracts...)
	}
	_, err = tx.MultiInsert(partyRows.table, partyRows.columns, func(yield func([]any) bool) {
		for i := range contracts {
			for k, p := range contracts[i].Parties {
				if !yield(partyCells(k, int64(contracts[i].ID), p)) {
					return
				}
			}
		}
	})
	if err != nil {
		return tx.contractTrouble(err, contracts...)
	}
	_, err = tx.MultiInsert(optionRows.table, optionRows.columns, func(yield func([]any) bool) {
		for i := range contracts {
			for k, o := range contracts[i].Options {
				if !yield(optionCells(k, int64(contracts[i].ID), o)) {
					return
				}
			}
		}
	})
	return err
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

const (
	contractQuery = `SELECT id, reference, title, tender, begins, ends, notice_days, currency, value_minor, vat_rate, spent_minor,
		pricing, place, place_note, tier, status, category, buyer, procedure, framework, description, notes
	FROM contract WHERE removed_at IS NULL %s ORDER BY reference, id`
	partyQuery  = `SELECT id, contract_id, supplier_id, role, share_bp, does FROM contract_party %s ORDER BY contract_id, position`
	optionQuery = `SELECT id, contract_id, months, decide_by, value_minor, state, decided_on, note FROM contract_option %s ORDER BY contract_id, position`
)

// contracts reads all contracts, or the one of this ID.
func contracts(ctx context.Context, q querier, id int64) ([]procurement.Contract, error) {
	query, args := only(`SELECT count(*) FROM contract WHERE removed_at IS NULL %s`, "AND id = ?", id)
	var count int
	if err := q.QueryRowContext(ctx, query, args...).Scan(&count); err != nil {
		return nil, err
	}
	all := make([]procurement.Contract, 0, count)
	at := make(map[int64]int, count)
	query, args = only(contractQuery, "AND id = ?", id)
	err := each(ctx, q, query, args, func(rows *sql.Rows) error {
		all = append(all, procurement.Contract{})
		k := &all[len(all)-1]
		err := scanContract(rows, k)
		at[int64(k.ID)] = len(all) - 1
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := readParties(ctx, q, id, all, at); err != nil {
		return nil, err
	}
	return all, readOptions(ctx, q, id, all, at)
}

func scanContract(rows *sql.Rows, k *procurement.Contract) error {
	var begins, ends, currency, rate sql.NullString
	var notice, value, spent sql.NullInt64
	var pricing, place, tier, status string
	c := cells{table: "contract"}
	c.err = rows.Scan(&c.id, &k.Reference, &k.Title, &k.Tender, &begins, &ends, &notice, &currency, &value, &rate, &spent,
		&pricing, &place, &k.PlaceNote, &tier, &status, &k.Category, &k.Buyer, &k.Procedure, &k.Framework, &k.Description, &k.Notes)
	k.ID = procurement.ContractID(c.id)
	k.Term.From, k.Term.To = c.day("begins", begins), c.day("ends", ends)
	k.NoticeDays = number(notice)
	k.Currency = c.currency("currency", currency)
	k.Value, k.Spent = c.amount(value, k.Currency), c.amount(spent, k.Currency)
	k.VATRate = c.decimal("vat_rate", rate)
	k.Pricing = pricings.read(&c, "pricing", pricing)
	k.Place = places.read(&c, "place", place)
	k.Tier = tiers.read(&c, "tier", tier)
	k.Status = contractStatuses.read(&c, "status", status)
	return c.err
}

// readParties adds their parties to contracts, whose places are given by their rows.
func readParties(ctx context.Context, q querier, id int64, all []procurement.Contract, at map[int64]int) error {
	parties := groups[procurement.Party]{give: func(contract int64, own []procurement.Party) {
		if i, there := at[contract]; there {
			all[i].Parties = own
		}
	}}
	query, args := only(partyQuery, "WHERE contract_id = ?", id)
	err := each(ctx, q, query, args, func(rows *sql.Rows) error {
		var p procurement.Party
		var contract int64
		var role string
		var share sql.NullInt64
		c := cells{table: "contract_party"}
		c.err = rows.Scan(&c.id, &contract, &p.Supplier, &role, &share, &p.Does)
		p.Role = partyRoles.read(&c, "role", role)
		p.ShareBP = number(share)
		parties.add(contract, p)
		return c.err
	})
	parties.end()
	return err
}

// readOptions adds their options to contracts, whose places are given by their rows.
func readOptions(ctx context.Context, q querier, id int64, all []procurement.Contract, at map[int64]int) error {
	options := groups[procurement.ExtensionOption]{give: func(contract int64, own []procurement.ExtensionOption) {
		if i, there := at[contract]; there {
			all[i].Options = own
		}
	}}
	query, args := only(optionQuery, "WHERE contract_id = ?", id)
	err := each(ctx, q, query, args, func(rows *sql.Rows) error {
		var o procurement.ExtensionOption
		var contract int64
		var decideBy, decidedOn sql.NullString
		var value sql.NullInt64
		var state string
		c := cells{table: "contract_option"}
		c.err = rows.Scan(&c.id, &contract, &o.Months, &decideBy, &value, &state, &decidedOn, &o.Note)
		o.DecideBy, o.DecidedOn = c.day("decide_by", decideBy), c.day("decided_on", decidedOn)
		o.State = optionStates.read(&c, "state", state)
		if i, there := at[contract]; there {
			o.Value = c.amount(value, all[i].Currency)
		}
		options.add(contract, o)
		return c.err
	})
	options.end()
	return err
}
