package ui

import (
	"path/filepath"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/ui/today"
	"counterweight/app/ui/uitest"
)

// Each sort of line leads to a page that is there, and to a tab that it has.
func TestEveryLineOfTodayLeadsToWhereItIsSettled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.cw")
	if err := desk.NewWorkspace(t.Context(), path, uitest.Options(), uitest.Beginnings(t, true)); err != nil {
		t.Fatal(err)
	}
	p, _ := started(t, path)
	shell := p.Shell()
	if shell.Here() != "Today" {
		t.Fatalf("the workspace opens on %s", shell.Here())
	}
	read, err := desk.ReadToday(t.Context(), shell.workspace, shell.Today())
	if err != nil {
		t.Fatal(err)
	}
	met := map[desk.MatterKind]bool{}
	for _, m := range read.Matters {
		if met[m.Kind] {
			continue
		}
		met[m.Kind] = true
		shell.Go("Today")
		shell.Open(today.ThingOf(&m))
		if shell.Here() == "Today" {
			t.Errorf("%q leads nowhere", m.Lead)
		}
	}
	if len(met) < 12 {
		t.Errorf("the sample has %d sorts of lines", len(met))
	}
}
