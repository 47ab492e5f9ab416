package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

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

// Headed puts objects one under the other, each as high as it is at the width that there is; the last takes the height that is left.
func Headed(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(headedLayout{}, objects...)
}

// RowsHigh gives a table the height of so many rows and its headings, for a page that scrolls as a whole. Where the number changes, the page
// is to be refreshed.
func RowsHigh(rows func() int, table fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&rowsHigh{rows}, table)
}

type rowsHigh struct{ rows func() int }

func (l *rowsHigh) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (l *rowsHigh) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(fyne.NewSize(0, float32(l.rows()+1)*rowHeight()))
}
