package export

import (
	"cmp"
	"slices"

	"counterweight/scorecard"
)

// sortedReadings are the readings of a card by period, in the order of the card, ours first.
func sortedReadings(b *scorecard.Book) []*scorecard.Reading {
	place := map[scorecard.MeasureID]int{}
	b.Card.EachPlaced(func(_ *scorecard.Perspective, _ *scorecard.Objective, placed *scorecard.Placed) {
		place[placed.Measure] = len(place)
	})
	of := func(id scorecard.MeasureID) int {
		if at, is := place[id]; is {
			return at
		}
		return len(place)
	}
	all := make([]*scorecard.Reading, len(b.Readings))
	for i := range b.Readings {
		all[i] = &b.Readings[i]
	}
	slices.SortStableFunc(all, func(x, y *scorecard.Reading) int {
		return cmp.Or(x.Period.Compare(y.Period), cmp.Compare(of(x.Measure), of(y.Measure)), cmp.Compare(x.Measure, y.Measure), cmp.Compare(x.Side, y.Side))
	})
	return all
}
