package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Only shows rows alone that were asked for elsewhere, such as the contracts behind a number. The words say above the rows which they are,
// beside the way back to all; choosing a question leads back, too.
func (l *Listing[R]) Only(words string, keep func(R) bool) {
	l.only.SetText(words)
	l.Table.setOnly(keep)
	l.Table.Select(0)
}

// All ends what [Listing.Only] began, and reports whether it had been.
func (l *Listing[R]) All() bool {
	was := l.Table.only != nil
	if was {
		l.Table.setOnly(nil)
	}
	return was
}

// onlyLine says above the rows which are shown alone, while they are.
func (l *Listing[R]) onlyLine() fyne.CanvasObject {
	l.only = Words("", theme.SizeNameText, true, Plain).AtMost(2)
	line := container.NewBorder(nil, nil, nil, Pill("Show all", func() { l.All() }), Pad(4, 0, 0, 10, l.only))
	line.Hide()
	pills := l.Table.onOnly
	l.Table.onOnly = func(only bool) {
		pills(only)
		line.Hidden = !only
		l.object.Refresh()
	}
	return line
}

// setOnly narrows the table to some rows whatever its question and its filter; nil takes those of the question again.
func (t *Table[R]) setOnly(keep func(R) bool) {
	t.filter = ""
	t.tellOnly(keep)
	t.scroll.ScrollToTop()
	t.narrow()
}

func (t *Table[R]) tellOnly(keep func(R) bool) {
	changed := (keep == nil) != (t.only == nil)
	if t.only = keep; changed && t.onOnly != nil {
		t.onOnly(keep != nil)
	}
}
