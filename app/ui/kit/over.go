package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// over is a card in front of a window. It has the keyboard to itself until it is closed: Tab stays in it, Escape closes it, and so does
// a click beside it where that is wanted. It is a layer of its own, so that what hangs below its fields may reach beyond it.
type over struct {
	canvas fyne.Canvas
	layer  *Layer
	stage  *fyne.Container // the card before the window
	before fyne.Focusable  // what had the keyboard
	first  fyne.Focusable  // what gets it back when a click beside everything takes it away
	open   bool
}

// overSpec says how a card comes to the front.
type overSpec struct {
	dim bool // the window behind it fades, and a click there does nothing; else a click there closes it
	// place is where the card goes, given the window's size and the card's least size.
	place   func(window, least fyne.Size) (fyne.Position, fyne.Size)
	dismiss func()         // what Escape does
	first   fyne.Focusable // what gets the keyboard
}

// putOver brings content in front of a window. What is half typed there is saved first.
func putOver(c fyne.Canvas, content fyne.CanvasObject, spec overSpec) *over {
	o := &over{canvas: c, before: c.Focused(), first: spec.first, open: true}
	c.Unfocus()
	p := Colours()
	sheet := canvas.NewRectangle(p.Card)
	sheet.StrokeColor, sheet.StrokeWidth, sheet.CornerRadius = p.InputBorder, 1, 7
	behind, below := newShade(o.focus, color.Transparent), newShade(o.focus, color.Transparent)
	if spec.dim {
		behind.veil = p.Veil
	} else {
		behind.tap = spec.dismiss
	}
	o.stage = container.New(&overLayout{spec.place}, behind, container.NewStack(sheet, below, content))
	o.layer = Layered(o.stage)
	o.layer.OnEscape = spec.dismiss
	c.Overlays().Add(o.layer)
	o.focus()
	return o
}

// focus gives the keyboard to what has it first.
func (o *over) focus() {
	if o.first != nil {
		o.canvas.Focus(o.first)
	}
}

// close takes the card away and gives the keyboard back.
func (o *over) close() {
	if !o.open {
		return
	}
	o.open = false
	o.canvas.Unfocus()
	o.canvas.Overlays().Remove(o.layer)
	if o.before != nil {
		o.canvas.Focus(o.before)
	}
}

type overLayout struct {
	place func(window, least fyne.Size) (fyne.Position, fyne.Size)
}

func (l *overLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	at, box := l.place(size, objects[1].MinSize())
	objects[1].Resize(box)
	if at, again := l.place(size, objects[1].MinSize()); again != box { // text that wraps is as high as its width makes it
		objects[1].Resize(again)
		objects[1].Move(at)
		return
	}
	objects[1].Move(at)
}

func (l *overLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// centred is the place of a dialog of a width: in the middle, a little above it.
func centred(width float32) func(window, least fyne.Size) (fyne.Position, fyne.Size) {
	return func(window, least fyne.Size) (fyne.Position, fyne.Size) {
		size := fyne.NewSize(min(max(width, least.Width), window.Width-Scaled(20)), min(least.Height, window.Height-Scaled(20)))
		return fyne.NewPos((window.Width-size.Width)/2, max(0, window.Height-size.Height)*0.42), size
	}
}

// shade takes the clicks that go past everything else: beside a card in front of the window, and on the card itself.
type shade struct {
	widget.BaseWidget
	tap  func()
	veil color.Color
}

func newShade(tap func(), veil color.Color) *shade {
	s := &shade{tap: tap, veil: veil}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped closes the card, or gives the keyboard back to it.
func (s *shade) Tapped(*fyne.PointEvent) { s.tap() }

// TappedSecondary does as Tapped.
func (s *shade) TappedSecondary(e *fyne.PointEvent) { s.Tapped(e) }

func (s *shade) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(s.veil))
}
