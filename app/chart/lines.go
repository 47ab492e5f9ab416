package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

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

// Axis is a range of values.
type Axis struct {
	Name      string
	Low, High float64
	Unit      string // written behind each number: " %"
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

// Measures of a line chart, in points.
const (
	bandHeight  = 12
	nameShare   = 0.26 // of the width at most, for the names at the right
	nameLeading = labelSize * 1.2
	leader      = 12 // from a line's end to its name
	leastPlot   = 80 // height of the plot
)

// linePlan is where the plot stands.
type linePlan struct {
	Lines
	left, right, top, bottom float64
}

// Draw lays the chart out at a width.
func (l Lines) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	p := linePlan{Lines: l, top: c.title(l.Title) + 2*titleLeading}
	p.Y.Low, p.Y.High = outwards(l.Y.Low, l.Y.High)
	below := float64(axisHeight)
	if len(l.Bands) > 0 {
		below += bandHeight + 3
	}
	p.bottom = max(l.Height-below, p.top+leastPlot) // a title of many lines makes the chart higher
	c.Height = p.bottom + below
	p.right = width - leader - p.nameWidth(c)
	p.drawGrid(c)
	p.drawLines(c)
	p.drawBands(c)
	p.drawHere(c)
	for _, mark := range l.Marks {
		c.ring(p.at(mark), 2.6, Text, Paper)
	}
	p.drawNames(c)
	return c.Drawing
}

func (p *linePlan) nameWidth(c *canvas) float64 {
	widest := 0.0
	for _, line := range p.Lines.Lines {
		widest = max(widest, c.measure(line.Label, labelSize, line.Strong))
	}
	if n := len(p.Lines.Lines); float64(n)*nameLeading > leastPlot {
		widest = max(widest, c.measure(namelessWords(n), labelSize, false))
	}
	return min(widest+1, c.Width*nameShare) // 1 to spare, so that rounding cuts no name
}

func (p *linePlan) at(value Point) Point {
	return Point{p.x(value.X), p.bottom - (p.bottom-p.top)*(value.Y-p.Y.Low)/(p.Y.High-p.Y.Low)}
}

func (p *linePlan) x(value float64) float64 {
	return p.left + (p.right-p.left)*(value-p.X.Low)/(p.X.High-p.X.Low)
}

func (p *linePlan) drawGrid(c *canvas) {
	ticks := Ticks(p.Y.Low, p.Y.High, mostTicks)
	texts := written(ticks)
	for i := range texts {
		texts[i] += p.Y.Unit
		p.left = max(p.left, c.measure(texts[i], smallSize, false)+gap)
	}
	for i, tick := range ticks {
		y := p.at(Point{0, tick}).Y
		c.line(Point{p.left, y}, Point{p.right, y}, Rule, 0.5)
		c.word(texts[i], Point{p.left - gap, y + smallSize*0.35}, Word{Align: Right, Size: smallSize, Ink: Muted})
	}
	c.word(c.fit(p.Y.Name, smallSize, false, c.Width), Point{0, p.top - 2*titleLeading + smallSize + 2}, Word{Size: smallSize, Ink: Muted})
	p.drawXAxis(c)
}

func (p *linePlan) drawXAxis(c *canvas) {
	base := p.bottom
	if len(p.Bands) > 0 {
		base += bandHeight + 3
	}
	c.line(Point{p.left, p.bottom}, Point{p.right, p.bottom}, Muted, 0.8)
	ticks, texts := c.axisTicks(p.X.Low, p.X.High, p.right-p.left, p.X.Unit)
	for i, text := range texts {
		x := p.x(ticks[i])
		c.line(Point{x, p.bottom}, Point{x, p.bottom - 3}, Muted, 0.8)
		c.axisWord(text, Point{x, base + smallSize + 3})
	}
	c.word(c.fit(p.X.Name, smallSize, false, p.right-p.left), Point{p.left, base + 2*smallSize + 7}, Word{Size: smallSize, Ink: Muted})
}

