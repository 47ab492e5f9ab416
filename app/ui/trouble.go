package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
)

// wayOut is something to do about a workspace that could not be opened. The file itself is left as it is.
type wayOut struct {
	name string
	take func()
}

// refused says why a workspace could not be opened and offers the ways out: over the present one as a dialog, else on the start page.
func (p *Program) refused(path string, err error) {
	var trouble *store.FileError
	if errors.As(err, &trouble) && trouble.Trouble == store.Missing {
		p.settings.forget(path)
	}
	p.runner.Away(func() {
		ways := p.waysOut(path, trouble)
		p.runner.Back(func() { p.showTrouble(err, ways) })
	})
}

func (p *Program) showTrouble(err error, ways []wayOut) {
	if p.shell == nil {
		p.showStart(err, ways...)
		return
	}
	var box *kit.Dialog
	buttons := []fyne.CanvasObject{kit.SecondaryButton("Close", func() { box.Close() })}
	for _, way := range ways {
		buttons = append(buttons, kit.SecondaryButton(way.name, func() {
			box.Close()
			way.take()
		}))
	}
	box = kit.NewDialog(p.window, "It did not open", 620, kit.Paragraph(err.Error()), nil, buttons...)
}

// waysOut looks for what can be done; it reads backups and so takes its time.
func (p *Program) waysOut(path string, trouble *store.FileError) (ways []wayOut) {
	if trouble == nil {
		return nil
	}
	copied := wayOut{"Work on a copy…", func() { p.askCopyOf(path) }}
	look := wayOut{"Only look at it", func() { p.Look(path) }}
	switch trouble.Trouble {
	case store.ReadOnly:
		return []wayOut{copied, look}
	case store.Locked:
		return []wayOut{look}
	case store.Damaged, store.NotWorkspace:
		if backup, found, err := store.NewestGoodBackup(context.Background(), path); err == nil && found {
			ways = append(ways, wayOut{"Go back to " + filepath.Base(backup.Path) + "…", func() { p.askRestoreOf(backup.Path) }})
		}
	}
	if trouble.Trouble == store.Damaged {
		ways = append(ways, wayOut{"Save what can be read…", func() { p.askSalvage(path) }})
	}
	return ways
}

// Look shows a workspace without the right to change it.
func (p *Program) Look(path string) {
	p.bring(path, func(ctx context.Context) (*store.Workspace, error) {
		return store.Open(ctx, path, store.Options{Mode: store.Reading, Clock: p.services.Now})
	}, nil)
}

// askCopyOf copies a workspace and opens the copy.
func (p *Program) askCopyOf(from string) {
	proposed := filepath.Join(p.services.Folder, nameOf(from)+" copy"+ending)
	p.askPath("Work on a copy", proposed, "Copy and open", func(to string) {
		p.work("Copying", func(ctx context.Context) error { return p.services.Copy(ctx, from, to) }, func() { p.Open(to) })
	})
}

// askRestoreOf makes a workspace from a backup and opens it; the workspace that the backup was made of stays as it is.
func (p *Program) askRestoreOf(backup string) {
	proposed := filepath.Join(p.services.Folder, nameOf(backup)+" restored"+ending)
	p.askPath("Restore to", proposed, "Restore", func(to string) {
		p.work("Restoring", func(ctx context.Context) error { return p.services.Restore(ctx, backup, to) }, func() { p.Open(to) })
	})
}

// askSalvage takes what can be read of a damaged workspace into a new one and opens that.
func (p *Program) askSalvage(damaged string) {
	proposed := filepath.Join(p.services.Folder, nameOf(damaged)+" salvaged"+ending)
	p.askPath("Save what can be read to", proposed, "Save", func(to string) {
		p.work("Saving what can be read", func(ctx context.Context) error { return p.services.Salvage(ctx, damaged, to) }, func() { p.Open(to) })
	})
}

// isSample reports whether the open workspace is the sample that the program made.
func (p *Program) isSample() bool {
	return p.shell != nil && !p.shell.workspace.ReadOnly() && samePath(p.shell.workspace.Path(), p.samplePath())
}

// discardSample closes the sample and removes it, with what was tried in it.
func (p *Program) discardSample() {
	kit.Confirm(p.shell, "Throw the sample away?",
		"The sample and everything that you tried in it is removed from this computer. File, Open the sample makes it anew.", "Throw away", func() {
			path := p.shell.workspace.Path()
			p.leave(func() {
				p.runner.Away(func() {
					err := store.Discard(path, p.services.Now())
					p.runner.Back(func() {
						if err == nil {
							p.settings.forget(path)
						}
						p.showStart(err)
					})
				})
			})
		})
}

func (p *Program) samplePath() string { return filepath.Join(p.services.Folder, "Sample"+ending) }

// endedWith is a text with a full stop at its end.
func endedWith(text string) string { return strings.TrimRight(text, ".") + "." }
