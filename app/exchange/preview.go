package exchange

import (
	"errors"
	"io"

	"counterweight/procurement/civil"
)

// Preview is a file before it is taken in: what it is taken for, and its first rows.
type Preview struct {
	Name    string
	Form    Form
	Mapping *Mapping // guessed, where none was given; its Kind is KindOCDS for open contracting data
	Sheets  []string // of a workbook
	Sheet   string
	// Encoding and Separator are how a text file is read; not stated, and 0, of a workbook.
	Encoding  Encoding
	Separator byte
	HeadRow   int      // of the headings, from 1; 0 where there are none
	Headings  []string // by column
	Rows      []Row    // the first below the headings
	Remarks   []string // how the file had to be read
}

// PreviewRows is how many rows a preview shows.
const PreviewRows = 25

// LookAt shows what a file holds, through a mapping or a guessed one. It fails with [*TableError], and with errors of reading the file.
func LookAt(d Data, m *Mapping, today civil.Date) (*Preview, error) {
	file, err := d.open()
	if err != nil {
		return nil, err
	}
	form := file.form
	if err := file.Close(); err != nil {
		return nil, err
	}
	if form == FormJSON {
		return &Preview{Name: d.Name, Form: form, Mapping: &Mapping{Kind: KindOCDS}}, nil
	}
	kind := KindUnknown
	if m != nil {
		kind = m.Kind
	}
	r, err := openRecords(d, m, kind, today)
	if err != nil {
		return nil, err
	}
	p := &Preview{
		Name: d.Name, Form: form, Mapping: r.mapping, Sheets: r.table.Sheets, Sheet: r.table.Sheet, HeadRow: r.headRow, Headings: r.headings,
		Encoding: r.table.Encoding, Separator: r.table.Separator,
	}
	for len(p.Rows) < PreviewRows {
		err := r.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, errors.Join(err, r.close())
		}
		p.Rows = append(p.Rows, r.row)
	}
	p.Remarks = r.remarks()
	return p, r.close()
}

// Guess is the mapping that the headings suggest for a kind of table.
func (p *Preview) Guess(kind Kind) *Mapping {
	headings := p.Headings
	if p.HeadRow == 0 {
		headings = nil
	}
	m := guessMapping(headings, kind)
	if m.Kind == KindUnknown {
		m.Kind = kind
	}
	return m
}

// Texts are the cells of a row as people see them, one for each heading.
func (p *Preview) Texts(row Row) []string {
	texts := make([]string, len(p.Headings))
	for i := range texts {
		texts[i] = row.text(i)
	}
	return texts
}
