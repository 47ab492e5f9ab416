package scorecards

import (
	"testing"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

var allTabs = []string{boardTab, trendTab, mapTab, promisesTab, actionsTab, legalTab, setupTab}

// TestNothingIsCutOff shows the list, the portfolio and every side of a card in all looks.
func TestNothingIsCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.fits("list", look)
		d.page.tabs.Select(portfolioTab)
		d.portfolioFits("portfolio", look)
		d.page.portfolio.bar.orders[bySupplier].Tap()
		d.portfolioFits("portfolio by supplier", look)
		d.page.portfolio.bar.orders[asTable].Tap()
		d.fits("portfolio as a table", look)
		d.page.Show(kit.Thing{Kind: kit.CardThing, ID: int64(d.card("S-014")), Name: october.String()})
		d.sides("sample", look)
		d.page.open.board().table.SelectKey(measureKey(named(d.page.open.book, "Challenge and candour").ID))
		d.fits("measure", look)
		d.page.open.board().begin()
		d.fits("readings", look)

		d = onDesktop(t, look.Theme, false)
		d.Window().Resize(look.Size)
		d.fits("empty", look)
		d.page.tabs.Select(portfolioTab)
		d.fits("empty portfolio", look)
	}
}

// sides shows all sides of the open card.
func (d *window) sides(what string, look uitest.Look) {
	d.T.Helper()
	for _, tab := range allTabs {
		d.page.open.tabs.Select(tab)
		d.fits(what+" "+tab, look)
	}
}

// fits keeps a picture, and makes sure that all of it can be seen.
func (d *window) fits(what string, look uitest.Look) {
	d.T.Helper()
	d.Settle()
	d.Fits(what+" in "+look.Name, look.Size)
	d.NothingIsCutOff()
	d.Picture("scorecards " + what + " " + look.Name)
}

// portfolioFits is fits for a grid whose columns scroll sideways.
func (d *window) portfolioFits(what string, look uitest.Look) {
	d.T.Helper()
	d.Settle()
	d.Fits(what+" in "+look.Name, look.Size)
	d.Picture("scorecards " + what + " " + look.Name)
}
