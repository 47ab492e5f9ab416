package tenders

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// matrix is the panel's consensus marks of one lot: criteria down, bids across.
type matrix struct {
	tender *tender.Tender
	lot    string
	lines  []line
	leaves []*line // those of the lines that are marked
	bids   []*tender.Bid
	offers []tender.Offer // of the bids, for the lot
	marks  [][]tender.Mark
	model  *weighing.Model // weighs quality alone
}

// line is a criterion's row.
type line struct {
	criterion *tender.Criterion
	scale     tender.Scale
	depth     int      // 0 for a criterion of the first level
	leaf      int      // its number among the leaves; -1 for a group
	share     *big.Rat // of the whole, 0 to 1; nil where the weights add up to nothing
}

// matrixOf lays out the marks of a lot; the empty lot is that of a tender without lots.
func matrixOf(t *tender.Tender, lot string) *matrix {
	m := &matrix{tender: t, lot: lot}
	m.addLines(t.LotCriteria(lot), 0, wholeQuality(t))
	for i := range m.lines {
		if m.lines[i].leaf >= 0 {
			m.leaves = append(m.leaves, &m.lines[i])
		}
	}
	for i := range t.Bids {
		if offer, made := t.Bids[i].OfferFor(lot); made {
			m.bids, m.offers = append(m.bids, &t.Bids[i]), append(m.offers, offer)
		}
	}
	for _, l := range m.leaves {
		marks := make([]tender.Mark, len(m.bids))
		for col := range m.bids {
			marks[col] = m.offers[col].Marks[l.criterion.ID]
		}
		m.marks = append(m.marks, marks)
	}
	m.model = &weighing.Model{Method: weighing.QualityOnly, Criteria: t.Model(lot).Criteria}
	return m
}

// wholeQuality is what all criteria together are of the whole: the quality weight, or all where nothing is weighed against them.
func wholeQuality(t *tender.Tender) *big.Rat {
	if weight := t.QualityWeight.Rat(); weight != nil {
		return weight.Quo(weight, big.NewRat(100, 1))
	}
	return big.NewRat(1, 1)
}

func (m *matrix) addLines(cs []tender.Criterion, depth int, whole *big.Rat) {
	sum := new(big.Rat)
	for i := range cs {
		sum.Add(sum, cs[i].Weight.Rat())
	}
	for i := range cs {
		l := line{criterion: &cs[i], scale: m.tender.ScaleOf(&cs[i]), depth: depth, leaf: -1}
		if whole != nil && sum.Sign() > 0 {
			l.share = new(big.Rat).Quo(cs[i].Weight.Rat(), sum)
			l.share.Mul(l.share, whole)
		}
		if cs[i].IsLeaf() {
			l.leaf = m.countLeaves()
		}
		m.lines = append(m.lines, l)
		m.addLines(cs[i].Children, depth+1, l.share)
	}
}

func (m *matrix) countLeaves() (n int) {
	for _, l := range m.lines {
		if l.leaf >= 0 {
			n++
		}
	}
	return n
}

// at is the mark of a bid in a row; ok is false in the row of a group.
func (m *matrix) at(row, col int) (mark tender.Mark, ok bool) {
	if row >= len(m.lines) || m.lines[row].leaf < 0 || col >= len(m.bids) {
		return tender.Mark{}, false
	}
	return m.marks[m.lines[row].leaf][col], true
}

// given is how many marks a bid has.
func (m *matrix) given(col int) (n int) {
	for _, marks := range m.marks {
		if marks[col].Value.Given() {
			n++
		}
	}
	return n
}

// quality are the bids' quality scores, unrounded, by column; nil where marks are missing. All are nil while the criteria have faults.
func (m *matrix) quality() []*big.Rat {
	scores := make([]*big.Rat, len(m.bids))
	bids := make([]weighing.Bid, len(m.bids))
	columns := map[string]int{}
	for col, b := range m.bids {
		bids[col] = weighing.Bid{ID: b.ID}
		columns[b.ID] = col
		for leaf := range m.marks {
			bids[col].Marks = append(bids[col].Marks, m.marks[leaf][col].Value)
		}
	}
	result, err := weighing.Rank(m.model, bids)
	if err != nil {
		return scores
	}
	for i := range result.Standings {
		s := &result.Standings[i]
		scores[columns[s.Bid.ID]] = s.Quality
	}
	return scores
}

// subject says which mark stands in a row, for whom it was given last: for this lot alone, or for all lots in common.
func (m *matrix) subject(row, col int, evaluator string) store.MarkSubject {
	b, criterion := m.bids[col], m.lines[row].criterion.ID
	s := store.MarkSubject{Tender: m.tender.ID, Bid: b.ID, Criterion: criterion, Lot: m.lot, Evaluator: evaluator}
	if m.lot == "" {
		return s
	}
	own, common := b.Lots[m.lot].Marks[criterion], b.Marks[criterion]
	if evaluator != "" {
		own, common = b.Lots[m.lot].Evaluators[evaluator][criterion], b.Evaluators[evaluator][criterion]
	}
	if !own.Value.Given() && common.Value.Given() {
		s.Lot = ""
	}
	return s
}

// opinion is one evaluator's mark.
type opinion struct {
	id, who string
	mark    tender.Mark
}

// opinions are the evaluators' marks of a cell: those of the panel in its order, then any others who gave one.
func (m *matrix) opinions(row, col int) (all []opinion) {
	criterion, offer := m.lines[row].criterion.ID, m.offers[col]
	names := map[string]string{}
	for _, e := range m.tender.Panel {
		names[e.ID] = e.Name
	}
	for _, id := range m.tender.Evaluators() {
		if mark := offer.Evaluators[id][criterion]; mark != (tender.Mark{}) {
			all = append(all, opinion{id, cmp.Or(names[id], id), mark})
		}
	}
	return all
}

// bidName is what the bid in a column is called.
func (m *matrix) bidName(col int) string { return cmp.Or(m.bids[col].Supplier, m.bids[col].ID) }

// name is a criterion's title, with the id where it has none, indented below its group.
func (l *line) name() string {
	return strings.Repeat("   ", l.depth) + cmp.Or(l.criterion.Title, l.criterion.ID)
}

// weight is what a criterion is of the whole: 20 %.
func (l *line) weight() string { return shareWords(l.share) }

// shareWords writes a share from 0 to 1 as per cent, empty for none.
func shareWords(share *big.Rat) string {
	if share == nil {
		return ""
	}
	return exact.Short(new(big.Rat).Mul(share, big.NewRat(100, 1)), 2) + " %"
}

// marksFrom says from where to where the scale goes: 0 to 4.
func (l *line) marksFrom() string {
	if !l.scale.Max.Given() {
		return ""
	}
	return fmt.Sprintf("%v to %v", l.scale.Min.Or(exact.Decimal{}), l.scale.Max)
}

// shade is how a mark is shown: by its share of the highest one.
func shade(mark, highest *big.Rat) (tone kit.Tone, full bool) {
	if mark == nil || highest == nil || highest.Sign() <= 0 {
		return kit.ToneNone, false
	}
	share, _ := new(big.Rat).Quo(mark, highest).Float64()
	switch {
	case share >= 0.75:
		return kit.ToneGood, share >= 1
	case share >= 0.5:
		return kit.ToneWarn, false
	case share >= 0.25:
		return kit.TonePoor, false
	}
	return kit.ToneBad, false
}
