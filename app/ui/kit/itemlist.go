package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ItemList is a list of items that one goes through with the arrows: Enter opens, S puts off. It has one place in the order of Tab, that of
// the item looked at last, however long it is. Its rows are used again, so that showing others costs little.
type ItemList struct {
	// OnEnd is told that somebody wants to go on behind the last item; nil where nothing follows.
	OnEnd  func()
	object *fyne.Container
	rows   []*rowItem
	items  int
	at     int
}

// NewItemList is an empty list.
func NewItemList() *ItemList { return &ItemList{object: Flow(0)} }

// Object is the list as a page shows it.
func (l *ItemList) Object() fyne.CanvasObject { return l.object }

// SetItems shows items. The place in the list stays, or is the last where there are fewer now.
func (l *ItemList) SetItems(items []Item) {
	focused := l.hasFocus()
	for i, item := range items {
		if i == len(l.rows) {
			row := &rowItem{list: l, place: i}
			row.item = item
			row.ExtendBaseWidget(row)
			l.rows = append(l.rows, row)
			l.object.Objects = append(l.object.Objects, row)
			continue
		}
		l.rows[i].show(item)
	}
	for _, row := range l.rows[len(items):] {
		row.Hide()
	}
	l.items, l.at = len(items), max(0, min(l.at, len(items)-1))
	l.object.Refresh()
	if focused {
		l.Focus()
	}
}

// Len is how many items there are.
func (l *ItemList) Len() int { return l.items }

// Place is which item was looked at last.
func (l *ItemList) Place() int { return l.at }

// Top goes back to the first item, without the keyboard.
func (l *ItemList) Top() {
	if !l.hasFocus() {
		l.at = 0
		return
	}
	l.Go(0)
}

// Focus gives the keyboard to the item that was looked at last.
func (l *ItemList) Focus() { l.Go(l.at) }

// Go goes to an item.
func (l *ItemList) Go(place int) {
	switch {
	case l.items == 0:
		return
	case place >= l.items && l.OnEnd != nil:
		l.OnEnd()
	}
	l.at = max(0, min(place, l.items-1))
	if row := l.rows[l.at]; canvasOf(row) != nil {
		focus(row)
	}
}

func (l *ItemList) hasFocus() bool {
	if l.items == 0 {
		return false
	}
	c := canvasOf(l.rows[l.at])
	return c != nil && c.Focused() == fyne.Focusable(l.rows[l.at])
}

// rowItem is an item in such a list.
type rowItem struct {
	openItem
	list  *ItemList
	place int
}

// show shows another item.
func (r *rowItem) show(item Item) {
	same := r.item.Tone == item.Tone && r.item.Lead == item.Lead && r.item.Text == item.Text && r.item.Note == item.Note && (r.item.Aside == nil) == (item.Aside == nil)
	r.item = item
	r.Show()
	if !same {
		r.Refresh()
	}
}

// CreateRenderer draws the item, which may become another one.
func (r *rowItem) CreateRenderer() fyne.WidgetRenderer {
	return &rowRenderer{r.openItem.CreateRenderer().(*itemRenderer)}
}

type rowRenderer struct{ *itemRenderer }

func (r *rowRenderer) Refresh() {
	item := &r.i.item
	if r.note.Text != item.Note || r.text.Text() != item.runs()[0].Text+item.Text {
		r.note.Text = item.Note
		r.text.SetRuns(item.runs()...)
	}
	r.itemRenderer.Refresh()
}

// Disabled keeps all but one item out of the order of Tab.
func (r *rowItem) Disabled() bool { return r.place != r.list.at }

// Enable does nothing: the list says which item takes the keyboard.
func (r *rowItem) Enable() {}

// Disable does nothing likewise.
func (r *rowItem) Disable() {}

// FocusGained shows the ring of the keyboard.
func (r *rowItem) FocusGained() { r.focus = true; r.Refresh(); reveal(r) }

// FocusLost hides it.
func (r *rowItem) FocusLost() { r.focus = false; r.Refresh() }

// MouseOut takes the mark away.
func (r *rowItem) MouseOut() { r.hovered = false; r.Refresh() }

// Tapped opens the item, or puts it off where it is tapped on its clock.
func (r *rowItem) Tapped(e *fyne.PointEvent) {
	r.list.at = r.place
	if r.item.Aside != nil && e.Position.X > r.Size().Width-asideRoom(r.item.Aside) {
		r.item.Aside()
		return
	}
	if r.item.Open != nil {
		r.item.Open()
	}
}

// TappedSecondary puts the item off.
func (r *rowItem) TappedSecondary(*fyne.PointEvent) { r.aside() }

func (r *rowItem) aside() {
	r.list.at = r.place
	if r.item.Aside != nil {
		r.item.Aside()
	}
}

// TypedRune puts the item off on S.
func (r *rowItem) TypedRune(letter rune) {
	if letter == 's' || letter == 'S' {
		r.aside()
	}
}

// TypedKey goes through the list, and opens the item.
func (r *rowItem) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		r.list.Go(r.place + 1)
	case fyne.KeyUp:
		r.list.Go(r.place - 1)
	case fyne.KeyHome:
		r.list.Go(0)
	case fyne.KeyEnd:
		r.list.Go(r.list.items - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if r.item.Open != nil {
			r.item.Open()
		}
	case fyne.KeyEscape:
		escape(r)
	case fyne.KeyF1:
		help(r)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		leaf(r, e.Name)
	}
}

// asideRoom is what the clock takes at the right of an item.
func asideRoom(aside func()) float32 {
	if aside == nil {
		return 0
	}
	return Scaled(24)
}

// clock is a small drawn clock.
type clock struct {
	face          *canvas.Circle
	hour, minutes *canvas.Line
}

func newClock() *clock {
	c := &clock{canvas.NewCircle(color.Transparent), canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)}
	c.face.StrokeWidth, c.hour.StrokeWidth, c.minutes.StrokeWidth = 1.2, 1.2, 1.2
	return c
}

func (c *clock) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.face, c.hour, c.minutes}
}

// show draws the clock in an ink, or hides it.
func (c *clock) show(is bool, ink color.Color) {
	c.face.StrokeColor, c.hour.StrokeColor, c.minutes.StrokeColor = ink, ink, ink
	for _, o := range c.objects() {
		if is {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// place puts it into a square.
func (c *clock) place(at fyne.Position, side float32) {
	c.face.Move(at)
	c.face.Resize(fyne.NewSquareSize(side))
	middle := at.AddXY(side/2, side/2)
	c.minutes.Position1, c.minutes.Position2 = middle, middle.AddXY(0, -side*0.3)
	c.hour.Position1, c.hour.Position2 = middle, middle.AddXY(side*0.22, 0)
}
