package export

import (
	"math"

	"counterweight/app/chart"
)

// pixel is the nearest edge of a pixel.
func pixel(x float64) int { return int(math.Round(x)) }

// bounds are the corners of the upright rectangle around points.
func bounds(points []chart.Point) (low, high chart.Point) {
	low, high = points[0], points[0]
	for _, at := range points[1:] {
		low = chart.Point{X: min(low.X, at.X), Y: min(low.Y, at.Y)}
		high = chart.Point{X: max(high.X, at.X), Y: max(high.Y, at.Y)}
	}
	return low, high
}

// isUpright reports whether points are the corners of an upright rectangle.
func isUpright(points []chart.Point) bool {
	if len(points) != 4 {
		return false
	}
	for i, at := range points {
		next := points[(i+1)%4]
		if at.X != next.X && at.Y != next.Y {
			return false
		}
	}
	return points[0].X == points[1].X != (points[1].X == points[2].X)
}

func rectangle(left, top, right, foot float64) []chart.Point {
	return []chart.Point{{X: left, Y: top}, {X: right, Y: top}, {X: right, Y: foot}, {X: left, Y: foot}}
}

// disc is a circle by its corners, which turn the way that parts of a stroke do.
func disc(centre chart.Point, radius float64) []chart.Point {
	const corners = 12
	points := make([]chart.Point, corners)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		points[i] = chart.Point{X: centre.X + radius*cos, Y: centre.Y + radius*sin}
	}
	return points
}

// dashes are the parts of a line that are drawn where it is drawn for on and left out for off, from its beginning.
func dashes(points []chart.Point, on, off float64) (parts [][]chart.Point) {
	if on <= 0 || off <= 0 {
		return [][]chart.Point{points}
	}
	drawn, left := true, on
	part := []chart.Point{points[0]}
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		for length := math.Hypot(to.X-from.X, to.Y-from.Y); length > left; length = math.Hypot(to.X-from.X, to.Y-from.Y) {
			from = chart.Point{X: from.X + (to.X-from.X)*left/length, Y: from.Y + (to.Y-from.Y)*left/length}
			if drawn {
				parts = append(parts, append(part, from))
			}
			drawn, part = !drawn, []chart.Point{from}
			left = off
			if drawn {
				left = on
			}
		}
		left -= math.Hypot(to.X-from.X, to.Y-from.Y)
		part = append(part, to)
	}
	if drawn && len(part) > 1 {
		parts = append(parts, part)
	}
	return parts
}
