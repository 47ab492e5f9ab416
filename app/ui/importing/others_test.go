package importing

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/assets/beside"
)

// filesOfOthers are real registers and notices, and files that were made to break readers.
func filesOfOthers(t *testing.T) (paths []string) {
	t.Helper()
	for _, folder := range []string{"registers", "ocds/real", "nasty"} {
		err := filepath.WalkDir(beside.Path(t, "data", folder), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() {
				paths = append(paths, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// Whatever somebody chooses, the page says soon what it is: it can be imported and taken back, or it says why not and what to do.
func TestEveryFileOfOthersIsShownOrRefusedInWords(t *testing.T) {
	d := onDesktop(t, plain, false, given(t, gCloud))
	taken, refused := 0, 0
	for _, path := range filesOfOthers(t) {
		d.again(path)
		if d.page.session.fault != nil {
			refused++
			d.Says(unharmed)
		} else if d.brought(path) {
			taken++
		}
	}
	if taken < 40 || refused < 20 {
		t.Errorf("%d are taken and %d refused", taken, refused)
	}
	if left := d.contracts() + d.spend(); left != 0 {
		t.Errorf("%d things are left after everything was undone", left)
	}
}

// brought imports the file in the window and takes it back. Of a table that nobody knows, the first column is made a title.
func (d *desktop) brought(path string) bool {
	d.T.Helper()
	s := d.page.session
	if s.preview.Mapping.Kind == desk.ImportsNothing {
		d.page.setKind("contracts")
		if len(s.preview.Headings) > 0 {
			d.page.columns.mean(0, desk.ImportField(2))
		}
	}
	if s.trial == nil {
		if problem, remedy := trouble(s.refusal); problem == "" || remedy == "" {
			d.T.Errorf("%s is refused with %v", path, s.refusal)
		}
		return false
	}
	d.accountsFor(path, s.trial)
	if !s.brings() {
		return false
	}
	d.Tap("Import")
	if s.done == nil {
		d.T.Errorf("%s was not imported: %v", path, s.refusal)
		return false
	}
	d.accountsFor(path, s.done)
	d.Undo()
	return true
}

// accountsFor makes sure that each row is taken, updated, unchanged, or left out with a reason.
func (d *desktop) accountsFor(path string, r *desk.ImportReport) {
	d.T.Helper()
	rows := map[int]bool{}
	for _, l := range r.LeftOut {
		rows[l.Row] = true
		if l.Reason == "" {
			d.T.Errorf("%s: row %d is left out without a reason", path, l.Row)
		}
	}
	if len(rows) != r.RowsLeftOut || r.Rows != r.Taken+r.Updated+r.Unchanged+r.RowsLeftOut {
		d.T.Errorf("%s: of %d rows %d are new, %d changed, %d there already, %d left out", path, r.Rows, r.Taken, r.Updated, r.Unchanged, len(rows))
	}
}

func TestAGigabyteOfSpacesIsRefusedInTheWindow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spaces.csv.gz")
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	for range 1 << 10 {
		if _, err := w.Write(bytes.Repeat([]byte(" "), 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, packed.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	d := onDesktop(t, plain, false, path)
	d.Says("This file can't be imported.", "more than 1 MB of text", unharmed)
}

// The same register, however its characters are written and its lines end.
func TestEveryEncodingAndLineEndIsShownInTheWindow(t *testing.T) {
	const register = "Reference,Title,Supplier,Value\nR-1,Café hosting,Müller,£1200.50\nR-2,Support,Plainly,£5\n"
	d := onDesktop(t, plain, false, written(t, "first.csv", register))
	for name, bytes := range map[string]*strings.Replacer{
		"UTF-8": strings.NewReplacer(), "Windows": strings.NewReplacer("é", "\xe9", "ü", "\xfc", "£", "\xa3"),
		"DOS": strings.NewReplacer("é", "\x82", "ü", "\x81", "£", "\x9c"),
	} {
		for end, line := range map[string]string{"LF": "\n", "CRLF": "\r\n", "CR": "\r"} {
			d.again(written(t, name+" "+end+".csv", bytes.Replace(strings.ReplaceAll(register, "\n", line))))
			d.Says("2 rows: 2 new", "£1,205.50 in all", "Café hosting", "Müller")
		}
	}
}
