package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableHead is the line of headings. A tap sorts, an edge is dragged, a tap with the other button chooses columns. With the keyboard,
// Left and Right go from heading to heading, with Shift they move its edge, Enter sorts and Space chooses columns.
type tableHead[R any] struct {
	widget.BaseWidget
	table   *Table[R]
	at      int // the heading that the keyboard is on
	focused bool
	shift   bool
	edge    int // the edge under the pointer, -1 for none
	dragged int // the edge that is being dragged, -1 where dragging began beside one
	drags   bool
}

func newTableHead[R any](t *Table[R]) *tableHead[R] {
	h := &tableHead[R]{table: t, edge: -1}
	h.ExtendBaseWidget(h)
	return h
}

// under is the place of the heading under a point, -1 for none.
func (h *tableHead[R]) under(x float32) int {
	for i := range h.table.inSight {
		if x >= h.table.lefts[i] && x < h.table.lefts[i+1] {
			return i
		}
	}
	return -1
}

// edgeAt is the edge between two headings that a point is on, -1 for none.
func (h *tableHead[R]) edgeAt(x float32) int {
	for i := 1; i < len(h.table.inSight); i++ {
		if d := x - h.table.lefts[i]; d > -Scaled(5) && d < Scaled(5) {
			return i - 1
		}
	}
	return -1
}

func (h *tableHead[R]) openerLeft() float32 { return h.Size().Width - Scaled(22) }

// Tapped sorts by the column under the pointer, or opens the list of columns at the right end.
func (h *tableHead[R]) Tapped(e *fyne.PointEvent) {
	if e.Position.X >= h.openerLeft() {
		h.choose(e.Position)
		return
	}
	if i := h.under(e.Position.X); i >= 0 && h.edgeAt(e.Position.X) < 0 {
		h.at = i
		h.table.SortBy(h.table.inSight[i])
	}
}

// TappedSecondary opens the list of columns.
func (h *tableHead[R]) TappedSecondary(e *fyne.PointEvent) { h.choose(e.Position) }

func (h *tableHead[R]) choose(at fyne.Position) {
	chooseColumns(h.table, fyne.CurrentApp().Driver().AbsolutePositionForObject(h).AddXY(at.X, h.Size().Height))
}

// Dragged moves an edge.
func (h *tableHead[R]) Dragged(e *fyne.DragEvent) {
	if !h.drags {
		h.drags, h.dragged = true, h.edgeAt(e.Position.X-e.Dragged.DX)
	}
	h.table.moveEdge(h.dragged, e.Dragged.DX)
}

// DragEnd keeps the widths.
func (h *tableHead[R]) DragEnd() {
	h.drags = false
	h.table.remember()
}

