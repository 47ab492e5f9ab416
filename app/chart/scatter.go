package chart

import (
	"cmp"
	"slices"
)

// Scatter are points over two axes, with the frontier of those that no other one beats.
type Scatter struct {
	Title string // says what the chart shows: only Fernhill and Merrow are worth their price
	// X and Y are widened to hold all points. Where Low and High are equal, the points alone say the range.
	X, Y Axis
	// LessX and LessY say that less is better there, as it is with prices.
	LessX, LessY bool
	// Points stand in order of importance: where the names do not all find room, the last ones go without.
	Points []ScatterPoint
	// Frontier names the line along the points that no other point beats; without a name there is no line.
	Frontier string
	Split    *Split // nil for none
	Height   float64
}

// ScatterPoint is a place, in values, with its name. A strong one is what the chart is about.
type ScatterPoint struct {
	Label  string
	X, Y   float64
	Strong bool
}

// Split divides a plot into four quarters.
type Split struct {
	X, Y float64
	// Names are those of the quarters: above left, above right, below left, below right.
	Names [4]string
}

// Measures of points, in points of the drawing.
const (
	dotRadius, strongRadius = 2.6, 4
	mostNamed               = 80 // so many names are tried: more could not be read
)

// Draw lays the chart out at a width.
func (s Scatter) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	if len(s.Points) == 0 {
		return c.nothing(s.Title)
	}
	title := c.title(s.Title)
	p := scatterPlan{scatter: s, frontier: s.frontier()}
	p.top = title + titleLeading + gap
	p.bottom = max(s.Height-axisHeight, p.top+leastPlot)
	c.Height = p.bottom + axisHeight
	p.scale(c)
	p.drawY(c)
	p.drawX(c, p.bottom)
	p.drawSplit(c)
	p.drawFrontier(c)
	p.drawPoints(c)
	p.nameQuarters(c)
	note := ""
	if nameless := p.drawLabels(c); nameless > 0 {
		note = namelessWords(nameless)
	}
	p.nameY(c, title, note)
	return c.Drawing
}

// frontier are the points that no other one beats, as indices, from the best X on. A point beats another one when it is better on one
// axis and no worse on the other; points in the same place do not beat each other.
func (s Scatter) frontier() []int {
	x := func(i int) float64 { return better(s.Points[i].X, s.LessX) }
	y := func(i int) float64 { return better(s.Points[i].Y, s.LessY) }
	order := make([]int, len(s.Points))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(x(b), x(a)), cmp.Compare(y(b), y(a))) })
	var frontier []int
	for _, i := range order {
		if n := len(frontier); n == 0 || y(i) > y(frontier[n-1]) || y(i) == y(frontier[n-1]) && x(i) == x(frontier[n-1]) {
			frontier = append(frontier, i)
		}
	}
	return frontier
}

// better turns a value so that more is better.
func better(value float64, less bool) float64 {
	if less {
		return -value
	}
	return value
}

// scatterPlan is where the points stand, and what names must not cover.
type scatterPlan struct {
	plot
	scatter  Scatter
	frontier []int
	marks    areas // points and words
	strokes  areas // lines, which names cover only where there is no other room
}

// scale chooses the axes, and the room that their words need beside the plot.
func (p *scatterPlan) scale(c *canvas) {
	var xs, ys []float64
	for _, point := range p.scatter.Points {
		xs, ys = append(xs, point.X), append(ys, point.Y)
	}
	if split := p.scatter.Split; split != nil {
		xs, ys = append(xs, split.X), append(ys, split.Y)
	}
	p.X, p.Y = p.scatter.X.holding(xs), p.scatter.Y.holding(ys)
	half := 0.0
	_, texts := c.axisTicks(p.X.Low, p.X.High, c.Width, p.X.Unit)
	for _, text := range texts {
		half = max(half, c.measure(text, smallSize, false)/2)
	}
	p.left = half
	p.right = c.Width - max(half, strongRadius+1)
}

func (p *scatterPlan) place(i int) Point {
	point := p.scatter.Points[i]
	return p.at(Point{point.X, point.Y})
}

// drawSplit divides the plot.
func (p *scatterPlan) drawSplit(c *canvas) {
	if split := p.scatter.Split; split != nil {
		middle := p.at(Point{split.X, split.Y})
		p.stroke(c, []Point{{p.left, middle.Y}, {p.right, middle.Y}}, Muted, 0.6)
		p.stroke(c, []Point{{middle.X, p.top}, {middle.X, p.bottom}}, Muted, 0.6)
	}
}

