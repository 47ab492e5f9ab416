package app

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestACleanEndLeavesNoCrashLog(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state")
	log, earlier, err := startCrashLog(folder)
	if err != nil || earlier != "" {
		t.Fatalf("earlier crash %q, %v", earlier, err)
	}
	if err := log.end(); err != nil {
		t.Fatal(err)
	}
	if files, _ := os.ReadDir(folder); len(files) != 0 {
		t.Errorf("%d files are left", len(files))
	}
}

// TestACrashIsToldOfAtTheNextStart crashes a child process, then starts again.
func TestACrashIsToldOfAtTheNextStart(t *testing.T) {
	const folderOf = "COUNTERWEIGHT_CRASH_IN"
	if folder := os.Getenv(folderOf); folder != "" {
		if _, _, err := startCrashLog(folder); err != nil {
			t.Fatal(err)
		}
		go func() { panic("the sky fell") }()
		select {}
	}
	folder := t.TempDir()
	child := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
	child.Env = append(os.Environ(), folderOf+"="+folder)
	var ended *exec.ExitError
	if err := child.Run(); !errors.As(err, &ended) {
		t.Fatalf("the child was to crash: %v", err)
	}
	log, earlier, err := startCrashLog(folder)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(earlier)
	if err != nil || !strings.Contains(string(text), "the sky fell") {
		t.Errorf("the log says %q, %v", text, err)
	}
	if err := log.end(); err != nil {
		t.Fatal(err)
	}
	log, again, err := startCrashLog(folder)
	if err != nil || again != "" {
		t.Errorf("a crash is told of twice: %q, %v", again, err)
	}
	if err := log.end(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, lastCrash)); errors.Is(err, fs.ErrNotExist) {
		t.Error("the log of the crash is not kept")
	}
}
