package money_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"counterweight/procurement/money"
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

func TestMinorUnitsOfTheWorkedExamples(t *testing.T) {
	for _, e := range workedExamples(t, "money") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct{ Amounts [][2]string }
			var want struct{ Minor []int64 }
			read(t, e.Inputs, &in)
			read(t, e.Expected, &want)
			for i, pair := range in.Amounts {
				c, err := money.ParseCurrency(pair[1])
				if err != nil {
					t.Fatal(err)
				}
				a, err := money.Parse(pair[0], c)
				if err != nil || a.Minor() != want.Minor[i] {
					t.Errorf("%v is %d minor units, %v; want %d", pair, a.Minor(), err, want.Minor[i])
				}
			}
		})
	}
}
