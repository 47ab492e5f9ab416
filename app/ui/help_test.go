package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestF1ExplainsThePageWhereverTheKeyboardIs goes through all pages by Tab and asks for help at each stop.
func TestF1ExplainsThePageWhereverTheKeyboardIs(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.Press(fyne.KeyF1)
	d.says("Starting")
	d.Press(fyne.KeyEscape)
	d.program.takeName("Ann Lee")
	d.program.openSample()
	for _, e := range entries {
		for _, way := range []func(){func() { d.program.shell.Go(e.name) }, func() { d.open(e.name) }} {
			way()
			for range 25 {
				d.Tab()
				stop := d.Focused()
				d.Press(fyne.KeyF1)
				if d.Window().Canvas().Overlays().Top() == nil {
					t.Fatalf("%s: F1 explains nothing at a %T", e.name, stop)
				}
				d.says(e.name)
				d.Press(fyne.KeyEscape)
				if d.Focused() != stop {
					t.Fatalf("%s: after help a %T has the keyboard, not the %T", e.name, d.Focused(), stop)
				}
			}
		}
	}
}
