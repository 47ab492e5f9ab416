package scorecard_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/scorecard"
)

func TestIndicatorsAreToldAsMetricsWithObservations(t *testing.T) {
	b := right()
	m := b.Measures[1]
	m.Statutory, m.Purpose, m.Formula = true, "Right the first time.", "accepted ÷ handed over"
	b.Readings = append(b.Readings, scorecard.Reading{
		Card: 1, Measure: 1, Period: october.Prev(), Side: scorecard.Ours, State: scorecard.NotMeasurable, Why: "nothing was handed over",
	})
	b.Overrides = []scorecard.Override{{Card: 1, Measure: 1, Period: october, Rating: scorecard.Good, Reason: "two were ours"}}
	addScore(b, 0, "1") // one that is no indicator by law

	told := func(metrics []scorecard.Metric) (lines []string) {
		for _, metric := range metrics {
			lines = append(lines, metric.Title+": "+metric.Description)
			for _, o := range metric.Observations {
				lines = append(lines, o.ID+" | "+o.Period.Words()+" | "+o.Value.String()+" | "+o.Words+" | "+o.Rating.OCDS()+" | "+o.Notes)
			}
		}
		return lines
	}
	title := "Measure 1: Right the first time. accepted ÷ handed over"
	want := []string{title, "M-001-target | from 1 Apr 2025 | 90 | 90 % |  | "}
	if diff := cmp.Diff(want, told(b.AgreedMetrics(today))); diff != "" {
		t.Error(diff)
	}
	want = []string{
		title,
		"M-001-2026-09 | 1 Sep 2026 – 30 Sep 2026 |  |  | other | nothing was handed over",
		"M-001-2026-10 | 1 Oct 2026 – 31 Oct 2026 | 88 | 88 % | met | two were ours",
	}
	if diff := cmp.Diff(want, told(b.ObservedMetrics(months(4)[0], october))); diff != "" {
		t.Error(diff)
	}
}
