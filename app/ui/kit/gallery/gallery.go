// Package gallery shows every piece of the kit in its states, for people who build pages from them and for pictures that are looked at.
package gallery

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// Piece is one sheet of the gallery.
type Piece struct {
	Name string
	// Build makes the content of the window.
	Build func() fyne.CanvasObject
	// Act, if not nil, does in the window what a picture can't show otherwise: opens a list, types a letter.
	Act func(w fyne.Window)
}

// Pieces are all sheets.
func Pieces() []Piece {
	return []Piece{
		{Name: "fields", Build: fields, Act: nil},
		{Name: "field-choices", Build: fields, Act: openChoices},
		{Name: "field-calendar", Build: fields, Act: openCalendar},
		{Name: "field-faults", Build: fields, Act: typeNonsense},
		{Name: "buttons-chips", Build: buttonsAndChips},
		{Name: "table", Build: table, Act: selectThird},
		{Name: "table-filtered", Build: table, Act: filterTable},
		{Name: "table-nothing", Build: table, Act: filterToNothing},
		{Name: "table-columns", Build: table, Act: chooseColumns},
		{Name: "table-states", Build: tableStates},
		{Name: "table-typed", Build: typedTable, Act: typeWeights},
		{Name: "table-choices", Build: typedTable, Act: typeCriterion},
		{Name: "grid", Build: grid, Act: typeMarks},
		{Name: "grid-wide", Build: wideGrid, Act: scrollGrid},
		{Name: "tabs", Build: tabs},
		{Name: "charts", Build: charts},
		{Name: "charts-shares", Build: chartsOfShares},
		{Name: "charts-time", Build: chartsOfTime},
		{Name: "dialog", Build: table, Act: confirm},
		{Name: "progress", Build: table, Act: progress},
	}
}

// sheet puts content under a title, as a page stands beside the navigation.
func sheet(title, facts string, content fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	page := kit.NewPage(title, content, actions...)
	page.SetFacts(facts)
	return kit.Layered(kit.Band(kit.PageGround, page.Object()))
}

func heading(text string) fyne.CanvasObject {
	return kit.Text(text, theme.SizeNameText, true, kit.Plain)
}

func card(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Card(kit.Pad(12, 12, 14, 14, kit.Flow(10, objects...)))
}

func buttonsAndChips() fyne.CanvasObject {
	off := kit.SecondaryButton("Not now", nil)
	off.Disable()
	live := kit.Pill("Live 24", nil)
	live.SetChosen(true)
	chips := kit.Row(8)
	for rating := kit.NotYetRated; rating <= kit.Inadequate; rating++ {
		chips.Add(kit.RatingChip(rating))
	}
	tones := kit.Row(8)
	for tone, name := range []string{"none", "good", "to be watched", "poor", "bad", "to be known"} {
		tones.Add(kit.Chip(name, kit.Tone(tone)))
	}
	balance := kit.NewSlider(0, 100)
	balance.SetValue(35)
	return sheet("Buttons and chips", "one primary action; ratings carry a word, a shape and a colour", kit.Flow(14,
		card(heading("Buttons"), kit.Row(8, kit.PrimaryButton("New contract", nil), kit.SecondaryButton("Export…", nil), off)),
		card(heading("Pills"), kit.Row(8, live, kit.Pill("Ending in 6 months 5", nil), kit.Pill("SME 13", nil))),
		card(heading("Ratings"), chips),
		card(heading("Tones"), tones),
		card(heading("Slider"), balance),
		kit.Notice("The price score depends on the other bids.", "If Merrow had not bid, Brindle and Halden would change places. An absolute price scale would not do this."),
	), kit.SecondaryButton("Export…", nil), kit.PrimaryButton("New contract", nil))
}

func tabs() fyne.CanvasObject {
	side := func(text string) func() fyne.CanvasObject {
		return func() fyne.CanvasObject {
			return kit.Card(kit.Pad(12, 12, 14, 14, kit.Words(text, theme.SizeNameText, false, kit.Secondary)))
		}
	}
	t := kit.NewTabs(
		kit.Tab{Name: "Set up", Build: side("Criteria and weights.")}, kit.Tab{Name: "Bids", Build: side("Five bids.")},
		kit.Tab{Name: "Scores", Build: side("Marks by criterion and bid.")}, kit.Tab{Name: "Weighing", Build: side("Who wins, and how safe that is.")},
	)
	t.Select("Weighing")
	page := kit.NewTabbedPage("T-007 Data platform delivery partner", t, kit.SecondaryButton("Excel", nil), kit.PrimaryButton("Report", nil))
	page.SetFacts("5 bids · 4 evaluators · scale 0–4 · weights locked 2 Oct, before bids opened")
	return kit.Layered(kit.Band(kit.PageGround, page.Object()))
}
