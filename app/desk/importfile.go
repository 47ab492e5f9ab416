package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement/civil"
)

// ImportFileOptions say how a file is taken in.
type ImportFileOptions struct {
	// Mapping says what the columns of a table mean; nil for what was remembered for these headings, or else a guess.
	Mapping *exchange.Mapping
	// Remember keeps the mapping for the next file with the same headings.
	Remember bool
	Kind     exchange.Kind // where it is known; [exchange.KindUnknown] to find out
	Reason   string        // why, for the record; may be empty
	DryRun   bool          // find out what would be done, and write nothing
	Progress store.Progress
}

// importers take each kind of file in.
var importers = map[exchange.Kind]func(context.Context, *store.Workspace, exchange.Data, ImportFileOptions) (*ImportReport, error){
	exchange.KindContracts: ImportRegister,
	exchange.KindSuppliers: ImportSuppliers,
	exchange.KindSpend:     ImportSpend,
	exchange.KindOCDS:      ImportOCDS,

	exchange.KindPeople:      ImportPeople,
	exchange.KindAssignments: ImportAssignments,
}

// LookAtFile shows what a file holds before it is imported, through a mapping, the one that is remembered for its headings, or a guess.
// It fails with [*exchange.TableError].
func LookAtFile(ctx context.Context, ws *store.Workspace, d exchange.Data, m *exchange.Mapping, today civil.Date) (*exchange.Preview, error) {
	p, err := exchange.LookAt(d, m, today)
	if err != nil || m != nil || p.HeadRow == 0 {
		return p, err
	}
	remembered, err := rememberedMapping(ctx, ws, p.Headings)
	if err != nil || remembered == nil {
		return p, err
	}
	return exchange.LookAt(d, remembered, today)
}

// ImportFile takes a file of any kind in, in one batch. It fails as [ImportRegister] does, and with [*exchange.TableError] where nothing
// tells what the file holds. With DryRun the workspace may be open for reading only: the import is done to a copy of it, which is thrown
// away.
func ImportFile(ctx context.Context, ws *store.Workspace, d exchange.Data, today civil.Date, o ImportFileOptions) (*ImportReport, error) {
	if o.Mapping != nil && o.Mapping.Kind == exchange.KindUnknown {
		o.Mapping.Kind = o.Kind
	}
	p, err := LookAtFile(ctx, ws, d, o.Mapping, today)
	if err != nil {
		return nil, err
	}
	kind := o.Kind
	switch {
	case kind == exchange.KindUnknown:
		kind = p.Mapping.Kind
	case kind != p.Mapping.Kind && o.Mapping == nil && p.Mapping.Kind != exchange.KindOCDS:
		p.Mapping = p.Guess(kind)
	}
	take := importers[kind]
	if take == nil {
		return nil, &exchange.TableError{File: d.Name, Problem: "nothing tells what it holds", Remedy: "say what it is, and what its columns mean"}
	}
	if o.Mapping = p.Mapping; o.DryRun {
		return rehearse(ctx, ws, today, func(copied *store.Workspace) (*ImportReport, error) { return take(ctx, copied, d, o) })
	}
	report, err := take(ctx, ws, d, o)
	if err == nil && o.Remember && p.HeadRow > 0 {
		err = RememberMapping(ctx, ws, p.Headings, o.Mapping)
	}
	return report, err
}

// rehearse does work to a copy of the workspace, which is thrown away afterwards.
func rehearse(ctx context.Context, ws *store.Workspace, today civil.Date, work func(*store.Workspace) (*ImportReport, error)) (report *ImportReport, err error) {
	folder, err := os.MkdirTemp("", "counterweight-")
	if err != nil {
		return nil, fmt.Errorf("make room for a dry run: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "dry run.cw")
	if err := ws.Scratch(ctx, path); err != nil {
		return nil, err
	}
	copied, err := store.Open(ctx, path, store.Options{Mode: store.Writing, Author: "dry run", Clock: today.UTC, WithoutBackups: true})
	if err != nil {
		return nil, err
	}
	report, err = work(copied)
	return report, errors.Join(err, copied.Close())
}

// mappingKey is where the mapping for a set of headings is kept: with how pages look, since losing it loses nothing.
func mappingKey(headings []string) string { return "import mapping " + exchange.HeadingsKey(headings) }

// RememberMapping keeps a mapping for the next file with the same headings.
func RememberMapping(ctx context.Context, ws *store.Workspace, headings []string, m *exchange.Mapping) error {
	var text bytes.Buffer
	if err := exchange.WriteMapping(&text, m); err != nil {
		return err
	}
	return ws.SetViewState(ctx, mappingKey(headings), text.String())
}

// rememberedMapping is the mapping that was kept for these headings; nil where there is none, or none that this version can read.
func rememberedMapping(ctx context.Context, ws *store.Workspace, headings []string) (*exchange.Mapping, error) {
	state, err := ws.ViewState(ctx)
	if err != nil {
		return nil, err
	}
	text, kept := state[mappingKey(headings)]
	if !kept {
		return nil, nil
	}
	m, err := exchange.ReadMapping(bytes.NewReader([]byte(text)))
	if err != nil {
		return nil, nil
	}
	return m, nil
}
