package civil_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"counterweight/procurement/civil"
)

func TestThePeriodThatADayLiesIn(t *testing.T) {
	tests := []struct {
		kind                            civil.PeriodKind
		day, name, words, from, to, nxt string
	}{
		{civil.Month, "2026-10-15", "2026-10", "October 2026", "2026-10-01", "2026-10-31", "2026-11"},
		{civil.Month, "2028-02-29", "2028-02", "February 2028", "2028-02-01", "2028-02-29", "2028-03"},
		{civil.Month, "2026-12-31", "2026-12", "December 2026", "2026-12-01", "2026-12-31", "2027-01"},
		{civil.Quarter, "2026-10-01", "2026-Q4", "Oct–Dec 2026", "2026-10-01", "2026-12-31", "2027-Q1"},
		{civil.Quarter, "2026-03-31", "2026-Q1", "Jan–Mar 2026", "2026-01-01", "2026-03-31", "2026-Q2"},
		{civil.FinancialYear, "2026-04-01", "FY2026-27", "2026–27", "2026-04-01", "2027-03-31", "FY2027-28"},
		{civil.FinancialYear, "2027-03-31", "FY2026-27", "2026–27", "2026-04-01", "2027-03-31", "FY2027-28"},
		{civil.FinancialYear, "2100-01-15", "FY2099-00", "2099–00", "2099-04-01", "2100-03-31", "FY2100-01"},
	}
	for _, test := range tests {
		t.Run(test.kind.String()+" of "+test.day, func(t *testing.T) {
			p := civil.PeriodOf(test.kind, day(test.day))
			if p.String() != test.name || p.Words() != test.words || p.Kind() != test.kind {
				t.Errorf("got the %v %q, in words %q", p.Kind(), p, p.Words())
			}
			if p.Term() != term(test.from, test.to) {
				t.Errorf("it runs %v", p.Term().Words())
			}
			if p.Next().String() != test.nxt || p.Next().Prev() != p {
				t.Errorf("next is %v, and the one before that %v", p.Next(), p.Next().Prev())
			}
			if !p.Contains(day(test.day)) || p.Contains(p.To().AddDays(1)) || p.Contains(p.From().AddDays(-1)) {
				t.Error("it contains the wrong days")
			}
		})
	}
}

func TestPeriodsFollowEachOtherWithoutGap(t *testing.T) {
	for _, kind := range []civil.PeriodKind{civil.Month, civil.Quarter, civil.FinancialYear} {
		n := 0
		for p := civil.PeriodOf(kind, day("1900-04-01")); !p.Next().IsZero(); p = p.Next() {
			if p.To().AddDays(1) != p.Next().From() || p.Compare(p.Next()) >= 0 {
				t.Fatalf("%v is followed by %v", p.Term().Words(), p.Next().Term().Words())
			}
			if back, err := civil.ParsePeriod(p.String()); err != nil || back != p {
				t.Fatalf("%v reads back as %v, %v", p, back, err)
			}
			n++
		}
		if n < civil.LastYear-civil.FirstYear-1 {
			t.Errorf("only %d periods of one %v", n, kind)
		}
	}
}

func TestAPeriodThatTheCalendarDoesNotHoldIsNoPeriod(t *testing.T) {
	for name, p := range map[string]civil.Period{
		"financial year before the calendar": civil.PeriodOf(civil.FinancialYear, day("1900-03-31")),
		"financial year after the calendar":  civil.PeriodOf(civil.FinancialYear, day("2200-04-01")),
		"no date":                            civil.PeriodOf(civil.Month, civil.Date{}),
		"no kind":                            civil.PeriodOf(civil.NoPeriod, day("2026-01-01")),
		"an unknown kind":                    civil.PeriodOf(99, day("2026-01-01")),
		"before the first month":             civil.PeriodOf(civil.Month, day("1900-01-01")).Prev(),
		"after no period":                    civil.Period{}.Next(),
	} {
		if !p.IsZero() || p.String() != "" || p.Words() != "" || p.Contains(civil.Date{}) || !p.Term().IsZero() {
			t.Errorf("%s: got %v", name, p)
		}
	}
}

func TestOrderOfPeriods(t *testing.T) {
	var names []string
	periods := []civil.Period{}
	for _, name := range []string{"FY2026-27", "2026-Q2", "2026-05", "2026-04", "2026-03"} {
		p, err := civil.ParsePeriod(name)
		if err != nil {
			t.Fatal(err)
		}
		periods = append(periods, p)
	}
	slices.SortFunc(periods, civil.Period.Compare)
	for _, p := range periods {
		names = append(names, p.String())
	}
	if got := strings.Join(names, " "); got != "2026-03 2026-04 2026-Q2 FY2026-27 2026-05" {
		t.Errorf("got %s", got)
	}
}

func TestTextsThatAreNoPeriod(t *testing.T) {
	for _, text := range []string{"", "2026", "2026-13", "2026-Q0", "2026-Q5", "2026-Q", "-Q1", "2026-q1", "FY2026", "FY2026-28", "FY2026-2027", "2026-27", "FY2200-01", "2026-10-01", "Q4 2026"} {
		p, err := civil.ParsePeriod(text)
		var fault *civil.DateError
		if !errors.As(err, &fault) || !p.IsZero() {
			t.Errorf("%q is the period %v, %v", text, p, err)
		}
	}
}

func TestKindsOfPeriodReadBack(t *testing.T) {
	for _, kind := range []civil.PeriodKind{civil.Month, civil.Quarter, civil.FinancialYear} {
		if back, err := civil.ParsePeriodKind(kind.String()); err != nil || back != kind {
			t.Errorf("%v reads back as %v, %v", kind, back, err)
		}
	}
	for _, text := range []string{"", "year", "Month"} {
		if kind, err := civil.ParsePeriodKind(text); err == nil {
			t.Errorf("%q is the kind %v", text, kind)
		}
	}
	if got := civil.PeriodKind(99).String(); got != "PeriodKind(99)" {
		t.Errorf("an unknown kind is called %q", got)
	}
}

func TestAPeriodInJSON(t *testing.T) {
	type row struct{ This, Last civil.Period }
	want := row{This: civil.PeriodOf(civil.Quarter, day("2026-10-01"))}
	text, err := json.Marshal(want)
	if err != nil || string(text) != `{"This":"2026-Q4","Last":""}` {
		t.Fatalf("wrote %s, %v", text, err)
	}
	back := row{Last: want.This}
	if err := json.Unmarshal(text, &back); err != nil || back != want {
		t.Errorf("read back %v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"This":"soon"}`), &back); err == nil || back != want {
		t.Errorf("a refused text gave %v, %v", back, err)
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, seed := range []string{"2026-10", "2026-Q4", "FY2026-27", "FY2099-00", "FY", "-Q", "2026-Q1-Q1", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := civil.ParsePeriod(text)
		if (err == nil) == p.IsZero() {
			t.Fatalf("%q is %v and %v", text, p, err)
		}
		if err == nil && p.String() != text {
			t.Errorf("%q reads as %v", text, p)
		}
	})
}
