package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Slider asks for a whole number between two ends: by pointer, by the arrows one at a time, by Page Up and Page Down ten at a time, by
// Home and End. It may show a number that is not whole.
type Slider struct {
	widget.BaseWidget
	// OnMoved is told the number that the slider was moved to.
	OnMoved func(value int)

	low, high int
	value     float64
	focused   bool
	hovered   bool
}

// NewSlider is a slider at its low end.
func NewSlider(low, high int) *Slider {
	s := &Slider{low: low, high: high, value: float64(low)}
	s.ExtendBaseWidget(s)
	return s
}

// SetLow changes the low end.
func (s *Slider) SetLow(low int) {
	s.low = low
	s.Refresh()
}

// SetValue shows a number; [Slider.OnMoved] is not told.
func (s *Slider) SetValue(value float64) {
	if value != s.value {
		s.value = value
		s.Refresh()
	}
}

// Value is the number that the slider shows.
func (s *Slider) Value() float64 { return s.value }

// Focus gives the slider the keyboard.
func (s *Slider) Focus() { focus(s) }

// move goes to a number, or to the nearer end.
func (s *Slider) move(to int) {
	to = min(max(to, s.low), s.high)
	if float64(to) == s.value {
		return
	}
	s.SetValue(float64(to))
	if s.OnMoved != nil {
		s.OnMoved(to)
	}
}

// moveUnder goes to where the pointer is.
func (s *Slider) moveUnder(x float32) {
	room := s.Size().Width - 2*sliderKnob()
	if room <= 0 {
		return
	}
	share := float64((x - sliderKnob()) / room)
	s.move(s.low + int(math.Round(share*float64(s.high-s.low))))
}

// Tapped goes to where the slider was tapped.
func (s *Slider) Tapped(e *fyne.PointEvent) {
	focus(s)
	s.moveUnder(e.Position.X)
}

// Dragged follows the pointer.
func (s *Slider) Dragged(e *fyne.DragEvent) { s.moveUnder(e.Position.X) }

// DragEnd does nothing: the slider is where it was moved to.
func (s *Slider) DragEnd() {}

// FocusGained shows the ring of the keyboard.
func (s *Slider) FocusGained() { s.focused = true; s.Refresh(); reveal(s) }

// FocusLost hides it.
func (s *Slider) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune does nothing.
func (s *Slider) TypedRune(rune) {}

// TypedKey moves the slider. From a number that is not whole, an arrow goes to the next whole one.
func (s *Slider) TypedKey(e *fyne.KeyEvent) {
	down, up := int(math.Ceil(s.value)), int(math.Floor(s.value))
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.move(down - 1)
	case fyne.KeyRight, fyne.KeyUp:
		s.move(up + 1)
	case fyne.KeyPageDown:
		s.move(down - 10)
	case fyne.KeyPageUp:
		s.move(up + 10)
	case fyne.KeyHome:
		s.move(s.low)
	case fyne.KeyEnd:
		s.move(s.high)
	case fyne.KeyEscape:
		escape(s)
	case fyne.KeyF1:
		help(s)
	}
}

// MouseIn shows that the slider answers.
func (s *Slider) MouseIn(*desktop.MouseEvent) { s.hovered = true; s.Refresh() }

// MouseMoved does nothing more.
func (s *Slider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (s *Slider) MouseOut() { s.hovered = false; s.Refresh() }

// sliderKnob is half the width of the knob.
func sliderKnob() float32 { return Scaled(9) }

// CreateRenderer draws the track, the part up to the knob, and the knob.
func (s *Slider) CreateRenderer() fyne.WidgetRenderer {
	r := &sliderRenderer{
		s: s, track: canvas.NewRectangle(color.Transparent), fill: canvas.NewRectangle(color.Transparent),
		knob: canvas.NewCircle(color.Transparent), ring: canvas.NewCircle(color.Transparent),
	}
	r.Refresh()
	return r
}

type sliderRenderer struct {
	s           *Slider
	track, fill *canvas.Rectangle
	knob, ring  *canvas.Circle
}

func (r *sliderRenderer) Layout(size fyne.Size) {
	knob, thick := sliderKnob(), Scaled(6)
	share := float32(0)
	if r.s.high > r.s.low {
		share = float32((r.s.value - float64(r.s.low)) / float64(r.s.high-r.s.low))
	}
	share = min(max(share, 0), 1)
	room, middle := max(0, size.Width-2*knob), size.Height/2
	for _, part := range []struct {
		o     *canvas.Rectangle
		width float32
	}{{r.track, room}, {r.fill, room * share}} {
		part.o.CornerRadius = thick / 2
		part.o.Move(fyne.NewPos(knob, middle-thick/2))
		part.o.Resize(fyne.NewSize(part.width, thick))
	}
	for _, circle := range []struct {
		o      *canvas.Circle
		radius float32
	}{{r.knob, knob}, {r.ring, knob + Scaled(3)}} {
		circle.o.Move(fyne.NewPos(knob+room*share-circle.radius, middle-circle.radius))
		circle.o.Resize(fyne.NewSize(2*circle.radius, 2*circle.radius))
	}
}

func (r *sliderRenderer) MinSize() fyne.Size { return fyne.NewSize(Scaled(120), Scaled(26)) }

func (r *sliderRenderer) Refresh() {
	p := Colours()
	r.track.FillColor, r.fill.FillColor = p.Track, p.Primary
	r.knob.FillColor, r.knob.StrokeColor, r.knob.StrokeWidth = p.Card, p.Primary, Scaled(3)
	if r.s.hovered {
		r.knob.FillColor = p.RowHover
	}
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth = color.Transparent, p.Focus, 2
	r.ring.Hidden = !r.s.focused
	r.Layout(r.s.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *sliderRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track, r.fill, r.knob, r.ring}
}
func (r *sliderRenderer) Destroy() {}
