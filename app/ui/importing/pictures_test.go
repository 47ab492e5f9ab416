package importing

import (
	"strings"
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

// TestNothingOfWhatChangesIsCutOff shows changes and rows that are left out, with names that are hard to show.
func TestNothingOfWhatChangesIsCutOff(t *testing.T) {
	const register = "Reference,Contract title,Supplier,Contract value,End date\n" +
		"C-1,Gwasanaeth Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch,Donaudampfschifffahrtselektrizitätenhauptbetriebswerk GmbH,1200,31/12/2027\n" +
		"C-2,خدمة الترخيص,شركة الخدمات 🚀,12k,30/06/2028\n"
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, false, written(t, "register.csv", register))
		d.Window().Resize(look.Size)
		d.Tap("Import")
		d.again(written(t, "An awfully long name of a register that somebody sent by e-mail on a Friday afternoon, final version 7 (2).csv",
			strings.NewReplacer("1200", "2m", "12k", "lots", "Donau", "Rhein").Replace(register)))
		d.page.tabs.Select(outcomeTab)
		d.fits("changes", look)
		d.page.outcome.tabs.Select("Left out 1")
		d.page.outcome.leftOut.Select(0)
		d.Says("Row 3, Contract value, “lots”")
		d.fits("left out", look)
		d.page.tabs.Select(columnsTab)
		d.shows("left out beside the columns", look)
	}
}
