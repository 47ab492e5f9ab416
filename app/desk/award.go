package desk

import (
	"context"
	"fmt"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/tender"
)

// Award says who gets what.
type Award struct {
	Tender string // its reference
	Bid    string // the winning bid's id
	Lot    string // empty for a tender without lots
	// Contract is the contract that is awarded: 0 for the one that is in the pipeline for this tender, or else a new one.
	Contract  procurement.ContractID
	Reference string     // of a new contract; the next free one, such as C-031, where it is empty
	Term      civil.Term // as awarded; that of the contract in the pipeline where it is empty
	// Promises go with the contract, in the stead of those that the bid has; nil for the bid's own.
	Promises []tender.Promise
	// Reason is why this bid; a bid that is not the first in rank needs one.
	Reason string
}

// Awarded is what an award made.
type Awarded struct {
	Contract procurement.ContractID
	New      bool // there was none in the pipeline
	Promises int  // that went with it
}

// NotInTheRunningError says that a bid can't be awarded anything.
type NotInTheRunningError struct{ Tender, Bid string }

func (e *NotInTheRunningError) Error() string {
	return fmt.Sprintf("tender %s: bid %s is not among those that are ranked, so nothing can be awarded to it", e.Tender, e.Bid)
}

// AwardTender awards a tender, or one of its lots, to a bid. The contract that is in the pipeline for it, or a new one, gets the bidder as its
// lead, the price as its value, and the bid's promises as obligations of the supplier, each with the passage and the mark that it earned; a
// promise that went with it before stays as it is. It fails as [tender.Tender.Rank] does, with [*NotInTheRunningError], with [*ReasonError]
// where a bid that is not the first has no reason, and with [procurement.Faults].
func AwardTender(ctx context.Context, ws *store.Workspace, a Award) (*Awarded, error) {
	var made *Awarded
	err := ws.Do(ctx, fmt.Sprintf("Award %s to bid %s", a.Tender, a.Bid), func(tx *store.Tx) error {
		var err error
		made, err = award(tx, a)
		return err
	}, because(a.Reason))
	return made, err
}

func award(tx *store.Tx, a Award) (*Awarded, error) {
	t, err := tx.Tender(a.Tender)
	if err != nil {
		return nil, err
	}
	winner, found, err := t.Winner(a.Bid, tender.Options{Lot: a.Lot})
	switch {
	case err != nil:
		return nil, err
	case !found:
		return nil, &NotInTheRunningError{Tender: a.Tender, Bid: a.Bid}
	case winner.Rank != 1 && isBlank(a.Reason):
		return nil, &ReasonError{Thing: "tender " + a.Tender, Changes: []string{"awarding it to bid " + a.Bid}, Since: fmt.Sprintf("it is ranked %d", winner.Rank)}
	}
	supplier, err := bidder(tx, t, winner.Bid)
	if err != nil {
		return nil, err
	}
	d, err := contractToAward(tx, t, a)
	if err != nil {
		return nil, err
	}
	if a.Promises != nil {
		winner.Bid.Promises = a.Promises
	}
	made := &Awarded{New: d.ID == 0}
	fillAwarded(d, t, winner.Bid, a, supplier)
	made.Promises = takePromises(d, t.Obligations(winner.Bid, a.Lot))
	if err := d.Check().Err(); err != nil {
		return nil, err
	}
	if err := tx.SaveDossier(d); err != nil {
		return nil, err
	}
	made.Contract = d.ID
	return made, nil
}

// bidder is the supplier behind a bid; a bidder whom the register does not know is added to it.
func bidder(tx *store.Tx, t *tender.Tender, b *tender.Bid) (procurement.SupplierID, error) {
	id, err := tx.SupplierOfBid(t.ID, b.ID)
	if err != nil || id != 0 {
		return id, err
	}
	known, err := tx.Suppliers()
	if err != nil {
		return 0, err
	}
	if id, found := newDirectory(known).find(b.Supplier); found {
		return id, nil
	}
	added := procurement.Supplier{Name: b.Supplier, Status: procurement.SupplierActive}
	if err := added.Check().Err(); err != nil {
		return 0, err
	}
	err = tx.SaveSupplier(&added)
	return added.ID, err
}

// contractToAward is the contract that was asked for, or the only one in the pipeline for the tender, or a new one.
func contractToAward(tx *store.Tx, t *tender.Tender, a Award) (*procurement.Dossier, error) {
	if a.Contract != 0 {
		d, err := tx.Dossier(a.Contract)
		return &d, err
	}
	ids, err := tx.ContractsOfTender(t.Reference)
	if err != nil {
		return nil, err
	}
	var waiting []procurement.Dossier
	for _, id := range ids {
		d, err := tx.Dossier(id)
		if err != nil {
			return nil, err
		}
		if d.Status == procurement.Pipeline {
			waiting = append(waiting, d)
		}
	}
	if len(waiting) == 1 && a.Reference == "" {
		return &waiting[0], nil
	}
	d := &procurement.Dossier{}
	d.Title, d.Reference = t.Title, a.Reference
	if lot := t.Lot(a.Lot); lot != nil && lot.Title != "" {
		d.Title += ": " + lot.Title
	}
	if d.Reference == "" {
		taken, err := tx.ContractReferences()
		if err != nil {
			return nil, err
		}
		d.Reference = NextReference(taken)
	}
	return d, nil
}

// NextReference is the first of C-001, C-002 and so on that is not among the references that contracts have.
func NextReference(taken map[string]bool) string {
	for n := 1; ; n++ {
		if reference := fmt.Sprintf("C-%03d", n); !taken[reference] {
			return reference
		}
	}
}

// fillAwarded writes the award into the contract.
func fillAwarded(d *procurement.Dossier, t *tender.Tender, b *tender.Bid, a Award, supplier procurement.SupplierID) {
	d.Tender, d.Lot, d.Status, d.Begun = t.Reference, a.Lot, procurement.Awarded, t.Begun
	d.Currency = t.Currency
	if offer, _ := b.OfferFor(a.Lot); offer.Price.IsSet() {
		d.Value = offer.Price
	}
	if !a.Term.IsZero() {
		d.Term = a.Term
	}
	if d.Lead() != supplier {
		d.Parties = []procurement.Party{{Supplier: supplier, Role: procurement.Lead}}
	}
}

// takePromises adds the promises that the contract does not follow yet, and counts them.
func takePromises(d *procurement.Dossier, promises []procurement.Obligation) (added int) {
	type source struct{ tender, bid, criterion, title string }
	sourceOf := func(o procurement.Obligation) source {
		return source{o.Promise.Tender, o.Promise.Bid, o.Promise.Criterion, o.Title}
	}
	known := map[source]bool{}
	for _, o := range d.Obligations {
		known[sourceOf(o)] = true
	}
	for _, o := range promises {
		if known[sourceOf(o)] {
			continue
		}
		o.Code = d.NextCode("P")
		d.Obligations = append(d.Obligations, o)
		added++
	}
	return added
}
