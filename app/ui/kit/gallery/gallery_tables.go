package gallery

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// contract is a row of the table that is shown.
type contract struct {
	ref, title, supplier string
	ends                 civil.Date
	value                money.Amount
	spent                float64
	priced               string
	rating               kit.Rating
}

// contracts are as many made-up contracts.
func contracts(n int) []contract {
	some := []contract{
		{title: "Appeals delivery partner", supplier: "Fernhill Digital + 2", spent: 0.62, priced: "Outcomes", rating: kit.ApproachingTarget},
		{title: "Casework platform", supplier: "Merrow Systems", spent: 0.71, priced: "Day rates", rating: kit.RequiresImprovement},
		{title: "Cynnwys Cymraeg ar gyfer gwasanaethau cyhoeddus", supplier: "Geiriau", spent: 0.43, priced: "Fixed price", rating: kit.Good},
		{title: "Licensing design and research", supplier: "Tidewater Studio", spent: 0.55, priced: "Outcomes", rating: kit.Good},
		{title: "Data migration", supplier: "Copperline", spent: 1.2, priced: "Capped time and materials", rating: kit.Inadequate},
		{title: "Straßenverkehrsordnungswidrigkeitenbearbeitung", supplier: "Groß & Söhne GmbH", spent: 0.08, priced: "Milestones", rating: kit.NotYetRated},
		{title: "عقد خدمات الدعم", supplier: "Halden 🚀 Services", spent: -1, priced: "", rating: kit.NotYetRated},
	}
	rows := make([]contract, n)
	for i := range rows {
		rows[i] = some[i%len(some)]
		rows[i].ref = fmt.Sprintf("C-%03d", i+1)
		rows[i].ends = today.AddDays((i * 37) % 900)
		rows[i].value = money.New(int64((i*7919)%9_400_000)*100, pounds)
	}
	return rows
}

var tableShown *kit.Table[contract]

func newTable() *kit.Table[contract] {
	by := func(text func(contract) string) func(a, b contract) int {
		return func(a, b contract) int { return cmp.Compare(text(a), text(b)) }
	}
	ref, title := func(c contract) string { return c.ref }, func(c contract) string { return c.title }
	t := kit.NewTable(
		"No contracts yet. A contract says who delivers what, until when and for how much.",
		kit.Column[contract]{Title: "Ref", Width: 58, Text: ref, Compare: by(ref)},
		kit.Column[contract]{Title: "Title", Width: 190, Grow: 2, Text: title, Compare: by(title)},
		kit.Column[contract]{Title: "Supplier", Width: 130, Grow: 1, Text: func(c contract) string { return c.supplier }},
		kit.Column[contract]{Title: "Ends", Width: 92, Text: func(c contract) string { return c.ends.Words() }, Compare: func(a, b contract) int { return a.ends.Compare(b.ends) }},
		kit.Column[contract]{Title: "Value", Width: 92, Number: true, Text: func(c contract) string { return c.value.WholeWords() }, Compare: func(a, b contract) int { return money.ListOrder(a.value, b.value) }},
		kit.Column[contract]{Title: "Spent", Width: 58, Yield: 1, Text: func(c contract) string { return "" }, Paint: func(c contract) kit.Cell { return kit.BarCell(c.spent) }},
		kit.Column[contract]{Title: "Priced by", Width: 90, Yield: 2, Text: func(c contract) string { return c.priced }},
		kit.Column[contract]{Title: "Rating", Width: 160, Text: func(c contract) string { return c.rating.Words() }, Paint: func(c contract) kit.Cell { return kit.RatingCell(c.rating) }},
	)
	t.Key = ref
	return t
}

func table() fyne.CanvasObject {
	t := newTable()
	tableShown = t
	t.SetRows(contracts(61))
	t.Sort("Ends", false)
	soon := today.AddMonths(6)
	bar := kit.FilterBar(t, "Filter by any word",
		kit.PillSpec[contract]{Text: "Live"},
		kit.PillSpec[contract]{Text: "Ending in 6 months", Keep: func(c contract) bool { return c.ends.Before(soon) }},
		kit.PillSpec[contract]{Text: "Day rates", Keep: func(c contract) bool { return c.priced == "Day rates" }},
	)
	detail := kit.NewDetail()
	t.OnSelected = func(c contract) {
		detail.SetTitle(c.ref + " " + c.title)
		detail.SetFacts([]kit.Fact{
			{Label: "Supplier", Value: c.supplier + " (lead 55%), Plainly 25%, Copperline 20%"},
			{Label: "Term", Value: "13 Mar 2025 – " + c.ends.Words()},
			{Label: "Notice", Value: c.ends.AddDays(-90).Words() + " (90 days)", Strong: true},
			{Label: "Value", Value: c.value.WholeWords()},
			{Label: "Place"},
			{Label: "Priced by", Value: c.priced},
		})
		detail.SetSections(kit.Section("Promises from the bid", kit.List(
			kit.Item{Tone: kit.ToneGood, Text: "Open code from day one", Note: "kept"},
			kit.Item{Tone: kit.ToneWarn, Text: "Pair every release with our staff", Note: "7 of 10"},
			kit.Item{Tone: kit.ToneBad, Text: "Two apprentices from the region", Note: "due 30 Nov"},
		)))
	}
	detail.Clear("Select a contract to see more about it.")
	return sheet("Contracts", "24 live · £48.2m · 38% of value with SMEs · 3 suppliers hold 61% of spend",
		kit.BesideDetail(kit.TableCard(bar, t), detail),
		kit.SecondaryButton("Import…", nil), kit.SecondaryButton("Export…", nil), kit.PrimaryButton("New contract", nil))
}

