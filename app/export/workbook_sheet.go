package export

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// frame is how a sheet is seen and printed.
type frame struct {
	widths []float64 // of columns in characters, from A on; the last goes for all further ones
	// headRows and headColumns stay in view, and are repeated on each printed page; rows above titleRow are printed on the first only.
	titleRow, headRows, headColumns int
	columns                         int  // in use
	pagesWide                       int  // how many pages the columns are spread over; 0 for one
	printed                         area // the cells that are printed; none for all that are in use
	heading, foot                   string
}

// area is a block of cells, by columns and rows from 1.
type area struct{ left, top, right, bottom int }

// sheet takes the cells of one worksheet row by row, from top to bottom.
type sheet struct {
	book   *book
	name   string
	stream *excelize.StreamWriter
	row    int // being filled, from 1
	last   int // column in use furthest to the right in this row
	lines  int // of text that the row must have room for
	widths []float64
	cells  []excelize.Cell
	values []any

	hasErrors bool // some formula was saved with an error value
}

// sheet begins a worksheet. Page layout belongs before its stream, since the library writes that part of a sheet first.
func (b *book) sheet(name string, f frame) *sheet {
	landscape, a4, tall, wide := "landscape", 9, 0, max(f.pagesWide, 1)
	off, on := false, true
	b.keep(b.file.SetSheetDimension(name, ""))
	b.keep(b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &on, DefaultColWidth: f.usualWidth()}))
	b.keep(b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &off}))
	b.keep(b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall}))
	b.keep(b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: f.heading, OddFooter: f.foot}))
	s := &sheet{
		book: b, name: name, row: 1, widths: f.widths,
		cells: make([]excelize.Cell, f.columns+1), values: make([]any, f.columns+1),
	}
	stream, err := b.file.NewStreamWriter(name)
	if b.keep(err); err != nil {
		return s
	}
	s.stream = stream
	for column := len(f.widths); column > 0; column-- { // the library lists the last one set first, and readers expect columns in order
		b.keep(stream.SetColWidth(column, column, f.widths[column-1]))
	}
	s.freeze(f)
	s.printOnly(f.printed)
	return s
}

// usualWidth is the width of columns that have none of their own, nil for the reader's. A width for each of them would be looked through
// by the library at every cell.
func (f frame) usualWidth() *float64 {
	if len(f.widths) == 0 {
		return nil
	}
	return &f.widths[len(f.widths)-1]
}

// freeze keeps the headings in view and repeats them in print.
func (s *sheet) freeze(f frame) {
	if f.headRows == 0 && f.headColumns == 0 {
		return
	}
	panes := excelize.Panes{Freeze: true, XSplit: f.headColumns, YSplit: f.headRows, TopLeftCell: ref(f.headColumns+1, f.headRows+1), ActivePane: "bottomRight"}
	switch {
	case f.headColumns == 0:
		panes.ActivePane = "bottomLeft"
	case f.headRows == 0:
		panes.ActivePane = "topRight"
	}
	s.book.keep(s.stream.SetPanes(&panes))
	var titles string
	if f.headColumns > 0 {
		titles = quotedSheet(s.name) + "!$A:$" + columnName(f.headColumns)
	}
	if f.headRows > 0 {
		if titles != "" {
			titles += ","
		}
		titles += quotedSheet(s.name) + "!$" + strconv.Itoa(max(f.titleRow, 1)) + ":$" + strconv.Itoa(f.headRows)
	}
	s.book.keep(s.book.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: s.name}))
}

// printOnly prints these cells alone, all where there are none.
func (s *sheet) printOnly(cells area) {
	if cells == (area{}) {
		return
	}
	printed := quotedSheet(s.name) + "!" + fixedRange(cells.left, cells.top, cells.right, cells.bottom)
	s.book.keep(s.book.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: printed, Scope: s.name}))
}

// quotedSheet is a sheet's name as references take it.
func quotedSheet(name string) string {
	if strings.Contains(name, " ") {
		return "'" + name + "'"
	}
	return name
}

// text puts text into a column of the current row. It stays text, whatever it begins with.
func (s *sheet) text(column int, text string, l look) { s.put(column, "", cellText(text), l) }

// number puts a number into a column of the current row.
func (s *sheet) number(column int, n float64, l look) { s.put(column, "", n, l) }

