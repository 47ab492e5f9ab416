package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Beside puts objects side by side over the full height, with a gap, each as wide as its share of the width.
func Beside(shares []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&sharing{shares: shares, gap: Scaled(14), across: true}, objects...)
}

// Above puts objects one above the other over the full width, with a gap, each as high as its share of the height.
func Above(shares []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&sharing{shares: shares, gap: Scaled(14)}, objects...)
}

// sharing shares one dimension out in proportion; nothing gets less than it needs while there is enough for all.
type sharing struct {
	shares []float32
	gap    float32
	across bool
}

func (s *sharing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	length, breadth := size.Width, size.Height
	if !s.across {
		length, breadth = breadth, length
	}
	at := float32(0)
	for i, extent := range s.extents(objects, length) {
		position, box := fyne.NewPos(at, 0), fyne.NewSize(extent, breadth)
		if !s.across {
			position, box = fyne.NewPos(0, at), fyne.NewSize(breadth, extent)
		}
		objects[i].Move(position)
		objects[i].Resize(box)
		at += extent + s.gap
	}
}

// extents are the lengths of all objects: those that need more than their share get what they need, the others share the rest.
func (s *sharing) extents(objects []fyne.CanvasObject, length float32) []float32 {
	extents := make([]float32, len(objects))
	fixed := make([]bool, len(objects))
	rest := length - s.gap*float32(len(objects)-1)
	for again := true; again; {
		again = false
		spare, total := rest, float32(0)
		for i := range objects {
			if fixed[i] {
				spare -= extents[i]
			} else {
				total += s.shares[i]
			}
		}
		for i, o := range objects {
			if fixed[i] {
				continue
			}
			extents[i] = spare * s.shares[i] / total
			if need := s.need(o); extents[i] < need && total > s.shares[i] {
				extents[i], fixed[i], again = need, true, true
				break
			}
		}
	}
	return extents
}

func (s *sharing) need(o fyne.CanvasObject) float32 {
	if s.across {
		return o.MinSize().Width
	}
	return o.MinSize().Height
}

func (s *sharing) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		least := o.MinSize()
		if s.across {
			size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
		} else {
			size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
		}
	}
	gaps := s.gap * float32(len(objects)-1)
	if s.across {
		return size.AddWidthHeight(gaps, 0)
	}
	return size.AddWidthHeight(0, gaps)
}

// Narrow puts a sheet of a width in the middle of what room there is, a little above it; the width is at 100 % text.
func Narrow(width float32, sheet fyne.CanvasObject) *fyne.Container {
	return container.New(&narrowLayout{width}, sheet)
}

type narrowLayout struct{ width float32 }

func (l *narrowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		width := min(Scaled(l.width), size.Width)
		height := min(heightAt(o, width), size.Height)
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos((size.Width-width)/2, (size.Height-height)*0.42))
	}
}

func (l *narrowLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(Scaled(200), Scaled(100))
}

// AtLeastHigh keeps an object from becoming lower than a height at 100 % text, where the page scrolls anyway.
func AtLeastHigh(height float32, o fyne.CanvasObject) fyne.CanvasObject {
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, Scaled(height)))
	return container.NewStack(room, o)
}
