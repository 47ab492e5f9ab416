package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
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
	entry := widget.NewEntry()
	entry.SetText(free(proposed))
	var box *dialog.CustomDialog
	fault := kit.Paragraph("")
	accept := func() {
		path := strings.TrimSpace(entry.Text)
		switch {
		case path == "":
			fault.SetText("Type where to put the file.")
		case exists(path):
			fault.SetText("There is a file of this name already. It is kept; choose another name.")
		default:
			box.Hide()
			use(path)
		}
	}
	entry.OnSubmitted = func(string) { accept() }
	browse := kit.SecondaryButton("Other folder…", func() { p.pickFolder(entry) })
	box = dialog.NewCustomWithoutButtons(title, kit.Stack(8, container.NewBorder(nil, nil, nil, browse, entry), fault), p.window)
	box.SetButtons([]fyne.CanvasObject{kit.SecondaryButton("Cancel", box.Hide), kit.PrimaryButton(action, accept)})
	box.Resize(fyne.NewSize(620, 190))
	box.Show()
	p.window.Canvas().Focus(entry)
}

func (p *Program) pickFolder(entry *widget.Entry) {
	dialog.ShowFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			entry.SetText(filepath.Join(folder.Path(), filepath.Base(entry.Text)))
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
	var box *dialog.CustomDialog
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
				box.Hide()
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

func (p *Program) showProgress(title string, cancel func()) *dialog.CustomDialog {
	bar := widget.NewProgressBarInfinite()
	box := dialog.NewCustomWithoutButtons(title, bar, p.window)
	box.SetButtons([]fyne.CanvasObject{kit.SecondaryButton("Cancel", cancel)})
	box.Resize(fyne.NewSize(360, 130))
	box.Show()
	return box
}

// tell says something that must be read: what happened, what was not lost, what to do.
func (p *Program) tell(title, text string) { p.tellWith(title, kit.Paragraph(text)) }

func (p *Program) tellWith(title string, content fyne.CanvasObject) {
	scroll := container.NewVScroll(content)
	least := content.MinSize()
	scroll.SetMinSize(fyne.NewSize(kit.Scaled(520), min(max(least.Height, kit.Scaled(120)), kit.Scaled(420))))
	box := dialog.NewCustomWithoutButtons(title, scroll, p.window)
	closing := kit.PrimaryButton("Close", box.Hide)
	box.SetButtons([]fyne.CanvasObject{closing})
	box.Show()
	p.window.Canvas().Focus(closing)
}
