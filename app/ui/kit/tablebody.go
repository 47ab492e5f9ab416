package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tableBody is as high as all rows together and draws those in sight. It takes the keyboard for the table.
type tableBody[R any] struct {
	widget.BaseWidget
	table   *Table[R]
	hovered int // -1 for none
	focused bool
	shift   bool
}

func newTableBody[R any](t *Table[R]) *tableBody[R] {
	b := &tableBody[R]{table: t, hovered: -1}
	b.ExtendBaseWidget(b)
	return b
}

// at is the position of the row under a point, -1 below the last.
func (b *tableBody[R]) at(p fyne.Position) int {
	position := int(p.Y / rowHeight())
	if position < 0 || position >= len(b.table.rows) {
		return -1
	}
	return position
}

// MouseDown takes the keyboard, and selects the row at once: a Tapped comes only once a second click can be ruled out.
func (b *tableBody[R]) MouseDown(e *desktop.MouseEvent) {
	focus(b)
	position := b.at(e.Position)
	switch {
	case position < 0:
	case e.Modifier&fyne.KeyModifierShift != 0:
		b.table.markTo(position)
	default:
		b.table.Select(position)
		b.table.clicked(e.Position.X)
	}
}

// MouseUp does nothing.
func (b *tableBody[R]) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the row.
func (b *tableBody[R]) DoubleTapped(e *fyne.PointEvent) {
	if b.at(e.Position) >= 0 {
		b.open()
	}
}

func (b *tableBody[R]) open() {
	if row, ok := b.table.Selected(); ok && b.table.OnOpened != nil {
		b.table.OnOpened(row)
	}
}

// MouseIn, MouseMoved and MouseOut mark the row under the pointer.
func (b *tableBody[R]) MouseIn(e *desktop.MouseEvent) { b.hover(b.at(e.Position)) }

// MouseMoved follows the pointer.
func (b *tableBody[R]) MouseMoved(e *desktop.MouseEvent) { b.hover(b.at(e.Position)) }

// MouseOut marks no row.
func (b *tableBody[R]) MouseOut() { b.hover(-1) }

func (b *tableBody[R]) hover(position int) {
	if position != b.hovered {
		b.hovered = position
		b.Refresh()
	}
}

// FocusGained shows that the keyboard speaks to the table.
func (b *tableBody[R]) FocusGained() {
	b.focus(true)
	reveal(b.table)
}

// FocusLost shows that it no longer does.
func (b *tableBody[R]) FocusLost() {
	if !b.table.choices.held {
		b.table.commit()
	}
	b.focus(false)
}

func (b *tableBody[R]) focus(on bool) {
	b.focused, b.shift = on, false
	b.Refresh()
}

// KeyDown and KeyUp follow the Shift key, with which rows are marked.
func (b *tableBody[R]) KeyDown(e *fyne.KeyEvent) { b.shift = b.shift || isShift(e.Name) }

// KeyUp follows the Shift key.
func (b *tableBody[R]) KeyUp(e *fyne.KeyEvent) { b.shift = b.shift && !isShift(e.Name) }

// HalfTyped reports whether a cell holds something that is not saved.
func (b *tableBody[R]) HalfTyped() bool { return b.table.HalfTyped() }

// AcceptsTab keeps Tab in the table while a cell is being typed into.
func (b *tableBody[R]) AcceptsTab() bool { return b.table.cells.typing != nil }

// TypedRune types into the selected cell, or selects the next row that begins with what is being typed.
func (b *tableBody[R]) TypedRune(r rune) {
	if !b.table.typeRune(r) {
		b.table.typeAhead(r)
	}
}

// TypedShortcut copies the marked rows, pastes into cells, or marks all rows.
func (b *tableBody[R]) TypedShortcut(s fyne.Shortcut) {
	if b.table.OnShortcut != nil && b.table.OnShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		s.Clipboard.SetContent(b.table.copied())
	case *fyne.ShortcutPaste:
		b.table.paste(s.Clipboard.Content())
	case *fyne.ShortcutSelectAll:
		b.table.markAll()
	case *desktop.CustomShortcut:
		if s.KeyName == fyne.KeyDelete && s.Modifier == fyne.KeyModifierControl {
			b.table.deleteRow()
		}
	}
}

// TypedKey moves the selection, and opens or deletes the selected row.
func (b *tableBody[R]) TypedKey(e *fyne.KeyEvent) {
	t := b.table
	if t.editKey(e.Name, b.shift) {
		return
	}
	page := max(1, int(t.scroll.Size().Height/rowHeight())-1)
	last := len(t.rows) - 1
	target := t.selected
	switch e.Name {
	case fyne.KeyDown:
		target++
	case fyne.KeyUp:
		target--
	case fyne.KeyPageDown:
		target += page
	case fyne.KeyPageUp:
		target -= page
	case fyne.KeyHome:
		target = 0
	case fyne.KeyEnd:
		target = last
	case fyne.KeyReturn, fyne.KeyEnter:
		b.open()
		return
	case fyne.KeyInsert:
		if t.OnInsert != nil {
			t.OnInsert()
		}
		return
	case fyne.KeyDelete:
		t.deleteRow()
		return
	case fyne.KeyEscape:
		escape(b)
		return
	case fyne.KeyF1:
		help(b)
		return
	default:
		return
	}
	if target = min(max(target, 0), last); target < 0 {
		return
	}
	if b.shift {
		t.markTo(target)
		return
	}
	t.Select(target)
}

// deleteRow asks to delete the selected row: by Delete, or by Ctrl+Delete also where Delete empties the selected cell.
func (t *Table[R]) deleteRow() {
	if row, ok := t.Selected(); ok && t.OnDelete != nil {
		t.OnDelete(row)
	}
}
