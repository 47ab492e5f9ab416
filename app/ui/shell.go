// Package ui is the window: the frame around all pages. It knows which pages there are and shows one of them; what a page shows is the
// page's own affair, and how its pieces look is the kit's.
package ui

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/store"
	"counterweight/app/ui/importing"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/scorecards"
	"counterweight/procurement/civil"
)

// View is a page as the shell needs it.
type View interface {
	Object() fyne.CanvasObject
	// Load reads what the page shows, the first time and whenever one of its tables changed.
	Load()
	// Show brings a thing of the page into sight.
	Show(kit.Thing)
	// Focus gives the keyboard to what the page is about, so that arrows and Enter answer at once.
	Focus()
	// Close ends what the page still does.
	Close()
}

// Exporter is a page that can make documents of what it shows.
type Exporter interface{ Documents() []kit.Document }

// Shell is an open workspace in the window: navigation at the left, a page beside it. It is the host of its pages.
type Shell struct {
	program   *Program
	workspace *store.Workspace
	writes    writes
	memory    *memory
	status    *status
	toasts    *toasts
	views     map[string]View // pages are built once and kept
	items     map[string]*navigationItem
	page      *fyne.Container
	frame     *fyne.Container // navigation and page
	guest     *fyne.Container // the navigation's place for an import in progress
	here      string
	name      string
	undo      string // what Undo would undo; empty for nothing
	redo      string
	steps     kit.Latest
	stale     map[string]bool      // pages to load again before they are shown
	ahead     any                  // what the page in front begins with, nil once it has it
	forget    func()               // ends the subscription to changes
	session   *importing.Session   // the file that is being brought in, nil for none
	incoming  *scorecards.Incoming // the same for a file of readings
	before    string               // where that was begun
}

// newShell is the window's content for a workspace; [Shell.show] puts it into the window.
func newShell(p *Program, workspace *store.Workspace) *Shell {
	s := &Shell{program: p, workspace: workspace, name: nameOf(workspace.Path()), steps: kit.Latest{Runner: p.runner}}
	s.writes = writes{runner: p.runner, began: s.saving, ended: s.saved}
	s.memory = newMemory(workspace, p.runner)
	s.forget = workspace.Subscribe(func(change store.Change) {
		p.runner.Back(func() { s.changed(change) })
	})
	return s
}

// show builds everything and brings the page to the front that was there last.
func (s *Shell) show(left leftAs) {
	s.name, s.memory.known, s.ahead = left.name, left.looks, left.ahead
	s.rebuild()
	s.ahead = nil
	s.lookForSteps()
	s.watchTyping()
}

// watched is how soon the status tells that something typed is not saved yet.
const watched = 300 * time.Millisecond

// watchTyping keeps the status from calling everything saved while a field holds something that was typed.
func (s *Shell) watchTyping() {
	s.program.runner.Later(watched, func() {
		if s.program.shell != s {
			return
		}
		s.status.follow(s.program.typing() != nil)
		s.watchTyping()
	})
}

// rebuild builds everything anew, in the present look.
func (s *Shell) rebuild() {
	here := s.here
	if here == "" {
		here = s.memory.Recall("page")
	}
	s.closeViews()
	s.build()
	if here != importPage || !s.isImporting() {
		here = frontPage(here)
	}
	s.Go(here)
}

func (s *Shell) build() {
	s.views, s.items, s.stale = map[string]View{}, map[string]*navigationItem{}, map[string]bool{}
	s.page = container.NewStack()
	said := "All changes saved"
	if s.status != nil {
		said = s.status.said
	}
	s.status, s.toasts = newStatus(said), newToasts(s.program.runner)
	window := s.program.window
	window.SetTitle(s.name + " – Counterweight")
	window.SetMainMenu(s.program.menu())
	s.frame = container.NewBorder(nil, nil, s.navigation(), nil, s.page)
	layer := s.program.fill(container.NewStack(s.frame, s.toasts.layer))
	layer.OnEscape = s.escape
}

