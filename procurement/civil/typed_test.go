package civil_test

import (
	"errors"
	"strings"
	"testing"

	"counterweight/procurement/civil"
)

func TestDatesAsPeopleTypeThem(t *testing.T) {
	today := day("2026-11-21")
	for text, want := range map[string]string{
		"12 mar 27":           "2027-03-12",
		"12 Mar 2027":         "2027-03-12",
		"12 March 2027":       "2027-03-12",
		"12th march 27":       "2027-03-12",
		"1st sept 2027":       "2027-09-01",
		"12mar27":             "2027-03-12",
		"March 12, 2027":      "2027-03-12",
		"12/3/27":             "2027-03-12",
		"12/03/2027":          "2027-03-12",
		"12.3.2027":           "2027-03-12",
		"12-3-27":             "2027-03-12",
		"12 3 27":             "2027-03-12",
		"3/12/27":             "2027-12-03",
		"2027-03-12":          "2027-03-12",
		"2027/3/12":           "2027-03-12",
		"  12 mar 27  ":       "2027-03-12",
		"today":               "2026-11-21",
		"Tomorrow":            "2026-11-22",
		"yesterday":           "2026-11-20",
		"+90d":                "2027-02-19",
		"+6m":                 "2027-05-21",
		"+ 6 months":          "2027-05-21",
		"+2w":                 "2026-12-05",
		"-1y":                 "2025-11-21",
		"\u22121y":            "2025-11-21",
		"1 jan 75":            "2075-01-01",
		"1 jan 76":            "1976-01-01",
		"29 feb 2028":         "2028-02-29",
		"12\u00a0mar\u00a027": "2027-03-12",
	} {
		got, err := civil.ParseTyped(text, today)
		if err != nil || got != day(want) {
			t.Errorf("%q is %v (%v), want %s", text, got, err, want)
		}
	}
}

func TestTextsThatAreNoDateSayWhy(t *testing.T) {
	today := day("2026-11-21")
	for text, want := range map[string]string{
		"":            "write it as",
		"soon":        "write it as",
		"12 mar":      "add the year",
		"mar 27":      "add the year",
		"3/13/27":     "there is no month 13; the day comes first",
		"12 mra 27":   "mra is not the name of a month",
		"12 ma 27":    "ma is not the name of a month",
		"31 apr 27":   "April 2027 has 30 days",
		"29/2/27":     "February 2027 has 28 days",
		"12/3/027":    "four digits, or with two",
		"12/3/2327":   "years run from 1900 to 2200",
		"+6":          "+90d",
		"+6x":         "+90d",
		"+999999999d": "outside the years",
		"+99999m":     "outside the years",
		"12:3:27":     "write it as",
		"12032027":    "write it as",
		"mar mar 27":  "write it as",
		"12 mar x":    "write it as",
	} {
		got, err := civil.ParseTyped(text, today)
		var wrong *civil.DateError
		if !errors.As(err, &wrong) || !strings.Contains(wrong.Why, want) {
			t.Errorf("%q is %v (%v), want a reason with %q", text, got, err, want)
		}
	}
}

func TestADistanceFromNoDayIsNoDate(t *testing.T) {
	if got, err := civil.ParseTyped("+6m", civil.Date{}); err == nil {
		t.Errorf("got %v", got)
	}
}

func FuzzParseTyped(f *testing.F) {
	for _, seed := range []string{"12 mar 27", "12/3/27", "+6m", "today", "2027-03-12", "12th march 2027", "−1y", "12\u00a0mar\u00a027", "ﬁ12", "1 ſep 27"} {
		f.Add(seed)
	}
	today := civil.MustDate("2026-11-21")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := civil.ParseTyped(text, today)
		if (err == nil) == d.IsZero() {
			t.Fatalf("%q is %v and %v", text, d, err)
		}
		if err != nil {
			return
		}
		for _, form := range []string{d.String(), d.Words()} {
			if again, err := civil.ParseTyped(form, today); err != nil || again != d {
				t.Fatalf("%q is %v, but %q is %v (%v)", text, d, form, again, err)
			}
		}
	})
}
