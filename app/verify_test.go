package app

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func TestASoundWorkspaceSaysTheHeadOfItsRecord(t *testing.T) {
	path := sampleWorkspace(t)
	words := program(t, "verify", path).done(t).out
	var found verdict
	if err := json.Unmarshal([]byte(program(t, "verify", "--json", path).done(t).out), &found); err != nil {
		t.Fatal(err)
	}
	if !found.Sound || found.Changes == 0 || len(found.Head) != 64 || len(found.Findings) != 0 {
		t.Errorf("found %+v", found)
	}
	if !strings.Contains(words, "nothing is wrong") || !strings.Contains(words, found.Head) {
		t.Errorf("said %q, want the head %s in it", words, found.Head)
	}
}

// A reason that was changed in the file by another tool is named with its table, and the file is left as it is.
func TestAChangeBehindTheProgramsBackIsFound(t *testing.T) {
	path := sampleWorkspace(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tampered := bytes.Replace(before, []byte("Retrospectives are open"), []byte("Retrospectives are Open"), 1)
	if bytes.Equal(before, tampered) {
		t.Fatal("the file does not hold the reason in one piece")
	}
	if err := os.WriteFile(path, tampered, 0o600); err != nil {
		t.Fatal(err)
	}
	program(t, "verify", path).ended(t, statusData, "mark")
	got := program(t, "verify", "--json", path)
	var found verdict
	if err := json.Unmarshal([]byte(got.out), &found); err != nil {
		t.Fatal(err)
	}
	if got.status != statusData || found.Sound || len(found.Findings) == 0 {
		t.Errorf("status %d, found %+v", got.status, found)
	}
}

func TestVerifyingWhatIsNoWorkspace(t *testing.T) {
	program(t, "verify", fileWith(t, "notes.txt", "not a database at all")).ended(t, statusFile, "it is not a Counterweight workspace")
	program(t, "verify", "none.cw").ended(t, statusFile, "there is no such file")
}

func TestAnInterruptedVerification(t *testing.T) {
	path := sampleWorkspace(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	programWith(t, ctx, "verify", path).ended(t, statusInterrupted, "interrupted")
}
