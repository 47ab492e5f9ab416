package contracts

import (
	"testing"

	"counterweight/app/ui/uitest"
)

// TestNothingIsCutOff shows the list and every side of a contract in all looks, with the sample and with names that are hard to show.
func TestNothingIsCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.fits("the list", look)
		d.sides(appeals, look)
		d.open("C-001", "Parties")
		d.Fill("Share", "lots")
		d.fits("wrong", look)

		d = onDesktop(t, look.Theme, false)
		d.Window().Resize(look.Size)
		d.fits("empty", look)
		d.fill(longNames())
		d.fits("long names", look)
		d.sides("C-00004", look)
	}
}

// sides shows all sides of a contract.
func (d *desktop) sides(reference string, look uitest.Look) {
	d.T.Helper()
	for _, tab := range []string{"Overview", "Parties", optionsTab, changesTab, promisesTab, moneyTab, noticesTab, filesTab, "People"} {
		e := d.open(reference, tab)
		d.fits(reference+" "+tab, look)
		within, sides := e.moneyTabs, []string{monthsTab, milestonesTab, ratesTab, indexTab}
		if tab == noticesTab {
			within, sides = e.noticeTabs, []string{publishedTab}
		}
		if tab != moneyTab && tab != noticesTab {
			continue
		}
		for _, side := range sides {
			within.Select(side)
			d.fits(reference+" "+side, look)
		}
	}
}

// fits keeps a picture, and makes sure that the window did not have to grow.
func (d *desktop) fits(what string, look uitest.Look) {
	d.T.Helper()
	d.Fits(what+" in "+look.Name, look.Size)
	d.Picture("contracts " + what + " " + look.Name)
}
