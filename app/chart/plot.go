package chart

// Axis is a range of values.
type Axis struct {
	Name      string
	Low, High float64
	Unit      string // written behind each number: " %"
}

// holding is the axis widened to round numbers that hold all values. One that says no range itself gets that of the values.
func (a Axis) holding(values []float64) Axis {
	if a.Low == a.High && len(values) > 0 {
		a.Low, a.High = values[0], values[0]
	}
	for _, value := range values {
		a.Low, a.High = min(a.Low, value), max(a.High, value)
	}
	a.Low, a.High = outwards(a.Low, a.High)
	return a
}

// leastPlot is how high a plot is at least, in points.
const leastPlot = 80

// plot is the part of a drawing in which places mean values, with an axis at its left and one below.
type plot struct {
	X, Y                     Axis
	left, right, top, bottom float64
}

func (p *plot) at(value Point) Point {
	return Point{p.x(value.X), p.bottom - (p.bottom-p.top)*(value.Y-p.Y.Low)/(p.Y.High-p.Y.Low)}
}

func (p *plot) x(value float64) float64 {
	return p.left + (p.right-p.left)*(value-p.X.Low)/(p.X.High-p.X.Low)
}

// ticksY are the ticks of the left axis with their words, and leave room for them.
func (p *plot) ticksY(c *canvas) ([]float64, []string) {
	ticks := Ticks(p.Y.Low, p.Y.High, mostTicks)
	texts := written(ticks)
	for i := range texts {
		texts[i] += p.Y.Unit
		p.left = max(p.left, c.measure(texts[i], smallSize, false)+gap)
	}
	return ticks, texts
}

// drawY draws the left axis: a thin line across the plot at each round number.
func (p *plot) drawY(c *canvas) {
	ticks, texts := p.ticksY(c)
	for i, tick := range ticks {
		y := p.at(Point{0, tick}).Y
		c.line(Point{p.left, y}, Point{p.right, y}, Rule, 0.5)
		c.word(texts[i], Point{p.left - gap, y + smallSize*0.35}, Word{Align: Right, Size: smallSize, Ink: Muted})
	}
}

// nameY writes what the left axis counts on a line of its own above the plot, and a note at the end of that line.
func (p *plot) nameY(c *canvas, top float64, note string) {
	room := c.Width
	if note != "" {
		note = c.fit(note, smallSize, false, room)
		room = max(0, room-c.measure(note, smallSize, false)-gap)
		c.word(note, Point{c.Width, top + smallSize + 2}, Word{Align: Right, Size: smallSize, Ink: Muted})
	}
	c.word(c.fit(p.Y.Name, smallSize, false, room), Point{0, top + smallSize + 2}, Word{Size: smallSize, Ink: Muted})
}

// drawX draws the lower axis, its words below base.
func (p *plot) drawX(c *canvas, base float64) {
	c.line(Point{p.left, p.bottom}, Point{p.right, p.bottom}, Muted, 0.8)
	ticks, texts := c.axisTicks(p.X.Low, p.X.High, p.right-p.left, p.X.Unit)
	for i, text := range texts {
		x := p.x(ticks[i])
		c.line(Point{x, p.bottom}, Point{x, p.bottom - 3}, Muted, 0.8)
		c.axisWord(text, Point{x, base + smallSize + 3})
	}
	c.word(c.fit(p.X.Name, smallSize, false, p.right-p.left), Point{p.left, base + 2*smallSize + 7}, Word{Size: smallSize, Ink: Muted})
}
