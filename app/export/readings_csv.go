package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// ReadingsCSV writes the readings of scorecards as comma-separated values in UTF-8 with a byte order mark: the columns of
// [scorecard.ReadingColumns], a reading a line, by scorecard, period and the order of the card. Text that a spreadsheet would take for a
// formula is guarded by [procurement.Guarded]. Taking the table in again changes nothing. The same readings give the same bytes.
//
// Readings of periods and measures that are not on the card go out as well, without a score. It fails where w does.
func ReadingsCSV(w io.Writer, books []*scorecard.Book, today civil.Date) error {
	_, err := io.WriteString(w, byteOrderMark)
	out := csv.NewWriter(w)
	if err == nil {
		err = out.Write(scorecard.ReadingColumns)
	}
	for _, b := range books {
		for _, line := range readingLines(b, today) {
			if err == nil {
				err = out.Write(line)
			}
		}
	}
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	if err != nil {
		return fmt.Errorf("write readings: %w", err)
	}
	return nil
}

// readingLines are the readings of a card as lines of the table.
func readingLines(b *scorecard.Book, today civil.Date) (lines [][]string) {
	scored := scoredReadings(b, today)
	for _, r := range sortedReadings(b) {
		m := b.Measures[r.Measure]
		if m == nil || r.State == scorecard.NotRead && r.Comment == "" && r.Evidence == "" {
			continue
		}
		score, rating := "", ""
		if result := scored[readingPlace{r.Period, r.Measure}]; result != nil {
			if s, is := result.ScoreOf(r); is {
				score = s.String()
				if value, given := r.Value.Get(); given {
					rating = result.Points.Rating(m.Kind, m.Direction, value).String()
				}
			}
		}
		lines = append(lines, guarded(map[string]string{
			"scorecard": b.Card.Reference, "period": r.Period.String(), "side": r.Side.String(), "measure": m.Code, "name": m.Name,
			"state": r.State.String(), "value": r.Value.String(), "unit": unitOf(m), "numerator": r.Numerator.String(), "denominator": r.Denominator.String(),
			"why": r.Why, "comment": r.Comment, "evidence": r.Evidence, "by": r.By, "on": r.On.String(),
			"computed": map[bool]string{true: "yes"}[r.Computed], "score": score, "rating": rating,
		}))
	}
	return lines
}

// guarded are the cells of a line in the order of the table.
func guarded(cells map[string]string) []string {
	line := make([]string, len(scorecard.ReadingColumns))
	for i, column := range scorecard.ReadingColumns {
		line[i] = procurement.Guarded(strings.ReplaceAll(cells[column], "\r\n", "\n"))
	}
	return line
}

// readingPlace is a measure in a period.
type readingPlace struct {
	period  civil.Period
	measure scorecard.MeasureID
}

// scoredReadings are the results that readings belong to.
func scoredReadings(b *scorecard.Book, today civil.Date) map[readingPlace]*scorecard.MeasureResult {
	found := map[readingPlace]*scorecard.MeasureResult{}
	periods := b.Card.Periods(lastSaid(b))
	if len(periods) == 0 {
		return found
	}
	for _, r := range b.Results(periods[0], periods[len(periods)-1], today) {
		r.Each(func(m *scorecard.MeasureResult) { found[readingPlace{r.Period, m.Placed.Measure}] = m })
	}
	return found
}

// lastSaid is the last day that readings are about.
func lastSaid(b *scorecard.Book) (last civil.Date) {
	for i := range b.Readings {
		if to := b.Readings[i].Period.To(); to.After(last) {
			last = to
		}
	}
	return last
}
