package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement"
)

// ImportSpend takes a spend file in, as [ImportRegister] does a register. Its rows are payments to suppliers; those that name a contract of
// the register are its, and fill its months. Rows that are the same in all they say are as many payments, and the same file again adds none;
// a payment that has a number, or names a contract, is corrected by a later file that says otherwise of it.
func ImportSpend(ctx context.Context, ws *store.Workspace, d exchange.Data, o ImportFileOptions) (report *ImportReport, err error) {
	err = inBatch(ctx, ws, o, d.Name, func(tx *store.Tx) error {
		in, err := newIntake(tx, exchange.KindSpend, o, d.Size)
		if err != nil {
			return err
		}
		table, err := exchange.OpenSpend(d, o.Mapping, in.today)
		if err != nil {
			return err
		}
		report = in.report
		s := &spendIntake{intake: in, contracts: map[string]procurement.Contract{}, unknown: map[string]bool{}}
		err = s.takeSpend(table)
		in.report.Remarks = append(table.Remarks(), in.report.Remarks...)
		return errors.Join(err, table.Close())
	})
	return report, err
}

// spendIntake is an import of spending.
type spendIntake struct {
	*intake
	contracts map[string]procurement.Contract // those that rows named so far, by reference; without ID where there is none
	unknown   map[string]bool                 // references that the register has not
	paid      ledger
}

func (in *spendIntake) takeSpend(table *exchange.SpendTable) error {
	var rows []*exchange.SpendRow
	for {
		row, err := table.Next()
		if err == nil {
			err = in.interrupted()
		}
		switch {
		case errors.Is(err, io.EOF):
			if err := in.writeSpend(rows); err != nil {
				return err
			}
			in.sayUnknown()
			return in.fillMonths(in.paid)
		case err != nil:
			return err
		}
		in.report.Rows++
		if len(row.LeftOut) > 0 {
			in.report.leaveOut(row.LeftOut...)
			continue
		}
		if n := in.seen.again(row.Key); n > 1 {
			row.Key = fmt.Sprintf("%s-%d", row.Key, n)
		}
		if rows = append(rows, row); len(rows) == chunkRows {
			in.advance(table.Passed())
			if err := in.writeSpend(rows); err != nil {
				return err
			}
			rows = rows[:0]
		}
	}
}

// writeSpend adds the lines among rows that the workspace has not, and corrects those that it has otherwise.
func (in *spendIntake) writeSpend(rows []*exchange.SpendRow) error {
	there, err := in.lookUp(rows)
	if err != nil {
		return err
	}
	var added, changed []procurement.SpendLine
	for _, row := range rows {
		line := procurement.SpendLine{
			Key: row.Key, Contract: in.contracts[row.Contract].ID, On: row.On, Amount: row.Amount,
			Buyer: row.Buyer, Framework: row.Framework, Lot: row.Lot, Description: row.Description,
		}
		was, known := there[row.Key]
		if !known && !in.supply(row, &line) {
			continue
		}
		if err := in.report.Sums.Add(row.Amount); err != nil {
			return err
		}
		corrected := in.correct(was, line, row.Row, cmp.Or(row.Contract, row.Supplier.Name))
		switch {
		case !known:
			in.report.Taken++
			added = append(added, line)
			in.paid.note(line.Contract, row.Row)
		case corrected != was:
			in.report.Updated++
			changed = append(changed, corrected)
			in.paid.note(corrected.Contract, row.Row)
			in.paid.note(was.Contract, row.Row)
		default:
			in.report.Unchanged++
		}
	}
	if err := in.suppliers.write(); err != nil {
		return err
	}
	if err := in.tx.AddSpendLines(added); err != nil {
		return err
	}
	for i := range changed {
		if err := in.tx.SaveSpendLine(&changed[i]); err != nil {
			return err
		}
	}
	return nil
}

// lookUp finds the lines that the workspace has of rows, and the contracts that they name.
func (in *spendIntake) lookUp(rows []*exchange.SpendRow) (map[string]procurement.SpendLine, error) {
	keys, references := make([]string, len(rows)), []string{}
	for i, row := range rows {
		keys[i] = row.Key
		if _, looked := in.contracts[row.Contract]; !looked && row.Contract != "" && !slices.Contains(references, row.Contract) {
			references = append(references, row.Contract)
		}
	}
	found, err := in.tx.FindContracts(references, nil)
	if err != nil {
		return nil, err
	}
	for _, reference := range references {
		in.contracts[reference] = procurement.Contract{}
	}
	for _, c := range found {
		in.contracts[c.Reference] = c
	}
	for _, reference := range references {
		if in.contracts[reference].ID == 0 {
			in.unknown[reference] = true
		}
	}
	return in.tx.SpendLinesOf(keys)
}

// supply gives a line the supplier that its row names, or else the lead of its contract. Where there is neither the row is left out.
func (in *spendIntake) supply(row *exchange.SpendRow, line *procurement.SpendLine) bool {
	if row.Supplier.Name != "" {
		line.Supplier = in.suppliers.take(&row.Supplier)
		return true
	}
	if line.Supplier = in.contracts[row.Contract].Lead(); line.Supplier == 0 {
		in.report.leaveOut(exchange.LeftOut{
			Row: row.Row, Column: exchange.Contract.String(), Value: row.Contract,
			Reason: "the row names no supplier, and the register knows none of this contract: add the contract first, or give the supplier's name",
		})
	}
	return line.Supplier != 0
}

// sayUnknown says which contracts the file names that the register has not.
func (in *spendIntake) sayUnknown() {
	if len(in.unknown) == 0 {
		return
	}
	references := sortedKeys(in.unknown)
	const most = 5
	named := strings.Join(references[:min(most, len(references))], ", ")
	if more := len(references) - most; more > 0 {
		named += fmt.Sprintf(" and %d more", more)
	}
	what := "contracts are not in the register"
	if len(references) == 1 {
		what = "contract is not in the register"
	}
	in.report.Remarks = append(in.report.Remarks, fmt.Sprintf(
		"%d %s (%s): such payments stand with their suppliers only; import the contracts, then this file again", len(references), what, named))
}
