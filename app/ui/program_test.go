package ui

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/tenders"
	"counterweight/app/ui/uitest"
)

// servicesIn are the services of a program whose files are in a folder.
func servicesIn(t testing.TB, folder string) Services {
	sample := uitest.Beginnings(t, true)
	return Services{
		Open: func(ctx context.Context, path, author string) (*store.Workspace, error) {
			return store.Open(ctx, path, options(author))
		},
		Create: func(ctx context.Context, path, author string, withSample bool) (*store.Workspace, error) {
			with := desk.Beginnings{}
			if withSample {
				with = sample
			}
			if err := desk.NewWorkspace(ctx, path, options(author), with); err != nil {
				return nil, err
			}
			return store.Open(ctx, path, options(author))
		},
		Copy:    store.Backup,
		Restore: store.Restore,
		Salvage: func(ctx context.Context, from, to string) error {
			_, err := store.Salvage(ctx, from, to, options("Ann Lee"), nil)
			return err
		},
		Now:     uitest.Now,
		Folder:  folder,
		User:    "Ann Lee",
		Version: "test",
	}
}

func options(author string) store.Options {
	o := uitest.Options()
	o.Author = author
	return o
}

// started is a program in a window of the test driver; everything runs on the test's goroutine.
func started(t *testing.T, path string) (*Program, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	p := Start(w, path, servicesIn(t, t.TempDir()), app.Preferences(), kit.Inline)
	w.Resize(fyne.NewSize(1366, 768))
	t.Cleanup(func() { p.leave(func() {}) })
	return p, w
}

func TestFirstStartLeadsToARankedTender(t *testing.T) {
	p, _ := started(t, "")
	if p.Shell() != nil {
		t.Fatal("a workspace is open before one was chosen")
	}
	if !p.takeName("  Ann Lee ") {
		t.Fatal("a name was not taken")
	}
	p.openSample()
	shell := p.Shell()
	if shell == nil {
		t.Fatal("the sample did not open")
	}
	shell.Go("Tenders")
	page := shell.View("Tenders").(*tenders.Page)
	if !strings.Contains(page.Facts(), "tenders") {
		t.Errorf("the page says %q", page.Facts())
	}
	if got := page.First("FCDO-EHS-2023"); got != "Bidder E" {
		t.Errorf("the page says that %q is first in the evaluation of 2023, want Bidder E", got)
	}
	if shell.undo == "" {
		t.Error("Edit, Undo does not name the last change")
	}
}

func TestASecondStartOpensTheWorkspaceThatWasOpenLast(t *testing.T) {
	p, _ := started(t, "")
	p.takeName("Ann Lee")
	path := filepath.Join(t.TempDir(), "Our partnerships.cw")
	p.Create(path, false)
	if p.Shell() == nil || p.Shell().name != "Our partnerships" {
		t.Fatal("the new workspace did not open")
	}
	p.closeWorkspace()
	if p.Shell() != nil {
		t.Fatal("the workspace did not close")
	}
	again := Start(test.NewTempWindow(t, nil), "", servicesIn(t, t.TempDir()), fyne.CurrentApp().Preferences(), kit.Inline)
	t.Cleanup(func() { again.leave(func() {}) })
	if again.Shell() == nil || again.Shell().workspace.Path() != path {
		t.Error("the last workspace did not open again")
	}
}

func TestAWorkspaceThatSomebodyHasOpenIsRefusedInWords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "taken.cw")
	holder, err := store.Create(t.Context(), path, options("Bo Kay"))
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	p, w := started(t, path)
	if p.Shell() != nil {
		t.Fatal("a workspace was opened twice")
	}
	if words := uitest.Words(w.Content()); !strings.Contains(words, "open") {
		t.Errorf("the start page does not say why: %s", words)
	}
}

func TestAPagesOwnKeyLeadsBackFromWhatIsOpenToItsList(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	d.keys(alt, fyne.Key3)
	list := d.Words()
	d.Press(fyne.KeyReturn)
	if d.Words() == list {
		t.Fatal("Enter opened no contract")
	}
	d.keys(alt, fyne.Key3)
	if got := d.Words(); got != list {
		t.Errorf("Alt+3 on an open contract shows\n%s\nnot the list\n%s", got, list)
	}
}
