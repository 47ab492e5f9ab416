package export

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"
)

// book is a workbook being written. Its sheets are streamed one after the other, since only a streamed formula can carry a number as
// its cached value: what people see before anything is recalculated. The first error is kept, and told when the book is written.
//
// What a sheet is besides its cells (widths, panes, validation, conditional formats, charts) must be said before the sheet is closed;
// what the library is told after that is lost without an error. A chart that is added before keeps its place in the streamed sheet.
type book struct {
	file   *excelize.File
	looks  map[look]int
	latest look     // the look that was asked for last, since most cells look like the one before
	id     int      // of its style; 0 while there is none
	names  []string // of the sheets
	// changes are made to parts of the archive when it is packed, for what the library does not do.
	changes map[string][]func([]byte) []byte
	err     error
}

// newBook is a workbook with these sheets, in this order. The time goes into its properties, so the same book has the same bytes.
func newBook(title string, made time.Time, sheets ...string) *book {
	b := &book{file: excelize.NewFile(), looks: map[look]int{}, names: sheets, changes: map[string][]func([]byte) []byte{}}
	b.file.SetZipWriter(quickZip)
	b.keep(b.file.SetDefaultFont(face))
	stamp := made.UTC().Format(time.RFC3339)
	b.keep(b.file.SetDocProps(&excelize.DocProperties{Title: oneLine(title), Creator: "Counterweight", Created: stamp, Modified: stamp}))
	b.keep(b.file.SetAppProps(&excelize.AppProperties{Application: "Counterweight"}))
	for i, name := range sheets {
		if i == 0 {
			b.keep(b.file.SetSheetName("Sheet1", name))
			continue
		}
		_, err := b.file.NewSheet(name)
		b.keep(err)
	}
	return b
}

// keep remembers the first error.
func (b *book) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

// part is the name of a sheet's part of the archive: the library numbers sheets as they were made.
func (b *book) part(sheet string) string {
	return fmt.Sprintf("xl/worksheets/sheet%d.xml", slices.Index(b.names, sheet)+1)
}

// change makes a change to a part of the archive when it is packed.
func (b *book) change(part string, how func([]byte) []byte) {
	b.changes[part] = append(b.changes[part], how)
}

// define gives a cell or a range a name that formulas can use: define("cost_weight", "Prices!$C$6").
func (b *book) define(name, refersTo string) {
	b.keep(b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refersTo}))
}

// style is the id of a look in this book.
func (b *book) style(l look) int {
	if b.id > 0 && l == b.latest {
		return b.id
	}
	id, made := b.looks[l]
	if !made {
		var err error
		id, err = b.file.NewStyle(l.style())
		b.keep(err)
		b.looks[l] = id
	}
	b.latest, b.id = l, id
	return id
}

// writeTo writes the finished workbook.
func (b *book) writeTo(w io.Writer) error {
	if b.err == nil {
		archive, err := b.file.WriteToBuffer()
		if b.keep(err); err == nil {
			b.keep(repack(w, archive.Bytes(), b.changes))
		}
	}
	b.keep(b.file.Close())
	if b.err != nil {
		return fmt.Errorf("write workbook: %w", b.err)
	}
	return nil
}
