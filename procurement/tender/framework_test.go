package tender

import (
	"strings"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

func TestAFrameworkSaysWhatIsWrongWithIt(t *testing.T) {
	limit := func(section, least, most string) weighing.WeightRange {
		return weighing.WeightRange{Section: section, Min: exact.MustParse(least), Max: exact.MustParse(most)}
	}
	cases := map[string]struct {
		framework Framework
		want      string // what the one fault begins with; empty for none
	}{
		"a sound one":        {Framework{Reference: "DOS5", Ranges: []weighing.WeightRange{limit("", "20", "85"), limit("Cultural fit", "5", "20")}}, ""},
		"no reference":       {Framework{}, "reference: it is missing"},
		"crossed days":       {Framework{Reference: "F", Term: civil.Term{From: civil.MustDate("2026-02-01"), To: civil.MustDate("2026-01-31")}}, "ends: it ends on 31 Jan 2026"},
		"crossed for price":  {Framework{Reference: "F", Ranges: []weighing.WeightRange{limit("", "85", "20")}}, "weight_limits.price: from 85 to 20"},
		"below 0 for a part": {Framework{Reference: "F", Ranges: []weighing.WeightRange{limit("Fit", "-1", "20")}}, "weight_limits.sections.Fit: from -1"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := c.framework.Check().Error()
			if (c.want == "") != (got == "") || !strings.HasPrefix(got, c.want) || strings.Contains(got, "\n") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
