package scorecard

import "counterweight/procurement/civil"

// Results are what the card comes to in all its periods from one to another, the first first, as they stand on the day today. Each is by
// itself: what changed since the period before only [Book.Result] says.
func (b *Book) Results(from, to civil.Period, today civil.Date) (results []*Result) {
	l := newLedger(b, to)
	for _, p := range l.periods {
		if p.Compare(from) >= 0 {
			results = append(results, l.result(p, today))
		}
	}
	return results
}

// ScoreOf is the score of one side's reading of the measure by the points of the period, and whether it has one.
func (m *MeasureResult) ScoreOf(reading *Reading) (Score, bool) { return m.scoreOf(reading) }
