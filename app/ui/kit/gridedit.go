package kit

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// typeRune overwrites the selected cell with the first letter, and types on with the following ones.
func (g *Grid) typeRune(r rune) {
	if !g.canType() || !unicode.IsPrint(r) {
		return
	}
	if g.typing == nil {
		if r == ' ' {
			return
		}
		g.typing, g.anchor, g.said = &typing{}, nil, ""
	}
	g.typing.text += string(r)
	g.body.Refresh()
}

func (g *Grid) canType() bool {
	return g.at.row < g.spec.Rows() && g.at.col < g.spec.Columns() && g.editable(g.at.row)
}

// edit types on at the end of what stands in the cell.
func (g *Grid) edit() {
	if g.canType() && g.typing == nil {
		g.typing = &typing{g.text(g.at)}
		g.body.Refresh()
	}
}

// text is what stands in a cell: its own, or a text that could not be taken.
func (g *Grid) text(at cellAt) string {
	if w, bad := g.wrong[at]; bad {
		return w.text
	}
	return g.spec.Cell(at.row, at.col).Text
}

func (g *Grid) backspace() {
	switch {
	case !g.canType():
		return
	case g.typing == nil:
		g.typing = &typing{}
	default:
		_, size := utf8.DecodeLastRuneInString(g.typing.text)
		g.typing.text = g.typing.text[:len(g.typing.text)-size]
	}
	g.body.Refresh()
}

// escape takes back what is being typed, or a text that could not be taken; else it is the dialog's.
func (g *Grid) escape() {
	_, bad := g.wrong[g.at]
	switch l := layerOf(g); {
	case g.typing != nil:
		g.typing = nil
	case bad:
		delete(g.wrong, g.at)
	case g.anchor != nil:
		g.anchor = nil
	case l != nil && l.OnEscape != nil:
		l.OnEscape()
	}
	g.said = ""
	g.tellFoot()
	g.body.Refresh()
}

// commit hands on what was typed.
func (g *Grid) commit() {
	if g.typing == nil {
		return
	}
	text := strings.TrimSpace(g.typing.text)
	g.typing = nil
	g.set([]GridChange{{g.at.row, g.at.col, text}})
	g.tellFoot()
	g.body.Refresh()
}

// next hands on what was typed and goes to the next cell: down the column and on to the next one, or along the row and on to the next.
func (g *Grid) next(back, down bool) {
	g.commit()
	rows, cols := g.spec.Rows(), g.spec.Columns()
	if rows == 0 || cols == 0 {
		return
	}
	g.anchor, g.said = nil, ""
	step := 1
	if back {
		step = -1
	}
	at := g.at
	for range rows * cols {
		if down {
			at = walk(at.col*rows+at.row+step, rows, cols, true, at)
		} else {
			at = walk(at.row*cols+at.col+step, rows, cols, false, at)
		}
		if g.editable(at.row) || g.spec.Set == nil && g.spec.SetMany == nil {
			break
		}
	}
	if g.spec.Set != nil && !g.editable(at.row) {
		return
	}
	g.moveTo(at)
}

// walk is the cell with a number, counted down the columns or along the rows; from where there is none one stays.
func walk(n, rows, cols int, down bool, stay cellAt) cellAt {
	switch {
	case n < 0 || n >= rows*cols:
		return stay
	case down:
		return cellAt{n % rows, n / rows}
	}
	return cellAt{n / cols, n % cols}
}

// set hands changes on, without those that change nothing. What can't be taken stays in its cell. It tells how many were taken.
func (g *Grid) set(changes []GridChange) (taken int) {
	var real []GridChange
	for _, c := range changes {
		at := cellAt{c.Row, c.Col}
		delete(g.wrong, at)
		if g.spec.Cell(c.Row, c.Col).Text == c.Text {
			taken++
			continue
		}
		real = append(real, c)
	}
	for i, err := range g.setAll(real) {
		if err == nil {
			taken++
			continue
		}
		g.wrong[cellAt{real[i].Row, real[i].Col}] = wrongText{real[i].Text, err}
	}
	return taken
}

