package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// choiceList hangs below a field or a cell and shows the choices that go with what was typed, some at a time.
type choiceList struct {
	widget.BaseWidget
	owner  choiceOwner
	all    []Choice
	closed bool // nothing but these can be taken
	shown  []Choice
	at     int // the one that Enter takes, -1 for none
	top    int // the first in sight
}

// choiceOwner is what a list of choices hangs below. It keeps the keyboard, and passes keys on.
type choiceOwner interface {
	// hang shows the list in its place, close takes it away.
	hang(fyne.CanvasObject)
	close()
	// take is told what was picked, enter that this was by the Enter key.
	take(text string, picked *Choice)
	enter()
	// hold is told that the mouse is down on the list: the keyboard is away only for a moment. back asks for it, left says that it is gone
	// for good.
	hold()
	back()
	left()
	// width is how wide the list is at least.
	width() float32
}

const choicesInSight = 8

// newChoiceList shows all choices; the one with the marked value is at hand.
func newChoiceList(owner choiceOwner, all []Choice, closed bool, marked *string) *choiceList {
	l := &choiceList{owner: owner, all: all, closed: closed, shown: all, at: -1}
	for i, c := range l.all {
		if marked != nil && c.Value == *marked {
			l.at = i
		}
	}
	l.reveal()
	l.ExtendBaseWidget(l)
	return l
}

// follow narrows the list to what has the text in it. Of a closed set the first is at hand.
func (l *choiceList) follow(text string) {
	l.shown, l.top, l.at = matches(l.all, text), 0, -1
	if l.closed && len(l.shown) > 0 {
		l.at = 0
	}
	if len(l.shown) == 0 && !l.closed {
		l.owner.close()
		return
	}
	l.owner.hang(l)
	l.Refresh()
}

func (l *choiceList) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyUp:
		l.step(-1)
	case fyne.KeyPageDown:
		l.step(choicesInSight - 1)
	case fyne.KeyPageUp:
		l.step(1 - choicesInSight)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.at < 0 {
			return false
		}
		l.take(l.at)
		l.owner.enter()
	default:
		return false
	}
	return true
}

func (l *choiceList) step(by int) {
	if len(l.shown) == 0 {
		return
	}
	l.at = min(max(l.at+by, 0), len(l.shown)-1)
	l.reveal()
	l.Refresh()
}

func (l *choiceList) reveal() {
	l.top = min(l.top, max(l.at, 0))
	l.top = max(l.top, l.at-choicesInSight+1)
}

func (l *choiceList) take(i int) {
	picked := l.shown[i]
	l.owner.take(picked.Text, &picked)
}

// row is the place in the list under a point, -1 for none.
func (l *choiceList) row(p fyne.Position) int {
	i := l.top + int((p.Y-listMargin())/choiceHeight())
	if p.Y < listMargin() || i >= len(l.shown) || i >= l.top+choicesInSight {
		return -1
	}
	return i
}

// MouseDown keeps the field from being left while the mouse is on its list.
func (l *choiceList) MouseDown(*desktop.MouseEvent) { l.owner.hold() }

// MouseUp does nothing: Tapped follows.
func (l *choiceList) MouseUp(*desktop.MouseEvent) {}

// Tapped takes the choice under the pointer.
func (l *choiceList) Tapped(e *fyne.PointEvent) {
	if i := l.row(e.Position); i >= 0 {
		l.take(i)
		return
	}
	l.owner.back()
}

// MouseIn and MouseMoved mark the choice under the pointer.
func (l *choiceList) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved marks the choice under the pointer.
func (l *choiceList) MouseMoved(e *desktop.MouseEvent) {
	if i := l.row(e.Position); i >= 0 && i != l.at {
		l.at = i
		l.Refresh()
	}
}

// MouseOut leaves the field for good when the mouse was pressed on the list and released elsewhere.
func (l *choiceList) MouseOut() { l.owner.left() }

