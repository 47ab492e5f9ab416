package chart_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"counterweight/app/chart"
)

// timeAndValue are four elements of work, in two groups.
func timeAndValue() chart.Pairs {
	return chart.Pairs{
		Title: "Getting permission takes more time than it is worth", Axis: "of the votes", Unit: " %", First: "share of the time", Second: "share of the value",
		Rows: []chart.Pair{
			{Group: "Initiation", Label: "Understand the problem", First: 10, Second: 25},
			{Group: "Initiation", Label: "Understand the people", First: 5, Second: 30},
			{Group: "Management", Label: "Get permission and assure others", First: 45, Second: 5, Word: "40 points more time", Strong: true},
			{Group: "Management", Label: "Plan and estimate the work", First: 40, Second: 40},
		},
	}
}

func TestEachRowHasItsTwoValuesOnOneLine(t *testing.T) {
	p := timeAndValue()
	d := p.Draw(400, measure)
	var hollow, full []chart.Point
	for _, s := range d.Shapes {
		switch {
		case s.Round && s.Fill == chart.Primary:
			full = append(full, middle(s))
		case s.Round:
			hollow = append(hollow, middle(s))
		}
	}
	hollow, full = hollow[1:], full[1:] // those of the key
	if len(hollow) != len(p.Rows) || len(full) != len(p.Rows) {
		t.Fatalf("%d hollow and %d full dots for %d rows", len(hollow), len(full), len(p.Rows))
	}
	for i, row := range p.Rows {
		if hollow[i].Y-full[i].Y > 1e-6 || (hollow[i].X < full[i].X) != (row.First < row.Second) {
			t.Errorf("%s: %v and %v", row.Label, hollow[i], full[i])
		}
		if i > 0 && hollow[i].Y <= hollow[i-1].Y {
			t.Errorf("%s stands at %v, not below the row before", row.Label, hollow[i])
		}
	}
	if !near(hollow[3], full[3]) {
		t.Errorf("equal values stand at %v and %v", hollow[3], full[3])
	}
}

func TestAGroupIsNamedOnceAboveItsRows(t *testing.T) {
	said := map[string]int{}
	for _, w := range timeAndValue().Draw(400, measure).Words {
		said[w.Text]++
	}
	for _, name := range []string{"Initiation", "Management", "Get permission and assure others", "40 points more time"} {
		if said[name] != 1 {
			t.Errorf("%q is said %d times", name, said[name])
		}
	}
}

func anyPairs(random *rand.Rand) chart.Pairs {
	p := chart.Pairs{Title: anyWords(random), Axis: anyWords(random), Unit: " %", First: anyWords(random), Second: anyWords(random)}
	scale := anyScale(random)
	for i := range 1 + random.IntN(20) {
		p.Rows = append(p.Rows, chart.Pair{
			Group: strings.Repeat("stage ", 1+i/5), Label: anyWords(random), First: scale * random.Float64(), Second: scale * random.Float64(),
			Word: anyWords(random), Strong: random.IntN(4) == 0,
		})
	}
	return p
}
