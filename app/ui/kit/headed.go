package kit

import "fyne.io/fyne/v2"

// headedLayout puts objects one under the other without a gap; the last takes the height that the others leave over. Each is as high as
// it is at the width that there is.
type headedLayout struct{}

func (headedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var top float32
	for i, o := range objects {
		height := heightAt(o, size.Width)
		if i == len(objects)-1 {
			height = max(0, size.Height-top)
		}
		o.Move(fyne.NewPos(0, top))
		o.Resize(fyne.NewSize(size.Width, height))
		top += height
	}
}

func (headedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		least := o.MinSize()
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
	}
	return size
}
