// Package chart is the geometry of charts: values go in, strokes and words come out.
//
// It knows no file format, no window and no colour. A [Drawing] says where each stroke and each word stands, in points from its upper
// left corner, and what ink it takes; the window and the PDF paint the same drawing, each with its own colours. How wide words are, the
// painter tells by a [Measure], since labels must not collide. The same values always give the same drawing.
package chart

import (
	"math"
	"strings"
)

// Point is a place in a drawing, in points; Y grows downwards.
type Point struct{ X, Y float64 }

// Drawing is a chart ready to be painted: first the shapes, then the words, each in order.
type Drawing struct {
	Width, Height float64
	Shapes        []Shape
	Words         []Word
}

// Shape is a line through points, or the area that they enclose.
type Shape struct {
	Points    []Point
	Closed    bool
	Fill      Ink // of a closed shape
	Line      Ink
	Thickness float64 // of the line
	Dashed    bool
	Round     bool // the points stand around a circle, which a painter may draw instead
	Arc       Arc  // the part of a ring that the points go round, which a painter may draw instead; without a radius there is none
}

// Arc is a part of a ring between two angles, clockwise from the top.
type Arc struct {
	Centre        Point
	Radius, Inner float64 // from the centre to its outside and its inside
	From, To      float64 // a full turn is 2π
}

// Word is a text on one line.
type Word struct {
	Text  string
	At    Point // on the baseline: where the text begins, ends or has its middle
	Align Align
	Size  float64
	Bold  bool
	Ink   Ink
}

// Align says which part of a text stands at its place.
type Align uint8

// The ways to align a text.
const (
	Left Align = iota
	Centre
	Right
)

// Ink is the role of a colour. A painter gives each role its colour in its theme.
type Ink uint8

// The roles of colours. NoInk paints nothing.
const (
	NoInk     Ink = iota
	Text          // words to be read
	Muted         // words beside them
	Rule          // axes and grid
	Quiet         // lines that are only there for comparison
	Paper         // words on Primary
	Primary       // what the chart is about
	Secondary     // its second part; takes Text on it
	First         // the first of several lines that must be told apart; the others follow
)

// LineInks is how many inks there are from [First] on.
const LineInks = 6

// Heat is the palest of the steps in which a heat map says how much there is; the others follow, each deeper than the one before, the
// last as deep as [Primary].
const Heat = First + LineInks

// HeatSteps is how many inks there are from [Heat] on.
const HeatSteps = 5

// Rated is the ink of the best rating; those of the others follow, each worse than the one before, and last that of no rating.
// RatedGround is the pale ground in the colour of the best rating; the others follow in the same order.
const (
	Rated       = Heat + HeatSteps
	RatedGround = Rated + RatedInks
)

// RatedInks is how many inks there are from [Rated] on, and as many from [RatedGround] on.
const RatedInks = 5

// On is the ink of words that are readable on an area of an ink: of Primary, Secondary, the inks of lines and ratings and the steps of
// heat.
func (i Ink) On() Ink {
	if i == Primary || i >= First && i < Heat || i >= Heat+paleSteps && i < RatedGround {
		return Paper
	}
	return Text
}

// paleSteps is how many steps of heat are pale enough for Text.
const paleSteps = 3

// LineInk is the ink of line i, counted from 0. After the last ink comes the first again.
func LineInk(i int) Ink { return First + Ink(i%LineInks) }

// Measure says how wide a text is in the face that it will be painted in, in points.
type Measure func(text string, size float64, bold bool) float64

// Sizes of words, in points.
const (
	titleSize = 10
	labelSize = 8
	smallSize = 7
)

// titleLeading is the distance from line to line of a title.
const titleLeading = 13

// canvas collects a drawing.
type canvas struct {
	Drawing
	measure Measure
}

// title writes a title over the whole width, as many lines as it needs, and gives the height that it takes.
func (c *canvas) title(text string) float64 {
	lines := c.wrap(text, titleSize, true, c.Width)
	for i, line := range lines {
		c.word(line, Point{0, float64(i)*titleLeading + titleSize}, Word{Size: titleSize, Bold: true, Ink: Text})
	}
	return float64(len(lines)) * titleLeading
}

// nothing is the drawing of a chart without values: its title, and that there is nothing yet.
func (c *canvas) nothing(title string) Drawing {
	c.Height = c.title(title) + smallSize + gap
	c.word(c.fit("nothing yet", smallSize, false, c.Width), Point{0, c.Height - gap/2}, Word{Size: smallSize, Ink: Muted})
	return c.Drawing
}

// word writes a text at a place in the style of like.
func (c *canvas) word(text string, at Point, like Word) {
	if text == "" {
		return
	}
	like.Text, like.At = text, at
	c.Words = append(c.Words, like)
}

func (c *canvas) line(from, to Point, ink Ink, thickness float64) {
	c.path([]Point{from, to}, ink, thickness)
}

func (c *canvas) path(points []Point, ink Ink, thickness float64) {
	c.Shapes = append(c.Shapes, Shape{Points: points, Line: ink, Thickness: thickness})
}

func (c *canvas) dashed(points []Point, ink Ink, thickness float64) {
	c.Shapes = append(c.Shapes, Shape{Points: points, Line: ink, Thickness: thickness, Dashed: true})
}

func (c *canvas) box(x, y, width, height float64, fill Ink) {
	c.Shapes = append(c.Shapes, Shape{
		Points: []Point{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}, Closed: true, Fill: fill,
	})
}

// frame outlines an area.
func (c *canvas) frame(a area, line Ink) {
	c.Shapes = append(c.Shapes, Shape{
		Points: []Point{{a.left, a.top}, {a.right, a.top}, {a.right, a.bottom}, {a.left, a.bottom}}, Closed: true, Line: line, Thickness: 0.8,
	})
}

// ring marks a place. Sixteen corners look round at this size, and every painter can fill them.
func (c *canvas) ring(at Point, radius float64, line, fill Ink) {
	points := make([]Point, 16)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(points)))
		points[i] = Point{at.X + radius*cos, at.Y + radius*sin}
	}
	c.Shapes = append(c.Shapes, Shape{Points: points, Closed: true, Fill: fill, Line: line, Thickness: 1.2, Round: true})
}

// wrap breaks a text between words into lines of at most the width; a word that is wider is cut.
func (c *canvas) wrap(text string, size float64, bold bool, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if line != "" && c.measure(longer, size, bold) > width {
			lines = append(lines, line)
			longer = word
		}
		line = c.fit(longer, size, bold, width)
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fit cuts a text so that it takes at most the width, with … where something is missing.
func (c *canvas) fit(text string, size float64, bold bool, width float64) string {
	if text == "" || c.measure(text, size, bold) <= width {
		return text
	}
	runes := []rune(text)
	fits, tooMany := 0, len(runes)
	for fits+1 < tooMany {
		middle := (fits + tooMany) / 2
		if c.measure(string(runes[:middle])+"…", size, bold) <= width {
			fits = middle
		} else {
			tooMany = middle
		}
	}
	return strings.TrimRight(string(runes[:fits]), " ") + "…"
}
