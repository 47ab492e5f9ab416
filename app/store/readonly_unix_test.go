//go:build unix

package store

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// asNobody runs the test in a process of its own without root's rights, to which no file is closed. It reports whether this process is
// to go on with it.
func asNobody(t *testing.T) bool {
	t.Helper()
	if os.Geteuid() != 0 {
		return true
	}
	const nobody = 65534
	folder, err := os.MkdirTemp("", "counterweight-nobody-") // unlike the test's own folder, open to others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	program := filepath.Join(folder, "test")
	copyFile(t, os.Args[0], program)
	for _, open := range []string{folder, program} {
		if err := os.Chmod(open, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	room := filepath.Join(folder, "room")
	if err := os.Mkdir(room, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(room, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	child := exec.Command(program, "-test.run", "^"+t.Name()+"$")
	child.Dir = room
	child.Env = append(os.Environ(), "TMPDIR="+room, "HOME="+room)
	child.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	if out, err := child.CombinedOutput(); err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
	return false
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// closedOff takes rights away until the test ends.
func closedOff(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(path, before.Mode()) })
}

func TestAWorkspaceInAFolderThatCannotBeWrittenCanBeRead(t *testing.T) {
	if !asNobody(t) {
		return
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "office.cw")
	closed(t, path)
	closedOff(t, folder, 0o500)
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
	if !asNobody(t) {
		return
	}
	path := filepath.Join(t.TempDir(), "office.cw")
	closed(t, path)
	closedOff(t, path, 0o400)
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
