package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Button does something when it is clicked, or when Space or Enter is pressed on it. A page has one primary button; the others are
// outlined. A pill is a button that stays chosen.
type Button struct {
	widget.BaseWidget
	// Tap is what the button does.
	Tap func()

	text           string
	look           buttonLook
	chosen         bool // a pill that is in force
	disabled       bool
	hovered, focus bool
	escape         func() // what Escape does in a dialog
}

// buttonLook is the shape of a button.
type buttonLook struct {
	primary, round bool
	height, side   float32 // at 100 % text
}

var (
	primaryLook   = buttonLook{primary: true, height: 30, side: 14}
	secondaryLook = buttonLook{height: 30, side: 12}
	pillLook      = buttonLook{round: true, height: 25, side: 11}
)

// PrimaryButton is the one action that a page is for.
func PrimaryButton(text string, tap func()) *Button { return newButton(text, primaryLook, tap) }

// SecondaryButton is any other action.
func SecondaryButton(text string, tap func()) *Button { return newButton(text, secondaryLook, tap) }

// Pill is a question that a list answers when it is chosen.
func Pill(text string, tap func()) *Button { return newButton(text, pillLook, tap) }

func newButton(text string, look buttonLook, tap func()) *Button {
	b := &Button{text: text, look: look, Tap: tap}
	b.ExtendBaseWidget(b)
	return b
}

// SetText changes the words on the button.
func (b *Button) SetText(text string) {
	if b.text != text {
		b.text = text
		b.Refresh()
	}
}

// Text is the words on the button.
func (b *Button) Text() string { return b.text }

// SetChosen shows a pill as in force or not.
func (b *Button) SetChosen(chosen bool) {
	if b.chosen != chosen {
		b.chosen = chosen
		b.Refresh()
	}
}

// Chosen reports whether a pill is in force.
func (b *Button) Chosen() bool { return b.chosen }

// Enable and Disable make the button answer or not.
func (b *Button) Enable() { b.setDisabled(false) }

// Disable makes the button faint and deaf.
func (b *Button) Disable() { b.setDisabled(true) }

// Disabled reports whether the button is deaf.
func (b *Button) Disabled() bool { return b.disabled }

func (b *Button) setDisabled(disabled bool) {
	if b.disabled != disabled {
		b.disabled = disabled
		b.Refresh()
	}
}

// Tapped does what the button is for.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.disabled && b.Tap != nil {
		b.Tap()
	}
}

// FocusGained shows the ring of the keyboard.
func (b *Button) FocusGained() { b.focus = true; b.Refresh(); reveal(b) }

// FocusLost hides it.
func (b *Button) FocusLost() { b.focus = false; b.Refresh() }

// TypedRune presses the button on Space.
func (b *Button) TypedRune(r rune) {
	if r == ' ' {
		b.Tapped(nil)
	}
}

// TypedKey presses the button on Enter; Escape is what is around it's.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		b.Tapped(nil)
	case e.Name == fyne.KeyEscape && b.escape != nil:
		b.escape()
	case e.Name == fyne.KeyEscape:
		escape(b)
	case e.Name == fyne.KeyF1:
		help(b)
	case e.Name == fyne.KeyPageDown || e.Name == fyne.KeyPageUp:
		leaf(b, e.Name)
	}
}

// MouseIn, MouseMoved and MouseOut show that the button answers.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved does nothing more.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (b *Button) MouseOut() { b.hovered = false; b.Refresh() }

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		b: b, ground: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		text: canvas.NewText(b.text, color.Transparent),
	}
	r.text.Alignment = fyne.TextAlignCenter
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b            *Button
	ground, ring *canvas.Rectangle
	text         *canvas.Text
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.Move(fyne.NewPos(-2, -2))
	r.ring.Resize(size.AddWidthHeight(4, 4))
	height := r.text.MinSize().Height
	r.text.Move(fyne.NewPos(0, (size.Height-height)/2))
	r.text.Resize(fyne.NewSize(size.Width, height))
}

func (r *buttonRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.text.MinSize().Width+2*Scaled(r.b.look.side), Scaled(r.b.look.height))
}

func (r *buttonRenderer) Refresh() {
	b, p := r.b, Colours()
	r.text.Text, r.text.TextSize = b.text, theme.Size(theme.SizeNameText)
	r.text.TextStyle.Bold = !b.look.round
	r.ground.CornerRadius = 5
	if b.look.round {
		r.ground.CornerRadius = Scaled(b.look.height) / 2
	}
	r.ring.CornerRadius = r.ground.CornerRadius + 2
	fill, ink, line := p.Card, p.Text, p.ButtonLine
	switch {
	case b.look.primary || b.chosen:
		fill, ink, line = p.Primary, p.OnPrimary, p.Primary
		if b.hovered {
			fill.A = 0xE6
		}
	case b.hovered:
		fill = p.RowHover
	}
	if b.disabled {
		fill, ink, line = p.Page, p.Secondary, p.Line
	}
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = fill, line, 1
	r.text.Color = ink
	r.ring.Hidden = !b.focus
	r.ring.StrokeColor, r.ring.StrokeWidth = p.Focus, 2
	r.Layout(b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text, r.ring}
}
func (r *buttonRenderer) Destroy() {}
