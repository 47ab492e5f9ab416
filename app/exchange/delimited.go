package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// What a row of a text file may hold before it is refused: no spreadsheet has longer cells or more columns, and a quote that is never
// closed would otherwise swallow the rest of the file.
const (
	mostCellBytes = 1 << 20
	mostRowBytes  = 8 << 20
	mostColumns   = 16384
)

// delimited reads rows whose cells are separated by a character, in UTF-8.
//
// Cells in quotes may hold the separator, line ends and doubled quotes. A quote within a cell that does not begin with one is a character
// like any other, and so is a quote in a quoted cell that no separator follows.
type delimited struct {
	in        io.Reader
	separator byte
	loneCR    bool // whether CR without LF ends a row

	buffer []byte
	next   int // in buffer
	err    error

	row  int    // rows read so far, blank ones included
	text []byte // of the row's cells, one after the other
	ends []int  // of each cell in text
}

func newDelimited(in io.Reader, separator byte, loneCR bool) *delimited {
	return &delimited{in: in, separator: separator, loneCR: loneCR, buffer: make([]byte, 0, 64<<10)}
}

// peek is the byte that comes next, without moving on; it reports false at the end and after an error.
func (d *delimited) peek() (byte, bool) {
	for d.next == len(d.buffer) {
		if d.err != nil {
			return 0, false
		}
		var n int
		n, d.err = d.in.Read(d.buffer[:cap(d.buffer)])
		d.buffer, d.next = d.buffer[:n], 0
	}
	return d.buffer[d.next], true
}

// read is the next row's cells. It fails with [io.EOF] after the last, and with [*TableError] for what can be no row.
func (d *delimited) read() ([]string, error) {
	d.text, d.ends = d.text[:0], d.ends[:0]
	if _, more := d.peek(); !more {
		return nil, d.end()
	}
	d.row++
	for ended := false; !ended; {
		begin := len(d.text)
		var err error
		if b, more := d.peek(); more && b == '"' {
			ended, err = d.quoted(begin)
		} else {
			ended, err = d.plain(begin)
		}
		if err != nil {
			return nil, err
		}
		d.ends = append(d.ends, len(d.text))
		if len(d.ends) > mostColumns {
			return nil, d.fault("it has more than %d cells", mostColumns)
		}
	}
	if d.err != nil && !errors.Is(d.err, io.EOF) {
		return nil, d.err
	}
	return d.cells(), nil
}

// end is the error after the last row.
func (d *delimited) end() error {
	if d.err == nil {
		return io.EOF
	}
	return d.err
}

// cells cuts the row's text up.
func (d *delimited) cells() []string {
	text, begin := string(d.text), 0
	cells := make([]string, len(d.ends))
	for i, end := range d.ends {
		cells[i] = text[begin:end]
		begin = end
	}
	return cells
}

// plain reads a cell without quotes, and reports whether the row ends with it.
func (d *delimited) plain(begin int) (ended bool, err error) {
	for {
		if _, more := d.peek(); !more {
			return true, nil
		}
		rest := d.buffer[d.next:]
		end := 0
		for end < len(rest) && rest[end] != d.separator && rest[end] != '\n' && rest[end] != '\r' {
			end++
		}
		d.text = append(d.text, rest[:end]...)
		d.next += end
		if err := d.tooLong(begin); err != nil {
			return true, err
		}
		if end == len(rest) {
			continue
		}
		d.next++
		if stop, ended := d.stops(rest[end]); stop {
			return ended, nil
		}
		d.text = append(d.text, rest[end])
	}
}

// quoted reads a cell in quotes, and reports whether the row ends with it.
func (d *delimited) quoted(begin int) (ended bool, err error) {
	d.next++
	for {
		if _, more := d.peek(); !more {
			return true, d.fault("a quote is opened and never closed")
		}
		rest := d.buffer[d.next:]
		end := bytes.IndexByte(rest, '"')
		if end < 0 {
			end = len(rest)
		}
		d.text = append(d.text, rest[:end]...)
		d.next += end
		if err := d.tooLong(begin); err != nil {
			return true, err
		}
		if end == len(rest) {
			continue
		}
		d.next++
		if stop, ended := d.afterQuote(); stop {
			return ended, nil
		}
	}
}

// afterQuote reads on after a quote in a quoted cell, and reports whether the cell ends there, and the row with it.
func (d *delimited) afterQuote() (stop, ended bool) {
	b, more := d.peek()
	if more && b == '"' {
		d.next++
		d.text = append(d.text, '"')
		return false, false
	}
	for spaces := 0; ; spaces++ {
		if !more {
			return true, true
		}
		d.next++
		if stop, ended := d.stops(b); stop {
			return true, ended
		}
		if b != ' ' || spaces == mostCellBytes {
			d.next-- // to be read as what it is
			d.text = append(append(d.text, '"'), bytes.Repeat([]byte{' '}, spaces)...)
			return false, false
		}
		b, more = d.peek()
	}
}

// stops reports whether a byte, just read, ends the cell, and whether it ends the row.
func (d *delimited) stops(b byte) (stop, ended bool) {
	switch {
	case b == d.separator:
		return true, false
	case b == '\n':
		return true, true
	case b != '\r':
		return false, false
	}
	if after, more := d.peek(); more && after == '\n' {
		d.next++
		return true, true
	}
	return d.loneCR, d.loneCR
}

func (d *delimited) tooLong(begin int) error {
	switch {
	case len(d.text)-begin > mostCellBytes:
		return d.fault("a cell holds more than %d MB of text", mostCellBytes>>20)
	case len(d.text) > mostRowBytes:
		return d.fault("it holds more than %d MB of text", mostRowBytes>>20)
	}
	return nil
}

func (d *delimited) fault(problem string, args ...any) error {
	return &TableError{
		Row: d.row, Problem: fmt.Sprintf(problem, args...),
		Remedy: "check that the file is a table, and that each quote in this row has its partner",
	}
}

// separators are what stands between cells, the most usual first.
var separators = []byte{',', ';', '\t', '|'}

// guessSeparator tells what separates cells, by which of the candidates gives rows of one length most often.
func guessSeparator(sample []byte, loneCR bool) byte {
	best, most := separators[0], 0
	for _, candidate := range separators {
		d := newDelimited(bytes.NewReader(sample), candidate, loneCR)
		lengths := map[int]int{}
		for range 100 {
			cells, err := d.read()
			if err != nil {
				break
			}
			lengths[len(cells)]++
		}
		for length, rows := range lengths {
			if score := rows * min(length-1, 8); score > most {
				best, most = candidate, score
			}
		}
	}
	return best
}

// guessLoneCR tells whether CR without LF ends rows: where it stands outside quotes more often than LF does.
func guessLoneCR(sample []byte) bool {
	alone, others, quoted := 0, 0, false
	for i, b := range sample {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '\n':
			others++
		case b == '\r' && (i+1 == len(sample) || sample[i+1] != '\n'):
			alone++
		}
	}
	return alone > others
}
