package chart

import (
	"cmp"
	"math"
	"slices"
)

// Ring is a share of a whole as a part of a ring, with the figure in its middle, or several parts with their names.
type Ring struct {
	Title  string // says what the chart shows: two suppliers take 71 % of the spend
	Figure string // in the middle: 71
	Under  string // below the figure: of 100
	// Parts go round from the top. Their shares are of 1; what is left stays empty. Shares that are more than 1 together are shares of
	// their sum.
	Parts  []RingPart
	Height float64
}

// RingPart is one part of a ring. A share that is not positive is not drawn.
type RingPart struct {
	Share float64
	Label string // with its value: Fernhill 41 %; empty for a part without a name
	Ink   Ink
}

// Measures of rings, in points.
const (
	leastRadius = 20
	ringShare   = 0.26 // of the radius: how thick a ring is
	namedShare  = 0.2  // of the width: the radius at most, where parts have names
	betweenArcs = 1.0  // from part to part
	fullTurn    = 2 * math.Pi
	arcStep     = fullTurn / 90 // from corner to corner
)

// arc is a part of a ring between two angles, clockwise from the top.
type arc struct {
	RingPart
	from, to float64
}

func (a arc) middle() float64 { return (a.from + a.to) / 2 }

// Draw lays the ring out at a width.
func (r Ring) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	arcs := r.arcs()
	if len(arcs) == 0 && r.Figure == "" {
		return c.nothing(r.Title)
	}
	top := c.title(r.Title) + gap/2
	widest := width / 2
	if slices.ContainsFunc(arcs, func(a arc) bool { return a.Label != "" }) {
		widest = width * namedShare
	}
	p := ringPlan{radius: min(max((r.Height-top)/2-1, leastRadius), widest-1)}
	p.centre = Point{width / 2, top + p.radius + 1}
	c.Height = p.centre.Y + p.radius + gap/2
	p.drawArc(c, arc{RingPart: RingPart{Ink: Rule}, to: fullTurn})
	for _, a := range arcs {
		p.drawArc(c, a.between(p.radius, len(arcs)))
	}
	p.drawFigure(c, r.Figure, r.Under)
	nameless := p.drawSide(c, arcs, top, 1) + p.drawSide(c, arcs, top, -1)
	if nameless > 0 {
		c.Height += nameLeading
		text := c.fit(namelessWords(nameless), smallSize, false, width)
		c.word(text, Point{width, c.Height - 2}, Word{Align: Right, Size: smallSize, Ink: Muted})
	}
	return c.Drawing
}

// arcs are the parts with their angles.
func (r Ring) arcs() []arc {
	sum := 0.0
	for _, part := range r.Parts {
		sum += max(0, part.Share)
	}
	whole := max(1, sum)
	var arcs []arc
	from := 0.0
	for _, part := range r.Parts {
		if part.Share > 0 {
			to := from + part.Share/whole*fullTurn
			arcs = append(arcs, arc{part, from, to})
			from = to
		}
	}
	return arcs
}

// between leaves a gap to the neighbours of one of several arcs, unless it is too short for that.
func (a arc) between(radius float64, arcs int) arc {
	if angle := betweenArcs / 2 / radius; arcs > 1 && a.to-a.from > 4*angle {
		a.from, a.to = a.from+angle, a.to-angle
	}
	return a
}

// ringPlan is where a ring stands.
type ringPlan struct {
	centre Point
	radius float64
}

// at is the place at an angle, so far from the centre.
func (p ringPlan) at(angle, radius float64) Point {
	sin, cos := math.Sincos(angle)
	return Point{p.centre.X + radius*sin, p.centre.Y - radius*cos}
}

func (p ringPlan) inner() float64 { return p.radius * (1 - ringShare) }

// drawArc fills an arc.
func (p ringPlan) drawArc(c *canvas, a arc) {
	steps := max(1, int(math.Ceil((a.to-a.from)/arcStep-1e-9)))
	points := make([]Point, 2*(steps+1))
	for i := range steps + 1 {
		angle := a.from + (a.to-a.from)*float64(i)/float64(steps)
		points[i], points[len(points)-1-i] = p.at(angle, p.radius), p.at(angle, p.inner())
	}
	c.Shapes = append(c.Shapes, Shape{
		Points: points, Closed: true, Fill: a.Ink, Arc: Arc{Centre: p.centre, Radius: p.radius, Inner: p.inner(), From: a.from, To: a.to},
	})
}

// drawFigure writes the figure into the middle, as large as it fits, and what stands under it.
func (p ringPlan) drawFigure(c *canvas, figure, under string) {
	room := 1.7 * p.inner() // not quite across: the words are high, too
	size := min(22, p.inner()*0.8)
	for size > smallSize && c.measure(figure, size, true) > room {
		size = max(smallSize, size*0.95)
	}
	base := p.centre.Y + size*0.35
	if under != "" {
		base = p.centre.Y + size*0.1
		text := c.fit(under, smallSize, false, room*0.85)
		c.word(text, Point{p.centre.X, base + smallSize*1.3}, Word{Align: Centre, Size: smallSize, Ink: Muted})
	}
	c.word(c.fit(figure, size, true, room), Point{p.centre.X, base}, Word{Align: Centre, Size: size, Bold: true, Ink: Text})
}

// drawSide names the parts at the right (1) or the left (-1) of the ring, the largest ones where there is not room for all, each joined to
// its part. It counts those without room.
func (p ringPlan) drawSide(c *canvas, arcs []arc, top, side float64) (nameless int) {
	var here []arc
	for _, a := range arcs {
		if a.Label != "" && (math.Sin(a.middle()) >= 0) == (side > 0) {
			here = append(here, a)
		}
	}
	low, high := top+labelSize*0.7, p.centre.Y+p.radius
	if room := int((high-low)/nameLeading) + 1; len(here) > room {
		slices.SortStableFunc(here, func(a, b arc) int { return cmp.Compare(b.Share, a.Share) })
		nameless = len(here) - room
		here = here[:room]
	}
	height := func(a arc) float64 { return p.at(a.middle(), p.radius).Y }
	slices.SortStableFunc(here, func(a, b arc) int { return cmp.Compare(height(a), height(b)) })
	wanted := make([]float64, len(here))
	for i, a := range here {
		wanted[i] = height(a)
	}
	elbow := p.centre.X + side*(p.radius+gap)
	for i, y := range spread(wanted, nameLeading, low, high) {
		c.path([]Point{p.at(here[i].middle(), p.radius+1), {elbow, y}, {elbow + side*3, y}}, Muted, 0.6)
		x := elbow + side*5
		w := Word{Align: Left, Size: labelSize, Ink: Text}
		room := c.Width - x
		if side < 0 {
			w.Align, room = Right, x
		}
		c.word(c.fit(here[i].Label, labelSize, false, room), Point{x, y + labelSize*0.35}, w)
	}
	return nameless
}
