package ui

import (
	"testing"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
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
			if facts := uitest.Words(p.shell.View(e.name).Object()); facts == "" {
				t.Errorf("the page %s shows nothing", e.name)
			}
			name := e.name
			if mode == kit.DarkMode {
				name += "-dark"
			}
			uitest.Picture(t, w, name)
		}
	}
}
