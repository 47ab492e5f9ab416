package scorecards

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// portfolio sets the scorecards of one period side by side: what they came to by perspective, as a heat map or as a table, a supplier's
// together, or one measure across them. It is built and read when it is first looked at, and read again only while it is in front.
type portfolio struct {
	page    *Page
	period  civil.Period
	view    *portfolioView // what was read last; nil until then
	stale   bool           // something changed while it was not in front
	loading kit.Latest
	looking kit.Latest
	grid    *kit.Grid
	table   *kit.Table[portfolioLine] // nil until it is asked for
	columns []string                  // the perspectives that the table has
	shared  *kit.Table[sharedRow]
	bar     *portfolioBar
	say     *kit.Wrapped
	front   *fyne.Container
	object  fyne.CanvasObject // nil until it is first looked at
	order   portfolioOrder
	measure scorecard.MeasureID // 0 while perspectives are looked at
}

// portfolioOrder says how the cards of a portfolio stand.
type portfolioOrder uint8

const (
	byScore portfolioOrder = iota
	bySupplier
	byReference
	asTable // in the order of any column
)

func newPortfolio(p *Page) *portfolio {
	f := &portfolio{page: p, loading: kit.Latest{Runner: p.host.Runner()}, looking: kit.Latest{Runner: p.host.Runner()}, stale: true}
	f.period = civil.PeriodOf(civil.Month, p.host.Today()).Prev()
	return f
}

// build makes the tab when it is first looked at.
func (f *portfolio) build() fyne.CanvasObject {
	f.view = &portfolioView{}
	f.grid = kit.NewGrid(kit.GridSpec{
		Rows: func() int { return len(f.view.rows) }, Columns: func() int { return len(f.view.perspectives) },
		Heading: func(col int) string { return f.view.perspectives[col] },
		Lead: []kit.Lead{
			{Title: "Scorecard", Width: 176, Text: func(row int) string { return f.view.rows[row].name }},
			{Title: "Other side", Width: 108, Text: func(row int) string { return f.view.rows[row].supplier }},
			{Title: "Overall", Width: 182, Text: func(row int) string { return f.view.rows[row].overall }},
			{Title: readTitle, Width: 88, Number: true, Text: func(row int) string { return f.view.rows[row].rested }},
		},
		Cell: func(row, col int) kit.GridCell { return f.view.rows[row].cells[col] },
		Row: func(row int) kit.GridRow {
			return kit.GridRow{Strong: f.view.rows[row].head, Ruled: f.view.rows[row].head}
		},
		Open:      func(row, _ int) { f.openCard(f.view.rows[row].card) },
		CellWidth: 112,
	})
	f.shared = kit.NewTable("No two cards share this measure in this period.", sharedColumns...)
	f.shared.Key = func(r sharedRow) string { return r.key }
	f.shared.Heads = func(r sharedRow) bool { return r.card == 0 }
	f.shared.OnOpened = func(r sharedRow) { f.openCard(r.card) }
	f.bar = newPortfolioBar(f)
	f.say = kit.Words("", theme.SizeNameText, false, kit.Secondary)
	f.front = container.NewStack(kit.Pad(1, 1, 1, 1, f.grid))
	f.object = kit.TableCard(kit.Flow(8, f.bar.object, f.say), f.front)
	f.load()
	return f.object
}

func (f *portfolio) isInFront() bool { return f.page.tabs.Selected() == portfolioTab }

// focus gives the keyboard to what is shown.
func (f *portfolio) focus() {
	switch {
	case f.object == nil:
	case f.measure != 0:
		f.shared.Focus()
	case f.order == asTable && f.table != nil:
		f.table.Focus()
	default:
		f.grid.Focus()
	}
}

// load reads the cards of the period anew, or notes that it must be.
func (f *portfolio) load() {
	f.stale = true
	if f.object != nil || f.grid != nil {
		f.catchUp()
	}
}

// catchUp reads what changed while the portfolio was not in front.
func (f *portfolio) catchUp() {
	if !f.stale || f.grid == nil || f.object != nil && !f.isInFront() {
		return
	}
	f.stale = false
	today, period, order, measure := f.page.host.Today(), f.period, f.order, f.measure
	f.bar.show()
	f.loading.Do(func(ctx context.Context) func() {
		books, err := f.page.records().books(ctx, period)
		if err != nil {
			return func() { f.page.host.Toast(kit.Sentence(err)) }
		}
		view := viewOf(scorecard.PortfolioOf(books, period, today), order)
		view.compare(measure, today)
		return func() { f.show(view) }
	})
}

// show takes over what was read.
func (f *portfolio) show(view *portfolioView) {
	f.view = view
	f.bar.show()
	f.page.say(portfolioTab, view.facts())
	if f.measure != 0 {
		f.tell(view.compared)
		f.shared.SetRows(view.shared)
		f.put(f.shared)
		return
	}
	f.tell("")
	if len(view.rows) == 0 {
		f.tell("No scorecards yet. Here they stand side by side, perspective by perspective, once there are some: New scorecard begins one.")
	}
	if f.order == asTable {
		f.showTable()
		return
	}
	f.put(kit.Pad(1, 1, 1, 1, f.grid))
	f.grid.Refresh()
}

