package civil_test

import (
	"testing"

	"counterweight/procurement/civil"
)

func term(from, to string) civil.Term { return civil.Term{From: day(from), To: day(to)} }

func TestDaysOfATerm(t *testing.T) {
	tests := []struct {
		name, from, to string
		days           int
		words          string
	}{
		{"two years", "2025-03-13", "2027-03-12", 730, "13 Mar 2025 – 12 Mar 2027"},
		{"one day", "2025-03-13", "2025-03-13", 1, "13 Mar 2025 – 13 Mar 2025"},
		{"crossed", "2025-03-13", "2025-03-12", 0, "13 Mar 2025 – 12 Mar 2025"},
		{"without an end", "2025-03-13", "", 0, "from 13 Mar 2025"},
		{"without a start", "", "2025-03-13", 0, "until 13 Mar 2025"},
		{"without either", "", "", 0, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := term(test.from, test.to)
			if got.Days() != test.days || got.Words() != test.words {
				t.Errorf("got %d days, %q; want %d, %q", got.Days(), got.Words(), test.days, test.words)
			}
			if got.Ordered() != (test.name != "crossed") || got.IsZero() != (test.words == "") {
				t.Errorf("ordered %v, zero %v", got.Ordered(), got.IsZero())
			}
		})
	}
}

func TestATermContainsBothItsEnds(t *testing.T) {
	for _, test := range []struct {
		from, to, day string
		want          bool
	}{
		{"2026-01-01", "2026-01-31", "2025-12-31", false},
		{"2026-01-01", "2026-01-31", "2026-01-01", true},
		{"2026-01-01", "2026-01-31", "2026-01-31", true},
		{"2026-01-01", "2026-01-31", "2026-02-01", false},
		{"2026-01-01", "", "2199-01-01", true},
		{"", "2026-01-31", "1900-01-01", true},
		{"", "", "", false},
	} {
		if got := term(test.from, test.to).Contains(day(test.day)); got != test.want {
			t.Errorf("%s – %s contains %q: %v", test.from, test.to, test.day, got)
		}
	}
}

func TestTermsThatShareADayOverlap(t *testing.T) {
	january := term("2026-01-01", "2026-01-31")
	for _, test := range []struct {
		name  string
		other civil.Term
		want  bool
	}{
		{"itself", january, true},
		{"from its last day", term("2026-01-31", "2026-03-01"), true},
		{"from the day after", term("2026-02-01", "2026-03-01"), false},
		{"until the day before", term("2025-01-01", "2025-12-31"), false},
		{"without an end", term("2026-01-15", ""), true},
		{"without a start", term("", "2026-01-01"), true},
		{"all time", term("", ""), true},
	} {
		if january.Overlaps(test.other) != test.want || test.other.Overlaps(january) != test.want {
			t.Errorf("%s: want overlap %v both ways", test.name, test.want)
		}
	}
}

func TestExtendingATerm(t *testing.T) {
	tests := []struct {
		name, from, to string
		months         int
		want           string
	}{
		{"a year", "2025-03-13", "2027-03-12", 12, "2028-03-12"},
		{"half a year from a month's end to a longer month's end", "2026-01-01", "2026-06-30", 6, "2026-12-31"},
		{"a year from the end of February into a leap year", "2026-03-01", "2027-02-28", 12, "2028-02-29"},
		{"a year from 29 February", "2027-03-01", "2028-02-29", 12, "2029-02-28"},
		{"no months at the end of the calendar", "2026-01-01", "2200-12-31", 0, "2200-12-31"},
		{"out of the calendar", "2026-01-01", "2200-06-30", 12, ""},
		{"without an end", "2025-03-13", "", 12, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := term(test.from, test.to).Extended(test.months); got != term(test.from, test.want) {
				t.Errorf("got %v – %v, want it to end on %q", got.From, got.To, test.want)
			}
		})
	}
}
