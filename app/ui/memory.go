package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
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

// read is what was remembered at the last start; it may be called off the UI goroutine.
func (m *memory) read() map[string]string {
	known, err := m.workspace.ViewState(context.Background())
	if err != nil {
		fyne.LogError("read what pages looked like", err)
		return map[string]string{}
	}
	return known
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
