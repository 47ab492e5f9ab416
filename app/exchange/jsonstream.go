package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// What JSON of open contracting may hold before it is refused as hostile or misused. The longest releases that publishers have are some
// megabytes, and nest some fifteen levels deep.
const (
	mostItemBytes  = 32 << 20
	mostItemDepth  = 200
	mostEmptyBytes = 64 << 20 // of white space in one run
)

// jsonStream reads the releases and records of open contracting data one after the other, without holding more than one of them: from a
// package, from one release or record by itself, from a list of any of these, and from any number of them with nothing but white space
// between, as JSON Lines have. Everything else of a package is passed over.
type jsonStream struct {
	in     io.Reader
	buffer []byte
	next   int
	err    error

	item      []byte // what is kept of the value being read
	documents int
	items     int
}

func newJSONStream(in io.Reader) *jsonStream {
	return &jsonStream{in: in, buffer: make([]byte, 0, 256<<10)}
}

// jsonItem is one release or record.
type jsonItem struct {
	text   []byte // good until the next one is read
	number int    // from 1
}

// itemLists are the members of a package that hold what is looked for.
var itemLists = map[string]bool{"releases": true, "records": true}

// each calls take for every item. It fails with [*TableError] where the file is no JSON, and with what take fails with.
func (s *jsonStream) each(take func(jsonItem) error) error {
	if begin, err := s.peek(); err == nil && begin == 0xef && bytes.HasPrefix(s.buffer[s.next:], []byte("\xef\xbb\xbf")) {
		s.next += 3
	}
	for {
		begin, err := s.token()
		if errors.Is(err, io.EOF) && s.documents > 0 {
			return nil
		}
		if err == nil {
			s.documents++
			err = s.document(begin, take)
		}
		if err != nil {
			return s.inWords(err)
		}
	}
}

// inWords says what an end in the middle means.
func (s *jsonStream) inWords(err error) error {
	if errors.Is(err, io.EOF) {
		return s.fault("the file ends in the middle", "fetch it again")
	}
	return err
}

func (s *jsonStream) fault(problem, remedy string) error {
	return &TableError{Problem: fmt.Sprintf("after release %d: %s", s.items, problem), Remedy: remedy}
}

// document reads a package, a release, a record, or a list of these.
func (s *jsonStream) document(begin byte, take func(jsonItem) error) error {
	switch begin {
	case '{':
		return s.object(take)
	case '[':
		return s.list(func(begin byte) error {
			if begin != '{' {
				return s.fault("the list holds something that is no release", "check that it is open contracting data")
			}
			return s.object(take)
		})
	}
	return s.fault(fmt.Sprintf("%q is where a release should be", begin), "check that it is open contracting data in JSON")
}

// list reads a list, item by item. What item is called with is the first byte of each, not yet read.
func (s *jsonStream) list(item func(begin byte) error) error {
	s.next++
	for first := true; ; first = false {
		b, err := s.token()
		switch {
		case err != nil:
			return err
		case b == ']':
			s.next++
			return nil
		case b == ',' && !first:
			s.next++
			if b, err = s.token(); err != nil {
				return err
			}
		case !first:
			return s.fault(fmt.Sprintf("%q is where a comma should be", b), "fetch the file again")
		}
		if err := item(b); err != nil {
			return err
		}
	}
}

// object reads a package, whose items are taken one by one, or an item by itself.
func (s *jsonStream) object(take func(jsonItem) error) error {
	s.next++
	s.item = append(s.item[:0], '{')
	found := false
	for first := true; ; first = false {
		b, err := s.token()
		switch {
		case err != nil:
			return err
		case b == '}':
			s.next++
			if found || !bytes.Contains(s.item, []byte(`"ocid"`)) {
				return nil
			}
			return s.give(append(s.item, '}'), take)
		case b == ',' && !first:
			s.next++
			if b, err = s.token(); err != nil {
				return err
			}
			s.item = append(s.item, ',')
		}
		name, err := s.member(b)
		if err != nil {
			return err
		}
		begin, err := s.token()
		if err != nil {
			return err
		}
		if itemLists[name] && begin == '[' && !bytes.Contains(s.item, []byte(`"compiledRelease":`)) {
			if err := s.listed(take); err != nil {
				return err
			}
			found = true
			s.item = append(s.item[:0], `{"":null`...)
			continue
		}
		if err := s.value(); err != nil {
			return err
		}
	}
}

// listed reads the list of items of a package.
func (s *jsonStream) listed(take func(jsonItem) error) error {
	return s.list(func(byte) error {
		s.item = s.item[:0]
		if err := s.value(); err != nil {
			return err
		}
		return s.give(s.item, take)
	})
}

func (s *jsonStream) give(text []byte, take func(jsonItem) error) error {
	s.items++
	return take(jsonItem{text: text, number: s.items})
}

