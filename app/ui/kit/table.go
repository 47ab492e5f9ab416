package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Column says what one column of a table shows.
type Column[R any] struct {
	Title string
	Width float32 // the least width, at 100 % text
	Grow  float32 // share of the width that all columns leave over
	// Number puts the text at the right, as figures stand.
	Number bool
	Text   func(R) string
	// Compare orders rows by this column; without it the heading does not sort.
	Compare func(a, b R) int
	// Strong makes a row's text in this column bold.
	Strong func(R) bool
}

// Table shows rows as lines of text. It draws only the rows in sight, so that the number of rows does not matter. Mouse and arrows
// select a row, Enter or a second click opens it, a heading sorts by its column.
type Table[R any] struct {
	widget.BaseWidget
	// OnSelected and OnOpened are told the row; both may be nil.
	OnSelected, OnOpened func(R)
	// Empty is what stands in the table while it has no rows.
	Empty string

	columns    []Column[R]
	rows       []R
	sortedBy   int // -1 for the order as given
	descending bool
	selected   int // -1 for none
	head       *tableHead[R]
	body       *tableBody[R]
	scroll     *container.Scroll
	empty      *widget.Label
	lefts      []float32 // where the columns begin; the last entry is where the last one ends
}

// NewTable is an empty table with these columns.
func NewTable[R any](empty string, columns ...Column[R]) *Table[R] {
	t := &Table[R]{Empty: empty, columns: columns, sortedBy: -1, selected: -1}
	t.head = newTableHead(t)
	t.body = newTableBody(t)
	t.scroll = container.NewVScroll(t.body)
	t.scroll.OnScrolled = func(fyne.Position) { t.body.Refresh() }
	t.empty = Paragraph(empty)
	t.empty.Alignment = fyne.TextAlignCenter
	t.ExtendBaseWidget(t)
	return t
}

// SetRows shows other rows, in the order that the headings ask for, with none selected.
func (t *Table[R]) SetRows(rows []R) {
	t.rows = slices.Clone(rows)
	t.selected = -1
	t.sort()
	t.scroll.ScrollToTop()
	t.Refresh()
}

// Rows are the rows in the order in which they are shown.
func (t *Table[R]) Rows() []R { return slices.Clone(t.rows) }

// Select selects the row at this position as a click would; positions outside select nothing.
func (t *Table[R]) Select(position int) {
	if position < 0 || position >= len(t.rows) {
		return
	}
	t.selected = position
	t.reveal(position)
	t.body.Refresh()
	if t.OnSelected != nil {
		t.OnSelected(t.rows[position])
	}
}

// TypedKey does what the key does while the table has the keyboard, for a field beside it that keeps the keyboard itself.
func (t *Table[R]) TypedKey(key *fyne.KeyEvent) { t.body.TypedKey(key) }

// Selected is the selected row, and whether there is one.
func (t *Table[R]) Selected() (row R, ok bool) {
	if t.selected < 0 {
		return row, false
	}
	return t.rows[t.selected], true
}

// SortBy orders the rows by a column, and the other way round when it already does.
func (t *Table[R]) SortBy(column int) {
	if t.columns[column].Compare == nil {
		return
	}
	t.descending = t.sortedBy == column && !t.descending
	t.sortedBy = column
	t.selected = -1
	t.sort()
	t.Refresh()
}

