package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

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
	var text strings.Builder
	line := func(format string, args ...any) {
		fmt.Fprintln(&text, wrap(oneLine(fmt.Sprintf(format, args...)), textWidth))
	}
	left := r.Rows - r.Taken - r.Updated - r.Unchanged
	line("%s, %s: %d new, %d changed, %d as they were, %d left out.", data, counted(r.Rows, "reading"), r.Taken, r.Updated, r.Unchanged, left)
	if r.Empty > 0 {
		line("%s nothing: what was said before stays.", said(r.Empty))
	}
	for _, remark := range r.Remarks {
		line("Note: %s.", remark)
	}
	for n, c := range r.Changes[:min(mostListed, len(r.Changes))] {
		if n == 0 {
			line("What changes:")
		}
		line("  %s, %s, %s, %s: was %s, is %s", c.Card, c.Measure, c.Period.Words(), c.Side, orNothing(c.Before), orNothing(c.After))
	}
	if more := len(r.Changes) - mostListed; more > 0 {
		line("  and %d more (--json lists them)", more)
	}
	for n, l := range r.LeftOut[:min(mostListed, len(r.LeftOut))] {
		if n == 0 {
			line("Left out:")
		}
		line("  %s", leftOutInWords(l))
	}
	if more := len(r.LeftOut) - mostListed; more > 0 {
		line("  and %d more (--json lists them)", more)
	}
	if i.options.DryRun {
		line("This was a dry run: nothing was written.")
	}
	return text.String()
}

// said is 1 row says, 5 rows say.
func said(rows int) string {
	if rows == 1 {
		return "1 row says"
	}
	return fmt.Sprintf("%d rows say", rows)
}
