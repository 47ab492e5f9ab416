package tenders

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// looks are the windows that the page must look right in, beside the navigation.
var looks = []struct {
	name  string
	theme kit.Theme
	size  fyne.Size
	broad bool // with a tender of 30 bids and 60 criteria, which takes its time to fill in
}{
	{"light", kit.Theme{Scale: 1}, fyne.NewSize(1170, 768), true},
	{"dark", kit.Theme{Mode: kit.DarkMode, Scale: 1}, fyne.NewSize(1170, 768), false},
	{"small", kit.Theme{Scale: 1}, fyne.NewSize(1084, 690), false},
	{"large-text", kit.Theme{Scale: 1.5}, fyne.NewSize(1072, 768), true},
}

// TestNothingIsCutOff shows every side of the sample's tenders, and some that are hard to show, in all looks.
func TestNothingIsCutOff(t *testing.T) {
	for _, look := range looks {
		d := onDesktopIn(t, look.theme, true)
		d.Window().Resize(look.size)
		d.add(longNames())
		references := []string{"T-007", "T-008", "T-100", "T-200"}
		if look.broad {
			broad := contestOf(30, 60)
			broad.Reference = "T-300"
			fillIn(broad)
			d.add(broad)
			references = append(references, broad.Reference)
		}
		broken := contestOf(3, 3)
		broken.QualityWeight = exact.SomeOf("50")
		broken.Reference = "T-200"
		d.add(broken)
		d.Picture("list-" + look.name)
		for _, side := range []string{"Scores", "Weighing"} {
			for _, reference := range references {
				d.open(reference, side)
				d.fits(fmt.Sprintf("%s of %s in %s", side, reference, look.name), look.size)
				d.Picture(strings.Join([]string{reference, side, look.name}, "-"))
			}
		}
		w := d.weighingOf("T-007")
		w.ask(exact.SomeOf("70"))
		d.Picture("whatif-" + look.name)
	}
}

// fits makes sure that the window did not have to grow for its content.
func (d *desktop) fits(what string, size fyne.Size) {
	d.T.Helper()
	if least := d.page.Object().MinSize(); least.Width > size.Width || least.Height > size.Height {
		d.T.Errorf("%s needs %v of %v", what, least, size)
	}
}

// longNames is a tender whose names are as long as names get.
func longNames() *tender.Tender {
	made := contestOf(6, 7)
	made.Title = "Gwasanaeth Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch ar gyfer Rindfleischetikettierungsüberwachungsaufgaben"
	made.Bids[0].Supplier = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
	made.Bids[1].Supplier = "Cwmni Cydweithredol Llanfairpwllgwyngyll ac Ynys Môn Cyf."
	made.Bids[2].Supplier = "شركة الخدمات الرقمية 🚀"
	made.Bids[3].Supplier = ""
	made.Criteria[2].Title = "How the supplier will work with the buyer's own people so that what they know stays when the contract ends"
	made.Criteria[4].Children = []tender.Criterion{
		{ID: "E1", Title: "Part one", Weight: exact.Int(60)}, {ID: "E2", Title: "Part two", Weight: exact.Int(40)},
	}
	fillIn(made)
	return made
}
