package scorecard_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/assets/beside"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

var act = scorecard.Duty{Required: true, Minimum: 3, Assessed: civil.MustDate("2026-01-01"), Why: "Procurement Act 2023 s.52"}

func TestAContractLacksIndicatorsUntilItHasThree(t *testing.T) {
	b := empty()
	p := addPerspective(b, "1")
	want := []string{"3 key performance indicators must be set and published, and the card has 0", "the card has 1", "the card has 2", ""}
	for n, gap := range want {
		if got := b.DutyGap(act, today); !strings.Contains(got, gap) || (got == "") != (gap == "") {
			t.Errorf("with %d: %q", n, got)
		}
		b.Measures[addScore(b, p, "1")].Statutory = true
		addScore(b, p, "1") // one that is no indicator by law
	}
	if gap := empty().DutyGap(scorecard.Duty{Minimum: 3}, today); gap != "" {
		t.Errorf("a contract that owes nothing: %q", gap)
	}
	b.Card.Perspectives[0].Objectives[0].Measures[0].Retired = today.AddDays(-1)
	if n := len(b.Statutory(today)); n != 3 {
		t.Errorf("%d indicators are left of 4 of which one was taken off", n)
	}
}

// The windows of the worked examples fall due one after the other, the last one on termination.
func TestAssessmentsFallDueByTheWindowsOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "statutory clocks") {
		if e.Method != "kpi_assessment_windows" {
			continue
		}
		var in struct {
			Start civil.Date `json:"contract_start"`
			End   civil.Date `json:"contract_end"`
		}
		var want struct {
			Windows [][2]civil.Date
			Final   bool `json:"final_on_termination"`
		}
		e.Read(t, &in, &want)
		due := empty().AssessmentsDue(act, civil.Term{From: in.Start, To: in.End}, civil.Date{}, in.End.AddDays(1))
		if len(due) != len(want.Windows) {
			t.Fatalf("%s: %d are due, want %d", e.ID, len(due), len(want.Windows))
		}
		for i, a := range due {
			last := i == len(due)-1
			if a.Window.From != want.Windows[i][0] || a.Window.To != want.Windows[i][1] || a.By != a.Window.To || !a.Overdue {
				t.Errorf("%s: %+v, want %v", e.ID, a, want.Windows[i])
			}
			if (a.Occasion == scorecard.OnTermination) != (last && want.Final) {
				t.Errorf("%s: window %d is due %v", e.ID, i+1, a.Occasion.Words())
			}
		}
	}
}

func TestAssessmentsAreDueYearByYearAndWhenItEnds(t *testing.T) {
	term := civil.Term{From: civil.MustDate("2024-06-01"), To: civil.MustDate("2028-05-31")}
	b := empty()
	b.Assessments = []scorecard.Assessment{{
		Card: 1, Occasion: scorecard.Yearly, Window: civil.Term{From: civil.MustDate("2025-06-01"), To: civil.MustDate("2026-05-31")}, Made: civil.MustDate("2026-06-10"),
	}}
	for _, c := range []struct {
		what       string
		terminated string
		today      string
		term       civil.Term
		want       []string
	}{
		{"the year that ended before assessments were due is not asked for", "", "2026-05-01", term, []string{"2026-05-31 Yearly made"}},
		{"the second year runs", "", "2027-01-01", term, []string{"2026-05-31 Yearly made", "2027-05-31 Yearly"}},
		{"it was not assessed", "", "2027-06-01", term, []string{"2026-05-31 Yearly made", "2027-05-31 Yearly overdue", "2028-05-31 On termination"}},
		{"it was terminated", "2026-12-15", "2027-06-01", term, []string{"2026-05-31 Yearly made", "2026-12-15 On termination overdue"}},
		{"it has no end", "", "2026-08-01", civil.Term{From: term.From}, []string{"2026-05-31 Yearly made", "2027-05-31 Yearly"}},
		{"it has not begun", "", "2024-01-01", term, nil},
	} {
		var terminated civil.Date
		if c.terminated != "" {
			terminated = civil.MustDate(c.terminated)
		}
		var got []string
		for _, a := range b.AssessmentsDue(act, c.term, terminated, civil.MustDate(c.today)) {
			text := a.By.String() + " " + a.Occasion.Words()
			if a.Made != nil {
				text += " made"
			}
			if a.Overdue {
				text += " overdue"
			}
			got = append(got, text)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.what, diff)
		}
	}
	if due := b.AssessmentsDue(scorecard.Duty{}, term, civil.Date{}, today); due != nil {
		t.Errorf("a contract that owes nothing: %v", due)
	}
}

