package chart

import "slices"

// Lines are lines over one axis, each named at its right end, with a band below that says which of them is on top where.
type Lines struct {
	Title string // says what the chart shows: Fernhill wins up to 84.3 % quality
	X, Y  Axis
	// Lines stand in order of importance: where the names do not all find room, the last ones go without.
	Lines []Line
	// Marks are places that a ring points out, such as crossings; in values.
	Marks []Point
	Bands []Band
	// Here is the x that holds now, drawn as a dashed line with its name.
	Here     float64
	HereName string // empty for no such line
	Height   float64
}

// Line goes through points, given in values, from left to right.
type Line struct {
	Label  string
	Points []Point
	Ink    Ink
	Strong bool
}

// Band is a stretch of the x axis that belongs to somebody.
type Band struct {
	From, To float64
	Label    string
	Ink      Ink
}

// bandHeight is the height of the band, in points.
const bandHeight = 12

// linePlan is where the plot stands.
type linePlan struct {
	plot
	lines Lines
}

// Draw lays the chart out at a width.
func (l Lines) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	if len(l.Lines) == 0 {
		return c.nothing(l.Title)
	}
	p := linePlan{lines: l, plot: plot{X: l.X, Y: l.Y, top: c.title(l.Title) + 2*titleLeading}}
	p.Y.Low, p.Y.High = outwards(l.Y.Low, l.Y.High)
	below := float64(axisHeight)
	if len(l.Bands) > 0 {
		below += bandHeight + 3
	}
	p.bottom = max(l.Height-below, p.top+leastPlot) // a title of many lines makes the chart higher
	c.Height = p.bottom + below
	names := l.names()
	p.right = width - leader - c.nameWidth(names)
	p.drawY(c)
	p.nameY(c, p.top-2*titleLeading, "")
	p.drawX(c, c.Height-axisHeight)
	p.drawLines(c)
	p.drawBands(c)
	p.drawHere(c)
	for _, mark := range l.Marks {
		c.ring(p.at(mark), 2.6, Text, Paper)
	}
	p.drawNames(c, names)
	return c.Drawing
}

// names are those of the lines, each at its line's end.
func (l Lines) names() []name {
	var names []name
	for _, line := range l.Lines {
		if len(line.Points) > 0 && line.Label != "" {
			names = append(names, name{line.Label, line.Points[len(line.Points)-1], line.Ink, line.Strong})
		}
	}
	return names
}

// drawLines draws the least important first, so that nothing hides the others.
func (p *linePlan) drawLines(c *canvas) {
	for _, line := range slices.Backward(p.lines.Lines) {
		shape := Shape{Line: line.Ink, Thickness: 0.9}
		if line.Strong {
			shape.Thickness = 1.8
		}
		for _, value := range line.Points {
			shape.Points = append(shape.Points, p.at(value))
		}
		c.Shapes = append(c.Shapes, shape)
	}
}

func (p *linePlan) drawBands(c *canvas) {
	for _, band := range p.lines.Bands {
		from, to := p.x(band.From), p.x(band.To)
		c.box(from, p.bottom+2, to-from, bandHeight, band.Ink)
		label := c.fit(band.Label, smallSize, false, max(0, to-from-gap))
		if c.measure(label, smallSize, false)+gap <= to-from && (label == band.Label || len([]rune(label)) > 4) {
			c.word(label, Point{(from + to) / 2, p.bottom + bandHeight - 1.5}, Word{Align: Centre, Size: smallSize, Ink: Paper})
		}
	}
	for i := 1; i < len(p.lines.Bands); i++ { // a gap of paper tells bands of like colours apart
		x := p.x(p.lines.Bands[i].From)
		c.line(Point{x, p.bottom + 2}, Point{x, p.bottom + 2 + bandHeight}, Paper, 1)
	}
}

func (p *linePlan) drawHere(c *canvas) {
	if p.lines.HereName == "" {
		return
	}
	x := p.x(p.lines.Here)
	shape := Shape{Points: []Point{{x, p.top - 3}, {x, p.bottom}}, Line: Text, Thickness: 0.8, Dashed: true}
	c.Shapes = append(c.Shapes, shape)
	name := c.fit(p.lines.HereName, smallSize, true, p.right-p.left)
	half := c.measure(name, smallSize, true) / 2
	x = min(max(x, p.left+half), p.right-half)
	c.word(name, Point{x, p.top - 6}, Word{Align: Centre, Size: smallSize, Bold: true, Ink: Text})
}
