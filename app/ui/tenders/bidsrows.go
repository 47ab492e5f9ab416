package tenders

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// bidRow is a bid with its words ready. Offers are by lot; the empty lot is the bid itself.
type bidRow struct {
	id, supplier string
	status       weighing.Status
	offers       map[string]offerRow
}

// offerRow is what a bid offers for a lot.
type offerRow struct{ price, score string }

func bidRows(t *tender.Tender) []bidRow {
	rows := make([]bidRow, len(t.Bids))
	for i := range t.Bids {
		b := &t.Bids[i]
		rows[i] = bidRow{id: b.ID, supplier: b.Supplier, status: b.Status, offers: map[string]offerRow{"": offerRowOf(b.Offer)}}
		for lot, o := range b.Lots {
			rows[i].offers[lot] = offerRowOf(o)
		}
	}
	return rows
}

func offerRowOf(o tender.Offer) offerRow { return offerRow{o.Price.Words(), o.PriceScore.String()} }

// statusWords are the states of a bid in words.
var statusWords = map[weighing.Status]string{
	weighing.Received: "Received", weighing.Late: "Late", weighing.NonCompliant: "Non-compliant",
	weighing.Withdrawn: "Withdrawn", weighing.Excluded: "Excluded",
}

// columnsFor are the columns of a tender's bids: a price and a price score for each lot, or one of each.
func (b *bids) columnsFor(t *tender.Tender) []kit.Column[bidRow] {
	columns := []kit.Column[bidRow]{
		{Title: idColumn, Width: 56, Text: func(r bidRow) string { return r.id }, Set: b.setID},
		{Title: "Supplier", Width: 130, Grow: 3, Text: func(r bidRow) string { return r.supplier }, Set: b.setSupplier, Choices: func() []kit.Choice { return b.suppliers }},
		{
			Title: "Status", Width: 112, Text: func(r bidRow) string { return statusWords[r.status] }, Set: b.setStatus,
			Paint: func(r bidRow) kit.Cell {
				if r.status == weighing.Received {
					return kit.TextCell(statusWords[r.status])
				}
				return kit.ChipCell(statusWords[r.status], kit.ToneWarn)
			},
		},
	}
	if len(t.Lots) == 0 {
		return append(columns, b.priceColumn("Price", ""), b.scoreColumn("Price score", "", !anyPriceScore(t)))
	}
	for _, lot := range t.Lots {
		columns = append(columns, b.priceColumn("Price, "+lot.ID, lot.ID), b.scoreColumn("Price score, "+lot.ID, lot.ID, true))
	}
	return columns
}

// anyPriceScore reports whether a bid came with a price score, as in evaluations that were published without their prices.
func anyPriceScore(t *tender.Tender) bool {
	return slices.ContainsFunc(t.Bids, func(b tender.Bid) bool { return b.PriceScore.Given() })
}

func (b *bids) priceColumn(title, lot string) kit.Column[bidRow] {
	return kit.Column[bidRow]{
		Title: title, Width: 116, Grow: 1, Number: true, Text: func(r bidRow) string { return r.offers[lot].price },
		Set: func(r bidRow, text string) error { return b.setPrice(r, lot, text) },
	}
}

func (b *bids) scoreColumn(title, lot string, hidden bool) kit.Column[bidRow] {
	return kit.Column[bidRow]{
		Title: title, Width: 108, Number: true, Hidden: hidden, Text: func(r bidRow) string { return r.offers[lot].score },
		Set: func(r bidRow, text string) error { return b.setScore(r, lot, text) },
	}
}

// change changes one thing about a bid.
func (b *bids) change(what, id string, set func(*tender.Bid)) {
	label := fmt.Sprintf("Change %s of bid %s in %s", what, id, b.draft.now.Reference)
	b.draft.edit(label, func(t *tender.Tender) {
		for i := range t.Bids {
			if t.Bids[i].ID == id {
				set(&t.Bids[i])
			}
		}
	}, nil)
}

