package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"counterweight/procurement/tender"

	"github.com/xuri/excelize/v2"
)

// What a workbook may hold before it is refused as hostile or misused.
const (
	maxUnpackedSize = 512 << 20 // bytes
	maxSheetRows    = 200_000
	maxSheetCells   = 4_000_000
)

// workbook is a workbook that is being read.
type workbook struct {
	file     *excelize.File
	formulas bool // whether any cell holds a formula
	date1904 bool
}

// openWorkbook opens a workbook. It fails with [tender.Faults] that say in words what the file is instead.
func openWorkbook(data []byte) (*workbook, error) {
	refused := func(problem, remedy string) (*workbook, error) {
		return nil, tender.Faults{{Problem: problem, Remedy: remedy}}
	}
	const save = "save it as an Excel workbook (.xlsx)"
	switch {
	case len(data) == 0:
		return refused("the file is empty", "choose a tender workbook")
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return refused("the workbook is protected with a password, or is of the old form .xls", save+" without a password")
	case !bytes.HasPrefix(data, []byte("PK")):
		return refused("the file is no workbook", save)
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpackedSize, UnzipXMLSizeLimit: maxUnpackedSize})
	if err != nil {
		if strings.Contains(err.Error(), "unzip size exceeds") {
			return refused(fmt.Sprintf("the workbook unpacks to more than %d MB", maxUnpackedSize>>20), "check that it is the right file")
		}
		return refused("the workbook cannot be opened: it is damaged, or of another form", "open it in Excel or LibreOffice, and "+save)
	}
	if len(file.GetSheetList()) == 0 {
		return refused("the workbook has no sheets", "open it in Excel or LibreOffice, and "+save)
	}
	book := &workbook{file: file}
	if properties, err := file.GetWorkbookProps(); err == nil && properties.Date1904 != nil {
		book.date1904 = *properties.Date1904
	}
	file.Pkg.Range(func(name, part any) bool {
		xml, _ := part.([]byte)
		book.formulas = strings.HasPrefix(name.(string), "xl/worksheets/") && (bytes.Contains(xml, []byte("<f>")) || bytes.Contains(xml, []byte("<f ")))
		return !book.formulas
	})
	return book, nil
}

// sheetCells are the cells of a worksheet: as they are stored, and as they are shown.
type sheetCells struct {
	book       *workbook
	name       string
	raw, shown [][]string
}

// cell is one cell. The zero value is an empty cell that is nowhere.
type cell struct {
	ref   string // Marks!H7
	text  string // as it is stored; numbers as the shortest decimal that shows what they are
	shown string
}

// isBlank reports whether there is nothing in the cell but spaces.
func (c cell) isBlank() bool { return strings.TrimSpace(c.text) == "" }

// trimmed is the text without the spaces that are typed around ids and words without being seen.
func (c cell) trimmed() string { return strings.TrimSpace(c.text) }

// errTooLarge says that a sheet has more cells than a tender could fill.
var errTooLarge = errors.New("too many rows")

// sheet reads a worksheet by its name, in capitals or not; nil where the workbook has none.
func (b *workbook) sheet(name string) (*sheetCells, error) {
	for _, found := range b.file.GetSheetList() {
		if !strings.EqualFold(strings.TrimSpace(found), name) {
			continue
		}
		raw, err := b.rows(found, true)
		if err != nil {
			return nil, err
		}
		shown, err := b.rows(found, false)
		return &sheetCells{book: b, name: found, raw: raw, shown: shown}, err
	}
	return nil, nil
}

// rows are the texts of a sheet's cells. Empty cells at the end of a row, and empty rows at the end, are not there, however many of them
// somebody has coloured.
func (b *workbook) rows(name string, raw bool) ([][]string, error) {
	rows, err := b.file.Rows(name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all [][]string
	cells := 0
	for i := 0; rows.Next(); i++ {
		row, err := rows.Columns(excelize.Options{RawCellValue: raw})
		if err != nil {
			return nil, err
		}
		if row = withoutEmptyEnd(row); len(row) == 0 {
			continue
		}
		if cells += len(row); i >= maxSheetRows || cells > maxSheetCells {
			return nil, errTooLarge
		}
		all = append(all, make([][]string, i+1-len(all))...)
		all[i] = row
	}
	return all, rows.Error()
}

func withoutEmptyEnd(row []string) []string {
	for len(row) > 0 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
}

// at is the cell in a row and a column, both from 0.
func (s *sheetCells) at(row, column int) cell {
	ref := refOf(row, column)
	text := textAt(s.raw, row, column)
	if looksLong(text) {
		text = s.asShownInFull(ref, text)
	}
	return cell{ref: s.name + "!" + ref, text: text, shown: textAt(s.shown, row, column)}
}

func textAt(rows [][]string, row, column int) string {
	if row < 0 || row >= len(rows) || column < 0 || column >= len(rows[row]) {
		return ""
	}
	return rows[row][column]
}

// refOf is a cell's reference: row 6, column 7 is H7.
func refOf(row, column int) string {
	name, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		return strconv.Itoa(row + 1) // further to the right than sheets reach
	}
	return name + strconv.Itoa(row+1)
}

// aFloat is a number as workbooks store it.
var aFloat = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

// storedDigits is how many digits of a number a workbook shows; what is stored beyond them is what doubles make of decimals.
const storedDigits = 15

// looksLong reports whether a text may be a number with more digits than were typed.
func looksLong(text string) bool {
	return (len(text) > storedDigits || strings.ContainsAny(text, "eE")) && aFloat.MatchString(text)
}

// asShownInFull is a stored number with the digits that were typed: 0.1 for 0.10000000000000001. A text that looks like a number stays.
func (s *sheetCells) asShownInFull(ref, text string) string {
	kind, err := s.book.file.GetCellType(s.name, ref)
	if err != nil || (kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber) {
		return text
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(number, 'e', storedDigits-1, 64), 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// isEmpty reports whether there is nothing in a cell, not even a formula.
func (s *sheetCells) isEmpty(c cell) bool { return c.isBlank() && !s.isUncalculated(c) }

// isUncalculated reports whether an empty cell holds a formula whose value nobody has worked out.
func (s *sheetCells) isUncalculated(c cell) bool {
	if !s.book.formulas || c.text != "" {
		return false
	}
	formula, err := s.book.file.GetCellFormula(s.name, strings.TrimPrefix(c.ref, s.name+"!"))
	return err == nil && formula != ""
}
