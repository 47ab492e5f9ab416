package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// troubleWith is the trouble that err says a file has; 0 for none.
func troubleWith(err error) Trouble {
	var trouble *FileError
	if !errors.As(err, &trouble) {
		return 0
	}
	return trouble.Trouble
}

func TestANameWithOddCharactersNamesThatFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a#b?c%d é.cw")
	if runtime.GOOS == "windows" {
		path = filepath.Join(folder, "a#b%d é.cw")
	}
	ws, err := Create(t.Context(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Add Fernhill", `INSERT INTO supplier (name) VALUES ('Fernhill Digital')`)
	if got := query(t, ws, `SELECT name FROM supplier`); got != "Fernhill Digital" {
		t.Errorf("read %q", got)
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	if got := filesIn(t, folder); !slices.Equal(got, []string{filepath.Base(path)}) {
		t.Errorf("after closing there are %q", got)
	}
}

func TestOnlyItsOwnerMayReadAWorkspace(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes: a file's rights come from its folder")
	}
	ws := newWorkspace(t)
	for _, suffix := range []string{"", "-wal", ".lock"} {
		info, err := os.Stat(ws.Path() + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("office.cw%s has mode %v", suffix, info.Mode().Perm())
		}
	}
}

func TestAnExistingFileIsNotOverwritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "letter.cw")
	if err := os.WriteFile(path, []byte("Dear Sir"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Create(t.Context(), path, testOptions())
	if troubleWith(err) != Exists {
		t.Errorf("got %v", err)
	}
	if kept, err := os.ReadFile(path); err != nil || string(kept) != "Dear Sir" {
		t.Errorf("the file now holds %q, %v", kept, err)
	}
}

func TestAWorkspaceThatCannotBeFilledNeverExists(t *testing.T) {
	folder := t.TempDir()
	failure := errors.New("the sample is spoilt")
	err := CreateFilled(t.Context(), filepath.Join(folder, "office.cw"), testOptions(), func(ws *Workspace) error {
		do(t, ws, "Add Fernhill", `INSERT INTO supplier (name) VALUES ('Fernhill Digital')`)
		return failure
	})
	if !errors.Is(err, failure) {
		t.Errorf("got %v", err)
	}
	if got := filesIn(t, folder); len(got) != 0 {
		t.Errorf("left behind: %q", got)
	}
}

func TestFilesThatCannotBeUsedAreRefusedAndLeftAlone(t *testing.T) {
	plain := func(content string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	changed := func(statements ...string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			ws, err := Create(t.Context(), path, testOptions())
			if err != nil {
				t.Fatal(err)
			}
			if err := ws.Close(); err != nil {
				t.Fatal(err)
			}
			behindBack(t, path, statements...)
		}
	}
	cases := map[string]struct {
		make func(*testing.T, string)
		want Trouble
		says string
	}{
		"no such file":            {func(*testing.T, string) {}, Missing, "no such file"},
		"an empty file":           {plain(""), NotWorkspace, "not a Counterweight workspace"},
		"a text":                  {plain(strings.Repeat("Dear Sir. ", 1000)), NotWorkspace, "not a Counterweight workspace"},
		"another SQLite database": {changed(`PRAGMA application_id = 7`), NotWorkspace, "not a Counterweight workspace"},
		"made by a later version": {changed(`PRAGMA user_version = 99`), Newer, "needs version 0.1.0 or later"},
		"a later version that does not say which": {
			changed(`DROP TABLE meta`, `PRAGMA user_version = 99`), Newer, "update the program",
		},
		"a folder": {func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, NotWorkspace, "not a Counterweight workspace"},
		"cut off in the middle": {func(t *testing.T, path string) {
			changed()(t, path)
			if err := os.Truncate(path, 20_000); err != nil {
				t.Fatal(err)
			}
		}, Damaged, "backup"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "office.cw")
			c.make(t, path)
			before, _ := os.ReadFile(path)
			for _, mode := range []Mode{Writing, Reading} {
				options := testOptions()
				options.Mode = mode
				_, err := Open(t.Context(), path, options)
				if troubleWith(err) != c.want || !strings.Contains(err.Error(), c.says) {
					t.Errorf("got %v, want %v and %q", err, c.want, c.says)
				}
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
			if got := filesIn(t, filepath.Dir(path)); len(got) > 1 {
				t.Errorf("left behind: %q", got)
			}
		})
	}
}

func TestASecondWindowIsToldWhoHasTheFile(t *testing.T) {
	ws := newWorkspace(t)
	_, err := Open(t.Context(), ws.Path(), testOptions())
	var trouble *FileError
	if !errors.As(err, &trouble) || trouble.Trouble != Locked {
		t.Fatalf("got %v", err)
	}
	if trouble.Holder == nil || trouble.Holder.PID != os.Getpid() {
		t.Errorf("the holder is %v", trouble.Holder)
	}
	link := filepath.Join(t.TempDir(), "link.cw")
	if err := os.Symlink(ws.Path(), link); err != nil {
		t.Skip("this system makes no links:", err)
	}
	if _, err := Open(t.Context(), link, testOptions()); troubleWith(err) != Locked {
		t.Errorf("through a link: %v", err)
	}
}

