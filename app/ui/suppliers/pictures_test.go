package suppliers

import (
	"testing"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

// desktop is the window around the page, for a test.
type desktop struct {
	*uitest.Host
	page *Page
}

func onDesktop(t *testing.T, look kit.Theme, sample bool) *desktop {
	t.Helper()
	d := &desktop{}
	d.Host = uitest.Show(t, look, sample, func(ws *store.Workspace, host kit.Host) uitest.View {
		d.page = New(ws, host)
		return d.page
	})
	return d
}

func TestPictures(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.Picture("suppliers-list-" + look.Name)
		d.page.Show(kit.Thing{Kind: kit.SupplierThing, ID: 1})
		for _, tab := range []string{"Overview", "People", "Contracts and tenders"} {
			d.page.editor.tabs.Select(tab)
			d.Fits(tab, look.Size)
			d.Picture("suppliers-" + tab + "-" + look.Name)
		}
	}
}
