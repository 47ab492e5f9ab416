package store

import (
	"database/sql"
	"maps"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/tender"
)

var (
	bidRows = family{
		table: "bid", of: "tender_id = ?", keys: 1, retire: "removed_at",
		columns: []string{"code", "tender_id", "position", "supplier", "supplier_id", "status", "price_minor", "price_score", "extra"},
	}
	bidLotRows = family{
		table: "bid_lot", of: "bid_id IN (SELECT id FROM bid WHERE tender_id = ? AND removed_at IS NULL)", keys: 2,
		columns: []string{"bid_id", "lot_id", "price_minor", "price_score"},
	}
)

var promiseRows = hanging[tender.Promise]{table: "bid_promise", owner: "bid_id", fields: []field[tender.Promise]{
	textField("criterion", func(p *tender.Promise) *string { return &p.Criterion }),
	textField("title", func(p *tender.Promise) *string { return &p.Title }),
	textField("passage", func(p *tender.Promise) *string { return &p.Passage }),
	dayField("due", func(p *tender.Promise) *civil.Date { return &p.Due }),
	countField("every_months", func(p *tender.Promise) *int { return &p.EveryMonths }),
	countField("target", func(p *tender.Promise) *int { return &p.Target }),
}}

// lotOffer is what a bid offers for a lot, or, with the empty id, for all of them.
type lotOffer struct {
	lot string
	tender.Offer
}

// offers are a bid's own offer and then those for single lots, by the lots' ids.
func offers(b *tender.Bid) []lotOffer {
	all := []lotOffer{{"", b.Offer}}
	for _, lot := range sortedKeys(b.Lots) {
		all = append(all, lotOffer{lot, b.Lots[lot]})
	}
	return all
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func (w *tenderWriter) bids() (err error) {
	if w.bidRows, err = w.tx.members(bidRows, w.id); err != nil {
		return err
	}
	for i := range w.tender.Bids {
		b := &w.tender.Bids[i]
		_, err := w.bidRows.put(b.ID, w.id, position(i), b.Supplier, w.supplierOf(b), b.Status.String(), minorCell(b.Price),
			decimalCell(b.PriceScore), extraCell(b.Extra))
		if err != nil {
			return err
		}
	}
	return w.bidRows.write()
}

// supplierOf is the supplier's row, nil where the register has none. A bid that keeps its supplier's name keeps the row: the register may
// have given the supplier another name since.
func (w *tenderWriter) supplierOf(b *tender.Bid) any {
	before := w.bidRows.before(keyOf(b.ID))
	name, row := slices.Index(bidRows.columns, "supplier"), slices.Index(bidRows.columns, "supplier_id")
	if before != nil && before[name] == b.Supplier {
		return before[row]
	}
	return idCell(w.suppliers[b.Supplier])
}

func (w *tenderWriter) promises() error {
	for i := range w.tender.Bids {
		bid, _ := w.bidRows.known(keyOf(w.tender.Bids[i].ID))
		if _, err := promiseRows.save(w.tx, bid, w.tender.Bids[i].Promises); err != nil {
			return err
		}
	}
	return nil
}

func (w *tenderWriter) bidLots() error {
	rows, err := w.tx.members(bidLotRows, w.id)
	if err != nil {
		return err
	}
	for i := range w.tender.Bids {
		b := &w.tender.Bids[i]
		bid, _ := w.bidRows.known(keyOf(b.ID))
		for _, code := range sortedKeys(b.Lots) {
			lot, ok := w.lotRows.known(keyOf(code))
			if !ok {
				return &NotFoundError{Kind: "lot", Name: code}
			}
			offer := b.Lots[code]
			if _, err := rows.put(bid, lot, minorCell(offer.Price), decimalCell(offer.PriceScore)); err != nil {
				return err
			}
		}
	}
	return rows.write()
}

// bids reads the bids in their order, with their offers for single lots, without marks.
func (r *tenderReader) bids() error {
	lots, err := r.bidLots()
	if err != nil {
		return err
	}
	const query = `SELECT id, code, supplier, status, price_minor, price_score, extra
		FROM bid WHERE tender_id = ? AND removed_at IS NULL ORDER BY position, id`
	return r.each(query, func(rows *sql.Rows) error {
		var b tender.Bid
		var status, extra string
		var price sql.NullInt64
		var score sql.NullString
		c := cells{table: "bid"}
		c.err = rows.Scan(&c.id, &b.ID, &b.Supplier, &status, &price, &score, &extra)
		b.Status = bidStatuses.read(&c, "status", status)
		b.Price = c.amount(price, r.tender.Currency)
		b.PriceScore = c.decimal("price_score", score)
		b.Extra = c.extra(extra)
		b.Lots = lots[c.id]
		r.tender.Bids = append(r.tender.Bids, b)
		r.bidRows = append(r.bidRows, c.id)
		return c.err
	})
}

// promises reads what the bids promise.
func (r *tenderReader) promises() error {
	for i, bid := range r.bidRows {
		err := promiseRows.read(r.ctx, r.q, bid, noCurrency, func(_ int64, own []tender.Promise) { r.tender.Bids[i].Promises = own })
		if err != nil {
			return err
		}
	}
	return nil
}

// bidLots reads the offers for single lots by the row of their bid.
func (r *tenderReader) bidLots() (map[int64]map[string]tender.Offer, error) {
	lots := map[int64]map[string]tender.Offer{}
	const query = `SELECT id, bid_id, lot_id, price_minor, price_score FROM bid_lot WHERE bid_id IN (SELECT id FROM bid WHERE tender_id = ?)`
	err := r.each(query, func(rows *sql.Rows) error {
		var bid, lot int64
		var price sql.NullInt64
		var score sql.NullString
		c := cells{table: "bid_lot"}
		c.err = rows.Scan(&c.id, &bid, &lot, &price, &score)
		code, there := r.lotCodes[lot]
		if !there { // the lot was removed
			return c.err
		}
		if lots[bid] == nil {
			lots[bid] = map[string]tender.Offer{}
		}
		lots[bid][code] = tender.Offer{Price: c.amount(price, r.tender.Currency), PriceScore: c.decimal("price_score", score)}
		return c.err
	})
	return lots, err
}
