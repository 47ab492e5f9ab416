package importing

import (
	"testing"

	"counterweight/app/ui/uitest"
)

// TestNothingIsCutOff shows every side of the page in all looks.
func TestNothingIsCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true, given(t, search))
		d.Window().Resize(look.Size)
		d.shows("columns", look)
		d.page.tabs.Select(outcomeTab)
		d.fits("outcome", look)
		d.Tap("Import")
		d.fits("report", look)

		d.again(given(t, gCloud))
		d.shows("spend", look)
		d.page.tabs.Select(outcomeTab)
		d.fits("spend outcome", look)
		d.again(given(t, finder))
		d.fits("notices", look)
		d.again(written(t, "picture.pdf", "%PDF-1.4"))
		d.fits("refused", look)
		d.again(written(t, "what is it.csv", "a,b\nc,d\n"))
		d.shows("unknown", look)
	}
}
