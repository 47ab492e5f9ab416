// Package tenders is the page of competitions: all tenders of a workspace, and the ranking of the one selected.
package tenders

import (
	"cmp"
	"fmt"
	"math/big"
	"strconv"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// contest is a tender, or one lot of it, with its ranking or with what keeps it from being ranked.
type contest struct {
	tender *tender.Tender
	lot    *tender.Lot // nil for a tender without lots
	result *weighing.Result
	faults error
}

// contestsOf ranks a tender, lot by lot where it has lots.
func contestsOf(t *tender.Tender, lowBid *weighing.LowBidRules) []contest {
	if len(t.Lots) == 0 {
		c := contest{tender: t}
		c.result, c.faults = t.Rank(tender.Options{LowBid: lowBid})
		return []contest{c}
	}
	var all []contest
	for i := range t.Lots {
		c := contest{tender: t, lot: &t.Lots[i]}
		c.result, c.faults = t.Rank(tender.Options{Lot: c.lot.ID, LowBid: lowBid})
		all = append(all, c)
	}
	return all
}

// reference is the tender's, with the lot's id behind it.
func (c contest) reference() string {
	if c.lot == nil {
		return c.tender.Reference
	}
	return c.tender.Reference + " / " + c.lot.ID
}

func (c contest) title() string {
	if c.lot == nil || c.lot.Title == "" {
		return c.tender.Title
	}
	return c.tender.Title + ": " + c.lot.Title
}

// balance says how cost and quality are weighed: 40 % cost, 60 % quality.
func (c contest) balance() string {
	cost, weighted := c.tender.CostWeight.Get()
	if !weighted {
		d, _ := weighing.Describe(c.tender.Price.Method)
		return d.Title
	}
	return fmt.Sprintf("%v %% cost, %v %% quality", cost, c.tender.QualityWeight)
}

// winner names who is first, or says why nobody is.
func (c contest) winner() string {
	switch {
	case c.faults != nil:
		return "not complete yet"
	case len(c.result.Winners) == 0:
		return "no bid in the running"
	case len(c.result.Winners) > 1:
		return fmt.Sprintf("tie of %d bids", len(c.result.Winners))
	}
	return label(c.result.Standings[0].Bid)
}

func label(b *weighing.Bid) string {
	if b.Supplier == "" {
		return b.ID
	}
	return b.Supplier
}

var tenderColumns = []kit.Column[contest]{
	{Title: "Ref", Width: 92, Text: contest.reference, Compare: by(contest.reference)},
	{Title: "Title", Width: 150, Grow: 1, Text: contest.title, Compare: by(contest.title)},
	{
		Title: "Bids", Width: 46, Number: true, Text: func(c contest) string { return strconv.Itoa(len(c.tender.Bids)) },
		Compare: func(a, b contest) int { return cmp.Compare(len(a.tender.Bids), len(b.tender.Bids)) },
	},
	{Title: "First", Width: 112, Text: contest.winner, Compare: by(contest.winner)},
}

// by orders rows by a text.
func by[R any](text func(R) string) func(a, b R) int {
	return func(a, b R) int { return cmp.Compare(text(a), text(b)) }
}

// place is one bid of a ranking.
type place struct {
	standing *weighing.Standing
	tender   *tender.Tender
}

func (p place) rank() string {
	if p.standing.Rank == 0 {
		return "–"
	}
	return strconv.Itoa(p.standing.Rank)
}

// price is the bid's price with its currency; a dash where only a price score is known or nothing.
func (p place) price() string {
	for i := range p.tender.Bids {
		if b := &p.tender.Bids[i]; b.ID == p.standing.Bid.ID && b.Price.IsSet() {
			return b.Price.Words()
		}
	}
	return figure(p.standing.Bid.Price.Rat())
}

func figure(r *big.Rat) string {
	if r == nil {
		return "–"
	}
	return exact.Format(r, 2)
}

var placeColumns = []kit.Column[place]{
	{Title: "Rank", Width: 48, Number: true, Text: place.rank, Strong: place.first},
	{Title: "Bid", Width: 44, Text: func(p place) string { return p.standing.Bid.ID }, Strong: place.first},
	{Title: "Supplier", Width: 120, Grow: 1, Text: func(p place) string { return p.standing.Bid.Supplier }, Strong: place.first},
	{Title: "Quality", Width: 66, Number: true, Text: func(p place) string { return figure(p.standing.Quality) }, Compare: byFigure(func(p place) *big.Rat { return p.standing.Quality })},
	{Title: "Price", Width: 100, Number: true, Text: place.price, Compare: byFigure(func(p place) *big.Rat { return p.standing.Bid.Price.Rat() })},
	{Title: "Price score", Width: 86, Number: true, Text: func(p place) string { return figure(p.standing.PriceScore) }, Compare: byFigure(func(p place) *big.Rat { return p.standing.PriceScore })},
	{Title: "Total", Width: 76, Number: true, Text: func(p place) string { return figure(p.standing.Total) }, Strong: place.first, Compare: byFigure(func(p place) *big.Rat { return p.standing.Total })},
	{Title: "Why it has no rank", Width: 100, Grow: 1, Text: func(p place) string { return p.standing.Why }},
}

func (p place) first() bool { return p.standing.Rank == 1 }

// byFigure orders rows by a figure; those without one come first.
func byFigure(figure func(place) *big.Rat) func(a, b place) int {
	return func(a, b place) int {
		x, y := figure(a), figure(b)
		switch {
		case x == nil || y == nil:
			return cmp.Compare(present(x), present(y))
		default:
			return x.Cmp(y)
		}
	}
}

func present(r *big.Rat) int {
	if r == nil {
		return 0
	}
	return 1
}
