package export

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// The workbook's colours: one accent, and greys.
const (
	accent      = "0F5B78"
	accentPale  = "E6F1F6" // cells to fill in
	headingFill = "F5F6F8"
	lineColour  = "DFE4E9"
	inkColour   = "1D2733"
	mutedColour = "5B6875"
	alertColour = "B3261E"
	alertPale   = "FBE9E7"
)

// face is Arial, for which every office has a font of the same measures.
const face = "Arial"

// look is how a cell looks. It is comparable, so a workbook makes each look once.
type look struct {
	size         float64 // points; 0 for the usual 10
	bold, italic bool
	colour, fill string // six hexadecimal digits; empty for ink on white
	lined        bool   // a thin line below
	boxed        bool   // a thin line all round
	number       string // format of numbers; empty for General
	align        string // left, center or right; empty for left
	indent       int
	wrap         bool
	bottom       bool // at the bottom of the row; else in its middle
	open         bool // may be changed where the sheet is protected
}

// The looks that every workbook shares.
var (
	lookTitle   = look{size: 16, bold: true, colour: accent}
	lookText    = look{}
	lookMuted   = look{colour: mutedColour}
	lookHeading = look{bold: true, fill: headingFill, lined: true, wrap: true, bottom: true}
	lookSection = look{bold: true, colour: accent, lined: true}
	lookCell    = look{lined: true, wrap: true}
	lookNumber  = look{lined: true, align: "right"}
	lookInput   = look{boxed: true, fill: accentPale, align: "right"}
)

func (l look) right() look           { l.align = "right"; return l }
func (l look) centred() look         { l.align = "center"; return l }
func (l look) strong() look          { l.bold = true; return l }
func (l look) muted() look           { l.colour = mutedColour; return l }
func (l look) wrapped() look         { l.wrap = true; return l }
func (l look) plain() look           { l.bold, l.colour = false, ""; return l }
func (l look) indented(n int) look   { l.indent = n; return l }
func (l look) as(format string) look { l.number = format; return l }

// style is the library's description of a look.
func (l look) style() *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: face, Size: 10, Bold: l.bold, Italic: l.italic, Color: inkColour},
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: "center", Indent: l.indent, WrapText: l.wrap},
	}
	if l.size > 0 {
		s.Font.Size = l.size
	}
	if l.colour != "" {
		s.Font.Color = l.colour
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.indent > 0 && l.align == "" {
		s.Alignment.Horizontal = "left" // without a side there is nothing to indent from
	}
	if l.bottom {
		s.Alignment.Vertical = "bottom"
	}
	if l.open {
		s.Protection = &excelize.Protection{Locked: false}
	}
	if l.number != "" {
		s.CustomNumFmt = &l.number
	}
	sides := map[bool][]string{true: {"left", "right", "top", "bottom"}, false: {"bottom"}}
	if l.lined || l.boxed {
		for _, side := range sides[l.boxed] {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: lineColour, Style: 1})
		}
	}
	return s
}

// linesOf is about how many lines a text takes in a column: in Arial of 10 points a little more than one character stands in the unit
// of width, and lines that end with a word are shorter.
func (l look) linesOf(text string, width float64) int {
	room := max(1, width-2*float64(l.indent))
	if l.size > 0 {
		room *= 10 / l.size
	}
	lines := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		if n := float64(utf8.RuneCountInString(paragraph)); n > 1.2*room {
			lines += int(math.Ceil(n / (1.1 * room)))
		} else {
			lines++
		}
	}
	return lines
}

// rowHeight is the height of a row with so many lines of text, in points; no row can be higher than 409.
func rowHeight(lines int) float64 { return min(5+13*float64(max(lines, 1)), 409) }
