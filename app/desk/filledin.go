package desk

import "counterweight/procurement/tender"

// withoutNew is a bid as it is to be, but for what it lacked before and is only filled in: a supplier, a price, a price score, an offer for
// a lot, its promises. To fill in what was open changes nothing that anybody relied on.
func withoutNew(before, after *tender.Bid) tender.Bid {
	b := unmarked(after)
	if before.Supplier == "" {
		b.Supplier = ""
	}
	if len(before.Promises) == 0 {
		b.Promises = nil
	}
	b.Offer = offerWithoutNew(before.Offer, b.Offer)
	for lot, offer := range b.Lots {
		if was, there := before.Lots[lot]; there {
			b.Lots[lot] = offerWithoutNew(was, offer)
		} else {
			delete(b.Lots, lot)
		}
	}
	return b
}

func offerWithoutNew(before, after tender.Offer) tender.Offer {
	if !before.Price.IsSet() {
		after.Price = before.Price
	}
	if !before.PriceScore.Given() {
		after.PriceScore = before.PriceScore
	}
	return after
}
