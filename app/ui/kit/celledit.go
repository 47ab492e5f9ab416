package kit

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cellAt is a cell's place.
type cellAt struct{ row, col int }

// cellEditor is what typing into cells is made of, in a grid and in a table: the text that is being typed, and the texts that could not
// be taken, which stay in their cells until they are corrected or taken back.
type cellEditor struct {
	text   func(cellAt) string        // what a cell holds
	name   func(cellAt) string        // what a cell is called
	take   func([]GridChange) []error // hands changes on, and says of each why it could not be taken
	typing *typing                    // nil while nothing is typed
	wrong  map[cellAt]wrongText
	said   string // how pasting went
}

// typing is the text that is being typed into a cell.
type typing struct{ text string }

// wrongText is a text that could not be taken.
type wrongText struct {
	text string
	why  error
}

// shown is what stands in a cell: what it holds, or a text that could not be taken.
func (e *cellEditor) shown(at cellAt) string {
	if w, bad := e.wrong[at]; bad {
		return w.text
	}
	return e.text(at)
}

// halfTyped reports whether a cell holds something that is not saved.
func (e *cellEditor) halfTyped() bool { return e.typing != nil || len(e.wrong) > 0 }

// typeRune overwrites a cell with the first letter, and types on with the following ones. It reports whether it took the letter.
func (e *cellEditor) typeRune(r rune) bool {
	if !unicode.IsPrint(r) || e.typing == nil && r == ' ' {
		return false
	}
	if e.typing == nil {
		e.typing, e.said = &typing{}, ""
	}
	e.typing.text += string(r)
	return true
}

// backspace takes the last letter away; the first time it empties the cell.
func (e *cellEditor) backspace() {
	if e.typing == nil {
		e.typing = &typing{}
		return
	}
	_, size := utf8.DecodeLastRuneInString(e.typing.text)
	e.typing.text = e.typing.text[:len(e.typing.text)-size]
}

// edit types on at the end of what stands in a cell.
func (e *cellEditor) edit(at cellAt) {
	if e.typing == nil {
		e.typing = &typing{e.shown(at)}
	}
}

// commit hands on what was typed into a cell, and reports whether anything was typed.
func (e *cellEditor) commit(at cellAt) bool {
	if e.typing == nil {
		return false
	}
	text := strings.TrimSpace(e.typing.text)
	e.typing = nil
	e.apply([]GridChange{{at.row, at.col, text}})
	return true
}

// takeBack takes back what is being typed, or else a text that could not be taken, and reports whether there was any.
func (e *cellEditor) takeBack(at cellAt) bool {
	_, bad := e.wrong[at]
	had := bad || e.typing != nil
	if e.typing == nil {
		delete(e.wrong, at)
	}
	e.typing, e.said = nil, ""
	return had
}

// apply hands changes on, without those that change nothing, and tells how many were taken.
func (e *cellEditor) apply(changes []GridChange) (taken int) {
	var real []GridChange
	for _, c := range changes {
		at := cellAt{c.Row, c.Col}
		delete(e.wrong, at)
		if e.text(at) == c.Text {
			taken++
			continue
		}
		real = append(real, c)
	}
	if len(real) == 0 {
		return taken
	}
	for i, err := range e.take(real) {
		if err == nil {
			taken++
			continue
		}
		e.wrong[cellAt{real[i].Row, real[i].Col}] = wrongText{real[i].Text, err}
	}
	return taken
}

// notice is what is to be said below the cells while one is selected: what is wrong with it, how pasting went, or what is wrong elsewhere.
func (e *cellEditor) notice(at cellAt) (text string, ink Ink) {
	ink = Secondary
	if len(e.wrong) > 0 {
		ink = Wrong
	}
	switch _, bad := e.wrong[at]; {
	case e.said != "":
		return e.said, ink
	case bad:
		return e.sayWrong(at), ink
	case len(e.wrong) > 0:
		return e.sayWrong(e.firstAt()), ink
	}
	return "", ink
}

// firstAt is the first cell whose text could not be taken.
func (e *cellEditor) firstAt() cellAt {
	if refused := e.refused(); len(refused) > 0 {
		return refused[0]
	}
	return cellAt{}
}

// paste hands a pasted block on and says how that went. Outside is how many of its values had no cell to go to.
func (e *cellEditor) paste(changes []GridChange, outside int) {
	taken := e.apply(changes)
	e.said = fmt.Sprintf("Pasted %d of %d values.", taken, len(changes))
	if taken == len(changes) {
		e.said = fmt.Sprintf("Pasted %d values.", taken)
	}
	if outside > 0 {
		e.said += fmt.Sprintf(" %d had no cell to go to.", outside)
	}
	if len(e.wrong) > 0 {
		e.said += " " + e.sayWrong(e.firstAt())
	}
}

// typeOn puts the first line of a pasted text behind what is being typed.
func (e *cellEditor) typeOn(text string) {
	first, _, _ := strings.Cut(text, "\n")
	e.typing.text += strings.TrimSpace(first)
}
