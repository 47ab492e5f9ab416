package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"counterweight/app/chart"
)

// Chart paints a drawing, and asks for it anew whenever its size changes or it is refreshed. Width and height are in the drawing's own
// points; what comes back may be higher, and the chart then asks for that height.
func Chart(draw func(width, height float32) chart.Drawing) fyne.CanvasObject {
	c := &chartWidget{draw: draw}
	c.ExtendBaseWidget(c)
	return c
}

// ChartMeasure is how wide words are in the window's face, in a drawing's points.
func ChartMeasure(text string, size float64, bold bool) float64 {
	scale := chartScale() // measured as large as it is painted, since widths do not quite grow in proportion
	return float64(fyne.MeasureText(text, float32(size)*scale, fyne.TextStyle{Bold: bold}).Width / scale)
}

// chartScale is how many pixels a point of a drawing takes: words of 8 points come out as large as captions.
func chartScale() float32 { return Scaled(1.4) }

// chartInk is the colour of one of a drawing's inks.
func chartInk(ink chart.Ink) color.Color {
	p := Colours()
	switch ink {
	case chart.Text:
		return p.Text
	case chart.Muted:
		return p.Secondary
	case chart.Rule:
		return p.Line
	case chart.Quiet:
		return p.InputBorder
	case chart.Paper:
		return p.OnPrimary
	case chart.Primary:
		return p.Primary
	case chart.Secondary:
		return p.Tint(ToneInfo).Line
	}
	switch {
	case ink >= chart.RatedGround && int(ink-chart.RatedGround) < len(ratedTones):
		return p.Tint(ratedTones[ink-chart.RatedGround]).Ground
	case ink >= chart.Rated && int(ink-chart.Rated) < len(ratedTones):
		return p.Tint(ratedTones[ink-chart.Rated]).Mark
	case ink >= chart.Heat && int(ink-chart.Heat) < len(heatShares):
		return mixed(p.Primary, p.Card, heatShares[ink-chart.Heat])
	case ink >= chart.First && int(ink-chart.First) < len(p.Series):
		return p.Series[ink-chart.First]
	}
	return color.Transparent
}

// heatShares are how much of the primary colour the steps of heat have, on a card: the third is still pale enough for text, the fourth
// deep enough for what stands on the primary colour.
var heatShares = [chart.HeatSteps]float64{0.10, 0.26, 0.42, 0.82, 1}

// ratedTones are the tones of the ratings, best first, and of none.
var ratedTones = [chart.RatedInks]Tone{ToneGood, ToneWarn, TonePoor, ToneBad, ToneNone}

// mixed is a colour so far on the way to another one.
func mixed(ink, ground color.NRGBA, share float64) color.NRGBA {
	part := func(a, b uint8) uint8 { return uint8(math.Round(share*float64(a) + (1-share)*float64(b))) }
	return color.NRGBA{R: part(ink.R, ground.R), G: part(ink.G, ground.G), B: part(ink.B, ground.B), A: 0xFF}
}

type chartWidget struct {
	widget.BaseWidget
	draw func(width, height float32) chart.Drawing
}

// CreateRenderer paints with objects that are used again for the next drawing.
func (c *chartWidget) CreateRenderer() fyne.WidgetRenderer { return &chartRenderer{c: c} }

type chartRenderer struct {
	c       *chartWidget
	least   float32 // the height of the drawing
	lines   pool[*canvas.Line]
	areas   pool[*canvas.ArbitraryPolygon]
	circles pool[*canvas.Circle]
	arcs    pool[*canvas.Arc]
	words   pool[*canvas.Text]
	pixels  float32 // how many pixels a length of 1 takes
	objects []fyne.CanvasObject
}

// pool are objects of one kind that are used again.
type pool[O fyne.CanvasObject] struct {
	all  []O
	used int
}

// next is an object to be used.
func (p *pool[O]) next(make func() O) O {
	if p.used == len(p.all) {
		p.all = append(p.all, make())
	}
	p.used++
	return p.all[p.used-1]
}

