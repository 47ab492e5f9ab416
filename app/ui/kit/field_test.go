package kit

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

var today = civil.MustDate("2026-11-21")

// saved notes what a field saves.
type saved[V any] struct{ values []V }

func (s *saved[V]) save(v V) { s.values = append(s.values, v) }

func TestAFieldSavesWhenItIsLeftAndOnlyWhenItChanged(t *testing.T) {
	var got saved[string]
	title, other := TextField("Title", "Appeals", got.save), TextField("Other", "", nil)
	h := open(t, NewForm(2, title, other))
	title.Focus()
	h.press(fyne.KeyTab)
	if len(got.values) != 0 {
		t.Errorf("a field that was only visited saved %q", got.values)
	}
	title.Focus()
	h.write("  Casework ")
	if len(got.values) != 0 {
		t.Error("a field saved while it was typed into")
	}
	h.press(fyne.KeyTab)
	if len(got.values) != 1 || got.values[0] != "Casework" || title.Text() != "Casework" {
		t.Errorf("saved %q and shows %q", got.values, title.Text())
	}
	if h.focused() != other.control {
		t.Error("Tab did not go to the next field")
	}
}

func TestAFieldSavesOnEnterOnce(t *testing.T) {
	var got saved[string]
	entered := 0
	title := TextField("Title", "", got.save)
	title.OnEnter = func() { entered++ }
	h := open(t, title)
	title.Focus()
	h.write("x")
	h.press(fyne.KeyReturn, fyne.KeyReturn)
	h.w.Canvas().Unfocus()
	if len(got.values) != 1 || entered != 2 {
		t.Errorf("saved %q, entered %d times", got.values, entered)
	}
}

func TestEscapeBringsTheStoredValueBack(t *testing.T) {
	var got saved[string]
	title := TextField("Title", "Appeals", got.save)
	h := open(t, title)
	title.Focus()
	h.write("nonsense")
	if !title.HalfTyped() || !h.focused().(Typing).HalfTyped() {
		t.Error("a field with something typed does not say so")
	}
	h.press(fyne.KeyEscape)
	h.w.Canvas().Unfocus()
	if title.Text() != "Appeals" || title.HalfTyped() || len(got.values) != 0 {
		t.Errorf("shows %q, saved %q", title.Text(), got.values)
	}
}

func TestAWrongTextStaysWithTheReasonInWordsAndTheStoredValueAsItWas(t *testing.T) {
	var got saved[civil.Date]
	ends := DateField("Ends", civil.MustDate("2027-03-12"), today, got.save)
	h := open(t, ends)
	ends.Focus()
	h.write("31 feb 27")
	if ends.reason.Text() != "February 2027 has 28 days" {
		t.Errorf("while typing the field says %q", ends.reason.Text())
	}
	h.w.Canvas().Unfocus()
	if ends.Text() != "31 feb 27" || ends.Value() != "12 Mar 2027" || ends.Fault() == nil || len(got.values) != 0 {
		t.Errorf("after leaving it shows %q, stores %q, saved %v", ends.Text(), ends.Value(), got.values)
	}
	ends.SetValue("13 Mar 2027") // a reload
	if ends.Text() != "31 feb 27" {
		t.Errorf("a reload took the wrong text away: %q", ends.Text())
	}
	ends.Focus()
	h.press(fyne.KeyEscape)
	if ends.Text() != "13 Mar 2027" || ends.reason.Text() != "" || ends.Fault() != nil {
		t.Errorf("Escape shows %q with %q below", ends.Text(), ends.reason.Text())
	}
}

func TestAReloadDoesNotDisturbWhatIsBeingTyped(t *testing.T) {
	title := TextField("Title", "Appeals", nil)
	h := open(t, title)
	title.Focus()
	h.write("Case")
	title.SetValue("Appeals, renamed elsewhere")
	h.write("work")
	if title.Text() != "Casework" {
		t.Errorf("typing came out as %q", title.Text())
	}
	h.w.Canvas().Unfocus()
	title.SetValue("Fraud")
	if title.Text() != "Fraud" {
		t.Errorf("a field that nobody types into shows %q after a reload", title.Text())
	}
	title.Focus()
	h.write("half")
	title.Reset("another row")
	if title.Text() != "another row" || title.HalfTyped() {
		t.Errorf("after Reset the field shows %q", title.Text())
	}
}

func TestAValueThatIsRefusedLaterStaysOnScreenWithTheReason(t *testing.T) {
	title := TextField("Title", "", nil)
	h := open(t, title)
	title.Focus()
	h.write("C-014")
	h.w.Canvas().Unfocus()
	title.SetFault(errors.New("another contract is called C-014"))
	if title.reason.Text() != "Another contract is called C-014" || title.Text() != "C-014" {
		t.Errorf("the field says %q over %q", title.reason.Text(), title.Text())
	}
	title.Focus()
	h.write("x")
	if title.reason.Text() != "" {
		t.Errorf("the reason %q stays although something else was typed", title.reason.Text())
	}
}

func TestDatesAreTypedAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"12 mar 27": "12 Mar 2027", "12/3/27": "12 Mar 2027", "+6m": "21 May 2027", "today": "21 Nov 2026", "": "",
	} {
		var got saved[civil.Date]
		ends := DateField("Ends", civil.MustDate("2030-01-01"), today, got.save)
		h := open(t, ends)
		ends.Focus()
		h.press(fyne.KeyDelete)
		h.write(text)
		h.press(fyne.KeyReturn)
		if len(got.values) != 1 || got.values[0].Words() != want || ends.Text() != want {
			t.Errorf("%q shows as %q and is saved as %v", text, ends.Text(), got.values)
		}
	}
}

func TestMoneyAndFiguresAreTypedAsPeopleWriteThem(t *testing.T) {
	pounds, err := money.ParseCurrency("GBP")
	if err != nil {
		t.Fatal(err)
	}
	var amounts saved[money.Amount]
	var figures, shares saved[exact.Optional]
	value := MoneyField("Value", money.Amount{}, pounds, amounts.save)
	mark := DecimalField("Mark", exact.SomeOf("3"), figures.save)
	weight := PercentField("Weight", exact.Optional{}, shares.save)
	h := open(t, NewForm(3, value, mark, weight))
	value.Focus()
	h.write("1.2m")
	h.press(fyne.KeyTab)
	h.write(" 2.50 ")
	h.press(fyne.KeyTab)
	h.write("35 %")
	h.press(fyne.KeyReturn)
	if len(amounts.values) != 1 || amounts.values[0].Minor() != 120_000_000 || value.Text() != "£1,200,000.00" {
		t.Errorf("1.2m is %v, shown as %q", amounts.values, value.Text())
	}
	if len(figures.values) != 1 || figures.values[0] != exact.SomeOf("2.5") || mark.Text() != "2.5" {
		t.Errorf("2.50 is %v, shown as %q", figures.values, mark.Text())
	}
	if len(shares.values) != 1 || shares.values[0] != exact.SomeOf("35") || weight.Text() != "35" {
		t.Errorf("35 %% is %v, shown as %q", shares.values, weight.Text())
	}
}

func TestFiguresThatCouldBeReadInTwoWaysAreRefusedInWords(t *testing.T) {
	for text, want := range map[string]string{
		"35,5":                  "decimals with a point",
		"1,234":                 "decimals with a point",
		"abc":                   `"abc" is not a number`,
		"3..5":                  "is not a number",
		strings.Repeat("9", 31): "at most 30 digits",
		strings.Repeat("x", 99): "…",
	} {
		if _, err := ReadNumber(text, "%"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want a reason with %q", text, err, want)
		}
	}
	for text, want := range map[string]string{".5": "0.5", "+3": "3", "\u22123": "-3", "12 %": "12", "12%": "12", "": "", "  ": ""} {
		if got, err := ReadNumber(text, "%"); err != nil || got.String() != want {
			t.Errorf("%q is %v (%v), want %q", text, got, err, want)
		}
	}
}

func TestANoteKeepsItsLinesAndLetsTabOut(t *testing.T) {
	var got saved[string]
	note, other := NoteField("Note", "", got.save), TextField("Other", "", nil)
	h := open(t, NewForm(1, note, other))
	note.Focus()
	h.write("one")
	h.press(fyne.KeyReturn)
	h.write("two")
	h.press(fyne.KeyTab)
	if len(got.values) != 1 || got.values[0] != "one\ntwo" {
		t.Errorf("saved %q", got.values)
	}
}

func TestALockedFieldIsNotTypedInto(t *testing.T) {
	weight := PercentField("Weight", exact.SomeOf("35"), func(exact.Optional) { t.Error("a locked field saved") })
	h := open(t, weight)
	weight.Disable()
	weight.Focus()
	weight.control.TypedRune('9')
	weight.control.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	h.w.Canvas().Unfocus()
	if weight.Text() != "35" || !weight.Disabled() {
		t.Errorf("shows %q", weight.Text())
	}
}

func TestATickSavesAtOnceByMouseOrSpace(t *testing.T) {
	var got saved[bool]
	tick := CheckField("Light-touch services", false, got.save)
	h := open(t, tick)
	h.click(tick.control, fyne.NewPos(5, 5))
	h.write(" ")
	tick.SetValue(TickedIf(true))
	if len(got.values) != 2 || !got.values[0] || got.values[1] || tick.Text() != Ticked {
		t.Errorf("saved %v, shows %q", got.values, tick.Text())
	}
}

func TestTheReasonMakesRoomForItself(t *testing.T) {
	ends, below := DateField("Ends", civil.Date{}, today, nil), TextField("Below", "", nil)
	h := open(t, NewForm(1, ends, below))
	still := below.Position().Y
	ends.Focus()
	h.write("soon")
	h.again()
	if below.Position().Y != still {
		t.Error("a reason of one line moved the next field")
	}
	ends.SetFault(errors.New(strings.Repeat("the words of a long reason ", 20)))
	h.again()
	if foot := ends.Position().Y + ends.Size().Height; below.Position().Y < foot || below.Position().Y == still {
		t.Errorf("the next field begins at %v, the reason ends at %v", below.Position().Y, foot)
	}
}
