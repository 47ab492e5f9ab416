package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
)

func (p *Program) canUndo() bool { return p.shell != nil && (p.shell.undo != "" || p.typing() != nil) }
func (p *Program) canRedo() bool { return p.shell != nil && p.shell.redo != "" }

func (p *Program) undoName() string {
	if p.shell == nil || p.shell.undo == "" {
		return "Undo"
	}
	return "Undo: " + p.shell.undo
}

func (p *Program) redoName() string {
	if p.shell == nil || p.shell.redo == "" {
		return "Redo"
	}
	return "Redo: " + p.shell.redo
}

// typing is the field with the keyboard if it holds something typed that is not saved yet: then Undo means the typing.
func (p *Program) typing() fyne.Shortcutable {
	focused := p.window.Canvas().Focused()
	if field, ok := focused.(kit.Typing); ok && field.HalfTyped() {
		shortcutable, _ := focused.(fyne.Shortcutable)
		return shortcutable
	}
	return nil
}

// undo takes back what was typed, or else the last change of the workspace, and says what.
func (p *Program) undo() {
	if field := p.typing(); field != nil {
		field.TypedShortcut(&fyne.ShortcutUndo{})
		return
	}
	p.step("Undo", "Undone: ", desk.Undo, kit.ToastAction{Text: "Redo", Do: p.redo})
}

func (p *Program) redo() {
	p.step("Redo", "Done again: ", desk.Redo, kit.ToastAction{Text: "Undo", Do: p.undo})
}

// step takes back or does again. With a dialog in front it does nothing: what it would change is on a page behind it, out of sight.
func (p *Program) step(name, said string, step func(context.Context, *store.Workspace, store.Progress) (string, error), back kit.ToastAction) {
	if p.window.Canvas().Overlays().Top() != nil {
		return
	}
	shell, label := p.shell, ""
	shell.Work(name, func(ctx context.Context, report func(done, of int)) (err error) {
		label, err = step(ctx, shell.workspace, func(done, total int64) { report(int(done), int(total)) })
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			shell.Toast(kit.Sentence(err))
		default:
			shell.Toast(said+label, back)
		}
	})
}
