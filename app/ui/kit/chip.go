package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Chip is a word or two in a tone.
func Chip(text string, tone Tone) fyne.CanvasObject { return newChip(chipLook{text: text, tone: tone}) }

// RatingChip is a rating in its word, shape and colour.
func RatingChip(r Rating) fyne.CanvasObject { return newChip(ratingLook(r)) }

// chipLook is what a chip shows.
type chipLook struct {
	text  string
	tone  Tone
	shape Shape
}

func ratingLook(r Rating) chipLook {
	return chipLook{text: ratings[r].words, tone: ratings[r].tone, shape: ratings[r].shape}
}

// chipParts are the canvas objects of a chip, which tables use again for other rows.
type chipParts struct {
	ground *canvas.Rectangle
	text   *canvas.Text
	mark   *mark
	drawn  chipDrawn
}

// chipDrawn is what the parts show now.
type chipDrawn struct {
	look  chipLook
	tint  Tint
	at    fyne.Position
	size  fyne.Size
	scale float32
}

func newChipParts() *chipParts {
	c := &chipParts{ground: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Transparent), mark: newMark()}
	c.ground.StrokeWidth = 1
	c.hide()
	return c
}

func (c *chipParts) objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{c.ground, c.text}, c.mark.objects()...)
}

func (c *chipParts) hide() {
	c.drawn = chipDrawn{}
	c.ground.Hide()
	c.text.Hide()
	c.mark.hide()
}

func chipHeight() float32 { return Scaled(20) }

func markSide() float32 { return Scaled(8.5) }

// lead is the room before the text.
func (l chipLook) lead() float32 {
	if l.shape == NoShape {
		return Scaled(9)
	}
	return Scaled(8) + markSide() + Scaled(4)
}

// width is how wide the chip is when nothing cuts it.
func (l chipLook) width() float32 {
	size := theme.Size(theme.SizeNameCaptionText)
	return l.lead() + fyne.MeasureText(l.text, size, fyne.TextStyle{}).Width + Scaled(10)
}

// place draws the chip with its left edge at a point, centred on its height, no wider than width.
func (c *chipParts) place(l chipLook, at fyne.Position, height, width float32) {
	tint := Colours().Tint(l.tone)
	now := chipDrawn{l, tint, at, fyne.NewSize(width, height), Scaled(1)}
	if c.drawn == now {
		return
	}
	c.drawn = now
	wide, high := min(l.width(), width), min(chipHeight(), height)
	top := at.Y + (height-high)/2
	c.ground.FillColor, c.ground.StrokeColor, c.ground.CornerRadius = tint.Ground, tint.Line, high/2
	c.ground.Move(fyne.NewPos(at.X, top))
	c.ground.Resize(fyne.NewSize(wide, high))
	c.ground.Show()
	c.ground.Refresh()
	c.text.TextSize, c.text.Color = theme.Size(theme.SizeNameCaptionText), tint.Text
	c.text.Text = fit(l.text, wide-l.lead()-Scaled(6), c.text.TextSize, c.text.TextStyle)
	size := c.text.MinSize()
	c.text.Move(fyne.NewPos(at.X+l.lead(), top+(high-size.Height)/2))
	c.text.Resize(size)
	c.text.Show()
	c.text.Refresh()
	c.mark.draw(l.shape, fyne.NewPos(at.X+Scaled(8), top+(high-markSide())/2), markSide(), tint.Text)
}

// chip is a chip of its own.
type chip struct {
	widget.BaseWidget
	look chipLook
}

func newChip(look chipLook) *chip {
	c := &chip{look: look}
	c.ExtendBaseWidget(c)
	return c
}

func (c *chip) CreateRenderer() fyne.WidgetRenderer { return &chipRenderer{c, newChipParts()} }

type chipRenderer struct {
	c     *chip
	parts *chipParts
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.parts.place(r.c.look, fyne.NewPos(0, 0), size.Height, size.Width)
}

func (r *chipRenderer) MinSize() fyne.Size           { return fyne.NewSize(r.c.look.width(), chipHeight()) }
func (r *chipRenderer) Refresh()                     { r.Layout(r.c.Size()) }
func (r *chipRenderer) Objects() []fyne.CanvasObject { return r.parts.objects() }
func (r *chipRenderer) Destroy()                     {}
