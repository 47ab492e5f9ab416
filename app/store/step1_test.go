package store

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// step1File is a workspace as it was made while the program knew one schema step, and told closed sets as the script has them.
func step1File(t *testing.T) string {
	t.Helper()
	script, err := fs.ReadFile(schemaFiles, "schema/0001.sql")
	if err != nil {
		t.Fatal(err)
	}
	steps := schemaSteps
	schemaSteps = []string{string(script)}
	t.Cleanup(func() { schemaSteps = steps })
	path := filepath.Join(t.TempDir(), "office.cw")
	ws, err := Create(t.Context(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	do(t, ws, "Set up", append(tenderWithMarks(),
		`INSERT INTO supplier (name) VALUES ('Fernhill Digital'), ('Plainly')`,
		`INSERT INTO contract (reference, title, begins, ends, currency, value_minor, status) VALUES
			('C-014', 'Appeals delivery partner', '2025-03-13', '2027-03-12', 'GBP', 349000000, 'live'), ('C-015', 'Research', NULL, NULL, NULL, NULL, 'pipeline')`)...)
	do(t, ws, "Rename", `UPDATE contract SET title = 'Appeals delivery partner, Wales' WHERE reference = 'C-014'`)
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	schemaSteps = steps
	return path
}

func TestAWorkspaceOfTheFirstSchemaStepIsBroughtUpToDate(t *testing.T) {
	path := step1File(t)
	if pending, err := PendingSteps(t.Context(), path); pending != len(schemaSteps)-1 || err != nil {
		t.Errorf("%d steps to take, %v", pending, err)
	}
	if got := findings(t, path); got != "" {
		t.Errorf("before, verify finds %s", got)
	}
	if _, err := Open(t.Context(), path, Options{Mode: Reading}); troubleWith(err) != Outdated {
		t.Errorf("for reading: %v", err)
	}
	ws, err := Open(t.Context(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	contracts, err := ws.Dossiers(t.Context())
	if err != nil || len(contracts) != 2 || contracts[0].Title != "Appeals delivery partner, Wales" || contracts[0].Lot != "" {
		t.Errorf("it has %d contracts, %v", len(contracts), err)
	}
	if hits, err := ws.Search(t.Context(), "appeals delivery partner", 1); err != nil || len(hits) != 1 || hits[0].Reference != "C-014" {
		t.Errorf("search finds %v, %v", hits, err)
	}
	if label, err := ws.UndoLabel(t.Context()); label != "" || err != nil {
		t.Errorf("it offers to undo %q, %v", label, err)
	}
	c := newCard(t, ws, "S-014")
	if b := bookOf(t, ws, c.ID); b.Card.Title != c.Title {
		t.Errorf("a card comes back as %q", b.Card.Title)
	}
	if got := findings(t, path); got != "" {
		t.Errorf("after, verify finds %s", got)
	}
	copies := filesIn(t, BackupFolder(path))
	if len(copies) != 1 || !strings.HasPrefix(copies[0], "office before schema") {
		t.Fatalf("copies: %q", copies)
	}
	if pending, err := PendingSteps(t.Context(), filepath.Join(BackupFolder(path), copies[0])); pending != len(schemaSteps)-1 || err != nil {
		t.Errorf("the copy lacks %d steps, %v", pending, err)
	}
}
