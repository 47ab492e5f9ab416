package knowledge

import (
	"math/big"

	"counterweight/procurement/civil"
)

// Planned is the readiness that plan lines lead to on a day, from 0 to 1: what the readiness is measured against.
//
// A capability that goals are to bring to us climbs with them, from the cover that it has on the day the first of them starts to a full one
// on the day the last of them is due, by the mean of their plan lines. One without such a goal stays as it is. It is nil where nothing is
// critical, as readiness is.
func (r *Record) Planned(which Which, day civil.Date) *big.Rat {
	l := r.ledger()
	goals := map[CapabilityID][]*Goal{}
	for i := range r.Goals {
		g := &r.Goals[i]
		if g.Direction != ToThem && g.GoalLevel > g.StartLevel && g.PlanOn(day) != nil && (g.Dropped.IsZero() || day.Before(g.Dropped)) {
			goals[g.Capability] = append(goals[g.Capability], g)
		}
	}
	planned, all := new(big.Rat), new(big.Rat)
	for i := range r.Capabilities {
		c := &r.Capabilities[i]
		if !c.IsCritical(day) || which != nil && !which(c) {
			continue
		}
		weight := c.Weight.Rat()
		all.Add(all, weight)
		planned.Add(planned, weight.Mul(weight, l.plannedCover(c, goals[c.ID], day)))
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
	left := new(big.Rat).Sub(oneLevel, share)
	return share.Add(share, left.Mul(left, climb))
}
