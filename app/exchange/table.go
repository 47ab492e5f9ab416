package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement"
)

// Row is one row of a table.
type Row struct {
	Number int      // from 1, as a spreadsheet counts: rows above the headings and blank ones included
	Cells  []string // as they are stored; cells that are empty at the end may be missing
	Shown  []string // as a workbook shows them; nil for a text file
}

// text is a cell as people see it; empty where there is none.
func (r Row) text(column int) string {
	cells := r.Cells
	if r.Shown != nil {
		cells = r.Shown
	}
	if column < 0 || column >= len(cells) {
		return ""
	}
	return inLines(cells[column])
}

// stored is a cell as it is stored.
func (r Row) stored(column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return strings.TrimSpace(r.Cells[column])
}

func (r Row) isBlank() bool {
	for _, cell := range r.Cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// mostBlankRows is more than a spreadsheet has rows; what goes on without anything in it is no table.
const mostBlankRows = 1_100_000

// Table is a table while it is read, row by row, from a text file or a workbook.
type Table struct {
	file      *opened
	text      *delimited
	sheet     *sheetRows
	utf8      *mendedUTF8
	Encoding  Encoding // of a text file
	Separator byte     // of a text file
	Sheet     string   // the name of the worksheet read
	Sheets    []string // all of a workbook

	blank int // rows passed over since the last one that was not
	total int // of blank rows
}

// openTable opens a table. Where the mapping names an encoding or a sheet, that one is read.
func openTable(d Data, m *Mapping) (*Table, error) {
	file, err := d.open()
	if err != nil {
		return nil, err
	}
	t := &Table{file: file}
	switch file.form {
	case FormWorkbook:
		err = t.openWorkbook(m)
	case FormText:
		err = t.openText(m)
	default:
		err = &TableError{Problem: "it is JSON and no table", Remedy: "import it as open contracting data or as a tender"}
	}
	if err != nil {
		return nil, errors.Join(d.in(err), file.Close())
	}
	return t, nil
}

func (t *Table) openText(m *Mapping) error {
	sample, err := t.file.Peek(sampleBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if t.Encoding = m.encoding(); t.Encoding == EncodingUnstated {
		t.Encoding = guessEncoding(sample)
	}
	begin, err := io.ReadAll(decoded(bytes.NewReader(sample), t.Encoding))
	if err != nil {
		return err
	}
	if bytes.IndexByte(begin, 0) >= 0 {
		return &TableError{Problem: "it is no text file and no workbook", Remedy: "save it as an Excel workbook (.xlsx) or as CSV"}
	}
	in := decoded(t.file, t.Encoding)
	t.utf8, _ = in.(*mendedUTF8)
	loneCR := guessLoneCR(begin)
	if t.Separator = m.separator(); t.Separator == 0 {
		t.Separator = guessSeparator(begin, loneCR)
	}
	t.text = newDelimited(in, t.Separator, loneCR)
	return nil
}

func (t *Table) openWorkbook(m *Mapping) error {
	book, err := openSheets(t.file)
	if err != nil {
		return err
	}
	t.Sheets = book.GetSheetList()
	t.Sheet, err = chooseSheet(book, t.Sheets, m.sheet())
	if err == nil {
		t.sheet, err = newSheetRows(book, t.Sheet)
	}
	if err != nil {
		return errors.Join(err, book.Close())
	}
	return nil
}

// chooseSheet is the sheet of a name, in capitals or not; without a name, the first that holds known headings, or else anything at all.
func chooseSheet(book *excelize.File, sheets []string, wanted string) (string, error) {
	if wanted != "" {
		for _, name := range sheets {
			if strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(wanted)) {
				return name, nil
			}
		}
		return "", &TableError{Problem: fmt.Sprintf("the workbook has no sheet %q", shortened(wanted)), Remedy: "its sheets are " + strings.Join(sheets, ", ")}
	}
	best, most := "", 0
	for _, name := range sheets {
		rows, err := newSheetRows(book, name)
		if err != nil {
			continue // a sheet of charts has no rows
		}
		score := 0
		for range headSearchRows {
			_, shown, err := rows.read()
			if err != nil {
				break
			}
			score = max(score, 2*knownHeadings(shown), min(1, len(shown)))
		}
		if score > most {
			best, most = name, score
		}
	}
	if best == "" {
		return "", &TableError{Problem: "the workbook has nothing in its sheets", Remedy: "check that it is the right file"}
	}
	return best, nil
}

// next is the next row that is not blank. It fails with [io.EOF] after the last.
func (t *Table) next() (Row, error) {
	for t.blank = 0; t.blank <= mostBlankRows; t.blank++ {
		row, err := t.read()
		if err != nil {
			return Row{}, err
		}
		if !row.isBlank() {
			return row, nil
		}
		t.total++
	}
	return Row{}, &TableError{Problem: fmt.Sprintf("more than %d rows have nothing in them", mostBlankRows), Remedy: "check that it is the right file"}
}

func (t *Table) read() (Row, error) {
	if t.text != nil {
		cells, err := t.text.read()
		for i, cell := range cells {
			cells[i] = procurement.Unguarded(cell)
		}
		return Row{Number: t.text.row, Cells: cells}, err
	}
	raw, shown, err := t.sheet.read()
	if shown == nil {
		shown = []string{}
	}
	return Row{Number: t.sheet.row, Cells: raw, Shown: shown}, err
}

func (t *Table) close() error {
	if t.sheet != nil {
		return errors.Join(t.sheet.close(), t.file.Close())
	}
	return t.file.Close()
}

// remarks say how the file had to be read.
func (t *Table) remarks() (texts []string) {
	if t.Encoding > UTF8 {
		texts = append(texts, "the text is read as "+t.Encoding.String())
	}
	if t.utf8 != nil && t.utf8.strays > 0 {
		texts = append(texts, fmt.Sprintf("%s not UTF-8 and read as Windows-1252", counted1(t.utf8.strays, "character is", "characters are")))
	}
	if len(t.Sheets) > 1 {
		others := slices.DeleteFunc(slices.Clone(t.Sheets), func(name string) bool { return name == t.Sheet })
		texts = append(texts, fmt.Sprintf("of %d sheets, %q is read, and not %s", len(t.Sheets), t.Sheet, strings.Join(others[:min(5, len(others))], ", ")))
	}
	if t.total > 0 {
		texts = append(texts, counted1(t.total, "blank row is", "blank rows are")+" passed over")
	}
	return texts
}

// counted1 is "1 row is", "5 rows are".
func counted1(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func rowName(n int) string { return "row " + strconv.Itoa(n) }
