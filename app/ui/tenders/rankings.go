package tenders

import (
	"context"
	"slices"

	"counterweight/app/store"
	"counterweight/procurement/tender"
)

// rankings are all tenders, each with its ranking, as they were when a batch of changes was the last one.
type rankings struct {
	batch int64
	rows  []row // by reference
}

// again reads and ranks those tenders that something changed in, and takes over the others as they are known. Nothing is known at first.
func (r rankings) again(ctx context.Context, ws *store.Workspace) (rankings, error) {
	head, err := ws.Head(ctx) // before all else, so that what changes meanwhile is read once more the next time
	if err != nil {
		return rankings{}, err
	}
	var changed []tender.ID
	if len(r.rows) > 0 {
		if changed, err = ws.TendersChangedAfter(ctx, r.batch); err != nil {
			return rankings{}, err
		}
	}
	rules, err := ws.LowBidRules(ctx)
	if err != nil {
		return rankings{}, err
	}
	listed, err := ws.Tenders(ctx)
	if err != nil {
		return rankings{}, err
	}
	now := rankings{batch: head.Batch, rows: make([]row, len(listed))}
	for i, l := range listed {
		if known, ok := r.rowOf(l.ID); ok && !slices.Contains(changed, l.ID) {
			now.rows[i] = known
			continue
		}
		t, err := ws.Tender(ctx, l.Reference)
		if err != nil {
			return rankings{}, err
		}
		now.rows[i] = rowOf(t, l, rules)
	}
	return now, nil
}

// rowOf is what is known of a tender.
func (r rankings) rowOf(id tender.ID) (row, bool) {
	if i := slices.IndexFunc(r.rows, func(known row) bool { return known.id == id }); i >= 0 {
		return r.rows[i], true
	}
	return row{}, false
}
