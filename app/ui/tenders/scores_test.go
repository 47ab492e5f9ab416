package tenders

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/procurement/tender"
)

// scoresOf are the marks of an open tender, in front and with the keyboard.
func (d *desktop) scoresOf(reference string) *scores {
	d.T.Helper()
	o := d.open(reference, "Scores")
	s := o.side("Scores").(*scores)
	s.grid.Focus()
	return s
}

// undo takes steps back.
func (d *desktop) undo(steps int) {
	d.T.Helper()
	for range steps {
		d.Undo()
	}
}

// stored is a tender as the workspace has it.
func (d *desktop) stored(reference string) *tender.Tender {
	d.T.Helper()
	got, err := d.Workspace.Tender(d.T.Context(), reference)
	if err != nil {
		d.T.Fatal(err)
	}
	return got
}

func countMarks(t *tender.Tender) (n int) {
	for i := range t.Bids {
		n += len(t.Bids[i].Marks)
	}
	return n
}

func TestMarksAreTypedByKeysAloneAndUndone(t *testing.T) {
	d := onDesktop(t, false)
	d.add(contestOf(5, 8))
	s := d.scoresOf("T-100")
	if got := s.quality[0]; got != "0 of 8" {
		t.Errorf("before the first mark the foot says %q", got)
	}
	for bid := range 5 { // Enter goes down a bid's column, and on to the next
		for question := range 8 {
			d.Write(fmt.Sprint((bid + question) % 6))
			d.Press(fyne.KeyReturn)
		}
	}
	if n := countMarks(d.stored("T-100")); n != 40 {
		t.Fatalf("%d marks were saved of 40; toasts: %v", n, d.Toasts)
	}
	o := d.open("T-100", "Weighing")
	w := o.side("Weighing").(*weighingTab)
	want, err := o.tender.Rank(tender.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(w.result.Ranked()) != 5 || w.result.Winners[0] != want.Winners[0] {
		t.Errorf("the ranking shows %v of %d bids first, want %v of 5", w.result.Winners, len(w.result.Ranked()), want.Winners)
	}
	d.undo(10)
	if n := countMarks(d.stored("T-100")); n != 30 {
		t.Errorf("ten steps back left %d marks, want 30", n)
	}
	if got := s.quality[4]; got != "0 of 8" {
		t.Errorf("the last bid's foot says %q after ten steps back, want 0 of 8", got)
	}
	if got := s.cell(5, 3).Text; got != "2" {
		t.Errorf("the mark before the ten shows %q, want 2", got)
	}
	if got := s.cell(6, 3).Text; got != "" {
		t.Errorf("the first of the ten still shows %q", got)
	}
}

func TestAMarkThatWasGivenIsChangedForAReason(t *testing.T) {
	d := onDesktop(t, true)
	s := d.scoresOf("T-007")
	s.grid.Select(0, 0)
	subject := s.matrix.subject(0, 0, "")
	was := d.stored("T-007").Bids[0].Marks[subject.Criterion]
	d.Write("2")
	d.Press(fyne.KeyReturn)
	if s.asking == nil {
		t.Fatal("nobody asked for a reason")
	}
	d.Press(fyne.KeyReturn)
	if s.asking.Field.Fault() == nil {
		t.Error("an empty reason was taken")
	}
	d.Write("Moderated on 3 October")
	d.Press(fyne.KeyReturn)
	now := d.stored("T-007").Bids[0].Marks[subject.Criterion]
	if now.Value.String() != "2" || now.Rationale != was.Rationale {
		t.Errorf("the mark is %v with the rationale %q", now.Value, now.Rationale)
	}
	history, err := d.Workspace.MarkHistory(t.Context(), subject)
	if err != nil || len(history) != 2 || history[1].Note != "Moderated on 3 October" || history[1].By != "Ann Lee" {
		t.Errorf("the history says %+v (%v)", history, err)
	}
	s.grid.Select(0, 0)
	if words := d.Words(); !strings.Contains(words, "Moderated on 3 October") {
		t.Errorf("the panel beside the marks does not show the history:\n%s", words)
	}
}

func TestCancellingTheReasonKeepsTheMark(t *testing.T) {
	d := onDesktop(t, true)
	s := d.scoresOf("T-007")
	s.grid.Select(1, 1)
	was := s.cell(1, 1).Text
	d.Write("4")
	d.Press(fyne.KeyReturn)
	if got := s.cell(1, 1).Text; got != "4" {
		t.Errorf("while the reason is asked for the cell shows %q", got)
	}
	s.asking.Dialog.OnClose()
	s.asking.Dialog.Close()
	if got := s.cell(1, 1).Text; got != was {
		t.Errorf("after cancelling the cell shows %q, want %q", got, was)
	}
	if n := len(s.pending); n != 0 {
		t.Errorf("%d marks are still on their way", n)
	}
}

func TestAMarkOffTheScaleStaysOnTheScreenWithTheReason(t *testing.T) {
	d := onDesktop(t, false)
	d.add(contestOf(2, 2))
	s := d.scoresOf("T-100")
	for text, want := range map[string]string{"9": "off the scale", "2.5": "off the scale", "abc": "number"} {
		s.grid.Select(0, 0)
		d.Write(text)
		d.Press(fyne.KeyReturn)
		s.grid.Select(0, 0)
		if got := s.grid.Notice(); !strings.Contains(got, want) {
			t.Errorf("of %q the grid says %q", text, got)
		}
	}
	if n := countMarks(d.stored("T-100")); n != 0 {
		t.Errorf("%d marks were saved", n)
	}
}

func TestABlockIsPastedInOneStepAndSaysWhatItCouldNotTake(t *testing.T) {
	d := onDesktop(t, false)
	d.add(contestOf(3, 3))
	s := d.scoresOf("T-100")
	clipboard := test.NewClipboard()
	clipboard.SetContent("5\t4\t3\n1\t9\t2\n0\t0\t0\n7\t7\t7\n")
	d.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if n := countMarks(d.stored("T-100")); n != 8 {
		t.Errorf("%d marks were saved of the 8 that can be; toasts: %v", n, d.Toasts)
	}
	notice := s.grid.Notice()
	for _, part := range []string{"8 of 9", "3 had no cell", "off the scale"} {
		if !strings.Contains(notice, part) {
			t.Errorf("the grid says %q, without %q", notice, part)
		}
	}
	d.undo(1)
	if n := countMarks(d.stored("T-100")); n != 0 {
		t.Errorf("one step back left %d of the pasted marks", n)
	}
}

func TestTheRationaleOfAMarkIsSaved(t *testing.T) {
	d := onDesktop(t, false)
	d.add(contestOf(2, 2))
	s := d.scoresOf("T-100")
	d.Write("3")
	d.Press(fyne.KeyReturn)
	s.grid.Select(0, 0)
	s.beside.note.Focus()
	d.Write("Sound, with one gap.")
	s.grid.Focus() // leaving the note saves it
	got := d.stored("T-100").Bids[0].Marks["QA0"]
	if got.Rationale != "Sound, with one gap." || got.Value.String() != "3" {
		t.Errorf("the mark is stored as %+v", got)
	}
	if s.asking != nil {
		t.Error("writing the first rationale asked for a reason")
	}
	s.grid.Select(1, 0)
	if text := s.beside.note.Text(); text != "" {
		t.Errorf("the note of the next mark begins with %q", text)
	}
}

func TestMarksOfALotAreKeptApart(t *testing.T) {
	d := onDesktop(t, false)
	made := contestOf(2, 2)
	made.Lots = []tender.Lot{{ID: "L1", Title: "North"}, {ID: "L2", Title: "South"}}
	for i := range made.Bids {
		price := made.Bids[i].Price
		made.Bids[i].Offer = tender.Offer{}
		made.Bids[i].Lots = map[string]tender.Offer{"L1": {Price: price}, "L2": {Price: price}}
	}
	d.add(made)
	s := d.scoresOf("T-100")
	d.Write("4")
	d.Press(fyne.KeyReturn)
	s.open.showLot("L2")
	if got := s.cell(0, 0).Text; got != "" {
		t.Errorf("the mark of L1 shows in L2 as %q", got)
	}
	s.grid.Select(0, 0)
	d.Write("1")
	d.Press(fyne.KeyReturn)
	lots := d.stored("T-100").Bids[0].Lots
	if a, b := lots["L1"].Marks["QA0"].Value.String(), lots["L2"].Marks["QA0"].Value.String(); a != "4" || b != "1" {
		t.Errorf("L1 has %q and L2 has %q, want 4 and 1", a, b)
	}
}

func TestEmptyTendersSayWhatBelongsThere(t *testing.T) {
	d := onDesktop(t, false)
	d.add(&tender.Tender{Reference: "T-1", Title: "Nothing yet"})
	d.scoresOf("T-1")
	if words := d.Words(); !strings.Contains(words, "no criteria yet") {
		t.Errorf("without criteria the tab says\n%s", words)
	}
	made := contestOf(0, 3)
	d.add(made)
	d.scoresOf("T-100")
	if words := d.Words(); !strings.Contains(words, "no bids yet") {
		t.Errorf("without bids the tab says\n%s", words)
	}
}

// fillIn gives every bid all marks.
func fillIn(made *tender.Tender) {
	for i := range made.Bids {
		made.Bids[i].Marks = tender.Marks{}
		for k, c := range made.Leaves() {
			made.Bids[i].Marks[c.ID] = tender.Mark{Value: marksOf[(i*7+k*3)%len(marksOf)]}
		}
	}
}
