package kit

import "slices"

// Select selects the row at this position as a click would; positions outside select nothing.
func (t *Table[R]) Select(position int) {
	if position < 0 || position >= len(t.rows) {
		return
	}
	t.anchor = -1
	t.moveTo(position)
}

// moveTo makes a row the selected one; what else is marked stays marked.
func (t *Table[R]) moveTo(position int) {
	if t.glimpse {
		return
	}
	t.commit()
	t.selected, t.chosen, t.wanted = position, t.rows[position], ""
	t.reveal(position)
	if len(t.cells.wrong) > 0 {
		t.edited() // what is said below the rows is about the selected cell
	}
	t.body.Refresh()
	t.tell()
	t.remember()
}

func (t *Table[R]) tell() {
	if t.OnSelected != nil {
		t.OnSelected(t.all[t.chosen])
	}
}

// SelectKey selects the row with a key. Where there is none yet it is selected once it comes with [Table.SetRows].
func (t *Table[R]) SelectKey(key string) {
	if t.Key == nil {
		return
	}
	i := slices.IndexFunc(t.all, func(row R) bool { return t.Key(row) == key })
	if i < 0 {
		t.wanted, t.chosen, t.selected = key, -1, -1
		return
	}
	t.chosen = i
	position := slices.Index(t.rows, i)
	if position < 0 { // it is there, but the filter hides it
		t.filter = ""
		if t.widen != nil {
			t.widen(t.all[i])
		} else {
			t.which = nil
		}
		t.narrow()
		position = t.selected
	}
	t.Select(position)
}

// Unselect selects no row.
func (t *Table[R]) Unselect() {
	t.chosen, t.selected, t.anchor, t.wanted = -1, -1, -1, ""
	t.body.Refresh()
	if t.OnUnselected != nil {
		t.OnUnselected()
	}
}

// Selected is the selected row, and whether there is one in the rows that are shown.
func (t *Table[R]) Selected() (row R, ok bool) {
	if t.selected < 0 {
		return row, false
	}
	return t.all[t.chosen], true
}

// marked are the first and the last position of the marked rows: the selected one, or those from where marking began up to it.
// Without any the last is below the first.
func (t *Table[R]) marked() (first, last int) {
	switch {
	case t.selected < 0:
		return 0, -1
	case t.anchor < 0:
		return t.selected, t.selected
	}
	return min(t.anchor, t.selected), max(t.anchor, t.selected)
}

// Marked are the marked rows: the selected one, or several that were marked with Shift.
func (t *Table[R]) Marked() []R {
	first, last := t.marked()
	var rows []R
	for position := first; position <= last; position++ {
		rows = append(rows, t.all[t.rows[position]])
	}
	return rows
}

// markTo marks the rows from where marking began up to a position.
func (t *Table[R]) markTo(position int) {
	if t.selected < 0 {
		t.Select(position)
		return
	}
	if t.anchor < 0 {
		t.anchor = t.selected
	}
	t.moveTo(position)
}

// markAll marks all rows.
func (t *Table[R]) markAll() {
	if len(t.rows) == 0 {
		return
	}
	t.anchor = 0
	t.selected, t.chosen = len(t.rows)-1, t.rows[len(t.rows)-1]
	t.body.Refresh()
	t.tell()
}
