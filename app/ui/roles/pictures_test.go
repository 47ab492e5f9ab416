package roles

import (
	"os"
	"testing"

	"counterweight/app/ui/uitest"
	"counterweight/scorecard/roles"
)

var allTabs = []string{coverageTab, aheadTab, peopleTab, signsTab, decidesTab}

// TestNothingIsCutOff shows every side of the page in all looks.
func TestNothingIsCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		tight := look.Theme.Scale > 1 || look.Size.Width < 1100
		if !tight && os.Getenv("COUNTERWEIGHT_PICTURES") == "" {
			continue // there is more room than in the others
		}
		t.Run(look.Name, func(t *testing.T) {
			d := onDesktop(t, look.Theme, true)
			d.Window().Resize(look.Size)
			for _, tab := range allTabs {
				d.page.tabs.Select(tab)
				d.fits(tab, look)
			}
			d.page.assignTo(roles.Assignment{})
			d.fits("assign", look)
			d.page.asking.dialog.Close()
			d.Tap("Workshop")
			d.fits("workshop", look)
			d.page.tabs.Select(peopleTab)
			for _, tab := range []string{teamsTab, needsTab, rolesTab} {
				d.page.sides[peopleTab].(*people).tabs.Select(tab)
				d.fits(tab, look)
			}
			if look.Theme.Scale == 1 && os.Getenv("COUNTERWEIGHT_PICTURES") == "" {
				return
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
