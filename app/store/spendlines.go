package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// spendFields are the columns of a line of spending. Its amount is in its own currency, which is read before it.
var spendFields = []field[procurement.SpendLine]{
	textField("key", func(l *procurement.SpendLine) *string { return &l.Key }),
	countField("supplier_id", func(l *procurement.SpendLine) *procurement.SupplierID { return &l.Supplier }),
	{
		column: "contract_id",
		cell:   func(l *procurement.SpendLine) any { return idCell(l.Contract) },
		take: func(l *procurement.SpendLine, _ *cells, held any, _ func(*procurement.SpendLine) money.Currency) {
			id, _ := held.(int64)
			l.Contract = procurement.ContractID(id)
		},
	},
	dayField("paid_on", func(l *procurement.SpendLine) *civil.Date { return &l.On }),
	{
		column: "currency",
		cell:   func(l *procurement.SpendLine) any { return currencyCell(l.Amount.Currency()) },
		take: func(l *procurement.SpendLine, c *cells, held any, _ func(*procurement.SpendLine) money.Currency) {
			code, _ := held.(string)
			currency, err := money.ParseCurrency(code)
			c.fail("currency", err)
			l.Amount = money.New(0, currency)
		},
	},
	amountField("amount_minor", func(l *procurement.SpendLine) *money.Amount { return &l.Amount }),
	textField("buyer", func(l *procurement.SpendLine) *string { return &l.Buyer }),
	textField("framework", func(l *procurement.SpendLine) *string { return &l.Framework }),
	textField("lot", func(l *procurement.SpendLine) *string { return &l.Lot }),
	textField("description", func(l *procurement.SpendLine) *string { return &l.Description }),
}

// AddSpendLines adds lines of spending, many rows at a time, and gives them their IDs. Each needs an amount, a supplier that is there, and
// a key that no other line has.
func (tx *Tx) AddSpendLines(lines []procurement.SpendLine) error {
	first, err := tx.NextID("spend_line")
	if err != nil {
		return err
	}
	_, err = tx.MultiInsert("spend_line", append([]string{"id"}, columnsOf(spendFields)...), func(yield func([]any) bool) {
		for i := range lines {
			lines[i].ID = procurement.SpendLineID(first + int64(i))
			if !yield(append([]any{int64(lines[i].ID)}, cellsOf(spendFields, &lines[i])...)) {
				return
			}
		}
	})
	return err
}

// SpendLines are all lines of spending, oldest first.
func (ws *Workspace) SpendLines(ctx context.Context) (all []procurement.SpendLine, err error) {
	list := "SELECT id, " + strings.Join(columnsOf(spendFields), ", ") + " FROM spend_line ORDER BY paid_on, id"
	reader := newFieldReader("spend_line", spendFields)
	err = ws.read(ctx, func(q querier) error {
		return each(ctx, q, list, nil, func(rows *sql.Rows) error {
			r, err := reader.read(rows, func(l *procurement.SpendLine) money.Currency { return l.Amount.Currency() })
			r.value.ID = procurement.SpendLineID(r.id)
			all = append(all, r.value)
			return err
		})
	})
	return all, err
}

// SpendLinesOf are which of these keys lines of spending have.
func (tx *Tx) SpendLinesOf(keys []string) (map[string]bool, error) {
	args := make([]any, len(keys))
	for i, key := range keys {
		args[i] = key
	}
	there := make(map[string]bool, len(keys))
	err := each(tx.ctx, tx, fmt.Sprintf(`SELECT key FROM spend_line WHERE key IN (%s)`, inList(len(keys))), args, func(rows *sql.Rows) error {
		var key string
		err := rows.Scan(&key)
		there[key] = true
		return err
	})
	return there, err
}

// ContractsNamed are the contracts of these references, by reference.
func (tx *Tx) ContractsNamed(references []string) (map[string]procurement.ContractID, error) {
	args := make([]any, len(references))
	for i, reference := range references {
		args[i] = reference
	}
	named := map[string]procurement.ContractID{}
	query := fmt.Sprintf(`SELECT id, reference FROM contract WHERE removed_at IS NULL AND reference IN (%s)`, inList(len(references)))
	err := each(tx.ctx, tx, query, args, func(rows *sql.Rows) error {
		var id procurement.ContractID
		var reference string
		err := rows.Scan(&id, &reference)
		named[reference] = id
		return err
	})
	return named, err
}
