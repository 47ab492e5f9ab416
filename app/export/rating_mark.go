package export

import (
	"math"

	"counterweight/app/chart"
	"counterweight/scorecard"
)

// Measures of the mark of a rating, in points.
const (
	markHeight = 12.5
	markSize   = 7.0 // of its words
	markRadius = 3.0
	markPad    = 3.5
)

// ratingMark is a rating as a word, a shape and a colour: the three never stand alone. One that was set by people says so.
func (f *flow) ratingMark(r scorecard.Rating, set bool) chart.Drawing {
	words := ratingWords(r)
	if set {
		words += ", set"
	}
	return f.wordMark(words, r)
}

// wordMark is a word with the shape and the colour of a rating.
func (f *flow) wordMark(words string, r scorecard.Rating) chart.Drawing {
	ink := ratingInks[r]
	width := f.ts.measure(words, markSize, true) + 2*markRadius + 3*markPad
	d := chart.Drawing{Width: width, Height: markHeight}
	d.Shapes = append(d.Shapes, chart.Shape{
		Points: []chart.Point{{X: 0, Y: 0}, {X: width, Y: 0}, {X: width, Y: markHeight}, {X: 0, Y: markHeight}}, Closed: true, Fill: groundOf(r),
	})
	d.Shapes = append(d.Shapes, ratingShape(r, chart.Point{X: markPad + markRadius, Y: markHeight / 2})...)
	d.Words = append(d.Words, chart.Word{
		Text: words, At: chart.Point{X: 2*markPad + 2*markRadius, Y: markHeight/2 + markSize*0.36}, Size: markSize, Bold: true, Ink: ink,
	})
	return d
}

// ratingShape is a full circle, a half-filled one, a triangle, a square, or a hollow circle.
func ratingShape(r scorecard.Rating, at chart.Point) []chart.Shape {
	ink := ratingInks[r]
	full := func(points []chart.Point) chart.Shape { return chart.Shape{Points: points, Closed: true, Fill: ink} }
	ring := chart.Shape{Points: arcPoints(at, 0, 2*math.Pi), Closed: true, Line: ink, Thickness: 1, Round: true}
	const s = markRadius
	switch r {
	case scorecard.Good:
		return []chart.Shape{full(arcPoints(at, 0, 2*math.Pi))}
	case scorecard.ApproachingTarget:
		return []chart.Shape{ring, full(arcPoints(at, math.Pi/2, 3*math.Pi/2))}
	case scorecard.RequiresImprovement:
		return []chart.Shape{full([]chart.Point{{X: at.X, Y: at.Y - s}, {X: at.X + s, Y: at.Y + s*0.8}, {X: at.X - s, Y: at.Y + s*0.8}})}
	case scorecard.Inadequate:
		return []chart.Shape{full([]chart.Point{
			{X: at.X - s*0.85, Y: at.Y - s*0.85}, {X: at.X + s*0.85, Y: at.Y - s*0.85}, {X: at.X + s*0.85, Y: at.Y + s*0.85}, {X: at.X - s*0.85, Y: at.Y + s*0.85},
		})}
	}
	return []chart.Shape{ring}
}

// arcPoints are points around a place from one angle to another.
func arcPoints(at chart.Point, from, to float64) []chart.Point {
	points := make([]chart.Point, 16)
	for i := range points {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/float64(len(points)-1))
		points[i] = chart.Point{X: at.X + markRadius*cos, Y: at.Y + markRadius*sin}
	}
	return points
}
