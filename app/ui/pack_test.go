package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/packs"
)

// TestFromFirstStartToASavedPackByKeyboardAlone is a newcomer's way: the sample, the pack for the next board, one section left out and one
// moved, the file, and the mark that it was sent.
func TestFromFirstStartToASavedPackByKeyboardAlone(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.ToButton("Open the sample")
	d.Press(fyne.KeyReturn)
	d.keys(alt, fyne.Key9)
	page, is := d.program.shell.View("Packs").(*packs.Page)
	if !is {
		t.Fatalf("Alt+9 leads to %s", d.program.shell.Here())
	}
	if want := "C-014 Appeals delivery partner · Appeals monthly board, 25 Nov 2026"; !strings.HasPrefix(page.Facts(), want) {
		t.Fatalf("the pack is about %s, want %s", page.Facts(), want)
	}
	pages := page.Pages()
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	d.Write(" ")
	if page.Pages() >= pages {
		t.Errorf("without a section it has %d pages, and with it %d", page.Pages(), pages)
	}
	d.Press(fyne.KeyEnd, fyne.KeyReturn)
	if page.Front() != page.Pages() && page.Front() != page.Pages()-1 {
		t.Errorf("Enter on the sources turned to page %d of %d", page.Front(), page.Pages())
	}

	path := filepath.Join(t.TempDir(), "Board pack.pdf")
	d.keys(control, fyne.KeyE)
	d.saying("Pack as a PDF")
	d.Press(fyne.KeyReturn)
	d.Retype(path)
	d.Press(fyne.KeyReturn)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := bytes.Count(file, []byte("/Type /Page\n")); got != page.Pages() {
		t.Errorf("the file has %d pages, the window %d", got, page.Pages())
	}

	d.ToButton("Mark as sent")
	d.Press(fyne.KeyReturn)
	sent, err := d.program.shell.workspace.SentPacks(t.Context(), 0)
	if err != nil || len(sent) != 1 {
		t.Fatalf("%d packs were sent: %v", len(sent), err)
	}
	kept, err := d.program.shell.workspace.PackBytes(t.Context(), sent[0].ID)
	if err != nil || !bytes.Equal(kept, file) {
		t.Errorf("kept as sent are %d bytes, not the %d of the file: %v", len(kept), len(file), err)
	}
	d.keys(alt, fyne.Key3)
	d.keys(alt, fyne.Key9)
	if page.Pages() >= pages {
		t.Error("coming back, the section that was left out is in again")
	}
}
