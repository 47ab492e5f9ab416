package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// A table with columns that have Set is typed into as a grid is: the selected row has one selected cell among them. Letters then type
// into that cell instead of looking for a row.

// editable are the columns in sight that can be typed into, left to right.
func (t *Table[R]) editable() []int {
	var columns []int
	for _, c := range t.inSight {
		if t.columns[c].Set != nil && !t.Locked {
			columns = append(columns, c)
		}
	}
	return columns
}

// cell is the cell that is typed into: the row by its place in all rows, and the column. It is not ok while there is none.
func (t *Table[R]) cell() (at cellAt, ok bool) {
	columns := t.editable()
	if t.selected < 0 || len(columns) == 0 {
		return at, false
	}
	if !slices.Contains(columns, t.column) {
		t.column = columns[0]
	}
	return cellAt{t.chosen, t.column}, true
}

// newCells makes what typing into the table is made of.
func (t *Table[R]) newCells() cellEditor {
	return cellEditor{
		text:  func(at cellAt) string { return t.columns[at.col].Text(t.all[at.row]) },
		name:  func(at cellAt) string { return t.columns[at.col].Title + ", " + t.rowName(at.row) },
		take:  t.takeAll,
		wrong: map[cellAt]wrongText{},
	}
}

// takeAll hands changes on in one step where there are several and the page can take them so.
func (t *Table[R]) takeAll(changes []GridChange) []error {
	if t.SetMany != nil && len(changes) > 1 {
		all := make([]CellChange[R], len(changes))
		for i, c := range changes {
			all[i] = CellChange[R]{t.all[c.Row], t.columns[c.Col].Title, c.Text}
		}
		return t.SetMany(all)
	}
	errs := make([]error, len(changes))
	for i, c := range changes {
		errs[i] = t.columns[c.Col].Set(t.all[c.Row], c.Text)
	}
	return errs
}

// rowName is what the first column says of a row.
func (t *Table[R]) rowName(row int) string {
	if len(t.inSight) == 0 {
		return ""
	}
	return t.columns[t.inSight[0]].Text(t.all[row])
}

// HalfTyped reports whether a cell holds something that is not saved.
func (t *Table[R]) HalfTyped() bool { return t.cells.halfTyped() }

// ToFirstCell makes the first column that can be typed into the one that is, as behind a row that was only just added.
func (t *Table[R]) ToFirstCell() {
	t.commit()
	t.column = -1
	t.body.Refresh()
}

// commit hands on what was typed.
func (t *Table[R]) commit() {
	if at, ok := t.cell(); ok && t.cells.commit(at) {
		t.tellTyping(at)
		t.edited()
	}
}

// tellTyping tells what is being typed into a cell, or what it holds.
func (t *Table[R]) tellTyping(at cellAt) {
	if t.OnTyping == nil {
		return
	}
	text := t.cells.text(at)
	if t.cells.typing != nil {
		text = t.cells.typing.text
	}
	t.OnTyping(t.all[at.row], t.columns[at.col].Title, text)
}

// edited says below the rows what is to be said, and draws them anew.
func (t *Table[R]) edited() {
	at, _ := t.cell()
	t.notice, t.noticeInk = t.cells.notice(at)
	t.Refresh()
	t.choices.follow()
}

// editKey does what a key means for the selected cell, and reports whether it means anything.
func (t *Table[R]) editKey(key fyne.KeyName, shift bool) bool {
	at, ok := t.cell()
	if !ok {
		return false
	}
	if t.choices.key(key) {
		return true
	}
	switch key {
	case fyne.KeyLeft, fyne.KeyRight:
		t.commit()
		t.besides(key == fyne.KeyLeft)
	case fyne.KeyTab:
		t.commit()
		if !t.besides(shift) && !shift && t.selected+1 < len(t.rows) {
			t.column = t.editable()[0]
			t.Select(t.selected + 1)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.cells.typing == nil {
			return false
		}
		t.commit()
		t.Select(min(t.selected+1, len(t.rows)-1))
	case fyne.KeyF2:
		t.cells.edit(at)
	case fyne.KeyBackspace:
		t.cells.backspace()
	case fyne.KeyEscape:
		if !t.takeBack(at) {
			return false
		}
	case fyne.KeyDelete:
		t.cells.typing = nil
		t.cells.apply([]GridChange{{at.row, at.col, ""}})
	default: // also the keys of letters, which come before the letters
		return false
	}
	if key == fyne.KeyBackspace || key == fyne.KeyEscape || key == fyne.KeyDelete {
		t.tellTyping(at)
	}
	t.edited()
	return true
}

// takeBack takes back what is being typed into a cell, or a text that could not be taken: its own, or else the first of the others. It
// reports whether there was any; where there was none, Escape leaves the page.
func (t *Table[R]) takeBack(at cellAt) bool {
	if t.cells.takeBack(at) {
		return true
	}
	if len(t.cells.wrong) == 0 || t.AsksForRefused {
		return false
	}
	return t.cells.takeBack(t.cells.firstAt())
}

// besides goes to the editable column to the left or to the right, and reports whether there is one.
func (t *Table[R]) besides(left bool) bool {
	columns := t.editable()
	i := slices.Index(columns, t.column) + 1
	if left {
		i -= 2
	}
	if i < 0 || i >= len(columns) {
		return false
	}
	t.column = columns[i]
	return true
}

// typeRune types into the selected cell, and reports whether there is one.
func (t *Table[R]) typeRune(r rune) bool {
	at, ok := t.cell()
	if ok && t.cells.typeRune(r) {
		t.tellTyping(at)
		t.edited()
		if whole := t.columns[at.col].Whole; whole != nil && whole(t.cells.typing.text) {
			t.commit()
			t.Select(min(t.selected+1, len(t.rows)-1))
		}
	}
	return ok
}

// paste puts a block from the clipboard into the columns that can be typed into, from the selected cell on down and to the right.
func (t *Table[R]) paste(text string) {
	at, ok := t.cell()
	switch {
	case !ok || text == "":
		return
	case t.cells.typing != nil:
		t.cells.typeOn(text)
	default:
		t.cells.paste(t.pasted(at, readTSV(text)))
	}
	t.edited()
}

func (t *Table[R]) pasted(from cellAt, lines [][]string) (changes []GridChange, outside int) {
	first := slices.Index(t.inSight, from.col)
	for i, line := range lines {
		for j, value := range line {
			position, place := t.selected+i, first+j
			if position >= len(t.rows) || place >= len(t.inSight) || t.columns[t.inSight[place]].Set == nil || t.Locked {
				outside++
				continue
			}
			changes = append(changes, GridChange{t.rows[position], t.inSight[place], strings.TrimSpace(value)})
		}
	}
	return changes, outside
}

// keepWrong moves the texts that could not be taken to where their rows now are; without a Key they go.
func (t *Table[R]) keepWrong(before []R) {
	wrong := t.cells.wrong
	t.cells.wrong = map[cellAt]wrongText{}
	if t.Key == nil {
		return
	}
	for at, w := range wrong {
		key := t.Key(before[at.row])
		if row := slices.IndexFunc(t.all, func(r R) bool { return t.Key(r) == key }); row >= 0 {
			t.cells.wrong[cellAt{row, at.col}] = w
		}
	}
}

// clicked makes the cell under the pointer the selected one, where its column can be typed into.
func (t *Table[R]) clicked(x float32) {
	if place := t.head.under(x); place >= 0 && t.columns[t.inSight[place]].Set != nil {
		t.commit()
		t.column = t.inSight[place]
		t.body.Refresh()
	}
}
