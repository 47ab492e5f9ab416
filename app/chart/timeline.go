package chart

import (
	"cmp"
	"math"
	"slices"
)

// Timeline are rows of what lasts and what happens, over an axis of dates.
type Timeline struct {
	Title string // says what the chart shows: three contracts end before their successors begin
	Rows  []TimelineRow
	Days  []MarkedDay // such as today
}

// TimelineRow is what lasts and what happens in one row.
type TimelineRow struct {
	Label      string
	Spans      []Span
	Milestones []MarkedDay
}

// Span lasts from the beginning of a day to the end of another one. One that ends before it begins is drawn as a single day.
type Span struct {
	From, To Day
	Word     string // written into the bar where it fits
	Ink      Ink    // Primary, Secondary, of a line or of heat
}

// after is the first day when the span is over.
func (s Span) after() Day { return max(s.From, s.To) + 1 }

// Measures of timelines, in points.
const (
	diamond   = 4.2 // from its middle to its corners
	nameOff   = 1.5 // from the line down from a milestone to its name
	mostLanes = 4   // lines of milestones' names below a row
)

// Draw lays the chart out at a width.
func (t Timeline) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	p := timePlan{plot: plot{right: width - diamond - 1}}
	if !p.reach(t) {
		return c.nothing(t.Title)
	}
	p.top = c.title(t.Title) + gap
	for _, row := range t.Rows {
		p.left = max(p.left, c.measure(row.Label, labelSize, false))
	}
	p.left = min(p.left, width*labelShare) + gap + diamond
	days, height := p.dayLanes(c, t.Days)
	p.top += height + 2
	p.bottom = p.top
	rows := make([]timeRow, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = p.layRow(c, row)
		p.bottom += rows[i].height
	}
	p.drawDates(c)
	for _, row := range rows {
		row.draw(c, &p)
	}
	p.drawDays(c, t.Days, days)
	c.Height = p.bottom + dateHeight
	return c.Drawing
}

// timePlan is where the days stand.
type timePlan struct{ plot }

// reach makes the axis hold all dates, and reports whether there are any apart from marked days.
func (p *timePlan) reach(t Timeline) bool {
	var days []Day
	for _, row := range t.Rows {
		for _, span := range row.Spans {
			days = append(days, span.From, span.after())
		}
		for _, milestone := range row.Milestones {
			days = append(days, milestone.Day)
		}
	}
	if len(days) == 0 {
		return false
	}
	for _, day := range t.Days {
		days = append(days, day.Day)
	}
	p.X = Axis{Low: float64(slices.Min(days)), High: float64(max(slices.Max(days), slices.Min(days)+1))}
	return true
}

func (p *timePlan) day(d Day) float64 { return p.x(float64(d)) }

// timeRow is a row with its place and the names of its milestones.
type timeRow struct {
	TimelineRow
	top, height float64
	names       []Word
	leads       []float64 // down from each named milestone to the line of its name
	nameless    int
}

// middle is the height of the bars' middle.
func (r *timeRow) middle() float64 { return r.top + barPitch/2.0 }

// lanes are the lines of names below a row, each with what is taken of it.
type lanes [mostLanes]areas

// stretch is a part of a lane.
func stretch(left, right float64) area { return area{left, 0, right, 1} }

// layRow finds room for the names of a row's milestones below its bars, none over another and none across the line from a milestone to
// its name.
func (p *timePlan) layRow(c *canvas, row TimelineRow) timeRow {
	r := timeRow{TimelineRow: row, top: p.bottom, height: barPitch}
	var taken lanes
	for _, w := range p.milestoneNames(c, row.Milestones) {
		if !r.layName(c, p.left, w, &taken) {
			r.nameless++
			r.height = max(r.height, barPitch+nameLeading)
		}
	}
	return r
}

// milestoneNames are the names in the order in which each can take the highest lane that is free and leave the way down to the others.
// Names begin at their milestones, and the last one comes first. Those that would leave the drawing end at their milestones, and so do
// those whose milestones stand above such names; they come before the others, the first one first.
func (p *timePlan) milestoneNames(c *canvas, milestones []MarkedDay) []Word {
	milestones = slices.Clone(milestones)
	slices.SortStableFunc(milestones, func(a, b MarkedDay) int { return cmp.Compare(b.Day, a.Day) })
	var beginning, ending []Word
	endings := c.Width // where the names that end at their milestones begin
	for _, milestone := range milestones {
		x := p.day(milestone.Day)
		w := Word{Text: c.fit(milestone.Name, smallSize, false, c.Width*nameShare), Size: smallSize, Ink: Text, At: Point{X: x + nameOff}}
		switch {
		case w.Text == "":
		case c.extent(w).right <= c.Width && x < endings:
			beginning = append(beginning, w)
		default:
			w.Align, w.At.X = Right, x-nameOff
			ending = append(ending, w)
			endings = min(endings, c.extent(w).left)
		}
	}
	slices.Reverse(ending)
	return append(ending, beginning...)
}

