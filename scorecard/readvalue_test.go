package scorecard_test

import (
	"errors"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

var (
	share    = &scorecard.Measure{Name: "Outcomes accepted", Kind: scorecard.PerCent, Direction: scorecard.Higher, Ratio: true, Least: exact.SomeOf("0"), Most: exact.SomeOf("100")}
	variance = &scorecard.Measure{Name: "Forecast to actual", Kind: scorecard.PerCent, Direction: scorecard.Within}
	savings  = &scorecard.Measure{Name: "Savings", Kind: scorecard.Money, Direction: scorecard.Higher, Currency: money.GBP}
	restore  = &scorecard.Measure{Name: "Time to restore", Kind: scorecard.Duration, Direction: scorecard.Lower, Unit: "h"}
	releases = &scorecard.Measure{Name: "Releases", Kind: scorecard.Count, Direction: scorecard.Higher, Unit: "releases"}
	reported = &scorecard.Measure{Name: "Carbon reported", Kind: scorecard.YesNo, Direction: scorecard.Higher}
	candour  = &scorecard.Measure{Name: "Candour", Kind: scorecard.Opinion, Direction: scorecard.Higher}
	beta     = &scorecard.Measure{Name: "Beta", Kind: scorecard.Milestone, Direction: scorecard.Lower}
	speed    = &scorecard.Measure{Name: "Speed", Kind: scorecard.Quantity, Direction: scorecard.Higher}
)

func TestValuesAreReadAsPeopleTypeThem(t *testing.T) {
	for _, c := range []struct {
		m    *scorecard.Measure
		text string
		want string
	}{
		{share, "88", "88"},
		{share, "88%", "88"},
		{share, " 88.5 % ", "88.5"},
		{share, "88 per cent", "88"},
		{share, ".5", "0.5"},
		{variance, "+3.2 %", "3.2"},
		{variance, "−3", "-3"}, // the real minus sign
		{variance, "120", "120"},
		{savings, "£52,000", "52000"},
		{savings, "52k", "52000"},
		{savings, "1.2m", "1200000"},
		{savings, "(500)", "-500"},
		{savings, "52 000.50", "52000.5"},
		{savings, "0.125", "0.125"}, // a cost per item
		{restore, "3.1", "3.1"},
		{restore, "3.1 h", "3.1"},
		{restore, "3.1 hours", "3.1"},
		{restore, "3hrs", "3"},
		{releases, "1,500", "1500"},
		{releases, "1 500 releases", "1500"},
		{releases, "1 release", "1"},
		{reported, "Yes", "1"},
		{reported, "n", "0"},
		{reported, "1", "1"},
		{candour, "4", "4"},
		{candour, "4/5", "4"},
		{candour, "4 of 5", "4"},
		{candour, "3.5", "3.5"},
		{beta, "3", "3"},
		{beta, "-2", "-2"},
		{beta, "2 days late", "2"},
		{beta, "1 day early", "-1"},
		{beta, "on time", "0"},
		{speed, "-12.5", "-12.5"},
	} {
		got, err := c.m.ReadValue(c.text)
		if err != nil || got.String() != c.want {
			t.Errorf("%s: %q is read as %v, %v; want %s", c.m.Name, c.text, got, err, c.want)
		}
	}
}

func TestWhatIsNoValueIsRefusedInWords(t *testing.T) {
	for _, c := range []struct {
		m    *scorecard.Measure
		text string
		why  string
	}{
		{share, "", "it is empty"},
		{share, "most", "not a number"},
		{share, "101", "it can't be more than 100 %"},
		{share, "-1", "it can't be below 0 %"},
		{share, "88 h", "it is in hours, and this measure is read in %"},
		{share, "8,8", "a comma separates thousands"},
		{share, "1.2.3", "more than one decimal point"},
		{savings, "€52,000", "€ does not stand for GBP"},
		{savings, "52,00", "thousands"},
		{savings, "much", "not understood"},
		{restore, "90 min", "it is in minutes, and this measure is read in hours"},
		{restore, "-1", "a duration is not below 0"},
		{restore, "4%", "it is in %, and this measure is read in hours"},
		{releases, "2.5", "a whole number from 0 up"},
		{releases, "-2", "a whole number from 0 up"},
		{releases, "5 apples", "it is in apples, and this measure is read in releases"},
		{reported, "maybe", "answer yes or no"},
		{reported, "2", "answer yes or no"},
		{candour, "0", "from 1 to 5"},
		{candour, "6", "from 1 to 5"},
		{candour, "4 %", "from 1 to 5"},
		{beta, "2.5", "whole days"},
		{beta, "soon", "say how many days late"},
		{beta, "-2 days early", "leave out one of the two"},
		{speed, "12 knots", "this measure has no unit"},
		{speed, strings.Repeat("9", 40), "more than 30 digits"},
	} {
		got, err := c.m.ReadValue(c.text)
		refused := new(scorecard.ValueError)
		if !errors.As(err, &refused) || !strings.Contains(refused.Why, c.why) {
			t.Errorf("%s: %q is read as %v, %v; want that %s", c.m.Name, c.text, got, err, c.why)
		}
	}
}

func TestTheFieldOfAReadingTakesStatesAndRatios(t *testing.T) {
	for _, c := range []struct {
		m     *scorecard.Measure
		text  string
		state scorecard.State
		value string
		why   string
	}{
		{share, "", scorecard.NotRead, "", ""},
		{share, " – ", scorecard.NotRead, "", ""},
		{share, "88 %", scorecard.Measured, "88", ""},
		{share, "44/50", scorecard.Measured, "88", ""},
		{share, "1 / 3", scorecard.Measured, "33.333333333333", ""},
		{share, "0/50", scorecard.Measured, "0", ""},
		{share, "45 of 60", scorecard.Measured, "75", ""},
		{share, "1,200 / 1,600", scorecard.Measured, "75", ""},
		{share, "not due", scorecard.NotDue, "", ""},
		{share, "n/d", scorecard.NotDue, "", ""},
		{share, "o/d", scorecard.Overdue, "", ""},
		{beta, "late", scorecard.Overdue, "", ""},
		{beta, "3 late", scorecard.Measured, "3", ""},
		{share, "n/m Their system was down", scorecard.NotMeasurable, "", "Their system was down"},
		{candour, "4 of 5", scorecard.Measured, "4", ""},
		{share, "ND", scorecard.NotDue, "", ""},
		{share, "Overdue", scorecard.Overdue, "", ""},
		{share, "not measurable: no releases this month", scorecard.NotMeasurable, "", "no releases this month"},
		{share, "n/a, the tool was down", scorecard.NotMeasurable, "", "the tool was down"},
		{candour, "4/5", scorecard.Measured, "4", ""},
	} {
		got, err := c.m.ReadEntry(c.text)
		if err != nil || got.State != c.state || got.Value.String() != c.value || got.Why != c.why {
			t.Errorf("%s: %q is read as %+v, %v; want %v %s %s", c.m.Name, c.text, got, err, c.state, c.value, c.why)
		}
		again, err := c.m.ReadEntry(got.Words(c.m))
		if err != nil || again.State != got.State || again.Value != got.Value || again.Why != got.Why {
			t.Errorf("%s: %q is written %q and read back as %+v, %v", c.m.Name, c.text, got.Words(c.m), again, err)
		}
	}
	for text, why := range map[string]string{
		"5/0":            "nothing can be divided by 0",
		"60/50":          "it can't be more than 100 %",
		"a/5":            "above the line",
		"5/b":            "below the line",
		"not measurable": "say why",
		"n/m":            "say why",
		"nmx":            "not a number",
		"not due soon":   "not a number",
	} {
		_, err := share.ReadEntry(text)
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v, want that %s", text, err, why)
		}
	}
}

