package chart

import "fmt"

// Strip is a row of marks, one for each time that something was to happen, the earliest first: the meetings of a year. Each has a shape and
// an ink of its own; what the shapes mean stands below the row, with how many there are of each.
type Strip struct {
	Title string // says what the chart shows: 11 of 12 meetings were held
	Marks []StripMark
	Kinds []StripKind // what may have become of each
}

// StripMark is one time.
type StripMark struct {
	Kind  int    // by its place among the kinds
	Label string // below the mark, where something begins, such as a month; may be empty
}

// StripKind is what may have become of a time.
type StripKind struct {
	Word  string
	Shape StripShape
	Ink   Ink
}

// StripShape is the shape of a mark, so that it can be told apart without its colour.
type StripShape uint8

// The shapes.
const (
	RoundMark StripShape = iota
	PointedMark
	SquareMark
	HollowMark
)

// Measures of strips, in points.
const (
	widestMark   = 40  // of a mark's place
	leastMark    = 8   // below that the row goes on in the next
	largestMark  = 4.2 // half of a mark's width
	stripRow     = 24
	betweenWords = 12
)

// Draw lays the chart out at a width.
func (s Strip) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	if len(s.Marks) == 0 {
		return c.nothing(s.Title)
	}
	top := c.title(s.Title) + gap
	place := max(min(widestMark, width/float64(len(s.Marks))), leastMark)
	each := max(1, int(width/place))
	free := 0.0 // where the next label may begin
	for i, m := range s.Marks {
		if i > 0 && i%each == 0 {
			top, free = top+stripRow, 0
		}
		left, radius := float64(i%each)*place, min(largestMark, place*0.42)
		c.stripMark(Point{left + radius, top + largestMark + 1}, radius, s.Kinds[m.Kind])
		if m.Label != "" && left >= free && left+c.measure(m.Label, smallSize, false) <= width {
			c.word(m.Label, Point{left, top + 2*largestMark + 2 + smallSize}, Word{Size: smallSize, Ink: Muted})
			free = left + c.measure(m.Label, smallSize, false) + gap/2
		}
	}
	c.Height = s.legend(c, top+stripRow) + 2
	return c.Drawing
}

// legend says below the row what the shapes mean, and gives where it ends.
func (s Strip) legend(c *canvas, top float64) float64 {
	counts := make([]int, len(s.Kinds))
	for _, m := range s.Marks {
		counts[m.Kind]++
	}
	x, base := 0.0, top+labelSize
	for i, kind := range s.Kinds {
		if counts[i] == 0 {
			continue
		}
		words := fmt.Sprintf("%d %s", counts[i], kind.Word)
		wide := c.measure(words, labelSize, false)
		if x > 0 && x+2*largestMark+gap/2+wide > c.Width {
			x, base = 0, base+labelSize*1.5
		}
		c.stripMark(Point{x + largestMark, base - labelSize*0.35}, largestMark-0.8, kind)
		c.word(words, Point{x + 2*largestMark + gap/2, base}, Word{Size: labelSize, Ink: Text})
		x += 2*largestMark + gap/2 + wide + betweenWords
	}
	return base + labelSize*0.3
}

// stripMark draws a mark with its middle at a point.
func (c *canvas) stripMark(at Point, radius float64, kind StripKind) {
	switch kind.Shape {
	case SquareMark:
		side := radius * 1.7
		c.box(at.X-side/2, at.Y-side/2, side, side, kind.Ink)
	case PointedMark:
		c.Shapes = append(c.Shapes, Shape{
			Points: []Point{{at.X, at.Y - radius}, {at.X + radius, at.Y + radius*0.85}, {at.X - radius, at.Y + radius*0.85}}, Closed: true, Fill: kind.Ink,
		})
	case HollowMark:
		c.ring(at, radius-0.6, kind.Ink, NoInk)
	default:
		c.ring(at, radius, kind.Ink, kind.Ink)
	}
}
