//go:build ci

package app

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/tenders"
	"counterweight/app/ui/uitest"
)

// TestTheWindowAndTheCommandMakeTheSameDocuments makes each document of a tender by its button and by the command, at the same time of
// the same workspace, and compares them byte by byte.
func TestTheWindowAndTheCommandMakeTheSameDocuments(t *testing.T) {
	var page *tenders.Page
	host := uitest.Show(t, kit.Theme{Scale: 1}, true, func(ws *store.Workspace, host kit.Host) uitest.View {
		page = tenders.New(ws, host)
		return page
	})
	host.Program = Version
	page.Show(kit.Thing{Kind: kit.TenderThing, Name: "T-007"})
	for _, d := range page.Documents() {
		d.Save()
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
}
