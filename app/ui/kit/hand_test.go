package kit

import (
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// hand works a window as a person does: what it types goes to whatever has the keyboard.
type hand struct {
	t *testing.T
	w fyne.Window
}

// open shows content in a window with a layer, as the program does.
func open(t *testing.T, content fyne.CanvasObject) hand {
	t.Helper()
	return hand{t, show(t, Layered(content), fyne.NewSize(900, 600))}
}

func (h hand) focused() fyne.Focusable {
	h.t.Helper()
	focused := h.w.Canvas().Focused()
	if focused == nil {
		h.t.Fatal("nothing has the keyboard")
	}
	return focused
}

// write types letters. The window's driver tells of each the key first, by the name of its capital letter, and then the letter.
func (h hand) write(text string) {
	h.t.Helper()
	for _, r := range text {
		key := fyne.KeyName(unicode.ToUpper(r))
		if r == ' ' {
			key = fyne.KeySpace
		}
		h.focused().TypedKey(&fyne.KeyEvent{Name: key})
		h.focused().TypedRune(r)
	}
}

// press presses keys one after another.
func (h hand) press(keys ...fyne.KeyName) {
	h.t.Helper()
	for _, key := range keys {
		focused := h.focused()
		if tabs, ok := focused.(fyne.Tabbable); key == fyne.KeyTab && !(ok && tabs.AcceptsTab()) {
			h.w.Canvas().FocusNext()
			continue
		}
		focused.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// shift presses keys while Shift is held.
func (h hand) shift(keys ...fyne.KeyName) {
	h.t.Helper()
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	if keyable, ok := h.focused().(desktop.Keyable); ok {
		keyable.KeyDown(shift)
		defer keyable.KeyUp(shift)
	}
	h.press(keys...)
}

// shortcut does what Ctrl and a letter do.
func (h hand) shortcut(s fyne.Shortcut) {
	h.t.Helper()
	able, ok := h.focused().(fyne.Shortcutable)
	if !ok {
		h.t.Fatalf("%T knows no shortcuts", h.focused())
	}
	able.TypedShortcut(s)
}

// copy copies, and gives what is then on the clipboard.
func (h hand) copy() string {
	h.t.Helper()
	clipboard := test.NewClipboard()
	h.shortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	return clipboard.Content()
}

// paste pastes a text.
func (h hand) paste(text string) {
	h.t.Helper()
	clipboard := test.NewClipboard()
	clipboard.SetContent(text)
	h.shortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
}

// click clicks a place of an object, as the window's driver does: what takes the press first, then the loss of the keyboard, then the tap.
func (h hand) click(o fyne.CanvasObject, at fyne.Position) {
	h.t.Helper()
	event := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
	if hover, ok := o.(desktop.Hoverable); ok {
		hover.MouseIn(event)
	}
	mouse, takesPress := o.(desktop.Mouseable)
	if takesPress {
		mouse.MouseDown(event)
	}
	if focused := h.w.Canvas().Focused(); focused != nil && fyne.CanvasObject(focused.(fyne.CanvasObject)) != o {
		h.w.Canvas().Unfocus()
	}
	if takesPress {
		mouse.MouseUp(event)
	}
	if tap, ok := o.(fyne.Tappable); ok {
		tap.Tapped(&fyne.PointEvent{Position: at})
	}
}

// again lays the window out anew, as its driver does before each frame.
func (h hand) again() {
	size := h.w.Canvas().Size()
	h.w.Resize(size.SubtractWidthHeight(1, 1))
	h.w.Resize(size)
}
