package suppliers

import (
	"slices"
	"testing"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

// TestNothingIsCutOff shows the lists, every side of a supplier and a person in all looks, with the sample and with names that are hard to
// show.
func TestNothingIsCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.fits("the list", look)
		d.sides(fernhill, look)
		d.page.Back()
		d.page.tabs.Select(peopleTab)
		d.fits("people", look)
		d.page.Show(kit.Thing{Kind: kit.PersonThing, ID: int64(d.person("Grace Adeyemi").ID)})
		d.fits("person", look)

		d = onDesktop(t, look.Theme, false)
		d.Window().Resize(look.Size)
		d.fits("empty", look)
		d.page.tabs.Select(peopleTab)
		d.fits("nobody", look)
		d.page.tabs.Select(suppliersTab)
		d.fill(slices.Clone(longNames))
		d.Tap("All 3")
		d.fits("long names", look)
		d.sides(longNames[0].Name, look)
	}
}

// sides shows all sides of a supplier.
func (d *desktop) sides(name string, look uitest.Look) {
	d.T.Helper()
	for _, tab := range []string{"Overview", "People", "Contracts and tenders"} {
		d.open(name, tab)
		d.fits(name[:8]+" "+tab, look)
	}
}

// fits keeps a picture, and makes sure that the window did not have to grow.
func (d *desktop) fits(what string, look uitest.Look) {
	d.T.Helper()
	d.Fits(what+" in "+look.Name, look.Size)
	d.Picture("suppliers " + what + " " + look.Name)
}
