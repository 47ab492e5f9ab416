package contracts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

func TestPartiesAreAddedMovedAndRemoved(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, "Parties")
	adding := d.Field("Add a supplier")
	adding.Focus()
	d.Write("merrow")
	d.Press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn)
	d.is("Fernhill Digital, Plainly, Copperline, Merrow Systems")
	if in, ok := d.Focused().(interface{ Field() *kit.Field }); !ok || in.Field() != d.Field("Add a supplier") {
		t.Errorf("after a party was added %T has the keyboard", d.Focused())
	}
	d.Field("Add a supplier").Focus()
	d.Write("Cwmni Newydd")
	d.Press(fyne.KeyReturn)
	d.is("Fernhill Digital, Plainly, Copperline, Merrow Systems, Cwmni Newydd")
	d.tapAt("Move up", 1) // the first of these buttons belongs to the second party
	d.is("Fernhill Digital, Copperline, Plainly, Merrow Systems, Cwmni Newydd")
	d.Tap("Move down")
	d.is("Copperline, Fernhill Digital, Plainly, Merrow Systems, Cwmni Newydd")
	d.tapAt("Remove", 5) // after that of the contract itself
	d.is("Copperline, Fernhill Digital, Plainly, Merrow Systems")
	if got := d.Fields("Supplier")[0].Text(); got != "Copperline" {
		t.Errorf("the first line shows %q", got)
	}
	for range 6 { // with the supplier that is new
		d.Undo()
	}
	d.is("Fernhill Digital, Plainly, Copperline")
	if got := len(d.Fields("Supplier")); got != 3 {
		t.Errorf("after Undo there are %d lines", got)
	}
}

// is makes sure of the parties of the contract that the tests look at.
func (d *desktop) is(want string) {
	d.T.Helper()
	if got := strings.Join(d.parties(appeals), ", "); got != want {
		d.T.Errorf("the parties are %s, want %s; toasts %v", got, want, d.Toasts)
	}
}

// tapAt taps one of several buttons with the same words.
func (d *desktop) tapAt(words string, i int) {
	d.T.Helper()
	buttons := d.Buttons(words)
	if i >= len(buttons) {
		d.T.Fatalf("there are %d buttons %q", len(buttons), words)
	}
	buttons[i].Tap()
}

func TestOptionsAreAddedAndRemoved(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, "Options and notice")
	d.Tap("Add an option")
	if in, ok := d.Focused().(interface{ Field() *kit.Field }); !ok || in.Field() != d.Fields("Length")[2] {
		t.Errorf("after an option was added %T has the keyboard", d.Focused())
	}
	d.Retype("18")
	d.Tab()
	if got := d.lengths(); got != "12 12 18" {
		t.Errorf("the options are %s", got)
	}
	d.tapAt("Move up", 1)
	if got := d.lengths(); got != "12 18 12" {
		t.Errorf("after the last was moved up they are %s", got)
	}
	for range 3 {
		d.tapAt("Remove", 1)
	}
	if got := d.stored(appeals).Options; len(got) != 0 || !strings.Contains(d.Words(), "No option to extend.") {
		t.Errorf("after all were removed there are %v", got)
	}
	for range 6 {
		d.Undo()
	}
	if got := d.lengths(); got != "12 12" {
		t.Errorf("after Undo they are %s", got)
	}
}

func (d *desktop) lengths() string { return optionsOf(d.stored(appeals)) }

func TestWhatIsStillToCompleteIsSaid(t *testing.T) {
	d := onDesktop(t, plain, true)
	e := d.open("C-001", "Parties")
	d.tapAt("Remove", 1) // after that of the contract itself
	if facts := e.page.Facts(); len(d.parties("C-001")) != 0 || !strings.HasSuffix(facts, "to complete: it is live and has no supplier") {
		t.Errorf("parties %v, and the page says %s; toasts %v", d.parties("C-001"), facts, d.Toasts)
	}
	d.Field("Add a supplier").Focus()
	d.Write("Plainly")
	d.Press(fyne.KeyReturn)
	if facts := e.page.Facts(); strings.Contains(facts, "to complete") || !strings.HasPrefix(facts, "Plainly · Live") {
		t.Errorf("then the page says %s", facts)
	}
}

