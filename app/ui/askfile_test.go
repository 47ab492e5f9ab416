package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

// Pages ask for files of any kind; what lies beside the workspace is offered, a path that is typed is taken.
func TestAPageAsksForAFileOfAnyKind(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	folder := t.TempDir()
	d.program.Create(filepath.Join(folder, "Office.cw"), false)
	schedule := filepath.Join(folder, "Schedule 6.docx")
	if err := os.WriteFile(schedule, []byte("six"), 0o600); err != nil {
		t.Fatal(err)
	}
	var chosen []string
	ask := func() {
		d.program.shell.AskFile("Add a document", "Add", func(path string) { chosen = append(chosen, path) })
	}
	ask()
	d.saying("Add a document", "Browse…")
	d.Write("6.docx")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	if len(chosen) != 1 || chosen[0] != schedule {
		t.Errorf("by a part of its name %q was chosen", chosen)
	}
	ask()
	d.Retype(filepath.Join(folder, "no such.docx"))
	d.Press(fyne.KeyReturn)
	d.saying("There is no such file")
	d.Press(fyne.KeyEscape, fyne.KeyEscape)
	if len(chosen) != 1 {
		t.Errorf("giving up chose %q", chosen)
	}
}
