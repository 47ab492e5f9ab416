package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// scale is how much larger than usual rows and texts of the grid are.
func (g *Grid) scale() float32 {
	if g.spec.Large != nil && g.spec.Large() {
		return 1.5
	}
	return 1
}

// textSize is that of headings and cells.
func (g *Grid) textSize() float32 { return theme.Size(theme.SizeNameText) * g.scale() }

// headHeight is the height of headings of one line.
func (g *Grid) headHeight() float32 { return rowHeight() * g.scale() }

// rowHeight is the height of a row: of two lines where a leading column has two.
func (g *Grid) rowHeight() float32 {
	for _, l := range g.spec.Lead {
		if l.Under != nil {
			return Scaled(46) * g.scale()
		}
	}
	return rowHeight() * g.scale()
}

// lead shows what names a row in one of the leading columns.
func (r *gridBodyRenderer) lead(line *gridLine, i, row int, kind GridRow) {
	g, p, l := r.g, Colours(), r.g.spec.Lead[i]
	left, width := g.plan.leads[i]+cellPad(), g.plan.leads[i+1]-g.plan.leads[i]-2*cellPad()
	height, corner := g.rowHeight(), fyne.NewPos(g.scroll.Offset.X+left, g.top(row))
	look := look{ink: p.Text, bold: kind.Strong, size: g.textSize(), box: fyne.NewSize(width, height), corner: corner}
	if l.Number {
		look.align = fyne.TextAlignTrailing
	}
	if under := line.unders[i]; under != nil {
		second := look
		second.ink, second.bold, second.box.Height, second.corner.Y = p.Secondary, false, height*0.46, corner.Y+height*0.48
		under.write(l.Under(row), second)
		look.bold, look.box.Height, look.corner.Y = true, height*0.46, corner.Y+height*0.06
	}
	line.leads[i].write(l.Text(row), look)
}

// newCell is a cell to be filled.
func (r *gridBodyRenderer) newCell() *gridSlot {
	c := &gridSlot{ground: canvas.NewRectangle(color.Transparent), slot: &slot{text: canvas.NewText("", color.Transparent)}}
	if r.g.spec.Parted {
		c.parts = &gridParts{lead: &slot{text: canvas.NewText("", color.Transparent)}, mark: newMark()}
	}
	return c
}

// gridParts are what stands before the text of a cell.
type gridParts struct {
	lead *slot
	mark *mark
}

func (p *gridParts) objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{p.lead.text}, p.mark.objects()...)
}

func (p *gridParts) hide() {
	p.lead.hide()
	p.mark.hide()
}

// show puts figure or shape, and the text behind it, into the middle of a cell. It reports whether there was anything to put before the
// text.
func (p *gridParts) show(text *slot, g *Grid, c GridCell, corner fyne.Position) bool {
	p.hide()
	if c.Lead == "" && c.Shape == NoShape {
		return false
	}
	palette, size := Colours(), g.textSize()
	ink, between, before := palette.Secondary, size*0.28, markSide()*g.scale()
	if c.Shape == NoShape {
		before = fyne.MeasureText(c.Lead, size, fyne.TextStyle{Bold: true}).Width
	} else {
		ink, between = palette.Tint(c.Tone).Text, size*0.4
	}
	room := g.plan.cell - 2*Scaled(4)
	wide := min(fyne.MeasureText(c.Text, size, fyne.TextStyle{Bold: c.Strong}).Width+1, room-before-between)
	left, height := corner.X+(g.plan.cell-before-between-wide)/2, g.rowHeight()
	if c.Shape == NoShape {
		p.lead.write(c.Lead, look{ink: palette.Text, bold: true, size: size, box: fyne.NewSize(before+1, height), corner: fyne.NewPos(left, corner.Y)})
	} else {
		p.mark.draw(c.Shape, fyne.NewPos(left, corner.Y+(height-before)/2), before, ink)
	}
	text.write(c.Text, look{ink: ink, bold: c.Strong, size: size, box: fyne.NewSize(wide, height), corner: fyne.NewPos(left+before+between, corner.Y)})
	return true
}