// member reads the name of a member and the colon after it.
func (s *jsonStream) member(begin byte) (string, error) {
	if begin != '"' {
		return "", s.fault(fmt.Sprintf("%q is where a name should be", begin), "check that it is open contracting data in JSON")
	}
	at := len(s.item)
	if err := s.text(); err != nil {
		return "", err
	}
	name := string(s.item[min(at+1, len(s.item)) : len(s.item)-1])
	colon, err := s.token()
	if err == nil && colon != ':' {
		err = s.fault(fmt.Sprintf("%q is where a colon should be", colon), "fetch the file again")
	}
	s.next++
	s.item = append(s.item, ':')
	return name, err
}

// value reads a value of any kind to its end.
func (s *jsonStream) value() error {
	depth := 0
	for {
		b, err := s.token()
		if err != nil {
			return err
		}
		switch b {
		case '"':
			if err := s.text(); err != nil {
				return err
			}
		case '{', '[':
			if depth++; depth > mostItemDepth {
				return s.fault(fmt.Sprintf("objects and lists are nested more than %d deep", mostItemDepth), "check that it is open contracting data")
			}
			s.keep(b)
		case '}', ']':
			depth--
			s.keep(b)
		case ',', ':':
			s.keep(b)
		default:
			if err := s.word(); err != nil {
				return err
			}
		}
		if depth < 0 {
			return s.fault(fmt.Sprintf("%q closes nothing", b), "fetch the file again")
		}
		if len(s.item) > mostItemBytes {
			return s.tooLarge()
		}
		if depth == 0 {
			return nil
		}
	}
}

// keep keeps the byte that comes next, and moves on.
func (s *jsonStream) keep(b byte) {
	s.item = append(s.item, b)
	s.next++
}

// word reads a number, true, false or null. White space after it is kept as one space, so that 1 2 does not become 12.
func (s *jsonStream) word() error {
	for {
		b, err := s.peek()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case isSpace[b]:
			s.item = append(s.item, ' ')
			return nil
		case isBetween[b]:
			return nil
		}
		rest := s.buffer[s.next:]
		end := 0
		for end < len(rest) && !isBetween[rest[end]] {
			end++
		}
		s.item = append(s.item, rest[:end]...)
		s.next += end
		if len(s.item) > mostItemBytes {
			return s.tooLarge()
		}
	}
}

func (s *jsonStream) tooLarge() error {
	return s.fault(fmt.Sprintf("one is larger than %d MB", mostItemBytes>>20), "check that it is open contracting data")
}

// isBetween are the bytes that end a number or a word, and isSpace those between which nothing is.
var isBetween, isSpace = func() (between, space [256]bool) {
	for _, b := range []byte(" \t\r\n") {
		between[b], space[b] = true, true
	}
	for _, b := range []byte(`{}[],:"`) {
		between[b] = true
	}
	return between, space
}()

// text reads a text in quotes and keeps it with them.
func (s *jsonStream) text() error {
	s.keep('"')
	for {
		if _, err := s.peek(); err != nil {
			return err
		}
		rest := s.buffer[s.next:]
		end := bytes.IndexByte(rest, '"')
		if end < 0 {
			end = len(rest)
		}
		if escape := bytes.IndexByte(rest[:end], '\\'); escape >= 0 {
			s.item = append(s.item, rest[:escape+1]...)
			s.next += escape + 1
			escaped, err := s.peek()
			if err != nil {
				return err
			}
			s.keep(escaped)
		} else {
			s.item = append(s.item, rest[:end]...)
			s.next += end
			if end < len(rest) {
				s.keep('"')
				return nil
			}
		}
		if len(s.item) > mostItemBytes {
			return s.tooLarge()
		}
	}
}

// token is the next byte that is not white space, without moving past it.
func (s *jsonStream) token() (byte, error) {
	for passed := 0; passed < mostEmptyBytes; {
		if _, err := s.peek(); err != nil {
			return 0, err
		}
		begin := s.next
		for s.next < len(s.buffer) && isSpace[s.buffer[s.next]] {
			s.next++
		}
		passed += s.next - begin
		if s.next < len(s.buffer) {
			return s.buffer[s.next], nil
		}
	}
	return 0, s.fault(fmt.Sprintf("more than %d MB have nothing in them", mostEmptyBytes>>20), "check that it is the right file")
}

// peek is the next byte, without moving past it.
func (s *jsonStream) peek() (byte, error) {
	for s.next == len(s.buffer) {
		if s.err != nil {
			return 0, s.err
		}
		var n int
		n, s.err = s.in.Read(s.buffer[:cap(s.buffer)])
		s.buffer, s.next = s.buffer[:n], 0
	}
	return s.buffer[s.next], nil
}
