package kit

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// crew is a thing whose members are edited by their names, and the changes that wait for an answer.
type crew struct {
	names   []string
	sheet   *Sheet[[]string]
	waiting []func(error)
	said    []string
}

func newCrew(names ...string) (*crew, fyne.CanvasObject) {
	c := &crew{names: names}
	c.sheet = NewSheet(names, func(_ string, set func(*[]string), done func(error)) {
		c.waiting = append(c.waiting, func(err error) {
			if err == nil {
				set(&c.names)
			}
			done(err)
		})
	})
	return c, Members(c.sheet, MembersSpec[[]string, string]{
		One: "oarsman", Many: "oarsmen", Empty: "Nobody rows.",
		At:  func(all *[]string) *[]string { return all },
		New: func() string { return "New" },
		Form: func(s *Sheet[[]string], at func(*[]string) *string) fyne.CanvasObject {
			return NewForm(1, s.Text("Name", func(all *[]string) *string { return at(all) }))
		},
	}, func(err error) { c.said = append(c.said, err.Error()) })
}

// answer makes the changes that wait, or refuses them, and shows what is then stored.
func (c *crew) answer(err error) {
	all := c.waiting
	c.waiting = nil
	for _, done := range all {
		done(err)
	}
	c.sheet.SetValue(append([]string(nil), c.names...))
}

func TestMembersAreAddedMovedAndTakenAwayOnceStored(t *testing.T) {
	c, object := newCrew("Ann", "Bo")
	h := open(t, object)
	press := func(words string) {
		t.Helper()
		for _, o := range test.LaidOutObjects(h.w.Content()) {
			if b, ok := o.(*Button); ok && b.Text() == words {
				test.Tap(b)
				return
			}
		}
		t.Fatalf("there is no button %q", words)
	}
	stored := func(want string) {
		t.Helper()
		if got := strings.Join(c.names, " "); got != want {
			t.Errorf("stored are %s, want %s", got, want)
		}
	}
	press("Add an oarsman")
	c.sheet.SetValue([]string{"Ann", "Bo"}) // something else was read again before the change is made
	stored("Ann Bo")
	c.answer(nil)
	stored("Ann Bo New")
	if box, ok := h.focused().(*fieldBox); !ok || box.Text != "New" {
		t.Errorf("%T has the keyboard, want the field of the new one", h.focused())
	}
	h.write("Cai")
	h.press(fyne.KeyReturn)
	c.answer(nil)
	stored("Ann Bo Cai")
	press("Move down")
	c.answer(nil)
	stored("Bo Ann Cai")
	press("Remove")
	c.answer(errors.New("the boat is at sea"))
	stored("Bo Ann Cai")
	press("Remove")
	c.answer(nil)
	stored("Ann Cai")
	if len(c.said) != 1 || c.said[0] != "the boat is at sea" {
		t.Errorf("said %q", c.said)
	}
}

func TestWhatIsRefusedAfterItWasSavedStays(t *testing.T) {
	c, object := newCrew("Ann")
	h := open(t, object)
	field := fieldsIn(h.w.Content())[0]
	field.Focus()
	h.write("Bo")
	h.press(fyne.KeyReturn)
	c.answer(errors.New("there is a Bo already"))
	if field.Text() != "Bo" || field.Fault() == nil || !field.HalfTyped() || field.Value() != "Ann" {
		t.Errorf("the field shows %q with %v, stored is %q", field.Text(), field.Fault(), field.Value())
	}
	h.press(fyne.KeyEscape)
	if field.Text() != "Ann" || field.Fault() != nil {
		t.Errorf("Escape leaves %q with %v", field.Text(), field.Fault())
	}
}

// fieldsIn are the fields in an object.
func fieldsIn(o fyne.CanvasObject) (fields []*Field) {
	for _, o := range test.LaidOutObjects(o) {
		if f, ok := o.(*Field); ok {
			fields = append(fields, f)
		}
	}
	return fields
}

func TestAStageGoesBackToItsListAsItWas(t *testing.T) {
	list, page := Text("list", "text", false, Plain), Text("page", "text", false, Plain)
	var told []string
	s := NewStage(list, func() { told = append(told, "focus") })
	s.Escape() // the list is in front already
	s.Open(page, func() { told = append(told, "leave") })
	if s.Focus(); s.object.Objects[0] != page || told != nil {
		t.Errorf("while a page is open the list is told %q", told)
	}
	s.Escape()
	if s.object.Objects[0] != list || strings.Join(told, " ") != "leave focus" {
		t.Errorf("after Escape told %q", told)
	}
}
