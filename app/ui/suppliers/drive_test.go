package suppliers

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
)

const fernhill = "Fernhill Digital"

func TestEveryFieldIsSavedWhenItIsLeftAndUndone(t *testing.T) {
	d := onDesktop(t, plain, true)
	for _, c := range []struct {
		label, typed, change string
		value                func(procurement.Supplier) string
		is                   string
	}{
		{"Number", "S-999", "number", func(s procurement.Supplier) string { return s.Number }, "S-999"},
		{"Size", "large", "size", func(s procurement.Supplier) string { return s.Size.Words() }, "Large"},
		{"VCSE", "y", "VCSE", func(s procurement.Supplier) string { return s.VCSE.Words() }, "Yes"},
		{"Status", "excl", "status", func(s procurement.Supplier) string { return s.Status.Words() }, "Excluded"},
		{"Criticality", "low", "criticality", func(s procurement.Supplier) string { return s.Criticality.Words() }, "Low"},
		{"Companies House number", "sc 4567", "companies House number", numbers, "GB-COH SC004567"},
		{"PPON", "PABC-1234-WXYZ", "PPON", numbers, "GB-COH 99001104, GB-PPON PABC-1234-WXYZ"},
		{othersLabel, "GB-CHC 1104567; xi-lei 529900T8BM49AURSDO55", strings.ToLower(othersLabel[:1]) + othersLabel[1:], numbers, "GB-COH 99001104, GB-CHC 1104567, XI-LEI 529900T8BM49AURSDO55"},
		{"Companies House number", "", "companies House number", numbers, ""},
		{namesLabel, "Fernhill; Rhedynfa ;; Fernhill Ltd", strings.ToLower(namesLabel[:1]) + namesLabel[1:], func(s procurement.Supplier) string { return strings.Join(s.Aliases, ", ") }, "Fernhill, Rhedynfa, Fernhill Ltd"},
		{"Staff", "1,240", "staff", func(s procurement.Supplier) string { return s.Accounts.Staff.String() }, "1240"},
		{"Turnover", "12.5m", "turnover", func(s procurement.Supplier) string { return s.Accounts.Turnover.Words() }, "£12,500,000.00"},
		{"E-mail", "post@fernhill.example", "e-mail", func(s procurement.Supplier) string { return s.Email }, "post@fernhill.example"},
		{"Notes", "Leads", "notes", func(s procurement.Supplier) string { return s.Notes }, "Leads"},
	} {
		d.open(fernhill, "Overview")
		before := c.value(d.stored(fernhill))
		field := d.Fill(c.label, c.typed)
		if got := c.value(d.stored(fernhill)); got != c.is {
			t.Errorf("%s: after %q stored is %q, want %q; the field says %v", c.label, c.typed, got, c.is, field.Fault())
			continue
		}
		if label, want := d.UndoLabel(), "Change "+c.change+" of "+fernhill; label != want {
			t.Errorf("%s: Undo would undo %q, want %q", c.label, label, want)
		}
		d.Undo()
		if got := c.value(d.stored(fernhill)); got != before || field.HalfTyped() {
			t.Errorf("%s: after Undo stored is %q, want %q, and the field shows %q", c.label, got, before, field.Text())
		}
	}
	d.Fill("Name", "Rhedynfa Ddigidol")
	if label := d.UndoLabel(); label != "Change name of "+fernhill || d.page.editor.page.Title() != "Rhedynfa Ddigidol" {
		t.Errorf("Undo would undo %q, and the title is %q", label, d.page.editor.page.Title())
	}
}

func numbers(s procurement.Supplier) string {
	var words []string
	for _, id := range s.Identifiers {
		words = append(words, id.Scheme+" "+id.ID)
	}
	return strings.Join(words, ", ")
}

func TestWrongInputStaysOnTheScreenWithTheReason(t *testing.T) {
	d := onDesktop(t, plain, true)
	before := d.stored(fernhill)
	for _, c := range []struct{ label, typed, reason string }{
		{"Name", "", "The name is empty: type the name it trades under"},
		{"Size", "huge", "Nothing on the list has"},
		{"Companies House number", "12A", "Write all eight characters, such as 01234567 or SC123456"},
		{"Companies House number", "123456789", "It has more than eight characters"},
		{"PPON", "pabc-1234", "Write four capitals, four digits and four capitals"},
		{othersLabel, "1104567", "Write the scheme before 1104567"},
		{othersLabel, "GB-COH 1104567", "The Companies House number has a field of its own"},
		{namesLabel, "Rhedynfa; Rhedynfa", "is there twice: take one out"},
		{"Staff", "many", "Type a whole number"},
		{"Turnover", "-3m", "The turnover is below 0"},
		{"E-mail", "nobody", "is not an e-mail address: type it like name@example.org"},
	} {
		d.open(fernhill, "Overview")
		field := d.Fill(c.label, c.typed)
		if field.Fault() == nil || !strings.Contains(d.Words(), c.reason) {
			t.Errorf("%s: %q is taken with %v, want %q in the window", c.label, c.typed, field.Fault(), c.reason)
		}
		if d.page.Load(); field.Fault() == nil || !field.HalfTyped() {
			t.Errorf("%s: once the page is read again the field shows %q with %v", c.label, field.Text(), field.Fault())
		}
	}
	if got := d.stored(fernhill); numbers(got) != numbers(before) || got.Email != before.Email || got.Accounts != before.Accounts {
		t.Errorf("stored is %+v, want %+v", got, before)
	}
}

