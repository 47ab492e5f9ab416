package app

import (
	"context"
	"errors"
	"fmt"
	"os"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/procurement/civil"
)

// readingsKind is the kind of data that is about scorecards.
const readingsKind = "readings"

// importReadings takes readings of scorecards in and says what became of them.
func (i *importer) importReadings(ctx context.Context, w *World, file, data string) error {
	if i.mapping != "" {
		return &usageError{problem: "--map is for registers, and readings have headings of their own", remedy: "leave it out"}
	}
	report, err := i.takeReadings(ctx, w, file, data)
	if i.json && (err == nil || statusOf(err) == statusData) {
		return errors.Join(err, w.printJSON(readingsOutcome(data, report, err)))
	}
	if err != nil {
		return err
	}
	return w.print(i.readingsInWords(data, report))
}

// takeReadings reads the data and takes them into the workspace. Data that are no readings leave the workspace unopened.
func (i *importer) takeReadings(ctx context.Context, w *World, file, data string) (*desk.ReadingsReport, error) {
	source, err := exchange.DataFile(data)
	if err != nil {
		return nil, unreadable(data, err)
	}
	source.Name = data
	read, err := exchange.ReadReadings(source)
	if errors.Is(err, os.ErrPermission) {
		err = unreadable(data, err)
	}
	if err != nil {
		return nil, err
	}
	ws, err := i.open(ctx, w, file)
	if err != nil {
		return nil, err
	}
	var report *desk.ReadingsReport
	err = w.watched("taking "+data+" in", func() error {
		report, err = desk.ImportReadings(ctx, ws, read, civil.Of(w.Now()), desk.ReadingsOptions{Reason: i.options.Reason, DryRun: i.options.DryRun})
		return err
	})
	var reason *desk.ReasonError
	if errors.As(err, &reason) {
		err = fmt.Errorf("%w, with --reason TEXT", err)
	}
	return report, errors.Join(err, ws.Close())
}

// readingsOutcome is what became of readings, for other programs.
func readingsOutcome(data string, r *desk.ReadingsReport, err error) imported {
	done := imported{Kind: readingsKind, LeftOut: []leftOut{}}
	if err != nil {
		done.Rows, done.LeftOut = 1, append(done.LeftOut, leftOut{File: data, Row: 1, Reason: err.Error()})
		return done
	}
	done.Rows, done.Taken, done.Updated, done.Unchanged, done.Remarks = r.Rows, r.Taken, r.Updated, r.Unchanged, r.Remarks
	for _, l := range r.LeftOut {
		done.LeftOut = append(done.LeftOut, leftOut{File: data, Row: l.Row, Column: l.Column, Value: l.Value, Reason: l.Reason})
	}
	for _, c := range r.Changes {
		done.Changes = append(done.Changes, changed{Thing: c.Card + " " + c.Measure, Field: c.Period.String() + " " + c.Side.String(), Was: c.Before, Is: c.After})
	}
	return done
}

// readingsInWords says what became of readings, for people.
func (i *importer) readingsInWords(data string, r *desk.ReadingsReport) string {
	var words importWords
	line := words.line
	left := r.Rows - r.Taken - r.Updated - r.Unchanged
	line("%s, %s: %d new, %d changed, %d as they were, %d left out.", data, counted(r.Rows, "reading"), r.Taken, r.Updated, r.Unchanged, left)
	if r.Empty > 0 {
		line("%s nothing: what was said before stays.", said(r.Empty))
	}
	for _, remark := range r.Remarks {
		line("Note: %s.", remark)
	}
	words.list("What changes:", len(r.Changes), 0, func(n int) string {
		c := r.Changes[n]
		return fmt.Sprintf("%s, %s, %s, %s: was %s, is %s", c.Card, c.Measure, c.Period.Words(), c.Side, orNothing(c.Before), orNothing(c.After))
	})
	words.leftOut(r.LeftOut)
	words.dryRun(i.options.DryRun)
	return words.String()
}

// said is 1 row says, 5 rows say.
func said(rows int) string {
	if rows == 1 {
		return "1 row says"
	}
	return fmt.Sprintf("%d rows say", rows)
}
