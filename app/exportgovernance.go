package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/scorecard/governance"
)

// governed writes what governance keeps by a writer of documents about it: kind is what it is called, of finds it by its name.
func governed[ID ~int64, T any](
	kind string, names func(*governance.Record) []desk.Nameable[ID],
	of func(*exporter, context.Context, ID, desk.Outgoing) (*T, error), write func(io.Writer, *T, export.Provenance) error,
) func(*exporter, context.Context, io.Writer) error {
	return func(e *exporter, ctx context.Context, out io.Writer) error {
		how, err := e.outgoing()
		if err != nil {
			return err
		}
		id, err := which(ctx, e, kind, names)
		if err != nil {
			return err
		}
		found, err := of(e, ctx, id, how)
		if err != nil {
			return err
		}
		from, err := e.source(ctx)
		if err != nil {
			return err
		}
		return write(out, found, from)
	}
}

// which is the thing of a kind that was named.
func which[ID ~int64](ctx context.Context, e *exporter, kind string, names func(*governance.Record) []desk.Nameable[ID]) (ID, error) {
	r, err := e.ws.Governance(ctx)
	if err != nil {
		return 0, err
	}
	all := names(r)
	id, err := desk.Which(all, kind, e.reference)
	var wrong *desk.WhichError
	if !errors.As(err, &wrong) {
		return id, err
	}
	switch {
	case len(all) == 0:
		return 0, &usageError{problem: "the workspace has no " + kind, remedy: "it has none at all yet"}
	case e.reference == "":
		return 0, &usageError{problem: "it does not say which " + kind, remedy: "name it: " + fewOf(wrong.All)}
	case len(wrong.Fits) > 0:
		return 0, &usageError{problem: wrong.Error(), remedy: "name one: " + fewOf(wrong.Fits)}
	}
	return 0, &usageError{problem: wrong.Error(), remedy: "it has " + fewOf(wrong.All)}
}

// fewOf lists the first names as the command line would have them, and counts the others.
func fewOf(names []string) string {
	const most = 5
	var few []string
	for _, name := range names[:min(most, len(names))] {
		if strings.ContainsRune(name, ' ') {
			name = `"` + name + `"`
		}
		few = append(few, name)
	}
	text := strings.Join(few, ", ")
	if more := len(names) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// agreement is a version of an agreement, by its number where one was asked for.
func (e *exporter) agreement(ctx context.Context, id governance.AgreementID, how desk.Outgoing) (*export.Agreement, error) {
	a, err := desk.AgreementOut(ctx, e.ws, id, e.version, how)
	var missing *store.NotFoundError
	if errors.As(err, &missing) {
		return nil, &usageError{problem: "there is no " + missing.Kind + " " + missing.Name, remedy: "leave --version out for the one that holds"}
	}
	return a, err
}

func (e *exporter) minutes(ctx context.Context, id governance.MeetingID, how desk.Outgoing) (*export.Minutes, error) {
	return desk.MinutesOut(ctx, e.ws, id, how)
}

func (e *exporter) assessment(ctx context.Context, id governance.AssessmentID, how desk.Outgoing) (*export.Assessment, error) {
	return desk.AssessmentOut(ctx, e.ws, id, how)
}

// peopleCards writes what the people of the team that was named shared; what everybody did where none was.
func (e *exporter) peopleCards(ctx context.Context, out io.Writer) error {
	cards, err := desk.CardsOut(ctx, e.ws, e.reference, e.today())
	if err != nil {
		return unknownOf(err, "cards")
	}
	from, err := e.source(ctx)
	if err != nil {
		return err
	}
	return export.CardsReport(out, cards, from)
}
