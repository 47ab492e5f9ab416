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
	faults := t.Check()
	if isBlank(t.Reference) {
		faults.Add("tender.reference", "it is missing", "give the tender a reference of its own, such as T-007: a workspace tells tenders apart by it")
	}
	if err := faults.Err(); err != nil {
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

// importPlan is what an import is going to do.
type importPlan struct {
	tender       *tender.Tender
	before       *tender.Tender // nil for a new one
	difference   difference     // from before
	reason       string
	known        []procurement.Supplier
	newSuppliers []string // names of bidders that are not among them
}

// planImport compares a tender with the one that is there, and refuses what may not be done.
func planImport(from source, t *tender.Tender, reason string) (*importPlan, error) {
	p := &importPlan{tender: t, reason: reason}
	before, err := from.Tender(t.Reference)
	var missing *store.NotFoundError
	switch {
	case errors.As(err, &missing):
		before = &tender.Tender{}
	case err != nil:
		return nil, err
	default:
		p.before = before
	}
	p.difference = compare(before, t)
	if p.before != nil {
		if err := p.allowed(from); err != nil {
			return nil, err
		}
	}
	if p.known, err = from.Suppliers(); err != nil {
		return nil, err
	}
	p.meetSuppliers()
	return p, nil
}

// allowed refuses to change a locked model, and to change what was fixed without a reason.
func (p *importPlan) allowed(from source) error {
	lock, err := from.ModelLock(p.before.ID)
	if err != nil {
		return err
	}
	if lock != nil && p.tender.Fingerprint() != lock.Fingerprint {
		return &LockedError{Reference: p.tender.Reference, Lock: *lock, Found: p.tender.Fingerprint()}
	}
	changes := p.difference.needing()
	if len(changes) > 0 && isBlank(p.reason) && (lock != nil || hasMarks(p.before)) {
		return &ReasonError{Thing: "tender " + p.tender.Reference, Changes: changes, Since: sinceFixed}
	}
	return nil
}

// meetSuppliers finds the bidders that the register does not know. Bids that stay with their supplier stay with their place in it.
func (p *importPlan) meetSuppliers() {
	met := newDirectory(p.known)
	names := map[string]string{}
	if p.before != nil {
		for i := range p.before.Bids {
			names[p.before.Bids[i].ID] = p.before.Bids[i].Supplier
		}
	}
	for i := range p.tender.Bids {
		b := &p.tender.Bids[i]
		if name, there := names[b.ID]; isBlank(b.Supplier) || there && name == b.Supplier {
			continue
		}
		if _, found := met.find(b.Supplier); !found {
			met.add(procurement.Supplier{Name: b.Supplier})
			p.newSuppliers = append(p.newSuppliers, b.Supplier)
		}
	}
}

// write carries the plan out.
func (p *importPlan) write(tx *store.Tx) error {
	if p.before != nil {
		p.tender.ID = p.before.ID
		if p.difference.isNone() {
			return nil
		}
	}
	for _, name := range p.newSuppliers {
		added := procurement.Supplier{Name: name, Status: procurement.SupplierActive}
		if err := tx.SaveSupplier(&added); err != nil {
			return err
		}
		p.known = append(p.known, added)
	}
	return tx.SaveTender(p.tender, newDirectory(p.known).bidders(p.tender), p.reason)
}

// bidders are the suppliers of a tender's bids by the names that the bids have.
func (d *directory) bidders(t *tender.Tender) map[string]procurement.SupplierID {
	bidders := map[string]procurement.SupplierID{}
	for i := range t.Bids {
		if id, found := d.find(t.Bids[i].Supplier); found {
			bidders[t.Bids[i].Supplier] = id
		}
	}
	return bidders
}

func (p *importPlan) report() *TenderReport {
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
