package exchange

import (
	"fmt"
	"strings"

	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// readBids reads the bids: a row each, and in a tender with lots a further row for each lot that a bid is for.
func (b *tenderBook) readBids(t *table) {
	positions := map[string]int{}
	for _, r := range t.rows() {
		id, lot := r.at(tender.HeadingBid), r.at(tender.HeadingLot)
		position, known := positions[id.trimmed()]
		if !known || lot.isBlank() {
			position = len(b.tender.Bids)
			place := fmt.Sprintf("bids[%d]", position)
			b.cells[place] = id.ref
			b.tender.Bids = append(b.tender.Bids, tender.Bid{
				ID:       b.id(place+".id", id),
				Supplier: b.text(place+".supplier", r.at(tender.HeadingSupplier)),
				Status:   wordIn(b, place+".status", r.at(tender.HeadingStatus), words(weighing.Statuses()), weighing.ParseStatus),
			})
			if !known {
				positions[id.trimmed()] = position
			}
		}
		bid, place := &b.tender.Bids[position], fmt.Sprintf("bids[%d]", position)
		if lot.isBlank() {
			bid.Offer = b.offer(place, r)
			continue
		}
		b.readLotOffer(bid, place, r)
	}
}

// readLotOffer reads what a bid asks for one lot.
func (b *tenderBook) readLotOffer(bid *tender.Bid, place string, r row) {
	lot := r.at(tender.HeadingLot)
	place += ".lots." + lot.trimmed()
	if _, twice := bid.Lots[lot.trimmed()]; twice {
		b.fault(lot.ref, "keep one of the rows", "bid %s is given twice for lot %s", bid.ID, lot.trimmed())
		return
	}
	if c := r.at(tender.HeadingStatus); !c.isBlank() && c.trimmed() != bid.Status.String() {
		b.fault(c.ref, "give the status of a bid in its first row", "bid %s has more than one status", bid.ID)
	}
	if bid.Lots == nil {
		bid.Lots = map[string]tender.Offer{}
	}
	b.cells[place] = lot.ref
	bid.Lots[lot.trimmed()] = b.offer(place, r)
}

func (b *tenderBook) offer(place string, r row) (o tender.Offer) {
	o.Price = b.amount(place+".price", r.at(tender.HeadingPrice))
	o.PriceScore, _ = b.optional(place+".price_score", r.at(tender.HeadingScore))
	return o
}

// markTarget is where a mark belongs: a bid, for all its lots or for one, an evaluator (none for what the panel agreed), a criterion.
type markTarget struct {
	bid                       int
	lot, evaluator, criterion string
}

// place is where a mark, or a reason without one, at this target stands in the tender file.
func (m markTarget) place(mark tender.Mark) string {
	place := fmt.Sprintf("bids[%d]", m.bid)
	if m.lot != "" {
		place += ".lots." + m.lot
	}
	return place + "." + mark.Place(m.evaluator, m.criterion)
}

// setMark changes the mark at a target. It reports false where the bid is not for the lot.
func (b *tenderBook) setMark(at markTarget, change func(*tender.Mark)) bool {
	bid := &b.tender.Bids[at.bid]
	offer := bid.Offer
	if at.lot != "" {
		var made bool
		if offer, made = bid.Lots[at.lot]; !made {
			return false
		}
	}
	marks := offer.Marks
	if at.evaluator != "" {
		marks = offer.Evaluators[at.evaluator]
	}
	if marks == nil {
		marks = tender.Marks{}
	}
	mark := marks[at.criterion]
	change(&mark)
	marks[at.criterion] = mark
	if at.evaluator == "" {
		offer.Marks = marks
	} else {
		if offer.Evaluators == nil {
			offer.Evaluators = map[string]tender.Marks{}
		}
		offer.Evaluators[at.evaluator] = marks
	}
	if at.lot != "" {
		bid.Lots[at.lot] = offer
	} else {
		bid.Offer = offer
	}
	return true
}

// bidPositions are the positions of bids by id, the first where two have the same.
func (b *tenderBook) bidPositions() map[string]int {
	positions := map[string]int{}
	for i, bid := range b.tender.Bids {
		if _, twice := positions[bid.ID]; !twice {
			positions[bid.ID] = i
		}
	}
	return positions
}

// readGrid reads the marks or the reasons: a criterion a row, a bid a column. Take reads the cell of a target.
func (b *tenderBook) readGrid(t *table, take func(at markTarget, c cell)) {
	heads := b.gridHeads(t)
	seen := map[[2]string]bool{}
	for i := t.head + 1; i < len(t.cells.raw); i++ {
		r := row{table: t, index: i}
		if r.at(tender.HeadingScale).trimmed() == tender.HeadingSupplier && r.at(tender.HeadingCriterion).isBlank() {
			continue // the suppliers below the ids of bids
		}
		criterion, lot := r.at(tender.HeadingCriterion), r.at(tender.HeadingLot)
		key := [2]string{criterion.trimmed(), lot.trimmed()}
		for column := t.last + 1; column < len(t.cells.raw[i]); column++ {
			c := t.cells.at(i, column)
			bid, known := heads[column]
			switch {
			case t.cells.isEmpty(c):
				continue
			case !known:
				b.fault(c.ref, "write the bid's id at the head of the column", "stands below no bid")
				continue
			case criterion.isBlank():
				b.fault(c.ref, "write the criterion's id at the beginning of the row", "stands beside no criterion")
				continue
			case seen[key]:
				b.fault(c.ref, "keep one of the rows", "criterion %s has a second row", criterion.trimmed())
				continue
			}
			if bid >= 0 {
				take(markTarget{bid: bid, lot: lot.trimmed(), criterion: criterion.trimmed()}, c)
			}
		}
		seen[key] = true
	}
}

// gridHeads are the positions of the bids by their columns; -1 where a column's bid is at fault.
func (b *tenderBook) gridHeads(t *table) map[int]int {
	positions, heads, taken := b.bidPositions(), map[int]int{}, map[string]bool{}
	if t.head >= len(t.cells.raw) {
		return heads
	}
	for column := t.last + 1; column < len(t.cells.raw[t.head]); column++ {
		c := t.cells.at(t.head, column)
		id := c.trimmed()
		if id == "" {
			continue
		}
		position, known := positions[id]
		switch {
		case !known:
			b.fault(c.ref, "write the id of a bid of the sheet "+tender.SheetBids, "there is no bid %q", id)
			position = -1
		case taken[id]:
			b.fault(c.ref, "keep one of the columns", "bid %s has a second column", id)
			position = -1
		}
		heads[column], taken[id] = position, true
	}
	return heads
}

// takeMark reads a mark of a grid.
func (b *tenderBook) takeMark(at markTarget, c cell) {
	value, ok := b.optional(at.place(tender.Mark{}), c)
	if !ok || !value.Given() {
		return
	}
	if !b.setMark(at, func(m *tender.Mark) { m.Value = value }) {
		b.notForLot(at, c)
	}
}

// takeRationale reads a reason of a grid.
func (b *tenderBook) takeRationale(at markTarget, c cell) {
	if c.text == "" {
		return
	}
	b.cells[at.place(tender.Mark{Rationale: c.text})] = c.ref
	if !b.setMark(at, func(m *tender.Mark) { m.Rationale = c.text }) {
		b.notForLot(at, c)
	}
}

func (b *tenderBook) notForLot(at markTarget, c cell) {
	b.fault(c.ref, "give the bid a row for the lot on the sheet "+tender.SheetBids+", or empty the cell",
		"bid %s is not for lot %s", b.tender.Bids[at.bid].ID, at.lot)
}

// noteEvaluator notes where an evaluator of a bid is named first.
func (b *tenderBook) noteEvaluator(at markTarget, evaluator cell) {
	for _, mark := range []tender.Mark{{}, {Rationale: "…"}} {
		place := strings.TrimSuffix(at.place(mark), "."+at.criterion)
		if _, noted := b.cells[place]; !noted {
			b.cells[place] = evaluator.ref
		}
	}
}

// readEvaluators reads the marks of single evaluators. Rows without a mark and a reason are still to be filled in.
func (b *tenderBook) readEvaluators(t *table) {
	positions, seen := b.bidPositions(), map[markTarget]bool{}
	for _, r := range t.rows() {
		mark, reason := r.at(tender.HeadingMark), r.at(tender.HeadingRationale)
		if t.cells.isEmpty(mark) && t.cells.isEmpty(reason) {
			continue
		}
		id, evaluator := r.at(tender.HeadingBid), r.at(tender.HeadingEvaluator)
		at := markTarget{
			lot: r.at(tender.HeadingLot).trimmed(), evaluator: evaluator.trimmed(), criterion: r.at(tender.HeadingCriterion).trimmed(),
		}
		var known bool
		at.bid, known = positions[id.trimmed()]
		switch {
		case !known:
			b.fault(id.ref, "write the id of a bid of the sheet "+tender.SheetBids, "there is no bid %q", id.trimmed())
			continue
		case evaluator.isBlank():
			b.fault(evaluator.ref, "write the evaluator's id", "the evaluator is missing")
			continue
		case seen[at]:
			b.fault(mark.ref, "keep one of the rows", "%s has marked bid %s on %s twice", at.evaluator, id.trimmed(), at.criterion)
			continue
		}
		seen[at] = true
		b.noteEvaluator(at, evaluator)
		b.takeMark(at, mark)
		b.takeRationale(at, reason)
	}
}
