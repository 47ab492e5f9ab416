package register

import (
	"cmp"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/money"
)

// band is the contracts of one size of value, as the table shows it.
type band struct {
	procurement.ValueBand
	place int
}

var bandColumns = []kit.Column[band]{
	{Title: "Value", Width: 110, Grow: 2, Text: func(b band) string { return capital(b.Words()) }, Compare: func(a, b band) int { return cmp.Compare(a.place, b.place) }},
	{Title: "Contracts", Width: 80, Grow: 1, Number: true, Text: func(b band) string { return kit.Grouped(len(b.Contracts)) }, Compare: func(a, b band) int { return cmp.Compare(len(a.Contracts), len(b.Contracts)) }},
	{Title: "Money", Width: 80, Grow: 1, Number: true, Text: func(b band) string { return b.Value.Short() }, Compare: func(a, b band) int { return money.ListOrder(a.Value, b.Value) }},
	{Title: "Share", Width: 70, Grow: 1, Number: true, Text: func(b band) string { return share(b.ValueShare) }},
	{Title: "Days a year", Width: 92, Grow: 1, Number: true, Text: func(b band) string { return kit.Grouped(b.EffortDays) }, Compare: func(a, b band) int { return cmp.Compare(a.EffortDays, b.EffortDays) }},
	{Title: "Effort", Width: 84, Grow: 1, Number: true, Text: func(b band) string { return share(b.EffortShare) }},
}

// share is a share in a cell, a dash for none.
func share(of *big.Rat) string {
	if of == nil {
		return "–"
	}
	return kit.Percent(of, 1)
}

// sizes sets many small contracts against few large ones: their money and the effort that they take, side by side.
type sizes struct {
	page  *Page
	board *board
	table *kit.Table[band]
	lens  *lensBar
}

func newSizes(p *Page) *sizes {
	s := &sizes{page: p, lens: newLensBar(p.look)}
	s.table = kit.NewTable("No running contract has money in it yet.", bandColumns...)
	s.table.Key = func(b band) string { return strconv.Itoa(b.place) }
	s.table.OnOpened = func(b band) { p.list(b.Words(), b.Contracts) }
	s.table.SetLoading()
	s.board = newBoard(s.lens.object, s.table)
	return s
}

func (s *sizes) object() fyne.CanvasObject { return s.board.object }
func (s *sizes) focus()                    { s.page.focusOn(s.lens.money[0]) }
func (s *sizes) fail(err error)            { s.table.SetError(err) }

func (s *sizes) prepare(w *whole, l lens) func() {
	effort := procurement.DefaultEffort()
	spread, err := w.holdings(l).Spread(w.currency(l), effort)
	if err != nil {
		return func() { s.fail(err) }
	}
	rows := make([]band, len(spread.Bands))
	for i, b := range spread.Bands {
		rows[i] = band{b, i}
	}
	prepared := s.table.Prepare(rows)
	picture := spreadPicture(spread, l)
	return func() {
		s.lens.show(w, l)
		s.table.SetPrepared(prepared)
		s.board.show(
			func(width float64) chart.Drawing { return picture.Draw(width, kit.ChartMeasure) },
			s.notes(spread, effort)...,
		)
	}
}

// spreadPicture are two bars a band: its share of the money and its share of the effort.
func spreadPicture(spread procurement.Spread, l lens) chart.Bars {
	picture := chart.Bars{
		Title: "Money and effort lie about where one would look for them",
		Axis:  "per cent", Parts: []string{"of " + l.word(), "of the days that looking after them takes"}, Full: 10,
	}
	if len(spread.Findings) > 0 {
		picture.Title, _, _ = strings.Cut(capital(spread.Findings[0]), ":")
	}
	for _, b := range spread.Bands {
		if len(b.Contracts) == 0 || b.ValueShare == nil || b.EffortShare == nil {
			continue
		}
		picture.Bars = append(
			picture.Bars,
			chart.Bar{Label: capital(b.Words()), Value: share(b.ValueShare), Parts: []chart.BarPart{{Size: max(0, hundred(b.ValueShare))}, {}}},
			chart.Bar{Value: share(b.EffortShare), Parts: []chart.BarPart{{}, {Size: hundred(b.EffortShare)}}},
		)
	}
	return picture
}

// notes say beside the chart what stands out, and what the effort rests on.
func (s *sizes) notes(spread procurement.Spread, effort procurement.Effort) []fyne.CanvasObject {
	var items []kit.Item
	for _, b := range spread.Bands {
		if len(b.Contracts) > 0 {
			items = append(items, kit.Item{
				Tone: kit.ToneInfo, Text: kit.Counted(len(b.Contracts), "contract") + " " + b.Words(), Note: b.Value.Short(),
				Open: func() { s.page.list(b.Words(), b.Contracts) },
			})
		}
	}
	notes := []fyne.CanvasObject{kit.Section("By size", kit.List(items...))}
	if len(spread.Findings) > 0 {
		check := kit.Flow(8)
		for _, finding := range spread.Findings {
			check.Add(kit.Notice(capital(finding)+".", ""))
		}
		notes = append(notes, kit.Section("Worth a look", check))
	}
	return append(notes, kit.Words(fmt.Sprintf(
		"Effort is an assumption: %d working days a year to look after a gold contract, %d for silver, %d for bronze or without a tier.",
		effort.Gold, effort.Silver, effort.Bronze), theme.SizeNameCaptionText, false, kit.Secondary))
}
