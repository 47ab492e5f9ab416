package export

import (
	"fmt"
	"strconv"
	"strings"
)

// checkRow is one row of Check: the program's own figures for formulas that belong together. Its first rows are those of Working, in the
// same columns.
type checkRow struct {
	id, what string
	depth    int
	heading  bool
	cells    []checkedCell
}

// checkedCell is a formula cell on another sheet with the program's own figure for it.
type checkedCell struct {
	column int // on Check
	cell   string
	value  any
	number string // format
}

// check begins the row of Check for a step of Working.
func (e *evaluation) check(s *step) *checkRow {
	row := e.newCheck(s.what)
	row.id, row.depth, row.heading = s.id, s.depth, s.look == lookSection
	return row
}

// newCheck begins a row of Check.
func (e *evaluation) newCheck(what string) *checkRow {
	row := &checkRow{what: what, cells: make([]checkedCell, 0, len(e.bids)+2)}
	e.checks = append(e.checks, row)
	return row
}

// formula writes a formula to a sheet, and takes it up here with the figure that it must come to.
func (r *checkRow) formula(s *sheet, column, checkColumn int, formula string, value any, l look) {
	if text, is := value.(string); is {
		value = cellText(text)
	}
	s.formula(column, formula, value, l)
	if value == notAvailable {
		return // an error value can't be compared
	}
	r.cells = append(r.cells, checkedCell{checkColumn, s.name + "!" + ref(column, s.row), value, l.number})
}

// checkCell is the one cell that says whether all figures are equal, checkRowNumber its row.
const (
	checkRowNumber = 3
	checkRange     = checkSheet + "!$C$3"
)

// writeCheck writes the program's own figures, each where Working has its formula, and below them the comparison: 0 where the two are
// equal within 0.000000001, or within 1 part in 1,000,000,000,000 of the figure, else 1.
func (e *evaluation) writeCheck(b *book) {
	lead := e.withLevel([]leadColumn{
		{"Criterion", 10, false}, {"What", 40, false}, {"On sheet", 14, false}, {"Weight", 9, true}, {"Share, or for all bids", 15, true},
	}, 3, "")
	s := b.sheet(checkSheet, e.frame(lead))
	e.writeHead(s, e.facts("Check: every formula beside the program's own figure, written as a plain number"))
	offset := len(e.checks) + 2 // from a figure's row to the row of its comparison
	e.writeVerdict(s, offset)
	e.writeBidHeadings(s, lead)
	for _, row := range e.checks {
		e.writeFigures(s, row)
	}
	s.skip(1)
	s.text(1, "Compared with the formulas: 0 equal, 1 different", lookSection)
	s.next(0)
	for _, row := range e.checks {
		e.writeComparison(s, row, offset)
	}
	columns := columnName(e.grid.lead+len(e.bids)) + strconv.Itoa(e.grid.firstRow+len(e.checks)-1)
	first := ref(e.grid.lead-1, e.grid.firstRow)
	s.highlight(first+":"+columns, "N("+ref(e.grid.lead-1, e.grid.firstRow+offset)+")=1", alertStyle())
	s.highlight("C3", `$C$3<>"all equal"`, alertStyle())
	s.close()
}

// writeVerdict writes the one cell that says whether anything differs.
func (e *evaluation) writeVerdict(s *sheet, offset int) {
	first, figures := e.grid.firstRow+offset, 0
	for _, row := range e.checks {
		figures += len(row.cells)
	}
	compared := fixedRange(e.grid.lead-1, first, e.grid.lead+max(len(e.bids), 1), first+len(e.checks)-1)
	s.text(1, "Formulas and program", lookMuted)
	s.formula(3, fmt.Sprintf(`IF(SUM(%s)=0,"all equal",SUM(%s)&" differ")`, compared, compared), "all equal", look{bold: true})
	s.text(4, fmt.Sprintf("%d figures are compared, as they were when the workbook was made: what is changed here makes its figures differ.", figures), lookMuted)
	s.next(0)
}

func (e *evaluation) writeFigures(s *sheet, row *checkRow) {
	for _, c := range row.cells {
		s.put(c.column, "", c.value, lookNumber.as(c.number).wrapped())
	}
	e.endCheckRow(s, row)
}

func (e *evaluation) writeComparison(s *sheet, row *checkRow, offset int) {
	for _, c := range row.cells {
		own := ref(c.column, s.row-offset)
		s.formula(c.column, comparison(c.cell, own), 0, lookNumber.muted())
	}
	e.endCheckRow(s, row)
}

// comparison is 0 where a cell holds the program's own figure, else 1.
func comparison(cell, own string) string {
	return "IF(COUNT(" + cell + "," + own + ")=2,IF(ABS(" + cell + "-" + own + ")>MAX(1E-9,1E-12*ABS(" + own + ")),1,0)," +
		"IF(ISTEXT(" + cell + "),IF(" + cell + "=" + own + ",0,1),1))"
}

// sheetNamed is the name of the sheet of a cell that is named with it.
func sheetNamed(cell string) string {
	name, _, _ := strings.Cut(cell, "!")
	return name
}

// endCheckRow writes what the row is about, and ends it.
func (e *evaluation) endCheckRow(s *sheet, row *checkRow) {
	switch {
	case row.heading:
		s.text(2, row.what, lookSection)
		e.fill(s, lookSection)
	case len(row.cells) == 0:
		s.text(2, row.what, lookMuted.wrapped())
	default:
		s.text(1, row.id, lookCell.indented(row.depth))
		s.text(2, row.what, lookCell.indented(row.depth))
		s.text(3, sheetNamed(row.cells[0].cell), lookCell.muted())
		e.fill(s, lookCell)
	}
	s.next(0)
}
