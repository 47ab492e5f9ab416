package chart

// Pairs are rows with two values each on one axis, joined, so that it is seen where they lie apart and which way: how much of the time
// goes into something against how much of the value lies in it.
type Pairs struct {
	Title string // says what the chart shows: getting permission takes more time than it is worth
	Axis  string // what the numbers count: per cent of the votes
	Unit  string // written behind each number of the axis: " %"
	// First and Second name the two values; the first is a hollow dot, the second a full one.
	First, Second string
	Rows          []Pair
}

// Pair is one row. Rows of the same group stand below its name.
type Pair struct {
	Group, Label  string
	First, Second float64
	Word          string // what is said of the row at the right; empty for nothing
	Strong        bool   // the row is what the chart is about
}

// Measures of pairs, in points.
const (
	pairPitch  = 13.0
	groupPitch = 14.0
	pairDot    = 2.8
)

// pairPlan is where the values stand.
type pairPlan struct {
	plot
	words float64 // how wide the words at the right are
}

// Draw lays the chart out at a width.
func (p Pairs) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	if len(p.Rows) == 0 {
		return c.nothing(p.Title)
	}
	top := c.title(p.Title) + gap
	plan := p.plan(c)
	plan.top = top + p.key(c, top)
	plan.bottom = plan.top + p.height()
	p.grid(c, &plan)
	y, group := plan.top, ""
	for _, row := range p.Rows {
		if row.Group != group {
			group = row.Group
			c.word(c.fit(group, smallSize, true, plan.left-gap), Point{0, y + groupPitch/2 + smallSize*0.35 + 1}, Word{Size: smallSize, Bold: true, Ink: Muted})
			y += groupPitch
		}
		plan.draw(c, row, y+pairPitch/2)
		y += pairPitch
	}
	c.Height = plan.bottom + axisHeight
	return c.Drawing
}

// height is how high all rows are with the names of their groups.
func (p Pairs) height() (height float64) {
	group := ""
	for _, row := range p.Rows {
		if row.Group != group {
			group = row.Group
			height += groupPitch
		}
		height += pairPitch
	}
	return height
}

// plan finds the room for the axis between labels and words.
func (p Pairs) plan(c *canvas) (plan pairPlan) {
	values := []float64{0}
	for _, row := range p.Rows {
		values = append(values, row.First, row.Second)
		plan.left = max(plan.left, c.measure(row.Label, labelSize, row.Strong))
		plan.words = max(plan.words, c.measure(row.Word, labelSize, row.Strong))
	}
	plan.X = Axis{Unit: p.Unit}.holding(values)
	plan.left = min(plan.left, c.Width*pairLabelShare) + 2*gap
	plan.words = min(plan.words, c.Width*labelShare)
	plan.right = c.Width - plan.words - 2*gap
	return plan
}

// pairLabelShare is the part of the width that labels take at most: they are sentences rather than names.
const pairLabelShare = 0.42

// key names the two values above the rows, and gives the height that this takes: one below the other where there is no room beside.
func (p Pairs) key(c *canvas, top float64) float64 {
	const indent = 2*pairDot + 4
	like := Word{Size: smallSize, Ink: Muted}
	x, base := 0.0, top+smallSize
	for i, name := range []string{p.First, p.Second} {
		text := c.fit(name, smallSize, false, c.Width-indent)
		wide := indent + c.measure(text, smallSize, false)
		if x > 0 && x+wide > c.Width {
			x, base = 0, base+titleLeading
		}
		c.pairDot(Point{x + pairDot, base - smallSize*0.35}, i == 1)
		c.word(text, Point{x + indent, base}, like)
		x += wide + 2*gap
	}
	return base - top + gap
}

// grid draws the axis below the rows and a thin line up from each round number.
func (p Pairs) grid(c *canvas, plan *pairPlan) {
	ticks, texts := c.axisTicks(plan.X.Low, plan.X.High, plan.right-plan.left, p.Unit)
	for i, text := range texts {
		x := plan.x(ticks[i])
		c.line(Point{x, plan.top}, Point{x, plan.bottom}, Rule, 0.5)
		c.axisWord(text, Point{x, plan.bottom + smallSize + 3})
	}
	c.word(c.fit(p.Axis, smallSize, false, plan.right-plan.left), Point{plan.left, plan.bottom + 2*smallSize + 7}, Word{Size: smallSize, Ink: Muted})
}

// draw draws one row around a height.
func (p *pairPlan) draw(c *canvas, row Pair, y float64) {
	base := y + labelSize*0.35
	c.word(c.fit(row.Label, labelSize, row.Strong, p.left-2*gap), Point{0, base}, Word{Size: labelSize, Bold: row.Strong, Ink: Text})
	first, second := Point{p.x(row.First), y}, Point{p.x(row.Second), y}
	ink, thick := Quiet, 1.0
	if row.Strong {
		ink, thick = Primary, 2.2
	}
	c.line(first, second, ink, thick)
	c.pairDot(first, false)
	c.pairDot(second, true)
	c.word(c.fit(row.Word, labelSize, row.Strong, p.words), Point{c.Width, base}, Word{Align: Right, Size: labelSize, Bold: row.Strong, Ink: Text})
}

// pairDot marks the first value hollow and the second one full.
func (c *canvas) pairDot(at Point, full bool) {
	fill := Paper
	if full {
		fill = Primary
	}
	c.ring(at, pairDot, Primary, fill)
}
