package chart_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"counterweight/app/chart"
)

func anyTrend(random *rand.Rand) chart.Trend {
	scale := anyScale(random)
	t := chart.Trend{Title: anyWords(random), Y: chart.Axis{Name: anyWords(random), Unit: " %"}, Height: random.Float64() * 300}
	for i := range random.IntN(40) {
		t.Periods = append(t.Periods, fmt.Sprintf("Oct %d", 2000+i))
	}
	for i := range random.IntN(15) {
		line := chart.TrendLine{Label: anyWords(random), Ink: chart.LineInk(i), Strong: random.IntN(4) == 0}
		for range t.Periods {
			value := (random.Float64() - 0.3) * scale
			if random.IntN(3) == 0 {
				value = math.NaN()
			}
			line.Values = append(line.Values, value)
		}
		t.Lines = append(t.Lines, line)
	}
	if n := len(t.Periods); n > 0 {
		t.Bands = []chart.TrendBand{
			{Low: 0.5 * scale, High: math.Inf(1), To: n - 1, Ink: chart.RatedGround},
			{Low: math.Inf(-1), High: 0.5 * scale, To: n / 2, Ink: chart.RatedGround + 3},
		}
	}
	return t
}

func anyStrategyMap(random *rand.Rand) chart.StrategyMap {
	m := chart.StrategyMap{Title: anyWords(random)}
	key := 0
	for range random.IntN(6) {
		layer := chart.MapLayer{Label: anyWords(random)}
		for range random.IntN(12) {
			key++
			layer.Boxes = append(layer.Boxes, chart.MapBox{Key: fmt.Sprint(key), Label: anyWords(random), Note: anyWords(random), Ink: chart.Rated})
		}
		m.Layers = append(m.Layers, layer)
	}
	for range random.IntN(20) {
		m.Arrows = append(m.Arrows, chart.MapArrow{Cause: fmt.Sprint(random.IntN(30)), Effect: fmt.Sprint(random.IntN(30)), Strong: random.IntN(3) == 0})
	}
	return m
}

func TestATrendWithAGapIsTwoLines(t *testing.T) {
	nan := math.NaN()
	d := chart.Trend{
		Periods: []string{"May", "June", "July", "August", "September"}, Height: 120,
		Lines: []chart.TrendLine{{Values: []float64{70, 71, nan, 74, 75}, Ink: chart.Primary}},
	}.Draw(300, measure)
	var stretches []int
	for _, s := range d.Shapes {
		if s.Line == chart.Primary && !s.Closed {
			stretches = append(stretches, len(s.Points))
		}
	}
	if !slices.Equal(stretches, []int{2, 2}) {
		t.Errorf("the line goes through %v values", stretches)
	}
}

func TestAMeasuredZeroIsNoGap(t *testing.T) {
	d := chart.Trend{
		Periods: []string{"May", "June", "July"}, Height: 120,
		Lines: []chart.TrendLine{{Values: []float64{2, 0, 1}, Ink: chart.Primary}},
	}.Draw(300, measure)
	if !slices.ContainsFunc(d.Shapes, func(s chart.Shape) bool { return s.Line == chart.Primary && !s.Closed && len(s.Points) == 3 }) {
		t.Error("a zero breaks the line")
	}
}

func TestAnArrowEndsAtItsEffect(t *testing.T) {
	m := chart.StrategyMap{
		Layers: []chart.MapLayer{
			{Label: "Outcomes", Boxes: []chart.MapBox{{Key: "O1", Label: "Citizens are served"}}},
			{Label: "Skills", Boxes: []chart.MapBox{{Key: "O2", Label: "Our staff can release"}}},
		},
		Arrows: []chart.MapArrow{{Cause: "O2", Effect: "O1"}, {Cause: "O2", Effect: "gone"}, {Cause: "O1", Effect: "O1"}},
	}
	d := m.Draw(400, measure)
	var paths [][]chart.Point
	for _, s := range d.Shapes {
		if s.Line == chart.Muted {
			paths = append(paths, s.Points)
		}
	}
	effect, cause := wordOf(t, d, "Citizens are served"), wordOf(t, d, "Our staff can release")
	if len(paths) != 1 {
		t.Fatalf("%d arrows are drawn, want one", len(paths))
	}
	from, to := paths[0][0], paths[0][len(paths[0])-1]
	if !(to.Y > effect.At.Y && to.Y < from.Y && from.Y < cause.At.Y) {
		t.Errorf("the arrow goes from %v to %v, the words stand at %v and %v", from, to, cause.At, effect.At)
	}
}
