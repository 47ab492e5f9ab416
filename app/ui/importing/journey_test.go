package importing

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/app/ui/kit"
	"counterweight/procurement/money"
)

// The file's own total, of all 4,699 rows.
var gCloudTotal = money.New(77_788_989_55, money.GBP)

func TestSpendingIsImportedAgainAndUndone(t *testing.T) {
	d := onDesktop(t, plain, false, given(t, gCloud))
	d.Says("4,699 rows: 4,699 new, 0 there already, 0 left out", gCloudTotal.Words(), "Column Framework")
	d.page.tabs.Select(outcomeTab)
	d.Says("New suppliers 212", "2012-10-01l")
	if lines := d.spend(); lines != 0 {
		t.Fatalf("trying it out wrote %d lines", lines)
	}

	d.Tap("Import")
	d.Says("was imported", "4,699 new", gCloudTotal.Words())
	if lines := d.spend(); lines != 4699 {
		t.Fatalf("%d lines were imported", lines)
	}
	d.Tap("Save the report…")
	report := string(d.Saved["Import of G-Cloud-Total-Spend-13-12-13.csv.csv"])
	if !strings.Contains(report, "new,,,,,4699,") || !strings.Contains(report, "'@UK PLC") {
		t.Errorf("the report is %.300s", report)
	}
	d.Tap("Done")

	d.again(given(t, gCloud))
	d.Says("0 new, 4,699 there already", "the workspace has all of it already")
	d.Tap("Import")
	if d.page.session.done != nil || d.UndoLabel() != "Import G-Cloud-Total-Spend-13-12-13.csv" {
		t.Errorf("a file that changes nothing was imported; Undo would undo %q", d.UndoLabel())
	}
	d.Undo()
	d.Says("4,699 new, 0 there already")
	if lines := d.spend(); lines != 0 {
		t.Errorf("after Undo %d lines are left", lines)
	}
	if want := []string{"show spend"}; !slices.Equal(d.went, want) {
		t.Errorf("the page led to %v, want %v", d.went, want)
	}
}

