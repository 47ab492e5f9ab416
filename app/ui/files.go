package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"counterweight/app/ui/kit"
)

// ending is what workspace files are called.
const ending = ".cw"

// askNew makes an empty workspace where the user says.
func (p *Program) askNew() {
	p.askPath("New workspace", filepath.Join(p.services.Folder, "Partnerships"+ending), "Create", func(path string) { p.Create(path, false) })
}

// openSample opens the sample workspace, made the first time. It may be thrown away like any file.
func (p *Program) openSample() {
	path := filepath.Join(p.services.Folder, "Sample"+ending)
	if exists(path) {
		p.Open(path)
		return
	}
	p.Create(path, true)
}

func (p *Program) askOpen() {
	p.pickFile([]string{ending}, p.Open)
}

// askCopy keeps a copy of the open workspace under another name.
func (p *Program) askCopy() {
	from := p.shell.workspace.Path()
	proposed := strings.TrimSuffix(from, filepath.Ext(from)) + " copy" + filepath.Ext(from)
	p.askPath("Save a copy", proposed, "Save", func(to string) {
		p.work("Saving a copy", func(ctx context.Context) error { return p.services.Copy(ctx, from, to) },
			func() { p.shell.Toast("Saved a copy as " + to + ".") })
	})
}

// backUp keeps a copy of the open workspace in its folder of backups, without asking.
func (p *Program) backUp() {
	workspace, made := p.shell.workspace, ""
	p.work("Backing up", func(ctx context.Context) (err error) {
		made, err = workspace.BackupNow(ctx)
		return err
	}, func() { p.shell.Toast("Backed up as " + made + ".") })
}

// askExport offers the documents that the page in front can make.
func (p *Program) askExport() {
	exporter, can := p.shell.View(p.shell.here).(Exporter)
	var documents []kit.Document
	if can {
		documents = exporter.Documents()
	}
	if len(documents) == 0 {
		p.shell.Toast("Open a tender to export its evaluation, or the tender itself as a workbook to fill in.")
		return
	}
	var box *kit.Dialog
	var buttons []fyne.CanvasObject
	for _, d := range documents {
		buttons = append(buttons, kit.SecondaryButton(d.Name, func() {
			box.Close()
			d.Save()
		}))
	}
	first, _ := buttons[0].(fyne.Focusable)
	box = kit.NewDialog(p.window, "Export", 320, kit.Stack(8, buttons...), first, kit.SecondaryButton("Cancel", func() { box.Close() }))
}

// askRestore makes a workspace from a backup and opens it; the workspace that the backup was made of stays as it is.
func (p *Program) askRestore() {
	p.pickFile([]string{ending}, func(backup string) {
		proposed := filepath.Join(p.services.Folder, nameOf(backup)+" restored"+ending)
		p.askPath("Restore to", proposed, "Restore", func(to string) {
			p.work("Restoring", func(ctx context.Context) error { return p.services.Restore(ctx, backup, to) },
				func() { p.Open(to) })
		})
	})
}

// askImport brings a tender into the open workspace.
func (p *Program) askImport() {
	p.pickFile([]string{".json", ".xlsx"}, p.importFile)
}

func (p *Program) importFile(path string) {
	shell, summary := p.shell, ""
	shell.Change("Import "+filepath.Base(path), func(ctx context.Context) (err error) {
		summary, err = p.services.Import(ctx, shell.workspace, path)
		return err
	}, func(err error) {
		if err != nil {
			p.tell("Nothing was imported", err.Error())
			return
		}
		shell.Toast(summary, kit.ToastAction{Text: "Undo", Do: p.undo})
	})
}

func (p *Program) closeWorkspace() {
	p.leave(func() { p.showStart(nil) })
}

// pickFile lets the user choose an existing file.
func (p *Program) pickFile(endings []string, use func(path string)) {
	picker := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			p.tell("The file could not be opened", err.Error())
		case file != nil:
			path := file.URI().Path()
			_ = file.Close() // nothing was read: whoever uses the path opens it again
			use(path)
		}
	}, p.window)
	picker.SetFilter(storage.NewExtensionFileFilter(endings))
	if folder, err := storage.ListerForURI(storage.NewFileURI(p.services.Folder)); err == nil {
		picker.SetLocation(folder)
	}
	picker.Resize(fyne.NewSize(780, 520))
	picker.Show()
}

// askPath asks where to put a new file. It proposes a path that can be typed over; the toolkit's own dialog would empty a file that is
// there before anything is written.
func (p *Program) askPath(title, proposed, action string, use func(path string)) {
	var box *kit.Dialog
	entry := kit.TextField("", free(proposed), nil)
	accept := func() {
		path := strings.TrimSpace(entry.Text())
		switch {
		case path == "":
			entry.SetFault(errors.New("type where to put the file"))
		case exists(path):
			entry.SetFault(errors.New("there is a file of this name already; it is kept: choose another name"))
		default:
			box.Close()
			use(path)
		}
	}
	entry.OnEnter = accept
	browse := kit.SecondaryButton("Other folder…", func() { p.pickFolder(entry) })
	box = kit.NewDialog(p.window, title, 620, entry, nil,
		browse, kit.SecondaryButton("Cancel", func() { box.Close() }), kit.PrimaryButton(action, accept))
	entry.Focus()
}

func (p *Program) pickFolder(entry *kit.Field) {
	dialog.ShowFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			entry.Reset(filepath.Join(folder.Path(), filepath.Base(entry.Text())))
		}
	}, p.window)
}

// free is a path at which there is no file: the one given, or the same with a number.
func free(path string) string {
	end := filepath.Ext(path)
	stem := strings.TrimSuffix(path, end)
	for n := 2; exists(path); n++ {
		path = stem + " " + itoa(n) + end
	}
	return path
}

// work does something that takes time: it shows progress that can be cancelled when it takes longer than a moment, and says what went
// wrong.
func (p *Program) work(title string, do func(context.Context) error, done func()) {
	ctx, cancel := context.WithCancel(context.Background())
	finished := false
	var box *kit.Dialog
	p.runner.Later(moment, func() {
		if !finished {
			box = p.showProgress(title, cancel)
		}
	})
	p.runner.Away(func() {
		err := do(ctx)
		p.runner.Back(func() {
			finished = true
			cancelled := ctx.Err() != nil
			cancel()
			if box != nil {
				box.Close()
			}
			switch {
			case err != nil && !cancelled:
				p.tell(title+" did not work", err.Error())
			case err == nil:
				done()
			}
		})
	})
}

func (p *Program) showProgress(title string, cancel func()) *kit.Dialog {
	stop := kit.SecondaryButton("Cancel", cancel)
	box := kit.NewDialog(p.window, title, 360, widget.NewProgressBarInfinite(), stop, stop)
	box.OnClose = cancel
	return box
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
