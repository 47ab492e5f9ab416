//go:build ci

package app

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/tenders"
	"counterweight/app/ui/uitest"
)

// TestTheWindowAndTheCommandMakeTheSameDocuments makes each document of a tender by its button and by the command, at the same time of
// the same workspace, compares them byte by byte, and reads the tender back.
func TestTheWindowAndTheCommandMakeTheSameDocuments(t *testing.T) {
	var page *tenders.Page
	host := uitest.Show(t, kit.Theme{Scale: 1}, true, func(ws *store.Workspace, host kit.Host) uitest.View {
		page = tenders.New(ws, host)
		return page
	})
	host.Program = Version
	page.Show(kit.Thing{Kind: kit.TenderThing, Name: "T-007"})
	for _, button := range []string{"Excel", "Report", "Fill-in workbook"} {
		host.Tap(button)
	}
	commands := map[string]string{"T-007 evaluation.xlsx": "evaluation", "T-007 evaluation report.pdf": "evaluation", "T-007 tender.xlsx": "tender"}
	if len(host.Saved) != len(commands) {
		t.Errorf("the window saved %d documents, %v", len(host.Saved), host.Toasts)
	}
	folder := t.TempDir()
	for name, kind := range commands {
		out := filepath.Join(folder, name)
		var said bytes.Buffer
		w := testWorld(&said, &said)
		w.Now = uitest.Now
		if status := Run(t.Context(), []string{"export", host.Workspace.Path(), kind, "T-007", "-o", out}, w); status != statusDone {
			t.Fatalf("export of %s ended with %d: %s", name, status, &said)
		}
		written, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(written, host.Saved[name]) {
			t.Errorf("%s differs: %d bytes from the window, %d from the command", name, len(host.Saved[name]), len(written))
		}
	}
	stored, err := host.Workspace.Tender(t.Context(), "T-007")
	if err != nil {
		t.Fatal(err)
	}
	if read, notices, err := readTender(filepath.Join(folder, "T-007 tender.xlsx")); err != nil || len(notices) > 0 || read.Fingerprint() != stored.Fingerprint() {
		t.Errorf("the workbook to fill in comes back otherwise: %v, %v", notices, err)
	}
	for _, name := range []string{"Fernhill Digital", "Merrow Systems"} {
		if !sayIn(t, filepath.Join(folder, "T-007 evaluation.xlsx"), name) {
			t.Errorf("the evaluation does not name %s", name)
		}
	}
	if end := bytes.TrimSpace(host.Saved["T-007 evaluation report.pdf"]); !bytes.HasSuffix(end, []byte("%%EOF")) {
		t.Error("the report is cut off")
	}
}

// sayIn reports whether a cell of a workbook has these words.
func sayIn(t *testing.T, path, words string) bool {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, sheet := range book.GetSheetList() {
		cells, err := book.SearchSheet(sheet, words)
		if err != nil {
			t.Fatal(err)
		}
		if len(cells) > 0 {
			return true
		}
	}
	return false
}
