package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tab is one side of a thing.
type Tab struct {
	Name string
	// Build makes the content when the tab is shown for the first time; it is kept from then on.
	Build func() fyne.CanvasObject
}

// Tabs are the sides of a thing, one of them in front.
type Tabs struct {
	// OnSelected is told the name of the tab that came to the front.
	OnSelected func(name string)

	tabs    []Tab
	built   []fyne.CanvasObject
	at      int // -1 until the first is shown
	bar     *tabBar
	content *fyne.Container
}

// NewTabs has the first tab in front, unless another is selected before they are shown.
func NewTabs(tabs ...Tab) *Tabs {
	t := &Tabs{tabs: tabs, built: make([]fyne.CanvasObject, len(tabs)), at: -1, content: container.NewStack()}
	t.bar = newTabBar(t)
	return t
}

// begin shows the first tab where none was selected.
func (t *Tabs) begin() {
	if t.at < 0 {
		t.show(0)
	}
}

// Selected is the name of the tab in front.
func (t *Tabs) Selected() string {
	if len(t.tabs) == 0 {
		return ""
	}
	return t.tabs[max(t.at, 0)].Name
}

// Focus gives the keyboard to the row of names.
func (t *Tabs) Focus() { focus(t.bar) }

// Select brings a tab to the front; a name that no tab has changes nothing.
func (t *Tabs) Select(name string) {
	for i, tab := range t.tabs {
		if tab.Name == name && i != t.at {
			t.show(i)
			if t.OnSelected != nil {
				t.OnSelected(name)
			}
		}
	}
}

func (t *Tabs) show(i int) {
	if i >= len(t.tabs) {
		return
	}
	if t.at >= 0 {
		t.built[t.at].Hide()
	}
	t.at = i
	if t.built[i] == nil {
		t.built[i] = t.tabs[i].Build()
		t.content.Add(t.built[i])
	}
	t.built[i].Show()
	t.bar.Refresh()
	t.content.Refresh()
}

// Object is the row of names above the content, for tabs within a card; [NewTabbedPage] puts the names under a page's title.
func (t *Tabs) Object() fyne.CanvasObject {
	t.begin()
	return container.NewBorder(container.NewStack(container.NewBorder(nil, ruler(), nil, nil), t.bar), nil, nil, nil, Pad(10, 0, 0, 0, t.content))
}

// ruler is a thin line across.
func ruler() fyne.CanvasObject {
	line := canvas.NewRectangle(Colours().Line)
	line.SetMinSize(fyne.NewSize(1, 1))
	return line
}

// tabBar is the row of names. It takes the keyboard as one: arrows go from tab to tab.
type tabBar struct {
	widget.BaseWidget
	tabs    *Tabs
	rights  []float32 // where each name ends
	hovered int
	focused bool
}

func newTabBar(t *Tabs) *tabBar {
	b := &tabBar{tabs: t, hovered: -1}
	b.ExtendBaseWidget(b)
	return b
}

func (b *tabBar) under(p fyne.Position) int {
	for i, right := range b.rights {
		if p.X < right {
			return i
		}
	}
	return -1
}

// Tapped brings the tab under the pointer to the front.
func (b *tabBar) Tapped(e *fyne.PointEvent) {
	if i := b.under(e.Position); i >= 0 {
		b.tabs.Select(b.tabs.tabs[i].Name)
	}
}

// FocusGained shows the ring of the keyboard.
func (b *tabBar) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost hides it.
func (b *tabBar) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune does nothing.
func (b *tabBar) TypedRune(rune) {}

// TypedKey goes to the tab beside, to the first or to the last.
func (b *tabBar) TypedKey(e *fyne.KeyEvent) {
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
	case fyne.KeyEscape:
		escape(b)
	case fyne.KeyF1:
		help(b)
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

// CreateRenderer draws the names and the line under the one in front.
func (b *tabBar) CreateRenderer() fyne.WidgetRenderer {
	r := &tabBarRenderer{b: b, mark: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent)}
	r.ring.StrokeWidth, r.ring.CornerRadius = 2, 4
	r.objects = []fyne.CanvasObject{r.mark, r.ring}
	for _, tab := range b.tabs.tabs {
		name := Text(tab.Name, theme.SizeNameText, false, Plain)
		r.names = append(r.names, name)
		r.objects = append(r.objects, name)
	}
	r.Refresh()
	return r
}

type tabBarRenderer struct {
	b          *tabBar
	mark, ring *canvas.Rectangle
	names      []*canvas.Text
	objects    []fyne.CanvasObject
}

// width is that of a name in bold, so that nothing moves when another tab comes to the front.
func (r *tabBarRenderer) width(i int) float32 {
	return fyne.MeasureText(r.names[i].Text, theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Width + Scaled(28)
}

func (r *tabBarRenderer) MinSize() fyne.Size {
	var width float32
	for i := range r.names {
		width += r.width(i)
	}
	return fyne.NewSize(width, Scaled(34))
}

func (r *tabBarRenderer) Layout(fyne.Size) { r.Refresh() }

func (r *tabBarRenderer) Refresh() {
	b, p := r.b, Colours()
	left, height := float32(0), b.Size().Height
	b.rights = b.rights[:0]
	for i, name := range r.names {
		width := r.width(i)
		name.TextSize, name.Alignment, name.Color, name.TextStyle.Bold = theme.Size(theme.SizeNameText), fyne.TextAlignCenter, p.Secondary, false
		if i == b.hovered {
			name.Color = p.Text
		}
		if i == b.tabs.at {
			name.Color, name.TextStyle.Bold = p.Primary, true
			r.mark.Move(fyne.NewPos(left, height-2))
			r.mark.Resize(fyne.NewSize(width, 2))
			r.ring.Move(fyne.NewPos(left+2, 2))
			r.ring.Resize(fyne.NewSize(width-4, height-6))
		}
		high := name.MinSize().Height
		name.Move(fyne.NewPos(left, (height-high)/2))
		name.Resize(fyne.NewSize(width, high))
		name.Refresh()
		left += width
		b.rights = append(b.rights, left)
	}
	r.mark.FillColor = p.Primary
	r.ring.StrokeColor, r.ring.Hidden = p.Focus, !b.focused
	r.mark.Refresh()
	r.ring.Refresh()
}

func (r *tabBarRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tabBarRenderer) Destroy()                     {}
