package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableBody is as high as all rows together and draws those in sight. It takes the keyboard for the table.
type tableBody[R any] struct {
	widget.BaseWidget
	table   *Table[R]
	hovered int // -1 for none
	focused bool
}

func newTableBody[R any](t *Table[R]) *tableBody[R] {
	b := &tableBody[R]{table: t, hovered: -1}
	b.ExtendBaseWidget(b)
	return b
}

// at is the position of the row under a point, -1 below the last.
func (b *tableBody[R]) at(p fyne.Position) int {
	position := int(p.Y / rowHeight())
	if position < 0 || position >= len(b.table.rows) {
		return -1
	}
	return position
}

// Tapped selects the row.
func (b *tableBody[R]) Tapped(e *fyne.PointEvent) {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(b); canvas != nil {
		canvas.Focus(b)
	}
	b.table.Select(b.at(e.Position))
}

// DoubleTapped opens the row.
func (b *tableBody[R]) DoubleTapped(e *fyne.PointEvent) {
	b.table.Select(b.at(e.Position))
	b.open()
}

func (b *tableBody[R]) open() {
	if row, ok := b.table.Selected(); ok && b.table.OnOpened != nil {
		b.table.OnOpened(row)
	}
}

// MouseIn, MouseMoved and MouseOut mark the row under the pointer.
func (b *tableBody[R]) MouseIn(e *desktop.MouseEvent) { b.hover(b.at(e.Position)) }

// MouseMoved follows the pointer.
func (b *tableBody[R]) MouseMoved(e *desktop.MouseEvent) { b.hover(b.at(e.Position)) }

// MouseOut marks no row.
func (b *tableBody[R]) MouseOut() { b.hover(-1) }

func (b *tableBody[R]) hover(position int) {
	if position != b.hovered {
		b.hovered = position
		b.Refresh()
	}
}

// FocusGained shows that the keyboard speaks to the table.
func (b *tableBody[R]) FocusGained() { b.focus(true) }

// FocusLost shows that it no longer does.
func (b *tableBody[R]) FocusLost() { b.focus(false) }

func (b *tableBody[R]) focus(on bool) {
	b.focused = on
	b.Refresh()
}

// TypedRune does nothing: rows are not typed into.
func (b *tableBody[R]) TypedRune(rune) {}

// TypedKey moves the selection, and opens the selected row on Enter.
func (b *tableBody[R]) TypedKey(e *fyne.KeyEvent) {
	t := b.table
	page := max(1, int(t.scroll.Size().Height/rowHeight())-1)
	last := len(t.rows) - 1
	target := t.selected
	switch e.Name {
	case fyne.KeyDown:
		target++
	case fyne.KeyUp:
		target--
	case fyne.KeyPageDown:
		target += page
	case fyne.KeyPageUp:
		target -= page
	case fyne.KeyHome:
		target = 0
	case fyne.KeyEnd:
		target = last
	case fyne.KeyReturn, fyne.KeyEnter:
		b.open()
		return
	default:
		return
	}
	t.Select(min(max(target, 0), last))
}

func (b *tableBody[R]) CreateRenderer() fyne.WidgetRenderer {
	r := &bodyRenderer[R]{body: b, ring: canvas.NewRectangle(color.Transparent)}
	r.ring.StrokeWidth = 2
	return r
}

// bodyRenderer keeps as many lines as fit into sight, and fills them anew when the table scrolls.
type bodyRenderer[R any] struct {
	body    *tableBody[R]
	lines   []*tableLine
	ring    *canvas.Rectangle
	objects []fyne.CanvasObject
}

// tableLine is one row on the screen.
type tableLine struct {
	ground, foot *canvas.Rectangle
	texts        []*canvas.Text
}

func (r *bodyRenderer[R]) Layout(fyne.Size) { r.Refresh() }

func (r *bodyRenderer[R]) MinSize() fyne.Size {
	return fyne.NewSize(0, float32(len(r.body.table.rows))*rowHeight())
}

func (r *bodyRenderer[R]) Refresh() {
	t := r.body.table
	if len(t.lefts) == 0 {
		return
	}
	view, offset := t.scroll.Size().Height, t.scroll.Offset.Y
	first := max(0, int(offset/rowHeight()))
	count := min(len(t.rows)-first, int(math.Ceil(float64(view/rowHeight())))+1)
	r.grow(max(count, 0))
	for i, line := range r.lines {
		if i >= count {
			line.hide()
			continue
		}
		r.fill(line, first+i)
	}
	r.ring.Hidden = !r.body.focused
	r.ring.StrokeColor = Colours().Focus
	r.ring.Move(fyne.NewPos(1, offset+1))
	r.ring.Resize(fyne.NewSize(t.scroll.Size().Width-2, view-2))
	r.ring.Refresh()
}

// grow makes sure that there are this many lines to fill.
func (r *bodyRenderer[R]) grow(count int) {
	for len(r.lines) < count {
		line := &tableLine{ground: canvas.NewRectangle(color.Transparent), foot: canvas.NewRectangle(color.Transparent)}
		for range r.body.table.columns {
			line.texts = append(line.texts, canvas.NewText("", color.Transparent))
		}
		r.lines = append(r.lines, line)
		r.objects = nil
	}
	if r.objects == nil {
		for _, line := range r.lines {
			r.objects = append(r.objects, line.ground, line.foot)
			for _, text := range line.texts {
				r.objects = append(r.objects, text)
			}
		}
		r.objects = append(r.objects, r.ring)
	}
}

// fill shows one row in a line.
func (r *bodyRenderer[R]) fill(line *tableLine, position int) {
	t, p := r.body.table, Colours()
	height := rowHeight()
	top, width := float32(position)*height, t.lefts[len(t.lefts)-1]
	line.ground.FillColor = color.Transparent
	switch position {
	case t.selected:
		line.ground.FillColor = p.RowSelected
	case r.body.hovered:
		line.ground.FillColor = p.RowHover
	}
	line.foot.FillColor = p.RowLine
	line.ground.Move(fyne.NewPos(0, top))
	line.ground.Resize(fyne.NewSize(width, height))
	line.foot.Move(fyne.NewPos(0, top+height-1))
	line.foot.Resize(fyne.NewSize(width, 1))
	line.ground.Show()
	line.foot.Show()
	line.ground.Refresh()
	line.foot.Refresh()
	row := t.rows[position]
	for i, text := range line.texts {
		c := t.columns[i]
		text.Color, text.TextSize = p.Text, theme.Size(theme.SizeNameText)
		text.TextStyle.Bold = c.Strong != nil && c.Strong(row)
		t.place(text, i, c.Text(row), height)
		text.Move(text.Position().AddXY(0, top))
		text.Show()
	}
}

func (l *tableLine) hide() {
	l.ground.Hide()
	l.foot.Hide()
	for _, text := range l.texts {
		text.Hide()
	}
}

func (r *bodyRenderer[R]) Objects() []fyne.CanvasObject { return r.objects }
func (r *bodyRenderer[R]) Destroy()                     {}