// tell says something above the cards; nothing takes no room.
func (f *portfolio) tell(text string) {
	f.say.SetText(text)
	f.say.Hidden = text == ""
}

// again orders or compares what was read in another way.
func (f *portfolio) again() {
	if f.view.portfolio == nil {
		return
	}
	portfolio, order, measure, today := f.view.portfolio, f.order, f.measure, f.page.host.Today()
	f.looking.Do(func(context.Context) func() {
		view := viewOf(portfolio, order)
		view.compare(measure, today)
		return func() { f.show(view) }
	})
}

func (f *portfolio) put(front fyne.CanvasObject) {
	f.front.Objects = []fyne.CanvasObject{front}
	f.object.Refresh()
	f.front.Refresh()
}

// step goes to the month before or after.
func (f *portfolio) step(by int) {
	if f.period = f.period.Next(); by < 0 {
		f.period = f.period.Prev().Prev()
	}
	f.load()
}

// openCard opens a card at the period that is looked at.
func (f *portfolio) openCard(id scorecard.CardID) {
	if id != 0 {
		f.page.Show(kit.Thing{Kind: kit.CardThing, ID: int64(id), Part: boardTab})
	}
}

// close drops what is still being read.
func (f *portfolio) close() {
	f.loading.Stop()
	f.looking.Stop()
}

// portfolioBar is where the period, the order and the measure are chosen.
type portfolioBar struct {
	portfolio *portfolio
	stepper   *kit.Stepper
	orders    []*kit.Button
	measure   *kit.Field
	object    fyne.CanvasObject
}

func newPortfolioBar(f *portfolio) *portfolioBar {
	b := &portfolioBar{portfolio: f, stepper: kit.NewStepper("September 2026", f.step)}
	row := kit.Row(8, b.stepper)
	for order, words := range []string{byScore: "Lowest first", bySupplier: "By supplier", byReference: "By reference", asTable: "As a table"} {
		pill := kit.Pill(words, func() {
			f.order, f.measure = portfolioOrder(order), 0
			b.measure.Reset("")
			f.again()
		})
		b.orders = append(b.orders, pill)
		row.Add(pill)
	}
	b.measure = kit.NewField(kit.FieldSpec{
		Label: "Compare one measure across suppliers", Hint: "part of its name", Closed: true, Choices: b.measures,
		Save: func(value string) {
			f.measure = 0
			if _, err := fmt.Sscan(value, &f.measure); err != nil {
				f.measure = 0
			}
			f.again()
		},
	})
	b.object = container.New(ends{}, row, b.measure)
	return b
}

// measures are those that stand on more than one card; the first compares none.
func (b *portfolioBar) measures() []kit.Choice {
	choices := []kit.Choice{{Note: "all perspectives"}}
	if b.portfolio.view == nil || b.portfolio.view.portfolio == nil {
		return choices
	}
	for _, m := range b.portfolio.view.portfolio.SharedMeasures() {
		choices = append(choices, kit.Choice{Value: fmt.Sprint(m.ID), Text: m.Name, Note: m.Code})
	}
	return choices
}

// show follows what is looked at.
func (b *portfolioBar) show() {
	f := b.portfolio
	today := f.page.host.Today()
	b.stepper.Set(f.period.Words(), true, !f.period.Next().From().After(today))
	for order, pill := range b.orders {
		pill.SetChosen(f.measure == 0 && portfolioOrder(order) == f.order)
	}
}

// ends puts one object at the left and one at the right, below it where there is too little width for both.
type ends struct{}

func (ends) widths(objects []fyne.CanvasObject, width float32) (right float32, below bool) {
	least := objects[0].MinSize().Width
	right = min(kit.Scaled(300), width)
	return right, least+kit.Scaled(16)+right > width
}

func (l ends) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right, below := l.widths(objects, size.Width)
	left, field := objects[0].MinSize(), objects[1].MinSize()
	if below {
		objects[0].Move(fyne.NewPos(0, 0))
		objects[0].Resize(left)
		objects[1].Move(fyne.NewPos(0, left.Height+kit.Scaled(8)))
		objects[1].Resize(fyne.NewSize(size.Width, field.Height))
		return
	}
	objects[0].Move(fyne.NewPos(0, max(0, (field.Height-left.Height)/2)))
	objects[0].Resize(left)
	objects[1].Move(fyne.NewPos(size.Width-right, 0))
	objects[1].Resize(fyne.NewSize(right, field.Height))
}

func (l ends) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, field := objects[0].MinSize(), objects[1].MinSize()
	width := objects[1].Size().Width
	if at := objects[1].Position(); at.X > 0 {
		width += at.X
	}
	if _, below := l.widths(objects, width); below && width > 0 {
		return fyne.NewSize(left.Width, left.Height+kit.Scaled(8)+field.Height)
	}
	return fyne.NewSize(left.Width, max(left.Height, field.Height))
}
