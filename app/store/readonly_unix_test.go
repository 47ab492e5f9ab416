//go:build unix

package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"counterweight/app/store/shut"
)

func TestAWorkspaceInAFolderThatCannotBeWrittenCanBeRead(t *testing.T) {
	if !shut.AsNobody(t) {
		return
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "office.cw")
	closed(t, path)
	shut.Off(t, folder, 0o500)
	ws, err := Open(t.Context(), path, Options{Mode: Reading})
	if err != nil {
		t.Fatal(err)
	}
	if got := query(t, ws, `SELECT supplier FROM bid`); got != "Fernhill Digital" {
		t.Errorf("read %q", got)
	}
	if err := ws.Close(); err != nil {
		t.Error(err)
	}
	if got := findings(t, path); got != "" {
		t.Error(got)
	}
	if _, err := Open(t.Context(), path, testOptions()); troubleWith(err) != ReadOnly {
		t.Errorf("for writing: %v", err)
	}
	if _, err := Create(t.Context(), filepath.Join(folder, "new.cw"), testOptions()); troubleWith(err) != ReadOnly {
		t.Errorf("a new one: %v", err)
	}
	if err := Backup(t.Context(), path, filepath.Join(folder, "copy.cw")); troubleWith(err) != ReadOnly {
		t.Errorf("a copy there: %v", err)
	}
	if err := Backup(t.Context(), path, filepath.Join(t.TempDir(), "copy.cw")); err != nil {
		t.Errorf("a copy elsewhere: %v", err)
	}
	if got := filesIn(t, folder); !slices.Equal(got, []string{"office.cw"}) {
		t.Errorf("left behind: %q", got)
	}
}

func TestAFileWithoutTheRightsIsRefused(t *testing.T) {
	if !shut.AsNobody(t) {
		return
	}
	path := filepath.Join(t.TempDir(), "office.cw")
	closed(t, path)
	shut.Off(t, path, 0o400)
	if _, err := Open(t.Context(), path, testOptions()); troubleWith(err) != ReadOnly {
		t.Errorf("that can't be written: %v", err)
	}
	if ws, err := Open(t.Context(), path, Options{Mode: Reading}); err != nil {
		t.Errorf("that can only be read: %v", err)
	} else if err := ws.Close(); err != nil {
		t.Error(err)
	}
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []Mode{Reading, Writing} {
		options := testOptions()
		options.Mode = mode
		if _, err := Open(t.Context(), path, options); troubleWith(err) != Unreadable {
			t.Errorf("that can't be read: %v", err)
		}
	}
	if got := filesIn(t, filepath.Dir(path)); !slices.Equal(got, []string{"office.cw"}) {
		t.Errorf("left behind: %q", got)
	}
}
