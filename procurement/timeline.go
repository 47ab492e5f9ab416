package procurement

import (
	"cmp"
	"slices"

	"counterweight/procurement/civil"
)

// Course is a contract on a time line: its term, the options after it, and when notice must be given.
type Course struct {
	Contract *Contract
	Term     civil.Term // as it stands, with options taken up, agreed changes and renewals
	Options  []OptionStep
	Latest   civil.Date // the end if every open option were taken up
	Notice   Window
}

// Timeline are the courses of the running and awarded contracts, those that end first first; contracts without an end come last.
func Timeline(contracts []Contract, today civil.Date, calendars *civil.Calendars) []Course {
	var courses []Course
	for i := range contracts {
		c := &contracts[i]
		if !c.Status.IsRunning() && c.Status != Awarded {
			continue
		}
		courses = append(courses, Course{
			Contract: c,
			Term:     civil.Term{From: c.Term.From, To: c.EndOn(today, calendars)},
			Options:  c.OptionSteps(calendars),
			Latest:   c.LatestEnd(),
			Notice:   c.NoticeWindow(today, calendars),
		})
	}
	slices.SortStableFunc(courses, func(a, b Course) int {
		return cmp.Or(compareEnds(a.Term.To, b.Term.To), cmp.Compare(a.Contract.Reference, b.Contract.Reference))
	})
	return courses
}

// compareEnds puts no end after every end.
func compareEnds(a, b civil.Date) int {
	switch {
	case a.IsZero() == b.IsZero():
		return a.Compare(b)
	case a.IsZero():
		return 1
	}
	return -1
}