// Whatever is read is written so that it is read back as the same.
func FuzzReadValue(f *testing.F) {
	for _, text := range []string{"88 %", "£1,234.50", "3.1 h", "yes", "4/5", "2 days late", "-12", "1 500", "1e9", "٣", "0.1%", "44 of 50", "n/m: down", "n/d", "late", "1/3", "12,345,678.9 releases"} {
		f.Add(text)
	}
	for _, text := range beside.NaughtyStrings(f) {
		f.Add(text)
	}
	measures := []*scorecard.Measure{share, variance, savings, restore, releases, reported, candour, beta, speed}
	f.Fuzz(func(t *testing.T, text string) {
		for _, m := range measures {
			if entry, err := m.ReadEntry(text); err == nil {
				if again, err := m.ReadEntry(entry.Words(m)); err != nil || again.State != entry.State || again.Value != entry.Value {
					t.Errorf("%s: %q is the entry %+v, written %q, which is read as %+v, %v", m.Name, text, entry, entry.Words(m), again, err)
				}
			}
			value, err := m.ReadValue(text)
			if err != nil {
				continue
			}
			words := m.ValueWords(value)
			if again, err := m.ReadValue(words); err != nil || again != value {
				t.Errorf("%s: %q is read as %v and written %q, which is read as %v, %v", m.Name, text, value, words, again, err)
			}
			if entry, err := m.ReadEntry(text); err != nil || entry.State != scorecard.Measured {
				t.Errorf("%s: %q is a value and no entry: %+v, %v", m.Name, text, entry, err)
			}
		}
	})
}
