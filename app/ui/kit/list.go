package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Item is a line of a short list: a dot in a tone, what it says, and a word at the right. An item that opens something says so under the
// pointer, and answers to the keyboard.
type Item struct {
	Tone Tone
	Lead string // in bold before the text
	Text string
	Note string
	Open func()
	// Aside puts the item off; a small clock at the right end does so. Nil for what can't be put off.
	Aside func()
}

// List puts items one under the other, with thin lines between them.
func List(items ...Item) fyne.CanvasObject {
	list := Flow(0)
	for _, item := range items {
		list.Add(newListItem(item))
	}
	return list
}

// listItem is an item on the screen.
type listItem struct {
	widget.BaseWidget
	item           Item
	hovered, focus bool
}

// openItem is an item that can be opened.
type openItem struct{ listItem }

func newListItem(item Item) fyne.CanvasObject {
	if item.Open == nil {
		i := &listItem{item: item}
		i.ExtendBaseWidget(i)
		return i
	}
	i := &openItem{listItem{item: item}}
	i.ExtendBaseWidget(i)
	return i
}

// Tapped opens it.
func (i *openItem) Tapped(*fyne.PointEvent) { i.item.Open() }

// FocusGained shows the ring of the keyboard.
func (i *openItem) FocusGained() { i.focus = true; i.Refresh(); reveal(i) }

// FocusLost hides it.
func (i *openItem) FocusLost() { i.focus = false; i.Refresh() }

// TypedRune does nothing.
func (i *openItem) TypedRune(rune) {}

// TypedKey opens it on Enter or Space.
func (i *openItem) TypedKey(e *fyne.KeyEvent) {
	opensBy(i, e.Name, i.item.Open)
}

// MouseIn, MouseMoved and MouseOut show that it answers.
func (i *openItem) MouseIn(*desktop.MouseEvent) { i.hovered = true; i.Refresh() }

// MouseMoved does nothing more.
func (i *openItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (i *openItem) MouseOut() { i.hovered = false; i.Refresh() }

// Cursor is a hand: it opens something.
func (i *openItem) Cursor() desktop.Cursor { return desktop.PointerCursor }

// runs are the item's text, its lead in bold.
func (item *Item) runs() []Run {
	lead := item.Lead
	if lead != "" && item.Text != "" {
		lead += " "
	}
	return []Run{{lead, true}, {item.Text, false}}
}

// CreateRenderer draws the item.
func (i *listItem) CreateRenderer() fyne.WidgetRenderer {
	r := &itemRenderer{
		i: i, ground: canvas.NewRectangle(color.Transparent), foot: canvas.NewRectangle(color.Transparent), dot: canvas.NewCircle(color.Transparent),
		text: Runs(theme.SizeNameText, Plain, i.item.runs()...), note: Text(i.item.Note, theme.SizeNameText, false, Secondary), clock: newClock(),
	}
	r.ground.CornerRadius, r.ground.StrokeWidth = 3, 2
	r.Refresh()
	return r
}

type itemRenderer struct {
	i            *listItem
	ground, foot *canvas.Rectangle
	dot          *canvas.Circle
	text         *Wrapped
	note         *canvas.Text
	clock        *clock
}

// right is where the note ends.
func (r *itemRenderer) right(width float32) float32 { return width - asideRoom(r.i.item.Aside) }

// columns are where the text begins and how wide it is.
func (r *itemRenderer) columns(width float32) (left, wide float32) {
	left, wide = Scaled(24), r.right(width)-Scaled(24)
	if r.i.item.Note != "" {
		wide -= r.note.MinSize().Width + Scaled(14)
	}
	return left, max(wide, Scaled(40))
}

func (r *itemRenderer) Layout(size fyne.Size) {
	left, wide := r.columns(size.Width)
	high := heightAt(r.text, wide)
	r.text.Move(fyne.NewPos(left, (size.Height-high)/2))
	r.text.Resize(fyne.NewSize(wide, high))
	r.ground.Move(fyne.NewPos(-3, 1))
	r.ground.Resize(fyne.NewSize(size.Width+6, size.Height-3))
	r.foot.Move(fyne.NewPos(0, size.Height-1))
	r.foot.Resize(fyne.NewSize(size.Width, 1))
	side := Scaled(10)
	r.dot.Move(fyne.NewPos(0, (size.Height-side)/2))
	r.dot.Resize(fyne.NewSquareSize(side))
	note := r.note.MinSize()
	r.note.Move(fyne.NewPos(r.right(size.Width)-note.Width, (size.Height-note.Height)/2))
	r.note.Resize(note)
	r.clock.place(fyne.NewPos(size.Width-Scaled(14), (size.Height-Scaled(13))/2), Scaled(13))
}

func (r *itemRenderer) MinSize() fyne.Size {
	high := r.text.MinSize().Height
	if width := r.i.Size().Width; width > 0 {
		_, wide := r.columns(width)
		high = heightAt(r.text, wide)
	}
	return fyne.NewSize(Scaled(64)+r.note.MinSize().Width+asideRoom(r.i.item.Aside), high+Scaled(16))
}

func (r *itemRenderer) Refresh() {
	p := Colours()
	r.ground.FillColor, r.ground.StrokeColor = color.Transparent, color.Transparent
	if r.i.hovered {
		r.ground.FillColor = p.RowHover
	}
	if r.i.focus {
		r.ground.StrokeColor = p.Focus
	}
	r.foot.FillColor = p.RowLine
	r.dot.FillColor = p.Tint(r.i.item.Tone).Mark
	r.note.Color = p.Secondary
	r.clock.show(r.i.item.Aside != nil, p.Secondary)
	r.Layout(r.i.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *itemRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.ground, r.foot, r.dot, r.text, r.note}, r.clock.objects()...)
}
func (r *itemRenderer) Destroy() {}
