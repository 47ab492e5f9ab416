package contracts

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// dossier is a contract with what is kept on it, as the workspace has it.
func (d *desktop) dossier(reference string) procurement.Dossier {
	d.T.Helper()
	dossier, err := d.Workspace.Dossier(d.T.Context(), d.stored(reference).ID)
	if err != nil {
		d.T.Fatal(err)
	}
	return dossier
}

// enter types texts into the cells of a row, from the selected one to the right; an empty text passes one over.
func (d *desktop) enter(texts ...string) {
	d.T.Helper()
	for _, text := range texts {
		if text != "" {
			d.Write(text)
		}
		d.Press(fyne.KeyRight)
	}
}

func TestAChangeIsTypedIntoTheTable(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, changesTab)
	d.Says("Add accessibility team", "More scope", "+£310,000")
	d.Tap("Add a change")
	d.enter("Move to the new platform", "more s", "", "60k", "2")
	c := d.dossier(appeals).Changes[3]
	want := procurement.Change{Title: "Move to the new platform", Reason: procurement.MoreScope, State: procurement.ChangeProposed, Value: pounds(60_000), Months: 2}
	if c != want {
		t.Errorf("stored is %+v, want %+v; toasts %v", c, want, d.Toasts)
	}
	if label := d.UndoLabel(); label != "Change months of change 4 of C-014" {
		t.Errorf("Undo would undo %q", label)
	}
	d.Says("Value, with what is proposed: ", "Notice first")
	d.Press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	d.Write("agr")
	d.Press(fyne.KeyReturn)
	if c := d.dossier(appeals).Changes[3]; c.State != procurement.ChangeAgreed || c.AgreedOn != d.Today() {
		t.Errorf("an agreed change is agreed on %s, as %v; toasts %v", c.AgreedOn, c.State, d.Toasts)
	}
	if got := d.page.editor.page.Facts(); !strings.Contains(got, "£3,860,000") {
		t.Errorf("the facts are %s", got)
	}
	d.DeleteRow()
	if n := len(d.dossier(appeals).Changes); n != 3 {
		t.Errorf("after Ctrl+Delete there are %d changes", n)
	}
	if label := d.Undo(); label != "Remove change 4 of C-014" || len(d.dossier(appeals).Changes) != 4 {
		t.Errorf("undone was %q", label)
	}
}

func TestWhatCanNotBeTakenIntoATableIsSaid(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, changesTab)
	before := d.dossier(appeals).Changes
	d.toTable()
	for _, c := range []struct{ typed, reason string }{
		{"", ""},
		{"because", "type the beginning of one of: provided for"},
		{"maybe", "type the beginning of one of: proposed, agreed, refused"},
		{"lots", "lots"},
		{"a few", "type a whole number, such as 3"},
		{"soon", "12 mar 2027"},
	} {
		if c.typed != "" {
			d.Write(c.typed)
			d.Press(fyne.KeyRight, fyne.KeyLeft)
			if words := strings.ToLower(d.Words()); !strings.Contains(words, c.reason) || !strings.Contains(words, c.typed) {
				t.Errorf("%q is not refused with %q: %s", c.typed, c.reason, words)
			}
			d.Press(fyne.KeyEscape)
		}
		d.Press(fyne.KeyRight)
	}
	if got := d.dossier(appeals).Changes; !slices.Equal(got, before) {
		t.Errorf("stored is %+v", got)
	}
}

// By hand: 12 Dec 2026 is 90 days before 12 Mar 2027 and a Saturday; with the first option it ends on 12 Mar 2028, 90 days before which
// is 13 Dec 2027, a Monday.
func TestTheReasonsOfDaysAreSaid(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, "Options and notice")
	d.Says("As things stand it ends on Friday 12 Mar 2027.", "Notice is due no later than 90 days before: Saturday 12 Dec 2026.",
		"That is no working day in England and Wales, so act by Friday 11 Dec 2026.",
		"Option 1 moves the end from 12 Mar 2027 to 12 Mar 2028; decide by Friday 11 Dec 2026", "Option 2 moves the end from 12 Mar 2028 to 12 Mar 2029; decide by Monday 13 Dec 2027")
	d.Fill("Renews itself for", "12")
	d.Says("Unless it is, the contract runs on for 12 months.")
	d.Fill("Not earlier than", "6 months")
	d.Says("6 months before the end.")
	d.Fill("Notice given on", "20 nov 26")
	d.Says("Notice was given on 20 Nov 2026, in time.")
	d.Fill("Bank holidays of", "sco")
	d.Fill("How it must be given", "E-mail")
	rule := d.stored(appeals).Notice
	want := procurement.NoticeRule{
		Latest:   procurement.Span{Count: procurement.NumberOf(90), Unit: procurement.CalendarDays},
		Earliest: procurement.Span{Count: procurement.NumberOf(6), Unit: procurement.Months},
		Calendar: civil.Scotland, Method: "E-mail", RenewMonths: procurement.NumberOf(12), GivenOn: civil.MustDate("2026-11-20"),
	}
	if rule != want {
		t.Errorf("stored is %+v, want %+v; toasts %v", rule, want, d.Toasts)
	}
}

func TestALengthOfTimeIsRead(t *testing.T) {
	for text, want := range map[string]string{
		"90": "90 days", "90 Days": "90 days", "1 day": "1 day", "10 working days": "10 working days", "10wd": "10 working days", "3m": "3 months", "": "",
		"-5": "?", "days": "?", "3 weeks": "?", "9999999999 days": "?",
	} {
		span, err := readSpan(text)
		got := span.Words()
		if err != nil {
			got = "?"
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
