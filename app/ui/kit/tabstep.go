package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// StepTabs brings the tab beside the one in front to the front, to the right for 1 and to the left for -1, from wherever the keyboard is in a
// window. Of tabs within tabs it is those around the keyboard, and from the last of them on those around them. It reports false where there
// is none to go to.
func StepTabs(c fyne.Canvas, by int) bool {
	top := c.Overlays().Top()
	if top == nil {
		top = c.Content()
	}
	var all, around []*Tabs
	eachTabs(top, func(t *Tabs) {
		all = append(all, t)
		if t.holds(c.Focused()) {
			around = append(around, t)
		}
	})
	if around == nil && len(all) > 0 {
		around = all[:1]
	}
	for i := len(around) - 1; i >= 0; i-- {
		t := around[i]
		if to := max(t.at, 0) + by; to >= 0 && to < len(t.tabs) {
			t.Focus() // what had the keyboard is saved before it goes out of sight
			t.Select(t.tabs[to].Name)
			return true
		}
	}
	return false
}

// eachTabs walks over the tabs that are in sight, those around before those within.
func eachTabs(o fyne.CanvasObject, do func(*Tabs)) {
	if o == nil || !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *tabBar:
		do(o.tabs)
	case *Layer:
		eachTabs(o.content, do)
	case *container.Scroll:
		eachTabs(o.Content, do)
	case *fyne.Container:
		for _, child := range o.Objects {
			eachTabs(child, do)
		}
	}
}

// holds reports whether what has the keyboard is the row of names or stands in the content below it.
func (t *Tabs) holds(focused fyne.Focusable) bool {
	o, ok := focused.(fyne.CanvasObject)
	if !ok {
		return false
	}
	if o == fyne.CanvasObject(t.bar) {
		return true
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(t.content))
	size := t.content.Size()
	return at.X >= 0 && at.Y >= 0 && at.X < size.Width && at.Y < size.Height
}
