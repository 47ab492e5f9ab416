package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What a workbook may hold. Parts that unpack to more than inMemory are read from a temporary file.
const (
	mostWorkbookBytes = 256 << 20
	inMemory          = 16 << 20
	mostSheetCells    = 100_000_000
)

// sheetRows reads the rows of a worksheet one after the other, each cell as it is stored and as it is shown: dates and money are read from
// what is stored, whatever the format makes of them, and texts from what is shown, since 00123 may be stored as 123.
type sheetRows struct {
	file       *excelize.File
	name       string
	date1904   bool
	raw, shown *excelize.Rows
	row        int
	cells      int // so far, empty ones included
}

// openSheets opens a workbook.
func openSheets(in io.Reader) (*excelize.File, error) {
	data, err := io.ReadAll(io.LimitReader(in, mostWorkbookBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > mostWorkbookBytes {
		return nil, &TableError{Problem: fmt.Sprintf("the workbook is larger than %d MB", mostWorkbookBytes>>20), Remedy: "save the sheet as CSV"}
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 8 * mostWorkbookBytes, UnzipXMLSizeLimit: inMemory})
	switch {
	case err != nil && strings.Contains(err.Error(), "unzip size exceeds"):
		return nil, &TableError{Problem: fmt.Sprintf("the workbook unpacks to more than %d MB", 8*mostWorkbookBytes>>20), Remedy: "check that it is the right file"}
	case err != nil:
		return nil, &TableError{
			Problem: "the workbook can't be opened: it is damaged, protected, or of another form",
			Remedy:  "open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)",
		}
	}
	return file, nil
}

// damagedWorkbook is the error for a workbook on which the library gives up.
func damagedWorkbook() error {
	return &TableError{Problem: "the workbook is damaged", Remedy: "open it in Excel or LibreOffice, save it as a new workbook, and try that"}
}

// guarded does work in which the library may panic on a damaged workbook.
func guarded(work func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = damagedWorkbook()
		}
	}()
	return work()
}

func newSheetRows(file *excelize.File, name string) (*sheetRows, error) {
	s := &sheetRows{file: file, name: name}
	err := guarded(func() (err error) {
		if properties, err := file.GetWorkbookProps(); err == nil && properties.Date1904 != nil {
			s.date1904 = *properties.Date1904
		}
		if s.raw, err = file.Rows(name); err == nil {
			s.shown, err = file.Rows(name)
		}
		return err
	})
	if err != nil {
		return nil, damagedWorkbook()
	}
	return s, nil
}

// read is the next row, as it is stored and as it is shown. It fails with [io.EOF] after the last.
func (s *sheetRows) read() (raw, shown []string, err error) {
	err = guarded(func() error {
		if !s.raw.Next() || !s.shown.Next() {
			return io.EOF
		}
		if raw, err = s.raw.Columns(excelize.Options{RawCellValue: true}); err != nil {
			return err
		}
		shown, err = s.shown.Columns()
		return err
	})
	if errors.Is(err, io.EOF) && s.raw.Error() == nil {
		return nil, nil, io.EOF
	}
	if err != nil {
		return nil, nil, damagedWorkbook()
	}
	s.row++
	if s.cells += len(raw); s.cells > mostSheetCells {
		return nil, nil, &TableError{Row: s.row, Problem: fmt.Sprintf("the sheet has more than %d million cells", mostSheetCells/1_000_000), Remedy: "delete the rows and columns that are not used"}
	}
	return withoutEmptyEnd(raw), withoutEmptyEnd(shown), nil
}

func (s *sheetRows) close() error {
	for _, rows := range []*excelize.Rows{s.raw, s.shown} {
		if rows != nil {
			_ = rows.Close() // what is left are temporary files, which the workbook deletes
		}
	}
	return s.file.Close()
}
