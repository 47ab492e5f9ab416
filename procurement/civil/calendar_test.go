package civil_test

import (
	"testing"

	"counterweight/procurement/civil"
)

// easter2026 knows Good Friday and Easter Monday of England and Wales in 2026.
var easter2026 = civil.NewCalendar(day("2026-04-03"), day("2026-04-06"))

func TestWorkingDays(t *testing.T) {
	for text, want := range map[string]bool{
		"2026-04-02": true,  // Maundy Thursday
		"2026-04-03": false, // Good Friday
		"2026-04-04": false, // Saturday
		"2026-04-05": false, // Sunday
		"2026-04-06": false, // Easter Monday
		"2026-04-07": true,
		"":           false,
	} {
		if got := easter2026.IsWorkingDay(day(text)); got != want {
			t.Errorf("%q is a working day: %v", text, got)
		}
	}
	if !(civil.Calendar{}).IsWorkingDay(day("2026-04-03")) {
		t.Error("the zero calendar has a holiday on a Friday")
	}
}

func TestTheNextAndTheLastWorkingDay(t *testing.T) {
	tests := []struct{ name, from, before, after string }{
		{"a working day", "2026-04-02", "2026-04-02", "2026-04-02"},
		{"Good Friday", "2026-04-03", "2026-04-02", "2026-04-07"},
		{"Easter Monday", "2026-04-06", "2026-04-02", "2026-04-07"},
		{"no date", "", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := easter2026.OnOrBefore(day(test.from)); got != day(test.before) {
				t.Errorf("on or before is %v, want %v", got, test.before)
			}
			if got := easter2026.OnOrAfter(day(test.from)); got != day(test.after) {
				t.Errorf("on or after is %v, want %v", got, test.after)
			}
		})
	}
}

func TestWorkingDayDeadlines(t *testing.T) {
	tests := []struct {
		name, start string
		n           int
		want        string
	}{
		{"the start day counts", "2026-03-30", 1, "2026-03-30"},
		{"eight over Easter", "2026-03-30", 8, "2026-04-10"},
		{"a start on a holiday counts from the next working day", "2026-04-03", 1, "2026-04-07"},
		{"no days", "2026-03-30", 0, ""},
		{"more than the calendar has", "2200-12-30", 10, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := easter2026.Deadline(day(test.start), test.n); got != day(test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestWorkingDaysBefore(t *testing.T) {
	tests := []struct {
		name, from string
		n          int
		want       string
	}{
		{"none", "2026-04-04", 0, "2026-04-04"},
		{"one, over Easter", "2026-04-07", 1, "2026-04-02"},
		{"three", "2026-04-08", 3, "2026-04-01"},
		{"negative", "2026-04-08", -1, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := easter2026.DaysBefore(day(test.from), test.n); got != day(test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestWorkingDaysOfATerm(t *testing.T) {
	tests := []struct {
		name, from, to string
		want           int
	}{
		{"a week without holidays", "2026-04-13", "2026-04-19", 5},
		{"Easter week", "2026-03-30", "2026-04-10", 8},
		{"a weekend", "2026-04-11", "2026-04-12", 0},
		{"one day", "2026-04-13", "2026-04-13", 1},
		{"crossed", "2026-04-14", "2026-04-13", 0},
		{"no end", "2026-04-14", "", 0},
		{"no start", "", "2026-04-14", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := easter2026.WorkingDays(civil.Term{From: day(test.from), To: day(test.to)}); got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}

func TestDeadlineAndWorkingDaysAgree(t *testing.T) {
	for n := 1; n <= 300; n++ {
		start := day("2026-03-01").AddDays(n % 40)
		last := easter2026.Deadline(start, n)
		if got := easter2026.WorkingDays(civil.Term{From: start, To: last}); got != n {
			t.Fatalf("%d working days from %v end on %v, but there are %d", n, start, last, got)
		}
	}
}
