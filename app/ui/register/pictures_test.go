package register

import (
	"strings"
	"testing"

	"counterweight/app/ui/uitest"
)

var allSides = []string{decideTab, timelineTab, breakdownTab, holdersTab, sizesTab}

// TestNothingIsCutOff shows every side in all looks, with the sample and with nothing.
func TestNothingIsCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		for _, name := range allSides {
			d.side(name)
			d.fits(name, look)
		}
		long := "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Ymgynghorwyr Digidol a Chyfieithwyr "
		d.add(long + "Cyfyngedig")
		d.add(long + "Limited")
		d.side(holdersTab)
		d.Settle()
		d.fits("long names", look)
		d = onDesktop(t, look.Theme, false)
		d.Window().Resize(look.Size)
		d.fits("empty", look)
	}
}

// fits keeps a picture, and makes sure that all of it can be seen.
func (d *desktop) fits(what string, look uitest.Look) {
	d.T.Helper()
	d.Fits(what+" in "+look.Name, look.Size)
	d.NothingIsCutOff()
	d.Picture("register " + strings.TrimSuffix(what, "?") + " " + look.Name)
}
