package tenders

import (
	"context"
	"fmt"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// ranked reports whether there is a bid in the running.
func (w *weighed) ranked() bool { return w.result != nil && len(w.result.Ranked()) > 0 }

// lead says who is first and by what margin: Fernhill Digital is first, 6.29 ahead of Copperline.
func (w *weighed) lead() string {
	if !w.ranked() {
		return "no bid is ranked yet"
	}
	ranked := w.result.Ranked()
	switch {
	case len(ranked) == 1:
		return label(ranked[0].Bid) + " is the only bid in the running"
	case len(w.result.Winners) > 1:
		return fmt.Sprintf("%s shares the first place with %d more", label(ranked[0].Bid), len(w.result.Winners)-1)
	}
	return fmt.Sprintf("%s is first, %s ahead of %s", label(ranked[0].Bid), exact.Format(w.result.Margin, 2), label(ranked[1].Bid))
}

// rankOf is the place of a bid; 0 for one that has none.
func (w *weighed) rankOf(bid string) int {
	for _, s := range w.result.Ranked() {
		if s.Bid.ID == bid {
			return s.Rank
		}
	}
	return 0
}

// awarded are those of a tender's contracts that were awarded.
func awarded(contracts []store.TenderContract) (all []store.TenderContract) {
	for _, c := range contracts {
		if c.Status > procurement.Pipeline {
			all = append(all, c)
		}
	}
	return all
}

// awardWords say of a tender what became of it: awarded as C-025; empty where nothing was awarded yet.
func awardWords(contracts []store.TenderContract) string {
	made := awarded(contracts)
	switch len(made) {
	case 0:
		return ""
	case 1:
		return "awarded as " + made[0].Reference
	}
	return "awarded as " + kit.Counted(len(made), "contract")
}

// awardBeginning is what an award begins with.
type awardBeginning struct {
	taken     map[string]bool // references of contracts
	waiting   *store.TenderContract
	reference string // that of the contract in the pipeline, or the next free one
}

// beginningOfAward reads what an award of a tender begins with.
func beginningOfAward(ctx context.Context, ws *store.Workspace, reference string) (b awardBeginning, err error) {
	contracts, err := ws.ContractsOfTender(ctx, reference)
	if err != nil {
		return b, err
	}
	if b.taken, err = ws.ContractReferences(ctx); err != nil {
		return b, err
	}
	b.reference = desk.NextReference(b.taken)
	var waiting []store.TenderContract
	for _, c := range contracts {
		if c.Status == procurement.Pipeline {
			waiting = append(waiting, c)
		}
	}
	if len(waiting) == 1 {
		b.waiting, b.reference = &waiting[0], waiting[0].Reference
	}
	return b, nil
}

// found is something that a bid may be held to: a promise that was noted, or the reason for a mark that may hold one.
type found struct {
	promise tender.Promise
	of      string // the question that it answers, with the mark that it earned
}

// promisesIn are the promises that are noted with a bid, then for each other question the reason for its mark, with no title yet.
func promisesIn(m *matrix, bid string) (all []found) {
	col := -1
	for i, b := range m.bids {
		if b.ID == bid {
			col = i
		}
	}
	if col < 0 {
		return nil
	}
	noted := map[string]bool{}
	lines := map[string]*line{}
	for _, l := range m.leaves {
		lines[l.criterion.ID] = l
	}
	for _, p := range m.bids[col].Promises {
		noted[p.Criterion] = true
		all = append(all, found{p, questionWords(lines[p.Criterion], m, col)})
	}
	for _, l := range m.leaves {
		mark := m.marks[l.leaf][col]
		if mark.Rationale == "" || noted[l.criterion.ID] {
			continue
		}
		promise := tender.Promise{Criterion: l.criterion.ID, Passage: mark.Rationale}
		all = append(all, found{promise, questionWords(l, m, col)})
	}
	return all
}

// questionWords name a question, and the mark that a bid earned on it: Q1 Delivering quality, 4 of 4, Excellent.
func questionWords(l *line, m *matrix, col int) string {
	if l == nil {
		return "Promise"
	}
	return kit.Joined(", ", kit.Joined(" ", l.criterion.ID, l.criterion.Title), markWords(l, m.marks[l.leaf][col]))
}

// bidChoices are the bids that something can be awarded to, by rank.
func (w *weighed) bidChoices() (all []kit.Choice) {
	for _, s := range w.result.Ranked() {
		all = append(all, kit.Choice{Value: s.Bid.ID, Text: label(s.Bid), Note: placeWord(&s)})
	}
	return all
}

// placeWord is a place with its figure: number 2, 81.14.
func placeWord(s *weighing.Standing) string {
	return fmt.Sprintf("number %d, %s", s.Rank, figure(s.Compared))
}
