package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// ImportRegister takes a table of contracts in, in one batch: all rows that can be taken, or nothing where the file can't be read to its
// end or ctx is cancelled. A row whose reference the register has changes only what it says otherwise; the same file again changes nothing.
// Suppliers that the register does not know are added.
//
// It fails with [*exchange.TableError], and with errors of reading the file and writing the workspace.
func ImportRegister(ctx context.Context, ws *store.Workspace, d exchange.Data, o ImportFileOptions) (report *ImportReport, err error) {
	err = inBatch(ctx, ws, o, d.Name, func(tx *store.Tx) error {
		in, err := newIntake(tx, exchange.KindContracts, o, d.Size)
		if err != nil {
			return err
		}
		table, err := exchange.OpenContracts(d, o.Mapping, in.today)
		if err != nil {
			return err
		}
		report = in.report
		err = in.takeContracts(readAhead(rowsOf(table.Next)), table.Passed)
		in.report.Remarks = table.Remarks()
		return errors.Join(err, table.Close())
	})
	return report, err
}

// ImportOCDS takes open contracting data in, as [ImportRegister] does a table. Each contract that a release tells of is a row. A notice
// that is no newer than the newest that the register has of a contract only fills in what is not known there.
func ImportOCDS(ctx context.Context, ws *store.Workspace, d exchange.Data, o ImportFileOptions) (report *ImportReport, err error) {
	err = inBatch(ctx, ws, o, d.Name, func(tx *store.Tx) error {
		in, err := newIntake(tx, exchange.KindOCDS, o, d.Size)
		if err != nil {
			return err
		}
		reader, err := exchange.OpenOCDS(d)
		if err != nil {
			return err
		}
		report = in.report
		err = in.takeContracts(readAhead(reader.Rows()), reader.Passed)
		in.report.Remarks = append(in.report.Remarks, reader.Remarks()...)
		return errors.Join(err, reader.Close())
	})
	return report, err
}