func TestAStaleLockFileDoesNotLock(t *testing.T) {
	ws := newWorkspace(t)
	path := ws.Path()
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".lock", []byte(`{"user":"ghost"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestReadingWorksBesideAWindowAndLeavesNothing(t *testing.T) {
	ws := newWorkspace(t)
	reader, err := Open(t.Context(), ws.Path(), Options{Mode: Reading})
	if err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Add Fernhill", `INSERT INTO supplier (name) VALUES ('Fernhill Digital')`)
	if got := query(t, reader, `SELECT name FROM supplier`); got != "Fernhill Digital" {
		t.Errorf("read %q", got)
	}
	if err := tryDo(t.Context(), reader, "Add Merrow"); troubleWith(err) != ReadOnly {
		t.Errorf("writing through a reader: %v", err)
	}
	for _, w := range []*Workspace{ws, reader} {
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	alone, err := Open(t.Context(), ws.Path(), Options{Mode: Reading})
	if err != nil {
		t.Fatal(err)
	}
	if got := query(t, alone, `SELECT count(*) FROM supplier`); got != "1" {
		t.Errorf("read %q", got)
	}
	if err := alone.Close(); err != nil {
		t.Fatal(err)
	}
	if got := filesIn(t, filepath.Dir(ws.Path())); !slices.Equal(got, []string{"office.cw"}) {
		t.Errorf("left behind: %q", got)
	}
}

func TestInASyncedFolderThereIsNoWriteAheadLog(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "OneDrive - Anytown Council")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	ws, err := Create(t.Context(), filepath.Join(folder, "office.cw"), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	if ws.SharedBy() != "OneDrive" {
		t.Errorf("shared by %q", ws.SharedBy())
	}
	do(t, ws, "Add Fernhill", `INSERT INTO supplier (name) VALUES ('Fernhill Digital')`)
	if got := filesIn(t, folder); slices.Contains(got, "office.cw-wal") {
		t.Errorf("there are %q", got)
	}
	if got := query(t, ws, `PRAGMA journal_mode`); got != "delete" {
		t.Errorf("the journal is %q", got)
	}
}

func TestFoldersOfSyncServicesAreKnownByNameOrMark(t *testing.T) {
	top := t.TempDir()
	if err := os.MkdirAll(filepath.Join(top, "papers", ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	cases := map[string]string{
		"Documents/office.cw":                                  "",
		"OneDrive/office.cw":                                   "OneDrive",
		"onedrive - anytown/a/b/office.cw":                     "OneDrive",
		"Dropbox (Personal)/office.cw":                         "Dropbox",
		"Dropboxes/office.cw":                                  "",
		"Library/Mobile Documents/com~apple~CloudDocs/o.cw":    "iCloud Drive",
		"Nextcloud/office.cw":                                  "Nextcloud",
		"papers/2026/office.cw":                                "Syncthing",
		"Library/CloudStorage/GoogleDrive-ann@example/office.": "Google Drive",
	}
	for path, want := range cases {
		if got := syncedBy(filepath.Join(top, filepath.FromSlash(path))); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestAChangeThatWasCutShortInASyncedFolderIsRolledBack(t *testing.T) {
	folder, crashed := filepath.Join(t.TempDir(), "Dropbox"), filepath.Join(t.TempDir(), "Dropbox")
	for _, f := range []string{folder, crashed} {
		if err := os.Mkdir(f, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(folder, "office.cw")
	closed(t, path)
	ws, err := Open(t.Context(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	err = ws.Do(t.Context(), "Half of it", func(tx *Tx) error {
		for _, statement := range []string{`PRAGMA cache_size = 1`, `UPDATE bid SET supplier = 'Merrow'`, `INSERT INTO supplier (name, notes) VALUES ('A', hex(zeroblob(100000)))`} {
			if _, err := tx.ExecContext(tx.Context(), statement); err != nil {
				return err
			}
		}
		for _, name := range filesIn(t, folder) { // as the disk would be if the power went now
			content, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(crashed, name), content, 0o600); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := filesIn(t, crashed); !slices.Contains(got, "office.cw-journal") {
		t.Fatalf("there is no journal: %q", got)
	}
	reader, err := Open(t.Context(), filepath.Join(crashed, "office.cw"), Options{Mode: Reading})
	if err != nil {
		t.Fatal(err)
	}
	if got := query(t, reader, `SELECT supplier FROM bid`); got != "Fernhill Digital" {
		t.Errorf("read %q", got)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	if got := findings(t, filepath.Join(crashed, "office.cw")); got != "" {
		t.Error(got)
	}
}
