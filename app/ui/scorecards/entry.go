package scorecards

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/export"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// entry is where the readings of a period are typed, down the column by keyboard, for one side at a time.
type entry struct {
	board   *board
	side    scorecard.Side
	table   *kit.Table[blank]
	ours    *kit.Button
	theirs  *kit.Button
	count   *kit.Line
	close   *kit.Button
	how     *kit.Wrapped // how readings are typed, or what typing over a computed one does
	asking  *kit.Dialog  // what becomes of entries that were not taken
	pending map[place]*typed
	object  fyne.CanvasObject
}

// place is what one side says about a measure in a period.
type place struct {
	measure scorecard.MeasureID
	period  civil.Period
	side    scorecard.Side
}

// typed is a reading that was typed and is not read back yet.
type typed struct {
	reading scorecard.Reading
	saved   bool
}

// blank is a row to be filled in.
type blank struct {
	measure     *scorecard.Measure
	result      *scorecard.MeasureResult
	reading     *scorecard.Reading // nil where nothing is said yet
	perspective string
	target      string
	before      string // what this side said the last time
	rating      scorecard.Rating
}

// said is what stands in the cell of the reading.
func (r blank) said() string {
	if r.reading == nil {
		return ""
	}
	said := r.reading.Entry()
	if said.Numerator.Given() && said.Denominator.Given() {
		return said.Numerator.String() + " / " + said.Denominator.String()
	}
	return said.Words(r.measure)
}

func newEntry(b *board) *entry {
	e := &entry{board: b, side: scorecard.Ours, pending: map[place]*typed{}, count: kit.OneLine("", theme.SizeNameText, false, kit.Secondary)}
	e.how = kit.Words(howToType, theme.SizeNameCaptionText, false, kit.Secondary)
	e.table = kit.NewTable("There is nothing to read in this period.", e.columns()...)
	e.table.Key = func(r blank) string { return fmt.Sprint(r.measure.ID, e.side, e.board.open.period()) }
	e.table.SetMany, e.table.AsksForRefused = e.setMany, true
	e.table.OnSelected = e.tellHow
	e.table.OnShortcut = b.open.shortcut
	card := &b.open.book.Card
	e.ours = kit.Pill(sideName(card, scorecard.Ours), func() { b.open.leaving(func() { e.choose(scorecard.Ours) }) })
	e.theirs = kit.Pill(sideName(card, scorecard.Theirs), func() { b.open.leaving(func() { e.choose(scorecard.Theirs) }) })
	e.close = kit.SecondaryButton("Close the period", e.closePeriod)
	bar := container.NewBorder(nil, nil, kit.Row(8, e.ours, e.theirs), kit.PrimaryButton("Done", func() { b.open.leaving(b.end) }), kit.Pad(7, 0, 12, 12, e.count))
	further := kit.Row(8, kit.SecondaryButton("Send to the other side…", e.send), kit.SecondaryButton("Take in a file…", b.open.page.host.Import), e.close)
	e.object = kit.TableCard(kit.Flow(8, bar, further, e.how), e.table)
	e.refresh()
	return e
}

// send keeps the questions of the period as a workbook for the other side, which comes back by way of taking in a file.
func (e *entry) send() {
	o := e.board.open
	o.page.saveCard(o.name()+" "+o.period().String()+" questions.xlsx", o.book.Card.ID, o.period(), export.ReadingsRequest)
}

// columns are those of the table. What is typed goes into the value, its comment and its evidence.
func (e *entry) columns() []kit.Column[blank] {
	return []kit.Column[blank]{
		{Title: "Measure", Width: 170, Grow: 3, Text: func(r blank) string { return r.measure.Name }},
		{Title: "Perspective", Width: 110, Grow: 1, Text: func(r blank) string { return r.perspective }, Yield: 3},
		{Title: "Target", Width: 72, Number: true, Text: func(r blank) string { return r.target }},
		{Title: "Last time", Width: 76, Number: true, Text: func(r blank) string { return r.before }, Yield: 2},
		{
			Title: valueColumn, Width: 104, Number: true, Text: func(r blank) string { return r.said() },
			Set:    func(r blank, text string) error { return e.set(r, valueColumn, text) },
			Strong: func(blank) bool { return true },
		},
		{
			Title: commentColumn, Width: 150, Grow: 3, Text: func(r blank) string { return readingOr(r.reading).Comment },
			Set: func(r blank, text string) error { return e.set(r, commentColumn, text) },
		},
		{
			Title: evidenceColumn, Width: 90, Grow: 1, Text: func(r blank) string { return readingOr(r.reading).Evidence }, Yield: 4,
			Set: func(r blank, text string) error { return e.set(r, evidenceColumn, text) },
		},
		{
			Title: "Comes to", Width: 166, Text: func(r blank) string { return ratingOf(r.rating).Words() }, Yield: 1,
			Paint: func(r blank) kit.Cell { return kit.RatingCell(ratingOf(r.rating)) },
		},
	}
}

