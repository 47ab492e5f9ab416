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
	// Key tells the line from others, so that a later file can correct it: by the number that its file gives it, with supplier and month, or,
	// for a contract, by all that the row says but its amount. A payment without either is known by all that the row says. Rows of the same
	// key are told apart by who reads them, in their order.
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
	case !r.mapping.has(Supplier) && !r.mapping.has(Contract):
		return nil, r.unmapped("the suppliers or the contracts")
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
		*text.into = oneLine(found)
	}
	if row.Description == "" {
		row.Description, _ = t.cell(Category)
	}
	currency, _ := t.currency()
	var there bool
	if row.Amount, there = t.money(Amount, currency); !there && len(t.faults) == 0 {
		t.fault(t.columns[Amount][0], "", "the row has no amount: give it")
	}
	if row.Supplier.Name == "" && row.Contract == "" {
		t.fault(t.columnFor(Supplier, Contract), "", "the row names no supplier: give its name")
	}
	row.Key = t.key(row)
	row.LeftOut = t.faults
	return row, nil
}

// columnFor is the first column that is read for one of these fields; -1 where there is none.
func (r *records) columnFor(fields ...Field) int {
	for _, f := range fields {
		if len(r.columns[f]) > 0 {
			return r.columns[f][0]
		}
	}
	return -1
}

// key tells the line from others. A number of its file does so only with the supplier and the month: files repeat numbers for the lines of an
// invoice, and from year to year.
func (t *SpendTable) key(row *SpendRow) string {
	number, _ := t.cell(Line)
	supplier, paid := strings.ToLower(row.Supplier.Name), row.On.String()
	parts := []string{"line", number, supplier, paid[:min(len(paid), len("2026-10"))]}
	if number == "" {
		parts = []string{"payment", supplier, row.Contract, paid, row.Amount.Currency().Code(), row.Buyer, row.Framework, row.Lot, row.Description}
	}
	if number == "" && row.Contract == "" {
		parts = append(parts, row.Amount.String())
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return hex.EncodeToString(sum[:10])
}

// Remarks say how the table had to be read; they are complete once the last row was.
func (t *SpendTable) Remarks() []string { return t.remarks() }

// Passed is how many bytes of the file were read; it may be asked at any time, from any goroutine.
func (t *SpendTable) Passed() int64 { return t.table.file.passed.bytes.Load() }

// Close closes the file.
func (t *SpendTable) Close() error { return t.close() }
