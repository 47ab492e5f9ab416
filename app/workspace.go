package app

import (
	"context"
	"errors"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement/tender"
)

// openToRead opens a workspace beside whoever has it open.
func openToRead(ctx context.Context, path string) (*store.Workspace, error) {
	return store.Open(ctx, path, store.Options{Mode: store.Reading})
}

// openToWrite opens a workspace for this process alone. Changes are made in the name of author; where none is given, of whoever the
// workspace says makes them, or else of who is logged in.
func openToWrite(ctx context.Context, w *World, path, author string) (*store.Workspace, error) {
	ws, err := store.Open(ctx, path, store.Options{Mode: store.Writing, Author: author, Clock: w.Now, Program: Version})
	if err != nil || author != "" {
		return ws, err
	}
	author, _, err = ws.Setting(ctx, store.SettingAuthor)
	if err != nil {
		return nil, errors.Join(err, ws.Close())
	}
	if author == "" {
		author = w.User
	}
	ws.SetAuthor(author)
	return ws, nil
}

// tenderIn is a tender of a workspace. A reference that the workspace has not is a mistake of the command line, which the references
// that it has may help to put right.
func tenderIn(ctx context.Context, ws *store.Workspace, reference string) (*tender.Tender, error) {
	t, err := ws.Tender(ctx, reference)
	var missing *store.NotFoundError
	if !errors.As(err, &missing) {
		return t, err
	}
	rows, err := ws.Tenders(ctx)
	if err != nil {
		return nil, err
	}
	remedy := "it has no tenders"
	if len(rows) > 0 {
		references := make([]string, len(rows))
		for i, row := range rows {
			references[i] = row.Reference
		}
		remedy = "it has " + strings.Join(references, ", ")
	}
	return nil, &usageError{problem: "the workspace has no tender " + reference, remedy: remedy}
}
