package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Rating is how something is rated. Each rating has a word, a shape and a colour.
type Rating uint8

// The ratings.
const (
	NotYetRated Rating = iota
	Good
	ApproachingTarget
	RequiresImprovement
	Inadequate
)

var ratings = [...]struct {
	words string
	tone  Tone
	shape Shape
}{
	NotYetRated:         {"Not yet rated", ToneNone, Ring},
	Good:                {"Good", ToneGood, Disc},
	ApproachingTarget:   {"Approaching target", ToneWarn, HalfDisc},
	RequiresImprovement: {"Requires improvement", TonePoor, Triangle},
	Inadequate:          {"Inadequate", ToneBad, Square},
}

// Words is the rating in words.
func (r Rating) Words() string { return ratings[r].words }

// Shape is a small drawn mark; fonts lack them.
type Shape uint8

// The shapes.
const (
	NoShape Shape = iota
	Disc
	HalfDisc
	Triangle
	Square
	Ring
)

// mark draws one shape after another with the same objects.
type mark struct {
	disc     *canvas.Circle
	half     *canvas.Arc
	square   *canvas.Rectangle
	triangle *canvas.Polygon
}

func newMark() *mark {
	return &mark{
		disc: canvas.NewCircle(color.Transparent), half: canvas.NewArc(180, 360, 0, color.Transparent),
		square: canvas.NewRectangle(color.Transparent), triangle: canvas.NewPolygon(3, color.Transparent),
	}
}

func (m *mark) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{m.disc, m.half, m.square, m.triangle}
}

func (m *mark) hide() {
	for _, o := range m.objects() {
		if o.Visible() {
			o.Hide()
		}
	}
}

// draw puts a shape into a square with its top left corner at a point.
func (m *mark) draw(s Shape, at fyne.Position, side float32, ink color.Color) {
	m.hide()
	switch s {
	case Disc, Ring, HalfDisc:
		m.disc.FillColor, m.disc.StrokeColor, m.disc.StrokeWidth = ink, ink, 0
		if s != Disc {
			m.disc.FillColor, m.disc.StrokeWidth = color.Transparent, 1.4
		}
		m.show(m.disc, at, side)
		if s == HalfDisc {
			m.half.FillColor = ink
			m.half.StrokeColor = color.Transparent
			m.half.Resize(fyne.NewSquareSize(side))
			m.half.Move(at.AddXY(side/2, side/2)) // an arc is placed by its centre
			m.half.Show()
			m.half.Refresh()
		}
	case Square:
		m.square.FillColor = ink
		m.show(m.square, at.AddXY(side*0.07, side*0.07), side*0.86)
	case Triangle:
		m.triangle.FillColor = ink
		m.triangle.StrokeColor = color.Transparent
		m.show(m.triangle, at.AddXY(-side*0.1, side*0.02), side*1.2)
	}
}

func (m *mark) show(o fyne.CanvasObject, at fyne.Position, side float32) {
	o.Move(at)
	o.Resize(fyne.NewSquareSize(side))
	o.Show()
	o.Refresh()
}