func (t *Table[R]) sort() {
	if t.sortedBy < 0 {
		return
	}
	compare := t.columns[t.sortedBy].Compare
	slices.SortStableFunc(t.rows, func(a, b R) int {
		if t.descending {
			a, b = b, a
		}
		return compare(a, b)
	})
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

// layoutColumns shares out the width: each column its own, what is left over by Grow. Where there is too little, all give in proportion.
func (t *Table[R]) layoutColumns(width float32) {
	var wanted, grow float32
	for _, c := range t.columns {
		wanted += Scaled(c.Width)
		grow += c.Grow
	}
	factor, spare := float32(1), width-wanted
	if spare < 0 {
		factor, spare = width/wanted, 0
	}
	t.lefts = make([]float32, 1, len(t.columns)+1)
	for _, c := range t.columns {
		share := Scaled(c.Width) * factor
		if grow > 0 {
			share += spare * c.Grow / grow
		}
		t.lefts = append(t.lefts, t.lefts[len(t.lefts)-1]+share)
	}
}

// place puts a column's text into its place in a line of the given height, cut to the column's width.
func (t *Table[R]) place(text *canvas.Text, column int, s string, height float32) {
	pad := Scaled(6)
	width := t.lefts[column+1] - t.lefts[column] - 2*pad
	text.Alignment = fyne.TextAlignLeading
	if t.columns[column].Number {
		text.Alignment = fyne.TextAlignTrailing
	}
	text.Text = fit(s, width, text.TextSize, text.TextStyle)
	size := text.MinSize()
	text.Move(fyne.NewPos(t.lefts[column]+pad, (height-size.Height)/2))
	text.Resize(fyne.NewSize(width, size.Height))
	text.Refresh()
}

func rowHeight() float32 { return Scaled(30) }

// CreateRenderer draws the headings above the rows.
func (t *Table[R]) CreateRenderer() fyne.WidgetRenderer {
	return &tableRenderer[R]{t: t, objects: []fyne.CanvasObject{t.head, t.scroll, t.empty}}
}

type tableRenderer[R any] struct {
	t       *Table[R]
	objects []fyne.CanvasObject
}

func (r *tableRenderer[R]) Layout(size fyne.Size) {
	t := r.t
	t.layoutColumns(size.Width)
	height := rowHeight()
	t.head.Resize(fyne.NewSize(size.Width, height))
	t.scroll.Move(fyne.NewPos(0, height))
	t.scroll.Resize(fyne.NewSize(size.Width, size.Height-height))
	t.empty.Move(fyne.NewPos(0, height+Scaled(12)))
	t.empty.Resize(fyne.NewSize(size.Width, t.empty.MinSize().Height))
	t.head.Refresh()
	t.body.Refresh()
}

func (r *tableRenderer[R]) MinSize() fyne.Size {
	return fyne.NewSize(Scaled(120), 3*rowHeight())
}

func (r *tableRenderer[R]) Refresh() {
	t := r.t
	t.empty.SetText(t.Empty)
	t.empty.Hidden = len(t.rows) > 0
	t.head.Refresh()
	t.body.Resize(fyne.NewSize(t.scroll.Size().Width, max(t.scroll.Size().Height, t.body.MinSize().Height)))
	t.scroll.Refresh()
	t.body.Refresh()
}

func (r *tableRenderer[R]) Objects() []fyne.CanvasObject { return r.objects }
func (r *tableRenderer[R]) Destroy()                     {}

// tableHead is the line of headings; a tap sorts.
type tableHead[R any] struct {
	widget.BaseWidget
	table *Table[R]
}

func newTableHead[R any](t *Table[R]) *tableHead[R] {
	h := &tableHead[R]{table: t}
	h.ExtendBaseWidget(h)
	return h
}

// Tapped sorts by the column under the pointer.
func (h *tableHead[R]) Tapped(e *fyne.PointEvent) {
	for i := range h.table.columns {
		if e.Position.X >= h.table.lefts[i] && e.Position.X < h.table.lefts[i+1] {
			h.table.SortBy(i)
		}
	}
}

func (h *tableHead[R]) CreateRenderer() fyne.WidgetRenderer {
	r := &headRenderer[R]{head: h, ground: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent), arrow: newArrow()}
	r.objects = []fyne.CanvasObject{r.ground, r.line}
	for range h.table.columns {
		text := Text("", theme.SizeNameText, true, Secondary)
		r.texts = append(r.texts, text)
		r.objects = append(r.objects, text)
	}
	r.objects = append(r.objects, r.arrow.strokes()...)
	return r
}

type headRenderer[R any] struct {
	head         *tableHead[R]
	ground, line *canvas.Rectangle
	texts        []*canvas.Text
	arrow        arrow
	objects      []fyne.CanvasObject
}

func (r *headRenderer[R]) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.line.Move(fyne.NewPos(0, size.Height-1))
	r.line.Resize(fyne.NewSize(size.Width, 1))
}

func (r *headRenderer[R]) MinSize() fyne.Size { return fyne.NewSize(0, rowHeight()) }

func (r *headRenderer[R]) Refresh() {
	t, p := r.head.table, Colours()
	r.ground.FillColor, r.line.FillColor = p.Heading, p.Line
	r.ground.Refresh()
	r.line.Refresh()
	r.arrow.hide()
	if len(t.lefts) == 0 {
		return
	}
	for i, text := range r.texts {
		text.Color, text.TextSize = p.Secondary, theme.Size(theme.SizeNameText)
		t.place(text, i, t.columns[i].Title, rowHeight())
		if t.sortedBy == i {
			r.arrow.beside(text, t.columns[i].Number, t.descending, p.Primary)
		}
	}
}

func (r *headRenderer[R]) Objects() []fyne.CanvasObject { return r.objects }
func (r *headRenderer[R]) Destroy()                     {}
