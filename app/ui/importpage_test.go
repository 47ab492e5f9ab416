package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/assets/beside"
)

// bring asks for a file by Ctrl+I and types which.
func (d person) bring(path string) {
	d.T.Helper()
	d.keys(control, fyne.KeyI)
	d.Retype(path)
	d.Press(fyne.KeyReturn)
}

func (d person) saying(texts ...string) {
	d.T.Helper()
	words := d.Words()
	for _, text := range texts {
		if !strings.Contains(words, text) {
			d.T.Errorf("the window does not say %q; it says\n%s", text, words)
		}
	}
}

// inFolder is a file in a folder of the test.
func inFolder(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const littleRegister = "Reference,Contract title,Supplier\nR-1,Hosting,Fernhill Digital\nR-2,Support,Plainly\n"

func TestARegisterIsBroughtInFromTheWindow(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.Create(filepath.Join(t.TempDir(), "Office.cw"), false)
	shell := d.program.shell
	shell.Go("Suppliers")
	d.bring(inFolder(t, "register.csv", littleRegister))
	d.saying("Import register.csv", "2 new", "Read as")

	d.program.settings.setMode(kit.DarkMode)
	d.program.redraw()
	d.saying("Import register.csv", "2 new")
	d.choose("This page")
	d.saying("A file on its way into the workspace")
	d.Tap("Close")

	d.Tap("Import")
	d.saying("register.csv was imported", "Undo")
	if shell.undo != "Import register.csv" {
		t.Errorf("Undo would undo %q", shell.undo)
	}
	d.Tap("Undo")
	d.saying("Import register.csv", "2 new", "Undone: Import register.csv")
	d.Tap("Import")
	d.Tap("Done")
	if shell.Here() != "Contracts" {
		t.Errorf("Done leads to %s", shell.Here())
	}
	d.saying("All 2")
}

func TestEscapeLeavesTheImportAsItWasBegun(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	shell := d.program.shell
	shell.Go("Suppliers")
	d.bring(inFolder(t, "register.csv", littleRegister))
	d.bring(inFolder(t, "other.csv", littleRegister))
	d.saying("Import other.csv")
	shell.escape()
	if shell.Here() != "Suppliers" || shell.session != nil || shell.View(importPage) != nil {
		t.Errorf("Escape leads to %s", shell.Here())
	}
	d.bring(inFolder(t, "broken.csv", "%PDF-1.7"))
	d.saying("can't be imported", "Nothing in the workspace was changed.")
}

func TestARegisterIsAWayToBegin(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.saying("Import a register…")
	d.Tap("Import a register…")
	d.Press(fyne.KeyReturn) // where the workspace goes, as proposed
	if d.program.shell == nil {
		t.Fatal("no workspace was made")
	}
	d.Retype(beside.Path(t, "data", "ocds", "real", "cf-2025-01-package-100.redacted.json"))
	d.Press(fyne.KeyReturn)
	d.saying("94 new")
	d.Tap("Import")
	d.saying("was imported")
}

func TestAnImportInProgressIsFoundAgain(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	shell := d.program.shell
	back := command{}
	for _, c := range commands() {
		if c.name == "The import in progress" {
			back = c
		}
	}
	if back.can(d.program) || shell.items[importPage] != nil {
		t.Error("an import is in progress before there is one")
	}
	d.bring(inFolder(t, "register.csv", littleRegister))
	session := shell.session
	for _, way := range []func(){
		func() { d.keys(alt, fyne.Key0) },
		func() { shell.items[importPage].Tapped(nil) },
		func() { d.program.redraw(); shell.items[importPage].Tapped(nil) },
	} {
		shell.Go("Suppliers")
		if shell.items[importPage].here || shell.session != session {
			t.Error("leaving the page by the navigation ends the import")
		}
		way()
		if shell.Here() != importPage || !shell.items[importPage].here {
			t.Errorf("the way back leads to %s", shell.Here())
		}
		d.saying("Import register.csv", "2 new")
	}
	shell.escape()
	if back.can(d.program) || shell.items[importPage] != nil || len(shell.guest.Objects) > 0 {
		t.Error("an import that was left is still in the navigation")
	}
}

func TestReadingsAreBroughtInFromTheWindow(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	shell := d.program.shell
	table := inFolder(t, "november.csv", "measure,period,side,value\nTime to restore service,2026-11,ours,3.0 h\n")
	shell.Go("Suppliers")
	d.bring(table)
	d.saying("Take in november.csv", "1 left out", "Rows that name no scorecard are about")
	shell.escape()
	if shell.Here() != "Suppliers" || shell.isImporting() {
		t.Errorf("Escape leads to %s", shell.Here())
	}
	card, err := shell.workspace.FindCard(t.Context(), "S-014")
	if err != nil {
		t.Fatal(err)
	}
	shell.Open(kit.Thing{Kind: kit.CardThing, ID: int64(card)})
	d.bring(table)
	d.saying("Take in november.csv", "1 new")
	d.program.settings.setMode(kit.DarkMode)
	d.program.redraw()
	d.Tap("Take in")
	d.saying("november.csv was taken in", "Undo")
	if shell.undo != "Record Time to restore service of S-014, November 2026" {
		t.Errorf("Undo would undo %q", shell.undo)
	}
	d.Tap("Done")
	if shell.Here() != "Scorecards" || shell.isImporting() {
		t.Errorf("Done leads to %s", shell.Here())
	}
	d.saying("Scorecard", "3 h")
}
