package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// FieldSpec says what a field is for.
type FieldSpec struct {
	Label string
	Unit  string // stands in the field, at its end: %, days
	Hint  string // stands in the field while it is empty, and says what to type
	// Example stands in the field while it is empty, in the stead of a hint: e.g. 12 Mar 2027.
	Example string
	Lines   int    // more than 1 for a note
	Value   string // the value that is stored
	// Check says why a text can't be taken, in words that say what to do. Of a text that can, it gives the form in which it is shown
	// and saved: 12 Mar 2027 for 12/3/27. Without it any text is taken, without the spaces around it.
	Check func(text string) (shown string, err error)
	// Save is told the value when the field is left, or on Enter, if it changed and can be taken.
	Save func(text string)
	// Choices are offered below the field as one types. What is saved of a choice is its Value.
	Choices func() []Choice
	// Closed refuses what is not one of the choices.
	Closed bool
	// ByLine saves a note with each Enter, as it stands then, and Escape saves it, too. OnControl is asked about letters with Ctrl while the
	// field has the keyboard, and says whether it knows them. A note grows with its text up to MostLines; OnHeight is told.
	ByLine    bool
	OnControl func(fyne.KeyName) bool
	MostLines int
	OnHeight  func()

	pick func(*Field) drop // what hangs below the field when it is asked for, other than choices
}

// Choice is one of the values that a field offers.
type Choice struct {
	Value string // what is saved
	Text  string // what is shown
	Note  string // what tells it from others of the same text
}

// Field is a label with a place to type in. It is checked with each letter; the reason why a text can't be taken stands below it. It is
// saved when it is left, or on Enter; Escape brings the stored value back. A text that can't be taken stays where it is, and what is
// stored stays as it was.
type Field struct {
	widget.BaseWidget
	// OnEnter is told of Enter once what was typed has been saved. Without it Enter goes on to the next field.
	OnEnter func()

	spec    FieldSpec
	control control
	label   *canvas.Text
	reason  *Wrapped
	stored  string  // the value as it is saved
	picked  *Choice // the choice that was taken from the list, until something else is typed
	fault   error
	before  *string // the value that was stored before the last one was saved, until that is known to be stored
	span    int     // how many columns of a form it takes; 0 for all
	remark  func(text string) string
	compact bool // it stands alone, without room for a label and a reason
}

// control is the part of a field that takes the keyboard.
type control interface {
	fyne.CanvasObject
	fyne.Focusable
	fyne.Disableable
	text() string
	setText(string)
}

// NewField is a field with a text to type.
func NewField(spec FieldSpec) *Field {
	f := newField(spec)
	box := newFieldBox(f)
	f.control = box
	f.stored = spec.Value
	box.setText(f.show(spec.Value))
	f.ExtendBaseWidget(f)
	return f
}

func newField(spec FieldSpec) *Field {
	return &Field{
		spec: spec, span: 1,
		label:  Text(spec.Label, theme.SizeNameCaptionText, false, Secondary),
		reason: Words("", theme.SizeNameCaptionText, false, Wrong),
	}
}

// Wide makes the field as wide as its form.
func (f *Field) Wide() *Field {
	f.span = 0
	return f
}

// Span makes the field as wide as so many columns of its form.
func (f *Field) Span(columns int) *Field {
	f.span = columns
	return f
}

// Remark says something under the field about a text that can be taken, such as that another thing has this name; nothing where it says
// nothing. It is asked with each letter.
func (f *Field) Remark(remark func(text string) string) *Field {
	f.remark = remark
	f.explain()
	return f
}

// Said is what stands under the field: why its text can't be taken, or a remark about it.
func (f *Field) Said() string { return f.reason.Text() }

// show is the form in which a value is shown.
func (f *Field) show(value string) string {
	if f.spec.Choices != nil {
		for _, c := range f.spec.Choices() {
			if c.Value == value {
				return c.Text
			}
		}
		return value
	}
	if shown, err := f.check(value); err == nil {
		return shown
	}
	return value
}

// check is the spec's own, or takes everything.
func (f *Field) check(text string) (string, error) {
	if f.spec.Check != nil {
		return f.spec.Check(text)
	}
	if f.spec.Lines > 1 {
		return strings.TrimRight(text, " \n"), nil
	}
	return strings.TrimSpace(text), nil
}

// value is what would be saved of the text on the screen, and the form in which that is shown.
func (f *Field) value(text string) (value, shown string, err error) {
	if f.spec.Choices == nil {
		shown, err = f.check(text)
		return shown, shown, err
	}
	if f.picked != nil {
		return f.picked.Value, f.picked.Text, nil
	}
	return f.choose(text)
}

// Label is what stands over the field.
func (f *Field) Label() string { return f.spec.Label }

// Value is the stored value.
func (f *Field) Value() string { return f.stored }

// Text is what stands in the field.
func (f *Field) Text() string { return f.control.text() }

