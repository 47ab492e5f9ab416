package desk

import (
	"slices"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/tender"
)

// tenderPlan is what is going to be done to a tender.
type tenderPlan struct {
	tender       *tender.Tender
	before       *tender.Tender // nil for a new one
	difference   difference     // from before
	reason       string
	known        []procurement.Supplier
	newSuppliers []string // names of bidders that are not among them
}

// indistinct are the faults that not even a draft may have: things that can't be told apart by their ids.
func indistinct(t *tender.Tender) tender.Faults {
	faults := t.Check()
	faults = slices.DeleteFunc(faults, func(f tender.Fault) bool { return !strings.HasSuffix(f.Place, ".id") })
	return append(t.CheckNames(), faults...)
}

// plan compares a tender with the one that it takes the place of, if any, and refuses what may not be done.
func plan(from source, before, after *tender.Tender, reason string) (*tenderPlan, error) {
	p := &tenderPlan{before: before, tender: after, reason: strings.TrimSpace(reason)}
	if before == nil {
		p.difference = compare(&tender.Tender{}, after)
	} else {
		p.difference = compare(before, after)
		if err := p.allowed(from); err != nil {
			return nil, err
		}
	}
	var err error
	if p.known, err = from.Suppliers(); err != nil {
		return nil, err
	}
	p.meetSuppliers()
	return p, nil
}

// allowed refuses to change a locked model, and to change what was fixed without a reason.
func (p *tenderPlan) allowed(from source) error {
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
func (p *tenderPlan) meetSuppliers() {
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
func (p *tenderPlan) write(tx *store.Tx) error {
	p.tender.ID = 0
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
