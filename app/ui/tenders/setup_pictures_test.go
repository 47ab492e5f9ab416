package tenders

import (
	"strings"
	"testing"
)

// TestTheMakingOfATenderIsNotCutOff shows the sides of the set-up, the bids and the dialog for a new tender in all looks.
func TestTheMakingOfATenderIsNotCutOff(t *testing.T) {
	for _, look := range looks {
		d := onDesktopIn(t, look.theme, true)
		d.Window().Resize(look.size)
		d.add(longNames())
		broad := contestOf(30, 60)
		broad.Reference = "T-300"
		d.add(broad)
		d.page.begin()
		d.Picture("new-" + look.name)
		d.page.asking.create()
		for _, reference := range []string{"T-007", "T-100", "T-300", d.page.open.ref} {
			s := d.open(reference, "Set up").sides["Set up"].(*setup)
			for _, side := range []string{sideTender, sidePrice, sideScale, sideCriteria, sidePanel} {
				s.tabs.Select(side)
				d.fits(strings.Join([]string{side, "of", reference, "in", look.name}, " "), look.size)
				d.Picture(strings.Join([]string{reference, side, look.name}, "-"))
			}
			d.open(reference, "Bids")
			d.fits("the bids of "+reference+" in "+look.name, look.size)
			d.Picture(strings.Join([]string{reference, "bids", look.name}, "-"))
		}
	}
}
