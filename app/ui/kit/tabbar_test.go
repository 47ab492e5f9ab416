package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// manyTabs are more than fit beside each other, in a window as wide as that.
func manyTabs(t *testing.T, width, scale float32) (*Tabs, hand) {
	t.Helper()
	var tabs []Tab
	for _, name := range []string{"Overview", "Parties", "Options and notice", "Changes", "Obligations", "Money", "Notices", "Documents", "People"} {
		tabs = append(tabs, Tab{name, func() fyne.CanvasObject { return OneLine("what "+name+" shows", theme.SizeNameText, false, Plain) }})
	}
	all := NewTabs(tabs...)
	h := open(t, NewTabbedPage("C-014", all).Object())
	fyne.CurrentApp().Settings().SetTheme(&Theme{Scale: scale})
	h.w.Resize(fyne.NewSize(width, 600))
	h.again()
	h.w.Canvas().Focus(all.bar)
	return all, h
}

// restSays is what stands behind the last name that is seen; empty where all are.
func (b *tabBar) restSays(t *testing.T) string {
	t.Helper()
	r := test.WidgetRenderer(b).(*tabBarRenderer)
	for i, name := range r.names {
		if right := name.Position().X + name.Size().Width; name.Visible() && right > b.Size().Width {
			t.Errorf("name %d reaches to %v of %v", i, right, b.Size().Width)
		}
	}
	if !r.rest.Visible() {
		return ""
	}
	if b.end > b.Size().Width {
		t.Errorf("the drop reaches to %v of %v", b.end, b.Size().Width)
	}
	return r.rest.Text
}

func TestNamesOfTabsThatDoNotFitHangBelowTheEndOfTheBar(t *testing.T) {
	wide, _ := manyTabs(t, 1170, 1)
	if says := wide.bar.restSays(t); says != "" || wide.bar.hidesSome() {
		t.Errorf("with room for all the bar ends with %q", says)
	}
	for _, narrow := range []struct{ width, scale float32 }{{1072, 1.5}, {1084, 1.5}, {600, 1}, {220, 1}} {
		tabs, h := manyTabs(t, narrow.width, narrow.scale)
		b := tabs.bar
		if says := b.restSays(t); says != restWord && len(b.rights) > 0 {
			t.Errorf("at %v the bar ends with %q", narrow, says)
		}
		h.press(fyne.KeyEnd)
		if says := b.restSays(t); says != "People" || tabs.Selected() != "People" {
			t.Errorf("at %v the bar ends with %q while %s is in front", narrow, says, tabs.Selected())
		}
		h.press(fyne.KeyHome)
		if tabs.Selected() != "Overview" {
			t.Errorf("Home brings %s to the front", tabs.Selected())
		}
	}
}

func TestTheRestOfTheTabsIsPickedByKeyboardAndMouse(t *testing.T) {
	tabs, h := manyTabs(t, 600, 1)
	b := tabs.bar
	seen := len(b.rights)
	h.press(fyne.KeyDown)
	if b.rest == nil || len(b.rest.list.shown) != 9-seen {
		t.Fatalf("Down does not offer the %d tabs that are not seen", 9-seen)
	}
	h.press(fyne.KeyDown, fyne.KeyReturn)
	if want := tabs.tabs[seen+1].Name; tabs.Selected() != want || b.rest != nil || h.focused() != fyne.Focusable(b) {
		t.Errorf("picked was %s, want %s", tabs.Selected(), want)
	}
	h.press(fyne.KeySpace)
	if b.rest.list.at != 1 {
		t.Errorf("the one in front is not marked, but %d", b.rest.list.at)
	}
	h.press(fyne.KeyEscape)
	if b.rest != nil {
		t.Error("Escape leaves the drop open")
	}
	h.click(b, fyne.NewPos(b.end-5, 10))
	list := b.rest.list
	h.click(list, fyne.NewPos(20, listMargin()+choiceHeight()*2.5))
	if want := tabs.tabs[seen+2].Name; tabs.Selected() != want || b.rest != nil {
		t.Errorf("clicked was %s, want %s", tabs.Selected(), want)
	}
	h.click(b, fyne.NewPos(b.end-5, 10))
	h.press(fyne.KeyLeft)
	if want := tabs.tabs[seen+1].Name; tabs.Selected() != want || b.rest != nil {
		t.Errorf("Left with the drop open leads to %s, want %s", tabs.Selected(), want)
	}
	h.click(b, fyne.NewPos(b.end-5, 10))
	h.w.Canvas().Unfocus()
	if b.rest != nil {
		t.Error("the drop stays open when the keyboard is elsewhere")
	}
}

func TestABarWithRoomForAllHasNoDrop(t *testing.T) {
	tabs := NewTabs(Tab{"One", func() fyne.CanvasObject { return canvas.NewRectangle(Light.Card) }}, Tab{"Two", func() fyne.CanvasObject { return canvas.NewRectangle(Light.Card) }})
	h := open(t, tabs.Object())
	h.w.Canvas().Focus(tabs.bar)
	h.press(fyne.KeyDown)
	if tabs.bar.rest != nil || tabs.Selected() != "One" {
		t.Errorf("Down on a bar that shows all of its names does something: %s", tabs.Selected())
	}
}
