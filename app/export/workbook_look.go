package export

import "github.com/xuri/excelize/v2"

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
	middle       bool // centred between top and bottom; else at the top
	open         bool // may be changed where the sheet is protected
}

// The looks that every workbook shares.
var (
	lookTitle   = look{size: 16, bold: true, colour: accent}
	lookText    = look{}
	lookMuted   = look{colour: mutedColour}
	lookHeading = look{bold: true, fill: headingFill, lined: true, wrap: true}
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
func (l look) indented(n int) look   { l.indent = n; return l }
func (l look) as(format string) look { l.number = format; return l }

// style is the library's description of a look.
func (l look) style() *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: face, Size: 10, Bold: l.bold, Italic: l.italic, Color: inkColour},
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: "top", Indent: l.indent, WrapText: l.wrap},
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
	if l.middle {
		s.Alignment.Vertical = "center"
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
