package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/procurement/civil"
)

var methods = []Choice{
	{Value: "ratio", Text: "Lowest price ÷ price"},
	{Value: "linear", Text: "Linear from lowest to highest"},
	{Value: "mean", Text: "Distance from the mean"},
	{Value: "median", Text: "Distance from the median"},
}

var people = []Choice{
	{Value: "1", Text: "Siân Ó Briain", Note: "Fernhill"},
	{Value: "2", Text: "Jürgen Groß", Note: "Merrow"},
	{Value: "3", Text: "Ann Smith", Note: "Merrow"},
	{Value: "4", Text: "Ann Smith", Note: "Halden"},
}

func TestAChoiceIsFoundByAnyPartOfItWhileTyping(t *testing.T) {
	var got saved[string]
	method := ChoiceField("Method", methods, "ratio", got.save)
	h := open(t, method)
	if method.Text() != "Lowest price ÷ price" {
		t.Errorf("the value ratio shows as %q", method.Text())
	}
	method.Focus()
	h.write("median")
	if list := opened(t, method); len(list.shown) != 1 || list.at != 0 {
		t.Fatalf("the list shows %v", list.shown)
	}
	h.press(fyne.KeyReturn)
	if !slices.Equal(got.values, []string{"median"}) || method.Text() != "Distance from the median" || method.control.(*fieldBox).open != nil {
		t.Errorf("saved %q, shows %q", got.values, method.Text())
	}
}

// opened is the list that hangs below a field.
func opened(t *testing.T, f *Field) *choiceList {
	t.Helper()
	list, ok := f.control.(*fieldBox).open.(*choiceList)
	if !ok {
		t.Fatal("no list hangs below the field")
	}
	return list
}

func TestTheKeyboardStaysInTheFieldWhileItsListIsOpen(t *testing.T) {
	var got saved[string]
	method := ChoiceField("Method", methods, "ratio", got.save)
	h := open(t, method)
	method.Focus()
	h.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if list := opened(t, method); list.at != 1 || h.focused() != method.control {
		t.Fatalf("the list is at %d", list.at)
	}
	h.press(fyne.KeyEscape)
	if method.control.(*fieldBox).open != nil || method.Text() != "Lowest price ÷ price" {
		t.Error("Escape did not just close the list")
	}
	h.press(fyne.KeyDown, fyne.KeyPageDown, fyne.KeyReturn)
	if !slices.Equal(got.values, []string{"median"}) {
		t.Errorf("saved %q", got.values)
	}
}

func TestAChoiceIsPickedByMouseAndTheKeyboardStays(t *testing.T) {
	var got saved[string]
	method, other := ChoiceField("Method", methods, "ratio", got.save), TextField("Other", "", nil)
	h := open(t, NewForm(1, method, other))
	test.Tap(method.control.(*fieldBox).ActionItem.(*opener))
	list := opened(t, method)
	h.click(list, fyne.NewPos(20, listMargin()+2.5*choiceHeight()))
	if h.focused() != method.control || method.Text() != "Distance from the mean" {
		t.Fatalf("after the click the field shows %q", method.Text())
	}
	h.press(fyne.KeyTab)
	if !slices.Equal(got.values, []string{"mean"}) {
		t.Errorf("saved %q", got.values)
	}
}

func TestAClosedSetRefusesOtherTextInWords(t *testing.T) {
	for text, want := range map[string]string{
		"cheapest": `Nothing on the list has "cheapest" in it: press Down to see all`,
		"distance": `2 of the list have "distance" in them: pick one`,
		"":         "Pick one of the list",
	} {
		method := ChoiceField("Method", methods, "ratio", func(string) { t.Errorf("%q was saved", text) })
		h := open(t, method)
		method.Focus()
		h.press(fyne.KeyDelete)
		h.write(text)
		h.press(fyne.KeyEscape) // the list
		h.w.Canvas().Unfocus()
		if method.reason.Text() != want || method.Value() != "ratio" || method.Text() != text {
			t.Errorf("%q: the field says %q and stores %q", text, method.reason.Text(), method.Value())
		}
	}
}

func TestAnUnmistakablePartIsTakenWhenTheFieldIsLeft(t *testing.T) {
	var got saved[string]
	owner := PersonField("Owner", people, "", got.save)
	h := open(t, owner)
	owner.Focus()
	h.write("gross")
	h.w.Canvas().Unfocus()
	if !slices.Equal(got.values, []string{"2"}) || owner.Text() != "Jürgen Groß" {
		t.Errorf("saved %q, shows %q", got.values, owner.Text())
	}
}

func TestTwoPeopleOfOneNameAreToldApart(t *testing.T) {
	var got saved[string]
	owner := PersonField("Owner", people, "", got.save)
	h := open(t, owner)
	owner.Focus()
	h.write("ann smith")
	h.press(fyne.KeyEscape)
	h.w.Canvas().Unfocus()
	if len(got.values) != 0 || !strings.Contains(owner.reason.Text(), "2 of the list are called") {
		t.Errorf("saved %q and says %q", got.values, owner.reason.Text())
	}
	owner.Focus()
	h.press(fyne.KeyEscape)
	h.write("smith hal")
	h.press(fyne.KeyReturn)
	if !slices.Equal(got.values, []string{"4"}) || owner.Text() != "Ann Smith" {
		t.Errorf("saved %q, shows %q", got.values, owner.Text())
	}
	owner.Focus()
	h.write("ann smith merrow")
	h.press(fyne.KeyReturn)
	if !slices.Equal(got.values, []string{"4", "3"}) {
		t.Errorf("saved %q: another person of the same name is another value", got.values)
	}
}

