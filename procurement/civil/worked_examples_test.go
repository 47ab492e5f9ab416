package civil_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"counterweight/procurement/civil"
)

// workedExample is one case of the field's worked examples, which live beside the project.
type workedExample struct {
	ID               string
	Method           string
	MapsTo           string `json:"maps_to"`
	Inputs, Expected json.RawMessage
}

// workedExamples are the cases that map to a method. The test is left out where the folder is missing, unless SHARED_DATA=required.
func workedExamples(t *testing.T, mapsTo string) []workedExample {
	t.Helper()
	root, err := filepath.Abs(".")
	for err == nil {
		if _, missing := os.Stat(filepath.Join(root, "go.mod")); missing == nil || root == filepath.Dir(root) {
			break
		}
		root = filepath.Dir(root)
	}
	text, err := os.ReadFile(filepath.Join(root, "..", "shared", "worked-examples.json"))
	if err != nil {
		if os.Getenv("SHARED_DATA") == "required" {
			t.Fatal(err)
		}
		t.Skipf("left out, the worked examples are not here: %v", err)
	}
	var all, chosen []workedExample
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if e.MapsTo == mapsTo {
			chosen = append(chosen, e)
		}
	}
	if len(chosen) == 0 {
		t.Fatalf("no worked example maps to %q", mapsTo)
	}
	return chosen
}

// read fills v from the inputs or the expected answer of an example.
func read(t *testing.T, from json.RawMessage, v any) {
	t.Helper()
	if err := json.Unmarshal(from, v); err != nil {
		t.Fatal(err)
	}
}

func TestStatutoryClocksOfTheWorkedExamples(t *testing.T) {
	for _, e := range workedExamples(t, "statutory clocks") {
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

func testDeadline(t *testing.T, e workedExample) {
	var in struct {
		From civil.Date
		Days int
	}
	var want struct {
		LastDay civil.Date `json:"last_day"`
	}
	read(t, e.Inputs, &in)
	read(t, e.Expected, &want)
	if got := civil.StatutoryDeadline(in.From, in.Days); got != want.LastDay {
		t.Errorf("%d days from %v end on %v, want %v", in.Days, in.From, got, want.LastDay)
	}
}

func testWindows(t *testing.T, e workedExample) {
	var in struct {
		Start civil.Date `json:"contract_start"`
		End   civil.Date `json:"contract_end"`
	}
	var want struct{ Windows [][2]civil.Date }
	read(t, e.Inputs, &in)
	read(t, e.Expected, &want)
	var got [][2]civil.Date
	for _, w := range civil.AssessmentWindows(civil.Term{From: in.Start, To: in.End}) {
		got = append(got, [2]civil.Date{w.From, w.To})
	}
	if diff := cmp.Diff(want.Windows, got, cmpopts.EquateComparable(civil.Date{})); diff != "" {
		t.Error(diff)
	}
}

func TestStandstillsOfTheWorkedExamples(t *testing.T) {
	for _, e := range workedExamples(t, "statutory clocks, working days") {
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
			read(t, e.Inputs, &in)
			read(t, e.Expected, &want)
			got := civil.NewCalendar(in.Holidays...).Standstill(in.Published, in.WorkingDays)
			if got.LastDay != want.LastDay || got.EarliestSignature != want.Earliest {
				t.Errorf("standstill is %v, want %v", got, want)
			}
		})
	}
}
