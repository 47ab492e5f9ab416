package civil

import "time"

// Calendar tells working days from others: Saturdays, Sundays and its holidays are not worked. The zero value knows no holidays.
// A calendar is never changed once made; a day that is proclaimed later makes a new one.
type Calendar struct {
	holidays map[Date]bool
}

// NewCalendar is the calendar with these holidays, in any order.
func NewCalendar(holidays ...Date) Calendar {
	set := make(map[Date]bool, len(holidays))
	for _, d := range holidays {
		set[d] = true
	}
	return Calendar{holidays: set}
}

// IsWorkingDay reports whether d is worked. No date is not.
func (c Calendar) IsWorkingDay(d Date) bool {
	if d.IsZero() || c.holidays[d] {
		return false
	}
	weekday := d.Weekday()
	return weekday != time.Saturday && weekday != time.Sunday
}

// OnOrAfter is d, or the first working day after it.
func (c Calendar) OnOrAfter(d Date) Date { return c.walk(d, 1, 1) }

// OnOrBefore is d, or the last working day before it: the day to act when a last day falls on a weekend.
func (c Calendar) OnOrBefore(d Date) Date { return c.walk(d, -1, 1) }

// Deadline is the last of n working days that begin with the start day, which counts as day 1 when it is worked. N runs from 1 up;
// otherwise the answer is no date.
func (c Calendar) Deadline(start Date, n int) Date {
	if n < 1 {
		return Date{}
	}
	return c.walk(start, 1, n)
}

// DaysBefore is the nth working day before d, not counting d itself; d for n = 0, no date for a negative n.
func (c Calendar) DaysBefore(d Date, n int) Date {
	switch {
	case n < 0:
		return Date{}
	case n == 0:
		return d
	}
	return c.walk(d.AddDays(-1), -1, n)
}

// walk steps from d to the nth working day in a direction, d included. It ends with the calendar at the latest.
func (c Calendar) walk(d Date, step, n int) Date {
	for ; !d.IsZero(); d = d.AddDays(step) {
		if c.IsWorkingDay(d) {
			if n--; n == 0 {
				break
			}
		}
	}
	return d
}

// WorkingDays is the number of working days of a term, both ends included; 0 where it has no beginning or no end.
func (c Calendar) WorkingDays(term Term) int {
	if term.From.IsZero() {
		return 0
	}
	n := 0
	for d := term.From; !d.IsZero() && !d.After(term.To); d = d.AddDays(1) {
		if c.IsWorkingDay(d) {
			n++
		}
	}
	return n
}

// Standstill is the time after a contract award notice in which the contract must not be entered into.
type Standstill struct {
	LastDay           Date // the last day of the standstill
	EarliestSignature Date // the day after it, worked or not
}

// Standstill is the standstill of so many working days beginning with the day on which the award notice is published (Procurement Act
// 2023 s.51, where it is eight).
func (c Calendar) Standstill(published Date, workingDays int) Standstill {
	last := c.Deadline(published, workingDays)
	return Standstill{LastDay: last, EarliestSignature: last.AddDays(1)}
}
