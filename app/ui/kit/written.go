package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A note that is written line by line, as minutes are: each line is saved when Enter ends it, so that nothing but the line that is being
// typed can be lost. See [FieldSpec.ByLine].

// keep saves what was typed without touching what is on the screen: the user goes on typing.
func (f *Field) keep() {
	value, _, err := f.value(f.control.text())
	if err != nil || value == f.stored {
		return
	}
	before := f.stored
	f.stored, f.before = value, &before
	if f.spec.Save != nil {
		f.spec.Save(value)
	}
}

// Line is the line of a note that the cursor is in.
func (f *Field) Line() string {
	b, ok := f.control.(*fieldBox)
	if !ok {
		return f.control.text()
	}
	letters := []rune(b.Text)
	from, to := b.line(letters)
	return string(letters[from:to])
}

// SetLine writes another text in the place of the line that the cursor is in, saves the note, and leaves the cursor at the line's end.
func (f *Field) SetLine(text string) {
	b, ok := f.control.(*fieldBox)
	if !ok {
		return
	}
	letters := []rune(b.Text)
	from, to := b.line(letters)
	b.setText(string(letters[:from]) + text + string(letters[to:]))
	b.moveTo(from + len([]rune(text)))
	f.typed(b.Text)
	f.keep()
	b.fit()
}

// NextLine begins a new line below the one that the cursor is in, at whose end it stands, as Enter does.
func (f *Field) NextLine() {
	if b, ok := f.control.(*fieldBox); ok {
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

// ToEnd puts the cursor behind the last letter.
func (f *Field) ToEnd() {
	if b, ok := f.control.(*fieldBox); ok {
		b.moveTo(len([]rune(b.Text)))
	}
}

// line is where the line that the cursor is in begins and ends.
func (b *fieldBox) line(letters []rune) (from, to int) {
	from = min(b.CursorTextOffset(), len(letters))
	to = from
	for from > 0 && letters[from-1] != '\n' {
		from--
	}
	for to < len(letters) && letters[to] != '\n' {
		to++
	}
	return from, to
}

// moveTo puts the cursor before the letter with a number. The toolkit counts in rows as they are wrapped.
func (b *fieldBox) moveTo(letter int) {
	row, begin := 0, 0
	for next := 1; ; next++ {
		start := b.rowStart(next)
		if start == 0 || start > letter {
			break
		}
		row, begin = next, start
	}
	b.CursorRow, b.CursorColumn = row, letter-begin
	b.Entry.Refresh()
}

// rowStart is the number of the first letter of a row as it is wrapped; 0 for the first row, and where there is no such row.
func (b *fieldBox) rowStart(row int) int {
	r, c := b.CursorRow, b.CursorColumn
	b.CursorRow, b.CursorColumn = row, 0
	start := b.CursorTextOffset()
	b.CursorRow, b.CursorColumn = r, c
	return start
}

// fit makes a note as high as its text, up to [FieldSpec.MostLines], and tells of it.
func (b *fieldBox) fit() {
	spec := &b.field.spec
	if spec.MostLines <= spec.Lines || b.Size().Width <= 0 {
		return
	}
	rows := 1
	for rows < spec.MostLines && b.rowStart(rows) > 0 {
		rows++
	}
	if rows = max(rows, spec.Lines); rows == b.rows {
		return
	}
	b.rows = rows
	b.SetMinRowsVisible(rows)
	if spec.OnHeight != nil {
		spec.OnHeight()
	}
}

// Resize also asks for another height where the text now wraps otherwise.
func (b *fieldBox) Resize(size fyne.Size) {
	wide := b.Size().Width
	b.Entry.Resize(size)
	if size.Width != wide {
		b.fit()
	}
}

// TypedShortcut offers letters with Ctrl to the field's owner first.
func (b *fieldBox) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if ok && custom.Modifier == fyne.KeyModifierControl && b.field.spec.OnControl != nil && b.field.spec.OnControl(custom.KeyName) {
		return
	}
	b.Entry.TypedShortcut(s)
}
