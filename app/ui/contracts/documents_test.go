package contracts

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement"
)

// written puts a file beside the workspace.
func (d *desktop) written(name, content string) string {
	d.T.Helper()
	path := filepath.Join(filepath.Dir(d.Workspace.Path()), name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		d.T.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		d.T.Fatal(err)
	}
	return path
}

// The fingerprint is that of the three letters abc, the first test vector of FIPS 180-4.
func TestADocumentThatIsChangedOrMovedIsNoticed(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, filesTab)
	d.Says("No document was noted.")
	d.Tap("Add a document…")
	if len(d.dossier(appeals).Documents) != 0 {
		t.Error("giving up notes a document")
	}
	d.File = d.written("Appeals contract.pdf", "abc")
	d.Tap("Add a document…")
	const sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	noted := d.dossier(appeals).Documents
	if len(noted) != 1 || noted[0].Title != "Appeals contract" || noted[0].Path != "Appeals contract.pdf" || noted[0].SHA256 != sum || noted[0].NotedOn != d.Today() {
		t.Fatalf("noted is %+v; toasts %v", noted, d.Toasts)
	}
	if label := d.UndoLabel(); label != "Add document Appeals contract.pdf to C-014" {
		t.Errorf("Undo would undo %q", label)
	}
	d.Says("1 document: 1 as noted.", sum, "3 bytes", "As noted")

	d.written("Appeals contract.pdf", "abcd")
	d.Tap("Check again")
	d.Says("1 document: 1 changed since it was noted.", "Changed", "Its content is another one")
	d.Tap("Note it as it is now")
	d.Says("1 document: 1 as noted.", "4 bytes")
	if label := d.Undo(); label != "Take document Appeals contract.pdf of C-014 as it is now" {
		t.Errorf("undone was %q", label)
	}
	d.Says("1 changed since it was noted.")
	d.Tap("Note it as it is now")

	moved := d.written("signed/2025 contract.pdf", "abcd")
	if err := os.Remove(d.File); err != nil {
		t.Fatal(err)
	}
	d.Tap("Check again")
	d.Says("1 document: 1 moved.", moved)
	d.Tap("Note its new place")
	if got := d.dossier(appeals).Documents[0].Path; got != "signed/2025 contract.pdf" {
		t.Errorf("its place is %s; toasts %v", got, d.Toasts)
	}
	if err := os.Remove(moved); err != nil {
		t.Fatal(err)
	}
	d.Tap("Check again")
	d.Says("1 document: 1 missing.", "It is neither where it was nor near there.")
	d.File = d.written("found.pdf", "abcde")
	d.Tap("Choose another file…")
	d.Says("1 document: 1 as noted.", "found.pdf")
	d.Tap("Remove document")
	d.Says("No document was noted.")
}

func TestADocumentOnTheWebIsOpenedAndNotCompared(t *testing.T) {
	d := onDesktop(t, plain, true)
	e := d.open(appeals, filesTab)
	e.change("documents", func(c *procurement.Dossier) {
		c.Documents = append(c.Documents, procurement.Document{Title: "Award notice", Path: "https://www.contractsfinder.service.gov.uk/notice/1"})
	}, nil)
	d.Says("On the web", "It is kept by somebody else at an address of the web.")
	if len(d.Buttons("Open in the browser")) != 1 || len(d.Buttons("Choose another file…")) != 0 || len(d.Buttons("Note it as it is now")) != 0 {
		t.Errorf("offered is %s", d.Words())
	}
}

func TestDocumentsAreNamedAndRemovedByTheKeyboard(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, filesTab)
	d.File = d.written("a.txt", "a")
	d.toTable()
	d.Press(fyne.KeyInsert)
	d.Write("Schedule 6")
	d.Press(fyne.KeyReturn)
	if got := d.dossier(appeals).Documents; len(got) != 1 || got[0].Title != "Schedule 6" {
		t.Errorf("noted is %+v; toasts %v", got, d.Toasts)
	}
	d.DeleteRow()
	if got := d.dossier(appeals).Documents; len(got) != 0 {
		t.Errorf("after Ctrl+Delete there are %+v", got)
	}
	d.File = filepath.Join(t.TempDir(), "not there.pdf")
	d.Tap("Add a document…")
	if len(d.Toasts) != 2 || len(d.dossier(appeals).Documents) != 0 {
		t.Errorf("a file that is not there: %v", d.Toasts)
	}
}

// Documents in all states, with long names, in all looks.
func TestNoDocumentIsCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.open(appeals, filesTab)
		for _, name := range []string{"Contract.pdf", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch.docx", "Schedule 6.xlsx"} {
			d.File = d.written("documents of the appeals contract/"+name, name)
			d.Tap("Add a document…")
		}
		d.written("documents of the appeals contract/Contract.pdf", "changed")
		if err := os.Remove(d.File); err != nil {
			t.Fatal(err)
		}
		d.Tap("Check again")
		d.Settle()
		d.NothingIsCutOff()
		d.fits("documents", look)
	}
}

func TestAllStatesOfADocumentAreToldApart(t *testing.T) {
	said := []string{}
	for state := procurement.DocumentAsNoted; state <= procurement.DocumentMissing; state++ {
		said = append(said, kit.Capital(state.Words()))
		if documentTones[state] == kit.ToneNone || (state != procurement.DocumentAsNoted) != (stateMeans[state] != "") {
			t.Errorf("%s has no tone or says nothing of what to do", state.Words())
		}
	}
	slices.Sort(said)
	if len(slices.Compact(said)) != 4 {
		t.Errorf("the states are %q", said)
	}
}
