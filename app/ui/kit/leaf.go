package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// leaf scrolls by about as much as is in sight, for PageUp and PageDown: what is around an object, or else what scrolls in front of the
// user, such as the text of a dialog whose button has the keyboard.
func leaf(o fyne.CanvasObject, key fyne.KeyName) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	top := c.Overlays().Top()
	if top == nil {
		top = c.Content()
	}
	var around []*container.Scroll
	pathTo(o, top, &around)
	scroll := furthest(around)
	if scroll == nil {
		scroll = furthest(scrolls(top))
	}
	if scroll == nil {
		return
	}
	by := scroll.Size().Height - Scaled(40) // two lines stay in sight
	if key == fyne.KeyPageUp {
		by = -by
	}
	scroll.ScrollToOffset(scroll.Offset.AddXY(0, by))
}

// furthest is the innermost of some views that has more than is in sight; nil where none has.
func furthest(all []*container.Scroll) *container.Scroll {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Content.MinSize().Height > all[i].Size().Height+1 {
			return all[i]
		}
	}
	return nil
}

// scrolls are what scrolls in an object that is in sight.
func scrolls(o fyne.CanvasObject) (all []*container.Scroll) {
	if o == nil || !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *Layer:
		return scrolls(o.content)
	case *container.Scroll:
		return []*container.Scroll{o}
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, scrolls(child)...)
		}
	}
	return all
}

// opensBy is what the keys do on something that opens by Enter or Space.
func opensBy(o fyne.CanvasObject, key fyne.KeyName, open func()) {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		open()
	case fyne.KeyEscape:
		escape(o)
	case fyne.KeyF1:
		help(o)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		leaf(o, key)
	}
}
