package tenders

import (
	"slices"
	"strconv"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// The balance of a new tender.
var newCostWeight, newQualityWeight = exact.SomeOf("40"), exact.SomeOf("60")

// newLevels are the words that the scale of a new tender begins with.
var newLevels = []tender.Level{
	{Mark: exact.Int(4), Title: "Excellent", Means: "Answers every part, with evidence from comparable work, and offers more than was asked."},
	{Mark: exact.Int(3), Title: "Good", Means: "Answers every part, with evidence; what is open is small and can be settled before the start."},
	{Mark: exact.Int(2), Title: "Fair", Means: "Answers most parts; the evidence is general, and some doubts remain about delivery."},
	{Mark: exact.Int(1), Title: "Poor", Means: "Answers some parts, or asserts without evidence; serious doubts remain."},
	{Mark: exact.Int(0), Title: "No answer", Means: "Does not answer the question."},
}

// fromScratch is a tender as it begins: with the method whose scores depend on nobody else's bid, a scale with words, and no criteria.
func fromScratch() *tender.Tender {
	return &tender.Tender{
		Currency: money.GBP, CostWeight: newCostWeight, QualityWeight: newQualityWeight, Weights: tender.WeightsOfWhole,
		Scale: tender.Scale{Min: exact.SomeOf("0"), Max: exact.SomeOf("4"), Step: exact.SomeOf("1"), Levels: slices.Clone(newLevels)},
		Price: tender.PriceRule{Method: weighing.DefaultMethod},
		Ties:  []weighing.Tie{weighing.TieByQuality, weighing.TieByPrice},
	}
}

// likeTender is a new tender with all of an earlier one but its bids, and what was said of it alone.
func likeTender(earlier *tender.Tender) *tender.Tender {
	t := copyOf(earlier)
	t.ID, t.Bids, t.Begun, t.Note, t.Extra = 0, nil, civil.Date{}, "", nil
	return t
}

// underFramework is a new tender with a framework's weight limits, and one criterion for each of its sections, with weights inside the
// limits where there are any such.
func underFramework(f tender.Framework) *tender.Tender {
	t := fromScratch()
	t.Limits = f.Limits()
	var price *weighing.WeightRange
	var sections []weighing.WeightRange
	for i, r := range f.Ranges {
		if r.Section == "" {
			price = &f.Ranges[i]
		} else {
			sections = append(sections, r)
		}
	}
	cost := wholeWithin(40, price)
	if len(sections) > 0 { // the sections must be able to take what is left
		least, most := 0, 0
		for _, r := range sections {
			low, high := wholeRange(r)
			least, most = least+low, most+high
		}
		cost = wholeWithin(min(max(cost, 100-most), 100-least), price)
	}
	t.CostWeight, t.QualityWeight = exact.Some(exact.Int(int64(cost))), exact.Some(exact.Int(int64(100-cost)))
	for i, weight := range sharedOut(100-cost, sections) {
		t.Criteria = append(t.Criteria, tender.Criterion{
			ID: "Q" + strconv.Itoa(i+1), Section: sections[i].Section, Title: sections[i].Section, Weight: exact.Int(int64(weight)),
		})
	}
	return t
}

// wholeRange are the least and the most whole per cent of a range.
func wholeRange(r weighing.WeightRange) (least, most int) {
	low, _ := r.Min.Rat().Float64()
	high, _ := r.Max.Rat().Float64()
	least, most = int(low), int(high)
	if float64(least) < low {
		least++
	}
	return least, most
}

// wholeWithin is the whole per cent nearest to a weight that a range lets stand; any does without a range.
func wholeWithin(weight int, r *weighing.WeightRange) int {
	if r == nil {
		return weight
	}
	least, most := wholeRange(*r)
	return min(max(weight, least), most)
}

// sharedOut shares a weight out in whole per cent: to each its least, and of the rest in proportion to the room that it has.
func sharedOut(weight int, ranges []weighing.WeightRange) []int {
	shares := make([]int, len(ranges))
	room := 0
	for i, r := range ranges {
		least, most := wholeRange(r)
		shares[i] = least
		weight -= least
		room += most - least
	}
	for i, r := range ranges {
		least, most := wholeRange(r)
		if own := most - least; room > 0 {
			more := (weight*own + room/2) / room
			shares[i] += more
			weight, room = weight-more, room-own
		}
	}
	return shares
}
