package suppliers

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/uitest"
	"counterweight/procurement"
)

const (
	kestrel = "Kestrel & Hythe"
	twin    = "Kestrel and Hythe Ltd"
)

// lookAt brings a side of the duplicates to the front.
func (d *desktop) lookAt(side string) {
	d.T.Helper()
	d.page.Back()
	d.page.tabs.Select(twinsTab)
	d.page.twins.tabs.Select(side)
}

func (d *desktop) names() (names []string) {
	d.T.Helper()
	all, err := d.Workspace.Suppliers(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	for _, s := range all {
		names = append(names, s.Name)
	}
	return names
}

func TestTwoSuppliersThatAreOneAreMergedAndTakenApartLater(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.lookAt(proposedTab)
	d.Says(kestrel, twin, "Probably the same", "First: "+kestrel, "Second: "+twin, "1 pair proposed · 0 merges")
	before := len(d.names())
	d.Fill("Reason", "")
	d.Tap("Merge into the first")
	d.Says("Say why, so that others can follow it later")
	if len(d.names()) != before {
		t.Fatal("they were merged without a reason")
	}
	d.Fill("Reason", "One company by its website")
	d.Tap("Merge into the first")
	if got := d.names(); len(got) != before-1 || len(d.Toasts) != 1 || !strings.HasPrefix(d.Toasts[0], twin+" is "+kestrel+" now") {
		t.Fatalf("then there are %v; toasts %v", got, d.Toasts)
	}
	if label := d.UndoLabel(); label != "Merge supplier "+twin+" into "+kestrel {
		t.Errorf("Undo would undo %q", label)
	}
	d.Says("No two suppliers look like one.", "no pair proposed · 1 merge")
	d.open(kestrel, "Overview")
	d.Fill("Phone", "01632 960 999") // so that Undo alone would not do
	d.lookAt(mergedTab)
	d.Says(twin, kestrel, "21 Nov 2026")
	d.Tap("Take apart again")
	d.Says("Say why")
	d.Fill("Reason", "Two companies after all")
	d.Tap("Take apart again")
	if got := d.names(); len(got) != before {
		t.Errorf("taken apart there are %v; toasts %v", got, d.Toasts)
	}
	if got := d.stored(kestrel).Phone; got != "01632 960 999" {
		t.Errorf("what was typed since is %q", got)
	}
	d.Says("No suppliers were merged.")
	if label := d.UndoLabel(); label != "Take a merge of suppliers back" {
		t.Errorf("Undo would undo %q", label)
	}
}

func TestTwoSuppliersThatAreTwoAreNotProposedAgain(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.lookAt(proposedTab)
	d.page.twins.pairs.Focus()
	d.Press(fyne.KeyDelete)
	d.Says("No two suppliers look like one.")
	d.Undo()
	d.ToButton("They are two")
	d.Press(fyne.KeyReturn)
	d.Says("No two suppliers look like one.")
	if label := d.Undo(); label != "Keep two suppliers apart" {
		t.Errorf("undone was %q", label)
	}
	d.Says("First: " + kestrel)
	d.Tap("Merge into the second")
	if got := d.names(); strings.Contains(strings.Join(got, ";"), kestrel) {
		t.Errorf("merged into the second there are %v; toasts %v", got, d.Toasts)
	}
}

func TestANameThatIsThereAlreadyIsSaid(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open("Plainly", "Overview")
	name := d.Field("Name")
	name.Focus()
	d.Retype("FERNHILL digital")
	if name.Fault() != nil || !strings.HasPrefix(name.Said(), "Fernhill Digital is there already") {
		t.Errorf("under the field stands %q", name.Said())
	}
	d.Tab()
	if d.stored("FERNHILL digital").ID == 0 || !strings.HasPrefix(name.Said(), "Fernhill Digital is there already") {
		t.Errorf("once it is saved under the field stands %q", name.Said())
	}
	d.Fill("Name", "Plainly")
	if name.Said() != "" {
		t.Errorf("its own name brings %q", name.Said())
	}
}

func TestNothingOfTheDuplicatesIsCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.lookAt(proposedTab)
		d.Settle()
		d.NothingIsCutOff()
		d.fits("proposed", look)
		d.Tap("Merge into the first")
		d.lookAt(mergedTab)
		d.Settle()
		d.NothingIsCutOff()
		d.fits("merged", look)

		d = onDesktop(t, look.Theme, false)
		d.Window().Resize(look.Size)
		d.lookAt(mergedTab)
		d.fits("no merge", look)
		long := longNames[0]
		again := procurement.Supplier{Name: strings.ToUpper(long.Name), Status: procurement.SupplierProspective}
		d.fill([]procurement.Supplier{long, again})
		d.lookAt(proposedTab)
		d.Settle()
		d.NothingIsCutOff()
		d.fits("long pair", look)
	}
}
