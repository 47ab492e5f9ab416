package civil_test

import (
	"testing"

	"counterweight/procurement/civil"
)

func TestStatutoryClockCountsTheStartDay(t *testing.T) {
	tests := []struct {
		name, start string
		days        int
		want        string
	}{
		{"30 days from 1 March", "2026-03-01", 30, "2026-03-30"},
		{"one day", "2026-03-01", 1, "2026-03-01"},
		{"no days", "2026-03-01", 0, ""},
		{"from no date", "", 30, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := civil.StatutoryDeadline(day(test.start), test.days); got != day(test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestContractualNotice(t *testing.T) {
	tests := []struct {
		name, end string
		days      int
		want      string
	}{
		{"90 days before 12 March 2027", "2027-03-12", 90, "2026-12-12"},
		{"no notice period", "2027-03-12", 0, "2027-03-12"},
		{"negative", "2027-03-12", -1, ""},
		{"no end", "", 90, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := civil.NoticeDay(day(test.end), test.days); got != day(test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestAssessmentWindowsCoverTheTermWithoutGapOrOverlap(t *testing.T) {
	for _, start := range []string{"2026-02-10", "2028-02-29", "2026-12-31", "1900-01-01"} {
		term := civil.Term{From: day(start), To: day("2200-12-31")}
		next := term.From
		for _, w := range civil.AssessmentWindows(term) {
			if w.From != next || !w.Ordered() || w.Days() > 366 {
				t.Fatalf("from %s: window %v – %v after one that ended before %v", start, w.From, w.To, next)
			}
			next = w.To.AddDays(1)
		}
		if !next.IsZero() {
			t.Errorf("from %s: windows end before %v", start, next)
		}
	}
}

func TestALaterAnniversaryOf29FebruaryFallsOn29FebruaryAgain(t *testing.T) {
	windows := civil.AssessmentWindows(civil.Term{From: day("2028-02-29"), To: day("2033-01-01")})
	if last := windows[len(windows)-1]; last.From != day("2032-02-29") {
		t.Errorf("the last window starts on %v", last.From)
	}
}

func TestTermsWithoutAssessmentWindows(t *testing.T) {
	for name, term := range map[string]civil.Term{
		"no end":   {From: day("2026-01-01")},
		"no start": {To: day("2026-01-01")},
		"crossed":  {From: day("2026-01-02"), To: day("2026-01-01")},
	} {
		if got := civil.AssessmentWindows(term); got != nil {
			t.Errorf("%s: got %v", name, got)
		}
	}
}
