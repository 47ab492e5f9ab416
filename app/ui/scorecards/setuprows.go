package scorecards

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// part is a row of the set-up: a perspective, an objective or a measure, as it is valid on a day.
type part struct {
	perspective *scorecard.Perspective
	objective   *scorecard.Objective // nil for a perspective
	placed      *scorecard.Placed    // nil but for a measure
	measure     *scorecard.Measure   // of it

	key, name     string
	label         string // the name, indented below what it belongs to
	weight, share string
	target, every string
	points        scorecard.Points
	own           bool // the points are the card's own
	statutory     bool
	day           civil.Date
}

// partsOf are the parts of a card as they are valid on a day.
func partsOf(b *scorecard.Book, day civil.Date) (parts []part) {
	c := &b.Card
	whole := big.NewRat(1, 1)
	perspectives := sharesOf(whole, c.Perspectives, day, func(p *scorecard.Perspective) scorecard.History[exact.Decimal] { return p.Weights })
	for i := range c.Perspectives {
		p := &c.Perspectives[i]
		row := part{perspective: p, key: p.Key, name: p.Name, label: p.Name, day: day, share: shareWords(perspectives[i])}
		row.weight = weightWords(p.Weights, day)
		parts = append(parts, row)
		objectives := sharesOf(perspectives[i], p.Objectives, day, func(o *scorecard.Objective) scorecard.History[exact.Decimal] { return o.Weights })
		for j := range p.Objectives {
			o := &p.Objectives[j]
			row := part{perspective: p, objective: o, key: o.Key, name: o.Name, label: indent + orUnnamed(o.Name), day: day, share: shareWords(objectives[j])}
			row.weight = weightWords(o.Weights, day)
			parts = append(parts, row)
			measures := sharesOf(objectives[j], o.Measures, day, func(m *scorecard.Placed) scorecard.History[exact.Decimal] { return m.Weights })
			for k := range o.Measures {
				if row, ok := placedPart(b, p, o, &o.Measures[k], day); ok {
					row.share = shareWords(measures[k])
					parts = append(parts, row)
				}
			}
		}
	}
	return parts
}

func orUnnamed(name string) string {
	if strings.TrimSpace(name) == "" {
		return "(no name: stands for its perspective)"
	}
	return name
}

// placedPart is a measure on the card.
func placedPart(b *scorecard.Book, p *scorecard.Perspective, o *scorecard.Objective, placed *scorecard.Placed, day civil.Date) (part, bool) {
	m := b.Measures[placed.Measure]
	if m == nil {
		return part{}, false
	}
	row := part{perspective: p, objective: o, placed: placed, measure: m, key: measureKey(m.ID), name: m.Name, label: indent + indent + m.Name, day: day}
	row.weight, row.every, row.statutory = weightWords(placed.Weights, day), m.Every.String(), m.Statutory
	if row.points, row.own = placed.Points.On(day); !row.own {
		row.points, _ = m.Points.On(day)
	}
	row.target = withoutUnit(m, m.TargetWords(row.points))
	if row.own {
		row.target += ", own"
	}
	if !placed.Retired.IsZero() && placed.Retired.Before(day) {
		row.label += " (until " + placed.Retired.Words() + ")"
	}
	return row, true
}

func weightWords(h scorecard.History[exact.Decimal], day civil.Date) string {
	weight, valid := h.On(day)
	if !valid {
		return "later"
	}
	return weight.String()
}

// sharesOf divides a whole among parts by their weights on a day.
func sharesOf[T any](whole *big.Rat, parts []T, day civil.Date, weights func(*T) scorecard.History[exact.Decimal]) []*big.Rat {
	sum, each := new(big.Rat), make([]*big.Rat, len(parts))
	for i := range parts {
		weight, _ := weights(&parts[i]).On(day)
		each[i] = weight.Rat()
		sum.Add(sum, each[i])
	}
	for i := range each {
		if sum.Sign() > 0 {
			each[i].Quo(each[i].Mul(each[i], whole), sum)
		}
	}
	return each
}

func (s *setup) columns() []kit.Column[part] {
	return []kit.Column[part]{
		{Title: "Perspective, objective, measure", Width: 220, Grow: 3, Text: func(p part) string { return p.label }, Set: func(p part, text string) error { return s.setName(p, text) }},
		{Title: "Weight", Width: 66, Number: true, Text: func(p part) string { return p.weight }, Set: func(p part, text string) error { return s.setWeight(p, text) }},
		{Title: "Of the whole", Width: 96, Number: true, Text: func(p part) string { return p.share }},
		{Title: "Target", Width: 100, Number: true, Text: func(p part) string { return p.target }, Yield: 1},
		{Title: "Read every", Width: 92, Text: func(p part) string { return p.every }, Yield: 2},
		{Title: "Read by (name)", Width: 112, Grow: 1, Text: func(p part) string { return p.owner() }, Yield: 4, Set: func(p part, text string) error { return s.setOwner(p, text) }},
		{
			Title: "Law", Width: 84, Text: func(p part) string { return lawWords(p) }, Yield: 3,
			Paint: func(p part) kit.Cell { return kit.ChipCell(lawWords(p), kit.ToneInfo) },
		},
	}
}

func lawWords(p part) string {
	if p.statutory {
		return "statutory"
	}
	return ""
}

// called is what the part is called in a sentence.
func (p part) called() string { return cmp.Or(strings.TrimSpace(p.name), "This objective") }

