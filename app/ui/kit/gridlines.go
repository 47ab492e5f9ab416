package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CreateRenderer draws the cells in sight.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer {
	return &gridBodyRenderer{
		g: b.grid, marks: newGridMarks(), footMarks: newGridMarks(),
		edge: canvas.NewRectangle(color.Transparent), brim: canvas.NewRectangle(color.Transparent),
	}
}

// gridBodyRenderer keeps as many lines and cells as fit into sight: lines for the rows that scroll, and over them feet for those that stay.
type gridBodyRenderer struct {
	g                *Grid
	lines, feet      []*gridLine
	marks, footMarks *gridMarks
	edge, brim       *canvas.Rectangle // where the leading columns end, and where the feet begin
	objects          []fyne.CanvasObject
}

// gridLine is one row on the screen.
type gridLine struct {
	under  *canvas.Rectangle // behind the cells, over rows that are scrolled below a foot
	cells  []*gridSlot
	ground *canvas.Rectangle // behind the leading columns, over cells that are scrolled below them
	leads  []*slot
	unders []*slot // the second lines of the leading columns, nil for those that have none
	foot   *canvas.Rectangle
}

type gridSlot struct {
	ground *canvas.Rectangle
	slot   *slot
	parts  *gridParts // where the grid is parted
}

func (r *gridBodyRenderer) Layout(fyne.Size)   { r.Refresh() }
func (r *gridBodyRenderer) MinSize() fyne.Size { return r.g.whole() }

func (r *gridBodyRenderer) Refresh() {
	g := r.g
	if len(g.plan.leads) == 0 {
		return
	}
	rows, cols := g.inSight()
	feet := g.feet()
	r.grow(max(0, rows.end-rows.first), feet, max(0, cols.end-cols.first))
	for i := range r.lines {
		row := rows.first + i
		line := r.lines[row%len(r.lines)] // a row keeps its line while it is in sight, so that scrolling changes few texts
		if row >= rows.end {
			line.hide()
			continue
		}
		r.fill(line, row, cols)
	}
	first := g.spec.Rows() - feet
	for i, line := range r.feet {
		if i >= feet {
			line.hide()
			continue
		}
		r.fill(line, first+i, cols)
	}
	r.marks.show(g, span{0, first})
	r.footMarks.show(g, span{first, g.spec.Rows()})
	r.edges(first)
}

// edges draws the lines between what scrolls and what stays, where something is scrolled out of sight there.
func (r *gridBodyRenderer) edges(foot int) {
	g, p := r.g, Colours()
	view, offset := g.scroll.Size(), g.scroll.Offset
	place(r.edge, p.InputBorder, fyne.NewPos(offset.X+g.leading()-1, offset.Y), fyne.NewSize(1, view.Height))
	r.edge.Hidden = offset.X <= 0
	place(r.brim, p.InputBorder, fyne.NewPos(offset.X, g.top(foot)-1), fyne.NewSize(view.Width, 1))
	r.brim.Hidden = foot == g.spec.Rows() || g.top(foot) >= float32(foot)*g.rowHeight()
	r.edge.Refresh()
	r.brim.Refresh()
}

// grow makes sure that there are enough lines, feet and cells to fill.
func (r *gridBodyRenderer) grow(rows, feet, cols int) {
	made := len(r.objects) == 0
	for len(r.lines) < rows {
		r.lines, made = append(r.lines, r.newLine()), true
	}
	for len(r.feet) < feet {
		r.feet, made = append(r.feet, r.newLine()), true
	}
	for _, lines := range [][]*gridLine{r.lines, r.feet} {
		for _, line := range lines {
			for len(line.cells) < cols {
				line.cells = append(line.cells, r.newCell())
				made = true
			}
		}
	}
	if made {
		r.collect()
	}
}

func (r *gridBodyRenderer) newLine() *gridLine {
	clear := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	line := &gridLine{under: clear(), ground: clear(), foot: clear()}
	for _, l := range r.g.spec.Lead {
		line.leads = append(line.leads, &slot{text: canvas.NewText("", color.Transparent)})
		line.unders = append(line.unders, nil)
		if l.Under != nil {
			line.unders[len(line.unders)-1] = &slot{text: canvas.NewText("", color.Transparent)}
		}
	}
	return line
}

// collect lists what is drawn: what scrolls, then what stays at the foot and covers it.
func (r *gridBodyRenderer) collect() {
	r.objects = r.objects[:0:0]
	r.stack(r.lines, r.marks)
	r.stack(r.feet, r.footMarks)
	r.objects = append(r.objects, r.edge, r.brim)
}

// stack lists the cells of lines, then what marks them, and what covers both.
func (r *gridBodyRenderer) stack(lines []*gridLine, marks *gridMarks) {
	for _, line := range lines {
		r.objects = append(r.objects, line.under)
		for _, c := range line.cells {
			r.objects = append(r.objects, c.ground, c.slot.text)
			if c.parts != nil {
				r.objects = append(r.objects, c.parts.objects()...)
			}
		}
	}
	r.objects = append(r.objects, marks.objects()...)
	for _, line := range lines {
		r.objects = append(r.objects, line.ground)
		for _, s := range line.leads {
			r.objects = append(r.objects, s.text)
		}
		for _, s := range line.unders {
			if s != nil {
				r.objects = append(r.objects, s.text)
			}
		}
		r.objects = append(r.objects, line.foot)
	}
}

// fill shows one row in a line.
func (r *gridBodyRenderer) fill(line *gridLine, row int, cols span) {
	g, p := r.g, Colours()
	var kind GridRow
	if g.spec.Row != nil {
		kind = g.spec.Row(row)
	}
	top, height := g.top(row), g.rowHeight()
	place(line.under, p.Card, fyne.NewPos(g.scroll.Offset.X, top), fyne.NewSize(g.scroll.Size().Width, height))
	for i := range line.cells {
		col := cols.first + i
		c := line.cells[col%len(line.cells)]
		if col >= cols.end {
			c.hide()
			continue
		}
		r.cell(c, cellAt{row, col}, kind, p)
	}
	ground := p.Card
	if kind.Tinted {
		ground = p.Result
	}
	place(line.ground, ground, fyne.NewPos(g.scroll.Offset.X, top), fyne.NewSize(g.leading(), height))
	for i := range line.leads {
		r.lead(line, i, row, kind)
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
	place(c.ground, ground, corner, fyne.NewSize(g.plan.cell-1, g.rowHeight()-1))
	if c.parts != nil && c.parts.show(c.slot, g, content, corner) {
		return
	}
	c.slot.write(text, look{
		ink: ink, bold: kind.Strong || content.Strong, align: g.spec.align(), size: g.textSize(),
		box: fyne.NewSize(g.plan.cell-2*Scaled(4), g.rowHeight()), corner: corner.AddXY(Scaled(4), 0),
	})
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
	l.under.Hide()
	l.ground.Hide()
	l.foot.Hide()
	for _, s := range l.leads {
		s.hide()
	}
	for _, s := range l.unders {
		if s != nil {
			s.hide()
		}
	}
}

func (c *gridSlot) hide() {
	c.ground.Hide()
	c.slot.hide()
	if c.parts != nil {
		c.parts.hide()
	}
}

func (r *gridBodyRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridBodyRenderer) Destroy()                     {}
