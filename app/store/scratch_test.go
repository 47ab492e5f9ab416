package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAScratchCopyIsTheWorkspaceAndGoesItsOwnWay(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Set up", tenderWithMarks()...)
	path := filepath.Join(t.TempDir(), "a try? 100 %.cw")
	if err := ws.Scratch(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Afterwards", `INSERT INTO setting VALUES ('later', 'yes')`)
	scratch, err := Open(t.Context(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	do(t, scratch, "Try", `UPDATE bid SET supplier = 'Somebody else'`)
	if got := query(t, scratch, `SELECT group_concat(DISTINCT supplier) FROM bid`) + query(t, scratch, `SELECT count(*) FROM setting WHERE key = 'later'`); got != "Somebody else0" {
		t.Errorf("the copy has %s", got)
	}
	if got := query(t, ws, `SELECT group_concat(DISTINCT supplier) FROM bid`); got != "Fernhill Digital" {
		t.Errorf("the workspace has %s", got)
	}
	if err := scratch.Close(); err != nil {
		t.Fatal(err)
	}
	if got := findings(t, path); got != "" {
		t.Error(got)
	}
}

func TestAScratchCopyTakesNobodysPlace(t *testing.T) {
	ws := newWorkspace(t)
	path := filepath.Join(t.TempDir(), "there.cw")
	if err := os.WriteFile(path, []byte("something"), 0o600); err != nil {
		t.Fatal(err)
	}
	var refused *FileError
	if err := ws.Scratch(t.Context(), path); !errors.As(err, &refused) || !strings.Contains(refused.Error(), "there.cw") {
		t.Errorf("got %v", err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "something" {
		t.Errorf("the file has %q, %v", got, err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := ws.Scratch(cancelled, filepath.Join(t.TempDir(), "other.cw")); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled copy gives %v", err)
	}
}
