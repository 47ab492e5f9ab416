package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// CreateRenderer draws the cells in sight.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer {
	return &gridBodyRenderer{
		g: b.grid, mark: newFrame(), block: newFrame(), veil: canvas.NewRectangle(color.Transparent),
		caret: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
	}
}

// gridBodyRenderer keeps as many lines and cells as fit into sight.
type gridBodyRenderer struct {
	g           *Grid
	lines       []*gridLine
	mark, block frame             // around the selected cell, and around the marked ones
	veil        *canvas.Rectangle // over the marked ones
	caret, edge *canvas.Rectangle
	objects     []fyne.CanvasObject
}

// gridLine is one row on the screen.
type gridLine struct {
	cells  []*gridSlot
	ground *canvas.Rectangle // behind the leading columns, over cells that are scrolled below them
	leads  []*slot
	foot   *canvas.Rectangle
}

type gridSlot struct {
	ground *canvas.Rectangle
	slot   *slot
}

func (r *gridBodyRenderer) Layout(fyne.Size)   { r.Refresh() }
func (r *gridBodyRenderer) MinSize() fyne.Size { return r.g.whole() }

func (r *gridBodyRenderer) Refresh() {
	g := r.g
	if len(g.plan.leads) == 0 {
		return
	}
	rows, cols := g.inSight()
	r.grow(max(0, rows.end-rows.first), max(0, cols.end-cols.first))
	for i := range r.lines {
		row := rows.first + i
		line := r.lines[row%len(r.lines)] // a row keeps its line while it is in sight, so that scrolling changes few texts
		if row >= rows.end {
			line.hide()
			continue
		}
		r.fill(line, row, cols)
	}
	r.frames(rows, cols)
}

// grow makes sure that there are enough lines and cells to fill.
func (r *gridBodyRenderer) grow(rows, cols int) {
	made := len(r.objects) == 0
	for len(r.lines) < rows {
		line := &gridLine{ground: canvas.NewRectangle(color.Transparent), foot: canvas.NewRectangle(color.Transparent)}
		for range r.g.spec.Lead {
			line.leads = append(line.leads, &slot{text: canvas.NewText("", color.Transparent)})
		}
		r.lines, made = append(r.lines, line), true
	}
	for _, line := range r.lines {
		for len(line.cells) < cols {
			line.cells = append(line.cells, &gridSlot{canvas.NewRectangle(color.Transparent), &slot{text: canvas.NewText("", color.Transparent)}})
			made = true
		}
	}
	if made {
		r.collect()
	}
}

// collect lists what is drawn: the cells of all lines, then what covers them.
func (r *gridBodyRenderer) collect() {
	r.objects = r.objects[:0:0]
	for _, line := range r.lines {
		for _, c := range line.cells {
			r.objects = append(r.objects, c.ground, c.slot.text)
		}
	}
	r.objects = append(append(append(r.objects, r.veil), r.block.objects()...), r.mark.objects()...)
	r.objects = append(r.objects, r.caret)
	for _, line := range r.lines {
		r.objects = append(r.objects, line.ground)
		for _, s := range line.leads {
			r.objects = append(r.objects, s.text)
		}
		r.objects = append(r.objects, line.foot)
	}
	r.objects = append(r.objects, r.edge)
}

// fill shows one row in a line.
func (r *gridBodyRenderer) fill(line *gridLine, row int, cols span) {
	g, p := r.g, Colours()
	var kind GridRow
	if g.spec.Row != nil {
		kind = g.spec.Row(row)
	}
	for i := range line.cells {
		col := cols.first + i
		c := line.cells[col%len(line.cells)]
		if col >= cols.end {
			c.hide()
			continue
		}
		r.cell(c, cellAt{row, col}, kind, p)
	}
	top, height := float32(row)*rowHeight(), rowHeight()
	ground := p.Card
	if kind.Tinted {
		ground = p.Result
	}
	place(line.ground, ground, fyne.NewPos(g.scroll.Offset.X, top), fyne.NewSize(g.leading(), height))
	for i, s := range line.leads {
		l := g.spec.Lead[i]
		left, width := g.plan.leads[i]+cellPad(), g.plan.leads[i+1]-g.plan.leads[i]-2*cellPad()
		look := look{ink: p.Text, bold: kind.Strong, box: fyne.NewSize(width, height), corner: fyne.NewPos(g.scroll.Offset.X+left, top)}
		if l.Number {
			look.align = fyne.TextAlignTrailing
		}
		s.write(l.Text(row), look)
	}
	rule, thick, at := p.RowLine, float32(1), top+height-1
	if kind.Ruled {
		rule, thick, at = p.InputBorder, 1.5, top-1
	}
	place(line.foot, rule, fyne.NewPos(g.scroll.Offset.X, at), fyne.NewSize(g.scroll.Size().Width, thick))
}

