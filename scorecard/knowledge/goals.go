package knowledge

import (
	"math/big"

	"counterweight/procurement/civil"
)

// GoalState is how a goal stands on a day.
type GoalState uint8

// The states of a goal.
const (
	NotStarted GoalState = iota
	OnPlan
	Behind
	Overdue // its day has passed and it is not reached
	Reached // the level is there; a receiver has not signed it off
	SignedOff
	Dropped
)

// Words is the state for people.
func (s GoalState) Words() string {
	return [...]string{"Not started", "On plan", "Behind", "Overdue", "Reached, not signed off", "Signed off", "Given up"}[s]
}

// Standing is a goal as it stands on a day.
type Standing struct {
	Goal  *Goal
	Now   Level    // what evidence shows
	Plan  *big.Rat // the level that the plan line asks for
	State GoalState
}

// Standing says how a goal stands on a day.
func (r *Record) Standing(g *Goal, day civil.Date) Standing {
	return r.ledger().standing(g, day)
}

// Standings are the goals as they stand on a day, in the order of the record.
func (r *Record) Standings(day civil.Date) []Standing {
	l := r.ledger()
	all := make([]Standing, len(r.Goals))
	for i := range r.Goals {
		all[i] = l.standing(&r.Goals[i], day)
	}
	return all
}

func (l *ledger) standing(g *Goal, day civil.Date) Standing {
	s := Standing{Goal: g, Now: l.reached(g, day), Plan: g.PlanOn(day)}
	switch {
	case !g.Dropped.IsZero() && !day.Before(g.Dropped):
		s.State = Dropped
	case !g.SignedOff.IsZero() && !day.Before(g.SignedOff):
		s.State = SignedOff
	case s.Now >= g.GoalLevel:
		s.State = Reached
	case day.Before(g.Start):
		s.State = NotStarted
	case !g.Due.IsZero() && day.After(g.Due):
		s.State = Overdue
	case g.isBehind(s.Now, s.Plan):
		s.State = Behind
	default:
		s.State = OnPlan
	}
	return s
}

// reached is the level that a goal has come to: the lowest that its receivers show, since it is reached only when each of them has it; of
// a goal without named receivers, the latest evidence that was shown for it. Before anything was shown it is where the goal started.
func (l *ledger) reached(g *Goal, day civil.Date) Level {
	if len(g.To) == 0 {
		return l.shownFor(g, day)
	}
	lowest := CanTeach
	for _, id := range g.To {
		level := NoLevel
		if h := l.holding(g.Capability, id, day); h != nil {
			level = h.Level
		} else if l.people[id] != nil && l.people[id].On(day) != nil && latestBy(l.shown[g.Capability][id], day) == nil {
			level = g.StartLevel
		}
		lowest = min(lowest, level)
	}
	return lowest
}

// shownFor is the latest level that was shown for a goal by anybody, on or before a day.
func (l *ledger) shownFor(g *Goal, day civil.Date) Level {
	var latest *Evidence
	for i := range l.record.Evidence {
		e := &l.record.Evidence[i]
		if e.Goal == g.ID && !e.On.After(day) && (latest == nil || !e.On.Before(latest.On)) {
			latest = e
		}
	}
	if latest == nil {
		return g.StartLevel
	}
	return latest.Shown()
}

// PlanOn is the level that the plan line asks for on a day: straight from the start level on the start date to the goal level on the due
// date, the start level before and the goal level after. It is nil for a goal without both days.
func (g *Goal) PlanOn(day civil.Date) *big.Rat {
	if g.Start.IsZero() || g.Due.IsZero() {
		return nil
	}
	start, climb := int64(g.StartLevel), int64(g.GoalLevel)-int64(g.StartLevel)
	gone, all := int64(g.Start.DaysUntil(day)), int64(g.Start.DaysUntil(g.Due))
	switch {
	case gone <= 0:
		return big.NewRat(start, 1)
	case gone >= all:
		return big.NewRat(start+climb, 1)
	}
	plan := big.NewRat(climb*gone, all)
	return plan.Add(plan, big.NewRat(start, 1))
}

// The slack that a goal has under its plan line: a level, and a fifth of its climb, whichever is less.
var (
	oneLevel = big.NewRat(1, 1)
	aFifth   = big.NewRat(1, 5)
)

// isBehind reports whether a level is more than one level, or more than 20 % of the climb, under the plan line.
func (g *Goal) isBehind(now Level, plan *big.Rat) bool {
	if plan == nil {
		return false
	}
	under := new(big.Rat).Sub(plan, big.NewRat(int64(now), 1))
	slack := new(big.Rat).Mul(aFifth, big.NewRat(int64(g.GoalLevel)-int64(g.StartLevel), 1))
	return under.Cmp(oneLevel) > 0 || under.Cmp(slack) > 0
}

// AtPlan is how many of the goals that should have started are at plan, reached or signed off: the measure "knowledge goals at plan".
type AtPlan struct {
	At, All int
}

// Share is the share at plan, nil where there are no goals.
func (a AtPlan) Share() *big.Rat {
	if a.All == 0 {
		return nil
	}
	return big.NewRat(int64(a.At), int64(a.All))
}

// AtPlan counts the goals of a contract on a day; those given up and those not started yet are left out. Contract 0 takes all.
func (r *Record) AtPlan(contract int64, day civil.Date) (a AtPlan) {
	l := r.ledger()
	for i := range r.Goals {
		g := &r.Goals[i]
		if contract != 0 && g.Contract != contract {
			continue
		}
		switch l.standing(g, day).State {
		case OnPlan, Reached, SignedOff:
			a.At++
			a.All++
		case Behind, Overdue:
			a.All++
		case NotStarted, Dropped:
		}
	}
	return a
}

// SignedOffBy is how many of the goals of a contract their receivers have signed off by a day. We are ready to part only when it is all
// of them; what was given up is left out.
func (r *Record) SignedOffBy(contract int64, day civil.Date) (a AtPlan) {
	for i := range r.Goals {
		g := &r.Goals[i]
		if contract != 0 && g.Contract != contract || !g.Dropped.IsZero() && !day.Before(g.Dropped) {
			continue
		}
		a.All++
		if !g.SignedOff.IsZero() && !day.Before(g.SignedOff) {
			a.At++
		}
	}
	return a
}
