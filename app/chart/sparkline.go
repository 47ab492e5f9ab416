package chart

import "math"

// Sparkline is a small line that shows where a value comes from, such as in a cell of a table.
type Sparkline struct {
	Title string // may be empty where the row says what the line shows
	// Values are the readings at equal distances, the last one is the newest; NaN where there is none.
	Values []float64
	// Target is the range that is wanted, drawn as a band. An end may be infinite; without a range from Low up to High there is none.
	Target Range
	Value  string // the last value in words, written behind the line
	Height float64
}

// Range is from a value to another one.
type Range struct{ Low, High float64 }

// Measures of sparklines, in points.
const (
	leastSpark  = 10
	sparkRadius = 1.8
)

// Draw lays the line out at a width.
func (s Sparkline) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	last := -1
	for i, value := range s.Values {
		if !math.IsNaN(value) {
			last = i
		}
	}
	if last < 0 {
		return c.nothing(s.Title)
	}
	const margin = sparkRadius + 1
	p := plot{left: margin, right: width - margin, top: c.title(s.Title) + margin, X: Axis{High: float64(max(1, len(s.Values)-1))}}
	p.bottom = max(s.Height-margin, p.top+leastSpark-2*margin)
	c.Height = p.bottom + margin
	p.Y = s.axis()
	if s.Value != "" {
		text := c.fit(s.Value, labelSize, true, width/2)
		p.right = max(p.left, p.right-c.measure(text, labelSize, true)-gap)
		base := min(max((p.top+p.bottom)/2+labelSize*0.35, labelSize), c.Height-1)
		c.word(text, Point{width, base}, Word{Align: Right, Size: labelSize, Bold: true, Ink: Text})
	}
	if s.Target.Low < s.Target.High {
		top, bottom := p.at(Point{0, min(s.Target.High, p.Y.High)}).Y, p.at(Point{0, max(s.Target.Low, p.Y.Low)}).Y
		c.box(p.left, top, p.right-p.left, max(0, bottom-top), Heat)
	}
	s.draw(c, &p, last)
	return c.Drawing
}

// axis holds the values and the ends of the target. Values that do not change stand in the middle.
func (s Sparkline) axis() Axis {
	a := Axis{Low: math.Inf(1), High: math.Inf(-1)}
	values := s.Values
	if s.Target.Low < s.Target.High {
		values = append(values[:len(values):len(values)], s.Target.Low, s.Target.High)
	}
	for _, value := range values {
		if !math.IsNaN(value) && !math.IsInf(value, 0) {
			a.Low, a.High = min(a.Low, value), max(a.High, value)
		}
	}
	if alike(a.Low, a.High) {
		margin := max(1, math.Abs(a.Low)/10)
		a.Low, a.High = a.Low-margin, a.High+margin
	}
	return a
}

// draw joins neighbouring values; between others there is a gap. A value without neighbours is a dot. The last value is marked: full
// when it is the newest reading, hollow when readings are missing since.
func (s Sparkline) draw(c *canvas, p *plot, last int) {
	var stretch []Point
	end := func() {
		switch {
		case len(stretch) > 1:
			c.path(stretch, Primary, 1.2)
		case len(stretch) == 1:
			c.ring(stretch[0], 0.5, Primary, Primary)
		}
		stretch = nil
	}
	for i, value := range s.Values {
		if math.IsNaN(value) {
			end()
			continue
		}
		stretch = append(stretch, p.at(Point{float64(i), value}))
	}
	end()
	fill := Primary
	if last < len(s.Values)-1 {
		fill = Paper
	}
	c.ring(p.at(Point{float64(last), s.Values[last]}), sparkRadius, Primary, fill)
}
