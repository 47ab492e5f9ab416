package kit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Refused is a text that was typed into a cell and could not be taken. It stays there, in red, until it is corrected or taken back.
type Refused struct {
	Cell string // what the cell is called: Reading, Time to restore service
	Text string
	Why  error
}

// Refused are the texts that could not be taken, in reading order.
func (t *Table[R]) Refused() (all []Refused) {
	for _, at := range t.cells.refused() {
		w := t.cells.wrong[at]
		all = append(all, Refused{Cell: t.cells.name(at), Text: w.text, Why: w.why})
	}
	return all
}

// ToRefused puts the cursor into the first cell whose text could not be taken.
func (t *Table[R]) ToRefused() {
	refused := t.cells.refused()
	if len(refused) == 0 {
		return
	}
	position := slices.Index(t.rows, refused[0].row)
	if position < 0 {
		return
	}
	t.Focus()
	t.Select(position)
	t.column = refused[0].col
	t.edited()
}

// DropRefused takes all of them back.
func (t *Table[R]) DropRefused() {
	clear(t.cells.wrong)
	t.cells.said = ""
	t.edited()
}

// refused are the cells whose text could not be taken, in reading order.
func (e *cellEditor) refused() (all []cellAt) {
	for at := range e.wrong {
		all = append(all, at)
	}
	slices.SortFunc(all, func(a, b cellAt) int { return cmp.Or(a.row-b.row, a.col-b.col) })
	return all
}

// mostNamed is how many further cells are named below the cells; the rest is counted.
const mostNamed = 3

// sayWrong says what is wrong with one cell, and names the others that could not be taken.
func (e *cellEditor) sayWrong(at cellAt) string {
	text := e.name(at) + ": " + e.wrong[at].why.Error()
	var others []string
	for _, other := range e.refused() {
		if other != at {
			others = append(others, e.name(other))
		}
	}
	if len(others) == 0 {
		return text
	}
	text += ". Not taken either: " + strings.Join(others[:min(len(others), mostNamed)], "; ")
	if more := len(others) - mostNamed; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
