package tenders

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/procurement/money"
)

// keys works the window by the keyboard alone: it never reaches for an object otherwise than by Tab.
type keys struct{ *desktop }

// button goes to a button and presses it.
func (k keys) button(words string) {
	k.T.Helper()
	k.ToButton(words)
	k.Press(fyne.KeyReturn)
}

// top goes back to where Tab begins, at the buttons of the page's header.
func (k keys) top() {
	k.T.Helper()
	k.ToButton("All tenders")
}

// within goes to what has the keyboard inside of an object.
func (k keys) within(what string, in fyne.CanvasObject) {
	k.T.Helper()
	k.To(what, func(f fyne.Focusable) bool {
		return lies(f, in) && !strings.Contains(fmt.Sprintf("%T", f), "Head") // the headings of a table have the keyboard for themselves
	})
}

// side brings a side to the front by arrows: one of the tender, or one of what is in front where inside is given.
func (k keys) side(name string, row interface{ Selected() string }, inside ...fyne.CanvasObject) {
	k.T.Helper()
	k.To("the tabs with "+name, func(f fyne.Focusable) bool {
		return fmt.Sprintf("%T", f) == "*kit.tabBar" && (len(inside) == 0 || lies(f, inside[0]))
	})
	k.Press(fyne.KeyHome)
	for range 8 {
		if row.Selected() == name {
			return
		}
		k.Press(fyne.KeyRight)
	}
	k.T.Fatalf("arrows never come to %s", name)
}

// lies reports whether what has the keyboard is drawn inside of an object.
func lies(focused fyne.Focusable, in fyne.CanvasObject) bool {
	o, drawn := focused.(fyne.CanvasObject)
	if !drawn {
		return false
	}
	driver := fyne.CurrentApp().Driver()
	at, place := driver.AbsolutePositionForObject(o), driver.AbsolutePositionForObject(in)
	far := at.Add(o.Size()).Subtract(place.Add(in.Size()))
	return at.X >= place.X && at.Y >= place.Y && far.X <= 0 && far.Y <= 0
}

// TestFromNothingToARankedTenderByTheKeyboardAlone begins a tender in an empty workspace, makes and locks its model, adds bids with prices,
// marks them, and reads who is first.
func TestFromNothingToARankedTenderByTheKeyboardAlone(t *testing.T) {
	k := keys{onDesktop(t, false)}
	k.button("New tender")
	k.Press(fyne.KeyReturn) // from scratch
	k.Write("Boat hire")
	k.Press(fyne.KeyReturn)
	o := k.page.open
	if o == nil {
		t.Fatalf("no tender was begun: %v", k.Toasts)
	}
	k.makeModel(o)
	k.addBids(o)
	k.mark(o)
	k.top()
	k.side("Weighing", o.tabs)
	if words := k.Words(); !strings.Contains(words, "83.75") || !strings.Contains(words, "Fernhill") {
		t.Errorf("the weighing says %s", words)
	}
	k.button("All tenders")
	if got := k.page.First("T-001"); got != "Fernhill" {
		t.Errorf("first is %q", got)
	}
}

// makeModel gives the tender anchors and two criteria, and locks it.
func (k keys) makeModel(o *openTender) {
	k.T.Helper()
	s := o.side("Set up").(*setup)
	k.side(sidePrice, s.tabs, s.object)
	k.within("the price that earns 100", s.fieldAt("tender.price.floor"))
	k.Write("100k")
	k.Tab()
	k.Write("300k")
	k.Tab()
	k.side(sideCriteria, s.tabs, s.object)
	k.within("the criteria", s.criteria.table)
	for _, c := range [][2]string{{"Plan", "35"}, {"Team", "25"}} {
		k.Press(fyne.KeyInsert)
		for range 2 { // from the id to the question
			k.Press(fyne.KeyRight)
		}
		k.Write(c[0])
		k.Press(fyne.KeyRight)
		k.Write(c[1])
		k.Press(fyne.KeyReturn)
		for range 3 {
			k.Press(fyne.KeyLeft)
		}
	}
	k.button("Lock the model")
	if o.lock == nil {
		k.T.Fatalf("the model is not locked: %v, %v", o.tender.CheckModel(), k.Toasts)
	}
}

// addBids adds two bids, and types their prices down the column.
func (k keys) addBids(o *openTender) {
	k.T.Helper()
	k.top()
	k.side("Bids", o.tabs)
	b := o.side("Bids").(*bids)
	k.within("the field for a new bid", b.adding)
	for _, name := range []string{"Fernhill", "Merrow"} {
		k.Write(name)
		k.Press(fyne.KeyReturn)
	}
	k.within("the bids", b.table)
	k.Press(fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	for _, price := range []string{"150k", "120k"} {
		k.Write(price)
		k.Press(fyne.KeyReturn)
	}
	if got := k.stored("T-001").Bids; len(got) != 2 || got[0].Price != money.New(150_000_00, money.GBP) || got[1].Price != money.New(120_000_00, money.GBP) {
		k.T.Fatalf("the bids are %+v; toasts %v", got, k.Toasts)
	}
}

// mark types the marks, down one bid's column and then the next one's.
func (k keys) mark(o *openTender) {
	k.T.Helper()
	k.top()
	k.side("Scores", o.tabs)
	k.within("the marks", o.side("Scores").(*scores).grid)
	for _, mark := range []string{"4", "3", "2", "2"} {
		k.Write(mark)
		k.Press(fyne.KeyReturn)
	}
}

// fieldAt is the field of a place.
func (s *setup) fieldAt(place string) fyne.CanvasObject {
	for _, p := range s.parts {
		for _, b := range p.fields.all {
			if b.place == place {
				return b.Field
			}
		}
	}
	return nil
}
