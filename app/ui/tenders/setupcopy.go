package tenders

import (
	"maps"
	"slices"

	"counterweight/procurement/tender"
)

// copyOf is a tender of its own: to change it changes nothing of the first. Members that the program does not know are shared, since
// nothing here changes them.
func copyOf(t *tender.Tender) *tender.Tender {
	c := *t
	c.Scale = copyOfScale(t.Scale)
	c.Criteria = copyOfCriteria(t.Criteria)
	c.Ties = slices.Clone(t.Ties)
	c.Limits.Ranges = slices.Clone(t.Limits.Ranges)
	c.Panel = slices.Clone(t.Panel)
	c.Lots = slices.Clone(t.Lots)
	for i := range c.Lots {
		c.Lots[i].Criteria = slices.Clone(c.Lots[i].Criteria)
	}
	c.Bids = slices.Clone(t.Bids)
	for i := range c.Bids {
		c.Bids[i].Offer = copyOfOffer(c.Bids[i].Offer)
		c.Bids[i].Lots = copyOfMap(c.Bids[i].Lots, copyOfOffer)
	}
	return &c
}

func copyOfScale(s tender.Scale) tender.Scale {
	s.Levels = slices.Clone(s.Levels)
	return s
}

func copyOfCriteria(criteria []tender.Criterion) []tender.Criterion {
	criteria = slices.Clone(criteria)
	for i := range criteria {
		criteria[i].Scale = copyOfScale(criteria[i].Scale)
		criteria[i].Children = copyOfCriteria(criteria[i].Children)
	}
	return criteria
}

func copyOfOffer(o tender.Offer) tender.Offer {
	o.Marks = maps.Clone(o.Marks)
	o.Evaluators = copyOfMap(o.Evaluators, maps.Clone)
	return o
}

// copyOfMap copies a map and each of its values.
func copyOfMap[V any](m map[string]V, copyOfValue func(V) V) map[string]V {
	if m == nil {
		return nil
	}
	c := make(map[string]V, len(m))
	for key, value := range m {
		c[key] = copyOfValue(value)
	}
	return c
}
