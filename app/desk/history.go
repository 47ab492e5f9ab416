package desk

import (
	"context"

	"counterweight/app/store"
)

// Undo undoes the latest change that is not undone yet and returns its label. It fails as [store.Workspace.Undo] does.
func Undo(ctx context.Context, ws *store.Workspace, progress store.Progress) (label string, err error) {
	return ws.Undo(ctx, progress)
}

// Redo takes the latest [Undo] back and returns the label of the change. It fails as [store.Workspace.Redo] does.
func Redo(ctx context.Context, ws *store.Workspace, progress store.Progress) (label string, err error) {
	return ws.Redo(ctx, progress)
}
