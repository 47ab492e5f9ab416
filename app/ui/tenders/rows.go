// Package tenders is the page of competitions: all tenders of a workspace in a list, and each of them with its model, bids, marks and
// ranking.
package tenders

import (
	"cmp"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// row is a tender in the list, with its words ready.
type row struct {
	id               tender.ID
	reference, title string
	method, balance  string
	shares           string   // the balance in short: 40 : 60
	cost             *big.Rat // its cost weight; nil where there is none
	bids             int
	first            string // who is first, or why nobody is; lot by lot where there are lots
	margin           string
	lead             *big.Rat // the margin; nil where there is none, and for a tender with lots
	begun            civil.Date
	locked           bool
	ranked           bool // all of its lots can be ranked
	note             string
	contests         []contest
}

// contest is a tender, or one lot of it, with its ranking or with what keeps it from being ranked.
type contest struct {
	tender *tender.Tender
	lot    *tender.Lot // nil for a tender without lots
	result *weighing.Result
	faults error
}

// rowOf ranks a tender for the list.
func rowOf(t *tender.Tender, listed store.TenderRow, rules weighing.LowBidRules) row {
	d, _ := weighing.Describe(t.Price.Method)
	r := row{
		id: t.ID, reference: t.Reference, title: t.Title, method: d.Title, balance: balanceOf(t), bids: len(t.Bids),
		begun: t.Begun, locked: listed.LockVersion > 0, ranked: true, note: t.Note, contests: contestsOf(t, rules), margin: "–", shares: "–",
	}
	if d.Weighted && t.CostWeight.Given() && t.QualityWeight.Given() {
		r.shares, r.cost = fmt.Sprintf("%v : %v", t.CostWeight, t.QualityWeight), t.CostWeight.Rat()
	}
	var firsts []string
	for _, c := range r.contests {
		r.ranked = r.ranked && c.faults == nil
		first := c.winner()
		if c.lot != nil {
			first = c.lot.ID + ": " + first
		}
		firsts = append(firsts, first)
	}
	r.first = strings.Join(firsts, " · ")
	if only := r.contests[0]; only.lot == nil && only.result != nil && only.result.Margin != nil {
		r.lead = only.result.Margin
		r.margin = exact.Format(r.lead, 2)
	}
	return r
}

// contestsOf ranks a tender, lot by lot where it has lots.
func contestsOf(t *tender.Tender, rules weighing.LowBidRules) []contest {
	if len(t.Lots) == 0 {
		c := contest{tender: t}
		c.result, c.faults = t.Rank(tender.Options{LowBid: &rules})
		return []contest{c}
	}
	var all []contest
	for i := range t.Lots {
		c := contest{tender: t, lot: &t.Lots[i]}
		c.result, c.faults = t.Rank(tender.Options{Lot: c.lot.ID, LowBid: &rules})
		all = append(all, c)
	}
	return all
}

// balanceOf says how cost and quality are weighed: 40 % cost, 60 % quality; or by what method where they are not.
func balanceOf(t *tender.Tender) string {
	d, known := weighing.Describe(t.Price.Method)
	switch {
	case !known:
		return ""
	case !d.Weighted:
		return d.Title
	case !t.CostWeight.Given() || !t.QualityWeight.Given():
		return "no balance yet"
	}
	return fmt.Sprintf("%v %% cost, %v %% quality", t.CostWeight, t.QualityWeight)
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

// label is what a bid is called: its supplier's name, or its id where it has none.
func label(b *weighing.Bid) string { return cmp.Or(b.Supplier, b.ID) }

func (r row) lockWord() string {
	if r.locked {
		return "Locked"
	}
	return "Draft"
}

func (r row) day() string {
	if r.begun.IsZero() {
		return "–"
	}
	return r.begun.Words()
}

var columns = []kit.Column[row]{
	{Title: "Ref", Width: 122, Text: func(r row) string { return r.reference }, Compare: kit.ByText(func(r row) string { return r.reference })},
	{Title: "Title", Width: 150, Grow: 3, Text: func(r row) string { return r.title }, Compare: kit.ByText(func(r row) string { return r.title })},
	{
		Title: "Cost : quality", Width: 96, Text: func(r row) string { return r.shares }, Yield: 2,
		Compare: func(a, b row) int { return compareFigures(a.cost, b.cost) },
	},
	{Title: "Method", Width: 150, Grow: 1, Hidden: true, Text: func(r row) string { return r.method }, Compare: kit.ByText(func(r row) string { return r.method })},
	{
		Title: "Bids", Width: 46, Number: true, Text: func(r row) string { return strconv.Itoa(r.bids) },
		Compare: func(a, b row) int { return cmp.Compare(a.bids, b.bids) },
	},
	{Title: "First place", Width: 120, Grow: 2, Text: func(r row) string { return r.first }, Compare: kit.ByText(func(r row) string { return r.first })},
	{Title: "Margin", Width: 62, Number: true, Text: func(r row) string { return r.margin }, Compare: func(a, b row) int { return compareFigures(a.lead, b.lead) }},
	{Title: "Begun", Width: 88, Text: row.day, Compare: func(a, b row) int { return a.begun.Compare(b.begun) }, Yield: 3},
	{
		Title: "Model", Width: 70, Text: row.lockWord, Compare: kit.ByText(row.lockWord), Yield: 1,
		Paint: func(r row) kit.Cell {
			if r.locked {
				return kit.ChipCell("Locked", kit.ToneGood)
			}
			return kit.ChipCell("Draft", kit.ToneNone)
		},
	},
}

// questions are what the pills ask of the list.
var questions = []kit.PillSpec[row]{
	{Text: "All"},
	{Text: "Draft", Keep: func(r row) bool { return !r.locked }},
	{Text: "Locked", Keep: func(r row) bool { return r.locked }},
	{Text: "Not complete", Keep: func(r row) bool { return !r.ranked }},
}

// compareFigures puts what has no figure first.
func compareFigures(a, b *big.Rat) int {
	if a == nil || b == nil {
		return cmp.Compare(present(a), present(b))
	}
	return a.Cmp(b)
}

func present(r *big.Rat) int {
	if r == nil {
		return 0
	}
	return 1
}
