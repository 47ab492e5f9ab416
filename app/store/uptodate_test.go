package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// withSteps has the program know more schema steps, as a later version does.
func withSteps(t *testing.T, steps ...string) {
	t.Helper()
	before := schemaSteps
	schemaSteps = append(slices.Clone(before), steps...)
	t.Cleanup(func() { schemaSteps = before })
}

const laterStep = `
ALTER TABLE supplier ADD COLUMN region TEXT NOT NULL DEFAULT '';
UPDATE supplier SET region = 'Wales', name = 'Ffatri' WHERE id = 1;
CREATE TABLE site (supplier_id INTEGER NOT NULL REFERENCES supplier (id) ON DELETE CASCADE, place TEXT NOT NULL, plan BLOB, PRIMARY KEY (supplier_id, place)) STRICT, WITHOUT ROWID;
INSERT INTO site (supplier_id, place) VALUES (1, 'Bangor');
DELETE FROM setting WHERE key = 'old';
DROP TABLE framework_limit;
`

func TestAFileFromAnEarlierVersionIsBroughtUpToDateAfterACopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.cw")
	ws, err := Create(t.Context(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Set up", append(tenderWithMarks(), `INSERT INTO supplier (name) VALUES ('Factory'), ('Merrow')`,
		`INSERT INTO setting VALUES ('old', '1'), ('colour', 'green')`,
		`INSERT INTO framework (reference) VALUES ('RM1')`, `INSERT INTO framework_limit (framework_id, position, section, least, most) VALUES (1, 1, '', '20', '85')`)...)
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	withoutTriggers(t, path, `UPDATE setting SET value = 'blue' WHERE key = 'colour'`)

	withSteps(t, laterStep)
	if _, err := Open(t.Context(), path, Options{Mode: Reading}); troubleWith(err) != Outdated {
		t.Errorf("for reading: %v", err)
	}
	tampered := `row setting ["colour"]: setting ["colour"], column value: it was "green" and is "blue": another program changed it`
	if got := findings(t, path); got != tampered {
		t.Errorf("before: %s", got)
	}
	if pending, err := PendingSteps(t.Context(), path); pending != 1 || err != nil {
		t.Errorf("%d steps to take, %v", pending, err)
	}
	if ws, err = Open(t.Context(), path, testOptions()); err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	if got := query(t, ws, `SELECT s.name, region, place FROM supplier s JOIN site ON supplier_id = s.id`); got != "Ffatri|Wales|Bangor" {
		t.Errorf("the step did %s", got)
	}
	if got := query(t, ws, `SELECT kind, owner FROM search WHERE search MATCH 'ffatri'`); got != "supplier|1" {
		t.Errorf("the new name leads to %q", got)
	}
	if got := findings(t, path); got != tampered {
		t.Errorf("after: %s", got)
	}
	if label, err := ws.UndoLabel(t.Context()); label != "" || err != nil {
		t.Errorf("it offers to undo %q, %v", label, err)
	}

	copies := filesIn(t, BackupFolder(path))
	if len(copies) != 1 || !strings.HasPrefix(copies[0], fmt.Sprintf("office before schema %d", len(schemaSteps))) {
		t.Fatalf("copies: %q", copies)
	}
	if got := findings(t, filepath.Join(BackupFolder(path), copies[0])); got != tampered {
		t.Errorf("the copy: %s", got)
	}

	before := contents(t, ws)
	do(t, ws, "Move", `DELETE FROM site`, `INSERT INTO site VALUES (2, 'Caernarfon', x'00ff10'), (2, 'Bangor', NULL)`)
	after := contents(t, ws)
	do(t, ws, "Close", `DELETE FROM supplier WHERE id = 2`)
	undo(t, ws)
	if got := contents(t, ws); got != after {
		t.Errorf("with a key of two columns and a blob, undone:\n%s\nwant:\n%s", got, after)
	}
	undo(t, ws)
	if got := contents(t, ws); got != before {
		t.Errorf("undone:\n%s\nwant:\n%s", got, before)
	}
}

func TestAStepThatFailsLeavesTheFileAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.cw")
	closed(t, path)
	before, err := headOf(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("with a later version", func(t *testing.T) {
		withSteps(t, `CREATE TABLE site (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE supplier (id INTEGER)`)
		if _, err := Open(t.Context(), path, testOptions()); err == nil || !strings.Contains(err.Error(), "the file is as it was, and a copy is in") {
			t.Errorf("got %v", err)
		}
	})
	if after, err := headOf(t.Context(), path); err != nil || after != before {
		t.Errorf("head %v, %v", after, err)
	}
	if got := findings(t, path); got != "" {
		t.Error(got)
	}
}
