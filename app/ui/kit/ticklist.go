package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TickItem is a line of a list whose items are ticked and put in order.
type TickItem struct {
	Text   string
	Note   string // at the right
	Ticked bool
	Pinned bool // it stays where it is, and nothing passes it
}

// TickList is a short list of things that are in or out, in an order of the user's own. Space or a click on the box ticks, Alt+Up, Alt+Down
// or dragging moves, Enter or a click on the words opens.
type TickList struct {
	widget.BaseWidget
	OnTick func(i int)
	// OnMove is told that an item is to go to another place, with those between moving up.
	OnMove func(from, to int)
	OnOpen func(i int)

	items    []TickItem
	selected int
	here     int // the item whose thing is in sight, -1 for none
	hovered  int // -1 for none
	focused  bool
	dragged  int // the item that is being dragged, -1 for none
	target   int // where it would go
	tops     []float32
	moves    func(fyne.Shortcut) bool
}

// NewTickList is an empty list.
func NewTickList() *TickList {
	l := &TickList{here: -1, hovered: -1, dragged: -1}
	l.moves = AltMoves(l.moveBy)
	l.ExtendBaseWidget(l)
	return l
}

// SetItems shows other items; the same place stays selected.
func (l *TickList) SetItems(items []TickItem) {
	l.items = items
	l.selected = min(l.selected, max(0, len(items)-1))
	l.Refresh()
}

// Items are those that are shown.
func (l *TickList) Items() []TickItem { return l.items }

// Select selects an item, by its place.
func (l *TickList) Select(i int) {
	if i < 0 || i >= len(l.items) || i == l.selected {
		return
	}
	l.selected = i
	l.Refresh()
	l.reveal()
}

// reveal scrolls what is around the list so that the selected item is in sight.
func (l *TickList) reveal() {
	if l.focused && l.selected+1 < len(l.tops) {
		revealPart(l, l.tops[l.selected], l.tops[l.selected+1]-l.tops[l.selected])
	}
}

// Selected is the place of the selected item.
func (l *TickList) Selected() int { return l.selected }

// SetHere marks the item whose thing is in sight elsewhere; -1 for none.
func (l *TickList) SetHere(i int) {
	if i != l.here {
		l.here = i
		l.Refresh()
	}
}

// Focus gives the list the keyboard.
func (l *TickList) Focus() { focus(l) }

// FocusGained shows which item the keyboard is on.
func (l *TickList) FocusGained() { l.focused = true; l.Refresh(); l.reveal() }

// FocusLost hides it.
func (l *TickList) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune ticks on Space.
func (l *TickList) TypedRune(r rune) {
	if r == ' ' {
		l.tick(l.selected)
	}
}

// TypedKey moves along the items, and opens one on Enter.
func (l *TickList) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		l.Select(l.selected - 1)
	case fyne.KeyDown:
		l.Select(l.selected + 1)
	case fyne.KeyHome:
		l.Select(0)
	case fyne.KeyEnd:
		l.Select(len(l.items) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.open(l.selected)
	case fyne.KeyEscape:
		escape(l)
	case fyne.KeyF1:
		help(l)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		leaf(l, e.Name)
	}
}

// TypedShortcut moves the selected item on Alt+Up and Alt+Down.
func (l *TickList) TypedShortcut(s fyne.Shortcut) { l.moves(s) }

func (l *TickList) moveBy(by int) { l.move(l.selected, l.selected+by) }

// move puts an item where another is, if nothing pinned is in its way, and keeps it selected.
func (l *TickList) move(from, to int) {
	if to == l.reach(from, to) && to != from && l.OnMove != nil {
		l.selected = to
		l.OnMove(from, to)
		l.Refresh()
		l.reveal()
	}
}

// reach is the place nearest to another one that an item may go to.
func (l *TickList) reach(from, to int) int {
	if from < 0 || from >= len(l.items) || l.items[from].Pinned {
		return from
	}
	step := 1
	if to < from {
		step = -1
	}
	at := from
	for at != to && at+step >= 0 && at+step < len(l.items) && !l.items[at+step].Pinned {
		at += step
	}
	return at
}

func (l *TickList) tick(i int) {
	if i >= 0 && i < len(l.items) && l.OnTick != nil {
		l.OnTick(i)
	}
}

func (l *TickList) open(i int) {
	if i >= 0 && i < len(l.items) && l.OnOpen != nil {
		l.OnOpen(i)
	}
}

// itemAt is the item at a height; -1 for none.
func (l *TickList) itemAt(y float32) int {
	for i := range l.items {
		if i+1 < len(l.tops) && y >= l.tops[i] && y < l.tops[i+1] {
			return i
		}
	}
	return -1
}

// Tapped ticks at the box, and opens beside it.
func (l *TickList) Tapped(e *fyne.PointEvent) {
	i := l.itemAt(e.Position.Y)
	if i < 0 {
		return
	}
	focus(l)
	l.Select(i)
	if e.Position.X < textLeft() {
		l.tick(i)
		return
	}
	l.open(i)
}

// Dragged shows where the item under the pointer would go.
func (l *TickList) Dragged(e *fyne.DragEvent) {
	if l.dragged < 0 {
		l.dragged = l.itemAt(e.Position.Y - e.Dragged.DY)
		l.target = l.dragged
	}
	if l.dragged < 0 {
		return
	}
	to := l.itemAt(e.Position.Y)
	switch {
	case to < 0 && e.Position.Y <= 0:
		to = 0
	case to < 0:
		to = len(l.items) - 1
	}
	if to = l.reach(l.dragged, to); to != l.target {
		l.target = to
		l.Refresh()
	}
}

