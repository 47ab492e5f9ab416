package chart_test

import (
	"fmt"
	"slices"
	"testing"

	"counterweight/app/chart"
)

// pricesAndMarks are five bids: Halden is dearer and no better than Copperline, Brindle dearer than Merrow and as good.
func pricesAndMarks() chart.Scatter {
	return chart.Scatter{
		Title: "Merrow, Copperline and Fernhill are worth their price", Frontier: "frontier", Height: 240,
		X: chart.Axis{Name: "price, £m"}, Y: chart.Axis{Name: "quality"}, LessX: true,
		Points: []chart.ScatterPoint{
			{Label: "Fernhill", X: 1.94, Y: 92, Strong: true},
			{Label: "Merrow", X: 1.52, Y: 60},
			{Label: "Copperline", X: 1.66, Y: 79},
			{Label: "Brindle & Co", X: 1.61, Y: 60},
			{Label: "Halden", X: 1.78, Y: 67},
		},
	}
}

func TestTheFrontierStepsAlongTheBidsThatNoOtherOneBeats(t *testing.T) {
	d := pricesAndMarks().Draw(480, measure)
	var steps, full []chart.Point
	for _, s := range d.Shapes {
		if s.Line == chart.Primary && !s.Closed {
			steps = s.Points
		}
		if s.Closed && s.Fill == chart.Primary {
			full = append(full, middle(s))
		}
	}
	if len(full) != 3 || len(steps) != 7 {
		t.Fatalf("%d points on the frontier and %d corners, want 3 and 7", len(full), len(steps))
	}
	slices.SortFunc(full, func(a, b chart.Point) int { return int(a.X - b.X) })
	for i, p := range full {
		if corner := steps[1+2*i]; !near(corner, p) {
			t.Errorf("the frontier passes %v, want the bid at %v", corner, p)
		}
		if i > 0 && !near(steps[2*i], chart.Point{X: p.X, Y: full[i-1].Y}) {
			t.Errorf("from %v to %v by way of %v: paying a little more does not yet buy more", full[i-1], p, steps[2*i])
		}
	}
}

func middle(s chart.Shape) chart.Point {
	var sum chart.Point
	for _, p := range s.Points {
		sum.X, sum.Y = sum.X+p.X/float64(len(s.Points)), sum.Y+p.Y/float64(len(s.Points))
	}
	return sum
}

func near(a, b chart.Point) bool {
	return max(a.X-b.X, b.X-a.X, a.Y-b.Y, b.Y-a.Y) < 1e-6
}

func TestPointsInTheSamePlaceDoNotBeatEachOther(t *testing.T) {
	s := chart.Scatter{Points: []chart.ScatterPoint{{X: 1, Y: 1}, {X: 1, Y: 1}, {X: 1, Y: 0}, {X: 0, Y: 1}}}
	full := 0
	for _, shape := range s.Draw(300, measure).Shapes {
		if shape.Fill == chart.Primary {
			full++
		}
	}
	if full != 2 {
		t.Errorf("%d points are on the frontier, want the 2 that stand best together", full)
	}
}

func TestNamesOfPointsWithoutRoomAreCounted(t *testing.T) {
	s := pricesAndMarks()
	for range 40 {
		s.Points = append(s.Points, chart.ScatterPoint{Label: "Another one", X: 1.7, Y: 70})
	}
	d := s.Draw(480, measure)
	texts := textsOf(d)
	written := 0
	for _, text := range texts {
		if text == "Another one" {
			written++
		}
	}
	for _, bid := range s.Points[:5] {
		wordOf(t, d, bid.Label)
	}
	if written == 0 || written > 8 || !slices.Contains(texts, fmt.Sprintf("and %d more", 40-written)) {
		t.Errorf("%d of 40 names in one place are written; %q", written, texts)
	}
}

func TestQuartersAreNamedInTheirCorners(t *testing.T) {
	s := pricesAndMarks()
	s.Split = &chart.Split{X: 1.7, Y: 75, Names: [4]string{"bargains", "worth it?", "cheap", "avoid"}}
	d := s.Draw(480, measure)
	for _, pair := range [][2]string{{"bargains", "worth it?"}, {"cheap", "avoid"}} {
		if a, b := wordOf(t, d, pair[0]), wordOf(t, d, pair[1]); a.At.X >= b.At.X || a.At.Y != b.At.Y {
			t.Errorf("%q at %v is not left of %q at %v", a.Text, a.At, b.Text, b.At)
		}
	}
	if a, b := wordOf(t, d, "bargains"), wordOf(t, d, "cheap"); a.At.Y >= b.At.Y {
		t.Errorf("%q at %v is not above %q at %v", a.Text, a.At, b.Text, b.At)
	}
}
