package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// reveal scrolls whatever scrolls around an object so that it comes into sight: whoever goes through a form with Tab must see where the
// keyboard is. The toolkit does not do so by itself.
func reveal(o fyne.CanvasObject) { revealPart(o, 0, o.Size().Height) }

// revealPart is [reveal] for a part of an object, from a height in it on.
func revealPart(o fyne.CanvasObject, from, height float32) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	top := c.Overlays().Top()
	if top == nil {
		top = c.Content()
	}
	var around []*container.Scroll
	if !pathTo(o, top, &around) {
		return
	}
	driver := fyne.CurrentApp().Driver()
	for i := len(around) - 1; i >= 0; i-- {
		scroll := around[i]
		at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(scroll)).AddXY(0, from)
		const room = 24 // what stands above and below is to be seen, too: a label, a reason
		to := scroll.Offset
		switch foot := at.Y + height + Scaled(room); {
		case at.Y < Scaled(room):
			to.Y += at.Y - Scaled(room)
		case foot > scroll.Size().Height:
			to.Y += min(foot-scroll.Size().Height, at.Y-Scaled(room))
		}
		if to != scroll.Offset {
			scroll.ScrollToOffset(to)
		}
	}
}

// fieldAfter is the field behind another one that can be typed into, by the order in which they are read; nil behind the last.
func fieldAfter(f *Field) *Field {
	c := canvasOf(f)
	if c == nil {
		return nil
	}
	top := c.Overlays().Top()
	if top == nil {
		top = c.Content()
	}
	fields := fieldsInSight(top)
	for i, other := range fields {
		if other == f && i+1 < len(fields) {
			return fields[i+1]
		}
	}
	return nil
}

// fieldsInSight are the fields in sight that can be typed into.
func fieldsInSight(o fyne.CanvasObject) (all []*Field) {
	if o == nil || !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *Field:
		if !o.Disabled() {
			all = append(all, o)
		}
	case *Layer:
		return fieldsInSight(o.content)
	case *container.Scroll:
		return fieldsInSight(o.Content)
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, fieldsInSight(child)...)
		}
	}
	return all
}

// pathTo looks for an object below another one, and collects what scrolls on the way.
func pathTo(o, from fyne.CanvasObject, around *[]*container.Scroll) bool {
	if from == o {
		return true
	}
	if from == nil || !from.Visible() {
		return false
	}
	switch from := from.(type) {
	case *Layer:
		return pathTo(o, from.content, around)
	case *Field:
		return fyne.CanvasObject(from.control) == o
	case *fyne.Container:
		for _, child := range from.Objects {
			if pathTo(o, child, around) {
				return true
			}
		}
	case *container.Scroll:
		*around = append(*around, from)
		if pathTo(o, from.Content, around) {
			return true
		}
		*around = (*around)[:len(*around)-1]
	}
	return false
}
