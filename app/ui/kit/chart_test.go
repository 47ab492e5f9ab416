package kit

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"counterweight/app/chart"
)

// drawn shows a drawing in a window and gives what is painted.
func drawn(t *testing.T, d *chart.Drawing) (*chartRenderer, fyne.CanvasObject) {
	t.Helper()
	o := Chart(func(float32, float32) chart.Drawing { return *d })
	show(t, o, fyne.NewSize(400, 300))
	return test.WidgetRenderer(o.(fyne.Widget)).(*chartRenderer), o
}

func seen[O fyne.CanvasObject](p pool[O]) (all []O) {
	for _, o := range p.all {
		if o.Visible() {
			all = append(all, o)
		}
	}
	return all
}

func TestADrawingIsPaintedStrokeForStroke(t *testing.T) {
	d := &chart.Drawing{
		Height: 100,
		Shapes: []chart.Shape{
			{Points: []chart.Point{{X: 0, Y: 0}, {X: 30, Y: 40}}, Line: chart.Text, Thickness: 1},
			{Points: []chart.Point{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 10, Y: 10}, {X: 0, Y: 10}}, Closed: true, Fill: chart.Primary},
		},
		Words: []chart.Word{{Text: "right", At: chart.Point{X: 100, Y: 50}, Align: chart.Right, Size: 8, Ink: chart.Muted}},
	}
	r, o := drawn(t, d)
	lines, areas, words := seen(r.lines), seen(r.areas), seen(r.words)
	if len(lines) != 1 || len(areas) != 1 || len(words) != 1 {
		t.Fatalf("%d lines, %d areas, %d words", len(lines), len(areas), len(words))
	}
	scale := chartScale()
	if lines[0].Position2 != r.snapped(fyne.NewPos(30*scale, 40*scale)) || lines[0].StrokeColor != color.Color(Light.Text) {
		t.Errorf("the line goes to %v in %v", lines[0].Position2, lines[0].StrokeColor)
	}
	if whole := float32(math.Ceil(float64(10*scale) - 0.01)); areas[0].Size() != fyne.NewSize(whole, whole) || areas[0].FillColor != color.Color(Light.Primary) {
		t.Errorf("the area is %v large in %v", areas[0].Size(), areas[0].FillColor)
	}
	if right := words[0].Position().X + words[0].MinSize().Width; math.Abs(float64(right-100*scale)) > 0.5 {
		t.Errorf("a word aligned to the right ends at %v", right)
	}
	if o.MinSize().Height != 100*scale {
		t.Errorf("a drawing of 100 points asks for %v", o.MinSize().Height)
	}
}

func TestTheNextDrawingTakesThePlaceOfTheLast(t *testing.T) {
	d := &chart.Drawing{Shapes: []chart.Shape{{Points: []chart.Point{{}, {X: 10}, {X: 20}, {X: 30}}, Line: chart.Rule, Thickness: 1}}}
	r, o := drawn(t, d)
	if n := len(seen(r.lines)); n != 3 {
		t.Fatalf("%d strokes of a line through 4 points", n)
	}
	d.Shapes[0].Points = d.Shapes[0].Points[:2]
	o.Refresh()
	if n := len(seen(r.lines)); n != 1 || len(r.Objects()) != 1 {
		t.Errorf("%d strokes are left of a line through 2 points", n)
	}
	d.Shapes[0].Points = append(d.Shapes[0].Points, chart.Point{X: 5, Y: 5})
	d.Shapes[0].Closed = true
	o.Refresh()
	if n := len(seen(r.lines)); n != 3 || len(r.lines.all) != 3 {
		t.Errorf("a triangle has %d strokes, of %d objects", n, len(r.lines.all))
	}
}

func TestADashedLineHasGaps(t *testing.T) {
	d := &chart.Drawing{Shapes: []chart.Shape{{Points: []chart.Point{{}, {X: 50}}, Line: chart.Text, Thickness: 1, Dashed: true}}}
	r, _ := drawn(t, d)
	dashes := seen(r.lines)
	if len(dashes) != 10 {
		t.Fatalf("%d dashes on 50 points", len(dashes))
	}
	for i, dash := range dashes[1:] {
		if gap := dash.Position1.X - dashes[i].Position2.X; gap <= 0 {
			t.Errorf("no gap before dash %d", i+1)
		}
	}
}

func TestARoundShapeOfManyCornersIsFilledWhole(t *testing.T) {
	const corners = 40
	d := &chart.Drawing{Shapes: []chart.Shape{{Closed: true, Fill: chart.Primary}}}
	for i := range corners { // an ellipse
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		d.Shapes[0].Points = append(d.Shapes[0].Points, chart.Point{X: 80 + 70*cos, Y: 50 + 40*sin})
	}
	r, _ := drawn(t, d)
	var whole float64
	for _, area := range seen(r.areas) {
		if len(area.Points) > 16 {
			t.Errorf("an area has %d corners", len(area.Points))
		}
		whole += areaOf(area)
	}
	scale := float64(chartScale())
	want := 0.5 * corners * math.Sin(2*math.Pi/corners) * 70 * 40 * scale * scale
	if math.Abs(whole-want) > want/100 {
		t.Errorf("the areas cover %.0f, not %.0f", whole, want)
	}
}

// areaOf is the area of a polygon (the shoelace formula).
func areaOf(p *canvas.ArbitraryPolygon) float64 {
	var twice float64
	for i, a := range p.Points {
		b := p.Points[(i+1)%len(p.Points)]
		twice += float64(a.X*b.Y - b.X*a.Y)
	}
	return math.Abs(twice) / 2
}

// A value that is not a number must not keep the painter busy for ever.
func TestALineWithoutAnEndIsNotPainted(t *testing.T) {
	for name, c := range map[string]struct {
		to    chart.Point
		lines int
	}{
		"nowhere":  {chart.Point{}, 0},
		"nan":      {chart.Point{X: math.NaN(), Y: 5}, 0},
		"infinite": {chart.Point{X: math.Inf(1)}, 0},
		"far away": {chart.Point{X: 1e12}, 1},
		"a dash":   {chart.Point{X: 2}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			d := &chart.Drawing{Height: 10, Shapes: []chart.Shape{{Points: []chart.Point{{}, c.to}, Line: chart.Text, Thickness: 1, Dashed: true}}}
			if r, _ := drawn(t, d); len(seen(r.lines)) != c.lines {
				t.Errorf("painted in %d lines, want %d", len(seen(r.lines)), c.lines)
			}
		})
	}
}