// Fault is why the text in the field can't be taken; nil when it can.
func (f *Field) Fault() error { return f.fault }

// SetFault says that the value was refused after it was saved. The text stays; the reason goes when something else is typed.
func (f *Field) SetFault(err error) {
	if f.before != nil {
		f.stored, f.before = *f.before, nil
	}
	f.fault = err
	f.explain()
}

// HalfTyped reports whether the field holds something that is not stored.
func (f *Field) HalfTyped() bool { return f.control.text() != f.show(f.stored) }

// SetValue shows what is stored now. It does not disturb a text that is being typed, or that could not be taken.
func (f *Field) SetValue(value string) {
	half := f.HalfTyped()
	f.stored, f.before = value, nil
	if !half {
		f.restore()
	}
}

// Reset shows another value whatever was being typed: that of another row, say.
func (f *Field) Reset(value string) {
	f.stored = value
	f.restore()
}

// restore brings the stored value back onto the screen.
func (f *Field) restore() {
	f.picked, f.fault = nil, nil
	if shown := f.show(f.stored); f.control.text() != shown {
		f.control.setText(shown)
	}
	f.explain()
}

// typed checks what has just been typed.
func (f *Field) typed(text string) {
	f.fault = nil
	if text != f.show(f.stored) {
		_, _, f.fault = f.value(text)
	}
	f.explain()
}

// leave saves what was typed, if it can be taken and is not what is stored.
func (f *Field) leave() {
	if !f.HalfTyped() && f.picked == nil {
		return
	}
	value, shown, err := f.value(f.control.text())
	f.fault = err
	if err == nil {
		before := f.stored
		changed := value != before
		f.stored, f.picked, f.before = value, nil, &before
		if f.control.text() != shown {
			f.control.setText(shown)
		}
		if changed && f.spec.Save != nil {
			f.spec.Save(value)
		}
	}
	f.explain()
}

// explain shows the reason why the text can't be taken, or what is to be said about it.
func (f *Field) explain() {
	text, ink := "", Wrong
	switch {
	case f.fault != nil:
		text = Sentence(f.fault)
	case f.remark != nil:
		text, ink = f.remark(f.control.text()), Mark(ToneWarn)
	}
	same := f.reason.Text() == text
	f.reason.SetInk(ink)
	f.reason.SetText(text)
	if !f.spec.ByLine || !same { // a long note takes long to draw, and while it is typed has just been drawn
		f.Refresh()
	}
}

// Focus gives the field the keyboard.
func (f *Field) Focus() { focus(f.control) }

// goOn does what Enter means once what was typed has been saved.
func (f *Field) goOn() {
	if f.OnEnter != nil {
		f.OnEnter()
		return
	}
	if next := fieldAfter(f); next != nil {
		next.Focus()
	}
}

// Enable lets the field be typed into.
func (f *Field) Enable() { f.control.Enable() }

// Disable keeps the field from being typed into; its text stays readable.
func (f *Field) Disable() { f.control.Disable() }

// Disabled reports whether the field can't be typed into.
func (f *Field) Disabled() bool { return f.control.Disabled() }

// CreateRenderer puts the label over the place to type in, and the reason below it.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return &fieldRenderer{f} }

type fieldRenderer struct{ f *Field }

func (r *fieldRenderer) labelHeight() float32 {
	if r.f.compact {
		return 0
	}
	return textHeight(theme.Size(theme.SizeNameCaptionText)) + Scaled(3)
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	f, top := r.f, r.labelHeight()
	f.label.Resize(fyne.NewSize(size.Width, f.label.MinSize().Height))
	f.control.Move(fyne.NewPos(0, top))
	f.control.Resize(fyne.NewSize(size.Width, f.control.MinSize().Height))
	f.reason.Move(fyne.NewPos(0, top+f.control.MinSize().Height+Scaled(2)))
	f.reason.Resize(fyne.NewSize(size.Width, f.reason.MinSize().Height))
}

// MinSize leaves room for one line of reason, so that a form stays where it is while one types.
func (r *fieldRenderer) MinSize() fyne.Size {
	f := r.f
	if f.compact {
		return f.control.MinSize()
	}
	reason := max(theme.Size(theme.SizeNameCaptionText)*1.35, f.reason.MinSize().Height)
	width := max(f.label.MinSize().Width, f.control.MinSize().Width, Scaled(60))
	return fyne.NewSize(width, r.labelHeight()+f.control.MinSize().Height+Scaled(2)+reason)
}

func (r *fieldRenderer) Refresh() {
	f := r.f
	f.label.Color, f.label.TextSize = Colours().Secondary, theme.Size(theme.SizeNameCaptionText)
	r.Layout(f.Size())
	f.label.Refresh()
	f.control.Refresh()
	f.reason.Refresh()
}

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.label, r.f.control, r.f.reason}
}
func (r *fieldRenderer) Destroy() {}

// bare leaves out the room for a label and a reason.
func (f *Field) bare() *Field {
	f.compact = true
	return f
}