func TestAPersonIsTakenAway(t *testing.T) {
	var got saved[string]
	owner := PersonField("Owner", people, "1", got.save)
	h := open(t, owner)
	owner.Focus()
	h.press(fyne.KeyDelete, fyne.KeyEscape)
	h.w.Canvas().Unfocus()
	if !slices.Equal(got.values, []string{""}) {
		t.Errorf("saved %q", got.values)
	}
}

func TestAComboTakesFreeTextAndOffersWhatOthersUsed(t *testing.T) {
	var got saved[string]
	site := ComboField("Place", Choices("Remote first", "On site"), "", got.save)
	h := open(t, site)
	site.Focus()
	h.write("sit")
	if list := opened(t, site); len(list.shown) != 1 || list.at != -1 {
		t.Errorf("the list shows %v at %d", list.shown, list.at)
	}
	h.write("ting room")
	if site.control.(*fieldBox).open != nil {
		t.Error("a list without anything on it stays open")
	}
	h.press(fyne.KeyReturn)
	if !slices.Equal(got.values, []string{"sitting room"}) {
		t.Errorf("saved %q", got.values)
	}
}

func TestChoicesThatBeginWithTheTextComeFirst(t *testing.T) {
	var texts []string
	for _, c := range matches(Choices("unterrichten", "Recht", "Ein Recht", "rechtzeitig"), "recht") {
		texts = append(texts, c.Text)
	}
	if want := []string{"Recht", "rechtzeitig", "Ein Recht"}; !slices.Equal(texts, want) {
		t.Errorf("found %q, want %q", texts, want)
	}
}

func TestAListStaysInsideTheWindow(t *testing.T) {
	method := ChoiceField("Method", append(Choices(strings.Repeat("a very long choice ", 30)), methods...), "", nil)
	spacer := TextField("", "", nil)
	h := open(t, Pad(540, 0, 700, 0, NewForm(1, method, spacer)))
	method.Focus()
	h.press(fyne.KeyDown)
	list := opened(t, method)
	if right := list.Position().X + list.Size().Width; right > 900 || list.Position().X < 0 {
		t.Errorf("the list reaches from %v to %v", list.Position().X, right)
	}
	if foot := list.Position().Y + list.Size().Height; foot > 600 || list.Position().Y < 0 {
		t.Errorf("the list reaches from %v down to %v", list.Position().Y, foot)
	}
}

func TestADateIsPickedFromTheCalendar(t *testing.T) {
	var got saved[civil.Date]
	ends := DateField("Ends", civil.Date{}, today, got.save)
	h := open(t, ends)
	ends.Focus()
	h.press(fyne.KeyDown, fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyReturn)
	if len(got.values) != 1 || got.values[0] != civil.MustDate("2026-12-29") {
		t.Errorf("a day, a week and a month from 21 Nov 2026 are %v", got.values)
	}
	test.Tap(ends.control.(*fieldBox).ActionItem.(*opener))
	c := ends.control.(*fieldBox).open.(*calendar)
	if c.at != civil.MustDate("2026-12-29") {
		t.Errorf("the calendar opens at %v", c.at)
	}
	h.write("12 mar 27")
	if c.at != civil.MustDate("2027-03-12") {
		t.Errorf("the calendar does not follow what is typed: %v", c.at)
	}
	first := fyne.NewPos(c.margin()+0.5*c.side(), c.margin()+2.5*c.side()) // 1 March 2027 is a Monday
	h.click(c, first)
	h.w.Canvas().Unfocus()
	if last := got.values[len(got.values)-1]; last != civil.MustDate("2027-03-01") {
		t.Errorf("a click saved %v", got.values)
	}
}

func TestTheCalendarEndsWithTheYearsItKnows(t *testing.T) {
	ends := DateField("Ends", civil.MustDate("2200-12-31"), today, nil)
	h := open(t, ends)
	ends.Focus()
	h.press(fyne.KeyDown, fyne.KeyRight, fyne.KeyPageDown, fyne.KeyDown)
	if c := ends.control.(*fieldBox).open.(*calendar); c.at != civil.MustDate("2200-12-31") {
		t.Errorf("the calendar went on to %v", c.at)
	}
}

func TestSearchingDoesNotMindAccentsCaseAndOrder(t *testing.T) {
	for text, filters := range map[string][]string{
		"Gwasanâeth cyfieithu":     {"gwasanaeth", "CYFI gwas"},
		"Straßenverkehr GmbH":      {"strasse", "STRAßE", "gmbh stra"},
		"Łódź Ørsted Encyclopædia": {"lodz", "orsted", "encyclopaedia"},
		"Ελλάδα":                   {"ελλαδα"},
		"ﬁnance ½":                 {"finance"},
	} {
		for _, filter := range filters {
			if !hasAll(fold(text), words(filter)) {
				t.Errorf("%q is not found by %q", text, filter)
			}
		}
	}
	if hasAll(fold("Merrow"), words("mer x")) {
		t.Error("one word of two is enough")
	}
}

func TestEnterGoesOnFromAChoiceAsFromAText(t *testing.T) {
	for name, press := range map[string][]fyne.KeyName{"typed": nil, "from the list": {fyne.KeyDown}} {
		method, place, note := ChoiceField("Method", methods, "ratio", nil), ComboField("Place", Choices("Remote first", "On site"), "", nil), TextField("Note", "", nil)
		h := open(t, NewForm(1, method, place, note))
		method.Focus()
		if press == nil {
			h.write("median")
		}
		h.press(append(press, fyne.KeyReturn)...)
		if h.focused() != place.control {
			t.Fatalf("%s: Enter did not go on from the choice", name)
		}
		h.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
		if h.focused() != note.control || place.Value() == "" {
			t.Errorf("%s: Enter did not go on from %q", name, place.Value())
		}
	}
}