func TestAContractFromNothingByTheKeyboardAlone(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.ToButton("New contract")
	d.Press(fyne.KeyReturn)
	d.Retype("Gwasanaeth Cymraeg")
	d.Tab()
	d.Retype("live")
	d.ToField("What is delivered")
	d.Write("Words")
	d.side("Parties")
	d.ToField("Add a supplier")
	for _, name := range []string{"Geiriau", "Plainly"} {
		d.Write(name)
		d.Press(fyne.KeyReturn)
	}
	d.ToField("Share")
	d.side("Options and notice")
	d.ToField("Begins")
	d.Retype("1 apr 27")
	d.Tab()
	d.Retype("+2y")
	d.Tab()
	d.ToButton("Add an option")
	d.Press(fyne.KeyReturn)
	d.Retype("24")
	d.side("Money")
	d.ToField("Value at award, excluding VAT")
	d.Retype("1.2m")
	d.side("People")
	d.ToButton("Add a person")
	d.Tab()
	d.ToButton("Add a person") // that of the second party
	d.Press(fyne.KeyReturn)
	d.Retype("Iona Fraser")
	d.Tab()
	d.Write("Designer")
	d.Tab()
	d.Press(fyne.KeyEscape)
	if !d.inFront() || d.selected() != "C-001" {
		t.Errorf("Escape does not lead back to the list: selected is %q", d.selected())
	}
	c := d.stored("C-001")
	people, err := d.Workspace.People(t.Context())
	if err != nil || len(people) != 1 || people[0].Name != "Iona Fraser" || people[0].Role != "Designer" || people[0].Supplier != c.Parties[1].Supplier {
		t.Errorf("the people are %+v, %v", people, err)
	}
	got := fmt.Sprintln(c.Title, c.Status, c.Description, d.parties("C-001"), c.Parties[0].Role, c.Parties[1].Role, c.Term.Words(), optionsOf(c), c.Value.Words())
	if want := fmt.Sprintln("Gwasanaeth Cymraeg live Words [Geiriau Plainly] lead member 1 Apr 2027 – 21 Nov 2028 24 £1,200,000.00"); got != want {
		t.Errorf("stored is %swant %s", got, want)
	}
}

// side brings a tab to the front by arrows.
func (d *desktop) side(name string) {
	d.T.Helper()
	tabs := d.page.editor.tabs
	d.page.editor.tabs.Focus()
	d.Press(fyne.KeyHome)
	for range 20 {
		if tabs.Selected() == name {
			return
		}
		d.Press(fyne.KeyRight)
	}
	d.T.Fatalf("no arrow leads to %s", name)
}

// inFront reports whether the list is, with the keyboard.
func (d *desktop) inFront() bool {
	return d.page.editor == nil && strings.Contains(fmt.Sprintf("%T", d.Focused()), "tableBody")
}

func TestInsertAddsAContract(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.Press(fyne.KeyInsert)
	if c := d.stored("C-031"); c.Title != "New contract" || d.page.editor == nil {
		t.Errorf("Insert makes %+v", c)
	}
	d.Press(fyne.KeyEscape)
	if d.selected() != "C-031" || !d.Buttons("All 62")[0].Chosen() {
		t.Errorf("the new contract is not selected where it is to be seen: %s", d.selected())
	}
}

func TestEnterOpensAndEscapeFindsTheListAsItWas(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.Tap("All 61")
	d.page.Focus()
	for range 30 {
		d.Press(fyne.KeyDown)
	}
	before, selected := d.Words(), d.selected()
	d.Press(fyne.KeyReturn)
	if d.page.editor == nil || !strings.HasPrefix(d.page.editor.page.Title(), selected) {
		t.Fatalf("Enter on %s does not open it", selected)
	}
	d.Tab()
	d.Press(fyne.KeyEscape)
	if !d.inFront() || d.Words() != before || d.selected() != selected {
		t.Errorf("after Escape the list is not as it was: %s is selected, and the window says %s", d.selected(), d.Words())
	}
	d.Press(fyne.KeyReturn)
	d.Tap("All contracts")
	if !d.inFront() || d.Words() != before || d.selected() != selected {
		t.Errorf("after the button the list is not as it was: %s is selected, and the window says %s", d.selected(), d.Words())
	}
}

func TestDeleteAsksNothingAndUndoBringsBack(t *testing.T) {
	d := onDesktop(t, plain, true)
	before := d.shown()
	d.Press(fyne.KeyDown, fyne.KeyDelete)
	if got := d.shown(); slices.Contains(got, before[1]) || len(got) != len(before)-1 {
		t.Errorf("after Delete on %s the list is %v", before[1], got)
	}
	if d.selected() != before[2] {
		t.Errorf("then %s is selected, want the next, %s", d.selected(), before[2])
	}
	if want := before[1] + " was removed. Ctrl+Z brings it back."; !slices.Equal(d.Toasts, []string{want}) {
		t.Errorf("said %q", d.Toasts)
	}
	if label := d.Undo(); label != "Remove contract "+before[1] {
		t.Errorf("undone was %q", label)
	}
	if got := d.shown(); !slices.Equal(got, before) {
		t.Errorf("after Undo the list is %v", got)
	}
	d.Press(fyne.KeyReturn)
	d.Tap("Remove")
	if !d.inFront() || len(d.shown()) != len(before)-1 {
		t.Error("the page of what was removed stays open")
	}
}

