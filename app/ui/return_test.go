package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

// Whoever turned to the second tab of each page finds it in front the next morning, with the same things in it.
func TestEveryPageComesBackAsItWasLeft(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	left := map[string]string{}
	for _, e := range entries {
		d.program.shell.Go(e.name)
		d.choose("Next tab")
		left[e.name] = d.Words()
	}
	path := d.program.shell.workspace.Path()
	d.program.closeWorkspace()
	d.program.Open(path)
	for _, e := range entries {
		d.program.shell.Go(e.name)
		if found := d.Words(); found != left[e.name] {
			t.Errorf("%s was left as\n%s\nand is found as\n%s", e.name, left[e.name], found)
		}
	}
}

// A page that has nothing to give the keyboard to takes it from the one before all the same: Delete must not remove a row out of sight.
func TestThePageThatWasLeftHearsNoKeys(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.Create(filepath.Join(t.TempDir(), "Empty.cw"), false)
	d.program.shell.Go("Knowledge")
	list := d.Focused()
	d.program.shell.Go("Teams & roles")
	if d.Window().Canvas().Focused() == list {
		t.Error("the keyboard is still in the list of the page that was left")
	}
}

// A dialog hides the page behind it: Ctrl+Z there must not take back what was done on that page.
func TestUndoDoesNothingBehindADialog(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	d.open("Contracts")
	d.Fill("Title", "Sign-in for all")
	d.Tab()
	d.choose("About Counterweight")
	d.program.undo()
	d.closeDialogs()
	if got := d.Field("Title").Text(); got != "Sign-in for all" {
		t.Errorf("Undo behind a dialog made the title %q", got)
	}
	d.program.undo()
	if got := d.Field("Title").Text(); got != "Identity and sign-in" {
		t.Errorf("after the dialog Undo made the title %q", got)
	}
}

// A dialog is about the page behind it, and that page stays there until the dialog is answered.
func TestNoKeyTurnsThePageBehindADialog(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	d.open("Contracts")
	d.choose("About Counterweight")
	d.keys(alt, fyne.Key8)
	if here := d.program.shell.Here(); here != "Contracts" {
		t.Errorf("Alt+8 behind a dialog leads to %s", here)
	}
	d.closeDialogs()
	d.keys(alt, fyne.Key8)
	if here := d.program.shell.Here(); here != "Governance" {
		t.Errorf("after the dialog Alt+8 leads to %s", here)
	}
}

func TestScorecardsAndMeasuresAreFound(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	d.keys(control, fyne.KeyK)
	d.Write("S-014")
	d.Press(fyne.KeyReturn)
	d.says("C-014 Appeals delivery partner")
	if here := d.program.shell.Here(); here != "Scorecards" {
		t.Fatalf("S-014 leads to %s", here)
	}
	d.keys(control, fyne.KeyK)
	d.Write("restore service")
	d.Press(fyne.KeyReturn)
	if here := d.program.shell.Here(); here != "Scorecards" {
		t.Errorf("a measure leads to %s", here)
	}
	d.says("Time to restore service")
}
