package ui

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
)

// Services are what the window needs from the program around it: the clock, the author and the files come in from outside.
type Services struct {
	// Open opens a workspace for writing, in the name of an author.
	Open func(ctx context.Context, path, author string) (*store.Workspace, error)
	// Create makes a workspace and opens it for writing; with sample, one that holds the sample office.
	Create func(ctx context.Context, path, author string, sample bool) (*store.Workspace, error)
	// Import reads a tender file or a filled-in tender workbook into a workspace and says what came of it.
	Import func(ctx context.Context, workspace *store.Workspace, path string) (summary string, err error)
	// Copy and Restore make a file from another, which stays as it is; the new one must not exist.
	Copy, Restore func(ctx context.Context, from, to string) error
	// Salvage makes a workspace of what can be read of a damaged one.
	Salvage func(ctx context.Context, from, to string) error
	// Now tells the time.
	Now func() time.Time
	// Folder is where new workspaces are proposed to be kept.
	Folder string
	// User is who is logged in: the author until another name is given.
	User string
	// Version names the program for Help.
	Version string
}

// Program is the window over its whole life: the start page, then one workspace after another.
type Program struct {
	window   fyne.Window
	services Services
	settings settings
	runner   kit.Runner
	shell    *Shell // nil on the start page
	opening  kit.Latest
}

// Start fills the window with the workspace at path; without a path with the last one that was open, else with the start page.
func Start(w fyne.Window, path string, services Services, preferences fyne.Preferences, runner kit.Runner) *Program {
	p := &Program{
		window: w, services: services, settings: settings{preferences}, runner: runner,
		opening: kit.Latest{Runner: runner},
	}
	w.SetPadded(false)
	w.SetMaster()
	w.SetCloseIntercept(p.Quit)
	p.restyle()
	w.Resize(p.settings.windowSize())
	if path == "" {
		path = p.settings.lastWorkspace()
	}
	if path == "" {
		p.showStart(nil)
		return p
	}
	p.Open(path)
	return p
}

// Shell is the open workspace's content of the window, nil on the start page.
func (p *Program) Shell() *Shell { return p.shell }

// fill puts content into the window, below whatever may float above it. F1 explains it, also where nothing has the keyboard.
func (p *Program) fill(content fyne.CanvasObject) *kit.Layer {
	layer := kit.Layered(content)
	layer.OnHelp = p.explain
	p.window.SetContent(layer)
	p.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch {
		case e.Name == fyne.KeyF1:
			p.explain()
		case e.Name == fyne.KeyEscape && layer.OnEscape != nil:
			layer.OnEscape()
		}
	})
	return layer
}

// restyle sets the look that the user chose.
func (p *Program) restyle() {
	fyne.CurrentApp().Settings().SetTheme(&kit.Theme{Mode: p.settings.mode(), Scale: p.settings.textScale(), Roomy: p.settings.roomy()})
}

// Open shows another workspace in place of the present one. A workspace that can't be opened leaves the present one as it is.
func (p *Program) Open(path string) {
	author := p.settings.author(p.services.User)
	p.bring(path, func(ctx context.Context) (*store.Workspace, error) { return p.services.Open(ctx, path, author) }, nil)
}

// Create makes a workspace and shows it.
func (p *Program) Create(path string, sample bool) { p.create(path, sample, nil) }

// create makes a workspace, shows it, and then goes on; then may be nil.
func (p *Program) create(path string, sample bool, then func()) {
	author := p.settings.author(p.services.User)
	p.bring(path, func(ctx context.Context) (*store.Workspace, error) {
		return p.services.Create(ctx, path, author, sample)
	}, then)
}

// bring opens a workspace off the UI goroutine, shows it, and goes on, or says why it can't be opened.
func (p *Program) bring(path string, open func(context.Context) (*store.Workspace, error), then func()) {
	if p.shell != nil && samePath(p.shell.workspace.Path(), path) {
		return
	}
	if p.shell == nil {
		p.window.SetContent(message("Opening "+nameOf(path)+"…", ""))
	}
	p.opening.Do(func(ctx context.Context) func() {
		workspace, err := open(ctx)
		var left leftAs
		if err == nil { // read here, so that the window is built once
			kit.LoadFonts()
			left = leftIn(ctx, workspace, civil.Of(p.services.Now()))
		}
		return func() {
			if err != nil {
				p.refused(path, err)
				return
			}
			p.adopt(workspace, left, then)
		}
	})
}

// adopt closes the present workspace, shows another, and goes on.
func (p *Program) adopt(workspace *store.Workspace, left leftAs, then func()) {
	p.leave(func() {
		p.settings.opened(workspace.Path())
		p.shell = newShell(p, workspace)
		p.shell.show(left)
		if then != nil {
			then()
		}
	})
}

// leave closes the workspace once everything that was typed is written, and then goes on.
func (p *Program) leave(then func()) {
	if p.shell == nil {
		then()
		return
	}
	shell := p.shell
	p.window.Canvas().Unfocus() // leaving the field queues what was typed
	shell.close()
	p.runner.Away(func() {
		shell.writes.wait()
		err := shell.workspace.Close()
		p.runner.Back(func() {
			p.shell = nil
			if err != nil {
				fyne.LogError("close "+shell.workspace.Path(), err)
			}
			then()
		})
	})
}

// Quit closes the window once everything is written.
func (p *Program) Quit() {
	p.settings.setWindowSize(p.window.Canvas().Size())
	p.opening.Stop()
	p.leave(func() {
		p.window.SetCloseIntercept(nil)
		p.window.Close()
	})
}

// samePath reports whether two paths lead to the same place, as far as their words tell.
func samePath(a, b string) bool {
	x, _ := filepath.Abs(a)
	y, _ := filepath.Abs(b)
	return x == y
}

// nameOf is a workspace file's name without its ending.
func nameOf(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}
