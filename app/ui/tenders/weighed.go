package tenders

import (
	"errors"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// weighed is how the bids of a tender, or of one of its lots, come out at a balance. It is worked out off the UI goroutine where the tender
// is read.
type weighed struct {
	matrix *matrix
	method weighing.Description
	result *weighing.Result // nil where the tender can't be ranked yet
	faults error
	cost   exact.Optional // the cost weight asked about; absent for the tender's own

	standings []*weighing.Standing // by column of the matrix
	figures   []figureRow
	workings  map[int][]weighing.Step // of the bids that were selected so far, by column
	stretches []winning               // who wins at every balance; nil where the method weighs nothing against cost
}

// weighAll ranks a tender at its own balance, and each of its lots.
func weighAll(t *tender.Tender, rules *weighing.LowBidRules) map[string]*weighed {
	lots := []string{""}
	if len(t.Lots) > 0 {
		lots = nil
		for _, lot := range t.Lots {
			lots = append(lots, lot.ID)
		}
	}
	all := make(map[string]*weighed, len(lots))
	for _, lot := range lots {
		all[lot] = weigh(matrixOf(t, lot), rules, exact.Optional{})
	}
	return all
}

// weigh ranks the bids at the balance asked about, or at the tender's own where none is asked about or can't be.
func weigh(m *matrix, rules *weighing.LowBidRules, cost exact.Optional) *weighed {
	w := &weighed{matrix: m, cost: cost, workings: map[int][]weighing.Step{}}
	w.method, _ = weighing.Describe(m.tender.Price.Method)
	w.result, w.faults = m.tender.Rank(tender.Options{Lot: m.lot, CostWeight: cost, LowBid: rules})
	var whatIf *tender.WhatIfError
	if errors.As(w.faults, &whatIf) {
		return weigh(m, rules, exact.Optional{})
	}
	w.lookUp()
	w.figures = w.figureRows()
	if w.result != nil {
		w.stretches = byCost(w.result)
	}
	return w
}

// lookUp finds each bid's standing.
func (w *weighed) lookUp() {
	w.standings = make([]*weighing.Standing, len(w.matrix.bids))
	if w.result == nil {
		return
	}
	columns := map[string]int{}
	for col, b := range w.matrix.bids {
		columns[b.ID] = col
	}
	for i := range w.result.Standings {
		s := &w.result.Standings[i]
		w.standings[columns[s.Bid.ID]] = s
	}
}

// arithmetic is how a ranked bid came to its total; it is worked out when it is first looked at.
func (w *weighed) arithmetic(col int) []weighing.Step {
	steps, known := w.workings[col]
	if !known {
		steps = w.result.Arithmetic(w.standings[col])
		w.workings[col] = steps
	}
	return steps
}
