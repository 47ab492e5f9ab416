package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Table shows rows as lines of text. It draws only the rows in sight, so that the number of rows does not matter. Mouse and arrows
// select a row, Enter or a second click opens it, a heading sorts by its column, the edges of headings are dragged. Columns share the
// width; nothing scrolls sideways.
type Table[R any] struct {
	widget.BaseWidget
	// OnSelected is told the selected row, also with its new values after [Table.SetRows]; OnOpened the row that was opened. They, and
	// the other On…, may be nil.
	OnSelected, OnOpened func(R)
	// OnUnselected is told that no row is selected any more.
	OnUnselected func()
	// OnDelete is told of the Delete key.
	OnDelete func(R)
	// OnInsert is told of the Insert key.
	OnInsert func()
	// OnShortcut is asked first about shortcuts, such as Alt+Up, and says whether it knows them.
	OnShortcut func(fyne.Shortcut) bool
	// OnTyping is told with each letter what is being typed into a cell of a column, and what the cell holds once typing has ended.
	OnTyping func(row R, column, text string)
	// SetMany takes what was pasted in one step, and says of each change why it could not be taken, nil for those that could; without it
	// they go to their columns' Set one by one.
	SetMany func(changes []CellChange[R]) []error
	// AsksForRefused keeps Escape from taking back a text that could not be taken elsewhere than in the selected cell: the page asks before it
	// is left, by [Table.Refused].
	AsksForRefused bool
	// Locked keeps all columns from being typed into.
	Locked bool
	// OnCount is told how many rows are shown, of how many, whenever that may have changed.
	OnCount func(shown, all int)
	// Empty is what stands in the table while it has no rows; First, if not nil, is the first step that it offers.
	Empty string
	First fyne.CanvasObject
	// Key tells rows apart over [Table.SetRows].
	Key func(R) string
	// Heads says which rows head the ones below them: they are bold, on a ground of their own. It may be nil.
	Heads func(R) bool

	columns []Column[R]
	all     []R      // as they were given
	folded  []string // what the filter looks in, for each of all
	sorted  []int    // all, in the order that the headings ask for
	rows    []int    // those of sorted that are shown
	filter  string
	which   func(R) bool
	only    func(R) bool // the rows that were asked for elsewhere, whatever the question; nil for none

	sortedBy   int // -1 for the order as given
	descending bool
	chosen     int    // the selected row in all, -1 for none
	selected   int    // its position in rows, -1 when it is not among them
	anchor     int    // the position where marking began, -1 for none
	wanted     string // the key of a row to be selected once it is there
	state      tableState
	fault      error
	notice     string // what is said below the rows
	noticeInk  Ink
	cells      cellEditor // by place in all and column
	column     int        // the column that is typed into
	choices    *cellChoices[R]

	widths        []float32 // what columns were dragged to, at 100 % text; 0 for their own
	chosenColumns []bool
	inSight       []int     // the columns that are drawn, left to right
	lefts         []float32 // where they begin; the last entry is where the last one ends
	memory        memory
	ahead         typeAhead

	bar    func()            // tells the bar over the table what is shown
	onPill func(name string) // presses one of its pills
	widen  func(R)           // presses one that keeps a row
	pill   string            // the one in force
	onOnly func(bool)        // shows that rows asked for elsewhere are shown, or no longer

	shownRows *Prepared[R]
	glimpse   bool // only the first rows are there yet

	head    *tableHead[R]
	body    *tableBody[R]
	scroll  *container.Scroll
	message *Wrapped
	foot    *Line
}

type tableState uint8

const (
	tableReady tableState = iota
	tableLoading
	tableFailed
)

// NewTable is an empty table with these columns.
func NewTable[R any](empty string, columns ...Column[R]) *Table[R] {
	t := &Table[R]{Empty: empty, columns: columns, sortedBy: -1, selected: -1, chosen: -1, anchor: -1}
	t.widths, t.chosenColumns = make([]float32, len(columns)), make([]bool, len(columns))
	for i, c := range columns {
		t.chosenColumns[i] = !c.Hidden
	}
	t.cells, t.choices = t.newCells(), &cellChoices[R]{table: t}
	t.head = newTableHead(t)
	t.body = newTableBody(t)
	t.scroll = container.NewVScroll(t.body)
	t.scroll.OnScrolled = func(fyne.Position) {
		t.choices.close()
		t.body.Refresh()
	}
	t.message = Words("", theme.SizeNameText, false, Secondary)
	t.foot = OneLine("", theme.SizeNameCaptionText, false, Wrong)
	t.ExtendBaseWidget(t)
	return t
}

// Notice is what is said below the rows.
func (t *Table[R]) Notice() string {
	text, _ := t.below()
	return text
}

// SetLoading says that the rows are being read. Rows that are there stay.
func (t *Table[R]) SetLoading() {
	t.state, t.fault = tableLoading, nil
	t.Refresh()
}

// Glimpse shows the first rows, in the order in which they are given, while the rest are still being read. They can be looked at, but not
// selected, until [Table.SetPrepared] brings them all. Nothing is shown where the table is not as it is at first: narrowed by words or a
// question of its user's, ordered otherwise.
func (t *Table[R]) Glimpse(sortedBy string, rows []R) {
	if len(t.all) > 0 || t.only != nil || t.filter != "" || t.pill != "" || t.descending || t.sortedBy >= 0 && t.columns[t.sortedBy].Title != sortedBy {
		return
	}
	p := t.fold(rows)
	t.glimpse, t.all, t.folded, t.sorted, t.rows = true, p.rows, p.folded, t.sorted[:0], t.rows[:0]
	for i, row := range t.all {
		t.sorted = append(t.sorted, i)
		if t.which == nil || t.which(row) {
			t.rows = append(t.rows, i)
		}
	}
	t.Refresh()
}

