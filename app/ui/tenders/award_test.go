package tenders

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// contractOf is the only contract of a tender.
func (d *desktop) contractOf(reference string) store.TenderContract {
	d.T.Helper()
	all, err := d.Workspace.ContractsOfTender(d.T.Context(), reference)
	if err != nil || len(all) != 1 {
		d.T.Fatalf("%s has the contracts %v, %v", reference, all, err)
	}
	return all[0]
}

// asked opens the dialog of the award by keyboard.
func (d *desktop) asked(reference string) {
	d.T.Helper()
	if _, err := desk.LockModel(d.T.Context(), d.Workspace, reference); err != nil {
		d.T.Fatal(err)
	}
	d.open(reference, "Weighing")
	d.Settle()
	d.page.open.tabs.Focus()
	d.ToButton("Award…")
	d.Press(fyne.KeyReturn)
	if d.page.awarding == nil {
		d.T.Fatalf("no dialog opened: %v", d.Toasts)
	}
}

func TestAnAwardByKeyboardAlone(t *testing.T) {
	d := onDesktop(t, true)
	d.asked("T-007")
	d.Says("Fernhill Digital is first, 6.29 ahead of Copperline", "Look at first", "Abnormally low?", "C-025", "4 of 4")
	d.ToField("Last day")
	d.Retype("31/3/29")
	d.ToField("Promise")
	d.Retype("Pair with the department's developers")
	d.ToButton("Award")
	d.Press(fyne.KeyReturn)
	c := d.contractOf("T-007")
	if c.Reference != "C-025" || c.Status != procurement.Awarded || c.LeadName != "Fernhill Digital" || c.Term.To != civil.MustDate("2029-03-31") {
		t.Errorf("the contract is %+v", c)
	}
	dossier, err := d.Workspace.Dossier(t.Context(), c.ID)
	if noted := d.stored("T-007").Bids[0].Promises; err != nil || len(dossier.Obligations) != len(noted) {
		t.Fatalf("it follows %+v, %v", dossier.Obligations, err)
	}
	promise := dossier.Obligations[0]
	if promise.Title != "Pair with the department's developers" || promise.Promise.Words() != "4 of 4" || promise.Promise.Passage == "" {
		t.Errorf("the promise is %+v", promise)
	}
	if len(d.Toasts) != 1 || d.Toasts[0] != "C-025 was awarded to Fernhill Digital, with 4 promises." {
		t.Errorf("the window said %q", d.Toasts)
	}
	d.Says("Awarded", "as C-025", "to Fernhill Digital", "awarded as C-025")
	if len(d.Buttons("Award…")) != 0 {
		t.Error("it can be awarded once more")
	}
	d.ToUndo().Do()
	if c := d.contractOf("T-007"); c.Status != procurement.Pipeline || len(d.Buttons("Award…")) != 1 {
		t.Errorf("after Undo it is %+v", c)
	}
}

func TestAnAwardToTheSecondAsksWhy(t *testing.T) {
	d := onDesktop(t, true)
	d.asked("T-007")
	if len(d.Fields("Why this bid, which is not the first")) != 0 {
		t.Error("a reason is asked for the first bid")
	}
	d.FillIn(d.Field("Award to"), "Copperline")
	reason := d.Field("Why this bid, which is not the first")
	d.Tap("Award")
	if reason.Fault() == nil || d.contractOf("T-007").Status != procurement.Pipeline {
		t.Fatalf("it was awarded without a reason; the window says %s", d.Words())
	}
	d.FillIn(reason, "Fernhill withdrew by letter of 3 October")
	d.Tap("Award")
	if c := d.contractOf("T-007"); c.Status != procurement.Awarded || !strings.HasPrefix(c.LeadName, "Copperline") {
		t.Errorf("the contract is %+v, the window said %q", c, d.Toasts)
	}
}

