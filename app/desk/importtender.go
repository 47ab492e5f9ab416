package desk

import (
	"context"
	"errors"
	"fmt"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/tender"
)

// ImportOptions say how a tender is taken in.
type ImportOptions struct {
	Reason string // why what is there is changed; needed once marks were given or the model locked
	DryRun bool   // find out what would be done, and write nothing
}

// TenderReport says what became of a tender that was imported. Its rows are the tender and each of its bids.
type TenderReport struct {
	Reference string
	// Rows are those of the file: as many as were taken up as new, updated and found unchanged.
	Rows, Taken, Updated, Unchanged int
	ModelChanged                    bool     // of a tender that was there
	NewSuppliers                    []string // added to the register, by name
	RemovedBids                     []string // those that were there and are not in the file, by id
	NewMarks                        int      // where there was none
	ChangedMarks                    int      // in the place of others, or taken back
}

// ImportTender makes the workspace's tender of this reference be as t, and gives t its ID: a new one is added, of one that is there only
// what differs is changed, and importing the same again changes nothing. Bidders that the register does not know are added to it.
//
// It fails with [tender.Faults], and for a tender that is there with [*LockedError], where its model is locked and t's is another, and
// with [*ReasonError]. With DryRun the workspace may be open for reading only.
func ImportTender(ctx context.Context, ws *store.Workspace, t *tender.Tender, o ImportOptions) (*TenderReport, error) {
	if err := append(t.CheckNames(), t.Check()...).Err(); err != nil {
		return nil, err
	}
	if o.DryRun {
		p, err := planImport(committed{ctx, ws}, t, o.Reason)
		if err != nil {
			return nil, err
		}
		return p.report(), nil
	}
	var report *TenderReport
	label := fmt.Sprintf("Import tender %s with %s", t.Reference, count(len(t.Bids), "bid"))
	err := ws.Do(ctx, label, func(tx *store.Tx) error {
		p, err := planImport(tx, t, o.Reason)
		if err != nil {
			return err
		}
		report = p.report()
		return p.write(tx)
	}, because(o.Reason))
	if err != nil {
		return nil, err
	}
	return report, nil
}

// count is 1 bid, 5 bids.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// source is what an import reads: the batch, or a workspace.
type source interface {
	Tender(reference string) (*tender.Tender, error)
	ModelLock(id tender.ID) (*tender.Lock, error)
	Suppliers() ([]procurement.Supplier, error)
}

// committed is a workspace as a source.
type committed struct {
	ctx context.Context
	ws  *store.Workspace
}

func (c committed) Tender(reference string) (*tender.Tender, error) {
	return c.ws.Tender(c.ctx, reference)
}

func (c committed) ModelLock(id tender.ID) (*tender.Lock, error) { return c.ws.ModelLock(c.ctx, id) }
func (c committed) Suppliers() ([]procurement.Supplier, error)   { return c.ws.Suppliers(c.ctx) }

// planImport is the plan to take t in under its reference.
func planImport(from source, t *tender.Tender, reason string) (*tenderPlan, error) {
	before, err := from.Tender(t.Reference)
	var missing *store.NotFoundError
	if errors.As(err, &missing) {
		before, err = nil, nil
	}
	if err != nil {
		return nil, err
	}
	if before != nil {
		keepPromises(before, t)
	}
	return plan(from, before, t, reason)
}

// keepPromises lets bids that come without promises keep those that they have: a workbook can't hold them.
func keepPromises(before, after *tender.Tender) {
	kept := map[string][]tender.Promise{}
	for _, b := range before.Bids {
		kept[b.ID] = b.Promises
	}
	for i := range after.Bids {
		if b := &after.Bids[i]; len(b.Promises) == 0 {
			b.Promises = kept[b.ID]
		}
	}
}

// report says what an import by the plan does.
func (p *tenderPlan) report() *TenderReport {
	d := &p.difference
	r := &TenderReport{
		Reference: p.tender.Reference, Rows: 1 + len(p.tender.Bids), Taken: len(d.added), Updated: len(d.touched()),
		NewSuppliers: p.newSuppliers, NewMarks: d.newMarks, ChangedMarks: len(d.changes),
	}
	switch {
	case p.before == nil:
		r.Taken++
	case d.head || d.order || len(d.removed) > 0:
		r.Updated++
	}
	if p.before != nil {
		r.ModelChanged, r.RemovedBids = d.model, d.removed
	}
	r.Unchanged = r.Rows - r.Taken - r.Updated
	return r
}
