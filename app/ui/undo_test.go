package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
)

// TestTenStepsAreUndoneAndRedoneAcrossPages changes things on all pages, takes everything back by Ctrl+Z, and brings it again by Ctrl+Y.
func TestTenStepsAreUndoneAndRedoneAcrossPages(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	ws := d.program.shell.workspace
	before := d.figures(ws)
	for _, edit := range []struct{ page, field, text string }{
		{"Contracts", "Title", "Identity and sign-in for all"},
		{"Contracts", "Buyer", "Appeals Office"},
		{"Suppliers", "Name", "Ardal Research"},
		{"Contracts", "Framework", "G-Cloud 14"},
		{"Suppliers", "E-mail", "post@ardal.example"},
		{"Suppliers", "Staff", "21"},
		{"Tenders", "Title", "Data platform"},
		{"Contracts", "Title", "Identity"},
		{"Suppliers", "Phone", "029 2018 0199"},
		{"Tenders", "Should-cost", "2.1m"},
	} {
		d.open(edit.page)
		d.Fill(edit.field, edit.text)
		if len(d.Fields("Reason")) > 0 { // marks were given
			d.Fill("Reason", "as published")
			d.Tap("Change it")
		}
	}
	after := d.figures(ws)
	if after == before {
		t.Fatal("nothing was changed")
	}
	for i := range 10 {
		label := d.program.shell.undo
		d.keys(control, fyne.KeyZ)
		if said := d.program.shell.toasts.text; label == "" || said != "Undone: "+label {
			t.Errorf("step %d: Undo was to take back %q, and says %q", i+1, label, said)
		}
	}
	if got := d.figures(ws); got != before {
		t.Errorf("after ten steps back it is\n%s\nwant\n%s", got, before)
	}
	for range 10 {
		d.keys(control, fyne.KeyY)
	}
	if got := d.figures(ws); got != after {
		t.Errorf("after ten steps forth it is\n%s\nwant\n%s", got, after)
	}
	d.open("Contracts")
	if got := d.Field("Title").Text(); got != "Identity" {
		t.Errorf("the page shows %q", got)
	}
}

// open shows the first thing of a page.
func (d person) open(page string) {
	d.T.Helper()
	thing := map[string]kit.Thing{
		"Contracts": {Kind: kit.ContractThing, ID: 1},
		"Suppliers": {Kind: kit.SupplierThing, ID: 1},
		"Tenders":   {Kind: kit.TenderThing, Name: "T-007"},
	}[page]
	d.program.shell.Open(thing)
	if here := d.program.shell.Here(); here != page {
		d.T.Fatalf("%s is in front, want %s", here, page)
	}
}

// figures is what the test changes, as it is in the file.
func (d person) figures(ws *store.Workspace) string {
	d.T.Helper()
	contract, err := ws.Contract(d.T.Context(), 1)
	if err != nil {
		d.T.Fatal(err)
	}
	supplier, err := ws.Supplier(d.T.Context(), 1)
	if err != nil {
		d.T.Fatal(err)
	}
	tender, err := ws.Tender(d.T.Context(), "T-007")
	if err != nil {
		d.T.Fatal(err)
	}
	return strings.Join([]string{
		contract.Title, contract.Buyer, contract.Framework, supplier.Name, supplier.Email, supplier.Phone,
		supplier.Accounts.Staff.String(), tender.Title, tender.ShouldCost.String(),
	}, "\n")
}

// TestTheStatusDoesNotCallSavedWhatIsBeingTyped types into a field and looks at the status before and after the field is left.
func TestTheStatusDoesNotCallSavedWhatIsBeingTyped(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	d.open("Contracts")
	status := d.program.shell.status
	looks := func() string { // the test's runner never comes back later by itself
		status.follow(d.program.typing() != nil)
		return status.text.Text
	}
	if got := looks(); !strings.HasPrefix(got, "All changes saved") {
		t.Errorf("before anything is typed the status says %q", got)
	}
	d.Field("Title").Focus()
	d.Retype("Identity")
	if got := looks(); got != "Typing: not saved yet" {
		t.Errorf("while a title is typed the status says %q", got)
	}
	d.Tab()
	if got := looks(); got != "All changes saved 18:30" {
		t.Errorf("once the field is left the status says %q", got)
	}
}