func (b *bids) setID(r bidRow, text string) error {
	switch {
	case text == "":
		return errors.New("a bid needs an id: give a short one, such as A")
	case text != r.id && slices.ContainsFunc(b.draft.now.Bids, func(o tender.Bid) bool { return o.ID == text }):
		return fmt.Errorf("%s is the id of another bid: give each one of its own", text)
	}
	b.change("id", r.id, func(bid *tender.Bid) { bid.ID = text })
	b.table.SelectKey(text)
	return nil
}

func (b *bids) setSupplier(r bidRow, text string) error {
	b.change("supplier", r.id, func(bid *tender.Bid) { bid.Supplier = text })
	return nil
}

// setStatus takes the beginning of a state's word.
func (b *bids) setStatus(r bidRow, text string) error {
	if text == "" {
		text = statusWords[weighing.Received]
	}
	for _, status := range weighing.Statuses() {
		if words := statusWords[status]; len(text) <= len(words) && strings.EqualFold(words[:len(text)], text) {
			b.change("status", r.id, func(bid *tender.Bid) { bid.Status = status })
			return nil
		}
	}
	var all []string
	for _, status := range weighing.Statuses() {
		all = append(all, strings.ToLower(statusWords[status]))
	}
	return fmt.Errorf("%q is no status: write %s or %s", text, strings.Join(all[:len(all)-1], ", "), all[len(all)-1])
}

func (b *bids) setPrice(r bidRow, lot, text string) error {
	price, err := readAmount(text, b.draft.now.Currency)
	if err != nil {
		return err
	}
	if d, known := weighing.Describe(b.draft.now.Price.Method); known && price.IsSet() {
		if err := priceFault(d.Price, price); err != nil {
			return err
		}
	}
	b.changeOffer("price", r.id, lot, func(o *tender.Offer) { o.Price = price })
	return nil
}

// priceFault refuses what the method can't take.
func priceFault(need weighing.PriceNeed, price money.Amount) error {
	switch {
	case price.Sign() < 0:
		return errors.New("a price can't be below 0")
	case need == weighing.MoreThanZero && price.Sign() == 0:
		return errors.New("the price method can't take a price of 0: give one above 0")
	}
	return nil
}

func (b *bids) setScore(r bidRow, lot, text string) error {
	score, err := kit.ReadNumber(text, "")
	if err != nil {
		return err
	}
	if d, given := score.Get(); given && (d.Sign() < 0 || d.Cmp(exact.Int(100)) > 0) {
		return errors.New("give a price score from 0 to 100")
	}
	b.changeOffer("price score", r.id, lot, func(o *tender.Offer) { o.PriceScore = score })
	return nil
}

// changeOffer changes what a bid offers for a lot. A price makes the bid one for that lot; without price, score and marks it is none.
func (b *bids) changeOffer(what, id, lot string, set func(*tender.Offer)) {
	b.change(kit.Joined(" for lot ", what, lot), id, func(bid *tender.Bid) {
		if lot == "" {
			set(&bid.Offer)
			return
		}
		offer := bid.Lots[lot]
		set(&offer)
		if !offer.Price.IsSet() && !offer.PriceScore.Given() && len(offer.Marks)+len(offer.Evaluators) == 0 {
			delete(bid.Lots, lot)
			return
		}
		if bid.Lots == nil {
			bid.Lots = map[string]tender.Offer{}
		}
		bid.Lots[lot] = offer
	})
}

// factsOfBid are what the panel says of a bid.
func factsOfBid(t *tender.Tender, id string) (facts []kit.Fact) {
	for i := range t.Bids {
		b := &t.Bids[i]
		if b.ID != id {
			continue
		}
		facts = append(facts, kit.Fact{Label: "Status", Value: statusWords[b.Status]}, kit.Fact{Label: "Price", Value: b.Price.Words()})
		for _, lot := range t.Lots {
			words := "no offer"
			if o, made := b.Lots[lot.ID]; made {
				words = kit.Joined(", ", o.Price.Words(), kit.Counted(len(o.Marks), "mark"))
			}
			facts = append(facts, kit.Fact{Label: "Lot " + lot.ID, Value: words})
		}
		if len(t.Lots) == 0 {
			facts = append(facts, kit.Fact{Label: "Marks", Value: fmt.Sprintf("%d of %d", len(b.Marks), len(t.Leaves()))})
		}
	}
	return facts
}
