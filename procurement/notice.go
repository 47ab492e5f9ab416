package procurement

import (
	"fmt"

	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// NoticeRule says when and how notice must be given, so that the contract ends at its end or an option is taken up.
type NoticeRule struct {
	Latest   Span               // notice is given no later than this long before the end; the zero value where no notice is needed or known
	Earliest Span               // and no earlier than this long before; the zero value where it may be given at any time
	Calendar civil.Jurisdiction // whose bank holidays count
	Method   string             // how it must reach the other side: letter to the address in clause 31, e-mail to notices@…
	// RenewMonths is how many months the contract runs on, again and again, where nobody gives notice in time; unknown or 0 where it
	// simply ends.
	RenewMonths Number
	GivenOn     civil.Date // the day on which notice was given
}

// Span is a length of time before a day.
type Span struct {
	Count Number
	Unit  SpanUnit // days where it is not stated
}

// SpanUnit is what a [Span] counts.
type SpanUnit uint8

// The units of spans.
const (
	SpanUnitUnstated SpanUnit = iota // days
	CalendarDays
	WorkingDays // neither weekends nor bank holidays
	Months      // to the same day of the month, or its last day where it is shorter
)

var spanUnits = choice.Of("unit of time", "days", "working-days", "months")

// String is the unit's name in files, empty where it is not stated.
func (u SpanUnit) String() string { return spanUnits.Name(uint8(u)) }

// Words is the unit for people: Working days.
func (u SpanUnit) Words() string { return spanUnits.Words(uint8(u)) }

// ParseSpanUnit reads what [SpanUnit.String] writes. It fails with [*choice.Error].
func ParseSpanUnit(text string) (SpanUnit, error) { return choice.Parse[SpanUnit](spanUnits, text) }

// AllSpanUnits are the units to choose from.
func AllSpanUnits() []SpanUnit { return choice.All[SpanUnit](spanUnits) }

// NoticeOfDays is the rule that notice is given so many days before the end.
func NoticeOfDays(days int) NoticeRule {
	return NoticeRule{Latest: Span{Count: NumberOf(days), Unit: CalendarDays}}
}

// IsSet reports whether the span has a length.
func (s Span) IsSet() bool { return s.Count.Known() }

// Words is the span for people: 90 days, 1 month, 10 working days; empty where there is none.
func (s Span) Words() string {
	n, known := s.Count.Get()
	if !known {
		return ""
	}
	word := map[SpanUnit]string{WorkingDays: "working day", Months: "month"}[s.Unit]
	if word == "" {
		word = "day"
	}
	if n != 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}

// Before is the last day that lies at least this long before another; no date where either is not known. The other day itself is not
// counted, so 1 working day before a Monday is the Friday; months count as [civil.NoticeMonthsDay] says.
func (s Span) Before(end civil.Date, c civil.Calendar) civil.Date {
	n, known := s.Count.Get()
	switch {
	case !known:
		return civil.Date{}
	case s.Unit == WorkingDays:
		return c.DaysBefore(end, n)
	case s.Unit == Months:
		return civil.NoticeMonthsDay(end, n)
	}
	return civil.NoticeDay(end, n)
}

// Window is when notice may be given.
type Window struct {
	Opens  civil.Date // no date: it is open already
	Closes civil.Date // the last day
	// ActBy is the last working day on which to act: Closes, or the one before where Closes is not worked.
	ActBy civil.Date
}

// IsZero reports whether there is nothing to give notice by.
func (w Window) IsZero() bool { return w.Closes.IsZero() }

// Words is the window for people: 12 Sep 2026 – 12 Dec 2026 (act by 11 Dec 2026).
func (w Window) Words() string {
	text := civil.Term{From: w.Opens, To: w.Closes}.Words()
	if w.ActBy != w.Closes {
		text += " (act by " + w.ActBy.Words() + ")"
	}
	return text
}

// Window is when notice to an end must be given. It is zero where the rule or the end is not known.
func (r NoticeRule) Window(end civil.Date, calendars *civil.Calendars) Window {
	c := calendars.Of(r.Calendar)
	closes := r.Latest.Before(end, c)
	if closes.IsZero() {
		return Window{}
	}
	return Window{Opens: r.Earliest.Before(end, c), Closes: closes, ActBy: c.OnOrBefore(closes)}
}

// Renews reports whether the contract runs on where nobody gives notice.
func (r NoticeRule) Renews() bool {
	months, _ := r.RenewMonths.Get()
	return months > 0
}

// NoticeWindow is when notice to the contract's end must be given, on the day today: where it renews itself, to the end that notice can
// still bring about.
func (c Contract) NoticeWindow(today civil.Date, calendars *civil.Calendars) Window {
	return c.Notice.Window(c.EndOn(today, calendars), calendars)
}

// EndOn is the last day as things stand on a day: [Contract.End], or, for a running contract that renews itself and to which nobody gave notice,
// the end after the renewals that can't be stopped any more. A notice that came too late stops the next renewal.
func (c Contract) EndOn(today civil.Date, calendars *civil.Calendars) civil.Date {
	term := c.TermWithOptions()
	if !c.Terminated.IsZero() || !c.Notice.Renews() || !c.Status.IsRunning() {
		return c.End()
	}
	stopped := today
	if given := c.Notice.GivenOn; !given.IsZero() && given.Before(today) {
		stopped = given
	}
	months, _ := c.Notice.RenewMonths.Get()
	end := term.To
	for n := 1; !end.IsZero(); n++ {
		closes := c.Notice.Window(end, calendars).Closes
		if closes.IsZero() {
			closes = end
		}
		if !closes.Before(stopped) {
			break
		}
		// From the first end each time, so that a short month on the way does not pull later ends forward.
		end = term.Extended(n * months).To
	}
	return end
}

// mostOfSpan is the longest span by unit: ten years. A longer one is a slip of the keyboard.
var mostOfSpan = map[SpanUnit]int{SpanUnitUnstated: 3650, CalendarDays: 3650, WorkingDays: 2600, Months: 120}

// checkNotice finds what is wrong with the notice rule.
func (c Contract) checkNotice(f *fault.Finder) {
	r := c.Notice
	checkSpan(f, "notice_days", "the notice", r.Latest)
	checkSpan(f, "notice_earliest", "the earliest notice", r.Earliest)
	if r.Earliest.IsSet() {
		// Any day far from the ends of the calendar shows which of the two comes first.
		shown := civil.MustDate("2030-12-31")
		calendar := civil.NewCalendar()
		early, late := r.Earliest.Before(shown, calendar), r.Latest.Before(shown, calendar)
		f.AddIf(late.IsZero(), "notice_earliest", "it has an earliest notice but no latest", "say how long before the end notice must be given")
		f.AddIf(!late.IsZero() && early.After(late), "notice_earliest", fmt.Sprintf("notice opens %s before the end, when it must have been given already (%s)",
			r.Earliest.Words(), r.Latest.Words()), "correct one of the two")
	}
	if months, known := r.RenewMonths.Get(); known {
		f.AddIf(months < 0 || months > mostMonths, "renew_months", fmt.Sprintf("it renews itself for %d months", months), fmt.Sprintf("type a number from 0 to %d", mostMonths))
		f.AddIf(months > 0 && c.Term.To.IsZero(), "renew_months", "it renews itself, but has no end", "type the last day of the term as awarded")
	}
}

func checkSpan(f *fault.Finder, field, what string, s Span) {
	if n, known := s.Count.Get(); known && (n < 0 || n > mostOfSpan[s.Unit]) {
		f.Add(field, fmt.Sprintf("%s is %s", what, s.Words()), fmt.Sprintf("type a number from 0 to %d", mostOfSpan[s.Unit]))
	}
}