func TestTheNoticeSaysWhatWasMeasured(t *testing.T) {
	b := empty()
	p := addPerspective(b, "1")
	points := scorecard.Points{Floor: exact.SomeOf("97"), RedFlag: exact.SomeOf("99"), Target: exact.SomeOf("99.5")}
	add := func(name string) scorecard.MeasureID {
		return addMeasure(b, p, "1", &scorecard.Measure{
			Name: name, Purpose: "People can use it.", Formula: "minutes available ÷ minutes agreed", Kind: scorecard.PerCent, Direction: scorecard.Higher,
			Statutory: true, Points: scorecard.Since(begun, points),
		})
	}
	available, answered, never := add("Availability"), add("Calls answered"), add("Never read")
	trend(b, available, "99.9", "99.6", "99.2")
	trend(b, answered, "99.7", "")
	window := civil.Term{From: begun, To: october.To()}
	a := b.AssessmentDraft(scorecard.OnTermination, window, today)
	want := []scorecard.Assessed{
		{Measure: available, Rating: scorecard.RequiresImprovement, Text: "99.2 % in October 2026 against a target of 99.5 %; good in 2 of 3 readings, 16 missing"},
		{Measure: answered, Rating: scorecard.Good, Text: "99.7 % in September 2026 against a target of 99.5 %; good in 1 of 1 readings, 18 missing"},
		{Measure: never, Rating: scorecard.Other, Text: "not assessed: it was not measured"},
	}
	if diff := cmp.Diff(want, a.Measures); diff != "" {
		t.Error(diff)
	}
	a.Failures = []scorecard.Failure{{
		Measure: available, Category: "down for a day", Period: civil.Term{From: october.From(), To: october.From()}, Events: 2, Remedy: "credit of £2,000", Settled: today,
	}}
	text := b.NoticeText(a)
	for _, part := range []string{
		"Appeals delivery partner: performance against key performance indicators, 1 Apr 2025 – 31 Oct 2026",
		"Assessed on termination",
		"1. Availability\nWhat it measures: People can use it.\nHow it is measured: minutes available ÷ minutes agreed\nRating: Requires improvement\nPerformance: 99.2 % in October",
		"3. Never read",
		"Failures to perform\n• Availability: down for a day, 1 Oct 2026 – 1 Oct 2026, 2 times; remedy: credit of £2,000, settled on 3 Nov 2026",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("the notice does not say %q:\n%s", part, text)
		}
	}
}

// The codes are those of the UK profile of the open contracting standard.
func TestRatingsHaveTheirCodes(t *testing.T) {
	var schema struct {
		Definitions struct {
			Observation struct {
				Properties struct {
					MeasureClassification struct{ Description string }
				}
			}
		}
	}
	beside.ReadJSON(t, &schema, "data", "ocds", "extensions", "uk", "release-schema.json")
	codes := schema.Definitions.Observation.Properties.MeasureClassification.Description
	for _, r := range scorecard.AllRatings() {
		if r.OCDS() == "" || !strings.Contains(codes, r.OCDS()) {
			t.Errorf("%v has the code %q, which is not among: %s", r, r.OCDS(), codes)
		}
	}
	if scorecard.NotYetRated.OCDS() != "" {
		t.Error("what is not rated has a code")
	}
}
