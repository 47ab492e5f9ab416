package contracts

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

func TestWhatIsDueLeadsToWhereItIsDecided(t *testing.T) {
	d := onDesktop(t, plain, true)
	e := d.open(appeals, noticesTab)
	d.Says("Last day of notice to the end on 12 Mar 2027", "In 20 days", "90 days of notice", "Two apprentices")
	d.toTable()
	d.Press(fyne.KeyHome)
	for range 30 {
		if strings.Contains(d.Words(), "Open "+optionsTab) {
			break
		}
		d.Press(fyne.KeyDown)
	}
	d.Press(fyne.KeyReturn)
	if e.tabs.Selected() != optionsTab {
		t.Errorf("Enter on what is to be decided leads to %s", e.tabs.Selected())
	}
}

func TestAPublishedNoticeIsNoted(t *testing.T) {
	d := onDesktop(t, plain, true)
	reference := d.withNoticeDue()
	e := d.open(reference, noticesTab)
	d.Tap("Notices " + d.countOf(e, func(due procurement.Due) bool { return due.Notice.Kind != procurement.NoticeKindUnstated }))
	due := e.file.due
	d.toTable()
	d.Press(fyne.KeyHome)
	d.Says("Note it as published")
	d.Fill("Its number or address", "2026/S 000-012345")
	d.Tap("Note it")
	got := d.dossier(reference).Notices
	if len(got) == 0 || got[len(got)-1].Reference != "2026/S 000-012345" || got[len(got)-1].PublishedOn != d.Today() {
		t.Fatalf("noted is %+v of %+v; toasts %v", got, due, d.Toasts)
	}
	d.Says("Done")
	if label := d.UndoLabel(); !strings.HasPrefix(label, "Note the ") || !strings.HasSuffix(label, "notice of "+reference) {
		t.Errorf("Undo would undo %q", label)
	}
	e.noticeTabs.Select(publishedTab)
	d.Says("2026/S 000-012345")
	d.Tap("Add a notice")
	d.enter("termin", "1 nov 26", "", "ABC-1")
	last := d.dossier(reference).Notices
	if n := last[len(last)-1]; n.Kind != procurement.ContractTermination || n.PublishedOn.Words() != "1 Nov 2026" || n.Reference != "ABC-1" {
		t.Errorf("added is %+v; toasts %v", n, d.Toasts)
	}
	d.Undo()
	d.Undo()
}

// toTable presses Tab until a table has the keyboard.
func (d *desktop) toTable() {
	d.T.Helper()
	d.To("the table", func(f fyne.Focusable) bool { return strings.Contains(fmt.Sprintf("%T", f), "tableBody") })
}

// withNoticeDue is a contract of the sample on which a public notice is due that was not published.
func (d *desktop) withNoticeDue() string {
	d.T.Helper()
	for _, c := range d.all() {
		f, err := readFile(d.T.Context(), d.Workspace, c.ID, d.Today())
		if err != nil {
			d.T.Fatal(err)
		}
		for _, due := range f.due {
			if due.Notice.Kind != procurement.NoticeKindUnstated && due.IsOpen() {
				return c.Reference
			}
		}
	}
	d.T.Fatal("no contract of the sample owes a notice")
	return ""
}

func (d *desktop) countOf(e *editor, is func(procurement.Due) bool) string {
	n := 0
	for _, due := range e.file.due {
		if is(due) {
			n++
		}
	}
	return fmt.Sprint(n)
}

func TestHowADayStands(t *testing.T) {
	today := civil.MustDate("2026-11-21")
	for _, c := range []struct{ on, opens, done, want string }{
		{"2026-11-20", "", "", "Late"},
		{"2026-11-20", "", "2026-11-19", "Done"},
		{"2026-11-21", "", "", "Today"},
		{"2026-11-22", "", "", "Tomorrow"},
		{"2026-12-01", "", "", "In 10 days"},
		{"2027-06-01", "", "", "Open"},
		{"2027-06-01", "2027-01-01", "", "Not yet open"},
	} {
		due := procurement.Due{On: civil.MustDate(c.on)}
		if c.opens != "" {
			due.Opens = civil.MustDate(c.opens)
		}
		if c.done != "" {
			due.DoneOn = civil.MustDate(c.done)
		}
		if words, _ := dueStands(due, today); words != c.want {
			t.Errorf("%+v stands as %q, want %q", c, words, c.want)
		}
	}
}
