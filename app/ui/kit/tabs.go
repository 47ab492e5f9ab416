package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
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

// Remember brings the tab to the front that was there last time, and remembers from then on which one is. OnSelected hears of it: call it
// once what OnSelected touches is there.
func (t *Tabs) Remember(host Host, key string) {
	tell := t.OnSelected
	t.OnSelected = func(name string) {
		host.Remember(key, name)
		if tell != nil {
			tell(name)
		}
	}
	t.Select(host.Recall(key))
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
