package tender

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// checkBids looks at ids, lots and marks; prices are looked at where bids are ranked, since only bids in the running need one.
func (t *Tender) checkBids() (faults Faults) {
	seen := map[string]string{}
	checker := newMarkChecker(t)
	for i := range t.Bids {
		b := &t.Bids[i]
		place := fmt.Sprintf("bids[%d]", i)
		checkID(b.ID, place, seen, &faults)
		if len(t.Lots) > 0 && len(b.Lots) == 0 && b.Status == weighing.Received {
			faults.Add(place+".lots", "the bid is for none of the tender's lots", "give its offer for each lot that it is for")
		}
		checker.offer(&b.Offer, place, "", &faults)
		t.checkLotPrices(b, place, &faults)
		for _, id := range slices.Sorted(maps.Keys(b.Lots)) {
			here := offerPlace(i, id)
			if t.Lot(id) == nil {
				faults.Addf(here, "name one of the tender's lots", "there is no lot %q", id)
				continue
			}
			offer := b.Lots[id]
			checker.offer(&offer, here, id, &faults)
		}
	}
	return faults
}

// checkLotPrices refuses a price of a whole bid where lots are ranked each by itself: it would count nowhere.
func (t *Tender) checkLotPrices(b *Bid, place string, faults *Faults) {
	if len(t.Lots) == 0 {
		return
	}
	lot := t.Lots[0].ID
	for _, l := range t.Lots {
		if _, made := b.Lots[l.ID]; made {
			lot = l.ID
			break
		}
	}
	remedy := "move it to " + place + ".lots." + lot
	if b.Price.IsSet() {
		faults.Add(place+".price", "prices stand with the lots", remedy)
	}
	if b.PriceScore.Given() {
		faults.Add(place+".price_score", "price scores stand with the lots", remedy)
	}
}

// markChecker knows which marks may be given in which lot.
type markChecker struct {
	tender *Tender
	all    map[string]*Criterion
	twice  map[string]bool            // ids that more than one criterion has
	leaves map[string]map[string]bool // by lot: the ids of the leaves that count in it
	panel  map[string]bool            // nil where the tender names nobody
}

func newMarkChecker(t *Tender) *markChecker {
	m := &markChecker{tender: t, all: map[string]*Criterion{}, twice: map[string]bool{}, leaves: map[string]map[string]bool{}}
	var walk func([]Criterion)
	walk = func(cs []Criterion) {
		for i := range cs {
			_, m.twice[cs[i].ID] = m.all[cs[i].ID]
			m.all[cs[i].ID] = &cs[i]
			walk(cs[i].Children)
		}
	}
	walk(t.Criteria)
	for _, lot := range t.scopes() {
		m.leaves[lot] = map[string]bool{}
		for _, c := range leavesOf(t.LotCriteria(lot)) {
			m.leaves[lot][c.ID] = true
		}
	}
	if len(t.Panel) > 0 {
		m.panel = map[string]bool{}
		for _, e := range t.Panel {
			m.panel[e.ID] = true
		}
	}
	return m
}

func (m *markChecker) offer(o *Offer, place, lot string, faults *Faults) {
	m.tender.checkAmount(o.Price, place+".price", faults)
	m.marks(o.Marks, place, "", lot, faults)
	for _, id := range slices.Sorted(maps.Keys(o.Evaluators)) {
		if m.panel != nil && !m.panel[id] {
			faults.Addf(place+"."+o.Evaluators[id].member(id), "add the evaluator to tender.panel, or correct the id", "there is no evaluator %q", id)
			continue
		}
		m.marks(o.Evaluators[id], place, id, lot, faults)
	}
}

// member is where all the marks of an evaluator stand within an offer: evaluator_rationales.E1 where there are only reasons.
func (ms Marks) member(evaluator string) string {
	for _, mark := range ms {
		if !mark.isReason() {
			return Mark{}.member(evaluator)
		}
	}
	return Mark{Rationale: "…"}.member(evaluator)
}

