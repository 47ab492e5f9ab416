package scorecard_test

import (
	"testing"

	"counterweight/scorecard"
)

func TestStatesAndRatiosAreTypedInShort(t *testing.T) {
	m := &scorecard.Measure{Kind: scorecard.PerCent, Direction: scorecard.Higher, Ratio: true}
	for text, want := range map[string]struct {
		state      scorecard.State
		value, why string
	}{
		"n/d":                       {scorecard.NotDue, "", ""},
		"N/D":                       {scorecard.NotDue, "", ""},
		"o/d":                       {scorecard.Overdue, "", ""},
		"late":                      {scorecard.Overdue, "", ""},
		"n/m their system was down": {scorecard.NotMeasurable, "", "their system was down"},
		"n/m: no data, no log":      {scorecard.NotMeasurable, "", "no data, no log"},
		"45 of 60":                  {scorecard.Measured, "75", ""},
		"45 / 60":                   {scorecard.Measured, "75", ""},
	} {
		e, err := m.ReadEntry(text)
		if err != nil || e.State != want.state || e.Value.String() != want.value || e.Why != want.why {
			t.Errorf("%q is %v %q %q, %v", text, e.State, e.Value, e.Why, err)
		}
	}
	if _, err := m.ReadEntry("n/m"); err == nil {
		t.Error("not measurable without a reason was taken")
	}
}
