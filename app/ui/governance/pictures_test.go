package governance

import "testing"

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
			a.says.parts.Select(i)
			d.fits("agreement draft "+row.name, look)
		}
		a.sign()
		d.fits("agreement sign", look)
		d.page.asking.Dialog.Close()
		d.page.newAgreement()
		d.fits("agreement new", look)
		d.page.asking.Dialog.Close()
	}
}