// layName finds a lane for a name, and reports whether there is any.
func (r *timeRow) layName(c *canvas, left float64, w Word, taken *lanes) bool {
	x := w.At.X - nameOff
	if w.Align == Right {
		x = w.At.X + nameOff
	}
	here := c.extent(w)
	if here.left < left {
		return false
	}
	for lane := range taken {
		if taken[lane].free(stretch(here.left-gap/2, here.right+gap/2)) {
			w.At.Y = r.top + barPitch + float64(lane)*nameLeading + smallSize*0.75
			taken[lane] = append(taken[lane], stretch(here.left, here.right))
			r.names, r.leads = append(r.names, w), append(r.leads, x)
			r.height = max(r.height, w.At.Y+smallSize*0.5-r.top)
			return true
		}
		if !taken[lane].free(stretch(x-0.5, x+0.5)) {
			return false // the line to a lower name would cross this one
		}
	}
	return false
}

func (r *timeRow) draw(c *canvas, p *timePlan) {
	c.line(Point{0, r.top + r.height}, Point{c.Width, r.top + r.height}, Rule, 0.5)
	base := r.middle() + labelSize*0.35
	c.word(c.fit(r.Label, labelSize, false, p.left-gap-diamond), Point{0, base}, Word{Size: labelSize, Ink: Text})
	var taken areas
	for _, milestone := range r.Milestones {
		taken = append(taken, around(Point{p.day(milestone.Day), r.middle()}, diamond))
	}
	for i, span := range r.Spans {
		r.drawSpan(c, p, i, taken)
		taken = append(taken, r.bar(p, span))
	}
	for i, x := range r.leads {
		c.line(Point{x, r.middle()}, Point{x, r.names[i].At.Y}, Muted, 0.5)
		c.word(r.names[i].Text, r.names[i].At, r.names[i])
	}
	for _, milestone := range r.Milestones {
		c.diamond(Point{p.day(milestone.Day), r.middle()})
	}
	if r.nameless > 0 {
		text := c.fit(namelessWords(r.nameless), smallSize, false, p.left-gap-diamond)
		c.word(text, Point{0, r.top + barPitch + smallSize*0.75}, Word{Size: smallSize, Ink: Muted})
	}
}

// bar is the area of a span.
func (r *timeRow) bar(p *timePlan, s Span) area {
	half := barPitch * barShare / 2
	return area{p.day(s.From), r.middle() - half, max(p.day(s.after()), p.day(s.From)+0.8), r.middle() + half}
}

// drawSpan draws a bar, and its word where no milestone and no other bar covers it.
func (r *timeRow) drawSpan(c *canvas, p *timePlan, i int, taken areas) {
	span := r.Spans[i]
	bar := r.bar(p, span)
	c.box(bar.left, bar.top, bar.right-bar.left, bar.bottom-bar.top, span.Ink)
	for _, other := range r.Spans[i+1:] {
		taken = append(taken, r.bar(p, other))
	}
	w := Word{Text: span.Word, Align: Centre, Size: smallSize, Ink: span.Ink.On()}
	w.At = Point{(bar.left + bar.right) / 2, r.middle() + smallSize*0.35}
	if here := c.extent(w); here.within(bar) && taken.free(here.grown(0.5)) {
		c.word(w.Text, w.At, w)
	}
}

// diamond marks what happens on a day, with a rim of paper that tells it from the bar below.
func (c *canvas) diamond(at Point) {
	corners := make([]Point, 4)
	for i := range corners {
		sin, cos := math.Sincos(math.Pi / 2 * float64(i))
		corners[i] = Point{at.X + diamond*cos, at.Y + diamond*sin}
	}
	c.Shapes = append(c.Shapes, Shape{Points: corners, Closed: true, Fill: Text, Line: Paper, Thickness: 0.8})
}
