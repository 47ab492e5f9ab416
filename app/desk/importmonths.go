package desk

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement"
)

// ledger are the contracts for which payments came in, each with the first row that told of one.
type ledger map[procurement.ContractID]int

// silently stands for the row of a contract whose months are not listed as changes, since all of it is new.
const silently = 0

func (l *ledger) note(id procurement.ContractID, row int) {
	if *l == nil {
		*l = ledger{}
	}
	if _, noted := (*l)[id]; id != 0 && !noted {
		(*l)[id] = row
	}
}

// lineFields are what a file may correct of a line of spending.
var lineFields = []struct {
	field exchange.Field
	words func(*procurement.SpendLine) string
	set   func(into, from *procurement.SpendLine)
}{
	{exchange.Paid, func(l *procurement.SpendLine) string { return l.On.Words() }, func(into, from *procurement.SpendLine) { into.On = from.On }},
	{exchange.Amount, func(l *procurement.SpendLine) string { return l.Amount.Words() }, func(into, from *procurement.SpendLine) { into.Amount = from.Amount }},
	{exchange.Buyer, func(l *procurement.SpendLine) string { return l.Buyer }, func(into, from *procurement.SpendLine) { into.Buyer = from.Buyer }},
	{exchange.Framework, func(l *procurement.SpendLine) string { return l.Framework }, func(into, from *procurement.SpendLine) { into.Framework = from.Framework }},
	{exchange.Lot, func(l *procurement.SpendLine) string { return l.Lot }, func(into, from *procurement.SpendLine) { into.Lot = from.Lot }},
	{exchange.Description, func(l *procurement.SpendLine) string { return l.Description }, func(into, from *procurement.SpendLine) { into.Description = from.Description }},
}

// correct is a line that was there with what a file says otherwise of it, which is listed. A file that says nothing of something leaves it as
// it is. A line that was not there stays as it is.
func (in *intake) correct(was, line procurement.SpendLine, row int, thing string) procurement.SpendLine {
	after := was
	if was.ID == 0 {
		return after
	}
	note := func(f exchange.Field, was, is string) {
		in.report.change(FieldChange{Row: row, Thing: thing, Field: f.String(), Was: was, Is: is})
	}
	for _, f := range lineFields {
		if before, is := f.words(&was), f.words(&line); is != "" && before != is {
			f.set(&after, &line)
			note(f.field, before, is)
		}
	}
	if line.Contract != 0 && line.Contract != was.Contract {
		after.Contract = line.Contract
		note(exchange.Contract, in.referenceOf(was.Contract), in.referenceOf(line.Contract))
	}
	return after
}

// referenceOf is the reference of a contract; empty where there is none, or none any more.
func (in *intake) referenceOf(id procurement.ContractID) string {
	if id == 0 {
		return ""
	}
	d, err := in.tx.Dossier(id)
	if err != nil {
		return "" // the contract was removed; whatever else keeps it from being read stops its months from being filled
	}
	return d.Reference
}

// fillMonths makes the months of contracts say what their lines of spending add up to.
func (in *intake) fillMonths(paid ledger) error {
	for _, id := range sortedKeys(paid) {
		if err := in.interrupted(); err != nil {
			return err
		}
		d, err := in.tx.Dossier(id)
		var gone *store.NotFoundError
		if errors.As(err, &gone) {
			continue // a line that was corrected may have belonged to a contract that was removed since
		}
		if err != nil {
			return err
		}
		if err := in.fillMonthsOf(&d, paid[id]); err != nil {
			return err
		}
	}
	return nil
}

func (in *intake) fillMonthsOf(d *procurement.Dossier, row int) error {
	months, others, err := in.tx.PaidByMonth(d.ID, d.Currency)
	if err != nil {
		return err
	}
	remark := func(format string, args ...any) {
		in.report.Remarks = append(in.report.Remarks, d.Reference+": "+fmt.Sprintf(format, args...))
	}
	if others > 0 {
		remark("%s without a date or in another currency than the contract: in none of its months", count(others, "payment"))
	}
	before, faults := *d, d.Check()
	differ, err := d.TakePayments(months)
	if err != nil {
		return err
	}
	for _, m := range differ {
		remark("%s of %s were paid by the files, and somebody typed another figure, which stays", m.Amount.Words(), m.Month.Words())
	}
	if d.Spent == before.Spent && slices.Equal(d.Months, before.Months) {
		return nil
	}
	if err := newFaults(faults, d.Check()).Err(); err != nil {
		return err
	}
	in.noteMonths(&before, d, row)
	return in.tx.SaveDossier(d)
}

// noteMonths lists what is otherwise in the months of a contract.
func (in *intake) noteMonths(before, after *procurement.Dossier, row int) {
	note := func(field, was, is string) {
		if was != is && row != silently {
			in.report.change(FieldChange{Row: row, Thing: after.Reference, Field: field, Was: was, Is: is})
		}
	}
	was, is := spentIn(before), spentIn(after)
	for _, month := range sortedKeys(merged(was, is)) {
		note("spent "+month, was[month], is[month])
	}
	note("spent", before.Spent.Words(), after.Spent.Words())
}

// spentIn is what was spent on a contract by month, in words.
func spentIn(d *procurement.Dossier) map[string]string {
	months := map[string]string{}
	for _, m := range d.Months {
		if m.Kind == procurement.MoneySpent {
			months[m.Month.String()] = m.Amount.Words()
		}
	}
	return months
}

func merged(one, other map[string]string) map[string]string {
	both := maps.Clone(one)
	maps.Copy(both, other)
	return both
}
