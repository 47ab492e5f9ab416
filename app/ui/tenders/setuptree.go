package tenders

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// family finds a criterion: the list that it stands in, its place there, and the criterion that it is a part of, nil on the first level.
// The list is nil where there is no such criterion.
func family(t *tender.Tender, id string) (list *[]tender.Criterion, i int, parent *tender.Criterion) {
	return familyIn(&t.Criteria, nil, id)
}

func familyIn(all *[]tender.Criterion, above *tender.Criterion, id string) (list *[]tender.Criterion, i int, parent *tender.Criterion) {
	for i := range *all {
		c := &(*all)[i]
		if c.ID == id {
			return all, i, above
		}
		if list, k, parent := familyIn(&c.Children, c, id); list != nil {
			return list, k, parent
		}
	}
	return nil, 0, nil
}

// criterionOf finds a criterion, nil where there is none.
func criterionOf(t *tender.Tender, id string) *tender.Criterion {
	if list, i, _ := family(t, id); list != nil {
		return &(*list)[i]
	}
	return nil
}

// addCriterion puts a new criterion behind another one of the same level; at the end where that is not there.
func addCriterion(t *tender.Tender, behind string, c tender.Criterion) {
	list, i, _ := family(t, behind)
	if list == nil {
		list, i = &t.Criteria, len(t.Criteria)-1
	}
	*list = slices.Insert(*list, i+1, c)
}

// addPart gives a criterion a part. The first part of one that was marked itself takes over its scale, its minimum and its marks.
func addPart(t *tender.Tender, of string, part tender.Criterion) {
	c := criterionOf(t, of)
	if c == nil {
		return
	}
	if c.IsLeaf() {
		part.Minimum, part.Scale = c.Minimum, c.Scale
		c.Minimum, c.Scale = exact.Optional{}, tender.Scale{}
		moveMarks(t, of, part.ID)
	}
	c.Children = append(c.Children, part)
}

// removeCriterion takes a criterion out, with its parts, their marks, and the mention of it in lots.
func removeCriterion(t *tender.Tender, id string) {
	list, i, _ := family(t, id)
	if list == nil {
		return
	}
	gone := idsBelow((*list)[i])
	*list = slices.Delete(*list, i, i+1)
	eachMarks(t, func(marks tender.Marks) {
		for _, id := range gone {
			delete(marks, id)
		}
	})
	for k := range t.Lots {
		t.Lots[k].Criteria = slices.DeleteFunc(t.Lots[k].Criteria, func(named string) bool { return named == id })
	}
}

// idsBelow are the ids of a criterion and of all its parts.
func idsBelow(c tender.Criterion) []string {
	ids := []string{c.ID}
	for _, part := range c.Children {
		ids = append(ids, idsBelow(part)...)
	}
	return ids
}

// moveCriterion moves a criterion up or down among its siblings; at an end it stays.
func moveCriterion(t *tender.Tender, id string, by int) {
	list, i, _ := family(t, id)
	if list == nil || i+by < 0 || i+by >= len(*list) {
		return
	}
	(*list)[i], (*list)[i+by] = (*list)[i+by], (*list)[i]
}

// renameCriterion gives a criterion another id, and its marks and lots with it.
func renameCriterion(t *tender.Tender, id, to string) {
	c := criterionOf(t, id)
	if c == nil {
		return
	}
	c.ID = to
	moveMarks(t, id, to)
	for i := range t.Lots {
		for k, named := range t.Lots[i].Criteria {
			if named == id {
				t.Lots[i].Criteria[k] = to
			}
		}
	}
}

// moveMarks makes the marks of one criterion those of another.
func moveMarks(t *tender.Tender, from, to string) {
	eachMarks(t, func(marks tender.Marks) {
		if mark, given := marks[from]; given {
			marks[to] = mark
			delete(marks, from)
		}
	})
}

// eachMarks visits all marks of all bids, the panel's and the evaluators'.
func eachMarks(t *tender.Tender, visit func(tender.Marks)) {
	eachOffer(t, func(o tender.Offer) {
		visit(o.Marks)
		for _, marks := range o.Evaluators {
			visit(marks)
		}
	})
}

