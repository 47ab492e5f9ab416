package governance

import (
	"testing"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/scorecard/governance"
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

// record is everything that is kept, as it is stored now.
func (d *window) record() *governance.Record {
	d.T.Helper()
	r, err := d.Workspace.Governance(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	return r
}

// fits keeps a picture, and makes sure that all of it can be seen.
func (d *window) fits(what string, look uitest.Look) {
	d.T.Helper()
	d.Settle()
	d.Fits(what+" in "+look.Name, look.Size)
	d.NothingIsCutOff()
	d.Picture("governance " + what + " " + look.Name)
}
