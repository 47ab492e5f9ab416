package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// rowLayout puts objects beside each other, each as wide as it needs, centred by height.
type rowLayout struct{ gap float32 }

// Row puts objects beside each other with a gap, in lengths at 100 % text.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap: gap}, objects...)
}

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var left float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		o.Move(fyne.NewPos(left, (size.Height-least.Height)/2))
		o.Resize(least)
		left += least.Width + Scaled(l.gap)
	}
}

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if size.Width > 0 {
			size.Width += Scaled(l.gap)
		}
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
	}
	return size
}
