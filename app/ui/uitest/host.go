// Package uitest is the window around a page in a test: a real workspace, the toolkit's test driver, and a host that makes changes at
// once. Only tests import it.
package uitest

import (
	"bytes"
	"cmp"
	"context"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest/many"
	"counterweight/assets"
	"counterweight/procurement/civil"
)

// View is the page in the window.
type View interface {
	Object() fyne.CanvasObject
	Load()
	Show(kit.Thing)
}

// Host is a [kit.Host] for a page under test. Everything runs on the test's goroutine.
type Host struct {
	*Hand
	Workspace *store.Workspace
	View      View
	Toasts    []string
	Saved     map[string][]byte // documents by the name that was proposed
	Program   string            // the program's version
	Steps     [][2]int          // how much of the last document was done, of how much
	File      string            // the path that is chosen when a file is asked for; none for giving up

	memory map[string]string
	runner kit.Runner
}

// Now is the evening before the board.
func Now() time.Time { return many.Today() }

// Options open a workspace of a test for writing.
func Options() store.Options {
	return store.Options{Mode: store.Writing, Author: "Ann Lee", Clock: Now, WithoutBackups: true}
}

// Beginnings are what a workspace of a test starts with: the sample, or nothing.
func Beginnings(t testing.TB, sample bool) (with desk.Beginnings) {
	t.Helper()
	if !sample {
		return with
	}
	files, err := fs.Sub(assets.Files, assets.Sample)
	if err != nil {
		t.Fatal(err)
	}
	templates, err := assets.Files.ReadFile(assets.Scorecards)
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := assets.Files.ReadFile(assets.Roles)
	if err != nil {
		t.Fatal(err)
	}
	if with.Roles, err = desk.ReadRoleCatalogue(catalogue); err != nil {
		t.Fatal(err)
	}
	if catalogue, err = assets.Files.ReadFile(assets.Governance); err != nil {
		t.Fatal(err)
	}
	if with.Governance, err = desk.ReadGovernanceCatalogue(catalogue); err != nil {
		t.Fatal(err)
	}
	if with.Sample, err = desk.ReadSample(files, templates, with.Roles, with.Governance); err != nil {
		t.Fatal(err)
	}
	return with
}

// Workspace is a new workspace in a file of its own, open for writing until the test ends.
func Workspace(t testing.TB, sample bool) *store.Workspace {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.cw")
	if err := desk.NewWorkspace(t.Context(), path, Options(), Beginnings(t, sample)); err != nil {
		t.Fatal(err)
	}
	return opened(t, path)
}

func opened(t testing.TB, path string) *store.Workspace {
	t.Helper()
	ws, err := store.Open(t.Context(), path, Options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ws.Close(); err != nil {
			t.Error(err)
		}
	})
	return ws
}

// Many is a workspace with as much in it as the window must take, open for writing until the test ends.
func Many(t testing.TB) *store.Workspace {
	t.Helper()
	return opened(t, ManyFile(t))
}

// ManyFile is the path of such a workspace that nobody has open.
func ManyFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "many.cw")
	if err := desk.NewWorkspace(t.Context(), path, Options(), desk.Beginnings{Sample: many.Office()}); err != nil {
		t.Fatal(err)
	}
	return path
}

// Show puts a page over a new workspace into a window as large as the place beside the navigation at 1366×768.
func Show(t testing.TB, look kit.Theme, sample bool, open func(*store.Workspace, kit.Host) View) *Host {
	t.Helper()
	return show(t, look, Workspace(t, sample), kit.Inline, open)
}

// Plain is how the window looks where nothing was chosen.
var Plain = kit.Theme{Scale: 1}

// Front is [Show] for a page of a type that its package's tests know, with the keyboard in it.
func Front[P interface {
	View
	Focus()
}](t testing.TB, look kit.Theme, sample bool, open func(*store.Workspace, kit.Host) P,
) (h *Host, page P) {
	t.Helper()
	h = Show(t, look, sample, func(ws *store.Workspace, host kit.Host) View {
		page = open(ws, host)
		return page
	})
	page.Focus()
	return h, page
}

func show(t testing.TB, look kit.Theme, ws *store.Workspace, runner kit.Runner, open func(*store.Workspace, kit.Host) View) *Host {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look)
	h := &Host{
		Hand: NewHand(t, test.NewTempWindow(t, nil)), Workspace: ws,
		Saved: map[string][]byte{}, memory: map[string]string{}, runner: runner,
	}
	h.window.SetPadded(false)
	h.View = open(h.Workspace, h)
	layer := kit.Layered(h.View.Object())
	if view, ok := h.View.(interface{ Escape() }); ok {
		layer.OnEscape = view.Escape
	}
	h.window.SetContent(layer)
	h.window.Resize(fyne.NewSize(1170, 768))
	h.View.Load()
	return h
}

// Runner runs everything at once.
func (h *Host) Runner() kit.Runner { return h.runner }

