package governance

import (
	"os"
	"testing"

	"counterweight/app/ui/uitest"
)

var allTabs = []string{agreementTab, meetingTab, challengeTab, assessmentTab, timeTab, digitalTab, ideaTab}

// TestEachTabSaysWhatBelongsThere shows the tabs of an office that holds nothing yet, in the looks with the least room.
func TestEachTabSaysWhatBelongsThere(t *testing.T) {
	for _, look := range tightest() {
		d := onDesktop(t, look.Theme, false)
		d.Window().Resize(look.Size)
		for _, tab := range allTabs {
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
