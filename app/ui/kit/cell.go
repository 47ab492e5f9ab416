package kit

import (
	"cmp"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// slot is one cell of a table on the screen. It is filled with one row after another; the parts that only some cells need are made
// when they are first needed.
type slot struct {
	text  *canvas.Text
	chip  *chipParts
	bar   *barParts
	spark *sparkParts
	more  *canvas.Text

	ladder *ladderParts
	marks  *marksParts
}

type barParts struct{ ground, fill *canvas.Rectangle }

func (s *slot) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{s.text}
	if s.chip != nil {
		objects = append(objects, s.chip.objects()...)
	}
	if s.bar != nil {
		objects = append(objects, s.bar.ground, s.bar.fill)
	}
	if s.spark != nil {
		objects = append(objects, s.spark.objects()...)
	}
	if s.more != nil {
		objects = append(objects, s.more)
	}
	if s.ladder != nil {
		for _, b := range s.ladder.boxes {
			objects = append(objects, b)
		}
	}
	if s.marks != nil {
		objects = append(objects, s.marks.objects()...)
	}
	return objects
}

func (s *slot) hide() {
	if s.text.Visible() {
		s.text.Hide()
	}
	s.hideParts()
}

func (s *slot) hideParts() {
	if s.chip != nil && s.chip.ground.Visible() {
		s.chip.hide()
	}
	if s.bar != nil && s.bar.ground.Visible() {
		s.bar.ground.Hide()
		s.bar.fill.Hide()
	}
	if s.spark != nil {
		s.spark.hide()
	}
	if s.more != nil && s.more.Visible() {
		s.more.Hide()
	}
	if s.ladder != nil {
		s.ladder.hide()
	}
	if s.marks != nil {
		s.marks.hide()
	}
}

// look is how text stands in a slot.
type look struct {
	ink    color.Color
	bold   bool
	align  fyne.TextAlign
	size   float32   // of the text; 0 for the usual one
	box    fyne.Size // without the room at both sides
	corner fyne.Position
}

// write puts text into the slot. It says whether anything is different from before, and draws only then: most steps change few cells.
func (s *slot) write(text string, l look) {
	s.hideParts()
	t, size := s.text, cmp.Or(l.size, theme.Size(theme.SizeNameText))
	style := fyne.TextStyle{Bold: l.bold}
	cut := fit(text, l.box.Width, size, style)
	same := t.Text == cut && t.Color == l.ink && t.TextStyle == style && t.TextSize == size && t.Alignment == l.align
	t.Text, t.Color, t.TextStyle, t.TextSize, t.Alignment = cut, l.ink, style, size, l.align
	height := textHeight(size)
	t.Move(l.corner.AddXY(0, (l.box.Height-height)/2))
	t.Resize(fyne.NewSize(l.box.Width, height))
	if !t.Visible() {
		t.Show()
	} else if !same {
		t.Refresh()
	}
}

// paint puts a painted cell into the slot; made tells that it needed new objects.
func (s *slot) paint(c Cell, l look) (made bool) {
	if c.kind != textCell {
		s.hide()
	}
	switch c.kind {
	case chipCell:
		made = s.chip == nil
		if made {
			s.chip = newChipParts()
		}
		s.chip.place(c.chip, l.corner, l.box.Height, l.box.Width)
	case barCell:
		made = s.bar == nil
		if made {
			s.bar = &barParts{canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)}
		}
		s.bar.place(c.share, l)
	case sparkCell:
		made = s.drawSpark(c.spark, l)
	case moreCell:
		made = s.writeMore(c, l)
	case ladderCell:
		made = s.drawLadder(c.ladder, l)
	case marksCell:
		made = s.drawMarks(c.marks, l)
	default:
		if c.ink != nil && l.ink == color.Color(Colours().Text) {
			l.ink = c.ink(Colours())
		}
		s.write(c.text, l)
	}
	return made
}

// place draws a bar that is filled by a share.
func (b *barParts) place(share float32, l look) {
	p := Colours()
	high := Scaled(6)
	b.ground.FillColor, b.fill.FillColor = p.Track, p.Primary
	if share > 1 {
		share, b.fill.FillColor = 1, p.Tint(ToneBad).Mark
	}
	at := l.corner.AddXY(0, (l.box.Height-high)/2)
	for _, bar := range []struct {
		o     *canvas.Rectangle
		width float32
	}{{b.ground, l.box.Width}, {b.fill, l.box.Width * share}} {
		bar.o.CornerRadius = min(high, bar.width) / 2
		bar.o.Move(at)
		bar.o.Resize(fyne.NewSize(bar.width, high))
		bar.o.Show()
		bar.o.Refresh()
	}
}

// textHeight is the height of a line of text; measuring it again for each cell would cost more than drawing.
func textHeight(size float32) float32 {
	if size != measured.size {
		measured.size, measured.height = size, fyne.MeasureText("Ag", size, fyne.TextStyle{}).Height
	}
	return measured.height
}

var measured struct{ size, height float32 }
