package scorecards

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/scorecard"
)

// unread is the card of the mock-up with nothing said about October, and one measure more.
func unread(t testing.TB) *scorecard.Book {
	b := appeals(t)
	kept := b.Readings[:0]
	for _, r := range b.Readings {
		if r.Period != october {
			kept = append(kept, r)
		}
	}
	b.Readings = kept
	last := &b.Card.Perspectives[len(b.Card.Perspectives)-1].Objectives[0]
	more := *named(b, "Outcomes accepted first time")
	more.ID, more.Name = scorecard.MeasureID(len(b.Measures)+1), "Invoices without queries"
	b.Measures[more.ID] = &more
	last.Measures = append(last.Measures, scorecard.Placed{Measure: more.ID, Weights: last.Measures[0].Weights})
	return b
}

// keys counts the key presses of a hand beyond the values themselves.
type keys struct {
	*window
	pressed int
}

func (k *keys) press(all ...fyne.KeyName) {
	k.pressed += len(all)
	k.Press(all...)
}

// TestAMonthOfTenMeasuresIsTypedByKeyboardAlone begins at the list, with the card selected, and ends with the month closed.
func TestAMonthOfTenMeasuresIsTypedByKeyboardAlone(t *testing.T) {
	d := onDesktop(t, plain, false)
	b := unread(t)
	d.store(b)
	d.page.Focus()
	k := &keys{window: d}
	k.press(fyne.KeyReturn)
	if d.page.open == nil || d.page.open.period() != october {
		t.Fatal("Enter does not open the card at the last period that is over")
	}
	k.press(fyne.KeyInsert)
	values := []struct{ name, typed, stored string }{
		{"Outcomes accepted first time", "44/50", "88"},
		{"Time to restore service", "3.1", "3.1"},
		{"Forecast to actual cost", "3.2", "3.2"},
		{"Savings offered", "52k", "52000"},
		{"Challenge and candour", "3", "3"},
		{"One team, joint decisions", "4", "4"},
		{"Knowledge goals at plan", "58 %", "58"},
		{"Joint releases led by our staff", "5", "5"},
		{"Apprentices from the region", "n/d", ""},
		{"Invoices without queries", "n/m: no invoices yet", ""},
	}
	for _, v := range values {
		d.Write(v.typed)
		k.press(fyne.KeyReturn)
	}
	if k.pressed >= 60 {
		t.Errorf("it took %d key presses beyond the values", k.pressed)
	}
	t.Logf("%d key presses beyond the values", k.pressed)
	for _, v := range values {
		r := d.said(b.Card.ID, v.name, scorecard.Ours)
		if r.Value.String() != v.stored || r.State == scorecard.NotRead || r.By == "" {
			t.Errorf("%s: %v %q by %q", v.name, r.State, r.Value, r.By)
		}
	}
	if r := d.said(b.Card.ID, "Invoices without queries", scorecard.Ours); r.State != scorecard.NotMeasurable || r.Why != "no invoices yet" {
		t.Errorf("not measurable: %v, %q", r.State, r.Why)
	}
	if r := d.said(b.Card.ID, "Apprentices from the region", scorecard.Ours); r.State != scorecard.NotDue {
		t.Errorf("not due: %v", r.State)
	}
	k.press(fyne.KeyEscape)
	if !strings.Contains(d.Words(), "8 of 9 measures due have readings; 1 not due") {
		t.Errorf("the board says %s", d.Words())
	}
}

func TestWhatCanNotBeTakenStaysInItsCellAndIsSaid(t *testing.T) {
	d := onDesktop(t, plain, false)
	b := unread(t)
	o := d.add(b, boardTab)
	o.board().begin()
	d.Press(fyne.KeyDown)
	d.Write("3 days")
	d.Press(fyne.KeyReturn)
	e := o.board().entry
	if notice := e.table.Notice(); !strings.Contains(notice, "days") || !strings.Contains(notice, "Time to restore") {
		t.Errorf("it is said %q", notice)
	}
	d.Write("3")
	d.Press(fyne.KeyReturn)
	if r := d.said(b.Card.ID, "Forecast to actual cost", scorecard.Ours); r.Value.String() != "3" {
		t.Errorf("the next row took %q", r.Value)
	}
	d.Press(fyne.KeyUp, fyne.KeyUp)
	if !strings.Contains(d.Words(), "3 days") {
		t.Error("what was typed is lost")
	}
	d.Write("3.1 h")
	d.Press(fyne.KeyReturn)
	if r := d.said(b.Card.ID, "Time to restore service", scorecard.Ours); r.Value.String() != "3.1" || e.table.Notice() != "" {
		t.Errorf("corrected it is %q; it is said %q", r.Value, e.table.Notice())
	}
}

