package roles

import (
	"math/big"

	"counterweight/procurement/civil"
)

// RoleDays is how much work went into roles, in days of somebody's full time: half a post for ten days is five.
type RoleDays struct {
	Ours, Theirs *big.Rat // theirs are those of suppliers and agencies
}

// ShareTheirs is the share of suppliers and agencies, nil where nothing was worked.
func (d RoleDays) ShareTheirs() *big.Rat {
	all := new(big.Rat).Add(d.Ours, d.Theirs)
	if all.Sign() == 0 {
		return nil
	}
	return all.Quo(d.Theirs, all)
}

// RoleDays adds up a time, both ends included; all days count, as assignments do. A team of 0 takes all teams.
func (s *Staffing) RoleDays(team TeamID, during civil.Term) RoleDays {
	d := RoleDays{Ours: new(big.Rat), Theirs: new(big.Rat)}
	for i := range s.Assignments {
		a := &s.Assignments[i]
		if team != 0 && a.Team != team {
			continue
		}
		worked := new(big.Rat).Quo(a.Share.Rat(), perCent)
		worked.Mul(worked, big.NewRat(int64(s.daysIn(a, during)), 1))
		if a.Employer == Us {
			d.Ours.Add(d.Ours, worked)
		} else {
			d.Theirs.Add(d.Theirs, worked)
		}
	}
	return d
}

// daysIn is on how many days of a time an assignment is filled.
func (s *Staffing) daysIn(a *Assignment, during civil.Term) int {
	last, _ := s.lastDay(a)
	if last.IsZero() || last.After(during.To) {
		last = during.To
	}
	first := a.Term.From
	if first.Before(during.From) {
		first = during.From
	}
	return civil.Term{From: first, To: last}.Days()
}

// GlidePoint is the share of critical roles that both sides agreed suppliers may hold from a day on, 0 to 1.
type GlidePoint struct {
	On    civil.Date
	Share *big.Rat
}

// GlidePath is how the share of suppliers is to come down, the earliest point first.
type GlidePath []GlidePoint

// On is the share that the path allows on a day: straight from point to point, and level before the first and after the last. It is nil
// for a path without points.
func (p GlidePath) On(day civil.Date) *big.Rat {
	for i, next := range p {
		if next.On.Before(day) {
			continue
		}
		if i == 0 || next.On == day {
			return new(big.Rat).Set(next.Share)
		}
		last := p[i-1]
		gone := big.NewRat(int64(last.On.DaysUntil(day)), int64(last.On.DaysUntil(next.On)))
		share := new(big.Rat).Sub(next.Share, last.Share)
		return share.Add(share.Mul(share, gone), last.Share)
	}
	if len(p) == 0 {
		return nil
	}
	return new(big.Rat).Set(p[len(p)-1].Share)
}
