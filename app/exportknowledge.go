package app

import (
	"context"
	"errors"
	"io"
	"slices"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/civil"
)

// peopleKinds are the kinds of documents about people: they can be of another day, and leave the names out.
var peopleKinds = []string{"knowledge", "coverage", "assignments"}

const listedKinds = "knowledge, coverage and assignments"

// checkFlags refuses flags that the kind of document has no use for: who asks for no names must not get them.
func (e *exporter) checkFlags(kind string) error {
	switch {
	case slices.Contains(peopleKinds, kind):
	case e.noNames:
		return &usageError{problem: kind + " can't leave people's names out", remedy: "--no-names is for " + listedKinds}
	case e.on != "":
		return &usageError{problem: kind + " goes out as it stands today", remedy: "--on is for " + listedKinds}
	}
	return nil
}

// outgoing is how knowledge and coverage go out.
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
			remedy:  "all of them go out without a name: export FILE " + kind + " -o OUT.csv",
		}
	}
	return err
}