func TestASupplierFromNothingByTheKeyboardAlone(t *testing.T) {
	d := onDesktop(t, plain, false)
	if words := d.Words(); !strings.Contains(words, "No suppliers yet.") {
		t.Errorf("an empty register says %s", words)
	}
	d.Picture("suppliers-empty")
	d.ToButton("New supplier")
	d.Press(fyne.KeyReturn)
	d.Retype("Geiriau")
	d.Tab()
	d.ToField("Size")
	d.Retype("micro")
	d.Tab()
	d.tabs()
	d.Press(fyne.KeyRight)
	d.ToButton("Add a person")
	d.Press(fyne.KeyReturn)
	d.Retype("Gwenllian Morys")
	d.Tab()
	d.Write("Director")
	d.Tab()
	d.Press(fyne.KeyEscape)
	if d.page.editor != nil || d.selected() != "Geiriau" {
		t.Errorf("after Escape %q is selected", d.selected())
	}
	if s := d.stored("Geiriau"); s.Size != procurement.SizeMicro || d.person("Gwenllian Morys").Supplier != s.ID || d.person("Gwenllian Morys").Role != "Director" {
		t.Errorf("stored are %+v and %+v", s, d.person("Gwenllian Morys"))
	}
}

// tabs goes to the names of the tabs.
func (d *desktop) tabs() {
	d.T.Helper()
	d.To("the tabs", func(f fyne.Focusable) bool { return strings.HasSuffix(fmt.Sprintf("%T", f), ".tabBar") })
}

func TestPeopleHaveCardsOnTheirSuppliersPage(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(fernhill, "People")
	d.Fill("Role", "Lead engineer")
	if p := d.person("Ben Hartley"); p.Role != "Lead engineer" || d.UndoLabel() != "Change role of Ben Hartley" {
		t.Errorf("stored is %+v, and Undo would undo %q", p, d.UndoLabel())
	}
	if d.Fill("Card shared on", "12 nov 26"); d.person("Ben Hartley").Card.SharedOn.Words() != "12 Nov 2026" {
		t.Errorf("the card is %+v", d.person("Ben Hartley").Card)
	}
	if field := d.Fill("Name", ""); field.Fault() == nil || d.person("Ben Hartley").Role == "" {
		t.Error("a person without a name is taken")
	}
	d.Buttons("Remove")[2].Tap() // after those of the supplier and of the first
	if d.person("Grace Adeyemi").Name != "" || len(d.Fields("Role")) != 5 {
		t.Error("the second person is not removed")
	}
	d.Undo()
	if d.person("Grace Adeyemi").Name == "" || len(d.Fields("Role")) != 6 {
		t.Error("Undo does not bring the second person back")
	}
}

func TestContractsAndTendersOfASupplierAreOpened(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(fernhill, "Contracts and tenders")
	words := strings.Join(strings.Fields(d.Words()), " ")
	for _, want := range []string{"C-014 Appeals delivery partner Lead, 55 %", "12 Mar 2027", "£3,800,000", "T-007 Data platform delivery partner"} {
		if !strings.Contains(words, want) {
			t.Errorf("the page does not say %q: %s", want, words)
		}
	}
	if facts := d.page.editor.page.Facts(); facts != "Active · Medium · SME · 2 live contracts · 8.1 % of spend · Companies House 99001104" {
		t.Errorf("the facts are %s", facts)
	}
}

func TestASupplierInUseStaysAndAnotherIsRemoved(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.Press(fyne.KeyDelete)
	if len(d.shown()) != 17 || len(d.Toasts) != 1 || !strings.Contains(d.Toasts[0], "Ardal Research CIC is still in contract C-004, contract C-012") {
		t.Errorf("%d are left, said %q", len(d.shown()), d.Toasts)
	}
	d.fill([]procurement.Supplier{{Name: "Aaron & Co"}})
	d.Tap("All 23")
	d.page.Focus()
	d.Press(fyne.KeyHome, fyne.KeyDelete)
	if slices.Contains(d.shown(), "Aaron & Co") || d.selected() != "All Hands Access CIC" {
		t.Errorf("after Delete %q is selected of %v", d.selected(), d.shown())
	}
	if label := d.Undo(); label != "Remove supplier Aaron & Co" || d.shown()[0] != "Aaron & Co" {
		t.Errorf("undone was %q: %v", label, d.shown())
	}
}

