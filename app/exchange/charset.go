package exchange

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encoding is how the characters of a text file are written as bytes.
type Encoding uint8

// The encodings that tables are met in.
const (
	EncodingUnstated Encoding = iota
	UTF8
	UTF16LittleEnd
	UTF16BigEnd
	Windows1252
	DOS850 // Western Europe; the pound sign is 0x9C, as in DOS437
	DOS437
)

// encodings are the names of the encodings, for mapping files and for people.
var encodings = [...]string{
	UTF8: "UTF-8", UTF16LittleEnd: "UTF-16LE", UTF16BigEnd: "UTF-16BE", Windows1252: "Windows-1252", DOS850: "DOS 850", DOS437: "DOS 437",
}

// String is the encoding's name: Windows-1252.
func (e Encoding) String() string { return encodings[e] }

// AllEncodings are the encodings to choose from.
func AllEncodings() []Encoding {
	return []Encoding{UTF8, UTF16LittleEnd, UTF16BigEnd, Windows1252, DOS850, DOS437}
}

// byteOrderMarks begin files that say their encoding.
var byteOrderMarks = []struct {
	mark     string
	encoding Encoding
}{{"\xef\xbb\xbf", UTF8}, {"\xff\xfe", UTF16LittleEnd}, {"\xfe\xff", UTF16BigEnd}}

// guessEncoding tells the encoding by the beginning of a file. Text that is UTF-8 as far as it goes is UTF-8. Of the encodings with one
// byte a character it is DOS's where 0x9C stands before a figure, which is a pound sign there and a rare letter in Windows, or where words
// have more letters of DOS in them than of Windows; code pages 437 and 850 agree on these, and on the commoner letters.
func guessEncoding(sample []byte) Encoding {
	for _, m := range byteOrderMarks {
		if bytes.HasPrefix(sample, []byte(m.mark)) {
			return m.encoding
		}
	}
	if zeros := bytes.Count(sample, []byte{0}); zeros > 0 && zeros >= len(sample)/4 {
		odd := 0
		for i := 1; i < len(sample); i += 2 {
			if sample[i] == 0 {
				odd++
			}
		}
		if odd > zeros/2 {
			return UTF16LittleEnd
		}
		return UTF16BigEnd
	}
	switch whole := withoutCutRune(sample); {
	case utf8.Valid(whole):
		return UTF8
	case countBeforeFigure(sample, 0x9c) > countBeforeFigure(sample, 0xa3):
		return DOS850
	case countInWords(sample, isDOSLetter) > countInWords(sample, func(b byte) bool { return b >= 0xc0 }):
		return DOS850
	case hasRuns(whole):
		return UTF8 // with a few bytes of another encoding in it
	}
	return Windows1252
}

// withoutCutRune is text without a character at its end that may only be cut off.
func withoutCutRune(text []byte) []byte {
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if start := len(text) - back; utf8.RuneStart(text[start]) {
			if text[start] >= utf8.RuneSelf && !utf8.FullRune(text[start:]) {
				return text[:start]
			}
			break
		}
	}
	return text
}

// hasRuns reports whether text holds more characters that are several bytes of UTF-8 than bytes that are none.
func hasRuns(text []byte) bool {
	runs, strays := 0, 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && size == 1:
			strays++
		case size > 1:
			runs++
		}
		text = text[size:]
	}
	return runs > strays
}

// countBeforeFigure counts how often a byte stands before a figure, possibly with a space between.
func countBeforeFigure(text []byte, sign byte) (count int) {
	for i, b := range text {
		if b != sign || i+1 >= len(text) {
			continue
		}
		if next := bytes.TrimLeft(text[i+1:min(i+3, len(text))], " "); len(next) > 0 && '0' <= next[0] && next[0] <= '9' {
			count++
		}
	}
	return count
}

// countInWords counts the bytes of a kind behind a plain letter.
func countInWords(text []byte, is func(byte) bool) (count int) {
	for i, b := range text {
		if i == 0 || !is(b) {
			continue
		}
		if before := text[i-1] | 0x20; 'a' <= before && before <= 'z' {
			count++
		}
	}
	return count
}

// isDOSLetter reports whether a byte is a letter in DOS, such as é, ü and ë, and in Windows nothing that stands behind a letter: what opens a
// quotation, or nothing at all.
func isDOSLetter(b byte) bool {
	return bytes.IndexByte([]byte("\x81\x82\x84\x88\x89\x8b\x8d\x8f\x90\x9d"), b) >= 0
}

// decoded reads text in an encoding as UTF-8, without a byte order mark.
func decoded(in io.Reader, e Encoding) io.Reader {
	switch e {
	case UTF16LittleEnd:
		return transform.NewReader(in, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case UTF16BigEnd:
		return transform.NewReader(in, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder())
	case Windows1252:
		return transform.NewReader(in, charmap.Windows1252.NewDecoder())
	case DOS850:
		return transform.NewReader(in, charmap.CodePage850.NewDecoder())
	case DOS437:
		return transform.NewReader(in, charmap.CodePage437.NewDecoder())
	}
	return &mendedUTF8{in: in}
}

// mendedUTF8 reads UTF-8 in which single bytes may be of Windows-1252, as where files were put together: these are read as what they are
// there, and counted.
type mendedUTF8 struct {
	in      io.Reader
	raw     []byte // read and not yet checked, at most a part of a character once Read returns
	ready   []byte // checked and not yet handed out
	started bool
	err     error
	strays  int
}

func (m *mendedUTF8) Read(into []byte) (int, error) {
	for len(m.ready) == 0 {
		if m.err != nil {
			return 0, m.err
		}
		m.fill()
	}
	n := copy(into, m.ready)
	m.ready = m.ready[n:]
	return n, nil
}

// fill reads on and checks what came.
func (m *mendedUTF8) fill() {
	const atOnce = 64 << 10
	held := len(m.raw)
	m.raw = append(make([]byte, 0, atOnce), m.raw...)[:atOnce]
	n, err := m.in.Read(m.raw[held:])
	m.raw, m.err = m.raw[:held+n], err
	if !m.started && (len(m.raw) >= len(byteOrderMarks[0].mark) || err != nil) {
		m.raw = bytes.TrimPrefix(m.raw, []byte(byteOrderMarks[0].mark))
		m.started = true
	}
	if !m.started {
		return
	}
	whole := m.raw
	if m.err == nil {
		whole = withoutCutRune(m.raw)
	}
	rest := m.raw[len(whole):]
	if utf8.Valid(whole) {
		m.ready = whole
	} else {
		m.ready = m.mend(whole)
	}
	m.raw = rest
}

// mend reads the bytes that are no UTF-8 as Windows-1252.
func (m *mendedUTF8) mend(text []byte) []byte {
	mended := make([]byte, 0, len(text)+len(text)/8)
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size == 1 {
			m.strays++
			r = charmap.Windows1252.DecodeByte(text[0])
		}
		mended = utf8.AppendRune(mended, r)
		text = text[size:]
	}
	return mended
}