// rowsOf are the rows that next gives until [io.EOF].
func rowsOf[R any](next func() (R, error)) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for {
			row, err := next()
			if errors.Is(err, io.EOF) || !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// contractIntake is an import of contracts between two writes.
type contractIntake struct {
	*intake
	hadContracts bool // before the import
	rows         []*exchange.ContractRow
	processes    map[string]bool // open contracting ids among rows
	lookUp       bool            // whether the workspace may have one of the rows
	found        foundContracts
	added        []procurement.Dossier
	changed      []procurement.Contract
	completed    []procurement.Dossier            // changed with what is kept on them
	lines        map[string]procurement.SpendLine // that are there of the payments that rows tell of, by key
	planned      []plannedLine
	paid         ledger
	observed     observations // that were not taken up
}

// foundContracts are contracts of the workspace that rows may mean.
type foundContracts struct {
	byReference map[string]*procurement.Contract
	byOCID      map[string][]*procurement.Contract
}

func (in *intake) takeContracts(rows iter.Seq2[*exchange.ContractRow, error], passed func() int64) error {
	c := &contractIntake{intake: in, processes: map[string]bool{}, observed: observations{}}
	var err error
	if c.hadContracts, err = in.tx.HasContracts(); err != nil {
		return err
	}
	for row, err := range rows {
		if err == nil {
			err = in.interrupted()
		}
		if err != nil {
			return err
		}
		in.report.Rows++
		if err := c.gather(row); err != nil {
			return err
		}
		if in.report.Rows%chunkRows == 0 {
			in.advance(passed())
		}
	}
	if err := c.write(); err != nil {
		return err
	}
	in.report.Remarks = append(in.report.Remarks, c.observed.remarks()...)
	return in.fillMonths(c.paid)
}

// gather takes a row in hand until there are many to look up at once.
func (c *contractIntake) gather(row *exchange.ContractRow) error {
	if len(row.LeftOut) == 0 {
		c.tellApart(row)
	}
	if len(row.LeftOut) > 0 {
		c.report.leaveOut(row.LeftOut...)
		return nil
	}
	k := &row.Contract
	if k.OCID != "" && c.processes[k.OCID] || len(c.rows) == chunkRows {
		if err := c.write(); err != nil {
			return err
		}
	}
	if k.OCID != "" {
		c.processes[k.OCID] = true
		c.lookUp = c.seen.before("ocid "+k.OCID, row.Row) > 0 || c.lookUp
	}
	c.rows = append(c.rows, row)
	return nil
}

// tellApart finds rows of a table that have the reference of an earlier one. Where it was made from the content, it is made another; else
// the row is left out.
func (c *contractIntake) tellApart(row *exchange.ContractRow) {
	k := &row.Contract
	if k.OCID != "" {
		return // releases come one after another
	}
	earlier := c.seen.before(k.Reference, row.Row)
	for n := 2; row.Made && earlier > 0; n++ {
		again := fmt.Sprintf("%s-%d", k.Reference, n)
		if earlier = c.seen.before(again, row.Row); earlier == 0 {
			k.Reference = again
		}
	}
	if earlier > 0 {
		row.LeftOut = append(row.LeftOut, exchange.LeftOut{
			Row: row.Row, Column: exchange.Reference.String(), Value: k.Reference,
			Reason: fmt.Sprintf("row %d has this reference already: give each contract its own", earlier),
		})
	}
}

// write decides on the rows in hand, and writes what comes of them.
func (c *contractIntake) write() error {
	if len(c.rows) == 0 {
		return nil
	}
	if err := c.find(); err != nil {
		return err
	}
	if err := c.findLines(); err != nil {
		return err
	}
	for _, row := range c.rows {
		if err := c.decide(row); err != nil {
			return err
		}
	}
	if err := c.suppliers.write(); err != nil {
		return err
	}
	if err := c.tx.AddDossiers(c.added); err != nil {
		return err
	}
	for i := range c.changed {
		if err := c.tx.SaveContract(&c.changed[i]); err != nil {
			return err
		}
	}
	for i := range c.completed {
		if err := c.tx.SaveDossier(&c.completed[i]); err != nil {
			return err
		}
	}
	if err := c.pay(); err != nil {
		return err
	}
	c.rows, c.added, c.changed, c.lookUp = c.rows[:0], c.added[:0], c.changed[:0], false
	c.completed, c.planned = c.completed[:0], c.planned[:0]
	clear(c.processes)
	return nil
}

// find looks up what the workspace has of the rows in hand.
func (c *contractIntake) find() error {
	c.found = foundContracts{map[string]*procurement.Contract{}, map[string][]*procurement.Contract{}}
	if !c.hadContracts && !c.lookUp {
		return nil
	}
	var references, ocids []string
	for _, row := range c.rows {
		references = append(references, row.Contract.Reference)
		if ocid := row.Contract.OCID; ocid != "" {
			ocids = append(ocids, ocid)
		}
	}
	all, err := c.tx.FindContracts(references, ocids)
	if err != nil {
		return err
	}
	for i := range all {
		c.found.byReference[all[i].Reference] = &all[i]
		if ocid := all[i].OCID; ocid != "" {
			c.found.byOCID[ocid] = append(c.found.byOCID[ocid], &all[i])
		}
	}
	return nil
}

// meant is the contract that a row means: the one of its reference; for an award, the procurement that it came from while that is in the
// pipeline; for a procurement, a contract that came from it. One that the office gave a reference of its own is known by its lead.
func (c *contractIntake) meant(row *exchange.ContractRow) *procurement.Contract {
	k := &row.Contract
	if same := c.found.byReference[k.Reference]; same != nil || k.OCID == "" {
		return same
	}
	for _, other := range c.found.byOCID[k.OCID] {
		renamed := !strings.HasPrefix(other.Reference, k.OCID)
		if other.Status == procurement.Pipeline || k.Status == procurement.Pipeline || renamed && c.isLead(other, row) {
			return other
		}
	}
	return nil
}

// isLead reports whether a contract's lead is the first supplier of a row.
func (c *contractIntake) isLead(k *procurement.Contract, row *exchange.ContractRow) bool {
	if len(row.Suppliers) == 0 {
		return false
	}
	id, found := c.suppliers.find(&row.Suppliers[0])
	return found && id == k.Lead()
}

// decide says what becomes of a row.
func (c *contractIntake) decide(row *exchange.ContractRow) error {
	suppliers := make([]procurement.SupplierID, 0, len(row.Suppliers))
	if was := c.meant(row); was != nil {
		return c.update(row, was, suppliers)
	}
	return c.add(row, suppliers)
}

// party takes the suppliers of a row that will be taken.
func (c *contractIntake) parties(row *exchange.ContractRow, suppliers []procurement.SupplierID) []procurement.SupplierID {
	for i := range row.Suppliers {
		suppliers = append(suppliers, c.suppliers.take(&row.Suppliers[i]))
	}
	return suppliers
}

func (c *contractIntake) add(row *exchange.ContractRow, suppliers []procurement.SupplierID) error {
	k := row.Contract
	k.Status = c.statusOf(row)
	k.Parties = make([]procurement.Party, min(1, len(row.Suppliers))) // stands in for those that are only added if all is well
	for i := range k.Parties {
		k.Parties[i] = procurement.Party{Supplier: -1, Role: procurement.Lead}
	}
	if faults := k.Check(); len(faults) > 0 {
		c.report.leaveOut(faultsOf(row.Row, faults)...)
		return nil
	}
	k.Parties = partiesOf(c.parties(row, suppliers))
	c.added = append(c.added, dossierOf(k, row.Kept))
	c.plan(row, &k, len(c.added))
	c.observeNew(row, &k)
	c.report.Taken++
	return c.addUp(&k)
}

// addUp adds a value to the sum of the rows of a table. Notices tell of one contract again and again, and are not added up.
func (c *contractIntake) addUp(k *procurement.Contract) error {
	if c.report.Kind == exchange.KindOCDS {
		return nil
	}
	return c.report.Sums.Add(k.Value)
}

// statusOf is the status of a new contract: the one that the row says, or else, with a supplier, the one that its term has today. What a
// notice calls awarded or active goes by the term too, since notices don't tell of its end.
func (c *contractIntake) statusOf(row *exchange.ContractRow) procurement.ContractStatus {
	k := &row.Contract
	byTerm := k.OCID != "" && (k.Status == procurement.Awarded || k.Status == procurement.Live)
	if row.Says.Has(exchange.Status) && !byTerm || len(row.Suppliers) == 0 || k.Term.IsZero() {
		return k.Status
	}
	switch {
	case k.Term.From.After(c.today):
		return procurement.Awarded
	case !k.Term.To.IsZero() && k.Term.To.Before(c.today):
		return procurement.Ended
	}
	return procurement.Live
}

// inNotices is the status of a contract as notices tell it, which know fewer than a register has and go by the days.
func inNotices(k procurement.Contract, today civil.Date) procurement.ContractStatus {
	if k.Status == procurement.ContractStatusUnstated {
		k.Status = procurement.Awarded
	}
	if k.Status <= procurement.Ending {
		k.Status = k.StatusOn(today, procurement.EndingMonths, civil.UKCalendars(nil))
	}
	switch {
	case k.Status == procurement.Ending:
		return procurement.Live
	case k.Status > procurement.Ending:
		return procurement.Ended
	}
	return k.Status
}

func (c *contractIntake) update(row *exchange.ContractRow, was *procurement.Contract, suppliers []procurement.SupplierID) error {
	after := *was
	if c.report.Kind == exchange.KindOCDS && row.Contract.Status == procurement.Pipeline && was.Status != procurement.Pipeline {
		c.report.Unchanged++ // of a procurement that has become a contract, the award speaks
		return nil
	}
	newer := row.Contract.Released > was.Released
	fillOnly := row.Contract.OCID != "" && was.Released != "" && !newer
	row.Contract.Status = c.statusOf(row)
	if c.report.Kind == exchange.KindOCDS && inNotices(*was, c.today) == inNotices(row.Contract, c.today) {
		row.Contract.Status = was.Status
	}
	changes := update(&after, row, fillOnly)
	if faults := newFaults(was.Check(), after.Check()); len(faults) > 0 {
		faults = slices.DeleteFunc(faults, func(f *procurement.Fault) bool { return f.Field == "parties" && len(row.Suppliers) > 0 })
		if len(faults) > 0 {
			c.report.leaveOut(faultsOf(row.Row, faults)...)
			return nil
		}
	}
	if !fillOnly || len(was.Parties) == 0 {
		lead := c.suppliers.nameOf(was.Lead())
		if updateParties(&after, c.parties(row, suppliers)) {
			changes = append(changes, FieldChange{
				Row: row.Row, Thing: was.Reference, Field: exchange.Supplier.String(), Was: lead, Is: c.suppliers.nameOf(after.Lead()),
			})
		}
	}
	if was.Reference == was.OCID && was.Reference != row.Contract.Reference {
		changes = append(changes, FieldChange{Row: row.Row, Thing: was.Reference, Field: exchange.Reference.String(), Was: was.Reference, Is: row.Contract.Reference})
		after.Reference = row.Contract.Reference // a procurement becomes the contract that was awarded
	}
	if fill(&after.OCID, row.Contract.OCID); newer {
		after.Released = row.Contract.Released
	}
	return c.settle(row, was, after, changes, fillOnly)
}

// settle notes what is otherwise in a contract that is there, with what the row tells beside it.
func (c *contractIntake) settle(row *exchange.ContractRow, was *procurement.Contract, after procurement.Contract, changes []FieldChange, fillOnly bool) error {
	var beside []FieldChange
	if row.Kept != nil || len(row.Contract.Changes) > 0 {
		d, err := c.tx.Dossier(was.ID)
		if err != nil {
			return err
		}
		d.Contract = after
		if beside = mergeKept(&d, row, fillOnly); len(beside) > 0 {
			c.completed = append(c.completed, d)
		}
	}
	for _, change := range slices.Concat(changes, beside) {
		c.report.change(change)
	}
	read, err := c.observe(row, &after)
	if err != nil {
		return err
	}
	if c.plan(row, &after, 0) || read || len(changes)+len(beside) > 0 {
		c.report.Updated++
	} else {
		c.report.Unchanged++
	}
	if len(beside) == 0 && (len(changes) > 0 || after.Released != was.Released || after.OCID != was.OCID) {
		c.changed = append(c.changed, after)
	}
	return c.addUp(&after)
}

// nameOf is the name of a supplier, empty for none.
func (b *supplierBook) nameOf(id procurement.SupplierID) string {
	if s := b.known[id]; s != nil {
		return s.Name
	}
	return ""
}