// The columns that are typed into.
const (
	valueColumn    = "Reading"
	commentColumn  = "Comment"
	evidenceColumn = "Evidence"
)

// readingOr is a reading, an empty one where there is none.
func readingOr(r *scorecard.Reading) scorecard.Reading {
	if r == nil {
		return scorecard.Reading{}
	}
	return *r
}

// focus gives the keyboard to the first reading that is missing.
func (e *entry) focus() {
	e.table.Focus()
	if _, selected := e.table.Selected(); selected {
		return
	}
	e.table.Select(0)
	for i, r := range e.table.Rows() {
		if r.reading == nil {
			e.table.Select(i)
			return
		}
	}
}

// choose types for the other side.
func (e *entry) choose(side scorecard.Side) {
	e.side = side
	e.table.Unselect()
	e.refresh()
	e.focus()
}

// refresh shows the readings as they stand now, and those over them that are still being saved.
func (e *entry) refresh() {
	o := e.board.open
	for at, t := range e.pending {
		if t.saved {
			delete(e.pending, at)
		}
	}
	e.ours.SetChosen(e.side == scorecard.Ours)
	e.theirs.SetChosen(e.side == scorecard.Theirs)
	e.show()
	e.close.SetText("Close the period")
	if o.closed() != nil {
		e.close.SetText("Open it again")
	}
}

// show fills the table.
func (e *entry) show() {
	o := e.board.open
	if o.result == nil {
		return
	}
	var rows []blank
	last := e.lastTimes()
	o.result.Each(func(m *scorecard.MeasureResult) { rows = append(rows, e.row(m, last)) })
	for i := range o.result.Perspectives {
		p := &o.result.Perspectives[i]
		for k := range rows {
			if inPerspective(p, rows[k].measure.ID) {
				rows[k].perspective = p.Perspective.Name
			}
		}
	}
	e.table.SetRows(rows)
	count := &o.result.Ours
	if e.side == scorecard.Theirs {
		count = &o.result.Theirs
	}
	e.count.SetText(o.period().Words() + ": " + coverageWords(count))
}

func inPerspective(p *scorecard.PerspectiveResult, id scorecard.MeasureID) bool {
	for _, o := range p.Objectives {
		for _, m := range o.Measures {
			if m.Placed.Measure == id {
				return true
			}
		}
	}
	return false
}

// row is the row of a measure, with what was typed last.
func (e *entry) row(m *scorecard.MeasureResult, last map[scorecard.MeasureID]*scorecard.Reading) blank {
	o := e.board.open
	r := blank{measure: m.Measure, result: m, target: orDash(withoutUnit(m.Measure, m.Measure.TargetWords(m.Points))), before: lastWords(m.Measure, last[m.Placed.Measure])}
	r.reading = m.Ours
	if e.side == scorecard.Theirs {
		r.reading = m.Theirs
	}
	if t := e.pending[place{m.Placed.Measure, o.period(), e.side}]; t != nil {
		r.reading = &t.reading
	}
	if r.reading != nil && r.reading.State == scorecard.NotRead && r.reading.Comment == "" {
		r.reading = nil
	}
	if value, given := readingOr(r.reading).Value.Get(); given {
		r.rating = m.Points.Rating(m.Measure.Kind, m.Measure.Direction, value)
	}
	return r
}

// howToType says how readings are typed.
const howToType = "Type each value in the measure's unit and press Enter to go down. n/d: not due. n/m and why: not measurable. 45 / 60: a ratio. A column can be pasted from a spreadsheet."

// tellHow says how readings are typed; beside a measure that the program works out, what typing does there.
func (e *entry) tellHow(r blank) {
	words := howToType
	switch {
	case e.side != scorecard.Ours || r.measure.Computed == scorecard.TypedIn:
	case r.reading == nil || r.reading.Computed:
		words = "The program works out " + r.measure.Name + ", from " + r.measure.Computed.Words() + ". Typing over it replaces the figure that the program works out; emptying the cell again brings that back."
	default:
		words = replacedWords(r.measure)
	}
	if words != e.how.Text() {
		e.how.SetText(words)
		e.object.Refresh()
	}
}

// replacedWords say that a figure was typed over a computed one, and how to get back to that.
func replacedWords(m *scorecard.Measure) string {
	return m.Name + ": your figure replaces the one that the program works out. Empty the cell to get that back."
}

// lastTimes are the last readings of this side before the period, by measure.
func (e *entry) lastTimes() map[scorecard.MeasureID]*scorecard.Reading {
	o := e.board.open
	last := map[scorecard.MeasureID]*scorecard.Reading{}
	for i := range o.book.Readings {
		r := &o.book.Readings[i]
		if r.Side != e.side || r.State != scorecard.Measured || r.Period.Compare(o.period()) >= 0 {
			continue
		}
		if known := last[r.Measure]; known == nil || known.Period.Compare(r.Period) < 0 {
			last[r.Measure] = r
		}
	}
	return last
}

