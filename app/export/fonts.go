package export

import (
	"bytes"
	"fmt"
	"math"
	"sync"

	"github.com/go-fonts/dejavu/dejavusanscondensed"
	"github.com/go-fonts/dejavu/dejavusanscondensedbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	fixedpoint "golang.org/x/image/math/fixed"
)

// Face is one of the typefaces of documents.
type Face uint8

// The faces: Liberation Sans, which has the measures of Arial, and DejaVu Sans for what it lacks.
const (
	Sans Face = iota
	SansBold
	Symbols
	SymbolsBold
	faceCount
)

// typefaces are the faces with their names in documents.
var typefaces = [faceCount]struct {
	name string
	ttf  []byte
}{
	Sans:        {"LiberationSans", liberationsansregular.TTF},
	SansBold:    {"LiberationSans-Bold", liberationsansbold.TTF},
	Symbols:     {"DejaVuSansCondensed", dejavusanscondensed.TTF},
	SymbolsBold: {"DejaVuSansCondensed-Bold", dejavusanscondensedbold.TTF},
}

// String is the face's name, without spaces, which a PDF does not allow in names of fonts.
func (f Face) String() string { return typefaces[f].name }

// TTF is the face's font file, a copy of its own: the PDF library writes into what it is given.
func (f Face) TTF() []byte { return bytes.Clone(typefaces[f].ttf) }

// parsedFaces are the font files, read once.
var parsedFaces = sync.OnceValue(func() (fonts [faceCount]*sfnt.Font) {
	for f := range faceCount {
		parsed, err := sfnt.Parse(typefaces[f].ttf)
		if err != nil {
			panic(fmt.Sprintf("export: %v: %v", f, err)) // the font is part of the program
		}
		fonts[f] = parsed
	}
	return fonts
})

// lastRune is the last character that can be printed: the PDF library cannot name any after it.
const lastRune = 0xFFFF

// glyphs knows which characters a face has and how wide they are. It is not safe for use by several goroutines.
type glyphs struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	known  map[rune]int // widths; -1 where the face lacks the character
}

func newGlyphs(font *sfnt.Font) *glyphs { return &glyphs{font: font, known: map[rune]int{}} }

// width is the character's width in thousandths of the size, as the PDF states it; negative where the face lacks it.
func (g *glyphs) width(r rune) int {
	width, known := g.known[r]
	if !known {
		width = g.measure(r)
		g.known[r] = width
	}
	return width
}

func (g *glyphs) measure(r rune) int {
	if r > lastRune {
		return -1
	}
	index, err := g.font.GlyphIndex(&g.buffer, r)
	if err != nil || index == 0 {
		return -1
	}
	// At a size of as many pixels as there are units in the em, an advance is in those units.
	units := int(g.font.UnitsPerEm())
	advance, err := g.font.GlyphAdvance(&g.buffer, index, fixedpoint.I(units), font.HintingNone)
	if err != nil {
		return -1
	}
	return int(math.Round(float64(advance.Round()) * 1000 / float64(units)))
}
