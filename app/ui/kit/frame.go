package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// frame is a ring around something that fills its place up to the edge: a rectangle with a border would be drawn beyond it.
type frame [4]*canvas.Rectangle

func newFrame() frame {
	var f frame
	for i := range f {
		f[i] = canvas.NewRectangle(color.Transparent)
		f[i].Hide()
	}
	return f
}

func (f frame) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f[0], f[1], f[2], f[3]}
}

// around draws the frame just inside of a box, or hides it.
func (f frame) around(at fyne.Position, size fyne.Size, ink color.Color, shown bool) {
	const thick = 2
	for i, bar := range f {
		if !shown {
			bar.Hide()
			continue
		}
		corner, box := at, fyne.NewSize(size.Width, thick)
		if i >= 2 {
			box = fyne.NewSize(thick, size.Height)
		}
		switch i {
		case 1:
			corner.Y += size.Height - thick
		case 3:
			corner.X += size.Width - thick
		}
		place(bar, ink, corner, box)
	}
}