func selectThird(w fyne.Window) {
	tableShown.Focus()
	tableShown.Select(2)
}

func filterTable(w fyne.Window) { tableShown.SetFilter("strasse groß"); tableShown.Select(0) }

func filterToNothing(w fyne.Window) { tableShown.SetFilter("zebra") }

func chooseColumns(w fyne.Window) {
	tableShown.ChooseColumns()
}

// weight is a row of a table that is typed into.
type weight struct{ criterion, share string }

func typedTable() fyne.CanvasObject {
	rows := []*weight{{"Delivering quality", "20"}, {"Value add", "10"}, {"Partnership", "10"}, {"Culture", "5"}, {"Knowledge transfer", "10"}, {"Social value", "10"}}
	weightsShown = kit.NewTable(
		"No criteria yet.",
		kit.Column[*weight]{
			Title: "Criterion", Width: 200, Grow: 1, Text: func(w *weight) string { return w.criterion },
			Set:     func(w *weight, text string) error { w.criterion = text; return nil },
			Choices: func() []kit.Choice { return kit.Choices("Carbon", "Culture", "Continuity of staff", "Security") },
		},
		kit.Column[*weight]{Title: "Weight, %", Width: 90, Number: true, Text: func(w *weight) string { return w.share }, Set: func(w *weight, text string) error {
			if _, err := kit.ReadNumber(text, "%"); err != nil {
				return err
			}
			w.share = text
			return nil
		}},
	)
	weightsShown.Key = func(w *weight) string { return w.criterion }
	weightsShown.SetRows(rows)
	return sheet("A table that is typed into", "letters overwrite, Enter goes down, a column is pasted from a spreadsheet", kit.Card(kit.Pad(1, 1, 1, 1, weightsShown)))
}

var weightsShown *kit.Table[*weight]

func typeWeights(w fyne.Window) {
	weightsShown.Focus()
	weightsShown.Select(1)
	press(w, fyne.KeyRight)
	write(w, "12,5")
	press(w, fyne.KeyReturn)
	write(w, "15")
}

func typeCriterion(w fyne.Window) {
	weightsShown.Focus()
	weightsShown.Select(2)
	write(w, "c")
	press(w, fyne.KeyDown)
}

func tableStates() fyne.CanvasObject {
	empty, loading, failed, stale := newTable(), newTable(), newTable(), newTable()
	empty.First = kit.PrimaryButton("Add the first contract", nil)
	loading.SetLoading()
	failed.SetError(errors.New("the workspace could not be read: the disk is gone. Nothing was lost; connect it again and press F5"))
	stale.SetRows(contracts(4))
	stale.SetError(errors.New("the workspace is busy in another program"))
	empty.Refresh()
	return sheet("States of a table", "empty, reading, failed, out of date", kit.Above([]float32{1, 1},
		kit.Beside([]float32{1, 1}, kit.Card(empty), kit.Card(loading)), kit.Beside([]float32{1, 1}, kit.Card(failed), kit.Card(stale))))
}

// house stands in for the window around a page.
type house struct {
	kit.Host
	window fyne.Window
}

func (h house) Window() fyne.Window { return h.window }
func (h house) Runner() kit.Runner {
	now := func(do func()) { do() }
	return kit.Runner{Away: now, Back: now, Later: func(_ time.Duration, do func()) { do() }}
}

func confirm(w fyne.Window) {
	kit.Confirm(house{window: w}, "Erase Angharad Llwyd?",
		"Her card and what it said go for good, also from older backups. Packs that were already sent keep what they printed.", "Erase", func() {})
}

func progress(w fyne.Window) {
	held := house{window: w}
	told := false // how far it is; that it is done is not
	stuck := kit.Runner{Away: func(do func()) { do() }, Later: held.Runner().Later, Back: func(do func()) {
		if !told {
			told = true
			do()
		}
	}}
	kit.Progress(stuckHouse{held, stuck}, "Importing 10,000 contracts", func(_ context.Context, report func(done, of int)) error {
		report(3_412, 10_000)
		return nil
	})
}

// stuckHouse never hears that work is done.
type stuckHouse struct {
	house
	runner kit.Runner
}

func (h stuckHouse) Runner() kit.Runner { return h.runner }
