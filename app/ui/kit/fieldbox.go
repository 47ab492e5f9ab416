package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// fieldBox is the entry of a field.
type fieldBox struct {
	widget.Entry
	field   *Field
	open    drop // what hangs below, nil for nothing
	holding bool // the mouse is down on what hangs below: the field is left only for a moment
	quiet   bool // the text is being set, not typed
	rows    int  // how many are in sight of a note that grows; 0 before it has any width
}

// drop is what hangs below a field while it is open. The keyboard stays in the field, which passes keys on.
type drop interface {
	fyne.CanvasObject
	// key does what a key means, and reports whether it means anything.
	key(fyne.KeyName) bool
	// follow is told what was typed.
	follow(text string)
}

func newFieldBox(f *Field) *fieldBox {
	b := &fieldBox{field: f}
	b.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if f.spec.Lines > 1 {
		b.MultiLine, b.Wrapping = true, fyne.TextWrapWord
		b.SetMinRowsVisible(f.spec.Lines)
	}
	if b.PlaceHolder = f.spec.Hint; f.spec.Example != "" {
		b.PlaceHolder = "e.g. " + f.spec.Example
	}
	switch {
	case f.spec.Choices != nil || f.spec.pick != nil:
		b.ActionItem = newOpener(b)
	case f.spec.Unit != "":
		b.ActionItem = newUnit(f.spec.Unit)
	}
	b.OnChanged = b.changed
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer draws the entry as a box of the program.
func (b *fieldBox) CreateRenderer() fyne.WidgetRenderer {
	return newBoxRenderer(b.Entry.CreateRenderer(), b.MultiLine, func() (wrong, disabled bool) { return b.field.fault != nil, b.Disabled() })
}

func (b *fieldBox) text() string { return b.Text }

// setText shows a text. A selection in the one before is let go: it would swallow the first letters that are typed next.
func (b *fieldBox) setText(text string) {
	selected := b.SelectedText() != ""
	b.quiet = true
	b.SetText(text)
	b.quiet = false
	b.fit()
	if selected {
		b.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	}
}

// Field is the field that the box belongs to.
func (b *fieldBox) Field() *Field { return b.field }

// HalfTyped reports whether the box holds something that is not saved.
func (b *fieldBox) HalfTyped() bool { return b.field.HalfTyped() }

// AcceptsTab is false: Tab goes on to the next field, also out of a note.
func (b *fieldBox) AcceptsTab() bool { return false }

func (b *fieldBox) changed(text string) {
	if b.quiet {
		return
	}
	f := b.field
	f.picked = nil
	f.typed(text)
	b.fit()
	if b.open == nil && f.spec.Choices != nil {
		b.drop()
	}
	if b.open != nil {
		b.open.follow(text)
	}
}

// MouseUp opens the list of a field that takes nothing but its choices, and closes it again: a click on the text is one on the arrow.
func (b *fieldBox) MouseUp(e *desktop.MouseEvent) {
	b.Entry.MouseUp(e)
	switch {
	case !b.field.spec.Closed || b.Disabled() || e.Button != desktop.MouseButtonPrimary:
	case b.open != nil:
		b.close()
	default:
		b.drop()
		b.selectAll()
	}
}

// FocusGained selects the text, so that typing replaces it.
func (b *fieldBox) FocusGained() {
	b.holding = false
	b.Entry.FocusGained()
	reveal(b)
	if !b.MultiLine && !b.Disabled() {
		b.selectAll()
	}
}

func (b *fieldBox) selectAll() { b.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// FocusLost saves.
func (b *fieldBox) FocusLost() {
	b.Entry.FocusLost()
	if !b.holding {
		b.close()
		b.field.leave()
	}
}

// TypedKey adds to the entry's keys those of a field and of what hangs below it.
func (b *fieldBox) TypedKey(e *fyne.KeyEvent) {
	if b.Disabled() {
		return
	}
	if b.open != nil && b.open.key(e.Name) {
		return
	}
	switch e.Name {
	case fyne.KeyEscape:
		b.escape()
		return
	case fyne.KeyF1:
		help(b)
		return
	case fyne.KeyDown, fyne.KeyF4:
		if b.open == nil && b.ActionItem != nil && b.canDrop() {
			b.drop()
			return
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if !b.MultiLine {
			if b.accept() {
				b.field.goOn()
			}
			return
		}
		if b.field.spec.ByLine {
			b.field.keep()
		}
	case fyne.KeyPageDown, fyne.KeyPageUp:
		if !b.MultiLine {
			leaf(b, e.Name)
			return
		}
	}
	b.Entry.TypedKey(e)
}

// escape takes back one step: what hangs below, then what was typed, then it is the dialog's. A value that is refused as it is stored has
// nothing to be taken back.
func (b *fieldBox) escape() {
	switch {
	case b.open != nil:
		b.close()
	case b.field.spec.ByLine:
		b.field.leave()
		escape(b)
	case b.field.HalfTyped():
		b.field.restore()
		if !b.MultiLine {
			b.selectAll()
		}
	default:
		escape(b)
	}
}

// enter is told that something was taken from what hangs below by Enter, which then goes on as it does from a text that was typed.
func (b *fieldBox) enter() {
	if b.accept() {
		b.field.goOn()
	}
}

// accept saves what was typed, and reports whether it could be taken.
func (b *fieldBox) accept() bool {
	b.close()
	b.field.leave()
	if b.field.fault != nil {
		return false
	}
	b.selectAll()
	return true
}

func (b *fieldBox) canDrop() bool { return b.field.spec.Choices != nil || b.field.spec.pick != nil }

// drop opens what hangs below.
func (b *fieldBox) drop() {
	l := layerOf(b)
	if l == nil || b.Disabled() {
		return
	}
	if b.field.spec.pick != nil {
		b.open = b.field.spec.pick(b.field)
	} else {
		var marked *string
		if !b.field.HalfTyped() {
			marked = &b.field.stored
		}
		b.open = newChoiceList(b, b.field.spec.Choices(), b.field.spec.Closed, marked)
	}
	l.Hang(b.open, b)
}

// hang shows below the box what belongs to it.
func (b *fieldBox) hang(o fyne.CanvasObject) {
	if l := layerOf(b); l != nil {
		l.Hang(o, b)
	}
}

func (b *fieldBox) hold() { b.holding = true }

func (b *fieldBox) back() {
	b.holding = false
	focus(b)
}

func (b *fieldBox) left() {
	if b.holding {
		b.holding = false
		b.close()
		b.field.leave()
	}
}

func (b *fieldBox) width() float32 { return b.Size().Width }

// close takes away what hangs below.
func (b *fieldBox) close() {
	if b.open == nil {
		return
	}
	if l := layerOf(b); l != nil {
		l.Remove(b.open)
	}
	b.open = nil
}

// take puts what was picked below into the field.
func (b *fieldBox) take(text string, picked *Choice) {
	b.close()
	b.setText(text)
	b.field.picked = picked
	b.field.typed(text)
	b.CursorColumn = len([]rune(text))
	b.holding = false
	focus(b)
	b.selectAll()
	if b.field.spec.Closed && picked != nil {
		b.field.leave()
	}
}

// unit is what a figure counts, at the end of its field.
type unit struct {
	widget.BaseWidget
	text *canvas.Text
}

func newUnit(text string) *unit {
	u := &unit{text: Text(text, theme.SizeNameText, false, Secondary)}
	u.ExtendBaseWidget(u)
	return u
}

func (u *unit) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Pad(0, 0, 4, 8, u.text))
}

// opener is the small arrow at the end of a field that shows what can be picked.
type opener struct {
	widget.BaseWidget
	box *fieldBox
}

func newOpener(b *fieldBox) *opener {
	o := &opener{box: b}
	o.ExtendBaseWidget(o)
	return o
}

// Tapped opens or closes what hangs below the field.
func (o *opener) Tapped(*fyne.PointEvent) {
	if o.box.open != nil {
		o.box.close()
		return
	}
	focus(o.box)
	o.box.drop()
}

func (o *opener) CreateRenderer() fyne.WidgetRenderer {
	r := &openerRenderer{left: canvas.NewLine(color.Transparent), right: canvas.NewLine(color.Transparent)}
	r.left.StrokeWidth, r.right.StrokeWidth = 1.5, 1.5
	return r
}

type openerRenderer struct{ left, right *canvas.Line }

func (r *openerRenderer) Layout(size fyne.Size) {
	x, y, wide, high := size.Width/2, size.Height/2+Scaled(2), Scaled(4), Scaled(4)
	r.left.Position1, r.left.Position2 = fyne.NewPos(x-wide, y-high), fyne.NewPos(x, y)
	r.right.Position1, r.right.Position2 = fyne.NewPos(x, y), fyne.NewPos(x+wide, y-high)
	r.Refresh()
}
func (r *openerRenderer) MinSize() fyne.Size { return fyne.NewSize(Scaled(24), Scaled(16)) }

func (r *openerRenderer) Refresh() {
	for _, line := range []*canvas.Line{r.left, r.right} {
		line.StrokeColor = Colours().Secondary
		line.Refresh()
	}
}

func (r *openerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.left, r.right} }
func (r *openerRenderer) Destroy()                     {}