// navigation is the dark column at the left.
func (s *Shell) navigation() fyne.CanvasObject {
	name := kit.Text(s.name, theme.SizeNameCaptionText, false, kit.OnDarkLow)
	list := kit.Stack(0, kit.Pad(16, 14, 18, 8, kit.Stack(2, kit.Text("Counterweight", theme.SizeNameSubHeadingText, true, kit.OnDark), name)))
	for _, e := range entries {
		item := newNavigationItem(e.name, e.icon(), func() { s.turnTo(e.name) })
		s.items[e.name] = item
		list.Add(item)
	}
	s.guest = container.NewStack()
	list.Add(s.guest)
	s.showImport()
	foot := kit.Pad(8, 14, 18, 8, s.status.object())
	width := canvas.NewRectangle(kit.Colours().Navigation)
	width.SetMinSize(fyne.NewSize(kit.Scaled(196), 0))
	return container.NewStack(width, container.NewBorder(nil, foot, nil, nil, list))
}

// turnTo is what the navigation does: it brings the page to the front, and from a thing that is open on it back to the list. With a
// dialog in front it does nothing.
func (s *Shell) turnTo(name string) {
	if s.program.window.Canvas().Overlays().Top() != nil {
		return // a dialog is answered first: it is about the page behind it
	}
	if name == s.here {
		s.escape()
		return
	}
	s.Go(name)
}

// Go brings the page with this name to the front.
func (s *Shell) Go(name string) {
	view := s.views[name]
	if view == nil {
		view = entryNamed(name).open(s)
		s.views[name] = view
		s.stale[name] = true
	}
	if item := s.items[s.here]; item != nil {
		item.setHere(false)
	}
	s.here = name
	if item := s.items[name]; item != nil {
		item.setHere(true)
	}
	s.program.window.Canvas().Unfocus() // no key may reach the page that was left, also where nothing on the new one takes the keyboard yet
	s.page.Objects = []fyne.CanvasObject{view.Object()}
	s.page.Refresh()
	s.refresh()
	view.Focus()
	s.Remember("page", name)
}

// Escaper is a page on which Escape goes back a step.
type Escaper interface{ Escape() }

// escape goes back a step on the page in front.
func (s *Shell) escape() {
	if view, ok := s.views[s.here].(Escaper); ok {
		view.Escape()
	}
}

// refresh loads the page in front if what it shows was changed.
func (s *Shell) refresh() {
	if s.stale[s.here] {
		delete(s.stale, s.here)
		s.views[s.here].Load()
	}
}

// frontPage is the page to bring to the front for one that was there last: the first where none was, or it is there no more.
func frontPage(last string) string {
	if slices.ContainsFunc(entries, func(e entry) bool { return e.name == last }) {
		return last
	}
	return entries[0].name
}

func entryNamed(name string) entry {
	for _, e := range allEntries() {
		if e.name == name {
			return e
		}
	}
	panic("ui: there is no page " + name)
}

// View is the page with this name, nil while it was not opened.
func (s *Shell) View(name string) View { return s.views[name] }

// changed marks the pages whose tables a change touched, and loads the one in front.
func (s *Shell) changed(change store.Change) {
	for _, e := range allEntries() {
		if s.views[e.name] != nil && change.Touches(e.tables...) {
			s.stale[e.name] = true
		}
	}
	s.refresh()
	s.lookForSteps()
}

// lookForSteps asks what Undo and Redo would do, and names it in the menu.
func (s *Shell) lookForSteps() {
	s.steps.Do(func(ctx context.Context) func() {
		undo, _ := s.workspace.UndoLabel(ctx) // a label that can't be read leaves the command grey; the next change asks again
		redo, _ := s.workspace.RedoLabel(ctx)
		notices := noticesOf(s.workspace)
		return func() {
			if s.status.warn(notices) {
				s.frame.Refresh()
			}
			if undo != s.undo || redo != s.redo {
				s.undo, s.redo = undo, redo
				s.program.window.SetMainMenu(s.program.menu())
			}
		}
	})
}

func (s *Shell) closeViews() {
	for _, view := range s.views {
		view.Close()
	}
}

// close ends what the pages do; what is queued is still written.
func (s *Shell) close() {
	s.steps.Stop()
	s.closeViews()
	s.forget()
}

