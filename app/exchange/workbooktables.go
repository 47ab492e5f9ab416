package exchange

import (
	"strings"

	"counterweight/procurement/tender"
)

// table is a sheet that is a table, with its headings found.
type table struct {
	cells   *sheetCells
	head    int            // row of the headings
	columns map[string]int // by heading
	last    int            // the last column that the layout describes
}

// simplified is a heading as it is compared: without capitals and with single spaces.
func simplified(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// findTable looks for the row of headings of a table, and names those that it lacks.
func findTable(cells *sheetCells, layout tender.WorkbookTable) (found *table, missing []string) {
	for row := range min(len(cells.raw), tender.LayoutSearchRows) {
		t := &table{cells: cells, head: row, columns: map[string]int{}}
		var lacking []string
		for _, c := range layout.Columns {
			column, there := columnOf(cells.raw[row], c.Heading)
			switch {
			case there:
				t.columns[c.Heading] = column
				t.last = max(t.last, column)
			case !c.Optional:
				lacking = append(lacking, c.Heading)
			}
		}
		if found == nil || len(t.columns) > len(found.columns) {
			found, missing = t, lacking
		}
	}
	if found == nil {
		found = &table{cells: cells, columns: map[string]int{}}
		for _, c := range layout.Columns {
			if !c.Optional {
				missing = append(missing, c.Heading)
			}
		}
	}
	return found, missing
}

func columnOf(row []string, heading string) (int, bool) {
	for column, text := range row {
		if simplified(text) == simplified(heading) {
			return column, true
		}
	}
	return 0, false
}

// row is one row of a table.
type row struct {
	table *table
	index int
}

// at is the cell under a heading; a table without the column has an empty one.
func (r row) at(heading string) cell {
	column, there := r.table.columns[heading]
	if !there {
		return cell{}
	}
	return r.table.cells.at(r.index, column)
}

// rows are the rows below the headings that hold something in one of the table's columns.
func (t *table) rows() (filled []row) {
	for i := t.head + 1; i < len(t.cells.raw); i++ {
		for _, column := range t.columns {
			if !t.cells.at(i, column).isBlank() {
				filled = append(filled, row{table: t, index: i})
				break
			}
		}
	}
	return filled
}

// unknownHeadings are headings that the layout does not know, up to the last that it knows.
func (t *table) unknownHeadings() (names []string) {
	for column := range t.last {
		c := t.cells.at(t.head, column)
		known := false
		for _, at := range t.columns {
			known = known || at == column
		}
		if !known && !c.isBlank() {
			names = append(names, c.ref+" ("+shortened(c.trimmed())+")")
		}
	}
	return names
}
