package tender

import (
	"counterweight/procurement"
	"counterweight/procurement/weighing"
)

// Winner says whether a bid may be awarded a lot, and how it ranks there.
type Winner struct {
	Bid  *Bid
	Rank int // 1 for the best; 0 where it is not ranked
}

// Winner finds a bid among those that are ranked for a lot. It reports false where the bid is not there, or not in the running. It fails as
// [Tender.Rank] does.
func (t *Tender) Winner(bid string, o Options) (Winner, bool, error) {
	result, err := t.Rank(o)
	if err != nil {
		return Winner{}, false, err
	}
	for _, s := range result.Ranked() {
		if s.Bid.ID != bid {
			continue
		}
		for i := range t.Bids {
			if t.Bids[i].ID == bid && t.Bids[i].Status == weighing.Received {
				return Winner{Bid: &t.Bids[i], Rank: s.Rank}, true, nil
			}
		}
	}
	return Winner{}, false, nil
}

// Obligations are the promises of a bid as a contract follows them, each with the passage and with the mark that the panel agreed on for the
// question that it answers. They have no codes yet.
func (t *Tender) Obligations(b *Bid, lot string) []procurement.Obligation {
	offer, _ := b.OfferFor(lot)
	criteria := map[string]*Criterion{}
	for _, c := range t.Leaves() {
		criteria[c.ID] = c
	}
	var all []procurement.Obligation
	for _, p := range b.Promises {
		o := procurement.Obligation{
			Side: procurement.Theirs, Origin: procurement.FromPromise, Title: p.Title, State: procurement.ObligationOpen,
			Due: p.Due, EveryMonths: p.EveryMonths,
			Promise: procurement.PromiseSource{Tender: t.Reference, Bid: b.ID, Criterion: p.Criterion, Passage: p.Passage},
		}
		if p.Target > 0 {
			o.Target, o.Done = procurement.NumberOf(p.Target), procurement.NumberOf(0)
		}
		if c := criteria[p.Criterion]; c != nil {
			o.Promise.Mark, o.Promise.Most = offer.Marks[c.ID].Value, t.ScaleOf(c).Max
		}
		all = append(all, o)
	}
	return all
}
