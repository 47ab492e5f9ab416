package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// boxRenderer gives the toolkit's entry the look of the program's boxes: as high as a button, its line of text in the middle, a red
// border around a text that can't be taken, and a faint one around a box that can't be typed into.
type boxRenderer struct {
	fyne.WidgetRenderer
	multiLine bool
	state     func() (wrong, disabled bool)
}

func boxHeight() float32 { return Scaled(30) }

// Layout centres the line of text, which is behind ground and border the third object of an entry.
func (r *boxRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	if r.multiLine || len(r.Objects()) < 3 {
		return
	}
	text, least := r.Objects()[2], r.WidgetRenderer.MinSize().Height
	text.Move(fyne.NewPos(text.Position().X+Scaled(2), (size.Height-least)/2))
	text.Resize(fyne.NewSize(text.Size().Width-Scaled(2), least))
}

func (r *boxRenderer) MinSize() fyne.Size {
	least := r.WidgetRenderer.MinSize()
	if !r.multiLine {
		least.Height = boxHeight()
	}
	return least
}

func (r *boxRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	wrong, disabled := r.state()
	p := Colours()
	ground, first := r.Objects()[0].(*canvas.Rectangle)
	border, second := r.Objects()[1].(*canvas.Rectangle)
	if !first || !second {
		return
	}
	switch {
	case disabled:
		ground.FillColor, border.StrokeColor = p.Page, p.Line
	case wrong:
		border.StrokeColor = p.Bad
	default:
		return
	}
	ground.Refresh()
	border.Refresh()
}
