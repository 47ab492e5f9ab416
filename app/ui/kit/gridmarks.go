package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// gridMarks show where one is among some rows of a grid: the selected cell, what is typed into it, and the marked cells.
type gridMarks struct {
	mark, block frame             // around the selected cell, and around the marked ones
	veil        *canvas.Rectangle // over the marked ones
	caret       *canvas.Rectangle
}

func newGridMarks() *gridMarks {
	return &gridMarks{mark: newFrame(), block: newFrame(), veil: canvas.NewRectangle(color.Transparent), caret: canvas.NewRectangle(color.Transparent)}
}

func (m *gridMarks) objects() []fyne.CanvasObject {
	all := append([]fyne.CanvasObject{m.veil}, m.block.objects()...)
	return append(append(all, m.mark.objects()...), m.caret)
}

// show draws the marks that fall on the given rows.
func (m *gridMarks) show(g *Grid, rows span) {
	p := Colours()
	ink := p.InputBorder
	if g.body.focused {
		ink = p.Focus
	}
	here := g.spec.Columns() > 0 && rows.has(g.at.row)
	m.mark.around(g.corner(g.at), fyne.NewSize(g.plan.cell-1, g.rowHeight()-1), ink, here)
	from, to := g.block()
	marked := g.spec.Columns() > 0 && from != to
	from.row, to.row = max(from.row, rows.first), min(to.row, rows.end-1)
	marked = marked && from.row <= to.row
	corner := g.corner(from)
	size := fyne.NewSize(float32(to.col-from.col+1)*g.plan.cell-1, g.top(to.row)+g.rowHeight()-1-corner.Y)
	veil := p.Focus
	veil.A = 0x22
	m.block.around(corner, size, ink, marked)
	place(m.veil, veil, corner, size)
	m.veil.Hidden = !marked
	m.caret.Hidden = true
	if here && g.cells.typing != nil && g.body.focused {
		wide := fyne.MeasureText(g.cells.typing.text, g.textSize(), fyne.TextStyle{}).Width
		x := min(g.plan.cell/2+wide/2+1, g.plan.cell-Scaled(3))
		place(m.caret, p.Text, g.corner(g.at).AddXY(x, g.rowHeight()*0.22), fyne.NewSize(1.2, g.rowHeight()*0.52))
	}
	m.veil.Refresh()
	m.caret.Refresh()
}
