package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
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
	OtherRating // it can't be described as one of the four
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
	OtherRating:         {"Other", ToneNone, Ring},
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
	half     *canvas.ArbitraryPolygon
	square   *canvas.Rectangle
	triangle *canvas.Polygon
}

func newMark() *mark {
	return &mark{
		disc: canvas.NewCircle(color.Transparent), half: &canvas.ArbitraryPolygon{Points: leftHalf(), NormalizedPoints: true, StrokeColor: color.Transparent},
		square: canvas.NewRectangle(color.Transparent), triangle: canvas.NewPolygon(3, color.Transparent),
	}
}

// leftHalf is the left half of a disc in a square with sides of 1, clockwise from its lowest point.
func leftHalf() []fyne.Position {
	const corners = 15
	points := make([]fyne.Position, corners)
	for i := range points {
		sin, cos := math.Sincos(math.Pi * (0.5 + float64(i)/(corners-1)))
		points[i] = fyne.NewPos(float32(0.5+cos/2), float32(0.5+sin/2))
	}
	return points
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
			m.show(m.half, at, side)
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

// ShapeMark is a shape by itself, as large as a letter.
func ShapeMark(s Shape, ink Ink) fyne.CanvasObject {
	w := &shapeMark{shape: s, ink: ink}
	w.ExtendBaseWidget(w)
	return w
}

type shapeMark struct {
	widget.BaseWidget
	shape Shape
	ink   Ink
}

func (w *shapeMark) CreateRenderer() fyne.WidgetRenderer { return &shapeRenderer{w, newMark()} }

type shapeRenderer struct {
	w    *shapeMark
	mark *mark
}

func (r *shapeRenderer) Layout(size fyne.Size) {
	side := min(size.Width, size.Height)
	r.mark.draw(r.w.shape, fyne.NewPos((size.Width-side)/2, (size.Height-side)/2), side, r.w.ink(Colours()))
}
func (r *shapeRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(Scaled(9)) }
func (r *shapeRenderer) Refresh()                     { r.Layout(r.w.Size()) }
func (r *shapeRenderer) Objects() []fyne.CanvasObject { return r.mark.objects() }
func (r *shapeRenderer) Destroy()                     {}

// besideMark puts words to the right of a mark, which stands in the middle of their first line.
type besideMark struct{}

func (besideMark) left() float32 { return Scaled(17) }

func (l besideMark) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	least := objects[0].MinSize()
	objects[0].Move(fyne.NewPos(0, (theme.Size(theme.SizeNameText)*1.35-least.Height)/2-Scaled(1)))
	objects[0].Resize(least)
	objects[1].Move(fyne.NewPos(l.left(), 0))
	objects[1].Resize(fyne.NewSize(size.Width-l.left(), size.Height))
}

func (l besideMark) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[1].MinSize()
	return fyne.NewSize(least.Width+l.left(), least.Height)
}
