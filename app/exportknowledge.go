package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/civil"
)

// dayKinds are the kinds of documents that can be of another day and leave people's names out; all leaves out what can't do the latter.
var (
	dayKinds      = []string{"knowledge", "coverage", "assignments", "agreement", "minutes", "assessment"}
	namelessKinds = append(slices.Clone(dayKinds), allKind)
)

// checkFlags refuses flags that the kind of document has no use for: who asks for no names must not get them.
func (e *exporter) checkFlags(kind string) error {
	switch {
	case e.noNames && !slices.Contains(namelessKinds, kind):
		return &usageError{problem: kind + " can't leave people's names out", remedy: "--no-names is for " + strings.Join(namelessKinds, ", ")}
	case e.on != "" && !slices.Contains(dayKinds, kind):
		return &usageError{problem: kind + " goes out as it stands today", remedy: "--on is for " + strings.Join(dayKinds, ", ")}
	case e.version != 0 && kind != "agreement":
		return &usageError{problem: kind + " has no versions", remedy: "--version is for agreement"}
	case e.version < 0:
		return &usageError{problem: fmt.Sprintf("there is no version %d", e.version), remedy: "versions are numbered from 1"}
	}
	return nil
}

// outgoing is how such a document goes out.
func (e *exporter) outgoing() (desk.Outgoing, error) {
	how := desk.Outgoing{Day: e.today(), NoNames: e.noNames}
	if e.on == "" {
		return how, nil
	}
	day, err := civil.ParseDate(e.on)
	if err != nil {
		return how, &usageError{problem: "--on: " + err.Error(), remedy: "write it as 2026-11-21"}
	}
	how.Day = day
	return how, nil
}

// knowledgeBy writes what is followed of knowledge by a writer of documents about it.
func knowledgeBy(write func(io.Writer, *export.Knowledge, export.Provenance) error) func(*exporter, context.Context, io.Writer) error {
	return func(e *exporter, ctx context.Context, out io.Writer) error {
		how, err := e.outgoing()
		if err != nil {
			return err
		}
		k, err := desk.KnowledgeOut(ctx, e.ws, e.reference, how)
		if err != nil {
			return unknownOf(err, "knowledge")
		}
		from, err := e.source(ctx)
		if err != nil {
			return err
		}
		return write(out, k, from)
	}
}

// coverageBy writes teams and their roles by a writer of documents about them.
func coverageBy(write func(io.Writer, *export.Coverage, export.Provenance) error) func(*exporter, context.Context, io.Writer) error {
	return func(e *exporter, ctx context.Context, out io.Writer) error {
		how, err := e.outgoing()
		if err != nil {
			return err
		}
		c, err := desk.CoverageOut(ctx, e.ws, e.reference, how)
		if err != nil {
			return unknownOf(err, "coverage")
		}
		from, err := e.source(ctx)
		if err != nil {
			return err
		}
		return write(out, c, from)
	}
}

// tableOf is a writer of a table that says nothing about where it comes from.
func tableOf[T any](write func(io.Writer, T) error) func(io.Writer, T, export.Provenance) error {
	return func(w io.Writer, of T, _ export.Provenance) error { return write(w, of) }
}

// unknownOf makes a mistake of the command line of a contract or team that the workspace has not.
func unknownOf(err error, kind string) error {
	var missing *store.NotFoundError
	if errors.As(err, &missing) {
		return &usageError{
			problem: "the workspace has no " + missing.Kind + " " + missing.Name,
			remedy:  "all of them go out without a name: export FILE " + kind + " -o OUT",
		}
	}
	return err
}