// lastWords is what was said the last time, a dash where nothing was.
func lastWords(m *scorecard.Measure, last *scorecard.Reading) string {
	if last == nil {
		return dash
	}
	return withoutUnit(m, shortValue(m, last.Value.Or(exact.Decimal{})))
}

// because leaves the typed text out of an error: it stands in the cell above.
func because(err error) error {
	var refused *scorecard.ValueError
	if errors.As(err, &refused) {
		return errors.New(refused.Why)
	}
	return err
}

// set takes what was typed into one cell.
func (e *entry) set(r blank, column, text string) error {
	return e.setMany([]kit.CellChange[blank]{{Row: r, Column: column, Text: text}})[0]
}

// setMany takes what was typed or pasted, as one change, and says of each cell why it could not be taken.
func (e *entry) setMany(changes []kit.CellChange[blank]) []error {
	errs := make([]error, len(changes))
	byMeasure := map[scorecard.MeasureID]*scorecard.Reading{}
	var order []scorecard.MeasureID
	for i, c := range changes {
		id := c.Row.measure.ID
		reading := byMeasure[id]
		if reading == nil {
			fresh := e.readingOf(c.Row)
			reading = &fresh
		}
		if errs[i] = e.take(c, reading); errs[i] != nil {
			continue
		}
		if byMeasure[id] == nil {
			byMeasure[id] = reading
			order = append(order, id)
		}
	}
	var readings []scorecard.Reading
	for _, id := range order {
		readings = append(readings, *byMeasure[id])
	}
	if len(readings) > 0 {
		e.tellReplaced(readings)
		e.record(readings)
	}
	return errs
}

// tellReplaced says which computed figures readings replace.
func (e *entry) tellReplaced(readings []scorecard.Reading) {
	for i := range readings {
		was := e.board.open.result.Of(readings[i].Measure)
		if e.side == scorecard.Ours && was != nil && was.Ours != nil && was.Ours.Computed && !readings[i].Computed && readings[i].State != scorecard.NotRead {
			e.board.open.page.host.Toast(replacedWords(was.Measure))
		}
	}
}

// readingOf is what this side says of a measure so far.
func (e *entry) readingOf(r blank) scorecard.Reading {
	o := e.board.open
	at := place{r.measure.ID, o.period(), e.side}
	reading := readingOr(r.reading)
	if t := e.pending[at]; t != nil {
		reading = t.reading
	}
	reading.Card, reading.Measure, reading.Period, reading.Side = o.book.Card.ID, at.measure, at.period, at.side
	return reading
}

// take puts what was typed into a reading.
func (e *entry) take(c kit.CellChange[blank], r *scorecard.Reading) error {
	switch c.Column {
	case commentColumn:
		r.Comment = c.Text
	case evidenceColumn:
		r.Evidence = c.Text
	default:
		said, err := c.Row.measure.ReadEntry(c.Text)
		if err != nil {
			return because(err)
		}
		r.Say(said)
		return nil
	}
	if r.State == scorecard.NotRead && strings.TrimSpace(c.Text) != "" {
		return errors.New("type the reading first, or n/m and why")
	}
	return nil
}

// record saves readings; of a closed period only for a reason.
func (e *entry) record(readings []scorecard.Reading) {
	o := e.board.open
	label := fmt.Sprintf("Record %s of %s", kit.Counted(len(readings), "reading"), o.period().Words())
	if len(readings) == 1 {
		label = fmt.Sprintf("Record %s of %s", o.measureName(readings[0].Measure), o.period().Words())
	}
	for i := range readings {
		readings[i].On = o.page.host.Today()
		e.pending[placeOf(&readings[i])] = &typed{reading: readings[i]}
	}
	e.show()
	o.because(label, func(ctx context.Context, reason string) error {
		return o.page.records().read(ctx, readings, reason)
	}, func(err error) {
		for i := range readings {
			if t := e.pending[placeOf(&readings[i])]; t != nil && err == nil {
				t.saved = true
			} else {
				delete(e.pending, placeOf(&readings[i]))
			}
		}
		if err != nil {
			o.page.host.Toast(kit.Sentence(err))
			e.show()
		}
	})
}

func placeOf(r *scorecard.Reading) place { return place{r.Measure, r.Period, r.Side} }

// closePeriod settles the readings of the period, or opens them again for a reason.
func (e *entry) closePeriod() {
	o := e.board.open
	id, period := o.book.Card.ID, o.period()
	if o.closed() != nil {
		o.because("Open "+period.Words()+" of "+o.name()+" again", func(ctx context.Context, reason string) error {
			return o.page.records().reopen(ctx, id, period, reason)
		}, nil)
		return
	}
	o.change("Close "+period.Words()+" of "+o.name(), func(ctx context.Context) error {
		return o.page.records().closePeriod(ctx, id, period)
	}, kit.OrToast(o.page.host, func() {
		o.page.host.Toast(period.Words()+" is closed. What is changed in it from now on takes a reason.", o.page.host.ToUndo())
	}))
}
