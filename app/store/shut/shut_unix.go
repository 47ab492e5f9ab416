//go:build unix

// Package shut takes rights to files away, so that tests meet what users meet in folders of others. Only tests import it.
package shut

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// AsNobody runs the test in a process of its own without root's rights, to which no file is closed. It reports whether this process is
// to go on with it.
func AsNobody(t *testing.T) bool {
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

// Off takes rights away until the test ends.
func Off(t *testing.T, path string, mode os.FileMode) {
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
