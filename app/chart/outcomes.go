package chart

import "math"

// Outcomes are values by date, joined by a thin line, each marked by the rating of what came of it: the shape says it as the colour does.
type Outcomes struct {
	Title  string // empty where it stands above the chart
	Y      Axis
	Points []Outcome // the earliest first
	Height float64
}

// Outcome is a value on a day, and how what came of it is rated.
type Outcome struct {
	Day    Day
	Value  float64
	Rating int // 0 for the best of four, 3 for the worst; anything else for none
}

// The ratings of outcomes that are drawn otherwise than as a disc.
const (
	secondRating = 1
	thirdRating  = 2
	worstRating  = 3
)

// markSize is from the middle of a mark to its side, in points.
const markSize = 3.6

// Draw lays the chart out at a width.
func (o Outcomes) Draw(width float64, measure Measure) Drawing {
	c := &canvas{Drawing: Drawing{Width: width}, measure: measure}
	if len(o.Points) == 0 {
		return c.nothing(o.Title)
	}
	p := plot{right: width - markSize - 1, top: c.title(o.Title) + gap, X: o.days()}
	var values []float64
	for _, point := range o.Points {
		values = append(values, point.Value)
	}
	p.Y = o.Y.holding(values)
	p.bottom = max(o.Height-dateHeight, p.top+leastPlot)
	c.Height = p.bottom + dateHeight
	p.drawY(c)
	p.left += markSize
	p.drawDates(c)
	line := Shape{Line: Secondary, Thickness: 0.9}
	for _, point := range o.Points {
		line.Points = append(line.Points, p.at(Point{float64(point.Day), point.Value}))
	}
	if len(line.Points) > 1 {
		c.Shapes = append(c.Shapes, line)
	}
	for i, at := range line.Points {
		c.outcome(at, markSize, o.Points[i].Rating)
	}
	return c.Drawing
}

// days is the axis from the first to the last day, with some room where all are one.
func (o Outcomes) days() Axis {
	first, last := o.Points[0].Day, o.Points[0].Day
	for _, point := range o.Points {
		first, last = min(first, point.Day), max(last, point.Day)
	}
	const least = 180 // days
	if spare := least - int(last-first); spare > 0 {
		first -= Day(spare / 2)
		last += Day(spare / 2)
	}
	return Axis{Low: float64(first), High: float64(last)}
}

// ratedInk is the ink of a rating; the last where there is none.
func ratedInk(rating int) Ink {
	if rating < 0 || rating > worstRating {
		return Rated + RatedInks - 1
	}
	return Rated + Ink(rating)
}

// outcome marks a place with the shape and the colour of a rating: a disc, a half disc, a triangle, a square, and a ring for none.
func (c *canvas) outcome(at Point, size float64, rating int) {
	ink := ratedInk(rating)
	switch rating {
	case 0:
		c.ring(at, size, ink, ink)
	case secondRating:
		c.ring(at, size, ink, Paper)
		c.halfDisc(at, size, ink)
	case thirdRating:
		const wider = 1.15
		c.solid(ink, Point{at.X, at.Y - wider*size}, Point{at.X + wider*size, at.Y + size}, Point{at.X - wider*size, at.Y + size})
	case worstRating:
		side := size * 0.92
		c.box(at.X-side, at.Y-side, 2*side, 2*side, ink)
	default:
		c.ring(at, size*0.9, ink, Paper)
	}
}

// solid fills an area.
func (c *canvas) solid(fill Ink, points ...Point) {
	c.Shapes = append(c.Shapes, Shape{Points: points, Closed: true, Fill: fill})
}

// halfDisc fills the left half of a disc.
func (c *canvas) halfDisc(at Point, radius float64, fill Ink) {
	const corners = 12
	points := make([]Point, corners)
	for i := range points {
		sin, cos := math.Sincos(math.Pi * (0.5 + float64(i)/(corners-1)))
		points[i] = Point{at.X + radius*cos, at.Y + radius*sin}
	}
	c.solid(fill, points...)
}
