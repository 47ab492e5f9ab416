package roles

import (
	"testing"

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

var plain = uitest.Plain

// coverage is the tab of that name.
func (d *window) coverage() *coverage {
	d.T.Helper()
	d.page.tabs.Select(coverageTab)
	return d.page.sides[coverageTab].(*coverage)
}
