package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// lettering is how a text is set.
type lettering struct {
	size    float64
	bold    bool
	colour  Colour
	leading float64 // from line to line
}

// boxRune is printed for a character that no face has.
const boxRune = '□'

// typesetter measures text, breaks it into lines and sets it in faces that have its characters. It remembers which characters it had
// to print as a box.
type typesetter struct {
	faces  [faceCount]*glyphs
	boxed  map[rune]bool
	widths map[word]float64
}

// longWord is the length in bytes from which on a text is not worth remembering.
const longWord = 32

// word is a text as it was measured.
type word struct {
	text string
	bold bool
}

func newTypesetter() *typesetter {
	ts := &typesetter{boxed: map[rune]bool{}, widths: map[word]float64{}}
	for f, parsed := range parsedFaces() {
		ts.faces[f] = newGlyphs(parsed)
	}
	return ts
}

// printable is text as it can be set: valid, composed (NFC), its line ends alike, without control characters and without characters that
// have no shape of their own, such as those that turn the direction of writing.
func printable(text string) string {
	if isPlain(text) {
		return text
	}
	text = lineEnds.Replace(strings.ToValidUTF8(text, "\uFFFD"))
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == noBreakSpace:
			return r
		case unicode.IsSpace(r):
			return ' '
		case shapeless(r):
			return -1
		}
		return r
	}, text))
}

// lineEnds turns every kind of line end into one.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

const noBreakSpace = '\u00A0'

// isPlain reports whether text is printable ASCII throughout, as most text is.
func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// shapeless reports whether nothing is printed for a character.
func shapeless(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point) ||
		unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// inOneLine is text for a place that has one line.
func inOneLine(text string) string { return strings.Join(strings.Fields(printable(text)), " ") }

// piece is a part of a line in one face.
type piece struct {
	text string
	face Face
}

// pieces splits a printable line into faces, in the order in which they are printed from left to right. A letter stays in one face with
// the marks on it. What no face has becomes a box.
func (ts *typesetter) pieces(line string, bold bool) []piece {
	var all []piece
	for rest := visualOrder(line); rest != ""; {
		cluster := rest[:clusterLength(rest)]
		rest = rest[len(cluster):]
		face, found := ts.faceFor(cluster, bold)
		if !found {
			cluster = ts.withBoxes(cluster, face)
		}
		if n := len(all); n > 0 && all[n-1].face == face {
			all[n-1].text += cluster
		} else {
			all = append(all, piece{cluster, face})
		}
	}
	return all
}

// clusterLength is the length in bytes of the first letter with the marks on it.
func clusterLength(text string) int {
	_, length := utf8.DecodeRuneInString(text)
	for length < len(text) {
		r, size := utf8.DecodeRuneInString(text[length:])
		if r < 0x300 || !unicode.Is(unicode.M, r) {
			break
		}
		length += size
	}
	return length
}

// faceFor is the first face that has all of a cluster; the usual one and false where none does.
func (ts *typesetter) faceFor(cluster string, bold bool) (Face, bool) {
	usual, other := Sans, Symbols
	if bold {
		usual, other = SansBold, SymbolsBold
	}
	for _, face := range []Face{usual, other} {
		if ts.has(face, cluster) {
			return face, true
		}
	}
	return usual, false
}

func (ts *typesetter) has(face Face, text string) bool {
	for _, r := range text {
		if ts.faces[face].width(r) < 0 {
			return false
		}
	}
	return true
}

// withBoxes is a cluster that no face has as a whole: a box for the letter, or the letter itself, and no marks that the face lacks.
func (ts *typesetter) withBoxes(cluster string, face Face) string {
	var set strings.Builder
	for i, r := range cluster {
		switch {
		case ts.faces[face].width(r) >= 0:
			set.WriteRune(r)
			continue
		case i == 0:
			set.WriteRune(boxRune)
		}
		ts.boxed[r] = true
	}
	return set.String()
}

// width is how wide a printable line is. Letters are not kerned, so it is the sum of its parts' widths.
func (ts *typesetter) width(line string, l lettering) float64 {
	key := word{line, l.bold}
	width, known := ts.widths[key]
	if !known {
		for _, p := range ts.pieces(line, l.bold) {
			for _, r := range p.text {
				width += float64(ts.faces[p.face].width(r))
			}
		}
		if len(line) <= longWord {
			ts.widths[key] = width
		}
	}
	return width * l.size / 1000
}

// measure is [typesetter.width] as charts ask for it.
func (ts *typesetter) measure(text string, size float64, bold bool) float64 {
	return ts.width(text, lettering{size: size, bold: bold})
}

// text sets a printable line that begins at x on the baseline y. Where lines end is settled by then, so every space is a plain one, which
// whoever searches the document will type.
func (p *Page) text(ts *typesetter, line string, x, y float64, l lettering) {
	line = strings.ReplaceAll(line, string(noBreakSpace), " ")
	for _, piece := range ts.pieces(line, l.bold) {
		p.Runs = append(p.Runs, Run{X: x, Y: y, Text: piece.text, Face: piece.face, Size: l.size, Colour: l.colour})
		for _, r := range piece.text {
			x += float64(ts.faces[piece.face].width(r)) * l.size / 1000
		}
	}
}