func TestTheListIsFilteredAskedAndSorted(t *testing.T) {
	d := onDesktop(t, plain, true)
	for _, pill := range []string{"With live contracts 17", "SME 14", "VCSE 3", "Critical 5", "All 22"} {
		if len(d.Buttons(pill)) != 1 {
			t.Errorf("there is no pill %q: %s", pill, d.Words())
		}
	}
	if got := d.page.Facts(); got != "22 suppliers · 17 with live contracts · 14 SMEs · the 3 largest have 56 % of spend" {
		t.Errorf("the facts are %s", got)
	}
	d.page.list.Table.Sort("Share of spend", true)
	if got := d.shown()[:2]; !slices.Equal(got, []string{"Halden Services", "Merrow Systems"}) {
		t.Errorf("the largest are %v", got)
	}
	d.page.list.Table.SetFilter("rhedynfa")
	if got := d.shown(); len(got) != 0 {
		t.Errorf("no supplier has this name, but shown are %v", got)
	}
	d.page.list.Table.SetFilter("99001104")
	if got := d.shown(); !slices.Equal(got, []string{fernhill}) {
		t.Errorf("of this number are %v", got)
	}
}

func TestEnterOpensAndEscapeGoesBack(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if d.page.editor == nil || d.page.editor.page.Title() != "Copperline" {
		t.Fatal("Enter does not open the selected supplier")
	}
	d.Press(fyne.KeyEscape)
	if d.page.editor != nil || d.selected() != "Copperline" {
		t.Errorf("after Escape %q is selected", d.selected())
	}
	d.Press(fyne.KeyUp)
	if d.selected() != "Brindle & Co" {
		t.Error("after Escape the list does not have the keyboard")
	}
}

func TestTwoThousandSuppliers(t *testing.T) {
	d := onDesktop(t, plain, false)
	all := make([]procurement.Supplier, 2000)
	for i := range all {
		all[i] = procurement.Supplier{Name: fmt.Sprintf("Supplier %04d", 1999-i), Criticality: procurement.AllCriticalities()[i%4]}
	}
	d.fill(all)
	d.Tap("All 2,000")
	if got := d.shown(); len(got) != 2000 || got[0] != "Supplier 0000" || got[1999] != "Supplier 1999" {
		t.Errorf("%d rows from %s to %s", len(got), got[0], got[len(got)-1])
	}
	d.Picture("suppliers-many")
	d.page.list.Table.SetFilter("199")
	if got := d.shown(); len(got) != 12 {
		t.Errorf("filtered are %v", got)
	}
	d.page.list.Table.SetFilter("supplier 1234")
	d.page.list.Table.Select(0)
	d.page.Focus()
	d.Press(fyne.KeyReturn)
	if d.page.editor == nil || d.page.editor.page.Title() != "Supplier 1234" {
		t.Error("Enter does not open the supplier that was found")
	}
}

func TestOwnPeopleHaveAPage(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.Show(kit.Thing{Kind: kit.PersonThing, ID: int64(d.person("Rhiannon Prosser").ID)})
	if words := d.Words(); !strings.Contains(words, "Senior responsible owner · Licensing and Appeals Office") {
		t.Fatalf("the page says %s", words)
	}
	d.Fill("Likes to work", "In the open")
	d.Fill("Works for", "plainly")
	if p := d.person("Rhiannon Prosser"); p.Card.WorkingStyle != "In the open" || p.Supplier != d.stored("Plainly").ID {
		t.Errorf("stored is %+v", p)
	}
	d.Fill("Works for", "us")
	if p := d.person("Rhiannon Prosser"); !p.IsOurs() {
		t.Errorf("stored is %+v", p)
	}
	d.Press(fyne.KeyEscape)
	if facts := d.page.Facts(); facts != "53 people · 22 of ours · 31 of suppliers" || !strings.Contains(d.Words(), "In their own words") {
		t.Errorf("after Escape the page says %s, %s", facts, d.Words())
	}
	d.Tap("Of suppliers 31")
	d.Tap("New person")
	d.Retype("Bo Hart")
	d.Tab()
	if p := d.person("Bo Hart"); !p.IsOurs() || p.ID == 0 {
		t.Errorf("stored is %+v", p)
	}
	d.Tap("Remove")
	if d.person("Bo Hart").ID != 0 || !strings.Contains(d.Words(), "All 53") {
		t.Errorf("after Remove the page says %s", d.Words())
	}
	if d.Undo(); d.person("Bo Hart").ID == 0 {
		t.Error("Undo does not bring the person back")
	}
}

func TestNamesOfAllKindsDoNotBreakARow(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.fill(slices.Clone(longNames))
	d.Tap("All 3")
	d.open(longNames[0].Name, "Overview")
	if got := d.Field(othersLabel).Text(); got != "XI-LEI 529900T8BM49AURSDO55" {
		t.Errorf("the other numbers are %q", got)
	}
	d.page.Back()
	if words := d.Words(); !strings.Contains(words, "شركة") || !strings.Contains(words, "Companies House SC123456") {
		t.Errorf("the page says %s", words)
	}
}

// What people chose to share goes out as a page.
func TestPeopleCardsGoOut(t *testing.T) {
	d := onDesktop(t, plain, true)
	for _, document := range d.page.Documents() {
		document.Save()
	}
	if page := string(d.Saved["people cards.pdf"]); !strings.HasPrefix(page, "%PDF-") {
		t.Errorf("the cards begin with %.8q; toasts %v", page, d.Toasts)
	}
}