// spend is how many lines of spending the workspace has.
func (d *desktop) spend() int {
	d.T.Helper()
	lines, err := d.Workspace.SpendLines(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	return len(lines)
}

// contracts is how many contracts the workspace has.
func (d *desktop) contracts() int {
	d.T.Helper()
	all, err := d.Workspace.Contracts(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	return len(all)
}

func TestPublishedNoticesAreImportedAndUndone(t *testing.T) {
	for _, path := range []string{finder, tenders} {
		d := onDesktop(t, plain, false, given(t, path))
		if d.page.tabs != nil || d.page.columns != nil {
			t.Errorf("%s: notices have no columns to give a meaning to", path)
		}
		d.ToButton("Import")
		d.Press(fyne.KeyReturn)
		d.Says("was imported")
		imported := d.contracts()
		if imported == 0 || imported != d.page.session.done.Taken {
			t.Errorf("%s: %d contracts are there, %d were taken", path, imported, d.page.session.done.Taken)
		}
		d.Undo()
		if left := d.contracts(); left != 0 {
			t.Errorf("%s: after Undo %d contracts are left", path, left)
		}
		d.Says("Import "+d.page.session.name(), "If you import it")
	}
}

// A register whose headings nobody knows.
const strange = "Ding,Wer,Wieviel,Bis\nHosting,Fernhill Digital,1200,31/12/2027\nSupport,Plainly,12k,30/06/2028\nTests,Nobody,lots,30/06/2028\n"

func TestColumnsAreGivenAMeaningByKeyboardAlone(t *testing.T) {
	path := written(t, "register.csv", strange)
	d := onDesktop(t, plain, false, path)
	d.Says("What does the file hold?")
	d.Tap("Import")
	if d.page.session.done != nil {
		t.Fatal("a file of which nobody knows what it holds was imported")
	}
	d.Fill("The file holds", "contr")
	d.page.Focus()
	for _, meaning := range []string{"title", "supplier", "value", "end"} {
		d.Write(meaning)
		d.Press(fyne.KeyTab)
	}
	d.Says("2 new", "1 left out", "Row 4, Wieviel")
	d.page.tabs.Select(outcomeTab)
	d.Says("Left out 1", "lots")
	d.Tap("Import")
	d.Says("was imported", "2 new")
	if got := d.contracts(); got != 2 {
		t.Errorf("%d contracts were imported, want 2", got)
	}

	d.again(written(t, "next.csv", strings.ReplaceAll(strange, "1200", "1300")))
	d.Says("0 new, 1 changed, 1 there already, 1 left out")
	d.page.tabs.Select(outcomeTab)
	d.Says("Changes 1", "£1,200.00", "£1,300.00")
}

func TestAMeaningThatIsNoneIsRefusedInWords(t *testing.T) {
	d := onDesktop(t, plain, false, given(t, search))
	before := len(d.page.session.preview.Mapping.Columns)
	d.Write("zzz")
	d.Press(fyne.KeyReturn)
	if notice := d.page.columns.grid.Notice(); !strings.Contains(notice, "zzz") {
		t.Errorf("below the grid stands %q", notice)
	}
	d.Press(fyne.KeyLeft, fyne.KeyEscape, fyne.KeyDelete)
	if after := len(d.page.session.preview.Mapping.Columns); after != before-1 {
		t.Errorf("%d columns are read after one was emptied, %d before", after, before)
	}
	for _, c := range []struct{ text, field, fault string }{
		{"notice d", "notice_days", ""},
		{"TITLE", "title", ""},
		{"", "", ""},
		{"supplier n", "supplier_number", ""},
		{"extension", "", "type more of it"},
		{"nonsense", "", "the list beside has all"},
	} {
		field, err := findField(d.page.session.preview.Mapping.Kind, c.text)
		if field.String() != c.field || (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%q is read as %q, %v", c.text, field, err)
		}
	}
}

func TestAFileIsReadInAnotherShape(t *testing.T) {
	d := onDesktop(t, plain, false, written(t, "odd.csv", "a note\nTitle;Supplier;Value\nHosting;Fernhill;12,5\n"))
	d.Says("Title", "Supplier", "Value")
	d.Fill("Headings in row", "none")
	d.Says("a note")
	d.Fill("Headings in row", "soon")
	if fault := d.Field("Headings in row").Fault(); fault == nil {
		t.Error("soon is taken as a row of headings")
	}
	d.Press(fyne.KeyEscape)
	d.Fill("Between cells", "comma")
	if got := len(d.page.session.preview.Headings); got != 2 {
		t.Errorf("separated by commas the file has %d columns", got)
	}
	d.Fill("Amounts are in", "eur")
	if got := d.page.session.preview.Mapping.Currency; got != money.EUR {
		t.Errorf("amounts are in %v", got)
	}
}

func TestTheFileIsGoneOrNoneThatCanBeTaken(t *testing.T) {
	for name, content := range map[string]string{
		"empty.csv": "", "picture.pdf": "%PDF-1.7", "workspace.cw": "SQLite format 3\x00", "torn.xlsx": "PK\x03\x04 torn", "torn.json.gz": "\x1f\x8b\x08torn",
		"odd.json": `{"a": 1}`, "deep.json": strings.Repeat("[", 100_000),
	} {
		d := onDesktop(t, plain, false, written(t, name, content))
		d.Says(unharmed)
		if label := d.UndoLabel(); strings.HasPrefix(label, "Import") {
			t.Errorf("%s: Undo would undo %q", name, label)
		}
	}
	d := onDesktop(t, plain, false, t.TempDir()+"/gone.csv")
	d.Says("There is no such file any more.", unharmed)
	test.Tap(d.page.action)
	if !slices.Equal(d.Toasts, []string{"A file is asked for."}) {
		t.Errorf("another file is not asked for, but %q is said", d.Toasts)
	}
}

// impatient is a window in which work is cancelled as soon as it says how far it is.
type impatient struct{ kit.Host }

func (h impatient) Work(_ string, work func(context.Context, func(done, of int)) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	done(work(ctx, func(int, int) { cancel() }))
}

func TestACancelledImportChangesNothing(t *testing.T) {
	d := onDesktop(t, plain, false, given(t, gCloud))
	d.page.host = impatient{d.page.host}
	d.Tap("Import")
	if lines := d.spend(); lines != 0 {
		t.Errorf("%d lines were imported", lines)
	}
	if last := d.Toasts[len(d.Toasts)-1]; last != "The import was cancelled. "+unharmed {
		t.Errorf("the last toast is %q", last)
	}
	d.Says("4,699 new")
}

func TestTablesOfOneColumnAndOfAThousand(t *testing.T) {
	d := onDesktop(t, plain, false, written(t, "narrow.csv", "Supplier name\nFernhill\nPlainly\n"))
	d.Says("Supplier name", "Fernhill")
	wide := make([]string, 1000)
	for i := range wide {
		wide[i] = "Field " + strconv.Itoa(i)
	}
	wide[0], wide[1], wide[999] = "Supplier", "Value", "Contract title"
	d.again(written(t, "wide.csv", strings.Join(wide, ",")+strings.Repeat("\n"+strings.Repeat("x1,", 999)+"Hosting", 3)))
	d.page.Focus()
	d.Press(fyne.KeyEnd)
	if title := d.page.columns.panel.Title(); title != "Column Contract title" {
		t.Errorf("End leads to %q", title)
	}
}
