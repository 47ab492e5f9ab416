package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
)

// memory keeps what pages look like in the workspace: widths, filters, the page in front. Losing it would hurt nobody, so it is written
// in passing and its faults go to the log.
type memory struct {
	workspace *store.Workspace
	runner    kit.Runner
	known     map[string]string
}

func newMemory(workspace *store.Workspace, runner kit.Runner) *memory {
	return &memory{workspace: workspace, runner: runner, known: map[string]string{}}
}

// leftAs is how a workspace was left: its name, and what pages looked like.
type leftAs struct {
	name  string
	looks map[string]string
	ahead any // what the page in front begins with
}

// leftIn reads how a workspace was left. Where that can't be read, it looks as if it had never been open.
func leftIn(ctx context.Context, workspace *store.Workspace, today civil.Date) leftAs {
	left := leftAs{name: nameOf(workspace.Path()), looks: map[string]string{}}
	if name, err := workspace.Name(ctx); err == nil {
		left.name = name
	}
	looks, err := workspace.ViewState(ctx)
	if err != nil {
		fyne.LogError("read what pages looked like", err)
		return left
	}
	left.looks = looks
	if ahead := entryNamed(frontPage(looks["page"])).ahead; ahead != nil {
		left.ahead = ahead(ctx, workspace, today)
	}
	return left
}

// Recall is the value remembered under a key; empty where there is none.
func (m *memory) Recall(key string) string { return m.known[key] }

// Remember keeps a value, also over the next start.
func (m *memory) Remember(key, value string) {
	if m.known[key] == value {
		return
	}
	m.known[key] = value
	if m.workspace.ReadOnly() {
		return
	}
	m.runner.Away(func() {
		if err := m.workspace.SetViewState(context.Background(), key, value); err != nil {
			fyne.LogError("remember what a page looks like", err)
		}
	})
}
