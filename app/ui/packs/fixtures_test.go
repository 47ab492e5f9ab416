package packs

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

// window is the window around the page, for a test.
type window struct {
	*uitest.Host
	page *Page
}

// onDesktop shows the page over a new workspace, with the sample in it where that is wanted.
func onDesktop(t *testing.T, look kit.Theme, sample bool) *window {
	t.Helper()
	host, page := uitest.Front(t, look, sample, New)
	return &window{host, page}
}

// alt presses a key with Alt.
func (d *window) alt(key fyne.KeyName) {
	d.T.Helper()
	typed, ok := d.Focused().(fyne.Shortcutable)
	if !ok {
		d.T.Fatalf("a %T knows no shortcuts", d.Focused())
	}
	typed.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
}
