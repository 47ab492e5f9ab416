// Package civil holds days as a contract means them: a date without a clock and without a time zone, terms and periods made of whole
// days, and the ways in which procurement law and contracts count them.
//
// The zero [Date] is no date. Arithmetic on it gives no date again, and so does arithmetic that leaves the calendar of the years
// [FirstYear] to [LastYear]: a deadline that can't be computed shows as blank, never as a wrong day. Nothing here knows what day it is
// today; whoever asks brings the day along.
package civil

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// FirstYear and LastYear bound the calendar. What lies outside is a slip of the keyboard, not a contract.
const (
	FirstYear = 1900
	LastYear  = 2200
)

// Date is a day of the Gregorian calendar in the years [FirstYear] to [LastYear]. The zero value is no date. Dates are comparable with ==.
type Date struct {
	year       int16
	month, day uint8
}

// DateError says why numbers or a text are no date.
type DateError struct {
	Text string // what was given
	Why  string // what is wrong with it and how to put it right
}

func (e *DateError) Error() string { return fmt.Sprintf("%q is not a date: %s", e.Text, e.Why) }

// NewDate is the day of that year, month and day of the month. It fails with [*DateError] when the calendar has no such day.
func NewDate(year, month, day int) (Date, error) {
	if why := whyNoDate(year, month, day); why != "" {
		return Date{}, &DateError{Text: isoText(year, month, day), Why: why}
	}
	return Date{year: int16(year), month: uint8(month), day: uint8(day)}, nil
}

// whyNoDate is empty when the calendar has the day.
func whyNoDate(year, month, day int) string {
	switch {
	case year < FirstYear || year > LastYear:
		return fmt.Sprintf("years run from %d to %d", FirstYear, LastYear)
	case month < 1 || month > 12:
		return fmt.Sprintf("there is no month %d", month)
	case day < 1 || day > daysIn(year, time.Month(month)):
		return fmt.Sprintf("%s %d has %d days", time.Month(month), year, daysIn(year, time.Month(month)))
	}
	return ""
}

// daysIn is the length of a month: day 0 of the next month is its last day.
func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// MustDate is [ParseDate] for dates written in the program itself; it panics on anything else.
func MustDate(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic("civil: " + err.Error())
	}
	return d
}

// ParseDate reads the form YYYY-MM-DD and no other (ISO 8601, extended). It fails with [*DateError].
func ParseDate(text string) (Date, error) {
	const form = "write it as YYYY-MM-DD, such as 2026-08-03"
	if len(text) != len("2026-08-03") || text[4] != '-' || text[7] != '-' {
		return Date{}, &DateError{Text: abridged(text), Why: form}
	}
	year, okYear := digits(text[:4])
	month, okMonth := digits(text[5:7])
	day, okDay := digits(text[8:])
	if !okYear || !okMonth || !okDay {
		return Date{}, &DateError{Text: text, Why: form}
	}
	return NewDate(year, month, day)
}

// digits reads a number of plain digits, without the signs that strconv would take.
func digits(text string) (int, bool) {
	n := 0
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// abridged keeps a message readable when somebody gives a whole page for a date.
func abridged(text string) string {
	const most = 40
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}

// Of is the day that t's clock shows in t's own time zone; no date when that is outside the calendar.
func Of(t time.Time) Date {
	year, month, day := t.Date()
	if year < FirstYear || year > LastYear {
		return Date{}
	}
	return Date{year: int16(year), month: uint8(month), day: uint8(day)}
}

// UTC is the beginning of the day in UTC, for libraries that know only [time.Time]; the zero time for no date.
func (d Date) UTC() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Year is 0 for no date.
func (d Date) Year() int { return int(d.year) }

// Month is 0 for no date.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day is the day of the month, 0 for no date.
func (d Date) Day() int { return int(d.day) }

// Weekday is the day of the week. It has no meaning for no date.
func (d Date) Weekday() time.Weekday { return d.UTC().Weekday() }

// Compare is -1, 0 or 1 as d is earlier than, the same as or later than e. No date comes before every date.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.year, e.year), cmp.Compare(d.month, e.month), cmp.Compare(d.day, e.day))
}

// Before reports whether d is earlier than e. No date is before every date.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is later than e. No date is after none.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// AddDays is the day n days after d, before it when n is negative; no date when that leaves the calendar.
func (d Date) AddDays(n int) Date {
	const whole = (LastYear - FirstYear + 1) * 366 // more days than the calendar has
	if d.IsZero() || n > whole || n < -whole {
		return Date{}
	}
	return Of(d.UTC().AddDate(0, 0, n))
}

// AddMonths is the same day of the month n months after d, or the last day of that month where it is shorter: a month after 31 January
// is 28 February, and so is the anniversary of 29 February. No date when that leaves the calendar.
func (d Date) AddMonths(n int) Date {
	const whole = (LastYear - FirstYear + 1) * 12
	if d.IsZero() || n > whole || n < -whole {
		return Date{}
	}
	first := time.Date(int(d.year), time.Month(d.month)+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	year, month, _ := first.Date()
	return Of(first.AddDate(0, 0, min(int(d.day), daysIn(year, month))-1))
}

// DaysUntil is the number of days from d to e: 1 from today to tomorrow, negative when e has passed. It is 0 when one of them is no date.
func (d Date) DaysUntil(e Date) int {
	if d.IsZero() || e.IsZero() {
		return 0
	}
	return int(e.UTC().Sub(d.UTC()) / (24 * time.Hour))
}

// String is the ISO form, 2027-03-12, which [ParseDate] reads back; empty for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return isoText(int(d.year), int(d.month), int(d.day))
}

func isoText(year, month, day int) string { return fmt.Sprintf("%04d-%02d-%02d", year, month, day) }

// Words is the date for people: 12 Mar 2027; empty for no date.
func (d Date) Words() string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(int(d.day)) + " " + monthAndYear(d)
}

// monthAndYear is Mar 2027.
func monthAndYear(d Date) string { return d.UTC().Format("Jan 2006") }

// MarshalText writes the ISO form; no date is the empty text.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [ParseDate] reads; the empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}