// formula puts a formula, without its equals sign, with the value that it has now: a float64, an int, a text that is not empty, or
// [notAvailable].
func (s *sheet) formula(column int, formula string, value any, l look) {
	s.hasErrors = s.hasErrors || value == notAvailable
	if text, is := value.(string); is {
		value = cellText(text)
	}
	s.put(column, formula, value, l)
}

// blank puts an empty cell that has a look.
func (s *sheet) blank(column int, l look) { s.put(column, "", nil, l) }

func (s *sheet) put(column int, formula string, value any, l look) {
	if n, is := value.(float64); is {
		value = fifteenDigits(n)
	}
	s.cells[column] = excelize.Cell{StyleID: s.book.style(l), Formula: formula, Value: value}
	s.values[column] = &s.cells[column]
	s.last = max(s.last, column)
	if text, is := value.(string); is && l.wrap {
		s.lines = max(s.lines, l.linesOf(text, s.width(column)))
	}
}

// width is a column's width in characters.
func (s *sheet) width(column int) float64 {
	if len(s.widths) == 0 {
		return 9
	}
	return s.widths[min(column, len(s.widths))-1]
}

// next writes the current row and begins the one below. A height of 0 makes room for the lines that its texts wrap to: readers do not
// agree on fitting rows by themselves.
func (s *sheet) next(points float64) {
	if points == 0 {
		points = rowHeight(s.lines)
	}
	if s.last > 0 && s.stream != nil && s.book.err == nil {
		s.book.keep(s.stream.SetRow("A"+strconv.Itoa(s.row), s.values[1:s.last+1], excelize.RowOpts{Height: points}))
	}
	clear(s.values[:s.last+1])
	s.last, s.lines = 0, 0
	s.row++
}

// skip leaves n rows empty.
func (s *sheet) skip(n int) { s.row += n }

// merge makes one cell of a range of the current row.
func (s *sheet) merge(from, to int) {
	if s.stream != nil {
		s.book.keep(s.stream.MergeCell(ref(from, s.row), ref(to, s.row)))
	}
}

// validate lets only certain values into cells.
func (s *sheet) validate(v *excelize.DataValidation, cells string) {
	v.SetSqref(cells)
	s.book.keep(s.book.file.AddDataValidation(s.name, v))
}

// highlight gives cells another look where a formula, written for the first of them, is true.
func (s *sheet) highlight(cells, formula string, style *excelize.Style) {
	id, err := s.book.file.NewConditionalStyle(style)
	s.book.keep(err)
	s.book.keep(s.book.file.SetConditionalFormat(s.name, cells, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &id}}))
}

// chart draws a chart with its upper left corner in a cell.
func (s *sheet) chart(cell string, c *excelize.Chart) {
	s.book.keep(s.book.file.AddChart(s.name, cell, c))
}

// close ends the sheet; nothing can be said about it after that.
func (s *sheet) close() {
	if s.stream != nil {
		s.book.keep(s.stream.Flush())
	}
	if s.hasErrors {
		s.book.change(s.book.part(s.name), typeErrors)
	}
}

// fifteenDigits is n rounded to the 15 significant digits that a worksheet holds. The library would cut off the others without rounding.
func fifteenDigits(n float64) float64 {
	if t := n * 1e4; t == math.Trunc(t) && math.Abs(t) < 1e15 { // as most numbers here are, and short enough
		return n
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		return n // infinite: shown as what it is
	}
	return rounded
}

// columnName is a column's letters: 1 is A, 28 is AB.
func columnName(column int) string { return string(appendColumn(nil, column)) }

func appendColumn(text []byte, column int) []byte {
	if column > 26 {
		text = appendColumn(text, (column-1)/26)
	}
	return append(text, byte('A'+(column-1)%26))
}

// ref is a cell's reference: ref(2, 5) is B5.
func ref(column, row int) string {
	var room [16]byte
	return string(strconv.AppendInt(appendColumn(room[:0], column), int64(row), 10))
}

// fixed is a reference that stays when it is copied: fixed(2, 5) is $B$5.
func fixed(column, row int) string { return "$" + columnName(column) + "$" + strconv.Itoa(row) }

// fixedRange is a range that stays when it is copied: $B$5:$D$9.
func fixedRange(column, row, lastColumn, lastRow int) string {
	return fixed(column, row) + ":" + fixed(lastColumn, lastRow)
}