// eachOffer visits all bids, and what they offer for single lots.
func eachOffer(t *tender.Tender, visit func(tender.Offer)) {
	for i := range t.Bids {
		visit(t.Bids[i].Offer)
		for _, o := range t.Bids[i].Lots {
			visit(o)
		}
	}
}

// freshCriterion is an id that no criterion has: the next after those of the first level (Q7), or after the parts of one (Q2.3).
func freshCriterion(t *tender.Tender, parent *tender.Criterion) string {
	prefix, siblings := "Q", t.Criteria
	if parent != nil {
		prefix, siblings = parent.ID+".", parent.Children
	} else if len(siblings) > 0 {
		prefix = strings.TrimRight(siblings[len(siblings)-1].ID, "0123456789")
	}
	for n := len(siblings) + 1; ; n++ {
		if id := prefix + strconv.Itoa(n); criterionOf(t, id) == nil {
			return id
		}
	}
}

// restOf is what is left of a weight that a list of criteria must add up to, 0 where nothing is or where they may add up to anything.
func restOf(criteria []tender.Criterion, aim *big.Rat) exact.Decimal {
	if aim == nil {
		return exact.Decimal{}
	}
	rest := new(big.Rat).Sub(aim, weightOf(criteria))
	d, exactly := exact.FromRat(rest)
	if !exactly || d.Sign() < 0 {
		return exact.Decimal{}
	}
	return d
}

// weightOf is what the weights of criteria add up to.
func weightOf(criteria []tender.Criterion) *big.Rat {
	sum := new(big.Rat)
	for _, c := range criteria {
		sum.Add(sum, c.Weight.Rat())
	}
	return sum
}

var hundredPercent = big.NewRat(100, 1)

// aimOf is what the weights of the first level must add up to, nil where they may add up to anything or the tender does not say.
func aimOf(t *tender.Tender) *big.Rat {
	switch t.Basis() {
	case tender.WeightsOfWhole:
		return t.QualityWeight.Rat()
	case tender.WeightsOfQuality:
		return hundredPercent
	case tender.WeightsUnstated:
		if t.QualityWeight.Given() {
			return t.QualityWeight.Rat()
		}
		return hundredPercent
	}
	return nil
}

// sum is what some weights add up to, in words.
type sum struct {
	words string
	right bool
	first bool // of the first level
}

// sumsOf says what all weights add up to, against what they must: first those of the first level, lot by lot where there are lots, then
// the parts of each criterion that has parts.
func sumsOf(t *tender.Tender) []sum {
	lots := []string{""}
	if len(t.Lots) > 0 {
		lots = nil
		for _, lot := range t.Lots {
			lots = append(lots, lot.ID)
		}
	}
	var all []sum
	for _, lot := range lots {
		of := "The weights"
		if lot != "" {
			of = "The weights for lot " + lot
		}
		s := sumOf(of, t.LotCriteria(lot), aimOf(t))
		s.first = true
		all = append(all, s)
	}
	var below func([]tender.Criterion)
	below = func(criteria []tender.Criterion) {
		for i := range criteria {
			c := &criteria[i]
			if c.IsLeaf() {
				continue
			}
			aim := hundredPercent
			if c.RelativeChildren {
				aim = nil
			}
			all = append(all, sumOf("The parts of "+c.ID, c.Children, aim))
			below(c.Children)
		}
	}
	below(t.Criteria)
	return all
}

func sumOf(of string, criteria []tender.Criterion, aim *big.Rat) sum {
	weight := weightOf(criteria)
	figure := exact.Short(weight, 6)
	if aim == nil {
		words := fmt.Sprintf("%s add up to %s and count in proportion.", of, figure)
		return sum{words: words, right: weight.Sign() > 0}
	}
	words := fmt.Sprintf("%s add up to %s of %s", of, figure, exact.Short(aim, 6))
	gap := new(big.Rat).Sub(aim, weight)
	switch gap.Sign() {
	case 0:
		return sum{words: words + ".", right: true}
	case 1:
		return sum{words: fmt.Sprintf("%s: %s to give.", words, exact.Short(gap, 6))}
	}
	return sum{words: fmt.Sprintf("%s: %s too much.", words, exact.Short(gap.Neg(gap), 6))}
}
