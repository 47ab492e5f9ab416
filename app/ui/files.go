package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// ending is what workspace files are called.
const ending = ".cw"

// askNew makes an empty workspace where the user says.
func (p *Program) askNew() {
	p.askPath("New workspace", filepath.Join(p.services.Folder, "Partnerships"+ending), "Create", func(path string) { p.Create(path, false) })
}

// askRegister makes a workspace where the user says, and asks for the file to begin it with.
func (p *Program) askRegister() {
	p.askPath("New workspace for a register", filepath.Join(p.services.Folder, "Partnerships"+ending), "Create", func(path string) {
		p.create(path, false, p.askImport)
	})
}

// openSample opens the sample workspace, made the first time. It may be thrown away like any file.
func (p *Program) openSample() {
	path := p.samplePath()
	if exists(path) {
		p.Open(path)
		return
	}
	p.Create(path, true)
}

func (p *Program) askOpen() {
	p.askFile("Open workspace", "Open", p.workspaces(), p.Open)
}

// askCopy keeps a copy of the open workspace under another name.
func (p *Program) askCopy() {
	from := p.shell.workspace.Path()
	proposed := strings.TrimSuffix(from, filepath.Ext(from)) + " copy" + filepath.Ext(from)
	p.askPath("Save a copy", proposed, "Save", func(to string) {
		p.work("Saving a copy", func(ctx context.Context) error { return p.services.Copy(ctx, from, to) },
			func() { p.Toast("Saved a copy as " + to + ".") })
	})
}

// backUp keeps a copy of the open workspace in its folder of backups, without asking.
func (p *Program) backUp() {
	workspace, made := p.shell.workspace, ""
	p.work("Backing up", func(ctx context.Context) (err error) {
		made, err = workspace.BackupNow(ctx)
		return err
	}, func() { p.Toast("Backed up as " + made + ".") })
}

func (p *Program) askRestore() {
	p.askFile("Restore a backup", "Continue", p.backups(), p.askRestoreOf)
}

func (p *Program) closeWorkspace() {
	p.leave(func() { p.showStart(nil) })
}

// work makes a file; it shows progress and can be cancelled, and says what went wrong.
func (p *Program) work(title string, do func(context.Context) error, done func()) {
	p.workInSteps(title, func(ctx context.Context, _ func(done, of int)) error { return do(ctx) }, done)
}

// workInSteps is work that tells how much of it is done.
func (p *Program) workInSteps(title string, do func(ctx context.Context, report func(done, of int)) error, done func()) {
	kit.Progress(p, title, do, func(err error) {
		switch {
		case err == nil:
			done()
		case !errors.Is(err, context.Canceled):
			p.tell(title+" did not work", err.Error())
		}
	})
}

// Runner runs work off the UI goroutine.
func (p *Program) Runner() kit.Runner { return p.runner }

// Window is the program's window.
func (p *Program) Window() fyne.Window { return p.window }

// Toast says something that needs no answer; on the start page, where there is nowhere for toasts, it is told.
func (p *Program) Toast(text string, actions ...kit.ToastAction) {
	if p.shell == nil {
		p.tell("Done", text)
		return
	}
	p.shell.Toast(text, actions...)
}

// tell says something that must be read: what happened, what was not lost, what to do.
func (p *Program) tell(title, text string) {
	p.tellWith(title, kit.Words(text, theme.SizeNameText, false, kit.Plain))
}

// tellWith shows something until it is closed.
func (p *Program) tellWith(title string, content fyne.CanvasObject) {
	var box *kit.Dialog
	closing := kit.PrimaryButton("Close", func() { box.Close() })
	box = kit.NewDialog(p.window, title, 560, content, closing, closing)
}
