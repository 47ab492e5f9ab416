package exchange

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"counterweight/procurement/civil"
)

// LeftOut is one reason why a row was not taken.
type LeftOut struct {
	Row    int    // from 1, as a spreadsheet counts; of open contracting data the release or record
	Column string // its heading; empty where the row as a whole is meant
	Value  string // what stands there, shortened
	Reason string // what is wrong with it and how to put it right
}

// headSearchRows are the rows, blank ones left out, among which headings are looked for.
const headSearchRows = 40

// records reads the rows of a table below its headings, through a mapping.
type records struct {
	data     Data
	table    *Table
	mapping  *Mapping
	today    civil.Date
	headings []string // by column; letters where there are none
	headRow  int      // from 1, 0 where there is none
	columns  [fieldCount][]int
	ahead    []Row // read while the headings were looked for

	row      Row
	faults   []LeftOut // of the row
	oddities oddities
}

// openRecords opens a table and finds its headings. Without a mapping one is guessed.
func openRecords(d Data, m *Mapping, kind Kind, today civil.Date) (*records, error) {
	table, err := openTable(d, m)
	if err != nil {
		return nil, err
	}
	r := &records{data: d, table: table, today: today, oddities: oddities{}}
	if err := r.findHeadings(m, kind); err != nil {
		return nil, errors.Join(d.in(err), table.close())
	}
	for _, c := range r.mapping.Columns {
		if at := r.columnOf(c.Heading); at >= 0 {
			r.columns[c.Field] = append(r.columns[c.Field], at)
		}
	}
	return r, nil
}

// findHeadings reads the rows up to the headings.
func (r *records) findHeadings(m *Mapping, kind Kind) error {
	for len(r.ahead) < headSearchRows {
		row, err := r.table.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		r.ahead = append(r.ahead, row)
	}
	if len(r.ahead) == 0 {
		return &TableError{Problem: "the file has nothing in it", Remedy: "check that it is the right file"}
	}
	if at := r.headingsAt(m); at >= 0 {
		head := r.ahead[at]
		r.headRow, r.ahead = head.Number, r.ahead[at+1:]
		r.headings = headingsIn(head)
	} else {
		widest := slices.MaxFunc(r.ahead, func(a, b Row) int { return len(a.Cells) - len(b.Cells) })
		r.headings = make([]string, len(widest.Cells))
		for i := range r.headings {
			r.headings[i] = columnName(i)
		}
	}
	if r.mapping = m; m == nil {
		named := r.headings
		if r.headRow == 0 {
			named = nil // letters are no headings
		}
		r.mapping = guessMapping(named, kind)
	}
	return nil
}

// headingsAt is the place in r.ahead of the row with the headings, -1 where there is none.
func (r *records) headingsAt(m *Mapping) int {
	best, most := -1, 1
	for i, row := range r.ahead {
		cells := row.Cells
		if row.Shown != nil {
			cells = row.Shown
		}
		score := knownHeadings(cells)
		switch {
		case m == nil:
		case m.HeadRow == NoHeadRow:
			return -1
		case m.HeadRow == row.Number:
			return i
		case m.HeadRow > 0:
			continue
		default:
			if named := m.namedIn(cells); named > 0 {
				score = 2 + named
			}
		}
		if score > most {
			best, most = i, score
		}
	}
	if best < 0 {
		return r.headingsByLook()
	}
	return best
}

// headingsByLook is the place of a row that looks like headings although none is known: texts without figures, each its own, above a row
// that has figures.
func (r *records) headingsByLook() int {
	for i := range r.ahead[:min(5, len(r.ahead)-1)] {
		met := map[string]bool{}
		for column := range r.ahead[i].Cells {
			if text := r.ahead[i].text(column); text != "" && !hasFigure(text) {
				met[text] = true
			}
		}
		below := r.ahead[i+1]
		figures := slices.ContainsFunc(below.Cells, hasFigure)
		if len(met) > 1 && len(met) == len(r.ahead[i].Cells) && len(met) >= len(below.Cells) && figures {
			return i
		}
	}
	return -1
}

func hasFigure(text string) bool { return strings.ContainsAny(text, "0123456789") }

// namedIn is how many of the mapping's headings are among the cells.
func (m *Mapping) namedIn(cells []string) (count int) {
	for _, c := range m.Columns {
		if slices.ContainsFunc(cells, func(cell string) bool { return foldHeading(cell) == foldHeading(c.Heading) && foldHeading(cell) != "" }) {
			count++
		}
	}
	return count
}

