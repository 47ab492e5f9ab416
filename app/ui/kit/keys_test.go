package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

func TestTheKeysOfTheTabsWorkFromAFieldWithinThem(t *testing.T) {
	var got saved[string]
	inner := NewTabs(
		Tab{"Value", func() fyne.CanvasObject { return NewForm(1, TextField("Currency", "GBP", got.save)) }},
		Tab{"Months", func() fyne.CanvasObject { return contractTable(3) }},
	)
	outer := NewTabs(
		Tab{"Overview", func() fyne.CanvasObject { return NewForm(1, TextField("Title", "", nil)) }},
		Tab{"Money", inner.Object},
		Tab{"People", func() fyne.CanvasObject { return Paragraph("Nobody") }},
	)
	h := open(t, NewTabbedPage("C-014", outer).Object())
	step := func(by int, want string) {
		t.Helper()
		h.again()
		stepped := StepTabs(h.w.Canvas(), by)
		if now := outer.Selected() + ", " + inner.Selected(); now != want {
			t.Errorf("stepped %v to %s, want %s", stepped, now, want)
		}
	}
	step(1, "Money, Value") // nothing has the keyboard
	h.again()
	fieldsInSight(h.w.Content())[0].Focus()
	h.write("EUR")
	step(1, "Money, Months")
	if len(got.values) != 1 || got.values[0] != "EUR" {
		t.Errorf("what was typed before is saved as %q", got.values)
	}
	step(1, "People, Months")
	step(1, "People, Months")
	step(-1, "Money, Months")
	step(-1, "Overview, Months")
}

func TestEnterGoesOnToTheNextField(t *testing.T) {
	var got saved[string]
	first, locked, last := TextField("First", "", got.save), TextField("Locked", "", nil), ChoiceField("Last", Choices("one", "two"), "one", got.save)
	locked.Disable()
	h := open(t, Flow(4, NewForm(2, first, locked), SecondaryButton("Remove", nil), NewForm(1, last)))
	first.Focus()
	h.write("x")
	h.press(fyne.KeyReturn)
	if h.focused() != last.control || len(got.values) != 1 {
		t.Errorf("after Enter %T has the keyboard; saved %q", h.focused(), got.values)
	}
	h.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if h.focused() != last.control || got.values[len(got.values)-1] != "two" {
		t.Errorf("Enter in the last field: %T has the keyboard; saved %q", h.focused(), got.values)
	}
	number := MoneyField("Value", money.Amount{}, money.GBP, nil)
	number.SetFault(fmt.Errorf("wrong"))
	h = open(t, NewForm(2, number, TextField("Other", "", nil)))
	number.Focus()
	h.write("lots")
	h.press(fyne.KeyReturn)
	if h.focused() != number.control {
		t.Error("Enter leaves a field whose text can't be taken")
	}
}

func TestAClickOnTheTextOfAClosedFieldOpensItsList(t *testing.T) {
	closed, free := ChoiceField("Status", Choices("Live", "Ended"), "Live", nil), ComboField("Buyer", Choices("Us", "Them"), "", nil)
	h := open(t, NewForm(2, closed, free))
	for _, c := range []struct {
		field *Field
		opens bool
	}{{closed, true}, {free, false}} {
		box := c.field.control.(*fieldBox)
		h.click(box, fyne.NewPos(10, 10))
		if (box.open != nil) != c.opens {
			t.Errorf("a click on %s opens its list: %v", c.field.Label(), box.open != nil)
		}
	}
	box := closed.control.(*fieldBox)
	h.click(box, fyne.NewPos(10, 10))
	h.write("end")
	h.press(fyne.KeyReturn)
	if closed.Text() != "Ended" {
		t.Errorf("typed after the click it is %q", closed.Text())
	}
	h.click(box, fyne.NewPos(10, 10))
	h.click(box, fyne.NewPos(10, 10))
	if box.open != nil {
		t.Error("a second click leaves the list open")
	}
	box.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonSecondary})
	closed.Disable()
	box.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if box.open != nil {
		t.Error("the other button, or a click on a locked field, opens the list")
	}
}

func TestWhatIsHigherThanTheWindowIsLeafedThrough(t *testing.T) {
	h := open(t, Paragraph("The page"))
	text := Words(strings.Repeat("A line of the help.\n", 100), theme.SizeNameText, false, Plain)
	closing := PrimaryButton("Close", nil)
	d := NewDialog(h.w, "Help", 500, text, closing, closing)
	views := scrolls(h.w.Canvas().Overlays().Top())
	if len(views) != 1 {
		t.Fatalf("the dialog has %d views", len(views))
	}
	h.press(fyne.KeyPageDown, fyne.KeyPageDown)
	two := views[0].Offset.Y
	h.press(fyne.KeyPageUp)
	if one := views[0].Offset.Y; one < 100 || two < 1.9*one || one >= views[0].Size().Height {
		t.Errorf("after two leaves it stands at %v, a leaf back at %v", two, one)
	}
	d.Close()

	var fields []*Field
	for i := range 40 {
		fields = append(fields, DateField(fmt.Sprint(i), civil.Date{}, today, nil))
	}
	h = open(t, Cards(NewForm(1, fields...)))
	fields[0].Focus()
	h.press(fyne.KeyPageDown)
	if views = scrolls(h.w.Content()); views[0].Offset.Y < 100 {
		t.Errorf("PageDown in a field leaves the page at %v", views[0].Offset.Y)
	}
}

func TestAnExampleIsNotTakenForAValue(t *testing.T) {
	for _, f := range []*Field{DateField("Ends", civil.Date{}, today, nil), MoneyField("Value", money.Amount{}, money.GBP, nil)} {
		if box := f.control.(*fieldBox); !strings.HasPrefix(box.PlaceHolder, "e.g. ") || f.Text() != "" {
			t.Errorf("%s shows %q while it is empty", f.Label(), box.PlaceHolder)
		}
	}
	if box := NewField(FieldSpec{Label: "Add", Hint: "part of a name"}).control.(*fieldBox); box.PlaceHolder != "part of a name" {
		t.Errorf("a hint is shown as %q", box.PlaceHolder)
	}
}
