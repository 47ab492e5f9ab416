package chart

// BurnUp shows how much is done of what is to be done, day by day, beside the plan, and where that leads.
type BurnUp struct {
	Title string // says what the chart shows: at this pace 75 % by the end of the contract
	Y     Axis   // widened to hold all values
	// Scope is what is to be done; it holds until it changes. Done, Plan and Projection go straight from value to value.
	Scope, Done, Plan, Projection DayLine
	Days                          []MarkedDay // such as today, and the end of the contract
	Height                        float64
}

// DayLine is a named line of values by day, the earliest first.
type DayLine struct {
	Name   string
	Values []DayValue
}

// DayValue is a value on a day.
type DayValue struct {
	Day   Day
	Value float64
}

// burnLine is a line of a burn-up as it is drawn.
type burnLine struct {
	DayLine
	ink            Ink
	stepped, dash  bool
	strong, marked bool // marked at its end
}

// lines are those of the chart that have values, the most important one first.
func (b BurnUp) lines() []burnLine {
	var lines []burnLine
	for _, line := range []burnLine{
		{DayLine: b.Done, ink: Primary, strong: true, marked: true},
		{DayLine: b.Projection, ink: Primary, dash: true, marked: true},
		{DayLine: b.Scope, ink: Text, stepped: true},
		{DayLine: b.Plan, ink: Muted, dash: true},
	} {
		if len(line.Values) > 0 {
			lines = append(lines, line)
		}
	}
	return lines
}

// Draw lays the chart out at a width.
func (b BurnUp) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	lines := b.lines()
	if len(lines) == 0 {
		return c.nothing(b.Title)
	}
	title := c.title(b.Title)
	p := b.scale(lines)
	var names []name
	for _, line := range lines {
		last := line.Values[len(line.Values)-1]
		if line.stepped {
			last.Day = Day(p.X.High)
		}
		if line.Name != "" {
			names = append(names, name{line.Name, last.at(), line.ink, line.strong})
		}
	}
	p.right = width - leader - c.nameWidth(names)
	p.ticksY(c)
	days, height := p.dayLanes(c, b.Days)
	p.top = title + titleLeading + gap + height
	p.bottom = max(b.Height-dateHeight, p.top+leastPlot)
	c.Height = p.bottom + dateHeight
	p.drawY(c)
	p.nameY(c, title, "")
	p.drawDates(c)
	for i := range lines {
		lines[len(lines)-1-i].draw(c, &p) // the most important one last, so that nothing hides it
	}
	p.drawDays(c, b.Days, days)
	p.drawNames(c, names)
	return c.Drawing
}

// scale makes the axes hold all values and days.
func (b BurnUp) scale(lines []burnLine) plot {
	first := lines[0].Values[0].Day
	p := plot{X: Axis{Low: float64(first), High: float64(first + 1)}}
	var values []float64
	hold := func(day Day) { p.X.Low, p.X.High = min(p.X.Low, float64(day)), max(p.X.High, float64(day)) }
	for _, line := range lines {
		for _, value := range line.Values {
			hold(value.Day)
			values = append(values, value.Value)
		}
	}
	for _, day := range b.Days {
		hold(day.Day)
	}
	p.Y = b.Y.holding(values)
	return p
}

func (v DayValue) at() Point { return Point{float64(v.Day), v.Value} }

func (l burnLine) draw(c *canvas, p *plot) {
	var points []Point
	for i, value := range l.Values {
		at := p.at(value.at())
		if l.stepped && i > 0 {
			points = append(points, Point{at.X, points[len(points)-1].Y})
		}
		points = append(points, at)
	}
	end := points[len(points)-1]
	if l.stepped {
		end = Point{p.right, end.Y}
		points = append(points, end)
	}
	thickness := 1.0
	if l.strong {
		thickness = 1.8
	}
	c.Shapes = append(c.Shapes, Shape{Points: points, Line: l.ink, Thickness: thickness, Dashed: l.dash})
	if l.marked {
		fill := Paper
		if l.strong {
			fill = l.ink
		}
		c.ring(end, 2, l.ink, fill)
	}
}
