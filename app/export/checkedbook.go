package export

import (
	"fmt"

	"counterweight/procurement/civil"
)

// checkedBook is what the workbooks of scorecards, of knowledge and of coverage have in common: the heading of their sheets, and the rows of
// Check, which grow while the sheets are written.
type checkedBook struct {
	name       string // what it is about
	as         string // of when its figures are: as things stand on 21 November 2026
	provenance Provenance
	checks     []*checkRow
}

// bookOn is a book whose figures are as things stand on a day.
func bookOn(name string, day civil.Date, p Provenance) checkedBook {
	return checkedBook{name: name, as: "as things stand on " + day.Words(), provenance: p}
}

// page is what is printed on every page.
func (k *checkedBook) page(widths []float64, headRows, headColumns int) frame {
	f := bookPage(k.name, k.provenance)
	f.widths, f.columns, f.headRows, f.headColumns = widths, len(widths), headRows, headColumns
	return f
}

// writeHead writes the two lines that every sheet begins with.
func (k *checkedBook) writeHead(s *sheet, about string) { s.writeTitle(k.name, about+" · "+k.as) }

// check begins a row of Check.
func (k *checkedBook) check(what string) *checkRow {
	row := &checkRow{what: oneLine(what)}
	k.checks = append(k.checks, row)
	return row
}

// firstFigureColumn is where Check has its first figure.
const firstFigureColumn = 3

// verdictColumn says how many figures are compared.
const verdictColumn = 5

// writeCheck writes Check: the program's own figures, a row for those that belong together, and below them the comparison with the formulas:
// 0 where the two are equal within 0.000000001, or within 1 part in 1,000,000,000,000 of the figure, else 1.
func (k *checkedBook) writeCheck(b *book) {
	columns, figures := verdictColumn, 0
	for _, row := range k.checks {
		figures += len(row.cells)
		for _, c := range row.cells {
			columns = max(columns, c.column)
		}
	}
	widths := []float64{40, 16}
	for range columns - firstFigureColumn + 1 {
		widths = append(widths, 12)
	}
	const headRow = 4
	f := k.page(widths, headRow, firstFigureColumn-1)
	f.titleRow, f.printed = headRow, area{1, 1, min(columns, 12), headRow - 1} // the verdict: nobody reads the figures on paper
	s := b.sheet(checkSheet, f)
	offset := len(k.checks) + 2 // from a figure's row to the row of its comparison
	first := headRow + 1
	s.highlight(ref(firstFigureColumn, first)+":"+ref(columns, first+len(k.checks)-1), "N("+ref(firstFigureColumn, first+offset)+")=1", alertStyle())
	s.highlight("C3", `$C$3<>"all equal"`, alertStyle())
	k.writeHead(s, "Check: every formula beside the program's own figure, written as a plain number")
	compared := fixedRange(firstFigureColumn, first+offset, columns, first+offset+len(k.checks)-1)
	s.text(1, "Formulas and program", lookMuted)
	s.formula(3, fmt.Sprintf(`IF(SUM(%s)=0,"all equal",SUM(%s)&" differ")`, compared, compared), "all equal", look{bold: true})
	s.text(verdictColumn, fmt.Sprintf("%d figures are compared, as they were when the workbook was made: what is changed here makes its figures differ.", figures), lookMuted)
	s.next(0)
	s.text(1, "What", lookHeading)
	s.text(2, "On sheet", lookHeading)
	for column := firstFigureColumn; column <= columns; column++ {
		s.text(column, fmt.Sprintf("Figure %d", column-firstFigureColumn+1), lookHeading.right())
	}
	s.next(0)
	for _, row := range k.checks {
		row.writeLead(s)
		for _, c := range row.cells {
			s.put(c.column, "", c.value, lookRow.right().as(c.number))
		}
		s.next(rowHeight(1))
	}
	s.skip(1)
	s.text(1, "Compared with the formulas: 0 equal, 1 different", lookSection)
	s.next(0)
	for _, row := range k.checks {
		row.writeLead(s)
		for _, c := range row.cells {
			s.formula(c.column, comparison(c.cell, ref(c.column, s.row-offset)), 0, lookRow.right().muted())
		}
		s.next(rowHeight(1))
	}
	s.close()
}

// writeLead says what a row of Check is about.
func (r *checkRow) writeLead(s *sheet) {
	s.text(1, r.what, lookRow)
	if len(r.cells) > 0 {
		s.text(2, sheetNamed(r.cells[0].cell), lookRow.muted())
	}
}