// nameQuarters writes the names of the quarters into corners where no point stands, the outermost ones first.
func (p *scatterPlan) nameQuarters(c *canvas) {
	split := p.scatter.Split
	if split == nil {
		return
	}
	middle := p.at(Point{split.X, split.Y})
	for i, text := range split.Names {
		w := Word{Text: text, Size: smallSize, Ink: Muted}
		across := []Word{{Align: Left, At: Point{X: p.left + 3}}, {Align: Right, At: Point{X: middle.X - 3}}}
		down := []float64{p.top + 3 + letterRise*w.Size, middle.Y - 3 - letterFall*w.Size}
		quarter := area{p.left, p.top, middle.X, middle.Y}
		if i%2 == 1 {
			across = []Word{{Align: Right, At: Point{X: p.right - 3}}, {Align: Left, At: Point{X: middle.X + 3}}}
			quarter.left, quarter.right = middle.X, p.right
		}
		if i >= 2 {
			down = []float64{p.bottom - 3 - letterFall*w.Size, middle.Y + 3 + letterRise*w.Size}
			quarter.top, quarter.bottom = middle.Y, p.bottom
		}
		var places []Word
		for _, y := range down {
			for _, x := range across {
				w.Align, w.At = x.Align, Point{x.At.X, y}
				if c.extent(w).within(quarter) {
					places = append(places, w)
				}
			}
		}
		if text != "" {
			p.put(c, places)
		}
	}
}

// drawFrontier steps along the points that no other one beats: everything on its worse side is beaten or only as good.
func (p *scatterPlan) drawFrontier(c *canvas) {
	if p.scatter.Frontier == "" {
		return
	}
	worstX, worstY := p.left, p.bottom
	if p.scatter.LessX {
		worstX = p.right
	}
	if p.scatter.LessY {
		worstY = p.top
	}
	at := p.place(p.frontier[0])
	steps := []Point{{at.X, worstY}, at}
	for _, i := range p.frontier[1:] {
		next := p.place(i)
		steps = append(steps, Point{next.X, at.Y}, next)
		at = next
	}
	p.stroke(c, append(steps, Point{worstX, at.Y}), Primary, 1)
}

// stroke draws level and upright lines that names keep off.
func (p *scatterPlan) stroke(c *canvas, points []Point, ink Ink, thickness float64) {
	c.path(points, ink, thickness)
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		p.strokes = append(p.strokes, area{min(a.X, b.X), min(a.Y, b.Y), max(a.X, b.X), max(a.Y, b.Y)}.grown(0.5))
	}
}

// drawPoints draws those that are beaten hollow, those on the frontier full, and the strong ones larger and last.
func (p *scatterPlan) drawPoints(c *canvas) {
	best := p.best()
	for _, strong := range []bool{false, true} {
		for i, point := range p.scatter.Points {
			if point.Strong != strong {
				continue
			}
			radius, line, fill := dotRadius, Muted, Paper
			if best[i] {
				line, fill = Primary, Primary
			}
			if strong {
				radius, line = strongRadius, Text
			}
			c.ring(p.place(i), radius, line, fill)
			p.marks = append(p.marks, around(p.place(i), radius+0.6))
		}
	}
}

// best says of each point whether no other one beats it.
func (p *scatterPlan) best() []bool {
	best := make([]bool, len(p.scatter.Points))
	for _, i := range p.frontier {
		best[i] = true
	}
	return best
}

// drawLabels names the points, the strong ones first, then those on the frontier, and counts those whose names find no room.
func (p *scatterPlan) drawLabels(c *canvas) (nameless int) {
	var order []int
	best, points := p.best(), p.scatter.Points
	for i, point := range points {
		if point.Label != "" {
			order = append(order, i)
		}
	}
	rank := func(i int) int {
		switch {
		case points[i].Strong:
			return 0
		case best[i]:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank(a) - rank(b) })
	for n, i := range order {
		point := points[i]
		w := Word{Text: c.fit(point.Label, labelSize, point.Strong, c.Width*nameShare), Size: labelSize, Bold: point.Strong, Ink: Text}
		radius := dotRadius
		if point.Strong {
			radius = strongRadius
		}
		if n >= mostNamed || !p.put(c, c.beside(w, p.place(i), radius)) {
			nameless++
		}
	}
	p.nameFrontier(c)
	return nameless
}

// nameFrontier writes the frontier's name beside its last stretches, where there is room.
func (p *scatterPlan) nameFrontier(c *canvas) {
	if p.scatter.Frontier == "" {
		return
	}
	w := Word{Text: c.fit(p.scatter.Frontier, smallSize, false, c.Width*nameShare), Size: smallSize, Ink: Primary}
	var places []Word
	for _, s := range slices.Backward(p.strokes) {
		places = append(places, c.beside(w, Point{(s.left + s.right) / 2, (s.top + s.bottom) / 2}, 1)...)
	}
	p.put(c, places)
}

// put writes a word at the first of its places that is free, and reports whether there is one.
func (p *scatterPlan) put(c *canvas, places []Word) bool {
	room := area{p.left + 1, p.top - 2, c.Width, p.bottom - 1}
	for _, keepOff := range []areas{slices.Concat(p.marks, p.strokes), p.marks} {
		for _, w := range places {
			if here := c.extent(w); here.within(room) && keepOff.free(here) {
				c.word(w.Text, w.At, w)
				p.marks = append(p.marks, here)
				return true
			}
		}
	}
	return false
}
