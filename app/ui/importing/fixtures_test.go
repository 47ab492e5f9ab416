package importing

import (
	"os"
	"path/filepath"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/assets/beside"
)

// Real files.
const (
	gCloud  = "data/registers/G-Cloud-Total-Spend-13-12-13.csv"
	search  = "data/registers/contracts-finder-search-export-300.csv"
	finder  = "data/ocds/real/cf-2025-01-package-100.redacted.json"
	tenders = "data/ocds/real/fts-2026-10-06-package-4.json"
)

var plain = uitest.Plain

// desktop is the window around the page, for a test.
type desktop struct {
	*uitest.Host
	page *Page
	went []string // where the page led
}

// onDesktop shows the page of a file over a new workspace, with the sample in it where that is wanted.
func onDesktop(t *testing.T, look kit.Theme, sample bool, path string) *desktop {
	t.Helper()
	d := &desktop{}
	d.Host = uitest.Show(t, look, sample, func(ws *store.Workspace, host kit.Host) uitest.View {
		d.page = New(ws, host, NewSession(path), d.ways())
		return d.page
	})
	d.page.Focus()
	return d
}

func (d *desktop) ways() Ways {
	goes := func(where string) func() { return func() { d.went = append(d.went, where) } }
	return Ways{Leave: goes("leave"), Show: func(k desk.ImportKind) { goes("show " + k.String())() }}
}

// again begins with another file, or the same.
func (d *desktop) again(path string) {
	d.T.Helper()
	d.page.Close()
	d.page = New(d.Workspace, d.Host, NewSession(path), d.ways())
	d.View = d.page
	d.Window().SetContent(kit.Layered(d.page.Object()))
	d.page.Load()
	d.page.Focus()
}

// given is the path of a file that others made.
func given(t testing.TB, path string) string {
	t.Helper()
	return beside.Path(t, path)
}

// written is a file with this content.
func written(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// fits makes sure that nothing is cut off, and keeps a picture.
func (d *desktop) fits(what string, look uitest.Look) {
	d.T.Helper()
	d.shows(what, look)
	d.NothingIsCutOff()
}

// shows keeps a picture of what may scroll sideways, and makes sure that the window did not have to grow.
func (d *desktop) shows(what string, look uitest.Look) {
	d.T.Helper()
	d.Settle()
	d.Fits(what+" in "+look.Name, look.Size)
	d.Picture("importing " + what + " " + look.Name)
}
