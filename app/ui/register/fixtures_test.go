package register

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement"
)

// desktop is the window around the view, for a test.
type desktop struct {
	*uitest.Host
	page   *Page
	opened []kit.Thing
}

// framed is the view as the page around it shows it.
type framed struct {
	*Page
	head *kit.Page
	desk *desktop
}

// Object is the page around the view; the view itself where there is none.
func (f *framed) Object() fyne.CanvasObject {
	if f.head == nil {
		return f.Page.Object()
	}
	return f.head.Object()
}

// Show keeps what the view asks its host to open.
func (f *framed) Show(thing kit.Thing) { f.desk.opened = append(f.desk.opened, thing) }

// onDesktop shows the view over a new workspace, with the sample in it where that is wanted.
func onDesktop(t *testing.T, look kit.Theme, sample bool) *desktop {
	t.Helper()
	d := &desktop{}
	d.Host = uitest.Show(t, look, sample, d.frame)
	d.page.Focus()
	return d
}

func (d *desktop) frame(ws *store.Workspace, host kit.Host) uitest.View {
	d.page = New(ws, host)
	f := &framed{Page: d.page, desk: d, head: kit.NewPage("Contracts", d.page.Object())}
	d.page.OnFacts = f.head.SetFacts
	return f
}

var plain = uitest.Plain

// side brings a side to the front.
func (d *desktop) side(name string) {
	d.T.Helper()
	d.page.tabs.Select(name)
	d.page.Focus()
	d.Settle()
}

// lastOpened is the contracts by reference that the view asked to show last, and what it called them.
func (d *desktop) lastOpened() (what string, references []string) {
	d.T.Helper()
	if len(d.opened) == 0 {
		d.T.Fatal("nothing was opened")
	}
	thing := d.opened[len(d.opened)-1]
	ids := thing.IDs
	if thing.Part != kit.Only {
		ids = []int64{thing.ID}
	}
	for _, id := range ids {
		references = append(references, d.page.whole.contract(procurement.ContractID(id)).Reference)
	}
	slices.Sort(references)
	return thing.Name, references
}
