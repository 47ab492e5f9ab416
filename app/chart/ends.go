package chart

// Ends are bars from one day to the ends of several things, each with what might follow as a hatched bar, on an axis that ends on a day.
type Ends struct {
	Title    string // empty where it stands above the chart
	From, To Day    // the axis
	Rows     []EndRow
}

// EndRow is one thing: its name, its last day, and its last day if it went on as long as it may.
type EndRow struct {
	Label       string
	End, Latest Day
}

// Measures of ends, in points.
const (
	endPitch = 16.5
	endBar   = 9.0
	hatching = 4.0 // from stroke to stroke, across
)

// Draw lays the chart out at a width.
func (e Ends) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	if len(e.Rows) == 0 {
		return c.nothing(e.Title)
	}
	p := plot{right: width, top: c.title(e.Title), X: Axis{Low: float64(e.From), High: float64(max(e.To, e.From+1))}}
	for _, row := range e.Rows {
		p.left = max(p.left, c.measure(row.Label, labelSize, false))
	}
	p.left = min(p.left, width*endLabels) + 2*gap
	p.bottom = p.top + float64(len(e.Rows))*endPitch
	p.drawDates(c)
	for i, row := range e.Rows {
		top := p.top + float64(i)*endPitch + (endPitch-endBar)/2
		label := c.fit(row.Label, labelSize, false, p.left-2*gap)
		c.word(label, Point{0, top + endBar/2 + labelSize*0.35}, Word{Size: labelSize, Ink: Text})
		end, latest := p.x(float64(min(row.End, e.To))), p.x(float64(min(max(row.End, row.Latest), e.To)))
		c.box(p.left, top, p.right-p.left, endBar, RatedGround+RatedInks-1)
		c.box(p.left, top, end-p.left, endBar, Secondary)
		if latest > end {
			c.hatched(area{end, top, latest, top + endBar})
		}
	}
	c.Height = p.bottom + dateHeight
	return c.Drawing
}

// endLabels is the share of the width that names take at most.
const endLabels = 0.42

// hatched fills an area with slanting strokes and a line around it: what may be, and is not agreed.
func (c *canvas) hatched(a area) {
	c.box(a.left, a.top, a.right-a.left, a.bottom-a.top, Paper)
	width, height := a.right-a.left, a.bottom-a.top
	for d := -height + hatching/2; d < width; d += hatching {
		from := Point{a.left + max(0, d), a.top + max(0, -d)}
		to := Point{a.left + min(width, d+height), a.top + min(height, width-d)}
		c.line(from, to, Secondary, 1.2)
	}
	c.frame(a, Secondary)
}
