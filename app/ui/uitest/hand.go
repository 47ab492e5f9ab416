package uitest

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/app/ui/kit"
)

// Focused is what has the keyboard.
func (h *Host) Focused() fyne.Focusable {
	h.T.Helper()
	focused := h.window.Canvas().Focused()
	if focused == nil {
		h.T.Fatal("nothing has the keyboard")
	}
	return focused
}

// Write types letters. The window's driver tells of each the key first, by the name of its capital letter, and then the letter.
func (h *Host) Write(text string) {
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
func (h *Host) Press(keys ...fyne.KeyName) {
	h.T.Helper()
	for _, key := range keys {
		h.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// Tab goes on to what takes the keyboard next.
func (h *Host) Tab() {
	h.T.Helper()
	if takes, ok := h.window.Canvas().Focused().(fyne.Tabbable); ok && takes.AcceptsTab() {
		h.Press(fyne.KeyTab)
		return
	}
	h.window.Canvas().FocusNext()
}

// Each walks over all objects of a kind that are in sight, from top left on.
func Each[O any](h *Host, do func(O)) {
	for _, o := range test.LaidOutObjects(h.window.Content()) {
		if o, ok := o.(O); ok {
			do(o)
		}
	}
}

// Fields are the fields with a label that are in sight.
func (h *Host) Fields(label string) (fields []*kit.Field) {
	Each(h, func(f *kit.Field) {
		if f.Label() == label {
			fields = append(fields, f)
		}
	})
	return fields
}

// Field is the first field with a label that is in sight.
func (h *Host) Field(label string) *kit.Field {
	h.T.Helper()
	fields := h.Fields(label)
	if len(fields) == 0 {
		h.T.Fatalf("there is no field %q; the window says %s", label, h.Words())
	}
	return fields[0]
}

// Fill types a text into the first field with a label, in the stead of what it holds, and leaves it by Tab.
func (h *Host) Fill(label, text string) *kit.Field {
	h.T.Helper()
	field := h.Field(label)
	h.FillIn(field, text)
	return field
}

// FillIn types a text into a field, in the stead of what it holds, and leaves it by Tab.
func (h *Host) FillIn(field *kit.Field, text string) {
	h.T.Helper()
	field.Focus()
	h.Retype(text)
	h.Tab()
}

// Retype types over what the field with the keyboard holds.
func (h *Host) Retype(text string) {
	h.T.Helper()
	if typed, ok := h.Focused().(fyne.Shortcutable); ok {
		typed.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	h.Press(fyne.KeyDelete)
	h.Write(text)
}

// Buttons are the buttons with these words that are in sight.
func (h *Host) Buttons(words string) (buttons []*kit.Button) {
	Each(h, func(b *kit.Button) {
		if b.Text() == words {
			buttons = append(buttons, b)
		}
	})
	return buttons
}

// Tap taps the first button with these words.
func (h *Host) Tap(words string) {
	h.T.Helper()
	buttons := h.Buttons(words)
	if len(buttons) == 0 {
		h.T.Fatalf("there is no button %q; the window says %s", words, h.Words())
	}
	test.Tap(buttons[0])
}

// To presses Tab until what has the keyboard is what is looked for.
func (h *Host) To(what string, is func(fyne.Focusable) bool) {
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
func (h *Host) ToButton(words string) {
	h.T.Helper()
	h.To("the button "+words, func(f fyne.Focusable) bool {
		b, ok := f.(*kit.Button)
		return ok && b.Text() == words
	})
}

// ToField presses Tab until a field with this label has the keyboard.
func (h *Host) ToField(label string) {
	h.T.Helper()
	h.To("the field "+label, func(f fyne.Focusable) bool {
		in, ok := f.(interface{ Field() *kit.Field })
		return ok && in.Field().Label() == label
	})
}

// UndoLabel is what Undo would undo.
func (h *Host) UndoLabel() string {
	h.T.Helper()
	label, err := h.Workspace.UndoLabel(h.T.Context())
	if err != nil {
		h.T.Fatal(err)
	}
	return label
}

// A Look is a theme and a place beside the navigation in which pages must look right.
type Look struct {
	Name  string
	Theme kit.Theme
	Size  fyne.Size
}

// Looks are those of a laptop of 1366×768 in both themes and with the largest text, and of a window of 1280×720.
var Looks = []Look{
	{"light", kit.Theme{Scale: 1}, fyne.NewSize(1170, 768)},
	{"dark", kit.Theme{Mode: kit.DarkMode, Scale: 1}, fyne.NewSize(1170, 768)},
	{"small", kit.Theme{Scale: 1}, fyne.NewSize(1084, 720)},
	{"large-text", kit.Theme{Scale: 1.5}, fyne.NewSize(1072, 768)},
}

// Fits makes sure that the window does not have to grow for the page.
func (h *Host) Fits(what string, size fyne.Size) {
	h.T.Helper()
	if least := h.View.Object().MinSize(); least.Width > size.Width || least.Height > size.Height {
		h.T.Errorf("%s needs %v of %v", what, least, size)
	}
}
