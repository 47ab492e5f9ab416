package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// tick is a box that is ticked or not, drawn in strokes.
type tick struct {
	square   *canvas.Rectangle
	down, up *canvas.Line
}

func newTick() *tick {
	t := &tick{square: canvas.NewRectangle(color.Transparent), down: canvas.NewLine(color.Transparent), up: canvas.NewLine(color.Transparent)}
	t.square.StrokeWidth, t.square.CornerRadius = 1.2, 3
	t.down.StrokeWidth, t.up.StrokeWidth = 2, 2
	return t
}

// tickSide is how wide and high the box is.
func tickSide() float32 { return Scaled(16) }

// place puts the box with its upper left corner at a point.
func (t *tick) place(at fyne.Position) {
	side := tickSide()
	t.square.Move(at)
	t.square.Resize(fyne.NewSquareSize(side))
	knee := at.AddXY(side*0.43, side*0.74)
	t.down.Position1, t.down.Position2 = at.AddXY(side*0.2, side*0.5), knee
	t.up.Position1, t.up.Position2 = knee, at.AddXY(side*0.82, side*0.26)
}

// paint gives the box its colours.
func (t *tick) paint(ticked, hovered, disabled bool) {
	p := Colours()
	fill, line := p.Card, p.InputBorder
	switch {
	case ticked && disabled:
		fill, line = p.Secondary, p.Secondary
	case ticked:
		fill, line = p.Primary, p.Primary
	case hovered && !disabled:
		fill = p.RowHover
	}
	t.square.FillColor, t.square.StrokeColor = fill, line
	t.down.StrokeColor, t.up.StrokeColor = p.OnPrimary, p.OnPrimary
	t.down.Hidden, t.up.Hidden = !ticked, !ticked
}

func (t *tick) objects() []fyne.CanvasObject { return []fyne.CanvasObject{t.square, t.down, t.up} }
