package desk

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"counterweight/app/store"
	"counterweight/procurement/tender"
)

// difference is what becomes of a tender when another version of it takes its place. Bids are named by their ids.
type difference struct {
	model bool // what bids are ranked by
	head  bool // anything but bids and marks, the model included
	order bool // the bids that stay stand in another order

	added, removed []string
	changed        []string // in price, status, supplier or anything else but marks
	rewritten      []string // those of changed in which something is otherwise that was there before
	remarked       []string // in marks

	newMarks int // where there was none
	changes  []markChange
}

// markChange is a mark or rationale that takes the place of one that was there.
type markChange struct {
	subject store.MarkSubject
	before  tender.Mark
}

// markName is the mark of bid A on Q1, with whose it is where it is not the panel's and for which lot where it is for one.
func markName(s store.MarkSubject) string {
	name := fmt.Sprintf("the mark of bid %s on %s", s.Bid, s.Criterion)
	if s.Lot != "" {
		name += " for lot " + s.Lot
	}
	if s.Evaluator != "" {
		name += " by " + s.Evaluator
	}
	return name
}

// compare finds what differs between a tender and its next version.
func compare(before, after *tender.Tender) difference {
	d := difference{model: before.Canonical() != after.Canonical(), head: !same(headOf(before), headOf(after))}
	old := map[string]*tender.Bid{}
	for i := range before.Bids {
		old[before.Bids[i].ID] = &before.Bids[i]
	}
	kept := map[string]bool{}
	var stays []string
	for i := range after.Bids {
		b := &after.Bids[i]
		was, there := old[b.ID]
		if !there {
			d.added = append(d.added, b.ID)
			d.newMarks += len(marksOf(b))
			continue
		}
		kept[b.ID] = true
		stays = append(stays, b.ID)
		d.compareBid(was, b)
	}
	var stayed []string
	for i := range before.Bids {
		if id := before.Bids[i].ID; kept[id] {
			stayed = append(stayed, id)
		} else {
			d.removed = append(d.removed, id)
		}
	}
	d.order = !slices.Equal(stayed, stays)
	return d
}

// headOf is a tender without its bids.
func headOf(t *tender.Tender) tender.Tender {
	head := *t
	head.ID, head.Bids = 0, nil
	return head
}

// unmarked is a bid without its marks.
func unmarked(b *tender.Bid) tender.Bid {
	bare := *b
	bare.Marks, bare.Evaluators, bare.Lots = nil, nil, map[string]tender.Offer{}
	for lot, offer := range b.Lots {
		bare.Lots[lot] = tender.Offer{Price: offer.Price, PriceScore: offer.PriceScore}
	}
	return bare
}

func (d *difference) compareBid(before, after *tender.Bid) {
	if !same(unmarked(before), unmarked(after)) {
		d.changed = append(d.changed, after.ID)
		if !same(unmarked(before), withoutNew(before, after)) {
			d.rewritten = append(d.rewritten, after.ID)
		}
	}
	old, now := marksOf(before), marksOf(after)
	news, changes := d.newMarks, len(d.changes)
	for _, s := range slices.SortedFunc(maps.Keys(now), compareSubjects) {
		was, there := old[s]
		switch {
		case !there:
			d.newMarks++
		case was != now[s]:
			d.changes = append(d.changes, markChange{s, was})
		}
		delete(old, s)
	}
	for _, s := range slices.SortedFunc(maps.Keys(old), compareSubjects) {
		d.changes = append(d.changes, markChange{s, old[s]})
	}
	if d.newMarks > news || len(d.changes) > changes {
		d.remarked = append(d.remarked, after.ID)
	}
}

func compareSubjects(a, b store.MarkSubject) int {
	return cmp.Or(cmp.Compare(a.Lot, b.Lot), cmp.Compare(a.Evaluator, b.Evaluator), cmp.Compare(a.Criterion, b.Criterion))
}

// marksOf are all marks of a bid that hold something, with their subjects.
func marksOf(b *tender.Bid) map[store.MarkSubject]tender.Mark {
	all := map[store.MarkSubject]tender.Mark{}
	take := func(lot, evaluator string, marks tender.Marks) {
		for criterion, mark := range marks {
			if mark != (tender.Mark{}) {
				all[store.MarkSubject{Bid: b.ID, Criterion: criterion, Lot: lot, Evaluator: evaluator}] = mark
			}
		}
	}
	offer := func(lot string, o tender.Offer) {
		take(lot, "", o.Marks)
		for evaluator, marks := range o.Evaluators {
			take(lot, evaluator, marks)
		}
	}
	offer("", b.Offer)
	for lot, o := range b.Lots {
		offer(lot, o)
	}
	return all
}

// isNone reports whether nothing differs.
func (d *difference) isNone() bool {
	return !d.head && !d.order && len(d.added)+len(d.removed)+len(d.changed)+len(d.remarked) == 0
}

// touched are the bids that stay and differ, each once.
func (d *difference) touched() []string {
	touched := slices.Concat(d.changed, d.remarked)
	slices.Sort(touched)
	return slices.Compact(touched)
}

// needing is what of the difference needs a reason, in a tender that was locked or whose bids hold marks: all that was there before and
// is to be otherwise. A rationale without a mark was never given, and may be changed.
func (d *difference) needing() (changes []string) {
	switch {
	case d.model:
		changes = append(changes, "changing the model")
	case d.head:
		changes = append(changes, "changing what it says of itself")
	}
	if d.order {
		changes = append(changes, "changing the order of bids")
	}
	for _, id := range d.removed {
		changes = append(changes, "taking out bid "+id)
	}
	for _, id := range d.rewritten {
		changes = append(changes, "changing bid "+id)
	}
	for _, c := range d.changes {
		if c.before.Value.Given() {
			changes = append(changes, "changing "+markName(c.subject))
		}
	}
	return changes
}

// hasMarks reports whether any bid holds a mark.
func hasMarks(t *tender.Tender) bool {
	for i := range t.Bids {
		for _, mark := range marksOf(&t.Bids[i]) {
			if mark.Value.Given() {
				return true
			}
		}
	}
	return false
}
