package exchange

import "counterweight/procurement/civil"

// What releases tell of key performance indicators, by the standard's extension for metrics with the classification of the United Kingdom.
// How an observation is classified is worked out from its value again and not read.
type (
	ocdsMetric struct {
		ID           loose             `json:"id"`
		Title        string            `json:"title"`
		Observations []ocdsObservation `json:"observations"`
	}
	ocdsObservation struct {
		Period  ocdsPeriod `json:"period"`
		Measure loose      `json:"measure"`
		Notes   string     `json:"notes"`
	}
)

// Observed is what a release tells of an indicator of a contract in some days.
type Observed struct {
	Indicator string // its code
	Title     string
	Term      civil.Term
	Measure   string // in the indicator's unit; empty where it was not measurable
	Notes     string // why not
}

// observedOf are the observations of metrics that are about known days.
func observedOf(metrics []ocdsMetric) (all []Observed) {
	for _, m := range metrics {
		for _, o := range m.Observations {
			term := civil.Term{From: dayOf(o.Period.Start), To: dayOf(o.Period.End)}
			if term.From.IsZero() || term.To.IsZero() {
				continue
			}
			all = append(all, Observed{
				Indicator: oneLine(string(m.ID)), Title: oneLine(m.Title), Term: term, Measure: oneLine(string(o.Measure)), Notes: firstLine(o.Notes),
			})
		}
	}
	return all
}
