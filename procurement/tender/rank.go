package tender

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/weighing"
)

// Options say how to rank.
type Options struct {
	// Lot is the lot to rank; empty for a tender without lots.
	Lot string
	// CostWeight asks "what if": cost gets this weight, quality the rest, and criteria keep their proportions.
	CostWeight exact.Optional
	// LowBid are the buyer's rules for questions about low bids; nil for [weighing.DefaultLowBidRules].
	LowBid *weighing.LowBidRules
}

// LotError says that the lot asked for is not one of the tender's.
type LotError struct {
	Lot  string
	Lots []string // the tender's
}

func (e *LotError) Error() string {
	switch {
	case len(e.Lots) == 0:
		return fmt.Sprintf("there is no lot %q: this tender has no lots", e.Lot)
	case e.Lot == "":
		return "this tender is ranked lot by lot: say which of " + strings.Join(e.Lots, ", ")
	}
	return fmt.Sprintf("there is no lot %q: the lots are %s", e.Lot, strings.Join(e.Lots, ", "))
}

// WhatIfError says why a cost weight cannot be tried out.
type WhatIfError struct{ Problem string }

func (e *WhatIfError) Error() string { return e.Problem }

// Rank ranks the bids of one lot, or of a tender without lots, by the tender's own rule.
//
// It fails with [Faults] where the tender is not complete enough, with *[LotError] where the lot is not the tender's, and with
// *[WhatIfError] where the cost weight asked about makes no sense.
func (t *Tender) Rank(o Options) (*weighing.Result, error) {
	if scopes := t.scopes(); !slices.Contains(scopes, o.Lot) {
		if len(t.Lots) == 0 {
			scopes = nil
		}
		return nil, &LotError{Lot: o.Lot, Lots: scopes}
	}
	if t.CheckModel() != nil || t.checkBids() != nil {
		return nil, t.Check()
	}
	m := t.Model(o.Lot)
	if o.LowBid != nil {
		m.LowBid = *o.LowBid
	}
	if err := tryCostWeight(m, o.CostWeight); err != nil {
		return nil, err
	}
	bids, positions := t.weighed(o.Lot)
	r, err := weighing.Rank(m, bids)
	if err != nil {
		return nil, t.faultsOf(err, o.Lot, positions)
	}
	return r, nil
}

// tryCostWeight sets the weights that "what if" asks about.
func tryCostWeight(m *weighing.Model, weight exact.Optional) error {
	cost, asked := weight.Get()
	if !asked {
		return nil
	}
	d, _ := weighing.Describe(m.Method)
	hundred := exact.Int(100)
	switch {
	case !d.Weighted:
		return &WhatIfError{fmt.Sprintf("%s does not weigh cost against quality: there is no cost weight to try", m.Method)}
	case cost.Sign() < 0 || cost.Cmp(hundred) > 0:
		return &WhatIfError{fmt.Sprintf("cost weight %v is not from 0 to 100", cost)}
	case d.Exponent && cost.IsZero():
		return &WhatIfError{fmt.Sprintf("%s divides by the cost weight: try one above 0", m.Method)}
	case cost != hundred && len(m.Criteria) == 0:
		return &WhatIfError{"this tender has no criteria: cost can only weigh 100"}
	}
	quality := hundred.Rat()
	quality.Sub(quality, cost.Rat())
	rest, fits := exact.FromRat(quality)
	if !fits {
		return &WhatIfError{fmt.Sprintf("cost weight %v has too many digits", cost)}
	}
	m.CostWeight, m.QualityWeight = cost, rest
	return nil
}

// Model is what ranks the bids of a lot (empty for a tender without lots), with the usual questions about low bids.
func (t *Tender) Model(lot string) *weighing.Model {
	return &weighing.Model{
		Method: t.Price.Method, Parameters: t.Price.Parameters,
		CostWeight: t.CostWeight.Or(exact.Decimal{}), QualityWeight: t.QualityWeight.Or(exact.Decimal{}),
		Criteria:       t.weighedCriteria(t.LotCriteria(lot)),
		QualityMinimum: t.QualityMinimum,
		Rounding:       t.Rounding, Ties: t.Ties, MeanOfEvaluators: t.MeanOfEvaluators,
		ShouldCost: optionalAmount(t.ShouldCost),
		LowBid:     weighing.DefaultLowBidRules(),
		Limits:     t.Limits,
	}
}

