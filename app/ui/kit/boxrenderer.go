package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// boxRenderer gives the toolkit's entry the look of the program's boxes: as high as a button, its line of text in the middle, a red
// border around a text that can't be taken, and a faint one around a box that can't be typed into. It knows that the first objects of an
// entry are its ground, its border and its text, which a test makes sure of.
type boxRenderer struct {
	fyne.WidgetRenderer
	multiLine bool
	state     func() (wrong, disabled bool)
	strip     *canvas.Rectangle // over the bar with which the toolkit underlines a text that is longer than its box
}

func newBoxRenderer(entry fyne.WidgetRenderer, multiLine bool, state func() (wrong, disabled bool)) *boxRenderer {
	return &boxRenderer{entry, multiLine, state, canvas.NewRectangle(color.Transparent)}
}

func boxHeight() float32 { return Scaled(30) }

// Layout centres the line of text, which is behind ground and border the third object of an entry.
func (r *boxRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	if r.multiLine {
		return
	}
	text, least := r.WidgetRenderer.Objects()[2], r.WidgetRenderer.MinSize().Height
	text.Move(fyne.NewPos(text.Position().X+Scaled(2), (size.Height-least)/2))
	text.Resize(fyne.NewSize(text.Size().Width-Scaled(7), least))
	high := Scaled(5)
	r.strip.CornerRadius = Scaled(3)
	r.strip.Move(fyne.NewPos(text.Position().X, (size.Height+least)/2-high))
	r.strip.Resize(fyne.NewSize(text.Size().Width, high))
}

// Objects are those of the entry, with the strip over them and the border over the strip.
func (r *boxRenderer) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	if r.multiLine {
		return inner
	}
	objects := append([]fyne.CanvasObject{inner[0]}, inner[2:]...)
	return append(objects, r.strip, inner[1])
}

func (r *boxRenderer) MinSize() fyne.Size {
	least := r.WidgetRenderer.MinSize()
	if !r.multiLine {
		least.Height = boxHeight()
	}
	return least
}

func (r *boxRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	p := Colours()
	inner := r.WidgetRenderer.Objects()
	ground, border := inner[0].(*canvas.Rectangle), inner[1].(*canvas.Rectangle)
	switch wrong, disabled := r.state(); {
	case disabled:
		ground.FillColor, border.StrokeColor = p.Page, p.Line
	case wrong:
		border.StrokeColor = p.Bad
	}
	r.strip.FillColor = ground.FillColor
	for _, o := range []*canvas.Rectangle{ground, border, r.strip} {
		o.Refresh()
	}
}
