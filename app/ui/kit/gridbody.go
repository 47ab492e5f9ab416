package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// gridBody takes mouse and keyboard for a grid, and draws its cells.
type gridBody struct {
	widget.BaseWidget
	grid    *Grid
	focused bool
	shift   bool
}

func newGridBody(g *Grid) *gridBody {
	b := &gridBody{grid: g}
	b.ExtendBaseWidget(b)
	return b
}

// HalfTyped reports whether a cell holds something that is not saved.
func (b *gridBody) HalfTyped() bool { return b.grid.HalfTyped() }

// FocusGained shows that the keyboard speaks to the grid.
func (b *gridBody) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost saves what is being typed.
func (b *gridBody) FocusLost() {
	b.focused, b.shift = false, false
	b.grid.commit()
	b.Refresh()
}

// AcceptsTab keeps Tab in the grid, but lets it out behind the last cell that can be typed into and, with Shift, before the first.
func (b *gridBody) AcceptsTab() bool { return b.grid.further(b.shift) }

// KeyDown and KeyUp follow the Shift key.
func (b *gridBody) KeyDown(e *fyne.KeyEvent) { b.shift = b.shift || isShift(e.Name) }

// KeyUp follows the Shift key.
func (b *gridBody) KeyUp(e *fyne.KeyEvent) { b.shift = b.shift && !isShift(e.Name) }

// TypedRune types into the selected cell.
func (b *gridBody) TypedRune(r rune) { b.grid.typeRune(r) }

// TypedShortcut copies, cuts, pastes, and marks all.
func (b *gridBody) TypedShortcut(s fyne.Shortcut) {
	g := b.grid
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		s.Clipboard.SetContent(g.copied())
	case *fyne.ShortcutCut:
		s.Clipboard.SetContent(g.copied())
		g.empty()
	case *fyne.ShortcutPaste:
		g.paste(s.Clipboard.Content())
	case *fyne.ShortcutSelectAll:
		g.anchor = &cellAt{}
		g.moveTo(cellAt{g.spec.Rows() - 1, g.spec.Columns() - 1})
	}
}

// TypedKey goes from cell to cell, and ends, empties or takes back what is typed.
func (b *gridBody) TypedKey(e *fyne.KeyEvent) {
	g := b.grid
	switch e.Name {
	case fyne.KeyBackspace:
		g.backspace()
	case fyne.KeyDelete:
		g.empty()
	case fyne.KeyEscape:
		g.escape()
	case fyne.KeyF1:
		help(b)
	case fyne.KeyF2:
		g.edit()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !g.open() {
			g.next(b.shift, true)
		}
	case fyne.KeyTab:
		g.next(b.shift, false)
	default:
		if to, moves := b.target(e.Name); moves {
			g.commit()
			b.move(to)
		}
	}
}

// target is where a key goes from the selected cell.
func (b *gridBody) target(key fyne.KeyName) (to cellAt, moves bool) {
	g := b.grid
	to = g.at
	page := max(1, int(g.scroll.Size().Height/g.rowHeight())-g.feet()-1)
	switch key {
	case fyne.KeyUp:
		to.row--
	case fyne.KeyDown:
		to.row++
	case fyne.KeyLeft:
		to.col--
	case fyne.KeyRight:
		to.col++
	case fyne.KeyPageUp:
		to.row -= page
	case fyne.KeyPageDown:
		to.row += page
	case fyne.KeyHome:
		to.col = 0
	case fyne.KeyEnd:
		to.col = g.spec.Columns() - 1
	default:
		return to, false
	}
	return to, true
}

// move goes to a cell, and marks on the way while Shift is held.
func (b *gridBody) move(to cellAt) {
	g := b.grid
	if !b.shift {
		g.anchor = nil
	} else if g.anchor == nil {
		from := g.at
		g.anchor = &from
	}
	g.cells.said = ""
	g.moveTo(to)
}

// MouseDown takes the keyboard and selects the cell under the pointer, or marks up to it with Shift.
func (b *gridBody) MouseDown(e *desktop.MouseEvent) {
	focus(b)
	b.shift = e.Modifier&fyne.KeyModifierShift != 0
	if to, ok := b.grid.under(e.Position); ok {
		b.grid.commit()
		b.move(to)
	}
}

// MouseUp does nothing.
func (b *gridBody) MouseUp(*desktop.MouseEvent) {}

// Dragged marks a block.
func (b *gridBody) Dragged(e *fyne.DragEvent) {
	to, ok := b.grid.under(e.Position)
	if !ok || to == b.grid.at {
		return
	}
	held := b.shift
	b.shift = true
	b.move(to)
	b.shift = held
}

// DragEnd does nothing: the block stays marked.
func (b *gridBody) DragEnd() {}

// DoubleTapped opens what the cell is about, or types on at the end of its text.
func (b *gridBody) DoubleTapped(*fyne.PointEvent) {
	if !b.grid.open() {
		b.grid.edit()
	}
}
