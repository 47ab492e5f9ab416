package app

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"counterweight/app/store"
)

// theSample is a workspace with the sample, made once and copied for each test.
var theSample = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "sample")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "sample.cw")
	w := testWorld(nil, nil)
	if err := createWorkspace(context.Background(), &w, path, "", true); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// sampleWorkspace is the path of a workspace with the sample.
func sampleWorkspace(t *testing.T) string {
	t.Helper()
	content, err := theSample()
	if err != nil {
		t.Fatal(err)
	}
	return fileWith(t, "sample.cw", string(content))
}

func TestANewWorkspaceIsNotMadeOverAnything(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.cw")
	program(t, "new", path, "--author", "Siân Llewelyn").done(t)
	program(t, "new", path).ended(t, statusFile, "exists already and is not overwritten")
	program(t, "verify", path).done(t)
	program(t, "new", filepath.Join(t.TempDir(), "none", "new.cw")).ended(t, statusFile, "there is no folder")
	folder, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(folder) != 1 {
		t.Errorf("beside the workspace stand %v (%v)", folder, err)
	}
}

func TestTheAuthorOfChanges(t *testing.T) {
	tests := map[string]struct {
		made, imported []string
		want           string
	}{
		"who made the workspace":      {[]string{"--author", "Siân Llewelyn"}, nil, "Siân Llewelyn"},
		"who is logged in":            {nil, nil, "Ann Lee"},
		"who is named for the change": {nil, []string{"--author", "Daniel Okafor"}, "Daniel Okafor"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "new.cw")
			program(t, append([]string{"new", path}, test.made...)...).done(t)
			program(t, append([]string{"import", path, sampleFilePath("T-007")}, test.imported...)...).done(t)
			history := marksOf(t, path, store.MarkSubject{Bid: "A", Criterion: "Q1"})
			if len(history) != 1 || history[0].By != test.want {
				t.Errorf("the mark was recorded as %+v, want author %s", history, test.want)
			}
		})
	}
}

// marksOf is what was recorded of a mark of T-007.
func marksOf(t *testing.T, path string, subject store.MarkSubject) []store.MarkRecord {
	t.Helper()
	ws, err := openToRead(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	competition, err := ws.Tender(t.Context(), "T-007")
	if err != nil {
		t.Fatal(err)
	}
	subject.Tender = competition.ID
	history, err := ws.MarkHistory(t.Context(), subject)
	if err != nil {
		t.Fatal(err)
	}
	return history
}

// A tender is ranked the same from its file and from a workspace that took it in.
func TestAWorkspaceRanksAsTheFileDoes(t *testing.T) {
	path := sampleWorkspace(t)
	for _, reference := range []string{"T-007", "T-008", "FCDO-EHS-2023"} {
		want := program(t, "evaluate", "--json", sampleFilePath(reference)).done(t).out
		if got := program(t, "evaluate", "--json", path, reference).done(t).out; got != want {
			t.Errorf("%s: the workspace gives\n%s\nthe file\n%s", reference, got, want)
		}
	}
	program(t, "evaluate", path, "T-999").ended(t, statusUsage, "no tender T-999: it has FCDO-EHS-2023, T-001, T-002, T-003, T-004, T-005, T-006, T-007, T-008")
	program(t, "evaluate", filepath.Join(t.TempDir(), "none.cw"), "T-007").ended(t, statusFile, "there is no such file")
}

func importedAs(t *testing.T, o outcome) imported {
	t.Helper()
	var done imported
	if err := json.Unmarshal([]byte(o.out), &done); err != nil {
		t.Fatalf("%v in %q", err, o.out)
	}
	return done
}

func TestImportingATenderTwiceChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.cw")
	program(t, "new", path).done(t)
	first := importedAs(t, program(t, "import", path, sampleFilePath("T-007"), "--as", "tender", "--json").done(t))
	if first.Rows != 6 || first.Taken != 6 || first.Updated != 0 || first.Unchanged != 0 {
		t.Errorf("the first import gives %+v", first)
	}
	head := program(t, "verify", path).done(t).out
	second := importedAs(t, program(t, "import", path, sampleFilePath("T-007"), "--json").done(t))
	if second.Rows != 6 || second.Taken != 0 || second.Updated != 0 || second.Unchanged != 6 {
		t.Errorf("the second import gives %+v", second)
	}
	if again := program(t, "verify", path).done(t).out; again != head {
		t.Errorf("the second import left a record: %s", again)
	}
	if said := program(t, "import", path, sampleFilePath("T-007")).done(t).out; !strings.Contains(said, "T-007 is as it was") {
		t.Errorf("said %q", said)
	}
}

func TestADryRunWritesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.cw")
	program(t, "new", path).done(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	said := program(t, "import", path, sampleFilePath("T-007"), "--dry-run").done(t).out
	for _, part := range []string{"T-007 is new, with 5 bids and 150 marks.", "Fernhill Digital", "nothing was written"} {
		if !strings.Contains(said, part) {
			t.Errorf("said %q, want something with %q", said, part)
		}
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the workspace is another (%v)", err)
	}
}

func TestAChangedMarkNeedsAReason(t *testing.T) {
	path := sampleWorkspace(t)
	written, err := os.ReadFile(sampleFilePath("T-007"))
	if err != nil {
		t.Fatal(err)
	}
	changed := fileWith(t, "T-007.json", strings.Replace(string(written), `"Q5": "1"`, `"Q5": "2"`, 1))
	program(t, "import", path, changed).ended(t, statusData, "needs a reason", "--reason TEXT")
	got := program(t, "import", path, changed, "--json")
	if done := importedAs(t, got); got.status != statusData || len(done.LeftOut) != 1 || done.Rows != 1 || done.Taken+done.Updated != 0 {
		t.Errorf("status %d, printed %s", got.status, got.out)
	}
	program(t, "import", path, changed, "--reason", "moderated again on 20 November").done(t)
	if history := marksOf(t, path, store.MarkSubject{Bid: "B", Criterion: "Q5"}); len(history) != 2 {
		t.Errorf("the mark has the history %+v, want both", history)
	}
	program(t, "verify", path).done(t)
}

func TestFaultyDataLeaveTheWorkspaceAlone(t *testing.T) {
	path := sampleWorkspace(t)
	faulty := fileWith(t, "faulty.json", strings.Replace(formatsExample, `"Q1": "3"`, `"Q1": "9"`, 1))
	program(t, "import", path, faulty).ended(t, statusData, "bids[0].marks.Q1")
	got := program(t, "import", path, faulty, "--json")
	if done := importedAs(t, got); got.status != statusData || len(done.LeftOut) != 1 || done.LeftOut[0].Column != "bids[0].marks.Q1" {
		t.Errorf("status %d, printed %s", got.status, got.out)
	}
	unnamed := fileWith(t, "unnamed.json", strings.Replace(strings.Replace(formatsExample, `"Q1": "3"`, `"Q1": "9"`, 1), `"T-007"`, `""`, 1))
	program(t, "import", path, unnamed).ended(t, statusData, "tender.reference: the reference is missing", "bids[0].marks.Q1")
	program(t, "import", path, faulty, "--as", "minutes").ended(t, statusUsage, "no kind of data")
	program(t, "verify", path).done(t)
}

func TestAWorkspaceThatAWindowHasOpenCanBeReadAndNotWritten(t *testing.T) {
	path := sampleWorkspace(t)
	w := testWorld(nil, nil)
	window, err := openToWrite(t.Context(), &w, path, "")
	if err != nil {
		t.Fatal(err)
	}
	defer window.Close()
	program(t, "evaluate", path, "T-007").done(t)
	program(t, "verify", path).done(t)
	program(t, "import", path, sampleFilePath("T-007")).ended(t, statusFile, "open in another window")
	program(t, "backup", path, filepath.Join(t.TempDir(), "copy.cw")).done(t)
}

func TestABackupAndTheWayBack(t *testing.T) {
	path, folder := sampleWorkspace(t), t.TempDir()
	saved, restored := filepath.Join(folder, "copy.cw"), filepath.Join(folder, "restored.cw")
	program(t, "backup", path, saved).done(t)
	program(t, "restore", saved, restored).done(t)
	head := func(path string) string {
		var found verdict
		if err := json.Unmarshal([]byte(program(t, "verify", "--json", path).done(t).out), &found); err != nil {
			t.Fatal(err)
		}
		return found.Head
	}
	if head(path) != head(restored) {
		t.Error("what was restored has another head")
	}
	program(t, "backup", path, saved).ended(t, statusFile, "exists already")
	program(t, "restore", saved, restored).ended(t, statusFile, "exists already")
	program(t, "restore", fileWith(t, "broken.cw", "SQLite format 3\x00 and then nothing"), filepath.Join(folder, "none.cw")).ended(t, statusFile, "broken.cw")
}
