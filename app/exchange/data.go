package exchange

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
)

// Data is a file to be taken in. It is read from its beginning more than once: to see what it is, to show it, and to take it in.
type Data struct {
	Name string // what to call it in messages
	Size int64  // in bytes, 0 where it is not known
	Open func() (io.ReadCloser, error)
}

// DataFile is a file of the file system. It fails with [*os.PathError] where the file can't be used.
func DataFile(path string) (Data, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Data{}, err
	}
	return Data{
		Name: filepath.Base(path), Size: info.Size(),
		Open: func() (io.ReadCloser, error) { return os.Open(path) },
	}, nil
}

// Form is how a file is written, whatever it holds.
type Form uint8

// The forms of files.
const (
	FormText     Form = iota // cells with separators
	FormWorkbook             // an Excel workbook
	FormJSON                 // JSON or JSON Lines
)

// TableError says what is wrong with a file as a whole, so that nothing of it can be taken in.
type TableError struct {
	File    string // may be empty
	Row     int    // from 1; 0 for the whole file
	Problem string
	Remedy  string
}

func (e *TableError) Error() string {
	text := e.Problem + ": " + e.Remedy
	if e.Row > 0 {
		text = rowName(e.Row) + ": " + text
	}
	if e.File != "" {
		text = e.File + ": " + text
	}
	return text
}

// in names the file in an error about it.
func (d Data) in(err error) error {
	var wrong *TableError
	switch {
	case errors.As(err, &wrong):
		wrong.File = d.Name
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.Is(err, io.ErrUnexpectedEOF):
		return &TableError{File: d.Name, Problem: "the archive is damaged or cut off", Remedy: "fetch the file again"}
	}
	return err
}

// opened is a file while it is being read.
type opened struct {
	*bufio.Reader
	form Form
	// passed counts the bytes of the file itself, packed ones where it is packed.
	passed *counted
	file   io.Closer
	packed bool
}

func (o *opened) Close() error { return o.file.Close() }

// counted counts what is read.
type counted struct {
	in    io.Reader
	bytes atomic.Int64 // asked for while another goroutine reads
}

func (c *counted) Read(into []byte) (int, error) {
	n, err := c.in.Read(into)
	c.bytes.Add(int64(n))
	return n, err
}

// sampleBytes is how much of a file is looked at to tell what it is.
const sampleBytes = 256 << 10

// open opens a file, unpacks it where it is packed, and tells its form by its first bytes, never by its name.
func (d Data) open() (*opened, error) {
	file, err := d.Open()
	if err != nil {
		return nil, err
	}
	passed := &counted{in: file}
	o := &opened{Reader: bufio.NewReaderSize(passed, sampleBytes), passed: passed, file: file}
	if err := o.unpack(); err != nil {
		return nil, errors.Join(d.in(err), file.Close())
	}
	if o.form, err = o.findForm(); err != nil {
		return nil, errors.Join(d.in(err), file.Close())
	}
	return o, nil
}

func (o *opened) unpack() error {
	if begins, _ := o.Peek(2); !bytes.Equal(begins, []byte("\x1f\x8b")) {
		return nil
	}
	unpacked, err := gzip.NewReader(o.Reader)
	if err != nil {
		return err
	}
	o.Reader, o.packed = bufio.NewReaderSize(unpacked, sampleBytes), true
	return nil
}

// foreign are the beginnings of files that are no data for a register, with what to do about them.
var foreign = []struct{ begins, problem, remedy string }{
	{"\x1f\x8b", "it is packed twice", "unpack it once and try again"},
	{"SQLite format 3\x00", "it is a workspace or another database", "open it instead of importing it"},
	{"\xd0\xcf\x11\xe0", "it is a workbook of the old form .xls, or protected with a password", "save it as an Excel workbook (.xlsx) without a password"},
	{"%PDF", "it is a PDF", "ask for the table that it was made from"},
	{"{\\rtf", "it is a text document", "save its table as a workbook or as CSV"},
	{"PAR1", "it is a Parquet file", "save it as CSV"},
}

func (o *opened) findForm() (Form, error) {
	begins, err := o.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	for _, f := range foreign {
		if bytes.HasPrefix(begins, []byte(f.begins)) {
			return 0, &TableError{Problem: f.problem, Remedy: f.remedy}
		}
	}
	if bytes.HasPrefix(begins, []byte("PK")) {
		return FormWorkbook, nil
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(begins, []byte(byteOrderMarks[0].mark)), " \t\r\n")
	if len(text) == 0 {
		return FormText, nil
	}
	if text[0] == '{' || text[0] == '[' && looksLikeList(text[1:]) {
		return FormJSON, nil
	}
	return FormText, nil
}

// looksLikeList reports whether JSON goes on after a bracket, rather than a heading such as [Name|Address].
func looksLikeList(rest []byte) bool {
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return len(rest) == 0 || bytes.IndexByte([]byte("{[]"), rest[0]) >= 0
}
