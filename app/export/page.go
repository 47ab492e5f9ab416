package export

import (
	"time"

	"counterweight/app/chart"
)

// Document is a report laid out: every stroke and every word stands where it will be printed. The PDF and the preview in the window only
// paint it, so neither can show what the other does not.
type Document struct {
	Title     string
	Subject   string
	Made      time.Time
	Pages     []Page
	Bookmarks []Bookmark
}

// A page is A4 upright. All measures are in points from its upper left corner; Y grows downwards.
const (
	PageWidth  = 595.28
	PageHeight = 841.89
)

// Page is one page: shapes below, text above, both in the order of reading.
type Page struct {
	Shapes []Shape
	Runs   []Run
	Links  []Link
}

// Run is text in one face on one line.
type Run struct {
	X, Y   float64 // where it begins, on the baseline
	Text   string
	Face   Face
	Size   float64
	Colour Colour
}

// Shape is a line through points, or the area that they enclose.
type Shape struct {
	Points    []chart.Point
	Closed    bool
	Fill      Colour // of a closed shape
	Line      Colour
	Thickness float64
	Dashed    bool
}

// Link leads from a part of a page to another page.
type Link struct {
	X, Y, Width, Height float64
	Page                int // counted from 0
	Top                 float64
}

// Bookmark is an entry of the outline that a reader shows beside the pages.
type Bookmark struct {
	Title string
	Level int // 0 for a section, 1 for a part of it
	Page  int // counted from 0
	Top   float64
}

// Colour is red, green and blue behind 0xFF: 0xFF0F5B78. The zero value paints nothing.
type Colour uint32

// RGB is the colour's parts, 0 to 255.
func (c Colour) RGB() (red, green, blue int) {
	return int(c >> 16 & 0xFF), int(c >> 8 & 0xFF), int(c & 0xFF)
}

// The colours of documents. The accent is for areas: on white it is too pale for words.
const (
	colourText    Colour = 0xFF1D2733
	colourMuted   Colour = 0xFF5B6875
	colourPrimary Colour = 0xFF0F5B78
	colourAccent  Colour = 0xFFF2B544
	colourRule    Colour = 0xFFDFE4E9
	colourShade   Colour = 0xFFF5F6F8
	colourNotice  Colour = 0xFFFEF7E6
	colourQuiet   Colour = 0xFFB4BDC6
	colourPaper   Colour = 0xFFFFFFFF
)

// chartColours are what a document paints the inks of charts in.
var chartColours = map[chart.Ink]Colour{
	chart.Text: colourText, chart.Muted: colourMuted, chart.Rule: colourRule, chart.Quiet: colourQuiet, chart.Paper: colourPaper,
	chart.Primary: colourPrimary, chart.Secondary: colourAccent,
	chart.First: colourPrimary, chart.First + 1: 0xFFB3261E, chart.First + 2: 0xFF14703A,
	chart.First + 3: 0xFF8A5A00, chart.First + 4: 0xFF6B4E9B, chart.First + 5: 0xFF44525F,
	chart.Heat: 0xFFE7EFF1, chart.Heat + 1: 0xFFC1D4DC, chart.Heat + 2: 0xFF9ABAC6, chart.Heat + 3: 0xFF3A7990, chart.Heat + 4: colourPrimary,
	chart.Rated: 0xFF14703A, chart.Rated + 1: 0xFF9A6300, chart.Rated + 2: 0xFFB3541E, chart.Rated + 3: 0xFFB3261E, chart.Rated + 4: colourMuted,
	chart.RatedGround: 0xFFE3F2E7, chart.RatedGround + 1: 0xFFFFF3D6, chart.RatedGround + 2: 0xFFFFE8DC, chart.RatedGround + 3: 0xFFFBE0DF, chart.RatedGround + 4: 0xFFEEF1F4,
}

// line draws a straight line.
func (p *Page) line(x1, y1, x2, y2, thickness float64, colour Colour) {
	p.Shapes = append(p.Shapes, Shape{Points: []chart.Point{{X: x1, Y: y1}, {X: x2, Y: y2}}, Line: colour, Thickness: thickness})
}

// box fills a rectangle.
func (p *Page) box(x, y, width, height float64, colour Colour) {
	p.Shapes = append(p.Shapes, Shape{
		Points: []chart.Point{{X: x, Y: y}, {X: x + width, Y: y}, {X: x + width, Y: y + height}, {X: x, Y: y + height}},
		Closed: true, Fill: colour,
	})
}

// drawing paints a chart with its upper left corner at x, y.
func (p *Page) drawing(ts *typesetter, d chart.Drawing, x, y float64) {
	for _, s := range d.Shapes {
		shape := Shape{Closed: s.Closed, Fill: chartColours[s.Fill], Line: chartColours[s.Line], Thickness: s.Thickness, Dashed: s.Dashed}
		for _, point := range s.Points {
			shape.Points = append(shape.Points, chart.Point{X: x + point.X, Y: y + point.Y})
		}
		p.Shapes = append(p.Shapes, shape)
	}
	for _, w := range d.Words {
		l := lettering{size: w.Size, bold: w.Bold, colour: chartColours[w.Ink]}
		at := x + w.At.X
		switch w.Align {
		case chart.Centre:
			at -= ts.width(w.Text, l) / 2
		case chart.Right:
			at -= ts.width(w.Text, l)
		}
		p.text(ts, w.Text, at, y+w.At.Y, l)
	}
}
