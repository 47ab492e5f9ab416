package desk

import (
	"cmp"
	"math/big"
	"slices"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
	"counterweight/scorecard"
)

// The lines between tenders that weighed cost heavily and those that weighed it lightly, in per cent, both included.
const (
	HeavyCost = 60
	LightCost = 40
)

// FewContracts is below how many contracts a mean says little.
const FewContracts = 10

// PastTender is a contract with what the tender that it was awarded from weighed cost at, and how it then performed.
type PastTender struct {
	Tender    string // its reference
	Contract  procurement.ContractID
	Reference string // of the contract
	Title     string // of the contract
	Awarded   civil.Date
	Cost      exact.Decimal // weight of cost, in per cent of the whole
	// Scored is whether a scorecard of the contract has an overall score; Score and Rating are those of its last period that has one.
	Scored bool
	Card   scorecard.CardID
	Period civil.Period
	Score  *big.Rat // 0 to 100, exactly; nil where it is not scored
	Rating scorecard.Rating
}

// CostWeights are past tenders with how their contracts performed, by the day of award, and what those that weighed cost heavily and lightly
// came to on average.
type CostWeights struct {
	Tenders      []PastTender
	Heavy, Light CostGroup
}

// CostGroup is what the scored contracts of some tenders came to.
type CostGroup struct {
	Contracts int      // that have a score
	Mean      *big.Rat // of their scores, each counting the same; nil where there is none
}

// costWeights puts past tenders beside how their contracts performed. Tenders that weigh no cost, as those by price alone, are left out.
func (g *gathering) costWeights(rows []store.TenderRow, awarded map[string][]*procurement.Dossier) (w CostWeights) {
	for _, row := range rows {
		cost, weighed := row.CostWeight.Get()
		if d, known := weighing.Describe(row.Method); !weighed || !known || !d.Weighted {
			continue
		}
		for _, c := range awarded[row.Reference] {
			p := PastTender{
				Tender: row.Reference, Contract: c.ID, Reference: c.Reference, Title: c.Title, Awarded: awardedOn(&c.Contract), Cost: cost,
			}
			if s, scored := g.scores[c.ID]; scored {
				p.Scored, p.Card, p.Period, p.Score, p.Rating = true, s.card, s.period, s.Mean, s.Rating
			}
			if !p.Awarded.IsZero() {
				w.Tenders = append(w.Tenders, p)
			}
		}
	}
	slices.SortFunc(w.Tenders, func(a, b PastTender) int {
		return cmp.Or(a.Awarded.Compare(b.Awarded), cmp.Compare(a.Tender, b.Tender), cmp.Compare(a.Reference, b.Reference))
	})
	w.Heavy = groupOf(w.Tenders, func(p *PastTender) bool { return p.Cost.Cmp(exact.Int(HeavyCost)) >= 0 })
	w.Light = groupOf(w.Tenders, func(p *PastTender) bool { return p.Cost.Cmp(exact.Int(LightCost)) <= 0 })
	return w
}

// groupOf is what the scored ones among some tenders came to.
func groupOf(all []PastTender, is func(*PastTender) bool) (group CostGroup) {
	sum := new(big.Rat)
	for i := range all {
		if p := &all[i]; p.Scored && is(p) {
			sum.Add(sum, p.Score)
			group.Contracts++
		}
	}
	if group.Contracts > 0 {
		group.Mean = sum.Quo(sum, big.NewRat(int64(group.Contracts), 1))
	}
	return group
}