// Cursor says that an edge can be dragged.
func (h *tableHead[R]) Cursor() desktop.Cursor {
	if h.edge >= 0 || h.drags && h.dragged >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseIn and MouseMoved look for an edge under the pointer.
func (h *tableHead[R]) MouseIn(e *desktop.MouseEvent) { h.edge = h.edgeAt(e.Position.X) }

// MouseMoved looks for an edge under the pointer.
func (h *tableHead[R]) MouseMoved(e *desktop.MouseEvent) { h.edge = h.edgeAt(e.Position.X) }

// MouseOut forgets it.
func (h *tableHead[R]) MouseOut() { h.edge = -1 }

// FocusGained shows which heading the keyboard is on.
func (h *tableHead[R]) FocusGained() { h.focused = true; h.Refresh() }

// FocusLost no longer does.
func (h *tableHead[R]) FocusLost() { h.focused, h.shift = false, false; h.Refresh() }

// KeyDown and KeyUp follow the Shift key.
func (h *tableHead[R]) KeyDown(e *fyne.KeyEvent) { h.shift = h.shift || isShift(e.Name) }

// KeyUp follows the Shift key.
func (h *tableHead[R]) KeyUp(e *fyne.KeyEvent) { h.shift = h.shift && !isShift(e.Name) }

func isShift(name fyne.KeyName) bool {
	return name == desktop.KeyShiftLeft || name == desktop.KeyShiftRight
}

// TypedRune opens the list of columns on Space.
func (h *tableHead[R]) TypedRune(r rune) {
	if r == ' ' {
		h.choose(fyne.NewPos(h.table.lefts[min(h.at, len(h.table.inSight))], 0))
	}
}

// TypedKey goes from heading to heading, sorts, moves an edge, or goes down into the rows.
func (h *tableHead[R]) TypedKey(e *fyne.KeyEvent) {
	last := len(h.table.inSight) - 1
	switch {
	case h.shift && e.Name == fyne.KeyLeft:
		h.table.moveEdge(h.at, -Scaled(8))
		h.table.remember()
	case h.shift && e.Name == fyne.KeyRight:
		h.table.moveEdge(h.at, Scaled(8))
		h.table.remember()
	case e.Name == fyne.KeyLeft:
		h.at = max(h.at-1, 0)
	case e.Name == fyne.KeyRight:
		h.at = min(h.at+1, last)
	case e.Name == fyne.KeyReturn, e.Name == fyne.KeyEnter:
		if h.at >= 0 && h.at <= last {
			h.table.SortBy(h.table.inSight[h.at])
		}
	case e.Name == fyne.KeyDown:
		h.table.Focus()
	case e.Name == fyne.KeyEscape:
		escape(h)
	case e.Name == fyne.KeyF1:
		help(h)
	}
	h.Refresh()
}

// CreateRenderer draws the headings.
func (h *tableHead[R]) CreateRenderer() fyne.WidgetRenderer {
	r := &headRenderer[R]{
		head: h, ground: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		ring: canvas.NewRectangle(color.Transparent), cover: canvas.NewRectangle(color.Transparent), arrow: newArrow(),
	}
	r.ring.StrokeWidth, r.ring.CornerRadius = 2, 3
	r.objects = []fyne.CanvasObject{r.ground}
	for range h.table.columns {
		text := Text("", theme.SizeNameText, true, Secondary)
		r.texts = append(r.texts, text)
		r.objects = append(r.objects, text)
	}
	r.objects = append(append(r.objects, r.arrow.strokes()...), r.cover)
	for i := range r.dots {
		r.dots[i] = canvas.NewCircle(color.Transparent)
		r.objects = append(r.objects, r.dots[i])
	}
	r.objects = append(r.objects, r.line, r.ring)
	return r
}

type headRenderer[R any] struct {
	head         *tableHead[R]
	ground, line *canvas.Rectangle
	ring, cover  *canvas.Rectangle
	texts        []*canvas.Text
	dots         [3]*canvas.Circle // the sign for the list of columns
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
	r.ring.Hidden = true
	for i, text := range r.texts {
		text.Hidden = i >= len(t.inSight)
	}
	for place, column := range t.inSight {
		r.heading(place, column, p)
	}
	r.sign(p)
	r.ring.StrokeColor = p.Focus
	r.ring.Refresh()
}

// heading writes one heading, and the arrow beside the one that sorts.
func (r *headRenderer[R]) heading(place, column int, p Palette) {
	t, text := r.head.table, r.texts[place]
	c := t.columns[column]
	left, width := t.box(place)
	if r.head.focused && place == r.head.at {
		r.ring.Hidden = false
		r.ring.Move(fyne.NewPos(t.lefts[place]+1, 2))
		r.ring.Resize(fyne.NewSize(t.lefts[place+1]-t.lefts[place]-2, rowHeight()-5))
	}
	if place == len(t.inSight)-1 {
		width = max(0, width-Scaled(18)) // the sign for the list of columns stands there
	}
	room := width
	if t.sortedBy == column {
		room = max(0, width-Scaled(13))
	}
	text.Color, text.TextSize, text.Alignment = p.Secondary, theme.Size(theme.SizeNameText), fyne.TextAlignLeading
	if c.Number {
		text.Alignment = fyne.TextAlignTrailing
	}
	text.Text = fit(c.Title, room, text.TextSize, text.TextStyle)
	high := textHeight(text.TextSize)
	text.Move(fyne.NewPos(left, (rowHeight()-high)/2))
	text.Resize(fyne.NewSize(width, high))
	text.Refresh()
	if t.sortedBy == column {
		r.arrow.beside(text, c.Number, t.descending, p.Primary)
	}
}

// sign draws three dots at the right end.
func (r *headRenderer[R]) sign(p Palette) {
	size := r.head.Size()
	r.cover.FillColor = p.Heading
	r.cover.Move(fyne.NewPos(r.head.openerLeft(), 1))
	r.cover.Resize(fyne.NewSize(Scaled(22), size.Height-2))
	r.cover.Refresh()
	for i, dot := range r.dots {
		dot.FillColor = p.Secondary
		dot.Resize(fyne.NewSquareSize(Scaled(2.6)))
		dot.Move(fyne.NewPos(size.Width-Scaled(12), size.Height/2-Scaled(1.3)+float32(i-1)*Scaled(4.6)))
		dot.Refresh()
	}
}

func (r *headRenderer[R]) Objects() []fyne.CanvasObject { return r.objects }
func (r *headRenderer[R]) Destroy()                     {}
