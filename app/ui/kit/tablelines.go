package kit

import (
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer draws the rows in sight.
func (b *tableBody[R]) CreateRenderer() fyne.WidgetRenderer {
	return &bodyRenderer[R]{body: b, ring: newFrame(), cell: newFrame(), caret: canvas.NewRectangle(color.Transparent)}
}

// bodyRenderer keeps as many lines as fit into sight, and fills them anew when the table scrolls.
type bodyRenderer[R any] struct {
	body    *tableBody[R]
	lines   []*tableLine
	here    cellAt // the cell that is typed into, if one is
	isHere  bool
	ring    frame // around the table that has the keyboard
	cell    frame // around the cell that is typed into
	caret   *canvas.Rectangle
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
	r.here, r.isHere = t.cell()
	made := r.grow(count) || len(r.objects) == 0
	for i := range r.lines {
		position := first + i
		line := r.lines[position%len(r.lines)] // a row keeps its line while it is in sight, so that scrolling changes few texts
		if i >= count {
			line.hide()
			continue
		}
		if r.fill(line, position) {
			made = true
		}
	}
	if made {
		r.collect()
	}
	r.ring.around(fyne.NewPos(0, offset), t.scroll.Size(), Colours().Focus, r.body.focused)
	r.aroundCell()
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
	r.objects = append(append(append(r.objects, r.ring.objects()...), r.cell.objects()...), r.caret)
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
	row, heads := t.all[t.rows[position]], r.heads(position)
	for place, s := range line.slots {
		if place >= len(t.inSight) {
			s.hide()
			continue
		}
		c := &t.columns[t.inSight[place]]
		left, room := t.box(place)
		l := look{ink: p.Text, bold: heads || c.Strong != nil && c.Strong(row), box: fyne.NewSize(room, height), corner: fyne.NewPos(left, top)}
		if c.Number {
			l.align = fyne.TextAlignTrailing
		}
		switch at := (cellAt{t.rows[position], t.inSight[place]}); {
		case c.Set != nil && r.edited(at, &l):
			s.write(r.textOf(at), l)
		case c.Paint == nil:
			s.write(c.Text(row), l)
		default:
			made = s.paint(c.Paint(row), l) || made
		}
	}
	return made
}

// edited reports whether a cell shows something else than its row says: what is being typed, or a text that could not be taken.
func (r *bodyRenderer[R]) edited(at cellAt, l *look) bool {
	t := r.body.table
	if r.isHere && r.here == at && t.cells.typing != nil {
		return true
	}
	_, bad := t.cells.wrong[at]
	if bad {
		l.ink, l.bold = Colours().Bad, true
	}
	return bad
}

// textOf is what stands in such a cell.
func (r *bodyRenderer[R]) textOf(at cellAt) string {
	t := r.body.table
	if r.isHere && r.here == at && t.cells.typing != nil {
		return t.cells.typing.text
	}
	return t.cells.shown(at)
}

// aroundCell draws the frame around the cell that is typed into, and the caret behind what is typed.
func (r *bodyRenderer[R]) aroundCell() {
	t := r.body.table
	r.caret.Hidden = true
	spot := slices.Index(t.inSight, r.here.col)
	if !r.isHere || spot < 0 || !r.body.focused {
		r.cell.around(fyne.Position{}, fyne.Size{}, color.Transparent, false)
		return
	}
	corner := fyne.NewPos(t.lefts[spot], float32(t.selected)*rowHeight())
	r.cell.around(corner, fyne.NewSize(t.lefts[spot+1]-t.lefts[spot], rowHeight()-1), Colours().Focus, true)
	if t.cells.typing == nil {
		return
	}
	left, width := t.box(spot)
	wide := fyne.MeasureText(t.cells.typing.text, theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width
	x := left + min(wide, width)
	if t.columns[r.here.col].Number {
		x = left + width
	}
	place(r.caret, Colours().Text, fyne.NewPos(x+1, corner.Y+rowHeight()*0.22), fyne.NewSize(1.2, rowHeight()*0.52))
}

// ground is the colour behind a row.
func (r *bodyRenderer[R]) ground(position int, p Palette) color.Color {
	first, last := r.body.table.marked()
	switch {
	case position >= first && position <= last:
		return p.RowSelected
	case position == r.body.hovered:
		return p.RowHover
	case r.heads(position):
		return p.RowHover
	}
	return color.Transparent
}

func (r *bodyRenderer[R]) heads(position int) bool {
	t := r.body.table
	return t.Heads != nil && t.Heads(t.all[t.rows[position]])
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
