package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
)

// sparkParts are the canvas objects of a small line in a cell: strokes and dots, which other rows use again.
type sparkParts struct {
	strokes []*canvas.Line
	dots    []*canvas.Circle
	used    [2]int // how many of them are shown
}

func (p *sparkParts) objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(p.strokes)+len(p.dots))
	for _, s := range p.strokes {
		objects = append(objects, s)
	}
	for _, d := range p.dots {
		objects = append(objects, d)
	}
	return objects
}

func (p *sparkParts) hide() {
	for _, s := range p.strokes[:p.used[0]] {
		s.Hide()
	}
	for _, d := range p.dots[:p.used[1]] {
		d.Hide()
	}
	p.used = [2]int{}
}

// drawSpark draws a small line, and tells whether it needed new objects.
func (s *slot) drawSpark(values []float64, l look) (made bool) {
	if s.spark == nil {
		s.spark = &sparkParts{}
	}
	s.spark.hide()
	scale := chartScale()
	const high = 15 // points
	room := min(l.box.Width, Scaled(110))
	drawing := chart.Sparkline{Values: values, Height: high}.Draw(float64(room/scale), ChartMeasure)
	if len(drawing.Words) > 0 { // nothing to draw yet
		return false
	}
	corner := l.corner.AddXY(0, (l.box.Height-float32(drawing.Height)*scale)/2)
	for _, shape := range drawing.Shapes {
		made = s.spark.draw(shape, corner, scale) || made
	}
	return made
}

// draw paints one shape of a sparkline: a path or a dot.
func (p *sparkParts) draw(shape chart.Shape, corner fyne.Position, scale float32) (made bool) {
	place := func(c chart.Point) fyne.Position { // on whole pixels: painters round places one by one, and what meets must be rounded alike
		p := corner.Add(at(c, scale))
		return fyne.NewPos(float32(math.Round(float64(p.X))), float32(math.Round(float64(p.Y))))
	}
	if shape.Round {
		low, high := place(shape.Points[0]), place(shape.Points[0])
		for _, c := range shape.Points {
			q := place(c)
			low = fyne.NewPos(min(low.X, q.X), min(low.Y, q.Y))
			high = fyne.NewPos(max(high.X, q.X), max(high.Y, q.Y))
		}
		if made = p.used[1] == len(p.dots); made {
			p.dots = append(p.dots, canvas.NewCircle(color.Transparent))
		}
		dot := p.dots[p.used[1]]
		p.used[1]++
		dot.FillColor, dot.StrokeColor, dot.StrokeWidth = chartInk(shape.Fill), chartInk(shape.Line), float32(shape.Thickness)*scale
		dot.Move(low)
		dot.Resize(fyne.NewSize(high.X-low.X, high.Y-low.Y))
		dot.Show()
		dot.Refresh()
		return made
	}
	for i := 1; i < len(shape.Points); i++ {
		if p.used[0] == len(p.strokes) {
			p.strokes = append(p.strokes, canvas.NewLine(color.Transparent))
			made = true
		}
		stroke := p.strokes[p.used[0]]
		p.used[0]++
		stroke.StrokeColor, stroke.StrokeWidth = chartInk(shape.Line), float32(shape.Thickness)*scale
		stroke.Position1, stroke.Position2 = place(shape.Points[i-1]), place(shape.Points[i])
		stroke.Show()
		stroke.Refresh()
	}
	return made
}

// writeMore writes a text with more behind it, and tells whether that needed new objects.
func (s *slot) writeMore(c Cell, l look) (made bool) {
	if made = s.more == nil; made {
		s.more = canvas.NewText("", color.Transparent)
	}
	size := theme.Size(theme.SizeNameText)
	s.more.TextSize, s.more.TextStyle.Bold, s.more.Color = size, true, c.ink(Colours())
	wide := fyne.MeasureText(c.more, size, s.more.TextStyle).Width
	first := l
	first.box.Width = max(0, l.box.Width-wide-Scaled(4))
	s.write(c.text, first)
	left := fyne.MeasureText(s.text.Text, size, s.text.TextStyle).Width + Scaled(4)
	s.more.Text = fit(c.more, l.box.Width-left, size, s.more.TextStyle)
	height := textHeight(size)
	s.more.Move(l.corner.AddXY(left, (l.box.Height-height)/2))
	s.more.Resize(fyne.NewSize(l.box.Width-left, height))
	s.more.Show()
	s.more.Refresh()
	return made
}
