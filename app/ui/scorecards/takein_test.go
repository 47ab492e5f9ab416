package scorecards

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// takeIn shows the page of a file over the sample, beside the page of scorecards.
func takeIn(t *testing.T, look kit.Theme, path string) (*window, *TakingIn) {
	t.Helper()
	d, page := &window{}, (*TakingIn)(nil)
	d.Host = uitest.Show(t, look, true, func(ws *store.Workspace, host kit.Host) uitest.View {
		page = NewTakingIn(ws, host, NewIncoming(path, host), func() { host.Toast("left") }, func(to kit.Thing) { host.Toast("shows " + to.Name + " " + to.Part) })
		return page
	})
	return d, page
}

// inFile is a file of a test.
func inFile(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sent is the workbook that the page sends to the other side about October, with cells filled in.
func sent(t *testing.T, cells map[string]any) []byte {
	t.Helper()
	d := onDesktop(t, plain, true)
	d.open("S-014", boardTab)
	d.Tap("Add readings")
	d.Tap("Send to the other side…")
	data, saved := d.Saved["S-014 2026-10 questions.xlsx"]
	if !saved {
		t.Fatalf("nothing is sent; toasts %v, saved %d", d.Toasts, len(d.Saved))
	}
	d.Tap("Take in a file…")
	if last := d.Toasts[len(d.Toasts)-1]; last != "A file is asked for." {
		t.Errorf("taking a file in says %q", last)
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for place, value := range cells {
		sheet, cell, _ := strings.Cut(place, "!")
		if err := book.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	var filled bytes.Buffer
	if err := book.Write(&filled); err != nil {
		t.Fatal(err)
	}
	return filled.Bytes()
}

// Columns H, I, L and M of the questions are state, value, why and comment; measures begin in row 5 in the order of the card.
func TestWhatTheOtherSideFilledInIsGoneOverTakenInAndUndone(t *testing.T) {
	path := inFile(t, "answers.xlsx", sent(t, map[string]any{
		"Readings!I5": 91, "Readings!H6": "Not measurable", "Readings!L6": "the ledger was closed", "Readings!I9": 4, "Readings!M9": "we raise them weekly",
		"Readings!I10": 9, "About!B9": "Grace Adeyemi",
	}))
	d, page := takeIn(t, plain, path)
	d.Says("Take in answers.xlsx", "Fernhill Digital about S-014", "October 2026", "Filled in by", "Grace Adeyemi", "4 readings: 2 new, 1 changed, 0 there already, 1 left out",
		"Challenge and candour", "Row 10")
	id := d.card("S-014")
	if said := d.said(id, "Challenge and candour", scorecard.Theirs); said.Value.Or(exact.Decimal{}).String() != "5" {
		t.Fatalf("looking at the file changed what they say to %v", said.Value)
	}
	for i, words := range []string{"was 5 “We raised", "Row 10, value “9”: An opinion is", "91 %.", "Not measurable: the ledger was closed."} {
		page.table.Select(i)
		if said := page.whole.Text(); !strings.Contains(said, words) {
			t.Errorf("row %d says %q, want %q", i, said, words)
		}
	}

	d.ToButton("Take in")
	d.Press(fyne.KeyReturn)
	d.Says("answers.xlsx was taken in")
	said := d.said(id, "Challenge and candour", scorecard.Theirs)
	if said.Value.Or(exact.Decimal{}).String() != "4" || said.By != "Grace Adeyemi" || said.Comment != "we raise them weekly" {
		t.Errorf("they say %+v", said)
	}
	if ours := d.said(id, "Challenge and candour", scorecard.Ours); ours.Value.Or(exact.Decimal{}).String() != "3" {
		t.Errorf("we say %v", ours.Value)
	}
	if label := d.UndoLabel(); !strings.Contains(label, "S-014") {
		t.Errorf("Undo would undo %q", label)
	}
	d.Tap("Done")
	if last := d.Toasts[len(d.Toasts)-1]; last != "shows 2026-10 "+boardTab {
		t.Errorf("Done %s", last)
	}
	d.Undo()
	d.Says("Take in answers.xlsx", "2 new, 1 changed")
	if said := d.said(id, "Challenge and candour", scorecard.Theirs); said.Value.Or(exact.Decimal{}).String() != "5" {
		t.Errorf("undone, they say %v", said.Value)
	}
}

func TestATableThatNamesNoScorecardIsAskedWhichItIsAbout(t *testing.T) {
	table := inFile(t, "november.csv", []byte("measure,period,side,value\nTime to restore service,2026-11,ours,3.0 h\nSavings offered,2026-11,ours,a lot\n"))
	d, page := takeIn(t, plain, table)
	d.Says("2 left out", "There is no such scorecard")
	if !page.action.Disabled() {
		t.Error("what changes nothing can be taken in")
	}
	d.Fill("Rows that name no scorecard are about", "S-014")
	d.Says("1 new", "1 left out", "“a lot”")
	d.Tap("Take in")
	d.Says("november.csv was taken in")
}

func TestAClosedPeriodTakesAReasonWithTheFile(t *testing.T) {
	table := inFile(t, "august.csv", []byte("scorecard,measure,period,side,value\nS-014,Time to restore service,2026-08,ours,3.6 h\n"))
	d, page := takeIn(t, plain, table)
	d.Says("3.5 h", "3.6 h", "1 changed")
	d.Tap("Take in")
	if page.asking == nil {
		t.Fatalf("nobody asks for a reason; toasts %v", d.Toasts)
	}
	d.Write("counted again")
	d.Press(fyne.KeyReturn)
	d.Says("august.csv was taken in")
}

func TestAFileThatCantBeTakenInSaysWhy(t *testing.T) {
	d, _ := takeIn(t, plain, inFile(t, "note.csv", []byte("a note\nand another\n")))
	d.Says("This file can't be taken in.", "It has no headings of readings", "Nothing in the workspace was changed.")
}

func TestTakingInFitsEveryLook(t *testing.T) {
	var long strings.Builder
	long.WriteString("scorecard,measure,period,side,value,comment\n")
	for range 3 {
		long.WriteString("S-014,Time to restore service,2026-11,theirs,3.0 h," + strings.Repeat("restored in time but for the third ", 3) + "\nS-014,Savings offered,2026-09,ours,a lot of money and more,\n")
	}
	path := inFile(t, "November readings of Fernhill Digital.csv", []byte(long.String()))
	for _, look := range uitest.Looks {
		d, page := takeIn(t, look.Theme, path)
		d.Window().Resize(look.Size)
		d.fits("take in", look)
		page.table.Focus()
		page.table.Select(0)
		d.fits("take in selected", look)
	}
}
