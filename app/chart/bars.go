package chart

// Bars are horizontal bars, one below the other, each made of the same parts.
type Bars struct {
	Title string // says what the chart shows: Fernhill is 6.29 points ahead
	Axis  string // what the numbers count: points
	Parts []string
	Bars  []Bar
	// Full is how far the axis reaches at least, such as 100 for scores.
	Full float64
}

// Bar is one row. Several parts stand end to end, and none of them is negative; a single one may be.
type Bar struct {
	Label string
	Value string // the whole bar's value in words
	Parts []BarPart
}

// BarPart is one part of a bar.
type BarPart struct {
	Size float64
	Word string // written into the part where it fits
}

// A bar's measures, in points. Many bars stand closer together.
const (
	barPitch, densePitch = 17, 12
	manyBars             = 16
	barShare             = 0.72 // of the pitch
	labelShare           = 0.3  // of the width at most, for the labels at the left
	gap                  = 6.0
	axisHeight           = 26
)

// Draw lays the chart out at a width.
func (b Bars) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	if len(b.Bars) == 0 {
		return c.nothing(b.Title)
	}
	top := c.title(b.Title) + gap
	p := b.plan(c)
	if len(b.Parts) > 1 {
		c.key(b.Parts, p.left, top+smallSize)
		top += titleLeading
	}
	bottom := top + p.pitch*float64(len(b.Bars))
	p.grid(c, b.Axis, top, bottom)
	for i, bar := range b.Bars {
		p.bar(c, bar, top+p.pitch*float64(i))
	}
	zero := p.x(0)
	c.line(Point{zero, top}, Point{zero, bottom}, Muted, 0.8)
	c.Height = bottom + axisHeight
	return c.Drawing
}

// barPlan is where the bars stand.
type barPlan struct {
	left, right float64
	low, high   float64 // values at left and right
	pitch       float64
}

func (b Bars) plan(c *canvas) barPlan {
	p := barPlan{pitch: barPitch, high: b.Full}
	if len(b.Bars) > manyBars {
		p.pitch = densePitch
	}
	values := 0.0
	for _, bar := range b.Bars {
		p.left = max(p.left, c.measure(bar.Label, labelSize, false))
		values = max(values, c.measure(bar.Value, labelSize, true))
		size := 0.0
		for _, part := range bar.Parts {
			size += part.Size
		}
		p.low, p.high = min(p.low, size), max(p.high, size)
	}
	p.left = min(p.left, c.Width*labelShare) + gap
	p.right = c.Width - min(values, c.Width*labelShare) - gap
	p.low, p.high = outwards(p.low, p.high)
	return p
}

func (p barPlan) x(value float64) float64 {
	return p.left + (p.right-p.left)*(value-p.low)/(p.high-p.low)
}

// grid draws the axis below the bars and a thin line up from each round number.
func (p barPlan) grid(c *canvas, name string, top, bottom float64) {
	ticks, texts := c.axisTicks(p.low, p.high, p.right-p.left, "")
	for i, text := range texts {
		x := p.x(ticks[i])
		c.line(Point{x, top}, Point{x, bottom}, Rule, 0.5)
		c.axisWord(text, Point{x, bottom + smallSize + 3})
	}
	c.word(c.fit(name, smallSize, false, p.right-p.left), Point{p.left, bottom + 2*smallSize + 7}, Word{Size: smallSize, Ink: Muted})
}

func (p barPlan) bar(c *canvas, bar Bar, top float64) {
	height := p.pitch * barShare
	base := top + (p.pitch+labelSize*0.7)/2
	c.word(c.fit(bar.Label, labelSize, false, p.left-gap), Point{p.left - gap, base}, Word{Align: Right, Size: labelSize, Ink: Text})
	at := 0.0
	for i, part := range bar.Parts {
		from, to := p.x(at), p.x(at+part.Size)
		fill, ink := Primary, Paper
		if i%2 == 1 {
			fill, ink = Secondary, Text
		}
		c.box(min(from, to), top+(p.pitch-height)/2, max(from, to)-min(from, to), height, fill)
		if c.measure(part.Word, smallSize, false)+gap <= to-from {
			c.word(part.Word, Point{(from + to) / 2, base - 0.3}, Word{Align: Centre, Size: smallSize, Ink: ink})
		}
		at += part.Size
	}
	value := c.fit(bar.Value, labelSize, true, c.Width*labelShare)
	c.word(value, Point{c.Width, base}, Word{Align: Right, Size: labelSize, Bold: true, Ink: Text})
}

// key names the parts of the bars.
func (c *canvas) key(names []string, x, base float64) {
	const side = 6
	for i, name := range names {
		fill := Primary
		if i%2 == 1 {
			fill = Secondary
		}
		c.box(x, base-side, side, side, fill)
		c.word(name, Point{x + side + 3, base}, Word{Size: smallSize, Ink: Muted})
		x += side + 3 + c.measure(name, smallSize, false) + 2*gap
	}
}
