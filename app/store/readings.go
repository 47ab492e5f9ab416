package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// readingColumns are the columns of a reading; the first readingKeys of them are its key.
var readingColumns = []string{
	"period", "scorecard_id", "measure_id", "side",
	"state", "value", "numerator", "denominator", "why", "comment", "evidence", "said_by", "said_on", "computed",
}

const readingKeys = 4

func readingCells(r *scorecard.Reading) []any {
	return []any{
		r.Period.String(), int64(r.Card), int64(r.Measure), r.Side.String(),
		r.State.String(), decimalCell(r.Value), decimalCell(r.Numerator), decimalCell(r.Denominator), r.Why, r.Comment, r.Evidence, r.By, dayCell(r.On),
		flagCell(r.Computed),
	}
}

// readingReader reads readings. Millions of them share few periods and days, which it reads once.
type readingReader struct {
	held    []any
	into    []any
	periods map[string]civil.Period
	days    map[string]civil.Date
}

func newReadingReader() *readingReader {
	r := &readingReader{held: make([]any, len(readingColumns)), periods: map[string]civil.Period{}, days: map[string]civil.Date{}}
	for i := range r.held {
		r.into = append(r.into, &r.held[i])
	}
	return r
}

// read reads the row that a query for [readingColumns] stands at.
func (r *readingReader) read(rows *sql.Rows, into *scorecard.Reading) error {
	if err := rows.Scan(r.into...); err != nil {
		return err
	}
	c := cells{table: "reading"}
	text := func(i int) string { s, _ := r.held[i].(string); return s }
	number := func(i int) int64 { n, _ := r.held[i].(int64); return n }
	decimal := func(i int) (d exact.Optional) {
		if s, there := r.held[i].(string); there {
			value, err := exact.Parse(s)
			c.fail(readingColumns[i], err)
			d = exact.Some(value)
		}
		return d
	}
	*into = scorecard.Reading{
		Period:  remembered(&c, r.periods, "period", text(0), civil.ParsePeriod),
		Card:    scorecard.CardID(number(1)),
		Measure: scorecard.MeasureID(number(2)),
		Side:    cardSides.read(&c, "side", text(3)),
		State:   readingStates.read(&c, "state", text(4)),
		Value:   decimal(5), Numerator: decimal(6), Denominator: decimal(7),
		Why: text(8), Comment: text(9), Evidence: text(10), By: text(11),
		Computed: number(13) != 0,
	}
	if day := text(12); day != "" {
		into.On = remembered(&c, r.days, "said_on", day, civil.ParseDate)
	}
	if c.err != nil {
		return fmt.Errorf("reading of measure %d on scorecard %d in %v, %v: %w", into.Measure, into.Card, into.Period, into.Side, c.err)
	}
	return nil
}

// remembered is what a text stands for, which is read only once.
func remembered[T any](c *cells, known map[string]T, column, text string, parse func(string) (T, error)) T {
	value, is := known[text]
	if !is {
		var err error
		value, err = parse(text)
		c.fail(column, err)
		known[text] = value
	}
	return value
}

// readings reads the readings that a query's tail asks for: all after FROM reading.
func readings(ctx context.Context, q querier, tail string, args []any, give func(*scorecard.Reading)) error {
	query := "SELECT " + strings.Join(readingColumns, ", ") + " FROM reading " + tail
	reader := newReadingReader()
	var r scorecard.Reading
	return each(ctx, q, query, args, func(rows *sql.Rows) error {
		err := reader.read(rows, &r)
		if err == nil {
			give(&r)
		}
		return err
	})
}

// ReadingsOf are the readings of a scorecard in a period, by measure, ours before theirs.
func (tx *Tx) ReadingsOf(card scorecard.CardID, period civil.Period) (all []scorecard.Reading, err error) {
	const tail = "WHERE period = ? AND scorecard_id = ? ORDER BY measure_id, side"
	err = readings(tx.ctx, tx, tail, []any{period.String(), int64(card)}, func(r *scorecard.Reading) { all = append(all, *r) })
	return all, err
}

// SaveReading makes the workspace hold the reading in the place of the one of its card, measure, period and side; one that says nothing
// takes that away. One that is there already as it is changes nothing.
func (tx *Tx) SaveReading(r *scorecard.Reading) error {
	row := readingCells(r)
	where := " WHERE " + strings.Join(readingColumns[:readingKeys], " = ? AND ") + " = ?"
	if r.State == scorecard.NotRead {
		_, err := tx.ExecContext(tx.ctx, "DELETE FROM reading"+where, row[:readingKeys]...)
		return err
	}
	update := "UPDATE reading SET " + strings.Join(readingColumns[readingKeys:], " = ?, ") + " = ?" + where
	result, err := tx.ExecContext(tx.ctx, update, append(row[readingKeys:len(row):len(row)], row[:readingKeys]...)...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	_, err = tx.ExecContext(tx.ctx, insertScript("reading", readingColumns, 1), row...)
	return err
}

// AddReadings adds readings where there are none yet, many rows at a time. Each says something.
func (tx *Tx) AddReadings(all []scorecard.Reading) error {
	_, err := tx.MultiInsert("reading", readingColumns, func(yield func([]any) bool) {
		for i := range all {
			if !yield(readingCells(&all[i])) {
				return
			}
		}
	})
	return err
}
