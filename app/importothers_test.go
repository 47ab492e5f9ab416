package app

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"counterweight/assets/beside"
)

// filesOfOthers are real registers and notices, and files that were made to break readers.
func filesOfOthers(t *testing.T) (paths []string) {
	t.Helper()
	for _, folder := range []string{"registers", "ocds/real", "nasty"} {
		root := beside.Path(t, "data", folder)
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() {
				paths = append(paths, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(paths) < 100 {
		t.Fatalf("there are only %d files", len(paths))
	}
	return paths
}

// byLetters reads any table that has something in its first columns.
const byLetters = `{"kind": "contracts", "head_row": -1, "columns": {"A": "title", "B": "supplier", "C": "description"}}`

// Whatever somebody imports, the command ends soon: everything is accounted for, or nothing was written and it is said why.
func TestEveryFileOfOthersIsTakenOrRefusedByTheCommand(t *testing.T) {
	empty, mapping := filepath.Join(t.TempDir(), "empty.cw"), fileWith(t, "map.json", byLetters)
	program(t, "new", empty).done(t)
	blank, clean := readFile(t, empty), recordOf(t, empty)
	taken, refused := 0, 0
	for _, data := range filesOfOthers(t) {
		for _, more := range [][]string{nil, {"--map", mapping}} {
			path := fileWith(t, "empty.cw", string(blank))
			o := program(t, append([]string{"import", path, data, "--json"}, more...)...)
			switch o.status {
			case statusDone:
				taken++
				accountedFor(t, data, importedAs(t, o))
			case statusData:
				refused++
				if done := importedAs(t, o); done.Taken+done.Updated > 0 || len(done.LeftOut) == 0 || !strings.Contains(o.err, ": ") {
					t.Errorf("%s %v is refused with %q and %+v", data, more, o.err, done)
				}
				// the note of a backup that was made before is no change of the record
				if !bytes.Equal(readFile(t, path), blank) && recordOf(t, path) != clean {
					t.Errorf("%s %v is refused and something was written", data, more)
				}
			default:
				t.Errorf("%s %v ends with status %d: %s", data, more, o.status, o.err)
			}
		}
	}
	if taken < 40 || refused < 100 {
		t.Errorf("%d are taken and %d refused", taken, refused)
	}
}

// recordOf is what verify says of a workspace that nothing is wrong with: how many changes are recorded, and the head of the record.
func recordOf(t *testing.T, path string) string {
	t.Helper()
	_, record, _ := strings.Cut(program(t, "verify", path).done(t).out, "nothing is wrong")
	return record
}

// accountedFor makes sure that each row is taken, updated, unchanged, or left out with a reason.
func accountedFor(t *testing.T, data string, done imported) {
	t.Helper()
	rows := map[int]bool{}
	for _, l := range done.LeftOut {
		rows[l.Row] = true
		if l.Reason == "" || l.File != data {
			t.Errorf("%s: row %d is left out of %s because of %q", data, l.Row, l.File, l.Reason)
		}
	}
	if done.Rows != done.Taken+done.Updated+done.Unchanged+len(rows) {
		t.Errorf("%s: of %d rows %d are taken, %d updated, %d unchanged, %d left out", data, done.Rows, done.Taken, done.Updated, done.Unchanged, len(rows))
	}
}

func TestGCloudSalesAreTakenWholeByTheCommand(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.cw")
	program(t, "new", path).done(t)
	data := beside.Path(t, "data", "registers", "G-Cloud-Total-Spend-13-12-13.csv")
	said := strings.Join(strings.Fields(program(t, "import", path, data).done(t).out), " ")
	for _, want := range []string{"4699 rows: 4699 new, 0 changed, 0 as they were, 0 left out", "They add up to £77,788,989.55."} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said: %s", want, said)
		}
	}
	if times := strings.Count(said, "one character too many"); times != 1 {
		t.Errorf("the stray letter is told %d times", times)
	}
	if done := importedAs(t, program(t, "import", path, data, "--json").done(t)); done.Unchanged != 4699 || done.Taken+done.Updated > 0 {
		t.Errorf("the second import gives %+v", done)
	}
}

// A gigabyte of spaces is a megabyte when it is packed.
func TestAGigabyteOfSpacesIsRefusedByTheCommandWithoutHoldingIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.cw")
	program(t, "new", path).done(t)
	for name, begin := range map[string]string{"spaces.csv.gz": "", "spaces.json.gz": "{"} {
		data := filepath.Join(t.TempDir(), name)
		writePacked(t, data, begin, strings.Repeat(" ", 1<<20), 1<<10)
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		program(t, "import", path, data).ended(t, statusData, name)
		runtime.ReadMemStats(&after)
		if grown := after.HeapSys - min(before.HeapSys, after.HeapSys); grown > 256<<20 {
			t.Errorf("%s took %d MB", name, grown>>20)
		}
	}
}

// writePacked writes a file packed by gzip: its beginning, and then so many times the same.
func writePacked(t *testing.T, path, begin, more string, times int) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w, err := gzip.NewWriterLevel(file, gzip.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	for i := range times {
		if i > 0 {
			begin = ""
		}
		if _, err := w.Write([]byte(begin + more)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}
