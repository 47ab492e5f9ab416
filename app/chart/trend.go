package chart

import "math"

// Trend shows values period by period over the grounds of their ratings. A period without a value leaves a gap.
type Trend struct {
	Title   string
	Periods []string // the names of the periods, the oldest first
	Y       Axis     // widened to hold all values
	Lines   []TrendLine
	Bands   []TrendBand
	Height  float64
}

// TrendLine is one of the lines, named at its right end. Its values are by period, NaN where there is none.
type TrendLine struct {
	Label  string
	Values []float64
	Ink    Ink
	Strong bool
	Dashed bool
}

// TrendBand is the ground behind the values from Low up to High in one period or more; its ends may be infinite.
type TrendBand struct {
	Low, High float64
	From, To  int // the first and the last period it is valid in
	Ink       Ink
}

// trendPlan is where the plot stands.
type trendPlan struct {
	plot
	trend Trend
}

// Draw lays the chart out at a width.
func (t Trend) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	var values []float64
	for _, line := range t.Lines {
		for _, v := range line.Values {
			if !math.IsNaN(v) {
				values = append(values, v)
			}
		}
	}
	if len(values) == 0 || len(t.Periods) == 0 {
		return c.nothing(t.Title)
	}
	p := trendPlan{trend: t, plot: plot{X: Axis{Low: -0.5, High: float64(len(t.Periods)) - 0.5}, top: c.title(t.Title) + titleLeading + gap}}
	p.Y = t.Y.holding(values)
	p.bottom = max(t.Height-axisHeight, p.top+leastPlot)
	c.Height = p.bottom + axisHeight
	names := t.names()
	p.right = width - leader - c.nameWidth(names)
	p.ticksY(c)
	p.drawBands(c)
	p.drawY(c)
	p.nameY(c, p.top-titleLeading-gap, "")
	p.drawPeriods(c)
	for i := len(t.Lines) - 1; i >= 0; i-- {
		p.drawLine(c, t.Lines[i])
	}
	p.drawNames(c, names)
	return c.Drawing
}

// names are those of the lines, each where its last value stands.
func (t Trend) names() []name {
	var names []name
	for _, line := range t.Lines {
		for i := len(line.Values) - 1; i >= 0; i-- {
			if !math.IsNaN(line.Values[i]) {
				if line.Label != "" {
					names = append(names, name{line.Label, Point{float64(i), line.Values[i]}, line.Ink, line.Strong})
				}
				break
			}
		}
	}
	return names
}

// drawBands fills the grounds, as far as they are in sight.
func (p *trendPlan) drawBands(c *canvas) {
	for _, b := range p.trend.Bands {
		low, high := max(b.Low, p.Y.Low), min(b.High, p.Y.High)
		if low >= high {
			continue
		}
		left, right := p.x(float64(b.From)-0.5), p.x(float64(b.To)+0.5)
		top, bottom := p.at(Point{0, high}).Y, p.at(Point{0, low}).Y
		c.box(left, top, right-left, bottom-top, b.Ink)
	}
}

// drawPeriods draws the lower axis, and names as many periods as have room beside each other, the last one always.
func (p *trendPlan) drawPeriods(c *canvas) {
	c.line(Point{p.left, p.bottom}, Point{p.right, p.bottom}, Muted, 0.8)
	widest := 0.0
	for _, period := range p.trend.Periods {
		widest = max(widest, c.measure(period, smallSize, false))
	}
	last := len(p.trend.Periods) - 1
	each := (p.right - p.left) / float64(last+1)
	every := max(1, int(math.Ceil((widest+gap)/each)))
	taken := math.Inf(1) // from here on to the right
	for i := last; i >= 0; i -= every {
		x := p.x(float64(i))
		c.line(Point{x, p.bottom}, Point{x, p.bottom - 3}, Muted, 0.8)
		text := c.fit(p.trend.Periods[i], smallSize, false, p.right)
		w := c.inwards(Word{Text: text, At: Point{x, p.bottom + smallSize + 3}, Align: Centre, Size: smallSize, Ink: Muted}, 0, p.right)
		if a := c.extent(w); a.right < taken {
			taken = a.left - gap/2
			c.word(text, w.At, w)
		}
	}
}

// drawLine joins the values of neighbouring periods; between others there is a gap. Each value is marked, so that one without neighbours
// is seen.
func (p *trendPlan) drawLine(c *canvas, line TrendLine) {
	thick := 0.9
	if line.Strong {
		thick = 1.8
	}
	var stretch []Point
	end := func() {
		if len(stretch) > 1 {
			c.Shapes = append(c.Shapes, Shape{Points: stretch, Line: line.Ink, Thickness: thick, Dashed: line.Dashed})
		}
		for _, at := range stretch {
			c.ring(at, 0.6+thick/2, line.Ink, line.Ink)
		}
		stretch = nil
	}
	for i, v := range line.Values {
		if math.IsNaN(v) {
			end()
			continue
		}
		stretch = append(stretch, p.at(Point{float64(i), v}))
	}
	end()
}
