package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flow puts objects one under the other over the full width, each as high as it is at that width: text that wraps takes the lines it
// needs; a button keeps its own width. The gap is a length at 100 % text.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{gap: gap}, objects...)
}

type flowLayout struct{ gap float32 }

func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var top float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		box := o.MinSize()
		if _, own := o.(*Button); !own {
			box = fyne.NewSize(size.Width, heightAt(o, size.Width))
		}
		o.Move(fyne.NewPos(0, top))
		o.Resize(box)
		top += box.Height + Scaled(l.gap)
	}
}

// heightAt is the height that an object needs at a width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.Size().Height))
	}
	return o.MinSize().Height
}

func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if size.Height > 0 {
			size.Height += Scaled(l.gap)
		}
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
	}
	return size
}
