package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// minutes is a note that is written line by line, in a window.
func minutes(t *testing.T, value string) (h hand, f *Field, saved *[]string) {
	saved = &[]string{}
	f = NewField(FieldSpec{
		Label: "Minutes", Lines: 2, MostLines: 6, ByLine: true, Value: value, Save: func(text string) { *saved = append(*saved, text) },
		OnControl: func(key fyne.KeyName) bool {
			if key != fyne.KeyD {
				return false
			}
			f.SetLine("Decided: " + f.Line())
			return true
		},
	}).Wide()
	h = open(t, Flow(0, f))
	f.Focus()
	f.ToEnd()
	return h, f, saved
}

func TestEachLineOfANoteIsSavedAsItEnds(t *testing.T) {
	h, f, saved := minutes(t, "")
	h.write("first")
	h.press(fyne.KeyReturn)
	h.write("second")
	if !slices.Equal(*saved, []string{"first"}) {
		t.Errorf("before the second line ends %q is saved", *saved)
	}
	h.press(fyne.KeyReturn)
	if !slices.Equal(*saved, []string{"first", "first\nsecond"}) || f.Text() != "first\nsecond\n" {
		t.Errorf("%q is saved, %q is shown", *saved, f.Text())
	}
	f.SetValue("first\nsecond") // as it comes back from where it is stored
	h.write("third")
	h.press(fyne.KeyEscape)
	if last := (*saved)[len(*saved)-1]; last != "first\nsecond\nthird" {
		t.Errorf("Escape keeps %q", last)
	}
}

func TestALineIsRewrittenWhereTheCursorIs(t *testing.T) {
	long := strings.Repeat("a long line that wraps in its box ", 12)
	h, f, saved := minutes(t, "one\n"+long+"\nthree")
	h.press(fyne.KeyHome, fyne.KeyUp)
	if f.Line() != long {
		t.Fatalf("the cursor is in %q", f.Line())
	}
	ctrl := func(key fyne.KeyName) {
		h.shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})
	}
	ctrl(fyne.KeyD)
	if want := "one\nDecided: " + long + "\nthree"; f.Text() != want || !slices.Equal(*saved, []string{want}) {
		t.Fatalf("the note is %q, %q is saved", f.Text(), *saved)
	}
	f.NextLine()
	h.write("between")
	if want := "one\nDecided: " + long + "\nbetween\nthree"; f.Text() != want {
		t.Errorf("typing goes on in %q", f.Text())
	}
	ctrl(fyne.KeyG) // nobody's
	if f.Line() != "between" {
		t.Errorf("the cursor is in %q", f.Line())
	}
}

func TestANoteGrowsWithItsText(t *testing.T) {
	h, f, _ := minutes(t, "")
	two := f.MinSize().Height
	for i := range 4 {
		h.write(fmt.Sprint("line ", i))
		h.press(fyne.KeyReturn)
	}
	five := f.MinSize().Height
	if five <= two {
		t.Fatalf("with five lines it is %v high, with none %v", five, two)
	}
	for range 20 {
		h.press(fyne.KeyReturn)
	}
	if most := f.MinSize().Height; most <= five || most > five*1.5 {
		t.Errorf("with 25 lines it is %v high, with five %v", most, five)
	}
	f.Reset("short")
	if f.MinSize().Height != two {
		t.Errorf("with one line again it is %v high, not %v", f.MinSize().Height, two)
	}
}

func TestOneKeyARowWillDo(t *testing.T) {
	there := map[string]string{}
	table := NewTable(
		"None.",
		Column[deal]{Title: "Name", Width: 120, Text: func(d deal) string { return d.name }},
		Column[deal]{
			Title: "There", Width: 70, Text: func(d deal) string { return there[d.key] }, Whole: func(text string) bool { return len(text) == 1 },
			Set: func(d deal, text string) error { there[d.key] = text; return nil },
		},
	)
	table.Key = func(d deal) string { return d.key }
	table.SetRows(someDeals)
	h := open(t, table)
	table.Focus()
	table.Select(0)
	h.write("pax")
	if there["1"] != "p" || there["2"] != "a" || there["3"] != "x" {
		t.Errorf("typed %v", there)
	}
}

func TestMarksAreDrawnByShape(t *testing.T) {
	open(t, NewForm(1))
	s := &slot{text: Text("", "", false, Plain)}
	at := look{box: fyne.NewSize(200, 20)}
	marks := []ShapedMark{{Disc, ToneGood}, {Square, ToneBad}, {Triangle, ToneWarn}, {Ring, ToneNone}, {NoShape, ToneNone}}
	if !s.paint(MarksCell(marks), at) || s.marks.made() != 4 {
		t.Fatalf("%d objects for four marks", s.marks.made())
	}
	if s.paint(MarksCell(marks[:2]), at) {
		t.Error("two marks need new objects")
	}
	seen := 0
	for _, o := range s.marks.objects() {
		if o.Visible() {
			seen++
		}
	}
	if seen != 2 {
		t.Errorf("%d of two marks are in sight", seen)
	}
	s.paint(TextCell("none"), at)
	for _, o := range s.marks.objects() {
		if o.Visible() {
			t.Error("marks stay when the slot shows text")
		}
	}
}
