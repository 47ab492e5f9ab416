package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/procurement/civil"
)

// registerImport is one import of a table or of open contracting data.
type registerImport struct {
	*importer
	kind exchange.Kind // unknown where nobody said it
}

// run takes the data in and says what became of them.
func (i *registerImport) run(ctx context.Context, w *World, file, data string) error {
	report, err := i.take(ctx, w, file, data)
	if i.json && (err == nil || statusOf(err) == statusData) {
		return errors.Join(err, w.printJSON(registerOutcome(data, i.kind, report, err)))
	}
	if err != nil {
		return err
	}
	return w.print(i.inWords(data, report))
}

func (i *registerImport) take(ctx context.Context, w *World, file, data string) (*desk.ImportReport, error) {
	source, err := exchange.DataFile(data)
	if err != nil {
		return nil, unreadable(data, err)
	}
	source.Name = data
	mapping, err := i.readMapping()
	if err != nil {
		return nil, err
	}
	ws, err := i.open(ctx, w, file)
	if err != nil {
		return nil, err
	}
	progress, done := w.progress("taking " + data + " in")
	report, err := desk.ImportFile(ctx, ws, source, civil.Of(w.Now()), desk.ImportFileOptions{
		Mapping: mapping, Remember: mapping != nil && !i.options.DryRun, Kind: i.kind, Reason: i.options.Reason, DryRun: i.options.DryRun, Progress: progress,
	})
	done()
	if errors.Is(err, os.ErrPermission) || errors.Is(err, os.ErrNotExist) {
		err = unreadable(data, err)
	}
	return report, errors.Join(err, ws.Close())
}

// readMapping is the mapping of --map; nil where there is none.
func (i *registerImport) readMapping() (*exchange.Mapping, error) {
	if i.mapping == "" {
		return nil, nil
	}
	text, err := os.ReadFile(i.mapping)
	if err != nil {
		return nil, unreadable(i.mapping, err)
	}
	m, err := exchange.ReadMapping(bytes.NewReader(text))
	var wrong *exchange.TableError
	if errors.As(err, &wrong) {
		wrong.File = i.mapping
	}
	return m, err
}

// changed is a field that an import of a register changed or would change.
type changed struct {
	Row   int    `json:"row"`
	Thing string `json:"thing"`
	Field string `json:"field"`
	Was   string `json:"was"`
	Is    string `json:"is"`
}

// registerOutcome is what became of the data, for other programs.
func registerOutcome(data string, kind exchange.Kind, r *desk.ImportReport, err error) imported {
	done := imported{Kind: kind.String(), LeftOut: []leftOut{}}
	if err != nil {
		one := leftOut{File: data, Row: 1, Reason: err.Error()}
		var wrong *exchange.TableError
		if errors.As(err, &wrong) {
			one.Row, one.Reason = max(1, wrong.Row), wrong.Problem+": "+wrong.Remedy
		}
		done.Rows, done.LeftOut = 1, append(done.LeftOut, one)
		return done
	}
	done.Kind, done.Rows, done.Taken, done.Updated, done.Unchanged = r.Kind.String(), r.Rows, r.Taken, r.Updated, r.Unchanged
	for _, l := range r.LeftOut {
		done.LeftOut = append(done.LeftOut, leftOut{File: data, Row: l.Row, Column: l.Column, Value: l.Value, Reason: l.Reason})
	}
	for _, c := range r.Changes {
		done.Changes = append(done.Changes, changed(c))
	}
	done.NewSuppliers, done.NewPeople, done.NewTeams, done.Remarks = r.AddedSuppliers, len(r.NewPeople), len(r.NewTeams), r.Remarks
	return done
}

// inWords says what became of the data, for people.
func (i *registerImport) inWords(data string, r *desk.ImportReport) string {
	var words importWords
	line := words.line
	line("%s, %s: %d new, %d changed, %d as they were, %d left out.", data, counted(r.Rows, "row"), r.Taken, r.Updated, r.Unchanged, r.RowsLeftOut)
	if sums := r.Sums.Words(); sums != "" {
		line("They add up to %s.", sums)
	}
	if r.AddedSuppliers > 0 {
		line("New in the register of suppliers: %s.", few(r.NewSuppliers))
	}
	if len(r.NewPeople) > 0 {
		line("New among the people: %s.", few(r.NewPeople))
	}
	if len(r.NewTeams) > 0 {
		line("New teams, each without a phase so far: %s.", few(r.NewTeams))
	}
	if r.CompletedSuppliers > 0 {
		line("More is known now of %s that the register had.", counted(r.CompletedSuppliers, "supplier"))
	}
	for _, remark := range r.Remarks {
		line("Note: %s.", remark)
	}
	words.list("What changes:", len(r.Changes), r.FurtherChanges, func(n int) string {
		c := r.Changes[n]
		return fmt.Sprintf("row %d, %s: %s was %s, is %s", c.Row, c.Thing, c.Field, orNothing(c.Was), orNothing(c.Is))
	})
	words.leftOut(r.LeftOut)
	words.dryRun(i.options.DryRun)
	return words.String()
}

func orNothing(text string) string {
	if text == "" {
		return "not known"
	}
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// registerKind is the kind of --as, and whether it is one of registers; the empty text is.
func registerKind(as string) (exchange.Kind, bool) {
	if as == importKind {
		return exchange.KindUnknown, false
	}
	return exchange.ParseKind(as)
}

// isTender reports whether a file is a tender or a filled-in tender workbook, where nobody said what it is. What is neither that nor a table
// is none, and the reader of tables says what it is instead.
func isTender(path string) (bool, error) {
	data, err := exchange.DataFile(path)
	if err != nil {
		return false, unreadable(path, err)
	}
	tender, err := exchange.LooksLikeTender(data)
	var wrong *exchange.TableError
	if errors.As(err, &wrong) {
		return false, nil
	}
	if err != nil {
		return false, unreadable(path, err)
	}
	return tender, nil
}
