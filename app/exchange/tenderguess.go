package exchange

import (
	"bytes"
	"errors"
	"io"

	"counterweight/procurement/tender"
)

// ocdsWords are members that open contracting data has at its beginning and a tender file has not.
var ocdsWords = []string{`"ocid"`, `"releases"`, `"records"`, `"compiledRelease"`}

// LooksLikeTender reports whether a file is a tender file or a tender workbook rather than data for the register. It fails with
// [*TableError] where it is neither, and with errors of reading the file.
func LooksLikeTender(d Data) (bool, error) {
	file, err := d.open()
	if err != nil {
		return false, err
	}
	is, err := file.looksLikeTender()
	return is, errors.Join(d.in(err), file.Close())
}

func (o *opened) looksLikeTender() (bool, error) {
	switch o.form {
	case FormText:
		return false, nil
	case FormWorkbook:
		book, err := openSheets(o)
		if err != nil {
			return false, err
		}
		facts, _ := book.GetSheetIndex(tender.SheetFacts) // fails only for names that no sheet can have
		criteria, _ := book.GetSheetIndex(tender.SheetCriteria)
		return facts >= 0 && criteria >= 0, book.Close()
	}
	begin, err := o.Peek(sampleBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	if text := bytes.TrimLeft(begin, "{ \t\r\n"); len(text) == 0 && len(begin) == sampleBytes {
		return false, nil // nothing but space, which the reader of notices refuses soon
	}
	for _, word := range ocdsWords {
		if bytes.Contains(begin, []byte(word)) && !bytes.Contains(begin, []byte(`"counterweight/tender"`)) {
			return false, nil
		}
	}
	return true, nil
}