func TestAColumnIsPastedForTheOtherSide(t *testing.T) {
	d := onDesktop(t, plain, false)
	b := unread(t)
	o := d.add(b, boardTab)
	o.board().begin()
	o.board().entry.choose(scorecard.Theirs)
	clipboard := test.NewClipboard()
	clipboard.SetContent("90\n3\n2\n55000\n5\n4\n60\n6\n2\nlots")
	d.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if r := d.said(b.Card.ID, "Challenge and candour", scorecard.Theirs); r.Value.String() != "5" {
		t.Errorf("their opinion is %q", r.Value)
	}
	if r := d.said(b.Card.ID, "Challenge and candour", scorecard.Ours); r.State != scorecard.NotRead {
		t.Error("theirs was taken for ours")
	}
	if notice := o.board().entry.table.Notice(); !strings.Contains(notice, "Pasted 9 of 10") || !strings.Contains(notice, "Invoices without queries") {
		t.Errorf("it is said %q", notice)
	}
	if undone := d.Undo(); !strings.Contains(undone, "October 2026 readings") {
		t.Errorf("undone is %q", undone)
	}
	if r := d.said(b.Card.ID, "Challenge and candour", scorecard.Theirs); r.State != scorecard.NotRead {
		t.Error("one Undo does not take the whole column back")
	}
}

func TestAClosedPeriodChangesForAReasonOnly(t *testing.T) {
	d := onDesktop(t, plain, false)
	b := appeals(t)
	o := d.add(b, boardTab)
	o.board().begin()
	d.Tap("Close the period")
	if !strings.Contains(d.page.Facts(), "closed") {
		t.Errorf("the facts are %q", d.page.Facts())
	}
	o.board().entry.table.Focus()
	o.board().entry.table.Select(1)
	d.Write("2")
	d.Press(fyne.KeyReturn)
	if o.asking == nil {
		t.Fatal("nobody asks for a reason")
	}
	d.Press(fyne.KeyEscape)
	if r := d.said(b.Card.ID, "Time to restore service", scorecard.Ours); r.Value.String() != "3.1" {
		t.Errorf("given up, it is %q", r.Value)
	}
	o.board().entry.table.Focus()
	o.board().entry.table.Select(1)
	d.Write("2")
	d.Press(fyne.KeyReturn)
	d.Write("their log was wrong")
	d.Press(fyne.KeyReturn)
	if r := d.said(b.Card.ID, "Time to restore service", scorecard.Ours); r.Value.String() != "2" {
		t.Errorf("with a reason, it is %q; toasts %v", r.Value, d.Toasts)
	}
}

func TestLeavingWithEntriesThatWereNotTakenAsks(t *testing.T) {
	d := onDesktop(t, plain, false)
	b := unread(t)
	o := d.add(b, boardTab)
	o.board().begin()
	for _, typed := range []string{"rubbish", "-3"} { // of the first two measures
		d.Write(typed)
		d.Press(fyne.KeyReturn)
	}
	e := o.board().entry
	d.Press(fyne.KeyDown, fyne.KeyDown)
	for _, name := range []string{"Outcomes accepted first time", "Time to restore service"} {
		if !strings.Contains(e.table.Notice(), name) {
			t.Errorf("two rows below, it is said %q, nothing of %s", e.table.Notice(), name)
		}
	}
	d.Press(fyne.KeyEscape)
	if o.board().entry == nil {
		t.Fatal("Escape dropped what was not taken")
	}
	d.Says("2 entries were not taken", "Reading, Time to restore service, “-3”")
	d.Tap("Go back")
	if r, _ := e.table.Selected(); r.measure.Name != "Outcomes accepted first time" || !e.table.HalfTyped() {
		t.Errorf("the cursor is at %s", r.measure.Name)
	}
	d.Tap("Done")
	d.Tap("Drop them")
	if o.board().entry != nil || len(e.table.Refused()) > 0 {
		t.Error("Done does not end it")
	}
}

func TestTypingOverAComputedFigureSaysSoAndHowToGetItBack(t *testing.T) {
	d := onDesktop(t, plain, true)
	o := d.open("S-014", boardTab)
	name := "Knowledge goals at plan"
	o.board().begin()
	e := o.board().entry
	e.table.SelectKey(e.table.Key(blank{measure: named(o.book, name)}))
	d.Says("Empty the cell to get that back") // the sample's figure was typed
	d.Press(fyne.KeyDelete)
	if was := must(e.table.Selected()).reading; was == nil || !was.Computed {
		t.Fatalf("it is not computed: %+v", was)
	}
	d.Says("Typing over it replaces the figure that the program works out")
	d.Write("42")
	d.Press(fyne.KeyReturn, fyne.KeyUp)
	if len(d.Toasts) == 0 || !strings.Contains(d.Toasts[0], "replaces the one that the program works out") {
		t.Errorf("it is said %v", d.Toasts)
	}
	d.Says("Empty the cell to get that back")
	d.Press(fyne.KeyDelete)
	if is := d.page.open.result.Of(named(o.book, name).ID).Ours; is == nil || !is.Computed {
		t.Errorf("emptied, it is %+v", is)
	}
}

func TestWhatTheProgramPutsInIsNobodysScoring(t *testing.T) {
	b := unread(t)
	m := named(b, "Knowledge goals at plan")
	b.Readings = append(b.Readings, scorecard.Reading{Measure: m.ID, Period: october, State: scorecard.NotDue, Side: scorecard.Ours, Computed: true})
	r := b.Result(october, october.To())
	if words := sidesWords(r); words != "nobody has scored October yet" || !rowOf(b, october.To().AddDays(5)).waits() {
		t.Errorf("it is said %q", words)
	}
	if words := coverageWords(&r.Overall); words != "0 of 9 measures due have readings; 1 not due" || coverageWords(&r.Ours) != words {
		t.Errorf("it is said %q and %q", words, coverageWords(&r.Ours))
	}
}
