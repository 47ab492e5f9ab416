package desk

import (
	"context"
	"errors"
	"fmt"
	"io"

	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement"
)

// ImportSpend takes a spend file in, as [ImportRegister] does a register. Its rows are payments to suppliers; those that name a contract of
// the register are its. Rows that are the same in all they say are as many payments, and the same file again adds none.
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
		err = in.takeSpend(table)
		in.report.Remarks = append(table.Remarks(), in.report.Remarks...)
		return errors.Join(err, table.Close())
	})
	return report, err
}

func (in *intake) takeSpend(table *exchange.SpendTable) error {
	var rows []*exchange.SpendRow
	for {
		row, err := table.Next()
		if err == nil {
			err = in.interrupted()
		}
		switch {
		case errors.Is(err, io.EOF):
			return in.writeSpend(rows)
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

// writeSpend adds the lines among rows that the workspace has not.
func (in *intake) writeSpend(rows []*exchange.SpendRow) error {
	keys, references := make([]string, len(rows)), []string{}
	for i, row := range rows {
		keys[i] = row.Key
		if row.Contract != "" {
			references = append(references, row.Contract)
		}
	}
	there, err := in.tx.SpendLinesOf(keys)
	if err != nil {
		return err
	}
	contracts, err := in.tx.ContractsNamed(references)
	if err != nil {
		return err
	}
	var added []procurement.SpendLine
	for _, row := range rows {
		if err := in.report.Sums.Add(row.Amount); err != nil {
			return err
		}
		if there[row.Key] {
			in.report.Unchanged++
			continue
		}
		in.report.Taken++
		added = append(added, procurement.SpendLine{
			Key: row.Key, Supplier: in.suppliers.take(&row.Supplier), Contract: contracts[row.Contract], On: row.On, Amount: row.Amount,
			Buyer: row.Buyer, Framework: row.Framework, Lot: row.Lot, Description: row.Description,
		})
	}
	if err := in.suppliers.write(); err != nil {
		return err
	}
	return in.tx.AddSpendLines(added)
}
