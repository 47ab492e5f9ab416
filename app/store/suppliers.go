package store

import (
	"context"
	"database/sql"

	"counterweight/procurement"
)

// The words in columns of suppliers.
var (
	supplierSizes    = lexiconOf(procurement.AllSizes())
	supplierStatuses = lexiconOf(procurement.AllSupplierStatuses())
	criticalities    = lexiconOf(procurement.AllCriticalities())
	answers          = lexiconOf([]procurement.Answer{procurement.Yes, procurement.No})
)

var supplierColumns = []string{
	"name", "number", "size", "vcse", "staff", "turnover_minor", "turnover_currency", "balance_sheet_minor", "balance_sheet_currency",
	"status", "criticality", "address", "country", "email", "phone", "website", "notes",
}

func supplierCells(s *procurement.Supplier) []any {
	a := s.Accounts
	return []any{
		s.Name, s.Number, s.Size.String(), s.VCSE.String(), numberCell(a.Staff), minorCell(a.Turnover), currencyCell(a.Turnover.Currency()),
		minorCell(a.BalanceSheet), currencyCell(a.BalanceSheet.Currency()),
		s.Status.String(), s.Criticality.String(), s.Address, s.Country, s.Email, s.Phone, s.Website, s.Notes,
	}
}

var (
	aliasRows = family{
		table: "supplier_alias", of: "supplier_id = ?", keys: 1,
		columns: []string{"position", "supplier_id", "name"},
	}
	identifierRows = family{
		table: "supplier_identifier", of: "supplier_id = ?", keys: 1,
		columns: []string{"position", "supplier_id", "scheme", "value"},
	}
)

// SaveSupplier makes the workspace hold the supplier as it is. One that is not in it yet gets its ID. It fails with [*NotFoundError]
// where the one to be changed is gone.
func (tx *Tx) SaveSupplier(s *procurement.Supplier) error {
	id, err := tx.saveRow("supplier", int64(s.ID), supplierColumns, supplierCells(s))
	if err != nil {
		return err
	}
	s.ID = procurement.SupplierID(id)
	aliases, err := tx.members(aliasRows, id)
	if err != nil {
		return err
	}
	for i, name := range s.Aliases {
		if _, err := aliases.put(position(i), id, name); err != nil {
			return err
		}
	}
	if err := aliases.write(); err != nil {
		return err
	}
	identifiers, err := tx.members(identifierRows, id)
	if err != nil {
		return err
	}
	for i, other := range s.Identifiers {
		if _, err := identifiers.put(position(i), id, other.Scheme, other.ID); err != nil {
			return err
		}
	}
	return identifiers.write()
}

// Suppliers are all suppliers by name.
func (ws *Workspace) Suppliers(ctx context.Context) (all []procurement.Supplier, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = suppliers(ctx, q, 0)
		return err
	})
	return all, err
}

// Suppliers is [Workspace.Suppliers] as the batch sees it.
func (tx *Tx) Suppliers() ([]procurement.Supplier, error) { return suppliers(tx.ctx, tx, 0) }

// Supplier is the supplier of this ID. It fails with [*NotFoundError].
func (ws *Workspace) Supplier(ctx context.Context, id procurement.SupplierID) (s procurement.Supplier, err error) {
	err = ws.read(ctx, func(q querier) error {
		s, err = theOne(ctx, q, "supplier", int64(id), suppliers)
		return err
	})
	return s, err
}

// Supplier is [Workspace.Supplier] as the batch sees it.
func (tx *Tx) Supplier(id procurement.SupplierID) (procurement.Supplier, error) {
	return theOne(tx.ctx, tx, "supplier", int64(id), suppliers)
}

// suppliers reads all suppliers, or the one of this ID.
func suppliers(ctx context.Context, q querier, id int64) ([]procurement.Supplier, error) {
	const list = `SELECT id, name, number, size, vcse, staff, turnover_minor, turnover_currency, balance_sheet_minor, balance_sheet_currency,
			status, criticality, address, country, email, phone, website, notes
		FROM supplier WHERE removed_at IS NULL %s ORDER BY name, id`
	query, args := only(list, "AND id = ?", id)
	var all []procurement.Supplier
	at := map[int64]int{}
	err := each(ctx, q, query, args, func(rows *sql.Rows) error {
		s, err := scanSupplier(rows)
		at[int64(s.ID)] = len(all)
		all = append(all, s)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := readAliases(ctx, q, id, all, at); err != nil {
		return nil, err
	}
	return all, readIdentifiers(ctx, q, id, all, at)
}

// readAliases adds their other names to suppliers, whose places are given by their rows.
func readAliases(ctx context.Context, q querier, id int64, all []procurement.Supplier, at map[int64]int) error {
	aliases := groups[string]{give: func(supplier int64, own []string) {
		if i, there := at[supplier]; there {
			all[i].Aliases = own
		}
	}}
	query, args := only(`SELECT supplier_id, name FROM supplier_alias %s ORDER BY supplier_id, position`, "WHERE supplier_id = ?", id)
	err := each(ctx, q, query, args, func(rows *sql.Rows) error {
		var supplier int64
		var name string
		err := rows.Scan(&supplier, &name)
		aliases.add(supplier, name)
		return err
	})
	aliases.end()
	return err
}

// readIdentifiers adds their numbers to suppliers, whose places are given by their rows.
func readIdentifiers(ctx context.Context, q querier, id int64, all []procurement.Supplier, at map[int64]int) error {
	identifiers := groups[procurement.Identifier]{give: func(supplier int64, own []procurement.Identifier) {
		if i, there := at[supplier]; there {
			all[i].Identifiers = own
		}
	}}
	query, args := only(`SELECT supplier_id, scheme, value FROM supplier_identifier %s ORDER BY supplier_id, position`, "WHERE supplier_id = ?", id)
	err := each(ctx, q, query, args, func(rows *sql.Rows) error {
		var supplier int64
		var number procurement.Identifier
		err := rows.Scan(&supplier, &number.Scheme, &number.ID)
		identifiers.add(supplier, number)
		return err
	})
	identifiers.end()
	return err
}

func scanSupplier(rows *sql.Rows) (procurement.Supplier, error) {
	var s procurement.Supplier
	var size, vcse, status, criticality string
	var turnoverCurrency, balanceCurrency sql.NullString
	var staff, turnover, balance sql.NullInt64
	c := cells{table: "supplier"}
	c.err = rows.Scan(&c.id, &s.Name, &s.Number, &size, &vcse, &staff, &turnover, &turnoverCurrency, &balance, &balanceCurrency,
		&status, &criticality, &s.Address, &s.Country, &s.Email, &s.Phone, &s.Website, &s.Notes)
	s.ID = procurement.SupplierID(c.id)
	s.Size = supplierSizes.read(&c, "size", size)
	s.VCSE = answers.read(&c, "vcse", vcse)
	s.Accounts.Staff = number(staff)
	s.Accounts.Turnover = c.amount(turnover, c.currency("turnover_currency", turnoverCurrency))
	s.Accounts.BalanceSheet = c.amount(balance, c.currency("balance_sheet_currency", balanceCurrency))
	s.Status = supplierStatuses.read(&c, "status", status)
	s.Criticality = criticalities.read(&c, "criticality", criticality)
	return s, c.err
}

func numberCell(n procurement.Number) any {
	value, known := n.Get()
	if !known {
		return nil
	}
	return int64(value)
}

func number(n sql.NullInt64) procurement.Number {
	if !n.Valid {
		return procurement.Number{}
	}
	return procurement.NumberOf(int(n.Int64))
}