// SetError says why the rows could not be read, in words that say what to do. Rows that are there stay.
func (t *Table[R]) SetError(err error) {
	t.state, t.fault = tableFailed, err
	t.Refresh()
}

// Focus gives the table the keyboard.
func (t *Table[R]) Focus() { focus(t.body) }

// TypedKey does what the key does while the table has the keyboard, for a field beside it that keeps the keyboard itself.
func (t *Table[R]) TypedKey(key *fyne.KeyEvent) { t.body.TypedKey(key) }

// words says what stands in the place of rows, and in which ink.
func (t *Table[R]) words() (string, Ink) {
	switch {
	case t.state == tableFailed:
		return Sentence(t.fault), Wrong
	case t.state == tableLoading && len(t.all) == 0:
		return "Reading…", Secondary
	case len(t.all) == 0:
		return t.Empty, Secondary
	case t.filter != "":
		return "No row has “" + t.filter + "” in it.", Secondary
	}
	return "No row answers to this.", Secondary
}

// below is what is said under the rows, if anything.
func (t *Table[R]) below() (string, Ink) {
	if t.state == tableFailed && len(t.rows) > 0 {
		return "These rows may be out of date: " + t.fault.Error(), Wrong
	}
	return t.notice, t.noticeInk
}

// reveal scrolls as little as needed to bring a row into sight.
func (t *Table[R]) reveal(position int) {
	top, view := float32(position)*rowHeight(), t.scroll.Size().Height
	switch offset := t.scroll.Offset.Y; {
	case top < offset:
		t.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+rowHeight() > offset+view:
		t.scroll.ScrollToOffset(fyne.NewPos(0, top+rowHeight()-view))
	}
}

// box is the place of a column's text in a line: its left edge and its width, without the room at both sides.
func (t *Table[R]) box(place int) (left, width float32) {
	pad := cellPad()
	return t.lefts[place] + pad, t.lefts[place+1] - t.lefts[place] - 2*pad
}

func cellPad() float32 { return Scaled(6) }

// rowHeight is how high a row of a table is, by the density that the user chose.
func rowHeight() float32 {
	if look, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok && look.Roomy {
		return Scaled(38)
	}
	return Scaled(31)
}

// CreateRenderer draws the headings above the rows.
func (t *Table[R]) CreateRenderer() fyne.WidgetRenderer {
	return &tableRenderer[R]{t: t, ground: canvas.NewRectangle(Colours().Heading)}
}

type tableRenderer[R any] struct {
	t      *Table[R]
	ground *canvas.Rectangle // behind what is said below the rows
}

func (r *tableRenderer[R]) Layout(size fyne.Size) {
	t := r.t
	t.layoutColumns(size.Width)
	height, foot := rowHeight(), float32(0)
	if text, _ := t.below(); text != "" {
		foot = Scaled(24)
	}
	t.head.Resize(fyne.NewSize(size.Width, height))
	unseen := t.scroll.Size().Height <= 0
	t.scroll.Move(fyne.NewPos(0, height))
	t.scroll.Resize(fyne.NewSize(size.Width, max(0, size.Height-height-foot)))
	r.ground.Move(fyne.NewPos(0, size.Height-foot))
	r.ground.Resize(fyne.NewSize(size.Width, foot))
	t.foot.Move(fyne.NewPos(cellPad(), size.Height-foot+Scaled(4)))
	t.foot.Resize(fyne.NewSize(size.Width-2*cellPad(), Scaled(16)))
	r.layoutMessage(size, height)
	if unseen && t.selected >= 0 { // it was selected before there was anything to scroll
		t.reveal(t.selected)
	}
	t.head.Refresh()
	t.body.Refresh()
}

// layoutMessage puts what stands in the place of rows into the upper part of the table, and the first step below it.
func (r *tableRenderer[R]) layoutMessage(size fyne.Size, top float32) {
	t := r.t
	width := min(size.Width-2*Scaled(12), Scaled(440))
	high := heightAt(t.message, width)
	left := (size.Width - width) / 2
	top += min(Scaled(28), max(0, (size.Height-top-high)/3))
	t.message.Move(fyne.NewPos(left, top))
	t.message.Resize(fyne.NewSize(width, high))
	if t.First != nil {
		t.First.Move(fyne.NewPos(left, top+high+Scaled(10)))
		t.First.Resize(t.First.MinSize())
	}
}

func (r *tableRenderer[R]) MinSize() fyne.Size {
	return fyne.NewSize(Scaled(120), 3*rowHeight())
}

func (r *tableRenderer[R]) Refresh() {
	t := r.t
	r.ground.FillColor = Colours().Heading
	none := len(t.rows) == 0
	t.message.Hidden = !none
	if t.First != nil {
		t.First.Hide()
	}
	if none {
		text, ink := t.words()
		t.message.SetText(text)
		t.message.SetInk(ink)
		if t.First != nil && t.state == tableReady && len(t.all) == 0 {
			t.First.Show()
		}
	}
	text, ink := t.below()
	if t.foot.Hidden, r.ground.Hidden = text == "", text == ""; text != "" {
		t.foot.ink = ink
		t.foot.SetText(text)
		t.foot.Refresh()
	}
	r.Layout(t.Size())
	t.body.Resize(fyne.NewSize(t.scroll.Size().Width, max(t.scroll.Size().Height, t.body.MinSize().Height)))
	t.scroll.Refresh()
	r.ground.Refresh()
}

func (r *tableRenderer[R]) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.t.head, r.t.scroll, r.t.message, r.ground, r.t.foot}
	if r.t.First != nil {
		objects = append(objects, r.t.First)
	}
	return objects
}
func (r *tableRenderer[R]) Destroy() {}
