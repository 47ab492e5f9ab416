package tender

import (
	"math/big"
	"slices"

	"counterweight/procurement/exact"
)

// Leaves are the criteria that are marked themselves, in the order of the tender.
func (t *Tender) Leaves() []*Criterion { return leavesOf(t.Criteria) }

func leavesOf(cs []Criterion) []*Criterion {
	var leaves []*Criterion
	for i := range cs {
		if cs[i].IsLeaf() {
			leaves = append(leaves, &cs[i])
			continue
		}
		leaves = append(leaves, leavesOf(cs[i].Children)...)
	}
	return leaves
}

// ScaleOf is the scale that marks on c are given on: its own, or the tender's.
func (t *Tender) ScaleOf(c *Criterion) Scale {
	if c.Scale.IsSet() {
		return c.Scale
	}
	return t.Scale
}

// Lot is the lot with this id, nil where there is none.
func (t *Tender) Lot(id string) *Lot {
	for i := range t.Lots {
		if t.Lots[i].ID == id {
			return &t.Lots[i]
		}
	}
	return nil
}

// LotCriteria are the top-level criteria that count in a lot: those that it names, and those that no lot names. For a tender without
// lots, and for the empty id, they are those that no lot names.
func (t *Tender) LotCriteria(lot string) []Criterion {
	var count []Criterion
	for _, c := range t.Criteria {
		named, here := false, false
		for _, l := range t.Lots {
			if slices.Contains(l.Criteria, c.ID) {
				named = true
				here = here || l.ID == lot
			}
		}
		if here || !named {
			count = append(count, c)
		}
	}
	return count
}

// scopes are the ids of all lots, or the one empty id of a tender without lots: what is ranked by itself.
func (t *Tender) scopes() []string {
	if len(t.Lots) == 0 {
		return []string{""}
	}
	ids := make([]string, len(t.Lots))
	for i, l := range t.Lots {
		ids[i] = l.ID
	}
	return ids
}

// Basis is what the weights of the top-level criteria are: as stated, or as their sum tells. It is WeightsUnstated where the sum tells
// nothing.
func (t *Tender) Basis() WeightBasis {
	if t.Weights != WeightsUnstated {
		return t.Weights
	}
	for _, basis := range []WeightBasis{WeightsOfWhole, WeightsOfQuality} {
		if aim := t.aim(basis); aim != nil && !slices.ContainsFunc(t.scopes(), func(lot string) bool {
			return sumOfWeights(t.LotCriteria(lot)).Cmp(aim) != 0
		}) {
			return basis
		}
	}
	return WeightsUnstated
}

// aim is what the weights must add up to on this basis, nil where they may add up to anything or the tender does not say.
func (t *Tender) aim(basis WeightBasis) *big.Rat {
	switch basis {
	case WeightsOfWhole:
		return t.QualityWeight.Rat()
	case WeightsOfQuality:
		return exact.Int(100).Rat()
	}
	return nil
}

func sumOfWeights(cs []Criterion) *big.Rat {
	sum := new(big.Rat)
	for i := range cs {
		sum.Add(sum, cs[i].Weight.Rat())
	}
	return sum
}

// anyBelowZero reports whether some weight is below 0, so that the sum of all says nothing.
func anyBelowZero(cs []Criterion) bool {
	return slices.ContainsFunc(cs, func(c Criterion) bool { return c.Weight.Sign() < 0 })
}
