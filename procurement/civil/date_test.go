package civil_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"counterweight/procurement/civil"
)

func day(text string) civil.Date {
	if text == "" {
		return civil.Date{}
	}
	return civil.MustDate(text)
}

func TestReadingADate(t *testing.T) {
	tests := []struct{ name, text, why string }{
		{"a plain day", "2026-08-03", ""},
		{"first day of the calendar", "1900-01-01", ""},
		{"last day of the calendar", "2200-12-31", ""},
		{"29 February in a leap year", "2028-02-29", ""},
		{"29 February in a year by 100 that is no leap year", "2100-02-29", "February 2100 has 28 days"},
		{"29 February in a common year", "2027-02-29", "February 2027 has 28 days"},
		{"31 April", "2026-04-31", "April 2026 has 30 days"},
		{"month 13", "2026-13-01", "there is no month 13"},
		{"month 0", "2026-00-01", "there is no month 0"},
		{"day 0", "2026-01-00", "January 2026 has 31 days"},
		{"before the calendar", "1899-12-31", "years run from 1900 to 2200"},
		{"after the calendar", "2201-01-01", "years run from 1900 to 2200"},
		{"nothing", "", "write it as YYYY-MM-DD"},
		{"British order", "03/08/2026", "write it as YYYY-MM-DD"},
		{"other separators", "2026/08/03", "write it as YYYY-MM-DD"},
		{"no leading zeros", "2026-8-3", "write it as YYYY-MM-DD"},
		{"a sign in place of a digit", "+026-08-03", "write it as YYYY-MM-DD"},
		{"a stray character after it", "2026-08-03l", "write it as YYYY-MM-DD"},
		{"a time after it", "2026-08-03T00:00:00Z", "write it as YYYY-MM-DD"},
		{"Arabic digits", "٢٠٢٦-08-03", "write it as YYYY-MM-DD"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := civil.ParseDate(test.text)
			if test.why == "" {
				if err != nil || d.String() != test.text {
					t.Fatalf("got %q, %v", d, err)
				}
				return
			}
			var fault *civil.DateError
			if !errors.As(err, &fault) || !strings.Contains(fault.Why, test.why) || fault.Text != test.text {
				t.Errorf("got %v, want a DateError about %q", err, test.why)
			}
			if !d.IsZero() {
				t.Errorf("a refused text gave the date %v", d)
			}
		})
	}
}

func TestAMessageAboutAHugeTextStaysShort(t *testing.T) {
	_, err := civil.ParseDate(strings.Repeat("é", 1<<20))
	if len(err.Error()) > 200 {
		t.Errorf("the message has %d bytes", len(err.Error()))
	}
}

func TestMustDateRefusesWhatIsNoDate(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	civil.MustDate("tomorrow")
}

func TestADateInWords(t *testing.T) {
	for text, want := range map[string]string{"2027-03-12": "12 Mar 2027", "2026-09-01": "1 Sep 2026", "": ""} {
		if got := day(text).Words(); got != want {
			t.Errorf("%q in words is %q, want %q", text, got, want)
		}
	}
}