func (t *Tender) weighedCriteria(cs []Criterion) []weighing.Criterion {
	var weighed []weighing.Criterion
	for i := range cs {
		c := &cs[i]
		weighed = append(weighed, weighing.Criterion{
			ID: c.ID, Section: c.Section, Title: c.Title, Weight: c.Weight,
			Max: t.ScaleOf(c).Max.Or(exact.Decimal{}), Minimum: c.Minimum, Children: t.weighedCriteria(c.Children),
		})
	}
	return weighed
}

func optionalAmount(a money.Amount) exact.Optional {
	if !a.IsSet() {
		return exact.Optional{}
	}
	return exact.Some(a.Decimal())
}

// weighed are the bids for a lot as they are weighed, with the position of each among the tender's bids.
func (t *Tender) weighed(lot string) (bids []weighing.Bid, positions []int) {
	leaves := leavesOf(t.LotCriteria(lot))
	evaluators := t.Evaluators()
	for i := range t.Bids {
		b := &t.Bids[i]
		offer, made := b.OfferFor(lot)
		if !made {
			continue
		}
		w := weighing.Bid{
			ID: b.ID, Supplier: b.Supplier, Status: b.Status,
			Price: optionalAmount(offer.Price), PriceScore: offer.PriceScore,
			Marks: offer.Marks.inOrder(leaves),
		}
		for _, evaluator := range evaluators {
			marks := offer.Evaluators[evaluator].inOrder(leaves)
			if slices.ContainsFunc(marks, exact.Optional.Given) {
				w.Evaluators = append(w.Evaluators, marks)
			}
		}
		bids, positions = append(bids, w), append(positions, i)
	}
	return bids, positions
}

// Evaluators are the ids of all evaluators: the panel in its order, then any others who gave marks or reasons, by id.
func (t *Tender) Evaluators() []string {
	others := map[string]bool{}
	for i := range t.Bids {
		for id := range t.Bids[i].Evaluators {
			others[id] = true
		}
		for _, offer := range t.Bids[i].Lots {
			for id := range offer.Evaluators {
				others[id] = true
			}
		}
	}
	ids := make([]string, len(t.Panel), len(t.Panel)+len(others))
	for i, e := range t.Panel {
		ids[i] = e.ID
		delete(others, e.ID)
	}
	return append(ids, slices.Sorted(maps.Keys(others))...)
}

// OfferFor is what the bid offers for a lot: the lot's own price, and its marks with those that all lots have in common. It reports
// false where the bid is not for this lot. The empty id stands for a tender without lots.
func (b *Bid) OfferFor(lot string) (Offer, bool) {
	if lot == "" {
		return b.Offer, true
	}
	own, made := b.Lots[lot]
	if !made {
		return Offer{}, false
	}
	merged := Offer{Price: own.Price, PriceScore: own.PriceScore, Marks: b.Marks.with(own.Marks), Evaluators: map[string]Marks{}}
	for id, marks := range b.Evaluators {
		merged.Evaluators[id] = marks
	}
	for id, marks := range own.Evaluators {
		merged.Evaluators[id] = merged.Evaluators[id].with(marks)
	}
	return merged, true
}

// with is both sets of marks. On a criterion that both have the others win, but a reason without a mark takes no mark away.
func (ms Marks) with(others Marks) Marks {
	both := make(Marks, len(ms)+len(others))
	maps.Copy(both, ms)
	for id, mark := range others {
		if common := both[id]; !mark.Value.Given() {
			mark = Mark{Value: common.Value, Rationale: cmp.Or(mark.Rationale, common.Rationale)}
		}
		both[id] = mark
	}
	return both
}

func (ms Marks) inOrder(leaves []*Criterion) []exact.Optional {
	ordered := make([]exact.Optional, len(leaves))
	for i, c := range leaves {
		ordered[i] = ms[c.ID].Value
	}
	return ordered
}

// faultsOf gives the weighing's own errors their places in the tender.
func (t *Tender) faultsOf(err error, lot string, positions []int) (faults Faults) {
	var model *weighing.ModelError
	var bids weighing.BidFaults
	switch {
	case errors.As(err, &bids):
		for _, f := range bids {
			faults.Add(offerPlace(positions[f.Index], lot)+"."+f.Member, f.Problem, f.Remedy)
		}
	case errors.As(err, &model):
		faults.Add("tender", model.Problem, model.Remedy)
	}
	return faults
}

// offerPlace is where a bid's offer stands in the tender file.
func offerPlace(position int, lot string) string {
	place := fmt.Sprintf("bids[%d]", position)
	if lot != "" {
		place += ".lots." + lot
	}
	return place
}