// cell shows one cell.
func (r *gridBodyRenderer) cell(c *gridSlot, at cellAt, kind GridRow, p Palette) {
	g := r.g
	content := g.spec.Cell(at.row, at.col)
	ground, ink := p.Card, p.Text
	if kind.Tinted {
		ground = p.Result
	}
	if content.Tone != ToneNone {
		if ground = p.Tint(content.Tone).Ground; content.Deep {
			ground = p.Tint(content.Tone).Deep
		}
	}
	text := content.Text
	if w, bad := g.cells.wrong[at]; bad {
		text, ground, ink = w.text, p.Tint(ToneBad).Ground, p.Tint(ToneBad).Text
	}
	if at == g.at && g.cells.typing != nil {
		text, ground, ink = g.cells.typing.text, p.Card, p.Text
	}
	corner := g.corner(at)
	place(c.ground, ground, corner, fyne.NewSize(g.plan.cell-1, rowHeight()-1))
	c.slot.write(text, look{
		ink: ink, bold: kind.Strong || content.Strong, align: fyne.TextAlignCenter,
		box: fyne.NewSize(g.plan.cell-2*Scaled(4), rowHeight()), corner: corner.AddXY(Scaled(4), 0),
	})
}

// frames draws the frame around the selected cell and around the marked ones, the caret, and the edge of the leading columns.
func (r *gridBodyRenderer) frames(rows, cols span) {
	g, p := r.g, Colours()
	none := g.spec.Rows() == 0 || g.spec.Columns() == 0
	ink := p.InputBorder
	if g.body.focused {
		ink = p.Focus
	}
	r.mark.around(g.corner(g.at), fyne.NewSize(g.plan.cell-1, rowHeight()-1), ink, !none)
	from, to := g.block()
	size := fyne.NewSize(float32(to.col-from.col+1)*g.plan.cell-1, float32(to.row-from.row+1)*rowHeight()-1)
	veil := p.Focus
	veil.A = 0x22
	r.block.around(g.corner(from), size, ink, !none && from != to)
	place(r.veil, veil, g.corner(from), size)
	r.veil.Hidden = none || from == to
	r.caret.Hidden = true
	if g.cells.typing != nil && g.body.focused {
		wide := fyne.MeasureText(g.cells.typing.text, theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width
		x := min(g.plan.cell/2+wide/2+1, g.plan.cell-Scaled(3))
		place(r.caret, p.Text, g.corner(g.at).AddXY(x, rowHeight()*0.22), fyne.NewSize(1.2, rowHeight()*0.52))
	}
	place(r.edge, p.InputBorder, fyne.NewPos(g.scroll.Offset.X+g.leading()-1, g.scroll.Offset.Y), fyne.NewSize(1, g.scroll.Size().Height))
	r.edge.Hidden = g.scroll.Offset.X <= 0
	for _, o := range []fyne.CanvasObject{r.veil, r.caret, r.edge} {
		o.Refresh()
	}
}

// place shows a rectangle, and draws it only where it is different from before.
func place(o *canvas.Rectangle, fill color.Color, at fyne.Position, size fyne.Size) {
	o.Move(at)
	o.Resize(size)
	if o.FillColor != fill {
		o.FillColor = fill
		o.Refresh()
	}
	if !o.Visible() {
		o.Show()
	}
}

func (l *gridLine) hide() {
	for _, c := range l.cells {
		c.hide()
	}
	l.ground.Hide()
	l.foot.Hide()
	for _, s := range l.leads {
		s.hide()
	}
}

func (c *gridSlot) hide() {
	c.ground.Hide()
	c.slot.hide()
}

func (r *gridBodyRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridBodyRenderer) Destroy()                     {}

// gridHead is the line of headings.
type gridHead struct {
	widget.BaseWidget
	grid *Grid
}

func newGridHead(g *Grid) *gridHead {
	h := &gridHead{grid: g}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer draws the headings in sight, and over them those of the leading columns.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	r := &gridHeadRenderer{g: h.grid, ground: canvas.NewRectangle(color.Transparent), cover: canvas.NewRectangle(color.Transparent), foot: canvas.NewRectangle(color.Transparent)}
	for range h.grid.spec.Lead {
		r.leads = append(r.leads, &slot{text: canvas.NewText("", color.Transparent)})
	}
	return r
}

type gridHeadRenderer struct {
	g                   *Grid
	ground, cover, foot *canvas.Rectangle
	names               [][2]*slot // two lines for each column in sight
	leads               []*slot
	objects             []fyne.CanvasObject
}

func (r *gridHeadRenderer) Layout(fyne.Size)   { r.Refresh() }
func (r *gridHeadRenderer) MinSize() fyne.Size { return fyne.NewSize(0, r.g.plan.head) }

func (r *gridHeadRenderer) Refresh() {
	g, p := r.g, Colours()
	if len(g.plan.leads) == 0 {
		return
	}
	size := fyne.NewSize(g.Size().Width, g.plan.head)
	place(r.ground, p.Heading, fyne.NewPos(0, 0), size)
	place(r.cover, p.Heading, fyne.NewPos(0, 0), fyne.NewSize(g.leading(), size.Height))
	place(r.foot, p.Line, fyne.NewPos(0, size.Height-1), fyne.NewSize(size.Width, 1))
	_, cols := g.inSight()
	r.grow(max(0, cols.end-cols.first))
	for i, lines := range r.names {
		col := cols.first + i
		if col >= cols.end || col >= len(g.plan.names) {
			lines[0].hide()
			lines[1].hide()
			continue
		}
		r.name(lines, g.plan.names[col], g.leading()+float32(col)*g.plan.cell-g.scroll.Offset.X, p)
	}
	for i, s := range r.leads {
		l := look{ink: p.Secondary, bold: true, box: fyne.NewSize(g.plan.leads[i+1]-g.plan.leads[i]-2*cellPad(), size.Height), corner: fyne.NewPos(g.plan.leads[i]+cellPad(), 0)}
		if g.spec.Lead[i].Number {
			l.align = fyne.TextAlignTrailing
		}
		s.write(g.spec.Lead[i].Title, l)
	}
}

// name writes a column's heading, in one line or in two.
func (r *gridHeadRenderer) name(slots [2]*slot, lines []string, left float32, p Palette) {
	leading := theme.Size(theme.SizeNameText) * 1.25
	for i, s := range slots {
		if i >= len(lines) {
			s.hide()
			continue
		}
		shift := (float32(i) - float32(len(lines)-1)/2) * leading
		s.write(lines[i], look{
			ink: p.Secondary, bold: true, align: fyne.TextAlignCenter,
			box: fyne.NewSize(r.g.plan.cell-2*Scaled(4), r.g.plan.head), corner: fyne.NewPos(left+Scaled(4), shift),
		})
	}
}

// grow makes sure that there are enough headings.
func (r *gridHeadRenderer) grow(cols int) {
	made := len(r.objects) == 0
	for len(r.names) < cols {
		r.names = append(r.names, [2]*slot{{text: canvas.NewText("", color.Transparent)}, {text: canvas.NewText("", color.Transparent)}})
		made = true
	}
	if !made {
		return
	}
	r.objects = []fyne.CanvasObject{r.ground}
	for _, lines := range r.names {
		r.objects = append(r.objects, lines[0].text, lines[1].text)
	}
	r.objects = append(r.objects, r.cover)
	for _, s := range r.leads {
		r.objects = append(r.objects, s.text)
	}
	r.objects = append(r.objects, r.foot)
}

func (r *gridHeadRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridHeadRenderer) Destroy()                     {}
