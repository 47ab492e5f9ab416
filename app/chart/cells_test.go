package chart_test

import (
	"math"
	"testing"

	"counterweight/app/chart"
)

func TestMissingReadingsLeaveAGapInTheSparkline(t *testing.T) {
	nan := math.NaN()
	d := chart.Sparkline{Values: []float64{1, 2, nan, 4, nan, 3, 3, 5}, Height: 20}.Draw(90, measure)
	var stretches []int
	for _, s := range d.Shapes {
		if !s.Closed {
			stretches = append(stretches, len(s.Points))
		}
	}
	if len(stretches) != 2 || stretches[0] != 2 || stretches[1] != 3 {
		t.Errorf("stretches of %v readings, want 2 and 3", stretches)
	}
}

func TestTheLastReadingIsFullOnlyWhenItIsTheNewest(t *testing.T) {
	for _, c := range []struct {
		values []float64
		x      float64 // share of the way
		fill   chart.Ink
	}{
		{[]float64{1, 2, 3}, 1, chart.Primary},
		{[]float64{1, 2, math.NaN()}, 0.5, chart.Paper},
		{[]float64{7}, 0, chart.Primary},
	} {
		d := chart.Sparkline{Values: c.values, Height: 20}.Draw(90, measure)
		last := d.Shapes[len(d.Shapes)-1]
		const margin = 2.8
		if x := (middle(last).X - margin) / (90 - 2*margin); math.Abs(x-c.x) > 1e-6 || last.Fill != c.fill {
			t.Errorf("the last of %v is marked at %.3f with ink %d, want %.3f and %d", c.values, x, last.Fill, c.x, c.fill)
		}
	}
}

func TestATargetWithAnOpenEndReachesToTheEdge(t *testing.T) {
	s := chart.Sparkline{Values: []float64{80, 90, 88}, Target: chart.Range{Low: 85, High: math.Inf(1)}, Height: 30}
	d := s.Draw(90, measure)
	if band := d.Shapes[0]; band.Fill != chart.Heat || band.Points[0].Y > 2.81 || math.Abs(band.Points[2].Y-15) > 1e-6 {
		t.Errorf("the target is %v, want from the top to the middle", band)
	}
}

func TestHeatHasFiveStepsAndWordsThatAreReadableOnThem(t *testing.T) {
	row := chart.HeatRow{Label: "Release pipeline"}
	for mark, word := range []string{"0", "1", "2", "3", "4"} {
		row.Cells = append(row.Cells, chart.HeatCell{Value: float64(mark), Word: word})
	}
	h := chart.HeatMap{Columns: []string{"A", "B", "C", "D", "E", "F"}, Rows: []chart.HeatRow{row}, High: 4}
	d := h.Draw(400, measure)
	for i := range chart.HeatSteps {
		fill := d.Shapes[i].Fill
		if fill != chart.Heat+chart.Ink(i) {
			t.Errorf("mark %d takes ink %d, want step %d", i, fill, i)
		}
		if w := wordOf(t, d, row.Cells[i].Word); w.Ink != fill.On() {
			t.Errorf("mark %d is written in ink %d", i, w.Ink)
		}
	}
	if missing := d.Shapes[5]; missing.Fill != chart.NoInk || missing.Line != chart.Rule {
		t.Errorf("the missing mark is %v, want an outline only", missing)
	}
	wordOf(t, d, "–")
}

func TestHeatMapsOfOneValueTakeTheMiddleStep(t *testing.T) {
	h := chart.HeatMap{Columns: []string{"A"}, Rows: []chart.HeatRow{{Cells: []chart.HeatCell{{Value: 3, Word: "3"}}}}}
	if fill := h.Draw(100, measure).Shapes[0].Fill; fill != chart.Heat+2 {
		t.Errorf("the only value takes ink %d", fill)
	}
}

func TestARingIsFilledByItsShares(t *testing.T) {
	for _, c := range []struct {
		shares []float64
		want   []float64 // of the full turn
	}{
		{[]float64{0.71}, []float64{0.71}},
		{[]float64{0.41, 0.30}, []float64{0.41, 0.30}},
		{[]float64{3, 1}, []float64{0.75, 0.25}},
		{[]float64{-1, 1}, []float64{0, 1}},
	} {
		r := chart.Ring{Figure: "71", Height: 100}
		for i, share := range c.shares {
			r.Parts = append(r.Parts, chart.RingPart{Share: share, Ink: chart.LineInk(i)})
		}
		d := r.Draw(100, measure)
		for i, want := range c.want {
			if got := turn(t, d, chart.LineInk(i)); math.Abs(got-want) > 0.01 {
				t.Errorf("share %d of %v goes %.3f of the way round, want %.3f", i, c.shares, got, want)
			}
		}
	}
}

// turn is how far the arc of a ring in an ink goes round, of the full turn: by its corners and by what a painter may draw instead.
func turn(t *testing.T, d chart.Drawing, ink chart.Ink) float64 {
	t.Helper()
	for _, s := range d.Shapes {
		if s.Fill != ink {
			continue
		}
		angle := func(p chart.Point) float64 { return math.Atan2(p.X-s.Arc.Centre.X, s.Arc.Centre.Y-p.Y) / (2 * math.Pi) }
		gone := angle(s.Points[len(s.Points)/2-1]) - angle(s.Points[0])
		gone += math.Ceil(1e-6 - gone)
		if drawn := (s.Arc.To - s.Arc.From) / (2 * math.Pi); math.Abs(gone-drawn) > 1e-6 {
			t.Errorf("the corners go %.6f of the way round, the arc %.6f", gone, drawn)
		}
		return gone
	}
	return 0
}

func TestPartsOfARingAreNamedOnTheirOwnSide(t *testing.T) {
	d := chart.Ring{
		Title: "Two suppliers take 71 % of the spend", Figure: "71 %", Under: "of £4.2m", Height: 140,
		Parts: []chart.RingPart{
			{Share: 0.41, Label: "Fernhill 41 %", Ink: chart.First},
			{Share: 0.30, Label: "Merrow 30 %", Ink: chart.First + 1},
		},
	}.Draw(300, measure)
	if w := wordOf(t, d, "Fernhill 41 %"); w.At.X < 150 || w.Align != chart.Left {
		t.Errorf("the first part is named at %v", w.At)
	}
	if w := wordOf(t, d, "Merrow 30 %"); w.At.X > 150 || w.Align != chart.Right {
		t.Errorf("the second part is named at %v", w.At)
	}
	if figure, under := wordOf(t, d, "71 %"), wordOf(t, d, "of £4.2m"); figure.At.X != 150 || under.At.Y <= figure.At.Y {
		t.Errorf("the figure stands at %v, what is under it at %v", figure.At, under.At)
	}
}