func TestWhatAnAwardCantTakeIsSaidUnderTheField(t *testing.T) {
	d := onDesktop(t, true)
	d.asked("T-007")
	reference := d.Fill("Contract reference", "C-014")
	if reference.Fault() == nil || !strings.HasPrefix(reference.Fault().Error(), "C-014 is another contract") {
		t.Errorf("it says %v", reference.Fault())
	}
	d.Fill("Contract reference", "C-900")
	d.Fill("First day", "1/4/27")
	last := d.Fill("Last day", "31/3/27")
	d.Tap("Award")
	if last.Fault() == nil {
		t.Fatalf("the days were taken; the window says %s", d.Words())
	}
	d.Fill("First day", "1/4/26")
	d.Tap("Award")
	all, err := d.Workspace.ContractsOfTender(t.Context(), "T-007")
	if err != nil || len(all) != 2 || all[1].Reference != "C-900" || all[1].Term.Words() != "1 Apr 2026 – 31 Mar 2027" {
		t.Errorf("the contracts are %+v, %v; the window said %q", all, err, d.Toasts)
	}
}

func TestEscapeAwardsNothing(t *testing.T) {
	d := onDesktop(t, true)
	d.asked("T-007")
	d.ToButton("Cancel")
	d.Press(fyne.KeyEscape)
	if d.Window().Canvas().Overlays().Top() != nil || d.contractOf("T-007").Status != procurement.Pipeline {
		t.Error("the dialog stays, or something was awarded")
	}
}

func TestATenderThatIsNotLockedCantBeAwarded(t *testing.T) {
	d := onDesktop(t, false)
	made := contestOf(3, 3)
	fillIn(made)
	d.add(made)
	o := d.open("T-100", "Weighing")
	if o.weighed[""].result == nil || len(d.Buttons("Award…")) != 0 {
		t.Errorf("it can be awarded; the window says %s", d.Words())
	}
	o.award()
	if d.page.awarding != nil {
		t.Error("the dialog opened")
	}
}

func TestTheAwardOfALotSaysHowTheOthersStand(t *testing.T) {
	d := onDesktop(t, true)
	d.asked("T-008")
	for _, lot := range d.page.open.tender.Lots {
		d.Says(lot.ID+" "+lot.Title, d.page.open.weighed[lot.ID].lead())
	}
}

// TestTheAwardInAllLooks draws the dialog and what the page says afterwards.
func TestTheAwardInAllLooks(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktopIn(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.asked("T-007")
		d.Settle()
		d.NothingIsCutOff()
		d.Picture("award-" + look.Name)
		d.FillIn(d.Field("Award to"), "Copperline")
		d.Settle()
		d.Picture("award-second-" + look.Name)
		d.Fill("Why this bid, which is not the first", "The first withdrew")
		d.Tap("Award")
		d.Settle()
		d.Fits("the awarded tender in "+look.Name, look.Size)
		d.Picture("awarded-" + look.Name)
		d.asked("T-008")
		d.Picture("award-lots-" + look.Name)
	}
}

// opened keeps what the page asks the window to open.
type opened struct {
	kit.Host
	things []kit.Thing
}

func (o *opened) Open(thing kit.Thing) { o.things = append(o.things, thing) }

func TestAnAwardedTenderLeadsToItsContract(t *testing.T) {
	d := onDesktop(t, true)
	d.asked("T-007")
	d.Tap("Award")
	window := &opened{Host: d.Host}
	d.page.host = window
	d.Settle()
	d.page.open.tabs.Focus()
	d.To("the awarded contract", func(f fyne.Focusable) bool {
		o, is := f.(fyne.CanvasObject)
		return is && strings.Contains(uitest.Words(o), "as C-025")
	})
	d.Press(fyne.KeyReturn)
	if c := d.contractOf("T-007"); len(window.things) != 1 || window.things[0].ID != int64(c.ID) || window.things[0].Kind != kit.ContractThing {
		t.Errorf("it opened %+v", window.things)
	}
}
