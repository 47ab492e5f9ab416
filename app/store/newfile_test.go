package store_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"counterweight/app/store"
)

func TestANewFileIsWholeOrNotThere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "report.pdf")
	failure := errors.New("no more ink")
	err := store.WriteNew(path, func(out io.Writer) error {
		_, err := io.WriteString(out, "half")
		return errors.Join(err, failure)
	})
	if !errors.Is(err, failure) {
		t.Errorf("got %v, want the failure of the writer", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("the failure left %v behind (%v)", left, err)
	}
	whole := func(out io.Writer) error { _, err := io.WriteString(out, "whole"); return err }
	if err := store.WriteNew(path, whole); err != nil {
		t.Fatal(err)
	}
	var trouble *store.FileError
	if err := store.WriteNew(path, whole); !errors.As(err, &trouble) || trouble.Trouble != store.Exists {
		t.Errorf("a second file over the first gives %v, want a trouble with what exists", err)
	}
	if err := store.WriteNew(filepath.Join(folder, "none", "report.pdf"), whole); !errors.As(err, &trouble) {
		t.Errorf("a file in a folder that is not there gives %v, want a trouble with the file", err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "whole" {
		t.Errorf("the file holds %q (%v)", text, err)
	}
}
