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
	idField("contract_id", func(l *procurement.SpendLine) *procurement.ContractID { return &l.Contract }),
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
	err = ws.read(ctx, func(q querier) error {
		return eachSpendLine(ctx, q, list, nil, func(l procurement.SpendLine) { all = append(all, l) })
	})
	return all, err
}

func eachSpendLine(ctx context.Context, q querier, query string, args []any, do func(procurement.SpendLine)) error {
	reader := newFieldReader("spend_line", spendFields)
	return each(ctx, q, query, args, func(rows *sql.Rows) error {
		r, err := reader.read(rows, func(l *procurement.SpendLine) money.Currency { return l.Amount.Currency() })
		r.value.ID = procurement.SpendLineID(r.id)
		do(r.value)
		return err
	})
}

// SpendLinesOf are the lines of spending that have one of these keys, by key.
func (tx *Tx) SpendLinesOf(keys []string) (map[string]procurement.SpendLine, error) {
	args := make([]any, len(keys))
	for i, key := range keys {
		args[i] = key
	}
	there := make(map[string]procurement.SpendLine, len(keys))
	query := fmt.Sprintf("SELECT id, %s FROM spend_line WHERE key IN (%s)", strings.Join(columnsOf(spendFields), ", "), inList(len(keys)))
	err := eachSpendLine(tx.ctx, tx, query, args, func(l procurement.SpendLine) { there[l.Key] = l })
	return there, err
}

// SaveSpendLine changes a line of spending that is there.
func (tx *Tx) SaveSpendLine(l *procurement.SpendLine) error {
	_, err := tx.saveRow("spend_line", int64(l.ID), columnsOf(spendFields), cellsOf(spendFields, l))
	return err
}

// PaidByMonth is what was paid for a contract in a currency by its lines of spending, month by month, oldest first, and how many of its lines
// are in no month or in another currency.
func (tx *Tx) PaidByMonth(id procurement.ContractID, in money.Currency) (months []procurement.MonthMoney, others int, err error) {
	const sums = `SELECT coalesce(substr(paid_on, 1, 7), ''), currency = ?, sum(amount_minor), count(*) FROM spend_line WHERE contract_id = ?
		GROUP BY 1, 2 ORDER BY 1`
	err = each(tx.ctx, tx, sums, []any{in.Code(), int64(id)}, func(rows *sql.Rows) error {
		var month string
		var same bool
		var minor int64
		var count int
		if err := rows.Scan(&month, &same, &minor, &count); err != nil {
			return err
		}
		period, err := civil.ParsePeriod(month)
		if !same || month == "" || err != nil {
			others += count
			return nil
		}
		months = append(months, procurement.MonthMoney{Month: period, Kind: procurement.MoneySpent, Amount: money.New(minor, in), Source: procurement.MoneyImported})
		return nil
	})
	return months, others, err
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
