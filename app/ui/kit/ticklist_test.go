package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// plan is a list to be ticked and put in order, the first and the last of which stay where they are.
type plan struct {
	hand
	list   *TickList
	opened []int
}

func newPlan(t *testing.T, names ...string) *plan {
	l := NewTickList()
	p := &plan{list: l}
	items := make([]TickItem, len(names))
	for i, name := range names {
		items[i] = TickItem{Text: name, Note: fmt.Sprintf("p. %d", i+1), Ticked: true, Pinned: i == 0 || i == len(names)-1}
	}
	l.OnTick = func(i int) { items[i].Ticked = !items[i].Ticked; l.SetItems(items) }
	l.OnMove = func(from, to int) {
		moved := items[from]
		items = slices.Insert(slices.Delete(items, from, from+1), to, moved)
		l.SetItems(items)
	}
	l.OnOpen = func(i int) { p.opened = append(p.opened, i) }
	l.SetItems(items)
	p.hand = open(t, Flow(0, l))
	l.Focus()
	return p
}

func (p *plan) order() string {
	names := make([]string, len(p.list.Items()))
	for i, item := range p.list.Items() {
		if names[i] = item.Text; !item.Ticked {
			names[i] = "-" + names[i]
		}
	}
	return strings.Join(names, " ")
}

func (p *plan) alt(key fyne.KeyName) {
	p.shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
}

func TestAPlanIsTickedAndOrderedByKeyboard(t *testing.T) {
	p := newPlan(t, "cover", "since", "card", "talk", "sources")
	p.press(fyne.KeyDown, fyne.KeyDown)
	p.write(" ")
	p.alt(fyne.KeyDown)
	if got := p.order(); got != "cover since talk -card sources" || p.list.Selected() != 3 {
		t.Errorf("moved down: %s, with %d selected", got, p.list.Selected())
	}
	p.alt(fyne.KeyDown)
	p.alt(fyne.KeyUp)
	p.alt(fyne.KeyUp)
	p.alt(fyne.KeyUp)
	if got := p.order(); got != "cover -card since talk sources" {
		t.Errorf("what is pinned was passed: %s", got)
	}
	p.press(fyne.KeyHome)
	p.alt(fyne.KeyDown)
	p.press(fyne.KeyEnd, fyne.KeyDown, fyne.KeyReturn)
	if got := p.order(); got != "cover -card since talk sources" || !slices.Equal(p.opened, []int{4}) {
		t.Errorf("%s, opened %v", got, p.opened)
	}
}

func TestAPlanIsOrderedByDragging(t *testing.T) {
	p := newPlan(t, "cover", "since", "card", "talk", "sources")
	row := p.list.MinSize().Height / 5
	drag := func(from, to float32) {
		const steps = 8
		for i := range steps {
			at := from + (to-from)*float32(i+1)/steps
			p.list.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, at)}, Dragged: fyne.NewDelta(0, (to-from)/steps)})
		}
		p.list.DragEnd()
	}
	drag(row*1.5, row*3.5)
	if got := p.order(); got != "cover card talk since sources" {
		t.Errorf("dragged down: %s", got)
	}
	drag(row*3.5, -40)
	if got := p.order(); got != "cover since card talk sources" {
		t.Errorf("dragged beyond the top: %s", got)
	}
	drag(row*0.5, row*3)
	if got := p.order(); got != "cover since card talk sources" {
		t.Errorf("what is pinned was dragged: %s", got)
	}
}

func TestAPlanIsTickedByAClickOnTheBoxAndOpenedBesideIt(t *testing.T) {
	p := newPlan(t, "cover", "since", "card")
	row := p.list.MinSize().Height / 3
	test.TapAt(p.list, fyne.NewPos(6, row*1.5))
	test.TapAt(p.list, fyne.NewPos(90, row*2.5))
	if got := p.order(); got != "cover -since card" || !slices.Equal(p.opened, []int{2}) {
		t.Errorf("%s, opened %v", got, p.opened)
	}
}