func TestTheListIsFilteredAskedAndSorted(t *testing.T) {
	d := onDesktop(t, plain, true)
	for _, pill := range []string{"Live 24", "Ending in 6 months 5", "Day rates 6", "SME 13", "All 61"} {
		if len(d.Buttons(pill)) != 1 {
			t.Errorf("there is no pill %q: %s", pill, d.Words())
		}
	}
	if got := d.page.Facts(); got != "24 live · £48.2m · 38 % of value with SMEs · 3 suppliers hold 56 % of spend" {
		t.Errorf("the facts are %s", got)
	}
	if got := d.shown()[:3]; !slices.Equal(got, []string{"C-014", "C-007", "C-016"}) || d.selected() != "C-014" {
		t.Errorf("the list begins with %v, and %s is selected", got, d.selected())
	}
	d.Tap("Ending in 6 months 5")
	if got := d.shown(); len(got) != 5 || !strings.Contains(d.Words(), "showing 5 of 61") {
		t.Errorf("ending soon are %v", got)
	}
	d.Tap("All 61")
	d.page.list.Table.Focus()
	d.page.list.Table.Sort("Value", true)
	if got := d.shown()[0]; got != "C-002" {
		t.Errorf("the largest is %s", got)
	}
	d.page.list.Table.SetFilter("fernhill time materials")
	if got := d.shown(); len(got) != 0 {
		t.Errorf("the words are in none, but shown are %v", got)
	}
	d.page.list.Table.SetFilter("capped MATERIALS")
	if got := d.shown(); !slices.Contains(got, "C-018") || !strings.Contains(d.Words(), "Capped T&M") {
		t.Errorf("capped time and materials are %v", got)
	}
	d.page.list.Table.SetFilter("")
	d.open("P23-002", "") // ended, so that the pill in force hides it
	d.page.Back()
	if d.selected() != "P23-002" {
		t.Errorf("selected is %s", d.selected())
	}
}

func TestTenThousandContracts(t *testing.T) {
	d := onDesktop(t, plain, false)
	suppliers := make([]procurement.Supplier, 2000)
	for i := range suppliers {
		suppliers[i] = procurement.Supplier{Name: fmt.Sprintf("Supplier %04d", i), Size: procurement.SizeSmall, Status: procurement.SupplierActive}
	}
	d.fill(suppliers, many(10_000))
	got := d.shown()
	if len(got) != 10_000 || got[0] != "C-09999" || got[9_999] != "C-00000" || d.selected() != "C-09999" {
		t.Fatalf("%d rows from %s to %s, selected is %s", len(got), got[0], got[len(got)-1], d.selected())
	}
	if facts := d.page.Facts(); !strings.HasPrefix(facts, "10,000 live · £60m · 100 % of value with SMEs") {
		t.Errorf("the facts are %s", facts)
	}
	d.Picture("contracts-many")
	d.page.list.Table.SetFilter("c-0777")
	if got := d.shown(); len(got) != 10 || got[0] != "C-07779" {
		t.Errorf("filtered are %v", got)
	}
	d.page.list.Table.SetFilter("")
	d.page.list.Table.Sort("Value", true)
	if got := d.shown(); got[0] != "C-09999" || got[9_999] != "C-00000" {
		t.Errorf("by value they go from %s to %s", got[0], got[9_999])
	}
	d.page.list.Table.Focus()
	d.Press(fyne.KeyEnd, fyne.KeyReturn)
	if d.page.editor == nil || d.page.editor.page.Title() != "C-00000 Contract number 0" {
		t.Fatal("Enter does not open the last")
	}
	d.Fill("Title", "The last of many")
	if got := d.stored("C-00000").Title; got != "The last of many" {
		t.Errorf("stored is %q", got)
	}
}

func TestAnEmptyWorkspaceOffersTheFirstStep(t *testing.T) {
	d := onDesktop(t, plain, false)
	if words := d.Words(); !strings.Contains(words, "No contracts yet. Add one") || !strings.Contains(words, "Select a contract") {
		t.Errorf("the page says %s", words)
	}
	if facts := d.page.Facts(); facts != "0 live" {
		t.Errorf("the facts are %s", facts)
	}
	d.Picture("contracts-empty")
	d.tapAt("New contract", 1)
	if c := d.stored("C-001"); c.Title != "New contract" || d.page.editor == nil {
		t.Errorf("the first step makes %+v", c)
	}
	d.Undo()
	if !d.inFront() || len(d.all()) != 0 {
		t.Error("after Undo the page of a contract that is not there stays open")
	}
}

func TestNamesOfAllKindsDoNotBreakARow(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.fill(longNames())
	d.Tap("All 5")
	if words := d.Words(); !strings.Contains(words, "خدمة الترخيص") || !strings.Contains(words, "–") {
		t.Errorf("the list says %s", words)
	}
	unknown := d.stored(d.all()[4].Reference)
	if unknown.Term != (civil.Term{}) {
		t.Fatalf("%+v is not the contract of which nothing is known", unknown)
	}
	if got := d.shown()[4]; got != unknown.Reference && d.shown()[0] != unknown.Reference {
		t.Errorf("a contract without an end stands at neither end of %v", d.shown())
	}
}
