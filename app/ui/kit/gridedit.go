package kit

import "strings"

func (g *Grid) canType() bool {
	return g.at.row < g.spec.Rows() && g.at.col < g.spec.Columns() && g.editable(g.at.row)
}

// open brings what the selected cell is about to the front, and reports whether the grid is for that.
func (g *Grid) open() bool {
	if g.spec.Open == nil || g.anyEditable() {
		return false
	}
	if g.at.row < g.spec.Rows() {
		g.spec.Open(g.at.row, g.at.col)
	}
	return true
}

// typeRune types into the selected cell.
func (g *Grid) typeRune(r rune) {
	if g.canType() && g.cells.typeRune(r) {
		g.anchor = nil
		g.body.Refresh()
	}
}

// edit types on at the end of what stands in the selected cell.
func (g *Grid) edit() {
	if g.canType() {
		g.cells.edit(g.at)
		g.body.Refresh()
	}
}

func (g *Grid) backspace() {
	if g.canType() {
		g.cells.backspace()
		g.body.Refresh()
	}
}

// escape takes back what is being typed, or a text that could not be taken; else it is the dialog's.
func (g *Grid) escape() {
	switch l := layerOf(g); {
	case g.cells.takeBack(g.at):
	case g.anchor != nil:
		g.anchor = nil
	case len(g.cells.wrong) > 0: // one after the other, before the page is left
		g.at = g.cells.firstAt()
		g.cells.takeBack(g.at)
	case l != nil && l.OnEscape != nil:
		l.OnEscape()
	}
	g.changed()
}

// commit hands on what was typed.
func (g *Grid) commit() {
	if g.cells.commit(g.at) {
		g.changed()
	}
}

// changed draws the cells anew and says below them what is to be said.
func (g *Grid) changed() {
	g.tellFoot()
	g.body.Refresh()
}

// next hands on what was typed and goes to the next cell that can be typed into: down the column and on to the next one, or along the
// row and on to the next.
func (g *Grid) next(back, down bool) {
	g.commit()
	g.anchor, g.cells.said = nil, ""
	step := 1
	if back {
		step = -1
	}
	rows, cols := g.spec.Rows(), g.spec.Columns()
	for n, at := 0, g.at; n < rows*cols; n++ {
		if at = g.walk(at, step, down); g.editable(at.row) || !g.anyEditable() {
			g.moveTo(at)
			return
		}
	}
}

// further reports whether there is a cell to type into behind the selected one, or before it.
func (g *Grid) further(back bool) bool {
	step := 1
	if back {
		step = -1
	}
	for at, next := g.at, g.walk(g.at, step, false); next != at; at, next = next, g.walk(next, step, false) {
		if g.editable(next.row) || !g.anyEditable() {
			return true
		}
	}
	return false
}

// walk is the next cell down the columns or along the rows; at either end one stays.
func (g *Grid) walk(from cellAt, step int, down bool) cellAt {
	rows, cols := g.spec.Rows(), g.spec.Columns()
	n, across := from.row*cols+from.col+step, cols
	if down {
		n, across = from.col*rows+from.row+step, rows
	}
	switch {
	case n < 0 || n >= rows*cols:
		return from
	case down:
		return cellAt{n % across, n / across}
	}
	return cellAt{n / across, n % across}
}

// takeAll hands changes on in one step where the page can take them so.
func (g *Grid) takeAll(changes []GridChange) []error {
	if g.spec.SetMany != nil {
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

// marked are the marked cells that can be typed into, with a text for each.
func (g *Grid) marked(text string) []GridChange {
	var changes []GridChange
	from, to := g.block()
	for row := from.row; row <= to.row && row < g.spec.Rows(); row++ {
		for col := from.col; col <= to.col && col < g.spec.Columns(); col++ {
			if g.editable(row) {
				changes = append(changes, GridChange{row, col, text})
			}
		}
	}
	return changes
}

// empty empties the marked cells.
func (g *Grid) empty() {
	g.cells.typing, g.cells.said = nil, ""
	g.cells.apply(g.marked(""))
	g.changed()
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
			b.WriteString(oneLine.Replace(g.cells.shown(cellAt{row, col})))
		}
	}
	return b.String()
}

// paste puts a block from the clipboard into the cells from the selected one on; a single value fills all marked cells.
func (g *Grid) paste(text string) {
	switch lines := readTSV(text); {
	case g.cells.typing != nil:
		g.cells.typeOn(text)
	case text == "" || !g.canType():
		return
	case len(lines) == 1 && len(lines[0]) == 1:
		g.cells.paste(g.marked(strings.TrimSpace(lines[0][0])), 0)
	default:
		g.cells.paste(g.pasted(lines))
	}
	g.changed()
}

// pasted are the changes that a block makes, and how many of its values lie outside of the cells that can be typed into.
func (g *Grid) pasted(lines [][]string) (changes []GridChange, outside int) {
	from, _ := g.block()
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
