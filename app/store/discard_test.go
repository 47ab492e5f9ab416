package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestDiscardLeavesNothingOfAWorkspace(t *testing.T) {
	ws := newWorkspace(t)
	folder := filepath.Dir(ws.Path())
	if _, err := ws.BackupNow(t.Context()); err != nil {
		t.Fatal(err)
	}
	var trouble *FileError
	if err := Discard(ws.Path(), ws.clock()); !errors.As(err, &trouble) || trouble.Trouble != Locked {
		t.Fatalf("an open workspace was discarded: %v", err)
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Discard(ws.Path(), ws.clock()); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) > 0 {
		t.Errorf("there is still %v, %v", left, err)
	}
	if err := Discard(ws.Path(), ws.clock()); !errors.As(err, &trouble) || trouble.Trouble != Missing {
		t.Errorf("what is not there was discarded: %v", err)
	}
}
