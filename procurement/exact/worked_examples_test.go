package exact_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"counterweight/procurement/exact"
)

// workedExample is one case of the field's worked examples, which live beside the project.
type workedExample struct {
	ID               string
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

func TestRoundingOfTheWorkedExamples(t *testing.T) {
	for _, e := range workedExamples(t, "rounding half away from zero") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct{ Values []string }
			var want struct {
				Rounded []string `json:"half_up"`
			}
			read(t, e.Inputs, &in)
			read(t, e.Expected, &want)
			for i, value := range in.Values {
				if got := exact.Format(exact.MustParse(value).Rat(), 2); got != want.Rounded[i] {
					t.Errorf("%s rounds to %s, want %s", value, got, want.Rounded[i])
				}
			}
		})
	}
}
