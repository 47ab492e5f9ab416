package export

import (
	"slices"
	"strings"

	"counterweight/app/chart"
)

// printTable is a table: its headings are repeated on every page, and no row is cut in two that fits on a page.
type printTable struct {
	columns []printColumn
	rows    []printRow
	// leastShare is the width, in points, that columns with a share have at least; 0 for the usual one.
	leastShare float64
}

// printColumn is as wide as its contents, or takes a share of the width that the others leave.
type printColumn struct {
	title string
	right bool    // numbers, so that units stand under units
	share float64 // 0 for as wide as its contents
	bold  bool
}

// printRow is one row.
type printRow struct {
	cells  []string
	indent float64 // of the first column that takes a share
	bold   bool
	group  bool // the first cell is the name of the rows below it and runs over all columns
	// drawn are drawings in cells, by column. They are no higher than a page.
	drawn map[int]chart.Drawing
	// notes are texts below the row, over the width from the first column that takes a share.
	notes []rowNote
}

// rowNote is a text below a row.
type rowNote struct {
	text   string
	beside bool // the point
}

// Measures of tables, in points.
const (
	cellGap    = 12.0 // between columns
	cellPad    = 3.5  // above and below the text of a row
	leastShare = 70.0 // width of a column that takes a share
	leastOwn   = 12.0 // width of a column that is as wide as its contents
	mostOwn    = 120.0
	tallRow    = (bodyBottom - bodyTop) / 2 // a row that is higher may be cut between its lines
	fewNotes   = 6                          // lines of notes that stay with their row
)

var (
	letterHead = lettering{size: 7.5, bold: true, colour: colourMuted, leading: 10}
	letterCell = lettering{size: 8.5, colour: colourText, leading: 11.5}
	letterNote = lettering{size: 8.5, colour: colourText, leading: 11.5}
)

// table writes a table; nothing where it has no rows.
func (f *flow) table(t printTable) {
	if len(t.rows) == 0 {
		return
	}
	t = t.withoutEmptyColumns()
	s := tableSetter{flow: f, printTable: t, widths: t.measure(f.ts)}
	head := s.head()
	first := head
	first.gap, first.keep = paragraphGap, true
	f.add(first)
	for i, row := range t.rows {
		slabs := s.row(row, []slab{head})
		// Two rows at least stand under the headings and at the head of a page, and a group's name never stands alone.
		if n := len(t.rows); row.group || n > 2 && (i == 0 || i == n-2) {
			slabs[len(slabs)-1].keep = true
		}
		f.add(slabs...)
	}
	f.release()
}

// withoutEmptyColumns leaves out columns without a single entry.
func (t printTable) withoutEmptyColumns() printTable {
	shown := printTable{rows: slices.Clone(t.rows), leastShare: t.leastShare}
	for i := range shown.rows {
		if !shown.rows[i].group {
			shown.rows[i].cells, shown.rows[i].drawn = nil, nil
		}
	}
	for i, column := range t.columns {
		empty := func(row printRow) bool {
			return row.group || strings.TrimSpace(row.cells[i]) == "" && len(row.drawn[i].Shapes)+len(row.drawn[i].Words) == 0
		}
		if column.share == 0 && !slices.ContainsFunc(t.rows, func(row printRow) bool { return !empty(row) }) {
			continue
		}
		shown.columns = append(shown.columns, column)
		for n, row := range t.rows {
			if !row.group {
				shown.rows[n].draw(len(shown.rows[n].cells), row.drawn[i])
				shown.rows[n].cells = append(shown.rows[n].cells, row.cells[i])
			}
		}
	}
	return shown
}

