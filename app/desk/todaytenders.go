package desk

import (
	"fmt"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// tenderYears is for how many years after it began a tender that was never awarded is still looked at.
const tenderYears = 2

// tenders gathers the next step of every tender that was not awarded yet, and what past tenders weighed cost at.
func (g *gathering) tenders() error {
	rows, err := g.ws.Tenders(g.ctx)
	if err != nil {
		return err
	}
	rules, err := g.ws.LowBidRules(g.ctx)
	if err != nil {
		return err
	}
	awarded := g.awarded()
	g.today.Past = g.costWeights(rows, awarded)
	for _, row := range rows {
		if len(awarded[row.Reference]) > 0 || row.Begun.IsZero() || row.Begun.AddMonths(12*tenderYears).Before(g.day) {
			continue
		}
		t, err := g.ws.Tender(g.ctx, row.Reference)
		if store.IsNotFound(err) {
			continue
		}
		if err != nil {
			return err
		}
		g.tender(t, row, rules)
	}
	return nil
}

// awarded are the contracts that were awarded from tenders, by the tender's reference.
func (g *gathering) awarded() map[string][]*procurement.Dossier {
	by := map[string][]*procurement.Dossier{}
	for _, c := range g.register {
		if c.Tender != "" && c.Status >= procurement.Awarded {
			by[c.Tender] = append(by[c.Tender], c)
		}
	}
	return by
}

// tender gathers what one tender asks for: explanations of low bids, and its next step. It has no day of its own but that on which it began.
func (g *gathering) tender(t *tender.Tender, row store.TenderRow, rules weighing.LowBidRules) {
	name := join(" ", t.Reference, t.Title)
	m := Matter{Kind: TenderStep, Key: "tender:" + t.Reference + ":step", When: "begun " + dayWords(t.Begun, g.day), At: Place{Kind: AtTender, ID: int64(t.ID), Name: t.Reference}}
	step, ranked := g.step(t, row, rules)
	if step.lead != "" {
		m.Lead, m.Text = step.lead, join(": ", name, step.what)
		g.add(m)
	}
	for _, r := range ranked {
		for _, n := range r.Notices {
			if n.Code != weighing.LowBid {
				continue
			}
			for _, bid := range n.Bids {
				low := m
				low.Kind, low.Lead, low.Weight, low.When = BidToExplain, "Ask about a low bid", Watched, "before award"
				low.Key = fmt.Sprintf("tender:%s:low:%s", t.Reference, bid)
				low.Text = fmt.Sprintf("%s: the price of %s is to be explained", name, supplierOf(t, bid))
				g.add(low)
			}
		}
	}
}

// tenderStep is what is to be done next about a tender.
type tenderStep struct{ lead, what string }

// step is the next step of a tender, and its rankings where its bids can be ranked.
func (g *gathering) step(t *tender.Tender, row store.TenderRow, rules weighing.LowBidRules) (next tenderStep, ranked []*weighing.Result) {
	if faults := t.CheckModel(); len(faults) > 0 {
		return tenderStep{"Finish setting up a tender", faults[0].Problem}, nil
	}
	if row.LockVersion == 0 {
		next = tenderStep{"Lock a model", "what bids are ranked by is not fixed yet"}
	}
	if len(t.Bids) == 0 {
		return next, nil
	}
	lots := []string{""}
	if len(t.Lots) > 0 {
		lots = lots[:0]
		for i := range t.Lots {
			lots = append(lots, t.Lots[i].ID)
		}
	}
	missing := 0
	for _, lot := range lots {
		r, err := t.Rank(tender.Options{Lot: lot, LowBid: &rules})
		if err != nil { // a bid is wrong: its own page says how
			return tenderStep{"Correct a bid", firstLine(err)}, ranked
		}
		ranked = append(ranked, r)
		for _, n := range r.Notices {
			if n.Code == weighing.MissingMarks {
				missing++
			}
		}
	}
	switch {
	case next.lead != "":
	case missing > 0:
		next = tenderStep{"Mark bids", counted(missing, "bid") + " not fully marked"}
	default:
		next = tenderStep{"Award a tender", counted(len(t.Bids), "bid") + " ranked, and nothing awarded"}
	}
	return next, ranked
}

// supplierOf is who made a bid.
func supplierOf(t *tender.Tender, bid string) string {
	for i := range t.Bids {
		if b := &t.Bids[i]; b.ID == bid && b.Supplier != "" {
			return b.Supplier
		}
	}
	return "bid " + bid
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// awardedOn is the day on which a contract was awarded: that on which it was entered into, or else its first day.
func awardedOn(c *procurement.Contract) civil.Date {
	if !c.Entered.IsZero() {
		return c.Entered
	}
	return c.Term.From
}
