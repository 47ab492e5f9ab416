package app

import (
	"os"
	"path/filepath"
	"testing"

	"counterweight/procurement/tender"
)

func TestWhatWasLeftOutIsNamedWithItsValue(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tender.json")
	text := `{"tender": {"cost_weight": 41}, "bids": [{}, {"marks": {"Q1": "33"}}]}`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got := leftOutOf(path, tender.Faults{
		{Place: "bids[1].marks.Q1", Problem: "33 is off the scale", Remedy: "give a mark from 0 to 4"},
		{Place: "tender.cost_weight", Problem: "too much"},
		{Place: "bids[0].price", Problem: "there is no price"},
		{Place: "Marks!H7", Problem: "9 is off the scale"},
	})
	want := []leftOut{
		{File: path, Row: 1, Column: "bids[1].marks.Q1", Value: "33", Reason: "33 is off the scale: give a mark from 0 to 4"},
		{File: path, Row: 1, Column: "tender.cost_weight", Value: "41", Reason: "too much"},
		{File: path, Row: 1, Column: "bids[0].price", Reason: "there is no price"},
		{File: path, Row: 7, Column: "Marks!H", Reason: "9 is off the scale"},
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("left out %+v, want %+v", got[i], want[i])
		}
	}
}
