package knowledge

import (
	"math/big"

	"counterweight/procurement/civil"
)

// CoursePoint is where readiness stood on a day, and where the goals' plan lines led to; see [Record.Planned].
type CoursePoint struct {
	On   civil.Date
	Now  *big.Rat // nil for a day that is still to come, and where nothing was critical
	Plan *big.Rat // nil where nothing was critical
}

// Course is how readiness went on some days, as it was and as planned. Of days after today only the plan is known.
func (r *Record) Course(which Which, days []civil.Date, today civil.Date) []CoursePoint {
	l, capabilities, goals := r.ledger(), r.chosen(which), r.goalsToUs()
	points := make([]CoursePoint, len(days))
	for i, day := range days {
		points[i] = CoursePoint{On: day, Plan: l.planned(capabilities, goals, day)}
		if !day.After(today) {
			points[i].Now = l.readinessOf(capabilities, day)
		}
	}
	return points
}

// Outlook is where readiness leads until a contract ends, and where the goals' plan lines lead to by then.
type Outlook struct {
	Projection
	Plan *big.Rat // nil where nothing is critical
}

// Outlooks are those of several contracts at once, each to its last day; see [Record.Projected]. Contract 0 is what comes with none.
func (r *Record) Outlooks(today civil.Date, ends map[int64]civil.Date) map[int64]Outlook {
	l, goals := r.ledger(), r.goalsToUs()
	own := map[int64][]*Capability{}
	for i := range r.Capabilities {
		c := &r.Capabilities[i]
		own[c.Contract] = append(own[c.Contract], c)
	}
	all := make(map[int64]Outlook, len(ends))
	for contract, end := range ends {
		all[contract] = Outlook{l.projected(own[contract], today, end), l.planned(own[contract], goals, end)}
	}
	return all
}