// DragEnd puts the item there.
func (l *TickList) DragEnd() {
	from, to := l.dragged, l.target
	l.dragged = -1
	l.move(from, to)
	l.Refresh()
}

// MouseIn and MouseMoved show that the item under the pointer answers.
func (l *TickList) MouseIn(e *desktop.MouseEvent) { l.hover(l.itemAt(e.Position.Y)) }

// MouseMoved follows the pointer.
func (l *TickList) MouseMoved(e *desktop.MouseEvent) { l.hover(l.itemAt(e.Position.Y)) }

// MouseOut takes the mark away.
func (l *TickList) MouseOut() { l.hover(-1) }

func (l *TickList) hover(i int) {
	if i != l.hovered {
		l.hovered = i
		l.Refresh()
	}
}

// textLeft is where the words begin, after the box.
func textLeft() float32 { return tickSide() + Scaled(10) }

// CreateRenderer draws the list.
func (l *TickList) CreateRenderer() fyne.WidgetRenderer {
	r := &tickListRenderer{l: l, ground: canvas.NewRectangle(color.Transparent), drop: canvas.NewRectangle(color.Transparent)}
	r.ground.CornerRadius, r.ground.StrokeWidth = 3, 2
	r.Refresh()
	return r
}

type tickListRenderer struct {
	l            *TickList
	ground, drop *canvas.Rectangle // behind the selected item; where one that is dragged would go
	rows         []*tickRow
}

// tickRow is an item on the screen.
type tickRow struct {
	tick *tick
	text *Wrapped
	note *canvas.Text
	foot *canvas.Rectangle
}

func (r *tickListRenderer) Layout(size fyne.Size) {
	r.l.tops = r.heights(size.Width)
	for i, row := range r.rows {
		top, high := r.l.tops[i], r.l.tops[i+1]-r.l.tops[i]
		row.tick.place(fyne.NewPos(1, top+(high-tickSide())/2))
		note := row.note.MinSize()
		row.note.Move(fyne.NewPos(size.Width-note.Width, top+(high-note.Height)/2))
		row.note.Resize(note)
		wide := r.textWidth(size.Width)
		text := heightAt(row.text, wide)
		row.text.Move(fyne.NewPos(textLeft(), top+(high-text)/2))
		row.text.Resize(fyne.NewSize(wide, text))
		row.foot.Move(fyne.NewPos(0, top+high-1))
		row.foot.Resize(fyne.NewSize(size.Width, 1))
	}
	if at := r.l.selected; at < len(r.rows) {
		r.ground.Move(fyne.NewPos(-5, r.l.tops[at]+1))
		r.ground.Resize(fyne.NewSize(size.Width+10, r.l.tops[at+1]-r.l.tops[at]-3))
	}
	if r.l.dragged >= 0 && r.l.target < len(r.rows) {
		at := r.l.tops[r.l.target]
		if r.l.target > r.l.dragged {
			at = r.l.tops[r.l.target+1]
		}
		r.drop.Move(fyne.NewPos(0, at-2))
		r.drop.Resize(fyne.NewSize(size.Width, 3))
	}
}

// textWidth is the room for words, beside the widest note.
func (r *tickListRenderer) textWidth(width float32) float32 {
	note := float32(0)
	for _, row := range r.rows {
		note = max(note, row.note.MinSize().Width)
	}
	return max(width-textLeft()-note-Scaled(8), Scaled(60))
}

// heights are where the items begin, and where the last ends.
func (r *tickListRenderer) heights(width float32) []float32 {
	tops := make([]float32, 1, len(r.rows)+1)
	for _, row := range r.rows {
		tops = append(tops, tops[len(tops)-1]+heightAt(row.text, r.textWidth(width))+Scaled(15))
	}
	return tops
}

func (r *tickListRenderer) MinSize() fyne.Size {
	tops := r.heights(max(r.l.Size().Width, Scaled(120)))
	return fyne.NewSize(Scaled(120), tops[len(tops)-1])
}

func (r *tickListRenderer) Refresh() {
	l, p := r.l, Colours()
	for len(r.rows) < len(l.items) {
		r.rows = append(r.rows, &tickRow{newTick(), Words("", theme.SizeNameText, false, Plain), Text("", theme.SizeNameText, false, Secondary), canvas.NewRectangle(color.Transparent)})
	}
	r.rows = r.rows[:len(l.items)]
	for i, row := range r.rows {
		item := l.items[i]
		row.tick.paint(item.Ticked, i == l.hovered, false)
		row.text.SetText(item.Text)
		row.text.SetInk(Plain)
		if !item.Ticked {
			row.text.SetInk(Secondary)
		}
		row.note.Text, row.note.Color, row.note.TextSize, row.note.TextStyle.Bold = item.Note, p.Secondary, theme.Size(theme.SizeNameText), i == l.here
		if i == l.here {
			row.note.Color = p.Primary
		}
		row.foot.FillColor = p.RowLine
	}
	r.ground.FillColor, r.ground.StrokeColor, r.drop.FillColor = color.Transparent, color.Transparent, color.Transparent
	if l.focused && len(l.items) > 0 {
		r.ground.FillColor, r.ground.StrokeColor = p.RowSelected, p.Focus
	}
	if l.dragged >= 0 && l.dragged != l.target {
		r.drop.FillColor = p.Primary
	}
	r.Layout(l.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *tickListRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, row := range r.rows {
		objects = append(objects, row.foot)
	}
	objects = append(objects, r.ground)
	for _, row := range r.rows {
		objects = append(append(objects, row.tick.objects()...), row.text, row.note)
	}
	return append(objects, r.drop)
}
func (r *tickListRenderer) Destroy() {}