// weights are the weights of the part over time.
func (p part) weights() scorecard.History[exact.Decimal] {
	switch {
	case p.placed != nil:
		return p.placed.Weights
	case p.objective != nil:
		return p.objective.Weights
	}
	return p.perspective.Weights
}

// weightsIn are the weights of the part in a card, nil where it is there no more.
func (p part) weightsIn(c *scorecard.Card) (found *scorecard.History[exact.Decimal]) {
	p.find(c, func(i, j, k int) {
		switch at := &c.Perspectives[i]; {
		case k >= 0:
			found = &at.Objectives[j].Measures[k].Weights
		case j >= 0:
			found = &at.Objectives[j].Weights
		default:
			found = &at.Weights
		}
	})
	return found
}

// nameIn is the name of the part in a card, nil where it is there no more or a measure.
func (p part) nameIn(c *scorecard.Card) (found *string) {
	p.find(c, func(i, j, k int) {
		switch at := &c.Perspectives[i]; {
		case k >= 0:
		case j >= 0:
			found = &at.Objectives[j].Name
		default:
			found = &at.Name
		}
	})
	return found
}

// find leads to where the part stands in a card: its perspective, its objective and its measure, -1 for none.
func (p part) find(c *scorecard.Card, found func(i, j, k int)) {
	for i := range c.Perspectives {
		if c.Perspectives[i].Key != p.perspective.Key {
			continue
		}
		if p.objective == nil {
			found(i, -1, -1)
			return
		}
		for j := range c.Perspectives[i].Objectives {
			o := &c.Perspectives[i].Objectives[j]
			if o.Key != p.objective.Key {
				continue
			}
			if p.placed == nil {
				found(i, j, -1)
				return
			}
			if k := slices.IndexFunc(o.Measures, func(m scorecard.Placed) bool { return m.Measure == p.placed.Measure }); k >= 0 {
				found(i, j, k)
			}
			return
		}
	}
}

// owner is who reads a measure on this card.
func (p part) owner() string {
	if p.placed == nil {
		return ""
	}
	return cmp.Or(p.placed.Owner, p.measure.Owner)
}

// removeFrom takes the part off a card. A measure that counted before stays on it up to the day before, with what it belongs to, so that past
// periods keep what they came to.
func (p part) removeFrom(c *scorecard.Card) {
	p.find(c, func(i, j, k int) {
		at := &c.Perspectives[i]
		if k >= 0 {
			if m := &at.Objectives[j].Measures[k]; retire(m, p.day) {
				return
			}
			at.Objectives[j].Measures = slices.Delete(at.Objectives[j].Measures, k, k+1)
			return
		}
		for n := len(at.Objectives) - 1; n >= 0; n-- {
			if o := &at.Objectives[n]; j < 0 || j == n {
				o.Measures = retired(o.Measures, p.day)
				dropLinks(c, o.Key)
				if len(o.Measures) == 0 {
					at.Objectives = slices.Delete(at.Objectives, n, n+1)
				}
			}
		}
		if j < 0 && len(at.Objectives) == 0 {
			c.Perspectives = slices.Delete(c.Perspectives, i, i+1)
		}
	})
}

// retired are those of some measures that counted before a day, until the day before.
func retired(all []scorecard.Placed, day civil.Date) (kept []scorecard.Placed) {
	for _, m := range all {
		if retire(&m, day) {
			kept = append(kept, m)
		}
	}
	return kept
}

// retire ends a measure the day before a day, and reports whether it counted on any day until then.
func retire(m *scorecard.Placed, day civil.Date) bool {
	if len(m.Weights) == 0 || !m.Weights[0].From.Before(day) {
		return false
	}
	if last := day.AddDays(-1); m.Retired.IsZero() || m.Retired.After(last) {
		m.Retired = last
	}
	return true
}

// dropLinks takes away the links of an objective.
func dropLinks(c *scorecard.Card, key string) {
	c.Links = slices.DeleteFunc(c.Links, func(l scorecard.Link) bool { return l.Cause == key || l.Effect == key })
}

// moveUp puts the part before the one above it, among its own kind.
func (p part) moveUp(c *scorecard.Card) {
	p.find(c, func(i, j, k int) {
		switch at := &c.Perspectives[i]; {
		case k > 0:
			all := at.Objectives[j].Measures
			all[k-1], all[k] = all[k], all[k-1]
		case k < 0 && j > 0:
			at.Objectives[j-1], at.Objectives[j] = at.Objectives[j], at.Objectives[j-1]
		case j < 0 && i > 0:
			c.Perspectives[i-1], c.Perspectives[i] = c.Perspectives[i], c.Perspectives[i-1]
		}
	})
}

// pointsSection lists the points of a measure as they are valid on the day, and how they changed.
func pointsSection(p part) fyne.CanvasObject {
	var facts []kit.Fact
	for _, named := range pointFields {
		if value, given := named.at(&p.points).Get(); given {
			facts = append(facts, kit.Fact{Label: named.label, Value: p.measure.ValueWords(value)})
		}
	}
	history, title := p.measure.Points, "Points"
	if p.own {
		history, title = p.placed.Points, "Points for this card alone"
	}
	if len(facts) == 0 {
		return kit.Section(title, kit.Words("They follow from its kind.", theme.SizeNameText, false, kit.Secondary))
	}
	words := func(points scorecard.Points) string { return orDash(p.measure.TargetWords(points)) }
	return kit.Flow(10, kit.Section(title, kit.Facts(facts)), historySection("Target", history, words))
}