// measure shares the width out: what columns need for themselves first, then the shares of the rest.
func (t printTable) measure(ts *typesetter) []float64 {
	widths, drawn := make([]float64, len(t.columns)), make([]float64, len(t.columns))
	shares, sharing := 0.0, 0
	for i, column := range t.columns {
		if column.share > 0 {
			shares += column.share
			sharing++
			continue
		}
		widths[i] = onTwoLines(ts, column.title)
		for _, row := range t.rows {
			if !row.group {
				drawn[i] = max(drawn[i], row.drawn[i].Width)
				widths[i] = max(widths[i], drawn[i], ts.width(inOneLine(row.cells[i]), t.letter(column, row)))
			}
		}
		widths[i] += 0.5 // so that a text as wide as its column is not broken by rounding
	}
	rest := bodyWidth - cellGap*float64(len(t.columns)-1)
	rest -= squeeze(widths, drawn, rest-max(t.leastShare, leastShare)*float64(sharing))
	for i, column := range t.columns {
		if column.share > 0 {
			widths[i] = rest * column.share / shares
		}
	}
	return widths
}

// onTwoLines is the least width that a heading takes on at most two lines.
func onTwoLines(ts *typesetter, title string) float64 {
	words := strings.Fields(printable(title))
	least := ts.width(strings.Join(words, " "), letterHead)
	for i := range words {
		first, second := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		least = min(least, max(ts.width(first, letterHead), ts.width(second, letterHead)))
	}
	return least
}

// squeeze makes the widest columns narrower until all together take no more than the width, and gives what they take. None becomes
// narrower than what is drawn in it.
func squeeze(widths, drawn []float64, width float64) (sum float64) {
	for most := mostOwn; ; most -= 2 {
		sum = 0
		for i := range widths {
			widths[i] = max(min(widths[i], most), drawn[i])
			sum += widths[i]
		}
		if sum <= width || most <= leastOwn {
			return sum
		}
	}
}

func (t printTable) letter(column printColumn, row printRow) lettering {
	l := letterCell
	l.bold = column.bold || row.bold
	return l
}

// tableSetter makes slabs of a table's rows.
type tableSetter struct {
	*flow
	printTable
	widths []float64
}

// x is where a column begins.
func (s *tableSetter) x(column int) float64 {
	x := bodyLeft + cellGap*float64(column)
	for _, width := range s.widths[:column] {
		x += width
	}
	return x
}

// printCell is the lines of a cell with where they stand.
type printCell struct {
	lines  []string
	x      float64 // where lines begin, or where they end
	right  bool
	letter lettering
}

func (c printCell) line(f *flow, p *Page, i int, top float64) {
	x := c.x
	if c.right {
		x -= f.ts.width(c.lines[i], c.letter)
	}
	p.text(f.ts, c.lines[i], x, c.letter.baseline(top), c.letter)
}

// head is the row of headings, bottom-aligned over a rule.
func (s *tableSetter) head() slab {
	var cells []printCell
	deepest := 0
	for i, column := range s.columns {
		c := s.cell(i, column.title, letterHead, 0)
		cells, deepest = append(cells, c), max(deepest, len(c.lines))
	}
	height := float64(deepest)*letterHead.leading + 2*cellPad
	return slab{height: height, paint: func(p *Page, top float64) {
		for _, c := range cells {
			begin := top + cellPad + float64(deepest-len(c.lines))*letterHead.leading
			for i := range c.lines {
				c.line(s.flow, p, i, begin+float64(i)*letterHead.leading)
			}
		}
		p.line(bodyLeft, top+height-0.4, bodyRight, top+height-0.4, 0.8, colourMuted)
	}}
}

func (s *tableSetter) cell(column int, text string, l lettering, indent float64) printCell {
	c := printCell{x: s.x(column) + indent, right: s.columns[column].right, letter: l}
	if c.right {
		c.x = s.x(column) + s.widths[column]
	}
	c.lines = s.ts.wrap(text, l, s.widths[column]-indent)
	return c
}

