package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CreateRenderer draws the rows in sight.
func (b *tableBody[R]) CreateRenderer() fyne.WidgetRenderer {
	return &bodyRenderer[R]{body: b, ring: newFrame()}
}

// bodyRenderer keeps as many lines as fit into sight, and fills them anew when the table scrolls.
type bodyRenderer[R any] struct {
	body    *tableBody[R]
	lines   []*tableLine
	ring    frame
	objects []fyne.CanvasObject
}

// tableLine is one row on the screen.
type tableLine struct {
	ground, foot *canvas.Rectangle
	slots        []*slot
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
	count := max(0, min(len(t.rows)-first, int(math.Ceil(float64(view/rowHeight())))+1))
	made := r.grow(count) || len(r.objects) == 0
	for i, line := range r.lines {
		if i >= count {
			line.hide()
			continue
		}
		if r.fill(line, first+i) {
			made = true
		}
	}
	if made {
		r.collect()
	}
	r.ring.around(fyne.NewPos(0, offset), t.scroll.Size(), r.body.focused)
}

// grow makes sure that there are this many lines to fill, and tells whether it made new ones.
func (r *bodyRenderer[R]) grow(count int) (made bool) {
	for len(r.lines) < count {
		line := &tableLine{ground: canvas.NewRectangle(color.Transparent), foot: canvas.NewRectangle(color.Transparent)}
		for range r.body.table.columns {
			line.slots = append(line.slots, &slot{text: canvas.NewText("", color.Transparent)})
		}
		r.lines = append(r.lines, line)
		made = true
	}
	return made
}

// collect lists what is drawn.
func (r *bodyRenderer[R]) collect() {
	r.objects = r.objects[:0:0]
	for _, line := range r.lines {
		r.objects = append(r.objects, line.ground, line.foot)
		for _, s := range line.slots {
			r.objects = append(r.objects, s.objects()...)
		}
	}
	r.objects = append(r.objects, r.ring.objects()...)
}

// fill shows one row in a line, and tells whether that needed new objects.
func (r *bodyRenderer[R]) fill(line *tableLine, position int) (made bool) {
	t, p := r.body.table, Colours()
	height := rowHeight()
	top, width := float32(position)*height, t.scroll.Size().Width
	line.foot.FillColor = p.RowLine
	line.ground.Move(fyne.NewPos(0, top))
	line.ground.Resize(fyne.NewSize(width, height))
	line.foot.Move(fyne.NewPos(0, top+height-1))
	line.foot.Resize(fyne.NewSize(width, 1))
	line.paint(r.ground(position, p))
	row := t.all[t.rows[position]]
	for place, s := range line.slots {
		if place >= len(t.inSight) {
			s.hide()
			continue
		}
		c := &t.columns[t.inSight[place]]
		left, room := t.box(place)
		l := look{ink: p.Text, bold: c.Strong != nil && c.Strong(row), box: fyne.NewSize(room, height), corner: fyne.NewPos(left, top)}
		if c.Number {
			l.align = fyne.TextAlignTrailing
		}
		if c.Paint == nil {
			s.write(c.Text(row), l)
		} else if s.paint(c.Paint(row), l) {
			made = true
		}
	}
	return made
}

// ground is the colour behind a row.
func (r *bodyRenderer[R]) ground(position int, p Palette) color.Color {
	first, last := r.body.table.marked()
	switch {
	case position >= first && position <= last:
		return p.RowSelected
	case position == r.body.hovered:
		return p.RowHover
	}
	return color.Transparent
}

// paint colours a line.
func (l *tableLine) paint(ground color.Color) {
	if l.ground.FillColor != ground {
		l.ground.FillColor = ground
		l.ground.Refresh()
	}
	if !l.ground.Visible() {
		l.ground.Show()
		l.foot.Show()
	}
}

func (l *tableLine) hide() {
	l.ground.Hide()
	l.foot.Hide()
	for _, s := range l.slots {
		s.hide()
	}
}

func (r *bodyRenderer[R]) Objects() []fyne.CanvasObject { return r.objects }
func (r *bodyRenderer[R]) Destroy()                     {}
