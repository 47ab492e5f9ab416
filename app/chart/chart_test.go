package chart_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"counterweight/app/chart"
)

// measure is a face whose letters are all equally wide.
func measure(text string, size float64, _ bool) float64 {
	return 0.5 * size * float64(utf8.RuneCountInString(text))
}

func TestTicksAreRound(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		most      int
		want      []float64
	}{
		{0, 100, 6, []float64{0, 20, 40, 60, 80, 100}},
		{0, 100, 11, []float64{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}},
		{36.87, 78, 7, []float64{40, 50, 60, 70}},
		{0, 0.0007, 5, []float64{0, 0.0002, 0.0004, 0.0006}},
		{-3, 3, 7, []float64{-3, -2, -1, 0, 1, 2, 3}},
		{0, 2e6, 3, []float64{0, 1e6, 2e6}},
		{5, 5, 7, []float64{5}},
	} {
		got := chart.Ticks(c.low, c.high, c.most)
		same := len(got) == len(c.want)
		for i := range min(len(got), len(c.want)) {
			same = same && math.Abs(got[i]-c.want[i]) < 1e-9*(1+math.Abs(c.want[i]))
		}
		if !same {
			t.Errorf("Ticks(%v, %v, %d) = %v, want %v", c.low, c.high, c.most, got, c.want)
		}
	}
}

func TestTicksAreNeverTooMany(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 10000 {
		low := (random.Float64() - 0.5) * math.Pow(10, float64(random.IntN(30)-12))
		high := low + random.Float64()*math.Pow(10, float64(random.IntN(30)-12))
		most := 2 + random.IntN(9)
		if ticks := chart.Ticks(low, high, most); len(ticks) > most {
			t.Fatalf("Ticks(%v, %v, %d) has %d: %v", low, high, most, len(ticks), ticks)
		}
	}
}

// fcdo is the published evaluation of FCDO Services, FOI2024/01569 (Open Government Licence v3.0).
func fcdo() (chart.Bars, chart.Lines) {
	bids := []struct {
		name           string
		quality, price float64
	}{
		{"Bidder E", 63.33, 100}, {"Bidder A", 70.33, 62.525}, {"Bidder C", 68.5, 36.75}, {"Bidder B", 68.5, 17.325}, {"Bidder D", 41.33, 30.175},
	}
	bars := chart.Bars{Title: "Bidder E is 10.79 points ahead", Axis: "points", Parts: []string{"quality", "price"}, Full: 100}
	lines := chart.Lines{
		Title: "Bidder E wins up to 84.3 % quality", Here: 60, HereName: "here 60 %", Height: 220,
		X:     chart.Axis{Name: "quality weight", High: 100, Unit: " %"},
		Y:     chart.Axis{Name: "total", Low: 17.325, High: 100},
		Bands: []chart.Band{{From: 0, To: 84.3, Label: "Bidder E", Ink: chart.First}, {From: 84.3, To: 100, Label: "Bidder A", Ink: chart.First + 1}},
		Marks: []chart.Point{{X: 84.3, Y: 69.2}},
	}
	for i, b := range bids {
		parts := []chart.BarPart{{Size: 0.6 * b.quality, Word: "q"}, {Size: 0.4 * b.price, Word: "p"}}
		bars.Bars = append(bars.Bars, chart.Bar{Label: b.name, Value: fmt.Sprintf("%.2f", parts[0].Size+parts[1].Size), Parts: parts})
		lines.Lines = append(lines.Lines, chart.Line{
			Label: b.name, Points: []chart.Point{{X: 0, Y: b.price}, {X: 100, Y: b.quality}}, Ink: chart.LineInk(i), Strong: i == 0,
		})
	}
	return bars, lines
}

func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	bars, _ := fcdo()
	d := bars.Draw(480, measure)
	var lengths []float64
	for _, s := range d.Shapes {
		if s.Fill == chart.Primary || s.Fill == chart.Secondary {
			if length := s.Points[1].X - s.Points[0].X; length != 6 { // the key's squares
				lengths = append(lengths, length)
			}
		}
	}
	if len(lengths) != 10 {
		t.Fatalf("%d parts of bars, want 10", len(lengths))
	}
	for i, b := range bars.Bars {
		for j, part := range b.Parts {
			want := part.Size / bars.Bars[0].Parts[0].Size
			if got := lengths[2*i+j] / lengths[0]; math.Abs(got-want) > 1e-9 {
				t.Errorf("part %d of %s is %.4f of the first, want %.4f", j, b.Label, got, want)
			}
		}
	}
}

func TestTheBandsShowWhoIsOnTopWhere(t *testing.T) {
	_, lines := fcdo()
	d := lines.Draw(480, measure)
	var widths []float64
	for _, s := range d.Shapes {
		if s.Fill >= chart.First {
			widths = append(widths, s.Points[1].X-s.Points[0].X)
		}
	}
	if len(widths) != 2 || math.Abs(widths[0]/(widths[0]+widths[1])-0.843) > 1e-9 {
		t.Errorf("bands are %v wide, want 84.3 %% and the rest", widths)
	}
}

