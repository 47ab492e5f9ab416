package civil_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"counterweight/assets/beside"
	"counterweight/procurement/civil"
)

func TestStatutoryClocksOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "statutory clocks") {
		t.Run(e.ID, func(t *testing.T) {
			switch e.Method {
			case "notice_deadline":
				testDeadline(t, e)
			case "kpi_assessment_windows":
				testWindows(t, e)
			default:
				t.Fatalf("no test for method %q", e.Method)
			}
		})
	}
}

func testDeadline(t *testing.T, e beside.Example) {
	var in struct {
		From civil.Date
		Days int
	}
	var want struct {
		LastDay civil.Date `json:"last_day"`
	}
	e.Read(t, &in, &want)
	if got := civil.StatutoryDeadline(in.From, in.Days); got != want.LastDay {
		t.Errorf("%d days from %v end on %v, want %v", in.Days, in.From, got, want.LastDay)
	}
}

func testWindows(t *testing.T, e beside.Example) {
	var in struct {
		Start civil.Date `json:"contract_start"`
		End   civil.Date `json:"contract_end"`
	}
	var want struct{ Windows [][2]civil.Date }
	e.Read(t, &in, &want)
	var got [][2]civil.Date
	for _, w := range civil.AssessmentWindows(civil.Term{From: in.Start, To: in.End}) {
		got = append(got, [2]civil.Date{w.From, w.To})
	}
	if diff := cmp.Diff(want.Windows, got, cmpopts.EquateComparable(civil.Date{})); diff != "" {
		t.Error(diff)
	}
}

func TestStandstillsOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "statutory clocks, working days") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Published   civil.Date   `json:"award_notice_published"`
				WorkingDays int          `json:"working_days"`
				Holidays    []civil.Date `json:"bank_holidays"`
			}
			var want struct {
				LastDay  civil.Date `json:"last_day"`
				Earliest civil.Date `json:"earliest_signature"`
			}
			e.Read(t, &in, &want)
			got := civil.NewCalendar(in.Holidays...).Standstill(in.Published, in.WorkingDays)
			if got.LastDay != want.LastDay || got.EarliestSignature != want.Earliest {
				t.Errorf("standstill is %v, want %v", got, want)
			}
		})
	}
}
