package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ShapedMark is a small mark in a tone.
type ShapedMark struct {
	Shape Shape
	Tone  Tone
}

// MarksCell is a row of small marks, one for each month, say, the newest last. The column's text says the same in words.
func MarksCell(marks []ShapedMark) Cell {
	if len(marks) == 0 {
		return Cell{}
	}
	return Cell{kind: marksCell, marks: marks}
}

// marksParts are the objects of marks in a cell, by what they are drawn with; other rows use them again.
type marksParts struct {
	discs     pool[*canvas.Circle]
	squares   pool[*canvas.Rectangle]
	triangles pool[*canvas.Polygon]
}

func (p *marksParts) objects() (all []fyne.CanvasObject) {
	for _, o := range p.discs.all {
		all = append(all, o)
	}
	for _, o := range p.squares.all {
		all = append(all, o)
	}
	for _, o := range p.triangles.all {
		all = append(all, o)
	}
	return all
}

func (p *marksParts) made() int {
	return len(p.discs.all) + len(p.squares.all) + len(p.triangles.all)
}

func (p *marksParts) hide() {
	p.discs.rest()
	p.squares.rest()
	p.triangles.rest()
}

// drawMarks draws marks at equal distances, and tells whether that needed new objects.
func (s *slot) drawMarks(marks []ShapedMark, at look) (made bool) {
	if s.marks == nil {
		s.marks = &marksParts{}
	}
	before := s.marks.made()
	step := min(Scaled(15), at.box.Width/float32(len(marks)))
	side := min(Scaled(9), step*0.8)
	for i, m := range marks {
		corner := at.corner.AddXY(float32(i)*step, (at.box.Height-side)/2)
		s.marks.draw(m, corner, side)
	}
	s.marks.hide()
	return s.marks.made() > before
}

// draw puts a mark into a square.
func (p *marksParts) draw(m ShapedMark, at fyne.Position, side float32) {
	var o fyne.CanvasObject
	ink := Colours().Tint(m.Tone).Mark
	switch m.Shape {
	case NoShape:
		return
	case Square:
		square := p.squares.next(func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) })
		square.FillColor = ink
		at, side, o = at.AddXY(side*0.07, side*0.07), side*0.86, square
	case Triangle:
		triangle := p.triangles.next(func() *canvas.Polygon { return canvas.NewPolygon(3, color.Transparent) })
		triangle.FillColor, triangle.StrokeColor = ink, color.Transparent
		at, side, o = at.AddXY(-side*0.1, side*0.02), side*1.2, triangle
	default:
		disc := p.discs.next(func() *canvas.Circle { return canvas.NewCircle(color.Transparent) })
		if disc.FillColor, disc.StrokeColor, disc.StrokeWidth = color.Color(ink), ink, 0; m.Shape != Disc {
			disc.FillColor, disc.StrokeWidth = color.Transparent, 1.4
		}
		o = disc
	}
	o.Move(at)
	o.Resize(fyne.NewSquareSize(side))
	o.Show()
	o.Refresh()
}