func TestLongTitlesTakeMoreLinesAndLongNamesAreCut(t *testing.T) {
	bars, _ := fcdo()
	bars.Title = strings.Repeat("Bidder E is ahead of all others ", 9)
	bars.Bars[0].Label = strings.Repeat("Gwasanaethau Digidol Cymru ", 9)
	d := bars.Draw(480, measure)
	titles, cut := 0, false
	for _, w := range d.Words {
		if w.Bold && w.At.X == 0 {
			titles++
		}
		cut = cut || strings.HasPrefix(w.Text, "Gwasanaethau") && strings.HasSuffix(w.Text, "…")
	}
	if titles < 3 || !cut {
		t.Errorf("title on %d lines (want 3 or more), name cut: %v", titles, cut)
	}
	checkInside(t, d)
}

func TestLinesWithoutRoomForTheirNamesAreCounted(t *testing.T) {
	_, lines := fcdo()
	for range 50 {
		lines.Lines = append(lines.Lines, lines.Lines[4])
	}
	d := lines.Draw(480, measure)
	names, more := 0, ""
	for _, w := range d.Words {
		if strings.HasPrefix(w.Text, "Bidder") && w.Align == chart.Left && !w.Bold || w.Text == "Bidder E" && w.Bold {
			names++
		}
		if strings.HasSuffix(w.Text, " more") {
			more = w.Text
		}
	}
	if want := fmt.Sprintf("and %d more", 55-names); names < 5 || more != want {
		t.Errorf("%d names and %q, want %q", names, more, want)
	}
}

func TestAnyChartStaysInsideAndItsNamesApart(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		bars, lines := anyCharts(random)
		for _, d := range []chart.Drawing{bars.Draw(480, measure), lines.Draw(480, measure)} {
			checkInside(t, d)
			checkApart(t, d)
		}
		if t.Failed() {
			t.Fatalf("with %d bars on %v", len(bars.Bars), bars)
		}
		if !reflect.DeepEqual(lines.Draw(480, measure), lines.Draw(480, measure)) {
			t.Fatal("drawn twice, the same lines differ")
		}
	}
}

// anyCharts are charts of any number of bids with any values, negative and huge ones too.
func anyCharts(random *rand.Rand) (chart.Bars, chart.Lines) {
	scale := math.Pow(10, float64(random.IntN(40)-10))
	bars := chart.Bars{Title: "Any", Axis: "points", Parts: []string{"one"}}
	lines := chart.Lines{
		Title: "Any", X: chart.Axis{High: 100, Unit: " %"}, Y: chart.Axis{Low: 0, High: scale}, Height: 60 + random.Float64()*300,
		Here: random.Float64() * 100, HereName: "here",
	}
	for i := range random.IntN(60) {
		label := strings.Repeat("x", random.IntN(80))
		value := (random.Float64() - 0.3) * scale
		bars.Bars = append(bars.Bars, chart.Bar{Label: label, Value: fmt.Sprint(value), Parts: []chart.BarPart{{Size: value, Word: label}}})
		lines.Lines = append(lines.Lines, chart.Line{
			Label: label, Ink: chart.LineInk(i),
			Points: []chart.Point{{X: 0, Y: random.Float64() * scale}, {X: 100, Y: random.Float64() * scale}},
		})
	}
	return bars, lines
}

func checkInside(t *testing.T, d chart.Drawing) {
	t.Helper()
	inside := func(p chart.Point, what string) {
		if !(p.X >= -0.01 && p.X <= d.Width+0.01 && p.Y >= -0.01 && p.Y <= d.Height+0.01) {
			t.Errorf("%s at %v is outside %v × %v", what, p, d.Width, d.Height)
		}
	}
	for _, s := range d.Shapes {
		for _, p := range s.Points {
			inside(p, "a shape")
		}
	}
	for _, w := range d.Words {
		from, to := extent(w)
		inside(chart.Point{X: from, Y: w.At.Y}, w.Text)
		inside(chart.Point{X: to, Y: w.At.Y - w.Size*0.7}, w.Text)
	}
}

// checkApart finds words that touch each other.
func checkApart(t *testing.T, d chart.Drawing) {
	t.Helper()
	for i, a := range d.Words {
		for _, b := range d.Words[:i] {
			aFrom, aTo := extent(a)
			bFrom, bTo := extent(b)
			if aFrom < bTo-0.01 && bFrom < aTo-0.01 && a.At.Y-0.7*a.Size < b.At.Y-0.01 && b.At.Y-0.7*b.Size < a.At.Y-0.01 {
				t.Errorf("%q at %v stands over %q at %v", a.Text, a.At, b.Text, b.At)
			}
		}
	}
}

func extent(w chart.Word) (from, to float64) {
	width := measure(w.Text, w.Size, w.Bold)
	switch w.Align {
	case chart.Centre:
		return w.At.X - width/2, w.At.X + width/2
	case chart.Right:
		return w.At.X - width, w.At.X
	}
	return w.At.X, w.At.X + width
}
