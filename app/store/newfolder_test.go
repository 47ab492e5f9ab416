package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"counterweight/app/store"
)

func TestAFolderIsMadeWholeOrNotAtAll(t *testing.T) {
	parent := t.TempDir()
	path := filepath.Join(parent, "out")
	put := func(names ...string) func(*store.FolderDraft) error {
		return func(d *store.FolderDraft) error {
			for _, name := range names {
				if _, err := os.Stat(path); err == nil {
					t.Errorf("%s is written into a folder that can be seen", name)
				}
				if err := d.Write(name, []byte(name)); err != nil {
					return err
				}
			}
			return nil
		}
	}
	enough := errors.New("enough")
	for name, c := range map[string]struct {
		fill func(*store.FolderDraft) error
		said string
	}{
		"what fills it fails": {func(d *store.FolderDraft) error { return errors.Join(put("a", "b/c")(d), enough) }, "enough"},
		"a file twice":        {put("b/c", "b/c"), filepath.Join("out", "b", "c")},
	} {
		if err := store.NewFolder(path, c.fill); err == nil || !strings.Contains(err.Error(), c.said) {
			t.Errorf("%s: %v", name, err)
		}
		if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
			t.Errorf("%s: %v is left behind (%v)", name, left, err)
		}
	}
	if err := store.NewFolder(path, put("a", "b/c", "b/d")); err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(filepath.Join(path, "b", "c")); err != nil || string(content) != "b/c" {
		t.Errorf("b/c holds %q (%v)", content, err)
	}
	var trouble *store.FileError
	err := store.NewFolder(path, func(*store.FolderDraft) error {
		t.Error("a folder that is there already is filled")
		return nil
	})
	if !errors.As(err, &trouble) || trouble.Trouble != store.Exists || trouble.Path != path {
		t.Errorf("over one that is there already: %v", err)
	}
	empty := filepath.Join(parent, "empty")
	err = store.NewFolder(empty, func(*store.FolderDraft) error { return os.Mkdir(empty, 0o700) }) // by somebody else meanwhile
	if !errors.As(err, &trouble) || trouble.Trouble != store.Exists {
		t.Errorf("over an empty one that came meanwhile: %v", err)
	}
}
