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
	r := &tickRenderer{b: b, tick: newTick(), ring: canvas.NewRectangle(color.Transparent), label: Text(b.label, theme.SizeNameText, false, Plain)}
	r.ring.StrokeWidth, r.ring.CornerRadius = 2, 5
	r.Refresh()
	return r
}

type tickRenderer struct {
	b     *tickBox
	tick  *tick
	ring  *canvas.Rectangle
	label *canvas.Text
}

func (r *tickRenderer) MinSize() fyne.Size {
	return fyne.NewSize(tickSide()+Scaled(8)+r.label.MinSize().Width+Scaled(4), Scaled(29))
}

func (r *tickRenderer) Layout(size fyne.Size) {
	side, left := tickSide(), Scaled(2)
	top := (size.Height - side) / 2
	r.tick.place(fyne.NewPos(left, top))
	r.ring.Move(fyne.NewPos(left-3, top-3))
	r.ring.Resize(fyne.NewSquareSize(side + 6))
	height := r.label.MinSize().Height
	r.label.Move(fyne.NewPos(left+side+Scaled(8), (size.Height-height)/2))
	r.label.Resize(fyne.NewSize(size.Width-left-side-Scaled(8), height))
}

func (r *tickRenderer) Refresh() {
	b, p := r.b, Colours()
	r.tick.paint(b.ticked, b.hover, b.Disabled())
	ink := p.Text
	if b.Disabled() {
		ink = p.Secondary
	}
	r.ring.StrokeColor, r.ring.Hidden = p.Focus, !b.focused
	r.label.Color, r.label.TextSize = ink, theme.Size(theme.SizeNameText)
	r.Layout(b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *tickRenderer) Objects() []fyne.CanvasObject {
	return append(r.tick.objects(), r.ring, r.label)
}
func (r *tickRenderer) Destroy() {}