// row makes the slabs of a row: one for its cells, where these are not higher than half a page, and one for each line of its notes.
func (s *tableSetter) row(row printRow, heads []slab) []slab {
	if row.group {
		return s.groupRow(row, heads)
	}
	var cells []printCell
	deepest := 1
	for i, text := range row.cells {
		indent := 0.0
		if i == s.firstShare() {
			indent = row.indent
		}
		c := s.cell(i, text, s.letter(s.columns[i], row), indent)
		cells, deepest = append(cells, c), max(deepest, len(c.lines))
	}
	perSlab := deepest
	if float64(deepest)*letterCell.leading > tallRow {
		perSlab = 1
	}
	var slabs []slab
	for from := 0; from < deepest; from += perSlab {
		slabs = append(slabs, s.cellLines(cells, from, min(from+perSlab, deepest), heads))
	}
	unbroken(slabs)
	s.drawInto(&slabs[0], row)
	if notes := s.notes(row, heads); len(notes) > 0 {
		slabs[len(slabs)-1].keep = true
		for i := range notes[:len(notes)-1] {
			notes[i].keep = notes[i].keep || len(notes) <= fewNotes
		}
		slabs = append(slabs, notes...)
	}
	return s.finishRow(slabs)
}

// cellLines is a slab of the lines from one to another of all cells.
func (s *tableSetter) cellLines(cells []printCell, from, to int, heads []slab) slab {
	above := 0.0
	if from == 0 {
		above = cellPad
	}
	return slab{height: above + float64(to-from)*letterCell.leading, heads: heads, paint: func(p *Page, top float64) {
		for _, c := range cells {
			for i := from; i < min(to, len(c.lines)); i++ {
				c.line(s.flow, p, i, top+above+float64(i-from)*letterCell.leading)
			}
		}
	}}
}

// finishRow puts white and a thin rule below the last slab of a row.
func (s *tableSetter) finishRow(slabs []slab) []slab {
	last := &slabs[len(slabs)-1]
	write, height := last.paint, last.height+cellPad
	last.height = height
	last.paint = func(p *Page, top float64) {
		write(p, top)
		p.line(bodyLeft, top+height, bodyRight, top+height, 0.5, colourRule)
	}
	return slabs
}

// groupRow is the name of the rows below it, on a shaded ground.
func (s *tableSetter) groupRow(row printRow, heads []slab) []slab {
	l := letterCell
	l.bold = true
	lines := s.ts.wrap(row.cells[0], l, bodyWidth-2*cellPad)
	height := float64(len(lines))*l.leading + 2*cellPad
	return []slab{{height: height, heads: heads, paint: func(p *Page, top float64) {
		p.box(bodyLeft, top, bodyWidth, height, colourShade)
		for i, line := range lines {
			p.text(s.ts, line, bodyLeft+cellPad, l.baseline(top+cellPad+float64(i)*l.leading), l)
		}
	}}}
}

// notes are the texts below a row. Where they go on on another page, the row's first cells stand above them again.
func (s *tableSetter) notes(row printRow, heads []slab) []slab {
	column := s.firstShare()
	x := s.x(column) + row.indent
	again := strings.TrimSpace(strings.Join(row.cells[:column+1], " "))
	letterAgain := letterNote
	letterAgain.bold = true
	const continued = ", continued"
	again = s.ts.cut(inOneLine(again), letterAgain, bodyWidth-s.ts.width(continued, letterAgain)) + continued
	heads = append(slices.Clone(heads), slab{height: letterNote.leading + cellPad, paint: func(p *Page, top float64) {
		p.text(s.ts, again, bodyLeft, letterAgain.baseline(top+cellPad), letterAgain)
	}})
	var all []slab
	for _, note := range row.notes {
		l := letterNote
		if note.beside {
			l.colour = colourMuted
		}
		lines := unbroken(s.lines(note.text, l, x-bodyLeft, bodyRight-x))
		for i := range lines {
			lines[i].heads = heads
		}
		if len(lines) > 0 {
			lines[0].gap = 1.5
		}
		all = append(all, lines...)
	}
	return all
}

// firstShare is the first column that takes a share of the width; it holds what a row is about.
func (s *tableSetter) firstShare() int {
	return max(0, slices.IndexFunc(s.columns, func(c printColumn) bool { return c.share > 0 }))
}
