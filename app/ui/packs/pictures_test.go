package packs

import (
	"os"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/ui/uitest"
	"counterweight/procurement"
	"counterweight/scorecard/governance"
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

		if c := d.page.sent.sent; len(c) > 0 {
			d.page.sent.open(&c[0])
			d.fits("was sent", look)
			d.Press("Escape")
		}
		d.lengthen()
		d.page.Load()
		d.page.paper.GoTo(3, 0)
		d.fits("long", look)

		d = onDesktop(t, look.Theme, false)
		d.Window().Resize(look.Size)
		d.fits("empty", look)
	}
}

// lengthen gives the contract and its forums names as long as there are.
func (d *window) lengthen() {
	d.T.Helper()
	const long = "Partneriaeth gyflenwi gwasanaethau apeliadau a gwaith achos digidol y Swyddfa Drwyddedu, Ελληνικά, Grundstücksverkehrsgenehmigungszuständigkeitsübertragung"
	for _, f := range d.page.made.pack.Forums {
		if err := desk.ChangeForum(d.T.Context(), d.Workspace, f.ID, "Rename", func(f *governance.Forum) { f.Name, f.Chair.Name = long, long }); err != nil {
			d.T.Fatal(err)
		}
	}
	id := d.page.made.pack.Contract.Dossier.ID
	if err := desk.ChangeContract(d.T.Context(), d.Workspace, id, "Rename", func(c *procurement.Contract) { c.Title = long }); err != nil {
		d.T.Fatal(err)
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