// Change makes the change at once and lets the page read again, as the window does.
func (h *Host) Change(_ string, change func(context.Context) error, done func(error)) {
	var err error
	h.runner.Away(func() { err = change(h.T.Context()) })
	switch {
	case done != nil:
		done(err)
	case err != nil:
		h.Toast(err.Error())
	}
	h.View.Load()
}

// Work makes the change at once, however long it takes.
func (h *Host) Work(_ string, work func(ctx context.Context, report func(done, of int)) error, done func(error)) {
	done(work(h.T.Context(), func(int, int) {}))
	h.View.Load()
}

// Toast keeps what is said.
func (h *Host) Toast(text string, _ ...kit.ToastAction) { h.Toasts = append(h.Toasts, text) }

// Open shows a thing on the page, whichever page it belongs to.
func (h *Host) Open(thing kit.Thing) { h.View.Show(thing) }

// Import says that a file was asked for.
func (h *Host) Import() { h.Toast("A file is asked for.") }

// Export says that documents are offered.
func (h *Host) Export() { h.Toast("Documents are offered.") }

// AskFile chooses the file that the test said.
func (h *Host) AskFile(_, _ string, use func(path string)) {
	if h.File != "" {
		use(h.File)
	}
}

// Recall and Remember keep looks for the length of the test.
func (h *Host) Recall(key string) string { return h.memory[key] }

// Remember keeps a look.
func (h *Host) Remember(key, value string) { h.memory[key] = value }

// Now is the time of [Now].
func (h *Host) Now() time.Time { return Now() }

// Version is that of no release, unless the test says which.
func (h *Host) Version() string { return cmp.Or(h.Program, "test") }

// Today is the day of [Now].
func (h *Host) Today() civil.Date { return civil.Of(Now()) }

// Save keeps the document in memory.
func (h *Host) Save(name string, write func(context.Context, io.Writer) error) {
	h.SaveInSteps(name, func(ctx context.Context, w io.Writer, _ func(done, of int)) error { return write(ctx, w) })
}

// SaveInSteps keeps the document in memory, and how far it said to be.
func (h *Host) SaveInSteps(name string, write func(ctx context.Context, w io.Writer, report func(done, of int)) error) {
	var file bytes.Buffer
	h.Steps = nil
	if err := write(h.T.Context(), &file, func(done, of int) { h.Steps = append(h.Steps, [2]int{done, of}) }); err != nil {
		h.Toast(err.Error())
		return
	}
	h.Saved[name] = file.Bytes()
}

// Undo takes back the last change, as Ctrl+Z does, and says what it was.
func (h *Host) Undo() string {
	h.T.Helper()
	label, err := h.Workspace.Undo(h.T.Context(), nil)
	if err != nil {
		h.T.Fatal(err)
	}
	h.View.Load()
	return label
}

// ToUndo takes the last change back.
func (h *Host) ToUndo() kit.ToastAction {
	return kit.ToastAction{Text: "Undo", Do: func() { h.Undo() }}
}

// UndoLabel is what Undo would undo.
func (h *Host) UndoLabel() string {
	h.T.Helper()
	label, err := h.Workspace.UndoLabel(h.T.Context())
	if err != nil {
		h.T.Fatal(err)
	}
	return label
}

// A Look is a theme and a place beside the navigation in which pages must look right.
type Look struct {
	Name  string
	Theme kit.Theme
	Size  fyne.Size
}

// Looks are those of a laptop of 1366×768 in both themes and with the largest text, and of a window of 1280×720.
var Looks = []Look{
	{"light", kit.Theme{Scale: 1}, fyne.NewSize(1170, 768)},
	{"dark", kit.Theme{Mode: kit.DarkMode, Scale: 1}, fyne.NewSize(1170, 768)},
	{"small", kit.Theme{Scale: 1}, fyne.NewSize(1084, 720)},
	{"large-text", kit.Theme{Scale: 1.5}, fyne.NewSize(1072, 768)},
}

// Fits makes sure that the window does not have to grow for the page.
func (h *Host) Fits(what string, size fyne.Size) {
	h.T.Helper()
	if least := h.View.Object().MinSize(); least.Width > size.Width || least.Height > size.Height {
		h.T.Errorf("%s needs %v of %v", what, least, size)
	}
}

// Words is everything that an object says and that is in sight.
func Words(o fyne.CanvasObject) string {
	var words []string
	for _, o := range InSight(o) {
		switch o := o.(type) {
		case *canvas.Text:
			words = append(words, o.Text)
		case *kit.Wrapped:
			words = append(words, o.Text())
		case *kit.Line:
			words = append(words, o.Text())
		}
	}
	return strings.Join(words, "\n")
}

// Picture keeps what a window shows as a PNG in the folder that COUNTERWEIGHT_PICTURES names; without it nothing is kept.
func Picture(t testing.TB, w fyne.Window, name string) {
	t.Helper()
	folder := os.Getenv("COUNTERWEIGHT_PICTURES")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
