package tenders

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// TestFiveBidsAreMarkedOnEightCriteriaByTheKeyboardAlone types all marks of a panel down the columns, and reads who is first.
func TestFiveBidsAreMarkedOnEightCriteriaByTheKeyboardAlone(t *testing.T) {
	k := keys{onDesktop(t, true)}
	k.add(contestOf(5, 8))
	k.page.Focus()
	k.Press(fyne.KeyEnd, fyne.KeyReturn)
	o := k.page.open
	if o == nil || o.ref != "T-100" {
		t.Fatalf("Enter did not open the last tender; the window says %s", k.Words())
	}
	k.side("Scores", o.tabs)
	s := o.side("Scores").(*scores)
	k.within("the marks", s.grid)
	mark := func(bid, criterion int) string { return fmt.Sprint((bid*2 + criterion*3) % 6) }
	for bid := range 5 {
		for criterion := range 8 {
			k.Write(mark(bid, criterion))
			k.Press(fyne.KeyReturn)
		}
	}
	stored := k.stored("T-100")
	for bid := range stored.Bids {
		for i, c := range stored.Criteria {
			if got := stored.Bids[bid].Marks[c.ID].Value.String(); got != mark(bid, i) {
				t.Errorf("the mark of %s on %s is %q, want %s", stored.Bids[bid].ID, c.ID, got, mark(bid, i))
			}
		}
	}
	if slices.ContainsFunc(s.quality, func(words string) bool { return strings.Contains(words, "of 8") }) {
		t.Errorf("the quality scores are %v", s.quality)
	}
	k.top()
	k.side("Weighing", o.tabs)
	if w := o.side("Weighing").(*weighingTab); w.result == nil || len(w.result.Winners) == 0 {
		t.Errorf("nobody is first: %v", w.faults)
	}
}

// TestTenStepsAreUndoneAcrossSides changes weights, words of the scale and a price, gives marks, and takes all of it back step by step.
func TestTenStepsAreUndoneAcrossSides(t *testing.T) {
	d := onDesktop(t, false)
	made := contestOf(2, 3)
	made.Scale.Levels = []tender.Level{{Mark: exact.MustParse("5"), Title: "Excellent"}, {Mark: exact.MustParse("0"), Title: "None"}}
	d.add(made)
	before := d.stored("T-100")
	s := d.setupOf("T-100", sideCriteria)
	s.criteria.table.Focus()
	d.Press(fyne.KeyHome)
	for range 3 { // from the id to the weight
		d.Press(fyne.KeyRight)
	}
	for _, weight := range []string{"30", "20", "10"} {
		d.Write(weight)
		d.Press(fyne.KeyReturn)
	}
	s.tabs.Select(sideScale)
	d.fill(s, "tender.scale.levels[0].means", "Answers all, with evidence")
	d.fill(s, "tender.scale.levels[1].title", "No answer")
	d.open("T-100", "Bids").side("Bids").(*bids).table.Focus()
	d.Press(fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	d.Write("99k")
	d.Press(fyne.KeyReturn)
	d.scoresOf("T-100")
	for _, mark := range []string{"5", "4", "3", "2"} {
		d.Write(mark)
		d.Press(fyne.KeyReturn)
	}
	after := d.stored("T-100")
	for _, want := range []string{"mark", "mark", "mark", "mark", "price", "title of a level", "meaning of a level", "weight of QA2", "weight of QA1", "weight of QA0"} {
		if label := d.Undo(); !strings.Contains(label, want) {
			t.Errorf("undone is %q, want %q", label, want)
		}
	}
	if got := d.stored("T-100"); got.Fingerprint() != before.Fingerprint() || countMarks(got) != 0 || got.Bids[0].Price != before.Bids[0].Price {
		t.Errorf("ten steps back the tender has %d marks and differs from what it was", countMarks(got))
	}
	for range 10 {
		if _, err := d.Workspace.Redo(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := d.stored("T-100"); got.Fingerprint() != after.Fingerprint() || countMarks(got) != 4 || got.Bids[0].Price != after.Bids[0].Price {
		t.Error("ten steps forth the tender is not what it was before they were undone")
	}
}
