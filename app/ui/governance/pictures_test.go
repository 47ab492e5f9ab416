package governance

import (
	"os"
	"testing"
)

// fullest are the parts of an agreement whose forms hold most; the others are looked at where pictures are asked for.
var fullest = map[block]bool{peopleBlock: true, successBlock: true, failingBlock: true}

// TestNothingOfAnAgreementIsCutOff shows what the sample's agreement says, part by part, in the looks with the least room.
func TestNothingOfAnAgreementIsCutOff(t *testing.T) {
	for _, look := range tightest() {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.fits("agreements", look)
		a := newAgreementPage(d.page, d.record().Agreements[0].ID)
		d.page.open(a)
		for _, tab := range []string{goesTab, versionsTab, saysTab} {
			a.tabs.Select(tab)
			d.fits("agreement "+tab, look)
		}
		if a.agreement.Draft() == nil {
			a.begin()
			d.Fill("Reason", "the second phase begins")
			d.Tap("Begin")
		}
		for i, row := range a.says.parts.All() {
			if fullest[row.block] || os.Getenv("COUNTERWEIGHT_PICTURES") != "" {
				a.says.parts.Select(i)
				d.fits("agreement draft "+row.name, look)
			}
		}
		a.sign()
		d.fits("agreement sign", look)
		d.page.asking.Dialog.Close()
		d.page.newAgreement()
		d.fits("agreement new", look)
		d.page.asking.Dialog.Close()
	}
}
