package export

// headed is a workbook whose sheets are printed alike and begin alike.
type headed interface {
	page(widths []float64, headRows, headColumns int) frame
	writeHead(s *sheet, about string)
}

// lookID is a number that only tells things apart; formulas find them by it, since codes may be anything.
var lookID = look{lined: true, align: "center", colour: mutedColour}

// beginTable begins a sheet that holds a table, the first columns of which stay in view.
func (b *book) beginTable(of headed, name, about string, columns []readingColumn, inView int) *sheet {
	const pageWidth = 180 // characters that can be read on one page
	widths, all := make([]float64, len(columns)), 0.0
	for i, c := range columns {
		widths[i] = c.width
		all += c.width
	}
	f := of.page(widths, tableHeadRow, inView)
	f.titleRow, f.pagesWide = tableHeadRow, 1+int(all/pageWidth)
	s := b.sheet(name, f)
	of.writeHead(s, about)
	s.skip(tableHeadRow - s.row)
	s.writeColumns(columns)
	return s
}

// writeColumns writes the headings of a table.
func (s *sheet) writeColumns(columns []readingColumn) {
	for i, c := range columns {
		l := lookHeading
		if c.right {
			l = l.right()
		}
		s.lines = max(s.lines, lookHeading.linesOf(c.title, c.width*0.9)) // bold, and beside the button of the filter
		s.text(i+1, c.title, l)
	}
	s.next(0)
}

// endTable ends the sheet; its table has filters. An empty one says so.
func (s *sheet) endTable(columns []readingColumn, nothing string) {
	rows := s.row - tableHeadRow - 1
	if rows == 0 {
		s.text(1, nothing, lookMuted)
		s.next(0)
	}
	s.table(s.name, ref(1, tableHeadRow)+":"+ref(len(columns), tableHeadRow+rows), rows)
	s.close()
}

// texts puts texts into columns from one on, and nothing where there is none.
func (s *sheet) texts(column int, l look, texts ...string) {
	for i, text := range texts {
		if text == "" {
			s.blank(column+i, l)
		} else {
			s.text(column+i, text, l)
		}
	}
}

// rangeOn is a column of a sheet from one row to another, as formulas of all sheets name it.
func rangeOn(name string, column, first, last int) string {
	return quotedSheet(name) + "!" + fixedRange(column, first, column, last)
}

// cellOn is a cell of a sheet, as formulas of all sheets name it.
func cellOn(name string, column, row int) string { return quotedSheet(name) + "!" + fixed(column, row) }