// rest hides what was not used, and begins anew.
func (p *pool[O]) rest() {
	for _, o := range p.all[p.used:] {
		if o.Visible() {
			o.Hide()
		}
	}
	p.used = 0
}

func (r *chartRenderer) Layout(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	scale := chartScale()
	drawing := r.c.draw(size.Width/scale, size.Height/scale)
	r.least = float32(drawing.Height) * scale
	r.objects = r.objects[:0]
	r.pixels = 1
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.c); c != nil && c.Scale() > 0 {
		r.pixels = c.Scale()
	}
	for _, shape := range drawing.Shapes {
		r.shape(shape, scale)
	}
	for _, word := range drawing.Words {
		r.word(word, scale)
	}
	r.lines.rest()
	r.areas.rest()
	r.circles.rest()
	r.arcs.rest()
	r.words.rest()
}

func at(p chart.Point, scale float32) fyne.Position {
	return fyne.NewPos(float32(p.X)*scale, float32(p.Y)*scale)
}

// snapped is the nearest place where a pixel begins: painters round places one by one, and what meets must be rounded alike.
func (r *chartRenderer) snapped(p fyne.Position) fyne.Position {
	round := func(x float32) float32 { return float32(math.Round(float64(x*r.pixels))) / r.pixels }
	return fyne.NewPos(round(p.X), round(p.Y))
}

// shape paints an area, and the line along it.
func (r *chartRenderer) shape(s chart.Shape, scale float32) {
	ink, thick := chartInk(s.Line), float32(s.Thickness)*scale
	if s.Round && len(s.Points) > 0 {
		r.circle(s, scale)
		return
	}
	switch {
	case s.Arc.Radius > 0:
		r.arc(s, scale)
	case s.Closed && s.Fill != chart.NoInk:
		r.area(s, scale)
	}
	if s.Line == chart.NoInk || len(s.Points) < 2 {
		return
	}
	for i := 1; i < len(s.Points); i++ {
		r.stroke(s.Points[i-1], s.Points[i], scale, ink, thick, s.Dashed)
	}
	if s.Closed {
		r.stroke(s.Points[len(s.Points)-1], s.Points[0], scale, ink, thick, s.Dashed)
	}
}

// circle paints a shape whose points stand around a circle as the toolkit's own, which looks rounder than any polygon.
func (r *chartRenderer) circle(s chart.Shape, scale float32) {
	low, high := at(s.Points[0], scale), at(s.Points[0], scale)
	for _, c := range s.Points {
		p := at(c, scale)
		low = fyne.NewPos(min(low.X, p.X), min(low.Y, p.Y))
		high = fyne.NewPos(max(high.X, p.X), max(high.Y, p.Y))
	}
	o := r.circles.next(func() *canvas.Circle { return canvas.NewCircle(color.Transparent) })
	o.FillColor, o.StrokeColor, o.StrokeWidth = chartInk(s.Fill), chartInk(s.Line), float32(s.Thickness)*scale
	if s.Line == chart.NoInk {
		o.StrokeWidth = 0
	}
	o.Move(low)
	o.Resize(fyne.NewSize(high.X-low.X, high.Y-low.Y))
	r.show(o)
}

// arc paints a part of a ring as the toolkit's own, which is rounder than any polygon and has no seams.
func (r *chartRenderer) arc(s chart.Shape, scale float32) {
	const degrees = 180 / math.Pi
	a := s.Arc
	o := r.arcs.next(func() *canvas.Arc { return &canvas.Arc{} })
	o.FillColor, o.StrokeColor = chartInk(s.Fill), color.Transparent
	o.StartAngle, o.EndAngle, o.CutoutRatio = float32(a.From*degrees), float32(a.To*degrees), float32(a.Inner/a.Radius)
	corner := chart.Point{X: a.Centre.X - a.Radius, Y: a.Centre.Y - a.Radius}
	o.Move(at(corner, scale))
	o.Resize(fyne.NewSquareSize(2 * float32(a.Radius) * scale))
	r.show(o)
}

