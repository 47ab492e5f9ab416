package people

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement"
)

// desktop is a window with the list of all people.
type desktop struct {
	*uitest.Host
	*kit.Stage
	list  *List
	facts string
}

func (d *desktop) Load() { d.list.Load() }

func (d *desktop) Show(thing kit.Thing) { d.list.Show(procurement.PersonID(thing.ID)) }

func (d *desktop) Object() fyne.CanvasObject { return d.Stage.Object() }

func onDesktop(t *testing.T, look kit.Theme, sample bool) *desktop {
	t.Helper()
	d := &desktop{}
	d.Host = uitest.Show(t, look, sample, func(ws *store.Workspace, host kit.Host) uitest.View {
		whole := container.NewStack()
		d.Stage = kit.NewStage(whole, func() { d.list.Table.Focus() })
		d.list = NewList(ws, host, d.Stage, func(facts string) { d.facts = facts })
		whole.Add(d.list.Object())
		return d
	})
	d.Stage.Focus()
	return d
}

// person is a person as the workspace has it; without an ID where it has none of this name.
func (d *desktop) person(name string) procurement.Person {
	d.T.Helper()
	all, err := d.Workspace.People(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	for _, p := range all {
		if p.Name == name {
			return p
		}
	}
	return procurement.Person{}
}

func TestAPersonFromNothingByTheKeyboardAlone(t *testing.T) {
	d := onDesktop(t, kit.Theme{Scale: 1}, false)
	if words := d.Words(); !strings.Contains(words, "Nobody is known yet.") {
		t.Errorf("an empty workspace says %s", words)
	}
	d.ToButton("New person")
	d.Press(fyne.KeyReturn)
	d.Retype("Siân Llywelyn-Prydderch")
	d.Press(fyne.KeyReturn) // on to the next field
	d.Write("Delivery manager")
	d.Press(fyne.KeyReturn)
	d.Write("sian@office.example")
	d.Press(fyne.KeyReturn)
	p := d.person("Siân Llywelyn-Prydderch")
	if !p.IsOurs() || p.Role != "Delivery manager" || p.Email != "sian@office.example" {
		t.Errorf("stored is %+v; toasts %v", p, d.Toasts)
	}
	if label := d.UndoLabel(); label != "Change e-mail of Siân Llywelyn-Prydderch" {
		t.Errorf("Undo would undo %q", label)
	}
	if field := d.Fill("E-mail", "nowhere"); field.Fault() == nil || d.person(p.Name).Email != p.Email {
		t.Error("what is no address is taken for one")
	}
	d.Press(fyne.KeyEscape)
	if !strings.HasPrefix(d.facts, "1 person · 1 of ours") {
		t.Errorf("the facts are %s", d.facts)
	}
	d.Press(fyne.KeyDelete)
	if d.person(p.Name).ID != 0 || len(d.Toasts) != 1 {
		t.Errorf("Delete leaves %+v; toasts %v", d.person(p.Name), d.Toasts)
	}
	if d.Undo(); d.person(p.Name).ID == 0 {
		t.Error("Undo does not bring the person back")
	}
}

func TestACardIsSharedAndTheQuestionsFindIt(t *testing.T) {
	d := onDesktop(t, kit.Theme{Scale: 1}, true)
	var without procurement.Person
	for _, r := range d.list.Table.All() {
		if r.person.Card.IsEmpty() && r.person.IsOurs() {
			without = r.person
		}
	}
	if without.ID == 0 {
		t.Fatal("everybody of ours has shared a card in the sample")
	}
	d.Show(kit.Thing{ID: int64(without.ID)})
	d.Fill("Likes to work", "Mornings, in writing")
	d.Fill("Card shared on", "20 nov 26")
	if card := d.person(without.Name).Card; card.WorkingStyle != "Mornings, in writing" || card.SharedOn.Words() != "20 Nov 2026" {
		t.Errorf("the card is %+v; toasts %v", card, d.Toasts)
	}
	d.Tap("All people")
	d.list.Table.SetFilter(strings.ToLower(without.Name))
	if rows := d.list.Table.Rows(); len(rows) != 1 || cardWords(rows[0]) != "20 Nov 2026" {
		t.Errorf("found are %d; the card is said to be %q", len(rows), cardWords(rows[0]))
	}
}

func TestWhomAPersonWorksForIsChosen(t *testing.T) {
	d := onDesktop(t, kit.Theme{Scale: 1}, true)
	d.Show(kit.Thing{ID: int64(d.person("Grace Adeyemi").ID)})
	d.Fill("Works for", "us")
	if p := d.person("Grace Adeyemi"); !p.IsOurs() {
		t.Errorf("she works for %v", p.Supplier)
	}
	d.Undo()
	if p := d.person("Grace Adeyemi"); p.IsOurs() {
		t.Error("Undo does not bring her supplier back")
	}
	d.Tap("Remove")
	if d.person("Grace Adeyemi").ID != 0 {
		t.Error("she is still there")
	}
	if words := d.Words(); strings.Contains(words, "Works for\nOrganisation") {
		t.Errorf("the page of a person that is gone stays open: %s", words)
	}
}

func TestNothingOfThePeopleIsCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.Settle()
		d.NothingIsCutOff()
		d.Fits("the list in "+look.Name, look.Size)
		d.Picture("people list " + look.Name)
		d.Show(kit.Thing{ID: int64(d.person("Grace Adeyemi").ID)})
		d.Fill("Name", "Gwenllian Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch")
		d.Settle()
		d.NothingIsCutOff()
		d.Fits("a person in "+look.Name, look.Size)
		d.Picture("people person " + look.Name)
	}
}
