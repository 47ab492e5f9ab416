package store

import (
	"testing"
)

// A page may still be reading when the window is closed.
func TestReadingAWorkspaceThatWasClosedFailsInsteadOfFallingOver(t *testing.T) {
	ws := newWorkspace(t)
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	for what, read := range map[string]func(*Workspace) error{
		"contracts": func(ws *Workspace) error { _, err := ws.Contracts(t.Context()); return err },
		"knowledge": func(ws *Workspace) error { _, err := ws.Knowledge(t.Context()); return err },
		"the head":  func(ws *Workspace) error { _, err := ws.Head(t.Context()); return err },
	} {
		if read(ws) == nil {
			t.Errorf("%s were read from a workspace that is closed", what)
		}
	}
	if err := ws.Close(); err != nil {
		t.Errorf("to close it again: %v", err)
	}
}
