package packs

import (
	"os"
	"testing"

	"counterweight/app/ui/uitest"
)

// TestNothingIsCutOff shows the composer with the sample and empty in all looks, and its dialogs.
func TestNothingIsCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		tight := look.Theme.Scale > 1 || look.Size.Height < 768
		if os.Getenv("COUNTERWEIGHT_PICTURES") == "" && !tight {
			continue
		}
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.fits("pack", look)
		d.page.saveTemplate()
		d.fits("template", look)
		d.Press("Escape")
		d.page.markAsSent()
		d.fits("sent", look)

		d = onDesktop(t, look.Theme, false)
		d.Window().Resize(look.Size)
		d.fits("empty", look)
	}
}

// fits keeps a picture, and makes sure that all of it can be seen.
func (d *window) fits(what string, look uitest.Look) {
	d.T.Helper()
	d.Settle()
	d.Fits(what+" in "+look.Name, look.Size)
	d.NothingIsCutOff()
	d.Picture("packs " + what + " " + look.Name)
}
