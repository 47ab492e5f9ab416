package kit

import "fyne.io/fyne/v2"

// Rebuilt is a piece of a page whose number of rows changes. It is built anew only when its shape did, so that a field in it keeps what
// is being typed while values around it change.
type Rebuilt struct {
	// Object is the piece as a page shows it.
	Object *fyne.Container

	shape func() string
	build func() []fyne.CanvasObject
	shown string
}

// NewRebuilt shows what build makes. Shape says in a word what it depends on: how many parties there are, say.
func NewRebuilt(gap float32, shape func() string, build func() []fyne.CanvasObject) *Rebuilt {
	r := &Rebuilt{Object: Flow(gap), shape: shape, build: build}
	r.shown = shape()
	r.Object.Objects = build()
	return r
}

// Refresh builds the piece anew if its shape changed.
func (r *Rebuilt) Refresh() {
	if shape := r.shape(); shape != r.shown {
		r.shown = shape
		r.Object.Objects = r.build()
		r.Object.Refresh()
	}
}
