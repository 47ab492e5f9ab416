package knowledge

import (
	"math/big"

	"counterweight/procurement/civil"
)

// Safety says whether we can do something without the other side.
type Safety uint8

// The safeties.
const (
	Gone Safety = iota // nobody of ours
	Thin               // one of ours, or evidence that is old
	Safe               // two of ours
)

// Words is the safety for people.
func (s Safety) Words() string { return [...]string{"Gone", "Thin", "Safe"}[s] }

// The parts that a capability's cover is counted in: one person with fresh evidence is half a cover, with old evidence a quarter.
const (
	freshPart = 2
	stalePart = 1
	fullCover = 4
)

// Cover is how well a capability is held by our own people on a day.
type Cover struct {
	Capability *Capability
	Holders    []Holding // of both sides
	parts      int       // of fullCover
}

// Share is the cover from 0 to 1: min(1, Σ over our people who do it alone of (1, or ½ where the evidence is older than 12 months) ÷ 2).
func (c *Cover) Share() *big.Rat { return big.NewRat(int64(c.parts), fullCover) }

// Safety is safe at a full cover, gone at none, and thin between.
func (c *Cover) Safety() Safety {
	switch c.parts {
	case fullCover:
		return Safe
	case 0:
		return Gone
	}
	return Thin
}

// Ours are the holders who work for us and do it alone, or better.
func (c *Cover) Ours() (ours []Holding) {
	for _, h := range c.Holders {
		if h.Stay.Ours && h.Stands() {
			ours = append(ours, h)
		}
	}
	return ours
}

// Only is the one person of either side who does it alone or better, nil where there are none or several: a single point of failure.
func (c *Cover) Only() *Holding {
	var only *Holding
	for i := range c.Holders {
		if !c.Holders[i].Stands() {
			continue
		}
		if only != nil {
			return nil
		}
		only = &c.Holders[i]
	}
	return only
}

func (l *ledger) cover(c *Capability, day civil.Date) Cover {
	cover := Cover{Capability: c, Holders: l.holders(c.ID, day)}
	for _, h := range cover.Ours() {
		if h.Stale {
			cover.parts += stalePart
		} else {
			cover.parts += freshPart
		}
	}
	cover.parts = min(cover.parts, fullCover)
	return cover
}

// Which says which capabilities are looked at: nil takes all.
type Which func(*Capability) bool

// OfContract takes the capabilities that come with a contract.
func OfContract(contract int64) Which {
	return func(c *Capability) bool { return c.Contract == contract }
}

// Covers are the covers of the capabilities on a day, in the order of the record. What is left on purpose is among them.
func (r *Record) Covers(which Which, day civil.Date) []Cover {
	l := r.ledger()
	var covers []Cover
	for i := range r.Capabilities {
		if c := &r.Capabilities[i]; which == nil || which(c) {
			covers = append(covers, l.cover(c, day))
		}
	}
	return covers
}

// Readiness is the share of what is critical that we could do alone on a day: Σ weight × cover ÷ Σ weight over the critical
// capabilities, from 0 to 1. It is nil where none is critical, or none of them has a weight.
func (r *Record) Readiness(which Which, day civil.Date) *big.Rat {
	return r.ledger().readiness(which, day)
}

func (l *ledger) readiness(which Which, day civil.Date) *big.Rat {
	return l.readinessOf(l.record.chosen(which), day)
}

// chosen are the capabilities that are looked at.
func (r *Record) chosen(which Which) (chosen []*Capability) {
	for i := range r.Capabilities {
		if c := &r.Capabilities[i]; which == nil || which(c) {
			chosen = append(chosen, c)
		}
	}
	return chosen
}

func (l *ledger) readinessOf(capabilities []*Capability, day civil.Date) *big.Rat {
	held, all := new(big.Rat), new(big.Rat)
	for _, c := range capabilities {
		if !c.IsCritical(day) {
			continue
		}
		cover, weight := l.cover(c, day), c.Weight.Rat()
		all.Add(all, weight)
		held.Add(held, weight.Mul(weight, cover.Share()))
	}
	if all.Sign() == 0 {
		return nil
	}
	return held.Quo(held, all)
}

// daysOfPace is how far back the pace is measured.
const daysOfPace = 90

// Projection is where readiness would be on a day if it went on as it did.
type Projection struct {
	Now, Before *big.Rat // today, and 90 days ago
	On          civil.Date
	Then        *big.Rat // within 0 to 1; nil where there is less than 90 days of history, or nothing critical
}

// Projected is readiness now + (now − 90 days ago) ÷ 90 × the days left, within 0 to 1. A day that has passed has no projection.
func (r *Record) Projected(which Which, today, on civil.Date) Projection {
	return r.ledger().projected(r.chosen(which), today, on)
}

func (l *ledger) projected(capabilities []*Capability, today, on civil.Date) Projection {
	p := Projection{Now: l.readinessOf(capabilities, today), On: on}
	before := today.AddDays(-daysOfPace)
	if p.Now == nil || l.first.IsZero() || l.first.After(before) || on.Before(today) {
		return p
	}
	if p.Before = l.readinessOf(capabilities, before); p.Before == nil {
		return p
	}
	pace := new(big.Rat).Sub(p.Now, p.Before)
	pace.Mul(pace, big.NewRat(int64(today.DaysUntil(on)), daysOfPace))
	p.Then = within(pace.Add(pace, p.Now))
	return p
}

// within brings a share into 0 to 1.
func within(r *big.Rat) *big.Rat {
	if one := big.NewRat(1, 1); r.Cmp(one) > 0 {
		return one
	}
	if r.Sign() < 0 {
		return new(big.Rat)
	}
	return r
}
