package civil_test

import (
	"encoding/csv"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/assets/beside"
	"counterweight/procurement/civil"
)

// The list of the shared folder, 2024 to 2030, was made by others from the standing rules.
func TestBankHolidaysAreThoseOfTheList(t *testing.T) {
	file, err := os.Open(beside.Path(t, "data", "reference", "uk-bank-holidays.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	for _, row := range rows[1:] {
		want[row[0]] = append(want[row[0]], row[1]+" "+row[2])
	}
	for _, j := range civil.AllJurisdictions() {
		var got []string
		for year := 2024; year <= 2030; year++ {
			for _, h := range civil.BankHolidays(j, year) {
				got = append(got, h.Date.String()+" "+h.Name)
			}
		}
		if diff := cmp.Diff(want[j.String()], got); diff != "" {
			t.Errorf("%s: %s", j.Words(), diff)
		}
	}
}

// From the lists that gov.uk published for these years.
func TestBankHolidaysOfOddYears(t *testing.T) {
	cases := []struct {
		name         string
		jurisdiction civil.Jurisdiction
		day          string
		holiday      bool
	}{
		{"the day of the royal wedding", civil.EnglandAndWales, "2011-04-29", true},
		{"the last Monday of May 2012, which was moved", civil.Scotland, "2012-05-28", false},
		{"the day it was moved to", civil.Scotland, "2012-06-04", true},
		{"the first Monday of May 2020, which was moved", civil.EnglandAndWales, "2020-05-04", false},
		{"VE day 2020", civil.NorthernIreland, "2020-05-08", true},
		{"New Year's Day on a Saturday, first substitute", civil.Scotland, "2022-01-03", true},
		{"and the second, for 2nd January", civil.Scotland, "2022-01-04", true},
		{"which England and Wales work", civil.EnglandAndWales, "2022-01-04", false},
		{"New Year's Day on a Sunday in Scotland, where Monday is a holiday anyway", civil.Scotland, "2023-01-03", true},
		{"Christmas on a Sunday goes to the Tuesday", civil.EnglandAndWales, "2022-12-27", true},
		{"Easter Monday is worked in Scotland", civil.Scotland, "2026-04-06", false},
		{"St Patrick's Day", civil.NorthernIreland, "2026-03-17", true},
		{"12 July on a Sunday", civil.NorthernIreland, "2026-07-13", true},
		{"30 November on a Saturday", civil.Scotland, "2024-12-02", true},
		{"an ordinary Monday", civil.NorthernIreland, "2026-11-23", false},
	}
	calendars := civil.UKCalendars(nil)
	for _, c := range cases {
		d := civil.MustDate(c.day)
		if worked := calendars.Of(c.jurisdiction).IsWorkingDay(d); worked == c.holiday {
			t.Errorf("%s, %s: worked %v", c.name, c.day, worked)
		}
	}
}

func TestProclaimedDaysAreAdded(t *testing.T) {
	cup, king := civil.MustDate("2026-06-15"), civil.MustDate("2031-06-16")
	calendars := civil.UKCalendars(map[civil.Jurisdiction][]civil.Date{civil.Scotland: {cup}, civil.NoJurisdiction: {king}})
	for _, j := range civil.AllJurisdictions() {
		if worked := calendars.Of(j).IsWorkingDay(cup); worked == (j == civil.Scotland) {
			t.Errorf("%s: 15 June 2026 is worked: %v", j.Words(), worked)
		}
		if calendars.Of(j).IsWorkingDay(king) {
			t.Errorf("%s works on a day that was proclaimed for all", j.Words())
		}
	}
	if calendars.Of(civil.NoJurisdiction).IsWorkingDay(civil.MustDate("2026-04-06")) {
		t.Error("without a jurisdiction Easter Monday is worked")
	}
	if got := civil.BankHolidays(civil.Scotland, 2007); got != nil {
		t.Errorf("before the standing rules there are %v", got)
	}
}

func TestJurisdictionsAreReadAsTheyAreWritten(t *testing.T) {
	for _, j := range civil.AllJurisdictions() {
		for _, text := range []string{j.String(), j.Words()} {
			if got, err := civil.ParseJurisdiction(text); err != nil || got != j {
				t.Errorf("%q is read as %v, %v", text, got, err)
			}
		}
	}
	if got, err := civil.ParseJurisdiction("Wales"); err == nil {
		t.Errorf("Wales alone is %v", got)
	}
}

func TestNoticeOfMonths(t *testing.T) {
	cases := []struct {
		name   string
		end    string
		months int
		want   string
	}{
		{"three months to the end of March", "2027-03-31", 3, "2026-12-31"},
		{"one month to the end of a short month: 31 January + 1 month is 28 February", "2027-02-28", 1, "2027-01-31"},
		{"one month to 28 February of a leap year, which is not its last day", "2028-02-28", 1, "2028-01-28"},
		{"one month to 29 February", "2028-02-29", 1, "2028-01-31"},
		{"one month to 29 March: 28 February + 1 month is 28 March, 1 March + 1 month is too late", "2027-03-29", 1, "2027-02-28"},
		{"twelve months to 28 February: from 29 February they run out on the 28th", "2029-02-28", 12, "2028-02-29"},
		{"in the middle of a month", "2027-03-12", 6, "2026-09-12"},
		{"no months", "2027-03-12", 0, "2027-03-12"},
		{"fewer than none", "2027-03-12", -1, ""},
		{"no end", "", 3, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var end civil.Date
			if c.end != "" {
				end = civil.MustDate(c.end)
			}
			got := civil.NoticeMonthsDay(end, c.months)
			if got.String() != c.want {
				t.Fatalf("got %v, want %s", got, c.want)
			}
			if !got.IsZero() && (got.AddMonths(c.months).After(end) || !got.AddDays(1).AddMonths(c.months).After(end)) {
				t.Errorf("%v is not the latest day from which the months run out by %v", got, end)
			}
		})
	}
}