// Runner runs reading off the UI goroutine.
func (s *Shell) Runner() kit.Runner { return s.program.runner }

// Now is the time by the program's clock.
func (s *Shell) Now() time.Time { return s.program.services.Now() }

// Today is the day by the program's clock.
func (s *Shell) Today() civil.Date { return civil.Of(s.Now()) }

// Version is the program's version.
func (s *Shell) Version() string { return s.program.services.Version }

// Window is the program's window.
func (s *Shell) Window() fyne.Window { return s.program.window }

// Change queues a change; see [kit.Host].
func (s *Shell) Change(label string, change func(context.Context) error, done func(error)) {
	s.writes.add(write{label, change, done})
}

// Work queues a change that may take long; see [kit.Host].
func (s *Shell) Work(title string, work func(ctx context.Context, report func(done, of int)) error, done func(error)) {
	kit.Progress(inQueue{s}, title, work, done)
}

// inQueue is a shell whose work waits for its turn among the changes.
type inQueue struct{ *Shell }

// Runner puts work off the UI goroutine by queueing it as a change.
func (q inQueue) Runner() kit.Runner {
	runner := q.program.runner
	runner.Away = func(work func()) {
		q.writes.add(write{change: func(context.Context) error {
			work()
			return nil
		}})
	}
	return runner
}

func (s *Shell) saving() { s.status.say("Saving…") }

func (s *Shell) saved(w write, err error, more bool) {
	if !more {
		s.status.say("All changes saved " + s.Now().Format("15:04"))
	}
	switch {
	case w.done != nil:
		w.done(err)
	case err != nil:
		s.Toast(w.label + ": " + endedWith(err.Error()) + " Nothing was changed.")
	}
}

// Toast says something that needs no answer.
func (s *Shell) Toast(text string, actions ...kit.ToastAction) { s.toasts.show(text, actions) }

// ToUndo takes the last change back.
func (s *Shell) ToUndo() kit.ToastAction { return kit.ToastAction{Text: "Undo", Do: s.program.undo} }

// Open shows a thing on its page.
func (s *Shell) Open(thing kit.Thing) {
	for _, e := range entries {
		for _, kind := range e.holds {
			if kind == thing.Kind {
				s.Go(e.name)
				s.views[e.name].Show(thing)
				return
			}
		}
	}
}

// Recall and Remember keep what pages look like.
func (s *Shell) Recall(key string) string { return s.memory.Recall(key) }

// Remember keeps a value for [Shell.Recall].
func (s *Shell) Remember(key, value string) { s.memory.Remember(key, value) }

// Save asks where to keep a document, and writes it there.
func (s *Shell) Save(name string, write func(context.Context, io.Writer) error) {
	s.SaveInSteps(name, func(ctx context.Context, w io.Writer, _ func(done, of int)) error { return write(ctx, w) })
}

// SaveInSteps is Save for a document that tells how many of its pages are done.
func (s *Shell) SaveInSteps(name string, write func(ctx context.Context, w io.Writer, report func(done, of int)) error) {
	proposed := filepath.Join(filepath.Dir(s.workspace.Path()), name)
	s.program.askPath("Save "+filepath.Base(name), proposed, "Save", func(path string) {
		s.program.workInSteps("Saving "+filepath.Base(path), func(ctx context.Context, report func(done, of int)) error {
			return store.WriteNew(path, func(w io.Writer) error { return write(ctx, w, report) })
		}, func() { s.Toast("Saved " + path + ".") })
	})
}

// AskFile asks for an existing file, beginning beside the workspace.
func (s *Shell) AskFile(title, action string, use func(path string)) {
	s.program.askFile(title, action, kindOfFile{folders: s.program.folders()}, use)
}

// PageKey is a page's name and the key that brings it to the front, with Alt.
type PageKey struct{ Name, Key string }

// Pages are the pages in the order of the navigation.
func Pages() []PageKey {
	keys := make([]PageKey, len(entries))
	for i, e := range entries {
		keys[i] = PageKey{e.name, string(e.key)}
	}
	return keys
}

// Here is the name of the page in front.
func (s *Shell) Here() string { return s.here }
