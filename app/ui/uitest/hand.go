package uitest

import (
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"counterweight/app/ui/kit"
)

// Hand does what a person does in front of a window, by keyboard mostly, and reads what is in sight: the dialog in front, or the window.
type Hand struct {
	T      testing.TB
	window fyne.Window
}

// NewHand is the hand in front of a window of the test driver.
func NewHand(t testing.TB, w fyne.Window) *Hand { return &Hand{T: t, window: w} }

// Window is the test driver's window.
func (h *Hand) Window() fyne.Window { return h.window }

// Sight is what the user looks at: the dialog in front, or the window's content.
func (h *Hand) Sight() fyne.CanvasObject {
	if top := h.window.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return h.window.Content()
}

// Settle lays the window out anew. The real window does so before each frame; the test driver does not by itself.
func (h *Hand) Settle() {
	size := h.window.Canvas().Size()
	h.window.Resize(size.SubtractWidthHeight(1, 1))
	h.window.Resize(size)
}

// Words is everything that is in sight, to assert on words and not on pixels.
func (h *Hand) Words() string { return Words(h.Sight()) }

// Says makes sure that all of these words are in sight.
func (h *Hand) Says(words ...string) {
	h.T.Helper()
	said := h.Words()
	for _, w := range words {
		if !strings.Contains(said, w) {
			h.T.Errorf("the window does not say %q; it says %s", w, said)
		}
	}
}

// Picture keeps what the window shows where the environment asks for pictures.
func (h *Hand) Picture(name string) { Picture(h.T, h.window, name) }

// Focused is what has the keyboard.
func (h *Hand) Focused() fyne.Focusable {
	h.T.Helper()
	focused := h.window.Canvas().Focused()
	if focused == nil {
		h.T.Fatal("nothing has the keyboard")
	}
	return focused
}

// Write types letters. The window's driver tells of each the key first, by the name of its capital letter, and then the letter.
func (h *Hand) Write(text string) {
	h.T.Helper()
	for _, r := range text {
		key := fyne.KeyName(unicode.ToUpper(r))
		if r == ' ' {
			key = fyne.KeySpace
		}
		h.Focused().TypedKey(&fyne.KeyEvent{Name: key})
		h.Focused().TypedRune(r)
	}
}

// Press presses keys one after the other.
func (h *Hand) Press(keys ...fyne.KeyName) {
	h.T.Helper()
	for _, key := range keys {
		h.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// DeleteRow presses Ctrl+Delete.
func (h *Hand) DeleteRow() {
	h.T.Helper()
	typed, ok := h.Focused().(fyne.Shortcutable)
	if !ok {
		h.T.Fatalf("a %T knows no shortcuts", h.Focused())
	}
	typed.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierControl})
}

// Tab goes on to what takes the keyboard next.
func (h *Hand) Tab() {
	h.T.Helper()
	if takes, ok := h.window.Canvas().Focused().(fyne.Tabbable); ok && takes.AcceptsTab() {
		h.Press(fyne.KeyTab)
		return
	}
	h.window.Canvas().FocusNext()
}

// InSight are an object and all that is drawn in it, from top left on; what is hidden, as tabs are that are not in front, is left out.
func InSight(o fyne.CanvasObject) []fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	all := []fyne.CanvasObject{o}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		all = append(all, InSight(part)...)
	}
	return all
}

// Each walks over all objects of a kind that are in sight, from top left on.
func Each[O any](h interface{ Sight() fyne.CanvasObject }, do func(O)) {
	for _, o := range InSight(h.Sight()) {
		if o, ok := o.(O); ok {
			do(o)
		}
	}
}

// Fields are the fields with a label that are in sight.
func (h *Hand) Fields(label string) (fields []*kit.Field) {
	Each(h, func(f *kit.Field) {
		if f.Label() == label {
			fields = append(fields, f)
		}
	})
	return fields
}

// Field is the first field with a label that is in sight.
func (h *Hand) Field(label string) *kit.Field {
	h.T.Helper()
	fields := h.Fields(label)
	if len(fields) == 0 {
		h.T.Fatalf("there is no field %q; the window says %s", label, h.Words())
	}
	return fields[0]
}

// Fill types a text into the first field with a label, in the stead of what it holds, and leaves it by Tab.
func (h *Hand) Fill(label, text string) *kit.Field {
	h.T.Helper()
	field := h.Field(label)
	h.FillIn(field, text)
	return field
}

// FillIn types a text into a field, in the stead of what it holds, and leaves it by Tab.
func (h *Hand) FillIn(field *kit.Field, text string) {
	h.T.Helper()
	field.Focus()
	h.Retype(text)
	h.Tab()
}

// Retype types over what the field with the keyboard holds.
func (h *Hand) Retype(text string) {
	h.T.Helper()
	if typed, ok := h.Focused().(fyne.Shortcutable); ok {
		typed.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	h.Press(fyne.KeyDelete)
	h.Write(text)
}

// Buttons are the buttons with these words that are in sight.
func (h *Hand) Buttons(words string) (buttons []*kit.Button) {
	Each(h, func(b *kit.Button) {
		if b.Text() == words {
			buttons = append(buttons, b)
		}
	})
	return buttons
}

// Tap taps the first button with these words.
func (h *Hand) Tap(words string) {
	h.T.Helper()
	buttons := h.Buttons(words)
	if len(buttons) == 0 {
		h.T.Fatalf("there is no button %q; the window says %s", words, h.Words())
	}
	test.Tap(buttons[0])
}

// To presses Tab until what has the keyboard is what is looked for.
func (h *Hand) To(what string, is func(fyne.Focusable) bool) {
	h.T.Helper()
	for range 120 {
		if focused := h.window.Canvas().Focused(); focused != nil && is(focused) {
			return
		}
		h.Tab()
	}
	h.T.Fatalf("Tab never comes to %s; the window says %s", what, h.Words())
}

// ToButton presses Tab until a button with these words has the keyboard.
func (h *Hand) ToButton(words string) {
	h.T.Helper()
	h.To("the button "+words, func(f fyne.Focusable) bool {
		b, ok := f.(*kit.Button)
		return ok && b.Text() == words
	})
}

// ToField presses Tab until a field with this label has the keyboard.
func (h *Hand) ToField(label string) {
	h.T.Helper()
	h.To("the field "+label, func(f fyne.Focusable) bool {
		in, ok := f.(interface{ Field() *kit.Field })
		return ok && in.Field().Label() == label
	})
}