// area fills a polygon. The toolkit knows up to sixteen corners; a shape with more is filled as a fan, which is right for what bulges
// nowhere inwards.
func (r *chartRenderer) area(s chart.Shape, scale float32) {
	const most = 16
	for from := 1; from < len(s.Points)-1; from += most - 2 {
		end := min(len(s.Points), from+most-1)
		corners := make([]fyne.Position, 0, most)
		low, high := fyne.NewPos(math.MaxFloat32, math.MaxFloat32), fyne.Position{}
		for _, c := range append([]chart.Point{s.Points[0]}, s.Points[from:end]...) {
			p := r.snapped(at(c, scale))
			low = fyne.NewPos(min(low.X, p.X), min(low.Y, p.Y))
			high = fyne.NewPos(max(high.X, p.X), max(high.Y, p.Y))
			corners = append(corners, p)
		}
		for i := range corners {
			corners[i] = corners[i].Subtract(low)
		}
		o := r.areas.next(func() *canvas.ArbitraryPolygon { return &canvas.ArbitraryPolygon{} })
		o.Points, o.FillColor, o.StrokeColor = corners, chartInk(s.Fill), color.Transparent
		o.Move(low)
		o.Resize(fyne.NewSize(high.X-low.X, high.Y-low.Y))
		r.show(o)
	}
}

// stroke paints a straight line, or its dashes. A line without an end is not painted; one that is far longer than any window is not
// dashed, which would take that many dashes.
func (r *chartRenderer) stroke(from, to chart.Point, scale float32, ink color.Color, thick float32, dashed bool) {
	const dash, gap, longest = 3.0, 2.0, 20_000.0 // points
	length := math.Hypot(to.X-from.X, to.Y-from.Y)
	if math.IsInf(length, 0) || math.IsNaN(length) {
		return
	}
	if !dashed || length > longest {
		r.line(at(from, scale), at(to, scale), ink, thick)
		return
	}
	part := func(d float64) chart.Point {
		share := min(d/length, 1)
		return chart.Point{X: from.X + share*(to.X-from.X), Y: from.Y + share*(to.Y-from.Y)}
	}
	for d := 0.0; d < length; d += dash + gap {
		r.line(at(part(d), scale), at(part(d+dash), scale), ink, thick)
	}
}

func (r *chartRenderer) line(from, to fyne.Position, ink color.Color, thick float32) {
	o := r.lines.next(func() *canvas.Line { return canvas.NewLine(color.Transparent) })
	o.StrokeColor, o.StrokeWidth, o.Position1, o.Position2 = ink, thick, r.snapped(from), r.snapped(to)
	r.show(o)
}

func (r *chartRenderer) word(w chart.Word, scale float32) {
	o := r.words.next(func() *canvas.Text { return canvas.NewText("", color.Transparent) })
	o.Text, o.TextSize, o.TextStyle.Bold, o.Color = w.Text, float32(w.Size)*scale, w.Bold, chartInk(w.Ink)
	size := o.MinSize()
	corner := at(w.At, scale)
	switch w.Align {
	case chart.Centre:
		corner.X -= size.Width / 2
	case chart.Right:
		corner.X -= size.Width
	}
	const ascent = 0.905 // of Liberation Sans, above the baseline, in letter sizes
	o.Move(corner.SubtractXY(0, o.TextSize*ascent))
	o.Resize(size)
	r.show(o)
}

func (r *chartRenderer) show(o fyne.CanvasObject) {
	r.objects = append(r.objects, o)
	if !o.Visible() {
		o.Show()
	}
	o.Refresh()
}

func (r *chartRenderer) MinSize() fyne.Size           { return fyne.NewSize(Scaled(80), r.least) }
func (r *chartRenderer) Refresh()                     { r.Layout(r.c.Size()) }
func (r *chartRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *chartRenderer) Destroy()                     {}
