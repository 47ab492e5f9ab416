package store

import (
	"context"
	"errors"
	"strings"
)

// copyWorkspace makes a copy of the workspace at from, in use or not, and gives it the name to, which must not exist. The copy is one
// state of the workspace, compact, and was read through once before it gets its name.
//
// It goes through SQLite: copying the bytes of an open database would give half of one state and half of another.
func copyWorkspace(ctx context.Context, from, to string) error {
	draft, err := newDraft(to)
	if err != nil {
		return blame(to, err)
	}
	defer draft.discard()
	if err := vacuumInto(ctx, from, draft.path); err != nil {
		if troubleIs(fileTrouble(to, err), DiskFull) {
			return blame(to, err)
		}
		return blame(from, err)
	}
	if err := isSound(ctx, draft.path); err != nil {
		return blame(from, err)
	}
	return blame(to, draft.publish())
}

func vacuumInto(ctx context.Context, from, to string) error {
	how := copying()
	if _, err := look(ctx, from, false); err != nil {
		return err
	}
	how, err := readFrom(ctx, from, how)
	if err != nil {
		return err
	}
	db, err := connect(from, how, 1)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO ?`, to)
	err = errors.Join(err, db.Close())
	tidyUp(from)
	return err
}

// isSound fails with trouble [Damaged] where the structure of the file is not right. It takes the file to be at rest.
func isSound(ctx context.Context, path string) error {
	db, err := connect(path, reading().atRest(), 1)
	if err != nil {
		return err
	}
	defer db.Close()
	said, err := texts(ctx, db, `PRAGMA quick_check`)
	if err == nil && strings.Join(said, "") != "ok" {
		err = errors.New(strings.Join(said, "; "))
	}
	if err != nil {
		return &FileError{Path: path, Trouble: Damaged, Err: err}
	}
	return nil
}
