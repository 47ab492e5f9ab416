package store

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// step1File is a workspace with the sample of the time, made by version 0.1.0 of the program while it knew one schema step.
func step1File(t *testing.T) string {
	t.Helper()
	packed, err := os.Open(filepath.Join("testdata", "step1.cw.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "office.cw")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
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
	if err != nil || len(contracts) != 61 {
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
