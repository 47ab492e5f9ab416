package governance

import (
	"cmp"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// Forum is a meeting that comes again and again: the monthly board.
type Forum struct {
	ID       ForumID
	Name     string
	Level    Level
	Cadence  Cadence
	Contract int64      // by its id in the register, 0 where it is about all of them
	Term     civil.Term // the first day it is to meet, and the last; without an end where none is known
	Quorum   Quorum
	Agenda   []string // what stands on it every time
	Chair    Who
	Members  []Who
}

// Quorum is how many must be there for a decision to hold.
type Quorum struct {
	People    int  // of both sides together; 0 for any number
	BothSides bool // at least one of each
}

// Meeting is one time that a forum meets.
type Meeting struct {
	ID      MeetingID
	Forum   ForumID
	Planned civil.Date
	At      string     // the time of day as written: 10:00
	Held    civil.Date // no date where it was not
	Place   string
	Off     string // why it was called off, empty where it was not
	// Retrospective is whether it looked back at how both sides work.
	Retrospective bool
	There         []Attendance
	Items         []Item
	Decisions     []Decision
	Risks         []string
}

// Attendance is whether somebody was there.
type Attendance struct {
	Who
	Presence Presence
	Deputy   string // who came instead
}

// Item is a heading of the minutes with what was said.
type Item struct{ Heading, Text string }

// Decision is what was decided, by whom where not by all, and why.
type Decision struct{ Text, By, Why string }

// Short is what a meeting lacks to decide.
type Short struct {
	People int              // how many more had to be there
	Sides  []scorecard.Side // of whom nobody was there although both sides must be
}

// IsQuorate reports whether nothing is lacking.
func (s Short) IsQuorate() bool { return s.People == 0 && len(s.Sides) == 0 }

// Lacks is what the meeting lacked of a quorum. Somebody who sent a deputy counts.
func (m *Meeting) Lacks(q Quorum) (short Short) {
	there := map[scorecard.Side]int{}
	people := 0
	for _, a := range m.There {
		if a.Presence == Present || a.Presence == Deputised {
			there[a.Side]++
			people++
		}
	}
	short.People = max(0, q.People-people)
	for _, side := range scorecard.AllSides() {
		if q.BothSides && there[side] == 0 {
			short.Sides = append(short.Sides, side)
		}
	}
	return short
}

// Slot is a stretch of days in which a forum is to meet once, with the meeting that was for it.
type Slot struct {
	Term     civil.Term
	Meeting  *Meeting // nil where none was planned or held
	Standing Standing
}

// Slots are the stretches from the forum's first day on that have begun on a day, the earliest first. A meeting is for the slot it was
// planned in; of several the first that was held counts. It was held in time where that was on or before the slot's last day, also where it
// was before the slot began.
func (f *Forum) Slots(meetings []Meeting, day civil.Date) (slots []Slot) {
	for term := f.slotOf(f.Term.From); f.Cadence != CadenceUnstated && !f.Term.From.IsZero(); term = f.slotOf(term.To.AddDays(1)) {
		if term.From.IsZero() || term.To.IsZero() || term.From.After(day) || !f.Term.To.IsZero() && term.From.After(f.Term.To) {
			break
		}
		slots = append(slots, Slot{Term: term})
	}
	for i := range slots {
		s := &slots[i]
		s.Meeting = f.meetingOf(s.Term, meetings, day)
		s.Standing = s.standing(day)
	}
	return slots
}

// slotOf is the slot that a day is in. Weeks begin on Mondays; fortnights are counted from the week of the forum's first day.
func (f *Forum) slotOf(day civil.Date) civil.Term {
	switch f.Cadence {
	case Weekly, Fortnightly:
		days := 7
		if f.Cadence == Fortnightly {
			days = 14
		}
		first := monday(f.Term.From)
		from := first.AddDays(first.DaysUntil(day) / days * days)
		return civil.Term{From: from, To: from.AddDays(days - 1)}
	case Monthly:
		return civil.PeriodOf(civil.Month, day).Term()
	case Quarterly:
		return civil.PeriodOf(civil.Quarter, day).Term()
	case HalfYearly, Yearly:
		months := 6
		if f.Cadence == Yearly {
			months = 12
		}
		from := civil.PeriodOf(civil.Month, f.Term.From).From()
		for !from.AddMonths(months).IsZero() && !from.AddMonths(months).After(day) {
			from = from.AddMonths(months)
		}
		return civil.Term{From: from, To: from.AddMonths(months).AddDays(-1)}
	}
	return civil.Term{}
}

// monday is the first day of the week of a day.
func monday(day civil.Date) civil.Date { return day.AddDays(-(int(day.Weekday()) + 6) % 7) }

// meetingOf is the meeting that was for a slot, as it stood on a day.
func (f *Forum) meetingOf(slot civil.Term, meetings []Meeting, day civil.Date) *Meeting {
	var of []*Meeting
	for i := range meetings {
		if m := &meetings[i]; m.Forum == f.ID && slot.Contains(m.meant()) {
			of = append(of, m)
		}
	}
	slices.SortStableFunc(of, func(a, b *Meeting) int {
		return cmp.Or(rank(a, day)-rank(b, day), a.Held.Compare(b.Held), a.meant().Compare(b.meant()))
	})
	if len(of) == 0 {
		return nil
	}
	return of[0]
}

// meant is the day a meeting was meant for: as planned, or where nobody planned it, as held.
func (m *Meeting) meant() civil.Date {
	if m.Planned.IsZero() {
		return m.Held
	}
	return m.Planned
}

// rank puts meetings that were held first, those called off last.
func rank(m *Meeting, day civil.Date) int {
	switch {
	case m.heldBy(day):
		return 0
	case m.Off == "":
		return 1
	}
	return 2
}

func (m *Meeting) heldBy(day civil.Date) bool { return !m.Held.IsZero() && !m.Held.After(day) }

func (s *Slot) standing(day civil.Date) Standing {
	over := s.Term.To.Before(day)
	switch {
	case s.Meeting != nil && s.Meeting.heldBy(day) && s.Meeting.Held.After(s.Term.To):
		return Late
	case s.Meeting != nil && s.Meeting.heldBy(day):
		return Held
	case over:
		return Missed
	}
	return Upcoming
}