func (g *Grid) setAll(changes []GridChange) []error {
	if g.spec.SetMany != nil && len(changes) > 0 {
		return g.spec.SetMany(changes)
	}
	errs := make([]error, len(changes))
	for i, c := range changes {
		errs[i] = g.spec.Set(c.Row, c.Col, c.Text)
	}
	return errs
}

// block is the marked cells: from the upper left to the lower right one.
func (g *Grid) block() (from, to cellAt) {
	if g.anchor == nil {
		return g.at, g.at
	}
	return cellAt{min(g.at.row, g.anchor.row), min(g.at.col, g.anchor.col)}, cellAt{max(g.at.row, g.anchor.row), max(g.at.col, g.anchor.col)}
}

// empty empties the marked cells.
func (g *Grid) empty() {
	g.typing = nil
	var changes []GridChange
	from, to := g.block()
	for row := from.row; row <= min(to.row, g.spec.Rows()-1); row++ {
		for col := from.col; col <= min(to.col, g.spec.Columns()-1); col++ {
			if g.editable(row) {
				changes = append(changes, GridChange{row, col, ""})
			}
		}
	}
	g.set(changes)
	g.said = ""
	g.tellFoot()
	g.body.Refresh()
}

// copied is the marked block as lines with tabs between the cells.
func (g *Grid) copied() string {
	var b strings.Builder
	from, to := g.block()
	for row := from.row; row <= to.row && row < g.spec.Rows(); row++ {
		if row > from.row {
			b.WriteByte('\n')
		}
		for col := from.col; col <= to.col && col < g.spec.Columns(); col++ {
			if col > from.col {
				b.WriteByte('\t')
			}
			b.WriteString(oneLine.Replace(g.text(cellAt{row, col})))
		}
	}
	return b.String()
}

// paste puts a block from the clipboard into the cells from the selected one on; a single value fills all marked cells.
func (g *Grid) paste(text string) {
	if g.typing != nil {
		first, _, _ := strings.Cut(text, "\n")
		g.typing.text += strings.TrimSpace(first)
		g.body.Refresh()
		return
	}
	if text == "" || !g.canType() {
		return
	}
	changes, outside := g.pasted(readTSV(text))
	taken := g.set(changes)
	g.said = reportPasted(taken, len(changes), outside)
	if len(g.wrong) > 0 {
		g.said += " " + g.firstWrong()
	}
	g.tellFoot()
	g.body.Refresh()
}

// pasted are the changes that a block makes, and how many of its values lie outside of the cells that can be typed into.
func (g *Grid) pasted(lines [][]string) (changes []GridChange, outside int) {
	from, to := g.block()
	if len(lines) == 1 && len(lines[0]) == 1 {
		for row := from.row; row <= to.row; row++ {
			for col := from.col; col <= to.col; col++ {
				if g.editable(row) {
					changes = append(changes, GridChange{row, col, strings.TrimSpace(lines[0][0])})
				}
			}
		}
		return changes, 0
	}
	for i, line := range lines {
		for j, value := range line {
			row, col := from.row+i, from.col+j
			if row >= g.spec.Rows() || col >= g.spec.Columns() || !g.editable(row) {
				outside++
				continue
			}
			changes = append(changes, GridChange{row, col, strings.TrimSpace(value)})
		}
	}
	return changes, outside
}

// reportPasted says how pasting went.
func reportPasted(taken, of, outside int) string {
	text := fmt.Sprintf("Pasted %d of %d values.", taken, of)
	if taken == of {
		text = fmt.Sprintf("Pasted %d values.", of)
	}
	if outside > 0 {
		text += fmt.Sprintf(" %d had no cell to go to.", outside)
	}
	return text
}
