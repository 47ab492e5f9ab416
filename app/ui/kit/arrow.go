package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// arrow is the mark of the sorted column, drawn as two strokes since not every font has one.
type arrow struct{ left, right *canvas.Line }

func newArrow() arrow {
	a := arrow{canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)}
	a.left.StrokeWidth, a.right.StrokeWidth = 1.5, 1.5
	a.hide()
	return a
}

func (a arrow) strokes() []fyne.CanvasObject { return []fyne.CanvasObject{a.left, a.right} }

func (a arrow) hide() {
	a.left.Hide()
	a.right.Hide()
}

// beside points up or down next to a heading: behind its text, or before that of a column of numbers.
func (a arrow) beside(text *canvas.Text, number, down bool, ink color.Color) {
	wide, high := Scaled(3.5), Scaled(4)
	x := text.Position().X + text.MinSize().Width + Scaled(4) + wide
	if number {
		x = text.Position().X + text.Size().Width - text.MinSize().Width - Scaled(4) - wide
	}
	tip, foot := text.Position().Y+text.Size().Height/2-high/2, text.Position().Y+text.Size().Height/2+high/2
	if down {
		tip, foot = foot, tip
	}
	for _, side := range []struct {
		line *canvas.Line
		dx   float32
	}{{a.left, -wide}, {a.right, wide}} {
		side.line.StrokeColor = ink
		side.line.Position1, side.line.Position2 = fyne.NewPos(x, tip), fyne.NewPos(x+side.dx, foot)
		side.line.Show()
		side.line.Refresh()
	}
}

// sideways points left for -1 or right for 1, with its tip beside a point.
func (a arrow) sideways(at fyne.Position, way float32, ink color.Color) {
	wide, high := Scaled(4)*way, Scaled(4)
	tip := at.AddXY(wide/2, 0)
	for line, dy := range map[*canvas.Line]float32{a.left: -high, a.right: high} {
		line.StrokeColor = ink
		line.Position1, line.Position2 = tip, tip.AddXY(-wide, dy)
		line.Show()
		line.Refresh()
	}
}

// below points down behind a text that stands in the middle of its place: something hangs below it.
func (a arrow) below(text *canvas.Text, ink color.Color) {
	wide, high := Scaled(4), Scaled(4)
	x := text.Position().X + (text.Size().Width+text.MinSize().Width)/2 + Scaled(6) + wide
	y := text.Position().Y + text.Size().Height/2
	for line, dx := range map[*canvas.Line]float32{a.left: -wide, a.right: wide} {
		line.StrokeColor = ink
		line.Position1, line.Position2 = fyne.NewPos(x, y+high/2), fyne.NewPos(x+dx, y-high/2)
		line.Show()
		line.Refresh()
	}
}
