package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"counterweight/scorecard"
)

// SaveMeasure makes the library hold the measure as it is. One that is not in it yet gets its ID. It fails with [*DuplicateError] where
// another has its code, and with [*NotFoundError] where the one to be changed is gone.
func (tx *Tx) SaveMeasure(m *scorecard.Measure) error {
	id, err := tx.saveRow("measure", int64(m.ID), columnsOf(measureFields), cellsOf(measureFields, m))
	if IsDuplicate(err) {
		return &DuplicateError{Kind: "measure", Name: m.Code}
	}
	if err != nil {
		return err
	}
	m.ID = scorecard.MeasureID(id)
	_, err = pointsRows.save(tx, id, m.Points)
	return err
}

// RemoveMeasure takes a measure out of the library; cards that hold it keep it. It fails with [*NotFoundError].
func (tx *Tx) RemoveMeasure(id scorecard.MeasureID) error { return tx.remove("measure", int64(id)) }

// Measures are the measures of the library by code and name.
func (ws *Workspace) Measures(ctx context.Context) (all []scorecard.Measure, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = measures(ctx, q, "removed_at IS NULL")
		return err
	})
	return all, err
}

// Measures is [Workspace.Measures] as the batch sees it.
func (tx *Tx) Measures() ([]scorecard.Measure, error) {
	return measures(tx.ctx, tx, "removed_at IS NULL")
}

// Measure is the measure of this ID, which may be one that only cards hold. It fails with [*NotFoundError].
func (ws *Workspace) Measure(ctx context.Context, id scorecard.MeasureID) (m scorecard.Measure, err error) {
	err = ws.read(ctx, func(q querier) error {
		m, err = theMeasure(ctx, q, id)
		return err
	})
	return m, err
}

// Measure is [Workspace.Measure] as the batch sees it.
func (tx *Tx) Measure(id scorecard.MeasureID) (scorecard.Measure, error) {
	return theMeasure(tx.ctx, tx, id)
}

func theMeasure(ctx context.Context, q querier, id scorecard.MeasureID) (scorecard.Measure, error) {
	all, err := measures(ctx, q, "measure.id = ?", int64(id))
	if err != nil {
		return scorecard.Measure{}, err
	}
	if len(all) == 0 {
		return scorecard.Measure{}, &NotFoundError{Kind: "measure", Name: fmt.Sprint(id)}
	}
	return all[0], nil
}

// measures reads the measures for which a condition holds, with their points.
func measures(ctx context.Context, q querier, condition string, args ...any) ([]scorecard.Measure, error) {
	var all []scorecard.Measure
	at := map[int64]int{}
	err := list(ctx, q, "measure", measureFields, "WHERE "+condition+" ORDER BY code, name, id", args, func(r row[scorecard.Measure]) {
		r.value.ID = scorecard.MeasureID(r.id)
		at[r.id] = len(all)
		all = append(all, r.value)
	})
	if err != nil || len(all) == 0 {
		return nil, err
	}
	query := fmt.Sprintf("SELECT p.id, measure_id, %s FROM measure_points p JOIN measure ON measure.id = p.measure_id WHERE %s ORDER BY measure_id, valid_from",
		strings.Join(columnsOf(pointsRows.fields), ", "), condition)
	var owner int64
	reader := newFieldReader("measure_points", pointsRows.fields, &owner)
	return all, each(ctx, q, query, args, func(rows *sql.Rows) error {
		r, err := reader.read(rows, withoutMoney)
		if i, there := at[owner]; there && err == nil {
			all[i].Points = append(all[i].Points, r.value)
		}
		return err
	})
}

// list reads rows of a table by their fields; tail is what the query has after the table.
func list[T any](ctx context.Context, q querier, table string, fields []field[T], tail string, args []any, give func(row[T])) error {
	query := fmt.Sprintf("SELECT id, %s FROM %s %s", strings.Join(columnsOf(fields), ", "), table, tail)
	reader := newFieldReader(table, fields)
	return each(ctx, q, query, args, func(rows *sql.Rows) error {
		r, err := reader.read(rows, withoutMoney)
		if err == nil {
			give(r)
		}
		return err
	})
}
