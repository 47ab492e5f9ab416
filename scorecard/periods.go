package scorecard

import (
	"slices"

	"counterweight/procurement/civil"
)

// readingDays is how many days after its end a period's readings are asked for: those of a month come in the first half of the next.
const readingDays = 14

// Periods are the card's periods that have begun by a day, the first first. The first and the last may be longer than the card's term.
func (c *Card) Periods(until civil.Date) (all []civil.Period) {
	if !c.Term.To.IsZero() && c.Term.To.Before(until) {
		until = c.Term.To
	}
	for p := civil.PeriodOf(c.Every, c.Term.From); !p.IsZero() && !p.From().After(until); p = p.Next() {
		all = append(all, p)
	}
	return all
}

// Has reports whether a period is one of the card's.
func (c *Card) Has(p civil.Period) bool {
	return !p.IsZero() && p.Kind() == c.Every && p.Term().Overlaps(c.Term)
}

// isOn reports whether a measure is on the card on a day.
func (p *Placed) isOn(day civil.Date) bool {
	_, begun := p.Weights.On(day)
	return begun && !p.isGone(day)
}

// isGone reports whether a measure was taken off the card before a day.
func (p *Placed) isGone(day civil.Date) bool { return !p.Retired.IsZero() && p.Retired.Before(day) }

// pointsOn are the points that a measure is scored by on a day, and whether they are the card's own.
func (p *Placed) pointsOn(m *Measure, day civil.Date) (points Points, own, found bool) {
	if points, own = p.Points.On(day); own {
		return points, true, true
	}
	points, found = m.Points.On(day)
	return points, false, found || !m.needsPoints()
}

// isDue reports whether a measure is read in a period of a card: one that is read less often is so in the period in which its own ends.
func (m *Measure) isDue(period civil.Period) bool {
	if m.Every <= period.Kind() {
		return true
	}
	return civil.PeriodOf(m.Every, period.To()).To() == period.To()
}

// before is the measure's period before one of the card's: the one in which it was due last.
func (m *Measure) before(period civil.Period) civil.Period {
	for p := period.Prev(); !p.IsZero(); p = p.Prev() {
		if m.isDue(p) {
			return p
		}
	}
	return civil.Period{}
}

// ReadBy is the last day on which the readings of a period are given in time.
func ReadBy(p civil.Period) civil.Date { return p.To().AddDays(readingDays) }

// PeriodsOver are the card's periods that were over on a day, the last of them and so many before it at most, the first first.
func (c *Card) PeriodsOver(day civil.Date, before int) []civil.Period {
	last := c.lastPeriod(day)
	if last.IsZero() {
		return nil
	}
	all := []civil.Period{last}
	for p := last.Prev(); len(all) <= before && c.Has(p); p = p.Prev() {
		all = append(all, p)
	}
	slices.Reverse(all)
	return all
}