// headingsIn are the texts of a row of headings. The second column of a name is told from the first by its letter, and so is one without.
func headingsIn(head Row) []string {
	headings := make([]string, max(len(head.Cells), len(head.Shown)))
	met := map[string]bool{}
	for i := range headings {
		headings[i] = oneLine(head.text(i))
		if met[headings[i]] && headings[i] != "" {
			headings[i] += " (" + columnName(i) + ")"
		}
		met[headings[i]] = true
	}
	return headings
}

// columnOf is the column of a heading, or of a letter where no heading is called so; -1 where there is none.
func (r *records) columnOf(heading string) int {
	folded := foldHeading(heading)
	for i, h := range r.headings {
		if h == heading || folded != "" && foldHeading(h) == folded {
			return i
		}
	}
	for i := range r.headings {
		if strings.EqualFold(columnName(i), heading) {
			return i
		}
	}
	return -1
}

// next moves on to the next row that may say something, and fails with [io.EOF] after the last.
func (r *records) next() error {
	for {
		row, err := r.read()
		if err != nil {
			return r.data.in(err)
		}
		switch {
		case r.isSummary(row):
			r.oddities.note(oddSummary, rowName(row.Number))
		case r.isHeadingsAgain(row):
			r.oddities.note(oddHeadings, rowName(row.Number))
		default:
			r.row, r.faults = row, nil
			return nil
		}
	}
}

func (r *records) read() (Row, error) {
	if len(r.ahead) > 0 {
		row := r.ahead[0]
		r.ahead = r.ahead[1:]
		return row, nil
	}
	return r.table.next()
}

// isSummary reports whether a row adds up the others: its first text is Total.
func (r *records) isSummary(row Row) bool {
	for i := range row.Cells {
		text := row.text(i)
		if text == "" {
			continue
		}
		switch strings.TrimRight(strings.ToLower(text), " :") {
		case "total", "totals", "grand total", "sub total", "subtotal", "sum", "overall total":
			return true
		}
		return false
	}
	return false
}

// isHeadingsAgain reports whether a row repeats the headings, as printed tables do on each page.
func (r *records) isHeadingsAgain(row Row) bool {
	if r.headRow == 0 || len(row.Cells) < 2 {
		return false
	}
	for i, heading := range r.headings {
		if foldHeading(row.text(i)) != foldHeading(heading) {
			return false
		}
	}
	return true
}

// fault notes why the row can't be taken.
func (r *records) fault(column int, value, reason string) {
	heading := ""
	if column >= 0 {
		heading = r.headings[column]
	}
	r.faults = append(r.faults, LeftOut{Row: r.row.Number, Column: heading, Value: shortened(value), Reason: reason})
}

// cell is what the row says for a field, with the column that says it: the first that is not empty. Texts that the mapping calls blank
// are empty.
func (r *records) cell(f Field) (text string, column int) {
	for _, column := range r.columns[f] {
		text := r.row.text(column)
		if f.Holds() != HoldsText && f.Holds() != HoldsChoice && r.row.stored(column) != "" {
			text = r.row.stored(column)
		}
		if text != "" && !slices.Contains(r.mapping.Blank[f], text) {
			return text, column
		}
	}
	return "", -1
}

// Heading is the heading of the column that a field is read from first; empty where there is none.
func (r *records) Heading(f Field) string {
	if len(r.columns[f]) == 0 {
		return ""
	}
	return r.headings[r.columns[f][0]]
}

func (r *records) close() error { return r.table.close() }

// remarks say how the table had to be read, and what was met in it.
func (r *records) remarks() []string {
	texts := r.table.remarks()
	if r.headRow == 0 {
		texts = append(texts, "no headings were found: columns are called by their letters")
	} else if r.headRow > 1 {
		texts = append(texts, fmt.Sprintf("the headings are in row %d", r.headRow))
	}
	unnamed, unread := 0, []string{}
	for i, h := range r.headings {
		switch {
		case h == "":
			unnamed++
		case r.headRow > 0 && !slices.ContainsFunc(r.columns[:], func(of []int) bool { return slices.Contains(of, i) }):
			unread = append(unread, h)
		}
	}
	if unnamed > 0 {
		texts = append(texts, counted1(unnamed, "column has no heading and is", "columns have no heading and are")+" passed over")
	}
	if len(unread) > 0 {
		texts = append(texts, "columns not read: "+strings.Join(unread, ", "))
	}
	return append(texts, r.oddities.texts(r.headings)...)
}
