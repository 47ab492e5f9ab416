package knowledge

import (
	"os"
	"testing"

	"counterweight/app/ui/uitest"
)

// TestNothingIsCutOff shows the lists, what they open and the dialogs in all looks.
func TestNothingIsCutOff(t *testing.T) {
	for _, look := range tightest() {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		for _, tab := range []string{contractTab, capabilityTab, personTab} {
			d.page.tabs.Select(tab)
			d.fits(tab, look)
		}
		c := d.openContract()
		for _, tab := range []string{goalsTab, readinessTab, exitTab} {
			c.tabs.Select(tab)
			d.fits("contract "+tab, look)
		}
		d.openGoal("G-01")
		d.fits("goal", look)
		d.openCapability("K-006")
		d.fits("capability", look)
		d.openPerson("Marcus Bell")
		d.fits("person", look)
		d.dialogsFit(look)

		d = onDesktop(t, look.Theme, false)
		d.Window().Resize(look.Size)
		for _, tab := range []string{contractTab, capabilityTab, personTab} {
			d.page.tabs.Select(tab)
			d.fits("empty "+tab, look)
		}
	}
}

// tightest are the looks in which there is least room; all of them where pictures are asked for.
func tightest() (looks []uitest.Look) {
	for _, look := range uitest.Looks {
		if os.Getenv("COUNTERWEIGHT_PICTURES") != "" || look.Theme.Scale > 1 || look.Size.Height < 768 {
			looks = append(looks, look)
		}
	}
	return looks
}

// dialogsFit shows the dialogs one after the other.
func (d *window) dialogsFit(look uitest.Look) {
	d.T.Helper()
	g := d.openGoal("G-01")
	for _, dialog := range []struct {
		name string
		open func()
	}{
		{"new goal", func() { d.page.newGoal(0, 0) }},
		{"new capability", func() { d.page.newCapability(0) }},
		{"session", g.logSession},
		{"evidence", func() { d.page.addEvidence(evidenceFor(g.standing.Goal)) }},
		{"sign off", g.signOff},
	} {
		dialog.open()
		d.fits("dialog "+dialog.name, look)
		d.page.asking.Dialog.Close()
	}
}

// fits keeps a picture, and makes sure that all of it can be seen.
func (d *window) fits(what string, look uitest.Look) {
	d.T.Helper()
	d.Settle()
	d.Fits(what+" in "+look.Name, look.Size)
	d.NothingIsCutOff()
	d.Picture("knowledge " + what + " " + look.Name)
}
