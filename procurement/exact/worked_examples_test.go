package exact_test

import (
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/exact"
)

func TestRoundingOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "rounding half away from zero") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct{ Values []string }
			var want struct {
				Rounded []string `json:"half_up"`
			}
			e.Read(t, &in, &want)
			for i, value := range in.Values {
				if got := exact.Format(exact.MustParse(value).Rat(), 2); got != want.Rounded[i] {
					t.Errorf("%s rounds to %s, want %s", value, got, want.Rounded[i])
				}
			}
		})
	}
}
