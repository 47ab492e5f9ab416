package knowledge

import (
	"math/big"
	"slices"

	"counterweight/procurement/civil"
)

// Planned is the readiness that plan lines lead to on a day, from 0 to 1: what the readiness is measured against.
//
// A capability that goals are to bring to us climbs with them, from the cover that it has on the day the first of them starts to the one
// that they bring, by the mean of their plan lines. They bring half a cover for each of our people who receives one of them up to doing it
// alone, beside those who did it alone before; a goal that names no receivers brings a full cover. A capability without such a goal stays
// as it is. Planned is nil where nothing is critical, as readiness is.
func (r *Record) Planned(which Which, day civil.Date) *big.Rat {
	return r.ledger().planned(r.chosen(which), r.goalsToUs(), day)
}

// goalsToUs are the goals with a plan line that bring something to us, by what they bring.
func (r *Record) goalsToUs() map[CapabilityID][]*Goal {
	goals := map[CapabilityID][]*Goal{}
	for i := range r.Goals {
		g := &r.Goals[i]
		if g.Direction != ToThem && g.GoalLevel > g.StartLevel && !g.Start.IsZero() && !g.Due.IsZero() {
			goals[g.Capability] = append(goals[g.Capability], g)
		}
	}
	return goals
}

func (l *ledger) planned(capabilities []*Capability, goals map[CapabilityID][]*Goal, day civil.Date) *big.Rat {
	planned, all := new(big.Rat), new(big.Rat)
	for _, c := range capabilities {
		if !c.IsCritical(day) {
			continue
		}
		var standing []*Goal
		for _, g := range goals[c.ID] {
			if g.Dropped.IsZero() || day.Before(g.Dropped) {
				standing = append(standing, g)
			}
		}
		weight := c.Weight.Rat()
		all.Add(all, weight)
		planned.Add(planned, weight.Mul(weight, l.plannedCover(c, standing, day)))
	}
	if all.Sign() == 0 {
		return nil
	}
	return planned.Quo(planned, all)
}

// plannedCover is the share of a capability that its goals' plan lines lead to.
func (l *ledger) plannedCover(c *Capability, goals []*Goal, day civil.Date) *big.Rat {
	start, climb := day, new(big.Rat)
	for _, g := range goals {
		if g.Start.Before(start) {
			start = g.Start
		}
		gained := new(big.Rat).Sub(g.PlanOn(day), big.NewRat(int64(g.StartLevel), 1))
		climb.Add(climb, gained.Quo(gained, big.NewRat(int64(g.GoalLevel)-int64(g.StartLevel), 1)))
	}
	cover := l.cover(c, start)
	share := cover.Share()
	if len(goals) == 0 {
		return share
	}
	climb.Quo(climb, big.NewRat(int64(len(goals)), 1))
	gain := new(big.Rat).Sub(big.NewRat(int64(l.broughtParts(&cover, goals)), fullCover), share)
	return share.Add(share, gain.Mul(gain, climb))
}

// broughtParts are the parts of a full cover that there are once goals are reached, never fewer than there were before.
func (l *ledger) broughtParts(before *Cover, goals []*Goal) int {
	var learners []PersonID
	for _, g := range goals {
		if len(g.To) == 0 {
			return fullCover
		}
		for _, id := range g.To {
			if p := l.people[id]; g.GoalLevel >= standsAlone && p != nil && p.isOurs(g.Due) && !slices.Contains(learners, id) {
				learners = append(learners, id)
			}
		}
	}
	parts := freshPart * len(learners)
	for _, h := range before.Ours() {
		switch {
		case slices.Contains(learners, h.Person.ID):
		case h.Stale:
			parts += stalePart
		default:
			parts += freshPart
		}
	}
	return max(before.parts, min(parts, fullCover))
}

// isOurs reports whether a person works for us on a day.
func (p *Person) isOurs(day civil.Date) bool {
	stay := p.On(day)
	return stay != nil && stay.Ours
}
