package today

import (
	"testing"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

// window is the window around the page, for a test. What the page opens elsewhere is kept.
type window struct {
	*uitest.Host
	page   *Page
	opened []kit.Thing
}

// recorder is a host that keeps what was opened.
type recorder struct {
	kit.Host
	w *window
}

func (r recorder) Open(thing kit.Thing) { r.w.opened = append(r.w.opened, thing) }

// onDesktop shows the page over a new workspace, with the sample in it where that is wanted.
func onDesktop(t *testing.T, look kit.Theme, sample bool) *window {
	t.Helper()
	w := &window{}
	w.Host, w.page = uitest.Front(t, look, sample, func(ws *store.Workspace, host kit.Host) *Page { return New(ws, recorder{host, w}) })
	return w
}

var plain = uitest.Plain
