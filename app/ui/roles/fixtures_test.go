package roles

import (
	"testing"

	"counterweight/app/store"
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
	d := &window{}
	d.Host = uitest.Show(t, look, sample, func(ws *store.Workspace, host kit.Host) uitest.View {
		d.page = New(ws, host)
		return d.page
	})
	d.page.Focus()
	return d
}

var plain = kit.Theme{Scale: 1}

// coverage is the tab of that name.
func (d *window) coverage() *coverage {
	d.T.Helper()
	d.page.tabs.Select(coverageTab)
	return d.page.sides[coverageTab].(*coverage)
}
