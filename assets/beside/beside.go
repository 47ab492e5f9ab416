// Package beside leads tests to what others made and what stands in the folder shared beside the project: worked examples with answers,
// real files and nasty ones. None of it is part of the project.
//
// A test that asks for something that is not there is left out and says so; with SHARED_DATA=required in the environment it fails.
// Only tests may import this package.
package beside

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// Root is the project's top folder: the nearest one above the test that holds go.mod.
func Root(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		above := filepath.Dir(folder)
		if above == folder {
			t.Fatal("there is no go.mod above the test")
		}
		folder = above
	}
}

// Path is where something of the shared folder stands.
func Path(t testing.TB, path ...string) string {
	t.Helper()
	wanted := filepath.Join(append([]string{Root(t), "..", "shared"}, path...)...)
	if _, err := os.Stat(wanted); err != nil {
		if os.Getenv("SHARED_DATA") == "required" {
			t.Fatal(err)
		}
		t.Skipf("left out, since it needs what is not here: %v", err)
	}
	return wanted
}

// Example is one of the field's worked examples.
type Example struct {
	ID               string
	Method           string
	MapsTo           string `json:"maps_to"` // what it is for
	Inputs, Expected json.RawMessage
	Tolerance        json.Number
}

// AllExamples are the worked examples in their order.
func AllExamples(t testing.TB) (all []Example) {
	t.Helper()
	ReadJSON(t, &all, "worked-examples.json")
	return all
}

// Examples are the worked examples for one thing; there is at least one.
func Examples(t testing.TB, mapsTo string) (chosen []Example) {
	t.Helper()
	for _, e := range AllExamples(t) {
		if e.MapsTo == mapsTo {
			chosen = append(chosen, e)
		}
	}
	if len(chosen) == 0 {
		t.Fatalf("no worked example maps to %q", mapsTo)
	}
	return chosen
}

// Read fills in and want from the inputs and the expected answer of an example.
func (e Example) Read(t testing.TB, in, want any) {
	t.Helper()
	for _, part := range []struct {
		text json.RawMessage
		into any
	}{{e.Inputs, in}, {e.Expected, want}} {
		if err := json.Unmarshal(part.text, part.into); err != nil {
			t.Fatalf("example %s: %v", e.ID, err)
		}
	}
}

// ReadJSON fills a value from a file of the shared folder.
func ReadJSON(t testing.TB, into any, path ...string) {
	t.Helper()
	text, err := os.ReadFile(Path(t, path...))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

// NaughtyStrings are the texts of the list of naughty strings; the first is empty.
func NaughtyStrings(t testing.TB) (texts []string) {
	t.Helper()
	ReadJSON(t, &texts, "data", "nasty", "blns", "blns.json")
	return texts
}
