package knowledge

import (
	"math/big"

	"counterweight/procurement/civil"
)

// CoursePoint is where readiness stood on a day, and where it would have if every goal had kept to its plan.
type CoursePoint struct {
	On   civil.Date
	Now  *big.Rat // nil for a day that is still to come, and where nothing was critical
	Plan *big.Rat // nil where nothing was critical
}

// Course is how readiness went on some days, as it was and as planned. Of days after today only the plan is known.
func (r *Record) Course(which Which, days []civil.Date, today civil.Date) []CoursePoint {
	was, planned := r.ledger(), r.AsPlanned().ledger()
	points := make([]CoursePoint, len(days))
	for i, day := range days {
		points[i] = CoursePoint{On: day, Plan: planned.readiness(which, day)}
		if !day.After(today) {
			points[i].Now = was.readiness(which, day)
		}
	}
	return points
}

// inPlan is who saw what a plan expects: without a witness it would count for no more than briefed.
const inPlan = "the plan"

// AsPlanned is the record as it would be if every goal reached its level on its due day, and not before: what its receivers showed since
// the goal began gives way to that. Whoever receives nothing holds what evidence shows. Goals that were given up, and those without both
// days or without named receivers, plan nothing. It shares everything but the evidence with r.
func (r *Record) AsPlanned() *Record {
	type learner struct {
		person     PersonID
		capability CapabilityID
	}
	began := map[learner]civil.Date{}
	var expected []Evidence
	for _, g := range r.Goals {
		if !g.Dropped.IsZero() || g.Start.IsZero() || g.Due.IsZero() {
			continue
		}
		for _, id := range g.To {
			who := learner{id, g.Capability}
			if first, known := began[who]; !known || g.Start.Before(first) {
				began[who] = g.Start
			}
			expected = append(expected, Evidence{Person: id, Capability: g.Capability, Goal: g.ID, Level: g.GoalLevel, On: g.Due, Witness: inPlan})
		}
	}
	planned := *r
	planned.Evidence = nil
	for _, e := range r.Evidence {
		if start, learns := began[learner{e.Person, e.Capability}]; !learns || e.On.Before(start) {
			planned.Evidence = append(planned.Evidence, e)
		}
	}
	planned.Evidence = append(planned.Evidence, expected...)
	return &planned
}

// Outlook is where readiness leads until a contract ends, and where it would be by then if every goal kept to its plan.
type Outlook struct {
	Projection
	Plan *big.Rat // nil where nothing is critical
}

// Outlooks are those of several contracts at once, each to its last day; see [Record.Projected]. Contract 0 is what comes with none.
func (r *Record) Outlooks(today civil.Date, ends map[int64]civil.Date) map[int64]Outlook {
	was, planned := r.ledger(), r.AsPlanned().ledger()
	own := map[int64][]*Capability{}
	for i := range r.Capabilities {
		c := &r.Capabilities[i]
		own[c.Contract] = append(own[c.Contract], c)
	}
	all := make(map[int64]Outlook, len(ends))
	for contract, end := range ends {
		all[contract] = Outlook{was.projected(own[contract], today, end), planned.readinessOf(own[contract], end)}
	}
	return all
}
