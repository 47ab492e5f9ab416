package ui

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
)

// TestPages draws every page with the sample in both themes; with COUNTERWEIGHT_PICTURES set to a folder it keeps the pictures there.
func TestPages(t *testing.T) {
	p, w := started(t, "")
	p.takeName("Ann Lee")
	p.openSample()
	for _, mode := range []kit.Mode{kit.LightMode, kit.DarkMode} {
		p.settings.setMode(mode)
		p.redraw()
		for _, e := range entries {
			p.shell.Go(e.name)
			if facts := textsOf(p.shell.View(e.name).Object()); facts == "" {
				t.Errorf("the page %s shows nothing", e.name)
			}
			keep(t, w, e.name, mode)
		}
	}
}

// keep writes a picture of the window where the environment asks for pictures.
func keep(t *testing.T, w fyne.Window, name string, mode kit.Mode) {
	t.Helper()
	folder := os.Getenv("COUNTERWEIGHT_PICTURES")
	if folder == "" {
		return
	}
	if mode == kit.DarkMode {
		name += "-dark"
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
