package roles

import (
	"os"
	"testing"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

var allTabs = []string{coverageTab, aheadTab, peopleTab}

// TestNothingIsCutOff shows every side of the page in all looks.
func TestNothingIsCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		if look.Theme.Mode == kit.DarkMode && os.Getenv("COUNTERWEIGHT_PICTURES") == "" {
			continue // stands as the light one does
		}
		t.Run(look.Name, func(t *testing.T) {
			d := onDesktop(t, look.Theme, true)
			d.Window().Resize(look.Size)
			for _, tab := range allTabs {
				d.page.tabs.Select(tab)
				d.fits(tab, look)
			}
			d.page.tabs.Select(peopleTab)
			for _, tab := range []string{teamsTab, needsTab, rolesTab} {
				d.page.sides[peopleTab].(*people).tabs.Select(tab)
				d.fits(tab, look)
			}
			d = onDesktop(t, look.Theme, false)
			d.Window().Resize(look.Size)
			for _, tab := range allTabs {
				d.page.tabs.Select(tab)
				d.fits("empty "+tab, look)
			}
		})
	}
}

// fits keeps a picture, and makes sure that all of it can be seen.
func (d *window) fits(what string, look uitest.Look) {
	d.T.Helper()
	d.Settle()
	d.Fits(what+" in "+look.Name, look.Size)
	d.NothingIsCutOff()
	d.Picture("roles " + what + " " + look.Name)
}
