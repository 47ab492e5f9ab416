package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// SpendRow is what one row of a spend file says: a payment to a supplier.
type SpendRow struct {
	Row      int
	Supplier procurement.Supplier
	Contract string     // the reference of the contract that it was paid for; empty where the file doesn't say
	On       civil.Date // the day, or the first of the month
	Amount   money.Amount

	Buyer, Framework, Lot, Description string
	// Key tells the line from others: the number that its file gives it, with the supplier, or a digest of all that the row says. Rows that
	// are the same in all of it are told apart by who reads them, in their order.
	Key     string
	LeftOut []LeftOut
}

// SpendTable reads a spend file from a table, row by row.
type SpendTable struct{ *records }

// OpenSpend opens a table of spending. It fails as [OpenContracts] does.
func OpenSpend(d Data, m *Mapping, today civil.Date) (*SpendTable, error) {
	r, err := openRecords(d, m, KindSpend, today)
	if err != nil {
		return nil, err
	}
	switch {
	case !r.mapping.has(Amount):
		return nil, r.unmapped("the amounts that were spent")
	case !r.mapping.has(Supplier):
		return nil, r.unmapped("the suppliers")
	}
	return &SpendTable{r}, nil
}

// Next is what the next row says. It fails with [io.EOF] after the last.
func (t *SpendTable) Next() (*SpendRow, error) {
	if err := t.next(); err != nil {
		return nil, err
	}
	row := &SpendRow{Row: t.row.Number, Supplier: t.supplier(), On: t.date(Paid)}
	for _, text := range []struct {
		field Field
		into  *string
	}{{Buyer, &row.Buyer}, {Framework, &row.Framework}, {Lot, &row.Lot}, {Contract, &row.Contract}, {Description, &row.Description}} {
		found, _ := t.cell(text.field)
		*text.into = strings.Join(strings.Fields(found), " ")
	}
	if row.Description == "" {
		row.Description, _ = t.cell(Category)
	}
	currency, _ := t.currency()
	var there bool
	if row.Amount, there = t.money(Amount, currency); !there && len(t.faults) == 0 {
		t.fault(t.columns[Amount][0], "", "the row has no amount: give it")
	}
	if row.Supplier.Name == "" {
		t.fault(t.columns[Supplier][0], "", "the row names no supplier: give its name")
	}
	row.Key = t.key(row)
	row.LeftOut = t.faults
	return row, nil
}

// key tells the line from others. A number of its file does so only together with the rest: files repeat them for the lines of an invoice.
func (t *SpendTable) key(row *SpendRow) string {
	number, _ := t.cell(Line)
	parts := []string{number, row.Supplier.Name, row.Contract, row.On.String(), row.Amount.Currency().Code(), row.Amount.String(), row.Buyer, row.Framework, row.Lot, row.Description}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return hex.EncodeToString(sum[:10])
}

// Remarks say how the table had to be read; they are complete once the last row was.
func (t *SpendTable) Remarks() []string { return t.remarks() }

// Passed is how many bytes of the file were read; it may be asked at any time, from any goroutine.
func (t *SpendTable) Passed() int64 { return t.table.file.passed.bytes.Load() }

// Close closes the file.
func (t *SpendTable) Close() error { return t.close() }
