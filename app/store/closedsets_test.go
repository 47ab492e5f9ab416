package store

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

func TestClosedSetsAreSpelledOut(t *testing.T) {
	script := `CREATE TABLE t (side TEXT CHECK (side IN ('', 'ours, too',
		'theirs')), flag INTEGER CHECK (flag IN (0, 1)), CHECK ((kind IN ('a')) = (x IS NULL)));`
	want := `CREATE TABLE t (side TEXT CHECK (side = '' OR side = 'ours, too' OR side = 'theirs'), flag INTEGER CHECK (flag IN (0, 1)), ` +
		`CHECK ((kind IN ('a')) = (x IS NULL)));`
	if got := spelledOut(script); got != want {
		t.Errorf("got %s", got)
	}
}

func TestAFileWhoseClosedSetsAreNotSpelledOutIsClean(t *testing.T) {
	spelled := schemaSteps
	t.Cleanup(func() { schemaSteps = spelled })
	schemaSteps = nil
	for i := range spelled {
		names, err := fs.Glob(schemaFiles, "schema/*.sql")
		if err != nil {
			t.Fatal(err)
		}
		script, err := fs.ReadFile(schemaFiles, names[i])
		if err != nil {
			t.Fatal(err)
		}
		schemaSteps = append(schemaSteps, string(script))
	}
	path := filepath.Join(t.TempDir(), "office.cw")
	ws, err := Create(t.Context(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	if made := query(t, ws, `SELECT sql FROM sqlite_schema WHERE name = 'supplier'`); !strings.Contains(made, "size IN (") {
		t.Errorf("it was made by %s", made)
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	schemaSteps = spelled
	if got := findings(t, path); got != "" {
		t.Error(got)
	}
}
