package contracts

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
)

// TestTheRegisterLeadsToTheContractsBehindItsNumbers goes from the register to some contracts in the list and back.
func TestTheRegisterLeadsToTheContractsBehindItsNumbers(t *testing.T) {
	d := onDesktop(t, plain, true)
	list := d.page.Facts()
	d.page.Show(kit.Thing{Kind: kit.ContractThing, Part: wholeTab})
	if facts := d.page.Facts(); !strings.Contains(facts, "due in 90 days") {
		t.Errorf("the facts are %q", facts)
	}
	if !strings.Contains(d.Words(), "Last day of notice") {
		t.Errorf("the register says %s", d.Words())
	}
	ids := []int64{int64(d.stored("C-001").ID), int64(d.stored(appeals).ID)}
	d.page.list.Table.SetFilter("nothing has this")
	d.Open(kit.Thing{Kind: kit.ContractThing, Part: kit.Only, Name: "2 contracts: of a test", IDs: ids})
	shown := d.shown()
	slices.Sort(shown)
	if !slices.Equal(shown, []string{"C-001", appeals}) || d.page.Facts() != list {
		t.Errorf("it shows %v", shown)
	}
	if !strings.Contains(d.Words(), "2 contracts: of a test") {
		t.Errorf("it does not say which contracts these are: %s", d.Words())
	}
	d.Press(fyne.KeyReturn)
	if d.page.editor == nil {
		t.Fatal("Enter opens none of them")
	}
	d.page.Escape()
	if len(d.shown()) != 2 {
		t.Errorf("going back shows %v", d.shown())
	}
	d.page.Escape()
	if strings.Contains(d.Words(), "of a test") || len(d.shown()) < 20 {
		t.Errorf("Escape does not show all again: %v", d.shown())
	}
}

// TestTheRegisterFollowsChanges looks at the register after something was changed while it was not in front.
func TestTheRegisterFollowsChanges(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.Show(kit.Thing{Kind: kit.ContractThing, Part: wholeTab})
	before := d.page.Facts()
	d.page.tabs.Select(listTab)
	d.page.remove(d.stored(appeals), nil)
	d.page.tabs.Select(wholeTab)
	if after := d.page.Facts(); after == before || strings.Contains(d.Words(), appeals) {
		t.Errorf("the register still says %q", after)
	}
	d.Undo()
	if d.page.Facts() != before {
		t.Errorf("after Undo it says %q, not %q", d.page.Facts(), before)
	}
}

// TestTheRegisterIsNotCutOff shows it on its page in all looks.
func TestTheRegisterIsNotCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.page.Show(kit.Thing{Kind: kit.ContractThing, Part: wholeTab})
		d.Settle()
		d.NothingIsCutOff()
		d.fits("register", look)
		d.Open(kit.Thing{Kind: kit.ContractThing, Part: kit.Only, Name: "1 contract: Day rates", IDs: []int64{int64(d.stored(appeals).ID)}})
		d.Settle()
		d.NothingIsCutOff()
		d.fits("only", look)
	}
}
