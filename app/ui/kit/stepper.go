package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Stepper says where one is in a row of things, such as the months, with an arrow to the one before and one to the one after. It takes
// the keyboard as one: Left and Right step.
type Stepper struct {
	widget.BaseWidget
	// OnStep is told -1 for the thing before and 1 for the one after.
	OnStep func(by int)

	text          string
	before, after bool // there is one
	focused       bool
	hovered       int // -1, 1, or 0 for none
	widest        string
}

// NewStepper shows a text; widest is the widest that it will have to hold, so that nothing moves when it changes.
func NewStepper(widest string, step func(by int)) *Stepper {
	s := &Stepper{OnStep: step, widest: widest}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows where one is, and whether there is anything before and after.
func (s *Stepper) Set(text string, before, after bool) {
	if s.text != text || s.before != before || s.after != after {
		s.text, s.before, s.after = text, before, after
		s.Refresh()
	}
}

// Text is where one is.
func (s *Stepper) Text() string { return s.text }

// Step goes to the one before (-1) or after (1), where there is one.
func (s *Stepper) Step(by int) {
	if by < 0 && s.before || by > 0 && s.after {
		s.OnStep(by)
	}
}

// FocusGained shows the ring of the keyboard.
func (s *Stepper) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost hides it.
func (s *Stepper) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune does nothing.
func (s *Stepper) TypedRune(rune) {}

// TypedKey steps.
func (s *Stepper) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.Step(-1)
	case fyne.KeyRight, fyne.KeyDown:
		s.Step(1)
	case fyne.KeyEscape:
		escape(s)
	case fyne.KeyF1:
		help(s)
	}
}

// side is the arrow at a place.
func (s *Stepper) side(at fyne.Position) int {
	switch width := s.Size().Width; {
	case at.X < width*0.25:
		return -1
	case at.X > width*0.75:
		return 1
	}
	return 0
}

// Tapped steps where an arrow is under the pointer.
func (s *Stepper) Tapped(e *fyne.PointEvent) {
	if by := s.side(e.Position); by != 0 {
		s.Step(by)
	}
}

// MouseIn, MouseMoved and MouseOut mark the arrow under the pointer.
func (s *Stepper) MouseIn(e *desktop.MouseEvent) { s.hover(s.side(e.Position)) }

// MouseMoved follows the pointer.
func (s *Stepper) MouseMoved(e *desktop.MouseEvent) { s.hover(s.side(e.Position)) }

// MouseOut marks none.
func (s *Stepper) MouseOut() { s.hover(0) }

func (s *Stepper) hover(side int) {
	if s.hovered != side {
		s.hovered = side
		s.Refresh()
	}
}

// CreateRenderer draws the text between its arrows.
func (s *Stepper) CreateRenderer() fyne.WidgetRenderer {
	r := &stepperRenderer{s: s, box: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Transparent)}
	for i := range r.arrows {
		r.arrows[i] = canvas.NewPolygon(3, color.Transparent)
		r.arrows[i].Angle = []float32{-90, 90}[i]
	}
	r.Refresh()
	return r
}

type stepperRenderer struct {
	s      *Stepper
	box    *canvas.Rectangle
	text   *canvas.Text
	arrows [2]*canvas.Polygon
}

func (r *stepperRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	text := r.text.MinSize()
	r.text.Move(fyne.NewPos((size.Width-text.Width)/2, (size.Height-text.Height)/2))
	r.text.Resize(text)
	side := Scaled(11)
	for i, left := range []float32{Scaled(10), size.Width - Scaled(10) - side} {
		r.arrows[i].Move(fyne.NewPos(left, (size.Height-side)/2))
		r.arrows[i].Resize(fyne.NewSquareSize(side))
	}
}

func (r *stepperRenderer) MinSize() fyne.Size {
	size := theme.Size(theme.SizeNameText)
	wide := max(fyne.MeasureText(r.s.widest, size, fyne.TextStyle{}).Width, fyne.MeasureText(r.s.text, size, fyne.TextStyle{}).Width)
	return fyne.NewSize(wide+Scaled(58), Scaled(secondaryLook.height))
}

func (r *stepperRenderer) Refresh() {
	p, s := Colours(), r.s
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth, r.box.CornerRadius = p.Card, p.InputBorder, 1, 5
	if s.focused {
		r.box.StrokeColor, r.box.StrokeWidth = p.Focus, 2
	}
	r.text.Text, r.text.Color, r.text.TextSize = s.text, p.Text, theme.Size(theme.SizeNameText)
	for i, there := range []bool{s.before, s.after} {
		ink := p.Text
		switch {
		case !there:
			ink = p.Track
		case s.hovered == 2*i-1:
			ink = p.Primary
		}
		r.arrows[i].FillColor, r.arrows[i].StrokeColor = ink, color.Transparent
	}
	r.Layout(s.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *stepperRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.text, r.arrows[0], r.arrows[1]}
}
func (r *stepperRenderer) Destroy() {}