func TestTheParts(t *testing.T) {
	d := day("2026-08-03")
	if d.Year() != 2026 || d.Month() != time.August || d.Day() != 3 || d.Weekday() != time.Monday {
		t.Errorf("got %d %v %d, a %v", d.Year(), d.Month(), d.Day(), d.Weekday())
	}
	if !d.UTC().Equal(time.Date(2026, 8, 3, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("UTC is %v", d.UTC())
	}
}

func TestTheDayOfATimeIsTheDayWhereItsClockHangs(t *testing.T) {
	instant := time.Date(2026, 8, 3, 23, 30, 0, 0, time.UTC)
	if got := civil.Of(instant); got != day("2026-08-03") {
		t.Errorf("in UTC it is %v", got)
	}
	if got := civil.Of(instant.In(time.FixedZone("BST", 3600))); got != day("2026-08-04") {
		t.Errorf("an hour further east it is %v", got)
	}
	if got := civil.Of(time.Time{}); !got.IsZero() {
		t.Errorf("the zero time is the date %v", got)
	}
}

func TestDaysAfter(t *testing.T) {
	tests := []struct {
		name, from string
		days       int
		want       string
	}{
		{"no days", "2026-08-03", 0, "2026-08-03"},
		{"over a month's end", "2026-08-31", 1, "2026-09-01"},
		{"over 29 February", "2028-02-28", 2, "2028-03-01"},
		{"back over the new year", "2026-01-01", -1, "2025-12-31"},
		{"over the change to summer time", "2026-03-28", 2, "2026-03-30"},
		{"out of the calendar", "2200-12-31", 1, ""},
		{"out of the calendar backwards", "1900-01-01", -1, ""},
		{"very far", "2026-08-03", 1 << 62, ""},
		{"from no date", "", 5, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := day(test.from).AddDays(test.days); got != day(test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestMonthsAfter(t *testing.T) {
	tests := []struct {
		name, from string
		months     int
		want       string
	}{
		{"the same day of the month", "2026-03-13", 12, "2027-03-13"},
		{"the anniversary of 29 February", "2028-02-29", 12, "2029-02-28"},
		{"the fourth anniversary of 29 February", "2028-02-29", 48, "2032-02-29"},
		{"a month after 31 January", "2026-01-31", 1, "2026-02-28"},
		{"back from 31 May", "2026-05-31", -1, "2026-04-30"},
		{"back over the new year", "2026-01-15", -2, "2025-11-15"},
		{"into December", "2026-11-30", 1, "2026-12-30"},
		{"out of the calendar", "2200-12-01", 1, ""},
		{"very far", "2026-01-01", -1 << 62, ""},
		{"from no date", "", 1, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := day(test.from).AddMonths(test.months); got != day(test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestDaysUntilUndoesAddDays(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		from := day("1900-01-01").AddDays(random.IntN(109_000))
		to := day("1900-01-01").AddDays(random.IntN(109_000))
		n := from.DaysUntil(to)
		if from.AddDays(n) != to || to.DaysUntil(from) != -n {
			t.Fatalf("from %v to %v are %d days, but that many days after is %v", from, to, n, from.AddDays(n))
		}
		if from.Before(to) != (n > 0) || from.After(to) != (n < 0) || (from.Compare(to) == 0) != (n == 0) {
			t.Fatalf("%v and %v are %d days apart and compare as %d", from, to, n, from.Compare(to))
		}
	}
}

func TestNoDate(t *testing.T) {
	none, some := civil.Date{}, day("2026-08-03")
	if !none.IsZero() || some.IsZero() {
		t.Error("only no date is zero")
	}
	if !none.Before(some) || none.After(some) || none.Before(none) {
		t.Error("no date comes before every date")
	}
	if none.DaysUntil(some) != 0 || some.DaysUntil(none) != 0 {
		t.Error("there are no days to or from no date")
	}
	if none.String() != "" || !none.UTC().IsZero() {
		t.Errorf("no date is written %q and is the time %v", none, none.UTC())
	}
}

func TestADateInJSON(t *testing.T) {
	type row struct{ Start, End civil.Date }
	text, err := json.Marshal(row{Start: day("2026-08-03")})
	if err != nil || string(text) != `{"Start":"2026-08-03","End":""}` {
		t.Fatalf("wrote %s, %v", text, err)
	}
	back := row{End: day("2030-01-01")}
	if err := json.Unmarshal(text, &back); err != nil || back != (row{Start: day("2026-08-03")}) {
		t.Errorf("read back %v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"Start":"3 August"}`), &back); err == nil || back.Start != day("2026-08-03") {
		t.Errorf("a refused text gave %v, %v", back.Start, err)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-08-03", "2028-02-29", "1900-01-01", "2200-12-31", "2026-02-30", "0000-00-00", "2026-1-011", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := civil.ParseDate(text)
		if (err == nil) != (d != civil.Date{}) {
			t.Fatalf("%q is %v and %v", text, d, err)
		}
		if err == nil && d.String() != text {
			t.Errorf("%q reads as %v", text, d)
		}
		if _, judge := time.Parse("2006-01-02", text); err == nil && judge != nil {
			t.Errorf("%q is a date here, but %v", text, judge)
		}
	})
}
