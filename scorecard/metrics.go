package scorecard

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// Metric is a key performance indicator as open contracting data tell it (the standard's metrics extension, with the classification of the UK
// profile): what is measured, and what was to be reached or was observed.
type Metric struct {
	Measure      *Measure
	Title        string
	Description  string // what it measures and how
	Observations []Observation
}

// Observation is a target or a reading of a metric.
type Observation struct {
	ID     string
	Period civil.Term
	Value  exact.Optional // in the measure's unit; none of what can't be described as a number
	Words  string         // the value or the target as people write it: 88 %, ≤ 4 h
	Rating Rating         // of a reading; not rated for a target
	Notes  string         // why there is no value, or why another rating was set
}

// AgreedMetrics are the key performance indicators as they were agreed on a day, each with its target for the term of the card.
func (b *Book) AgreedMetrics(on civil.Date) (metrics []Metric) {
	for _, m := range b.Statutory(on) {
		metric := newMetric(m)
		points, _, found := b.placed(m.ID).pointsOn(m, on)
		if words := m.TargetWords(points); found && words != "" {
			observation := Observation{ID: m.Code + "-target", Period: b.Card.Term, Words: words}
			if near, _ := points.sides(m.Direction); m.Direction != Within {
				observation.Value = near.target
			}
			metric.Observations = append(metric.Observations, observation)
		}
		metrics = append(metrics, metric)
	}
	return metrics
}

// ObservedMetrics are the key performance indicators with what was observed from one period to another. Periods in which nothing was due or
// nothing was said are left out.
func (b *Book) ObservedMetrics(from, to civil.Period) (metrics []Metric) {
	l := newLedger(b, to)
	for _, m := range b.Statutory(to.To()) {
		metric, placed := newMetric(m), b.placed(m.ID)
		for _, p := range l.periods {
			if p.Compare(from) < 0 || !placed.isOn(p.To()) {
				continue
			}
			if r := l.measure(placed, p.To(), p, civil.Date{}); r.Scored || r.Counts.State == NotMeasurable {
				metric.Observations = append(metric.Observations, r.observation(p))
			}
		}
		metrics = append(metrics, metric)
	}
	return metrics
}

// newMetric is a measure as a metric.
func newMetric(m *Measure) Metric {
	metric := Metric{Measure: m, Title: m.Name, Description: m.Purpose}
	if m.Formula != "" {
		if metric.Description != "" {
			metric.Description += " "
		}
		metric.Description += m.Formula
	}
	return metric
}

// observation is what counted of a measure in a period.
func (m *MeasureResult) observation(p civil.Period) Observation {
	o := Observation{ID: m.Measure.Code + "-" + p.String(), Period: p.Term(), Rating: m.Rating, Notes: m.Counts.Why}
	if value, given := m.Counts.Value.Get(); given {
		o.Value, o.Words = m.Counts.Value, m.Measure.ValueWords(value)
	}
	if o.Notes == "" && m.Override != nil {
		o.Notes = m.Override.Reason
	}
	return o
}
