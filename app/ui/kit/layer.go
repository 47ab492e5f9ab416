package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Layer is a window's content with room above it for what floats: the choices below a field, a calendar, toasts. What floats there
// leaves the keyboard where it is; the toolkit's own pop-ups take it away from the field that they belong to.
type Layer struct {
	widget.BaseWidget
	// OnEscape is told of Escape when nothing else has a use for it; a dialog closes then.
	OnEscape func()
	// OnHelp is told of F1. The toolkit takes only keys with a modifier for shortcuts of its menus.
	OnHelp func()

	content  fyne.CanvasObject
	over     *fyne.Container
	floating []floating
}

// floating is an object above the content and the way to its place, which is asked again whenever the window changes its size.
type floating struct {
	object fyne.CanvasObject
	place  func(layer fyne.Size) (fyne.Position, fyne.Size)
}

// Layered puts a layer over a window's or a dialog's content.
func Layered(content fyne.CanvasObject) *Layer {
	l := &Layer{content: content, over: container.NewWithoutLayout()}
	l.ExtendBaseWidget(l)
	return l
}

// SetContent exchanges what is below.
func (l *Layer) SetContent(content fyne.CanvasObject) {
	l.content = content
	l.Refresh()
}

// Float shows an object above the content, where place says; place knows the layer's size.
func (l *Layer) Float(o fyne.CanvasObject, place func(layer fyne.Size) (fyne.Position, fyne.Size)) {
	l.Remove(o)
	l.floating = append(l.floating, floating{o, place})
	l.over.Add(o)
	l.place()
}

// Remove takes an object away that floats; others are left as they are.
func (l *Layer) Remove(o fyne.CanvasObject) {
	l.floating = slices.DeleteFunc(l.floating, func(f floating) bool { return f.object == o })
	l.over.Remove(o)
}

// Hang floats an object directly below another one, or above it where there is more room.
func (l *Layer) Hang(o, below fyne.CanvasObject) {
	l.hang(o, below, func() (fyne.Position, fyne.Size) { return fyne.Position{}, below.Size() })
}

// hang floats an object below a part of another one, such as a cell of a table.
func (l *Layer) hang(o, whole fyne.CanvasObject, part func() (fyne.Position, fyne.Size)) {
	l.Float(o, func(layer fyne.Size) (fyne.Position, fyne.Size) {
		driver := fyne.CurrentApp().Driver()
		corner, box := part()
		at := driver.AbsolutePositionForObject(whole).Subtract(driver.AbsolutePositionForObject(l)).Add(corner)
		size := o.MinSize()
		size.Width = float32(int(min(size.Width, layer.Width)))
		at = fyne.NewPos(float32(int(at.X)), float32(int(at.Y)))
		foot := at.Y + box.Height
		place := fyne.NewPos(min(at.X, layer.Width-size.Width), foot+1)
		if foot+1+size.Height > layer.Height && at.Y > layer.Height-foot {
			place.Y = max(0, at.Y-1-size.Height)
		}
		return place, size
	})
}

func (l *Layer) place() {
	for _, f := range l.floating {
		at, size := f.place(l.Size())
		f.object.Resize(size)
		f.object.Move(at)
	}
}

// CreateRenderer draws the content and above it what floats.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer { return &layerRenderer{l} }

type layerRenderer struct{ l *Layer }

func (r *layerRenderer) Layout(size fyne.Size) {
	r.l.content.Resize(size)
	r.l.over.Resize(size)
	r.l.place()
}

func (r *layerRenderer) MinSize() fyne.Size { return r.l.content.MinSize() }

func (r *layerRenderer) Refresh() {
	r.Layout(r.l.Size())
	r.l.content.Refresh()
	r.l.over.Refresh()
}

func (r *layerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.content, r.l.over}
}
func (r *layerRenderer) Destroy() {}

// layerOf is the layer above an object: that of the dialog in front, or the window's; nil where there is none.
func layerOf(o fyne.CanvasObject) *Layer {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	if top := c.Overlays().Top(); top != nil {
		return findLayer(top)
	}
	return findLayer(c.Content())
}

// canvasOf is where an object stands, nil where it stands nowhere. The real driver knows on which canvas an object is once it was painted;
// what was only just put into the window is on that of the one window there is.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if windows := driver.AllWindows(); c == nil && len(windows) == 1 {
		return windows[0].Canvas()
	}
	return c
}

// findLayer looks for a layer at the top of what a window shows.
func findLayer(o fyne.CanvasObject) *Layer {
	switch o := o.(type) {
	case *Layer:
		return o
	case *fyne.Container:
		for _, child := range o.Objects {
			if l := findLayer(child); l != nil {
				return l
			}
		}
	}
	return nil
}

// escape passes Escape on from an object that has no use for it: a dialog closes, the page of one thing gives way to its list.
func escape(o fyne.CanvasObject) {
	if l := layerOf(o); l != nil && l.OnEscape != nil {
		l.OnEscape()
	}
}

// help passes F1 on from an object.
func help(o fyne.CanvasObject) {
	if l := layerOf(o); l != nil && l.OnHelp != nil {
		l.OnHelp()
	}
}

// focus gives an object the keyboard.
func focus(o fyne.Focusable) {
	if c := canvasOf(o.(fyne.CanvasObject)); c != nil {
		c.Focus(o)
	}
}

// IsShown reports whether a page, or whatever stands in containers only, is part of what its window shows. The toolkit refuses to give the
// keyboard to what was taken out meanwhile.
func IsShown(o fyne.CanvasObject) bool {
	c := canvasOf(o)
	return c != nil && holds(c.Content(), o)
}

func holds(in, o fyne.CanvasObject) bool {
	if in == o {
		return true
	}
	switch in := in.(type) {
	case *Layer:
		return holds(in.content, o)
	case *fyne.Container:
		return slices.ContainsFunc(in.Objects, func(child fyne.CanvasObject) bool { return holds(child, o) })
	}
	return false
}
