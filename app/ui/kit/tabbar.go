package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tabBar is the row of names. It takes the keyboard as one: arrows go from tab to tab. Names for which there is no room hang below its end,
// which says More, or the name of the one among them that is in front.
type tabBar struct {
	widget.BaseWidget
	tabs    *Tabs
	rights  []float32 // where each name that is seen ends
	end     float32   // where the drop with the others ends; 0 where all are seen
	hovered int       // -1 for none, the number of names that are seen for the drop
	focused bool
	rest    *restOfTabs // nil while the drop is closed
}

func newTabBar(t *Tabs) *tabBar {
	b := &tabBar{tabs: t, hovered: -1}
	b.ExtendBaseWidget(b)
	return b
}

// under is the name under a point, or the drop behind the last of them; -1 for neither.
func (b *tabBar) under(p fyne.Position) int {
	for i, right := range b.rights {
		if p.X < right {
			return i
		}
	}
	if p.X < b.end {
		return len(b.rights)
	}
	return -1
}

// hidesSome reports whether some names hang below the end of the bar.
func (b *tabBar) hidesSome() bool { return len(b.rights) < len(b.tabs.tabs) }

// Tapped brings the tab under the pointer to the front, or opens and closes the drop.
func (b *tabBar) Tapped(e *fyne.PointEvent) {
	switch i := b.under(e.Position); {
	case i < 0:
	case i < len(b.rights):
		b.tabs.Select(b.tabs.tabs[i].Name)
	case b.rest != nil:
		b.rest.close()
	default:
		focus(b)
		b.drop()
	}
}

// FocusGained shows the ring of the keyboard.
func (b *tabBar) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost hides it.
func (b *tabBar) FocusLost() {
	b.focused = false
	if b.rest != nil && !b.rest.held {
		b.rest.close()
	}
	b.Refresh()
}

// TypedRune does nothing.
func (b *tabBar) TypedRune(rune) {}

// TypedKey goes to the tab beside, to the first or to the last; Down, Enter and Space open the drop.
func (b *tabBar) TypedKey(e *fyne.KeyEvent) {
	if b.rest != nil && b.rest.key(e.Name) {
		return
	}
	last := len(b.tabs.tabs) - 1
	to := b.tabs.at
	switch e.Name {
	case fyne.KeyLeft:
		to = max(to-1, 0)
	case fyne.KeyRight:
		to = min(to+1, last)
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = last
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.drop()
		return
	case fyne.KeyEscape:
		escape(b)
	case fyne.KeyF1:
		help(b)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		leaf(b, e.Name)
		return
	}
	if to >= 0 {
		b.tabs.Select(b.tabs.tabs[to].Name)
	}
}

// MouseIn, MouseMoved and MouseOut mark the name under the pointer.
func (b *tabBar) MouseIn(e *desktop.MouseEvent) { b.hover(b.under(e.Position)) }

// MouseMoved follows the pointer.
func (b *tabBar) MouseMoved(e *desktop.MouseEvent) { b.hover(b.under(e.Position)) }

// MouseOut marks none.
func (b *tabBar) MouseOut() { b.hover(-1) }

func (b *tabBar) hover(i int) {
	if i != b.hovered {
		b.hovered = i
		b.Refresh()
	}
}

// drop opens the list of the tabs for which there is no room.
func (b *tabBar) drop() {
	if !b.hidesSome() || b.rest != nil {
		return
	}
	r := &restOfTabs{bar: b}
	var choices []Choice
	for _, tab := range b.tabs.tabs[len(b.rights):] {
		choices = append(choices, Choice{Value: tab.Name, Text: tab.Name})
	}
	front := b.tabs.Selected()
	r.list = newChoiceList(r, choices, true, &front)
	if r.list.at < 0 {
		r.list.at = 0
	}
	b.rest = r
	r.hang(r.list)
}

// restOfTabs is the open drop at the end of a bar.
type restOfTabs struct {
	bar  *tabBar
	list *choiceList
	held bool // the mouse is down on it
}

// key does what a key means for the drop, and reports whether it means anything.
func (r *restOfTabs) key(name fyne.KeyName) bool {
	switch {
	case r.list.key(name):
	case name == fyne.KeyEscape:
		r.close()
	default:
		r.close()
		return false
	}
	return true
}

func (r *restOfTabs) hang(o fyne.CanvasObject) {
	b := r.bar
	if l := layerOf(b); l != nil {
		l.hang(o, b, func() (fyne.Position, fyne.Size) {
			left := b.start()
			return fyne.NewPos(left, 0), fyne.NewSize(b.end-left, b.Size().Height)
		})
	}
}

// start is where the drop begins: where the last name that is seen ends.
func (b *tabBar) start() float32 {
	if len(b.rights) == 0 {
		return 0
	}
	return b.rights[len(b.rights)-1]
}

func (r *restOfTabs) close() {
	if l := layerOf(r.bar); l != nil {
		l.Remove(r.list)
	}
	r.bar.rest = nil
}

func (r *restOfTabs) take(_ string, picked *Choice) {
	r.close()
	r.bar.tabs.Select(picked.Value)
	focus(r.bar)
}

// enter does nothing more: taking a tab brought it to the front.
func (r *restOfTabs) enter() {}

func (r *restOfTabs) hold() { r.held = true }

func (r *restOfTabs) back() {
	r.held = false
	focus(r.bar)
}

func (r *restOfTabs) left() {
	if r.held {
		r.close()
	}
}

func (r *restOfTabs) width() float32 { return r.bar.end - r.bar.start() }
