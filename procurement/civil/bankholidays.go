package civil

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Jurisdiction is a part of the United Kingdom with bank holidays of its own.
type Jurisdiction uint8

// The jurisdictions. Where none is stated, days are counted by the calendar of England and Wales.
const (
	NoJurisdiction Jurisdiction = iota
	EnglandAndWales
	Scotland
	NorthernIreland
)

var jurisdictions = [...]struct{ name, words string }{
	NoJurisdiction:  {"", ""},
	EnglandAndWales: {"england-and-wales", "England and Wales"},
	Scotland:        {"scotland", "Scotland"},
	NorthernIreland: {"northern-ireland", "Northern Ireland"},
}

// String is the jurisdiction's name in files: england-and-wales; empty where none is stated.
func (j Jurisdiction) String() string { return jurisdictions[j].name }

// Words is the jurisdiction for people: England and Wales.
func (j Jurisdiction) Words() string { return jurisdictions[j].words }

// AllJurisdictions are the jurisdictions to choose from.
func AllJurisdictions() []Jurisdiction {
	return []Jurisdiction{EnglandAndWales, Scotland, NorthernIreland}
}

// ParseJurisdiction reads what [Jurisdiction.String] or [Jurisdiction.Words] write.
func ParseJurisdiction(text string) (Jurisdiction, error) {
	name := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(text)), " ", "-")
	for j, known := range jurisdictions {
		if name == known.name {
			return Jurisdiction(j), nil
		}
	}
	return NoJurisdiction, fmt.Errorf("%q is not a part of the United Kingdom: choose england-and-wales, scotland or northern-ireland", abridged(text))
}

// FirstHolidayYear is the first year whose bank holidays follow the standing rules here (Scotland has kept St Andrew's Day since then).
// No day before it is known as a holiday.
const FirstHolidayYear = 2008

// Holiday is a bank holiday.
type Holiday struct {
	Date Date
	Name string // New Year's Day, with " (substitute day)" where it falls on a weekend and another day is given for it
}

// BankHolidays are the bank holidays of a year in their order: by the standing rules (Banking and Financial Dealings Act 1971 and the
// yearly proclamations that follow the same pattern), changed by the days that were proclaimed once, as far as they are known here. There
// are none before [FirstHolidayYear].
func BankHolidays(j Jurisdiction, year int) []Holiday {
	if year < FirstHolidayYear || year > LastYear {
		return nil
	}
	var list []Holiday
	add := func(d Date, name string) { list = append(list, Holiday{Date: d, Name: name}) }
	easter := easterSunday(year)
	add(dateOf(year, time.January, 1), "New Year's Day")
	if j == Scotland {
		add(dateOf(year, time.January, 2), "2nd January")
		add(dateOf(year, time.November, 30), "St Andrew's Day")
		add(weekdayFrom(dateOf(year, time.August, 1), time.Monday), "Summer bank holiday")
	} else {
		add(easter.AddDays(1), "Easter Monday")
		add(weekdayFrom(dateOf(year, time.August, 25), time.Monday), "Summer bank holiday")
	}
	if j == NorthernIreland {
		add(dateOf(year, time.March, 17), "St Patrick's Day")
		add(dateOf(year, time.July, 12), "Battle of the Boyne")
	}
	add(easter.AddDays(-2), "Good Friday")
	add(weekdayFrom(dateOf(year, time.May, 1), time.Monday), "Early May bank holiday")
	add(weekdayFrom(dateOf(year, time.May, 25), time.Monday), "Spring bank holiday")
	add(dateOf(year, time.December, 25), "Christmas Day")
	add(dateOf(year, time.December, 26), "Boxing Day")
	list = withSubstitutes(list)
	list = withProclaimed(list, year)
	slices.SortFunc(list, func(a, b Holiday) int { return a.Date.Compare(b.Date) })
	return list
}

// dateOf is a day that the calendar has.
func dateOf(year int, month time.Month, day int) Date {
	return Date{year: int16(year), month: uint8(month), day: uint8(day)}
}

// weekdayFrom is the first such weekday from d on.
func weekdayFrom(d Date, w time.Weekday) Date {
	return d.AddDays((int(w-d.Weekday()) + 7) % 7)
}

// easterSunday is Easter of the Gregorian calendar (the rule of Meeus, Jones and Butcher).
func easterSunday(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return dateOf(year, time.Month(n/31), n%31+1)
}

// withSubstitutes moves each holiday on a weekend to the next working day that is no holiday itself.
func withSubstitutes(list []Holiday) []Holiday {
	slices.SortStableFunc(list, func(a, b Holiday) int { return a.Date.Compare(b.Date) })
	taken := map[Date]bool{}
	for _, h := range list {
		taken[h.Date] = true
	}
	for i, h := range list {
		day := h.Date
		if w := day.Weekday(); w != time.Saturday && w != time.Sunday {
			continue
		}
		for w := day.Weekday(); w == time.Saturday || w == time.Sunday || taken[day]; w = day.Weekday() {
			day = day.AddDays(1)
		}
		taken[day] = true
		list[i] = Holiday{Date: day, Name: h.Name + " (substitute day)"}
	}
	return list
}

// proclaimedOnce are the days that were given, or moved, by proclamation for one year only, throughout the United Kingdom.
var proclaimedOnce = []struct{ instead, on, name string }{
	{"", "2011-04-29", "Wedding of Prince William and Catherine Middleton"},
	{"2012-05-28", "2012-06-04", "Spring bank holiday"},
	{"", "2012-06-05", "Queen's Diamond Jubilee"},
	{"2020-05-04", "2020-05-08", "Early May bank holiday (VE day)"},
	{"2022-05-30", "2022-06-02", "Spring bank holiday"},
	{"", "2022-06-03", "Platinum Jubilee bank holiday"},
	{"", "2022-09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II"},
	{"", "2023-05-08", "Bank holiday for the coronation of King Charles III"},
}

func withProclaimed(list []Holiday, year int) []Holiday {
	for _, p := range proclaimedOnce {
		on := MustDate(p.on)
		if on.Year() != year {
			continue
		}
		list = slices.DeleteFunc(list, func(h Holiday) bool { return h.Date.String() == p.instead })
		list = append(list, Holiday{Date: on, Name: p.name})
	}
	return list
}

// UKCalendar is the working days of a part of the United Kingdom: no weekends, no [BankHolidays], and none of the further days given,
// which somebody must add when they are proclaimed.
func UKCalendar(j Jurisdiction, proclaimed ...Date) Calendar {
	days := slices.Clone(proclaimed)
	for year := FirstHolidayYear; year <= LastYear; year++ {
		for _, h := range BankHolidays(j, year) {
			days = append(days, h.Date)
		}
	}
	return NewCalendar(days...)
}

// Calendars are the working days of the three jurisdictions, made once and asked often.
type Calendars struct {
	of [NorthernIreland + 1]Calendar
}

// UKCalendars are the calendars of all jurisdictions, with days proclaimed besides for each; those under [NoJurisdiction] hold everywhere.
func UKCalendars(proclaimed map[Jurisdiction][]Date) *Calendars {
	all := &Calendars{}
	for _, j := range AllJurisdictions() {
		all.of[j] = UKCalendar(j, append(slices.Clone(proclaimed[j]), proclaimed[NoJurisdiction]...)...)
	}
	all.of[NoJurisdiction] = all.of[EnglandAndWales]
	return all
}

// Of is the calendar of a jurisdiction; that of England and Wales where none is stated.
func (c *Calendars) Of(j Jurisdiction) Calendar { return c.of[j] }
