package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// The values of a [CheckField].
const (
	Ticked   = "yes"
	Unticked = "no"
)

// CheckField is a box to tick, with its label beside it. It saves at once. Its value for SetValue is [Ticked] or [Unticked].
func CheckField(label string, value bool, save func(bool)) *Field {
	f := newField(FieldSpec{Save: func(text string) { save(text == Ticked) }})
	f.control = newTickBox(f, label)
	f.stored = TickedIf(value)
	f.control.setText(f.stored)
	f.ExtendBaseWidget(f)
	return f
}

// TickedIf is the value of a [CheckField].
func TickedIf(ticked bool) string {
	if ticked {
		return Ticked
	}
	return Unticked
}

// tickBox is the control of a field that is ticked or not.
type tickBox struct {
	widget.DisableableWidget
	field          *Field
	label          string
	ticked         bool
	focused, hover bool
}

func newTickBox(f *Field, label string) *tickBox {
	b := &tickBox{field: f, label: label}
	b.ExtendBaseWidget(b)
	return b
}

func (b *tickBox) text() string { return TickedIf(b.ticked) }

func (b *tickBox) setText(text string) {
	b.ticked = text == Ticked
	b.Refresh()
}

// Tapped ticks or unticks.
func (b *tickBox) Tapped(*fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	focus(b)
	b.ticked = !b.ticked
	b.Refresh()
	b.field.leave()
}

// FocusGained shows the ring of the keyboard.
func (b *tickBox) FocusGained() { b.focused = true; b.Refresh(); reveal(b) }

// FocusLost hides it.
func (b *tickBox) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune ticks or unticks on Space.
func (b *tickBox) TypedRune(r rune) {
	if r == ' ' {
		b.Tapped(nil)
	}
}

// TypedKey passes Escape and Enter on to whom the field belongs.
func (b *tickBox) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		escape(b)
	case fyne.KeyF1:
		help(b)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		leaf(b, e.Name)
	case fyne.KeyReturn, fyne.KeyEnter:
		b.field.goOn()
	}
}

// MouseIn, MouseMoved and MouseOut show that the box answers.
func (b *tickBox) MouseIn(*desktop.MouseEvent) { b.hover = true; b.Refresh() }

// MouseMoved does nothing more.
func (b *tickBox) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (b *tickBox) MouseOut() { b.hover = false; b.Refresh() }

// CreateRenderer draws the box, its tick and its label.
func (b *tickBox) CreateRenderer() fyne.WidgetRenderer {
	r := &tickRenderer{
		b: b, square: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		down: canvas.NewLine(color.Transparent), up: canvas.NewLine(color.Transparent), label: Text(b.label, theme.SizeNameText, false, Plain),
	}
	r.square.StrokeWidth, r.square.CornerRadius, r.ring.StrokeWidth, r.ring.CornerRadius = 1.2, 3, 2, 5
	r.down.StrokeWidth, r.up.StrokeWidth = 2, 2
	r.Refresh()
	return r
}

type tickRenderer struct {
	b            *tickBox
	square, ring *canvas.Rectangle
	down, up     *canvas.Line
	label        *canvas.Text
}

func (r *tickRenderer) side() float32 { return Scaled(16) }

func (r *tickRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.side()+Scaled(8)+r.label.MinSize().Width+Scaled(4), Scaled(29))
}

func (r *tickRenderer) Layout(size fyne.Size) {
	side, left := r.side(), Scaled(2)
	top := (size.Height - side) / 2
	r.square.Move(fyne.NewPos(left, top))
	r.square.Resize(fyne.NewSquareSize(side))
	r.ring.Move(fyne.NewPos(left-3, top-3))
	r.ring.Resize(fyne.NewSquareSize(side + 6))
	knee := fyne.NewPos(left+side*0.43, top+side*0.74)
	r.down.Position1, r.down.Position2 = fyne.NewPos(left+side*0.2, top+side*0.5), knee
	r.up.Position1, r.up.Position2 = knee, fyne.NewPos(left+side*0.82, top+side*0.26)
	height := r.label.MinSize().Height
	r.label.Move(fyne.NewPos(left+side+Scaled(8), (size.Height-height)/2))
	r.label.Resize(fyne.NewSize(size.Width-left-side-Scaled(8), height))
}

func (r *tickRenderer) Refresh() {
	b, p := r.b, Colours()
	fill, line, ink := p.Card, p.InputBorder, p.Text
	if b.hover && !b.Disabled() {
		fill = p.RowHover
	}
	if b.ticked {
		fill, line = p.Primary, p.Primary
	}
	if b.Disabled() {
		ink = p.Secondary
		if b.ticked {
			fill, line = p.Secondary, p.Secondary
		}
	}
	r.square.FillColor, r.square.StrokeColor = fill, line
	r.down.StrokeColor, r.up.StrokeColor = p.OnPrimary, p.OnPrimary
	r.down.Hidden, r.up.Hidden = !b.ticked, !b.ticked
	r.ring.StrokeColor, r.ring.Hidden = p.Focus, !b.focused
	r.label.Color, r.label.TextSize = ink, theme.Size(theme.SizeNameText)
	r.Layout(b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *tickRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.square, r.down, r.up, r.ring, r.label}
}
func (r *tickRenderer) Destroy() {}