// drawLines draws the least important first, so that nothing hides the others.
func (p *linePlan) drawLines(c *canvas) {
	for _, line := range slices.Backward(p.Lines.Lines) {
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
	for _, band := range p.Bands {
		from, to := p.x(band.From), p.x(band.To)
		c.box(from, p.bottom+2, to-from, bandHeight, band.Ink)
		label := c.fit(band.Label, smallSize, false, max(0, to-from-gap))
		if c.measure(label, smallSize, false)+gap <= to-from && (label == band.Label || len([]rune(label)) > 4) {
			c.word(label, Point{(from + to) / 2, p.bottom + bandHeight - 1.5}, Word{Align: Centre, Size: smallSize, Ink: Paper})
		}
	}
	for i := 1; i < len(p.Bands); i++ { // a gap of paper tells bands of like colours apart
		x := p.x(p.Bands[i].From)
		c.line(Point{x, p.bottom + 2}, Point{x, p.bottom + 2 + bandHeight}, Paper, 1)
	}
}

func (p *linePlan) drawHere(c *canvas) {
	if p.HereName == "" {
		return
	}
	x := p.x(p.Here)
	shape := Shape{Points: []Point{{x, p.top - 3}, {x, p.bottom}}, Line: Text, Thickness: 0.8, Dashed: true}
	c.Shapes = append(c.Shapes, shape)
	name := c.fit(p.HereName, smallSize, true, p.right-p.left)
	half := c.measure(name, smallSize, true) / 2
	x = min(max(x, p.left+half), p.right-half)
	c.word(name, Point{x, p.top - 6}, Word{Align: Centre, Size: smallSize, Bold: true, Ink: Text})
}

// name is a line's name at the right of the plot.
type name struct {
	line Line
	end  Point
	y    float64 // of its middle
}

// drawNames writes as many names as find room beside the plot, none over another, each beside its line's end or joined to it, and how
// many lines go without.
func (p *linePlan) drawNames(c *canvas) {
	room, nameless := int((p.bottom-p.top)/nameLeading), 0
	var names []name
	for _, line := range p.Lines.Lines {
		switch {
		case len(line.Points) == 0 || line.Label == "":
		case len(names) < room:
			end := p.at(line.Points[len(line.Points)-1])
			names = append(names, name{line, end, end.Y})
		default:
			nameless++
		}
	}
	if nameless > 0 {
		text := c.fit(namelessWords(nameless), labelSize, false, c.Width-p.right-leader)
		c.word(text, Point{p.right + leader, p.bottom + nameLeading + labelSize*0.35}, Word{Size: labelSize, Ink: Muted})
	}
	slices.SortStableFunc(names, func(a, b name) int { return cmp.Compare(a.y, b.y) })
	wanted := make([]float64, len(names))
	for i := range names {
		wanted[i] = names[i].y
	}
	for i, y := range spread(wanted, nameLeading, p.top, p.bottom) {
		n := names[i]
		if math.Abs(y-n.end.Y) > 1 {
			c.line(Point{n.end.X + 1, n.end.Y}, Point{n.end.X + leader - 3, y}, Rule, 0.6)
		}
		label := c.fit(n.line.Label, labelSize, n.line.Strong, c.Width-p.right-leader)
		ink := n.line.Ink
		if ink == Quiet {
			ink = Muted // a line may be pale, a word must be readable
		}
		c.word(label, Point{p.right + leader, y + labelSize*0.35}, Word{Size: labelSize, Bold: n.line.Strong, Ink: ink})
	}
}

// namelessWords counts lines whose names found no room.
func namelessWords(n int) string { return fmt.Sprintf("and %d more", n) }

// spread moves sorted places as little as it takes for each to keep its distance from the next, all within low and high. Places that
// are too many for the room keep an equal, smaller distance.
func spread(wanted []float64, distance, low, high float64) []float64 {
	if n := float64(len(wanted) - 1); n*distance > high-low {
		distance = (high - low) / n
	}
	// cluster is a row of neighbours that touch: they stand around the mean of where they want to be.
	type cluster struct {
		sum   float64 // of wanted places, each less its offset in the cluster
		count int
	}
	start := func(c cluster) float64 {
		length := float64(c.count-1) * distance
		return min(max(c.sum/float64(c.count), low), high-length)
	}
	var clusters []cluster
	for _, y := range wanted {
		clusters = append(clusters, cluster{y, 1})
		for n := len(clusters); n > 1; n = len(clusters) {
			a, b := clusters[n-2], clusters[n-1]
			if start(a)+float64(a.count)*distance <= start(b)+1e-9 {
				break
			}
			shifted := b.sum - float64(b.count)*float64(a.count)*distance
			clusters = append(clusters[:n-2], cluster{a.sum + shifted, a.count + b.count})
		}
	}
	var places []float64
	for _, c := range clusters {
		for i := range c.count {
			places = append(places, start(c)+float64(i)*distance)
		}
	}
	return places
}