// isReason reports whether the mark is only a reason, written before the mark itself.
func (m Mark) isReason() bool { return !m.Value.Given() && m.Rationale != "" }

// Place is where the mark on a criterion stands within an offer of the tender file: marks.Q3, or rationales.Q3 where there is only a
// reason. For a mark of a single evaluator it is evaluator_marks.E1.Q3 or evaluator_rationales.E1.Q3; evaluator is empty for others.
func (m Mark) Place(evaluator, criterion string) string { return m.member(evaluator) + "." + criterion }

func (m Mark) member(evaluator string) string {
	name := "marks"
	if m.isReason() {
		name = "rationales"
	}
	if evaluator != "" {
		return "evaluator_" + name + "." + evaluator
	}
	return name
}

// marks looks at the marks of the panel, or of one evaluator, in the offer at place.
func (m *markChecker) marks(marks Marks, place, evaluator, lot string, faults *Faults) {
	for _, id := range slices.Sorted(maps.Keys(marks)) {
		value, given := marks[id].Value.Get()
		here := place + "." + marks[id].Place(evaluator, id)
		c := m.all[id]
		switch {
		case c == nil:
			faults.Addf(here, "name a criterion of the tender", "there is no criterion %q", id)
		case m.twice[id]: // which of them is meant is not known before the id is put right
		case !c.IsLeaf():
			faults.Addf(here, "mark its children", "%s is not marked itself", id)
		case lot != "" && !m.leaves[lot][id]:
			faults.Addf(here, "take the mark out, or name the criterion in the lot", "%s does not count in lot %s", id, lot)
		case given:
			m.mark(value, m.tender.ScaleOf(c), here, faults)
		}
	}
}

func (m *markChecker) mark(value exact.Decimal, scale Scale, place string, faults *Faults) {
	if scale.Max.Given() && !scale.Takes(value) {
		faults.Addf(place, "give a mark "+scale.Words(), "%v is off the scale", value)
	}
}

// checkPrices ranks every lot to find prices that the method cannot take. Where the model is not sound, or the bid is at fault already, it
// finds as much as can be known without ranking.
func (t *Tender) checkPrices(inModel Faults, faulty map[int]bool) (faults Faults) {
	sound, settled := inModel == nil, inModel.leaveQuality()
	for _, lot := range t.scopes() {
		m := t.Model(lot)
		bids, positions := t.weighed(lot)
		var rankable, others []weighing.Bid
		var rankableAt, othersAt []int
		for i, b := range bids {
			if sound && !faulty[positions[i]] {
				rankable, rankableAt = append(rankable, b), append(rankableAt, positions[i])
			} else {
				others, othersAt = append(others, b), append(othersAt, positions[i])
			}
		}
		if sound {
			_, err := weighing.Rank(m, rankable)
			faults = append(faults, t.faultsOf(err, lot, rankableAt)...)
		}
		faults = append(faults, t.faultsOf(weighing.PriceFaults(m, others, settled), lot, othersAt)...)
	}
	return faults
}

// leaveQuality reports whether quality scores are known however the faults of a model are put right.
func (fs Faults) leaveQuality() bool {
	return !slices.ContainsFunc(fs, func(f Fault) bool {
		return strings.HasPrefix(f.Place, "tender.criteria") || strings.HasPrefix(f.Place, "tender.scale") || strings.HasPrefix(f.Place, "tender.lots")
	})
}

// bids are the positions of the bids that have faults.
func (fs Faults) bids() map[int]bool {
	positions := map[int]bool{}
	for _, f := range fs {
		positions[f.bid()] = true
	}
	return positions
}

// bid is the position of the bid that the fault is in, -1 for a fault elsewhere.
func (f Fault) bid() int {
	inside, in := strings.CutPrefix(f.Place, "bids[")
	digits, _, _ := strings.Cut(inside, "]")
	position, err := strconv.Atoi(digits)
	if !in || err != nil {
		return -1
	}
	return position
}