// Scrolled shows others of the list.
func (l *choiceList) Scrolled(e *fyne.ScrollEvent) {
	by := 1
	if e.Scrolled.DY > 0 {
		by = -1
	}
	l.top = max(0, min(l.top+by, len(l.shown)-choicesInSight))
	l.Refresh()
}

func choiceHeight() float32 { return Scaled(26) }
func listMargin() float32   { return Scaled(4) }

// CreateRenderer draws as many choices as are in sight.
func (l *choiceList) CreateRenderer() fyne.WidgetRenderer {
	r := &choiceListRenderer{list: l, edge: canvas.NewRectangle(color.Transparent), sheet: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent)}
	r.objects = []fyne.CanvasObject{r.edge, r.sheet, r.mark}
	for i := range r.texts {
		r.texts[i] = Text("", theme.SizeNameText, false, Plain)
		r.notes[i] = Text("", theme.SizeNameCaptionText, false, Secondary)
		r.objects = append(r.objects, r.texts[i], r.notes[i])
	}
	r.Refresh()
	return r
}

type choiceListRenderer struct {
	list              *choiceList
	edge, sheet, mark *canvas.Rectangle
	texts, notes      [choicesInSight]*canvas.Text
	objects           []fyne.CanvasObject
}

func (r *choiceListRenderer) lines() int { return min(max(1, len(r.list.shown)), choicesInSight) }

func (r *choiceListRenderer) MinSize() fyne.Size {
	width := max(Scaled(180), r.list.owner.width())
	for _, c := range r.list.shown[:min(len(r.list.shown), 3*choicesInSight)] {
		width = max(width, min(Scaled(460), fyne.MeasureText(c.Text, theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width+
			fyne.MeasureText(c.Note, theme.Size(theme.SizeNameCaptionText), fyne.TextStyle{}).Width+Scaled(40)))
	}
	return fyne.NewSize(width, float32(r.lines())*choiceHeight()+2*listMargin())
}

func (r *choiceListRenderer) Layout(size fyne.Size) {
	r.edge.Resize(size)
	r.sheet.Move(fyne.NewPos(1, 1))
	r.sheet.Resize(size.SubtractWidthHeight(2, 2))
	r.Refresh()
}

func (r *choiceListRenderer) Refresh() {
	l, p := r.list, Colours()
	r.edge.FillColor, r.sheet.FillColor = p.InputBorder, p.Card
	r.edge.Refresh()
	r.sheet.Refresh()
	r.mark.FillColor = p.RowSelected
	r.mark.Hidden = l.at < l.top || l.at >= l.top+choicesInSight
	r.mark.Move(fyne.NewPos(listMargin(), listMargin()+float32(l.at-l.top)*choiceHeight()))
	r.mark.Resize(fyne.NewSize(l.Size().Width-2*listMargin(), choiceHeight()))
	r.mark.Refresh()
	for i := range r.texts {
		r.texts[i].Color, r.notes[i].Color = p.Text, p.Secondary
		r.line(i)
	}
}

// line fills one line of the list.
func (r *choiceListRenderer) line(i int) {
	l, text, note := r.list, r.texts[i], r.notes[i]
	var c Choice
	switch {
	case l.top+i < len(l.shown):
		c = l.shown[l.top+i]
	case i == 0:
		c.Note = "nothing on the list has that in it"
	}
	pad, width := Scaled(10), l.Size().Width
	note.Text = fit(c.Note, width-2*pad, note.TextSize, note.TextStyle)
	text.Text = fit(c.Text, width-2*pad-note.MinSize().Width-pad, text.TextSize, text.TextStyle)
	top := listMargin() + float32(i)*choiceHeight()
	text.Move(fyne.NewPos(pad, top+(choiceHeight()-text.MinSize().Height)/2))
	text.Resize(text.MinSize())
	x := width - pad - note.MinSize().Width
	if c.Text == "" {
		x = pad
	}
	note.Move(fyne.NewPos(x, top+(choiceHeight()-note.MinSize().Height)/2))
	note.Resize(note.MinSize())
	text.Refresh()
	note.Refresh()
}

func (r *choiceListRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *choiceListRenderer) Destroy()                     {}
