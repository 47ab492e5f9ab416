package export

import (
	"fmt"
	"io"
	"time"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// What is written of key performance indicators: the standard's extensions for metrics and for failures to perform, with the classification
// and the reasons that the extension for the United Kingdom adds.
type (
	ocdsMetric struct {
		ID           string            `json:"id"`
		Title        string            `json:"title,omitempty"`
		Description  string            `json:"description,omitempty"`
		Observations []ocdsObservation `json:"observations,omitempty"`
	}
	ocdsObservation struct {
		ID             string           `json:"id"`
		Period         *ocdsPeriod      `json:"period,omitempty"`
		Measure        string           `json:"measure,omitempty"`
		Unit           *ocdsUnit        `json:"unit,omitempty"`
		Notes          string           `json:"notes,omitempty"`
		Classification *ocdsMeasureCode `json:"measureClassification,omitempty"`
	}
	ocdsUnit struct {
		Name string `json:"name"`
	}
	ocdsMeasureCode struct {
		ID          string `json:"id"`
		Description string `json:"description"`
	}
	ocdsFailure struct {
		ID          string      `json:"id"`
		Period      *ocdsPeriod `json:"period,omitempty"`
		Category    string      `json:"category,omitempty"`
		Events      int         `json:"events,omitempty"`
		Description string      `json:"description,omitempty"`
	}
)

// ScorecardOCDS writes the contract that scorecards are about, the only one of r, as a package of [RegisterOCDS], with its key performance
// indicators: what was agreed, what was observed from their first period to the one named, how that is classified, and which failures to
// perform were noted. It fails as RegisterOCDS does.
//
// Taken in again, it gives back readings that are gone and changes none. The package of the whole register leaves indicators out.
func ScorecardOCDS(w io.Writer, r *Register, books []*scorecard.Book, to civil.Period, made time.Time) error {
	return writeOCDS(w, r, made, func(release *ocdsRelease) {
		for i := range release.Contracts {
			release.Contracts[i].addIndicators(books, to)
		}
	})
}

// addIndicators writes the key performance indicators of scorecards into the contract that they are about.
func (a *ocdsAgreement) addIndicators(books []*scorecard.Book, to civil.Period) {
	var observed []ocdsMetric
	var failures []ocdsFailure
	for _, b := range books {
		a.Agreed = append(a.Agreed, metricsOf(b.AgreedMetrics(to.To()))...)
		for _, metric := range metricsOf(b.ObservedMetrics(civil.PeriodOf(b.Card.Every, b.Card.Term.From), to)) {
			if len(metric.Observations) > 0 {
				observed = append(observed, metric)
			}
		}
		failures = append(failures, failuresOf(b)...)
	}
	if len(observed) == 0 && len(failures) == 0 {
		return
	}
	if a.Implementation == nil {
		a.Implementation = &ocdsImplementation{}
	}
	a.Implementation.Metrics, a.Implementation.Failures = observed, failures
}

func metricsOf(metrics []scorecard.Metric) (all []ocdsMetric) {
	for _, m := range metrics {
		metric := ocdsMetric{ID: oneLine(m.Measure.Code), Title: oneLine(m.Title), Description: inLines(m.Description)}
		if metric.ID == "" {
			metric.ID = fmt.Sprintf("measure-%d", m.Measure.ID)
		}
		for _, o := range m.Observations {
			metric.Observations = append(metric.Observations, observationOf(m.Measure, o))
		}
		all = append(all, metric)
	}
	return all
}

func observationOf(m *scorecard.Measure, o scorecard.Observation) ocdsObservation {
	out := ocdsObservation{ID: oneLine(o.ID), Period: periodOf(o.Period), Measure: o.Value.String(), Notes: inLines(o.Notes)}
	if out.Measure == "" {
		out.Measure = oneLine(o.Words)
	}
	if unit := oneLine(m.UnitWords()); unit != "" {
		out.Unit = &ocdsUnit{Name: unit}
	}
	if code := o.Rating.OCDS(); code != "" {
		out.Classification = &ocdsMeasureCode{ID: code, Description: o.Rating.Words()}
	}
	return out
}

// failuresOf are the failures to perform that assessments noted.
func failuresOf(b *scorecard.Book) (all []ocdsFailure) {
	for _, assessment := range b.Assessments {
		for _, f := range assessment.Failures {
			all = append(all, ocdsFailure{
				ID: fmt.Sprintf("%s-%d", oneLine(b.Card.Reference), len(all)+1), Period: periodOf(f.Period), Category: oneLine(f.Category),
				Events: f.Events, Description: inLines(f.Remedy),
			})
		}
	}
	return all
}

// periodOf is the days of a term, from the first instant of the first to the last of the last; nil for none.
func periodOf(t civil.Term) *ocdsPeriod {
	if t.IsZero() {
		return nil
	}
	return &ocdsPeriod{Start: midnight(t.From), End: endOfDay(t.To)}
}
