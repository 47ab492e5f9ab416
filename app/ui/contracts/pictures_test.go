package contracts

import (
	"testing"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

func TestPictures(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.Picture("contracts-list-" + look.Name)
		d.page.Show(kit.Thing{Kind: kit.ContractThing, ID: 14})
		for _, tab := range []string{"Overview", "Parties", "Options and notice", "Money", "People"} {
			d.page.editor.tabs.Select(tab)
			d.Fits(tab, look.Size)
			d.Picture("contracts-" + tab + "-" + look.Name)
		}
	}
}
