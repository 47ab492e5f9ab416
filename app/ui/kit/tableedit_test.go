package kit

import (
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestAColumnIsTypedIntoAndPasted(t *testing.T) {
	notes := map[string]string{}
	table := NewTable(
		"None.",
		Column[deal]{Title: "Name", Width: 120, Text: func(d deal) string { return d.name }},
		Column[deal]{Title: "Value", Width: 70, Number: true, Text: func(d deal) string { return notes[d.key] }, Set: func(d deal, text string) error {
			if text == "x" {
				return errors.New(`"x" is not a value`)
			}
			notes[d.key] = text
			return nil
		}},
	)
	table.Key = func(d deal) string { return d.key }
	table.SetRows(someDeals)
	h := open(t, table)
	table.Focus()
	h.press(fyne.KeyDown)
	h.write("12")
	h.press(fyne.KeyReturn)
	h.write("x")
	h.press(fyne.KeyReturn)
	h.write("7")
	h.press(fyne.KeyUp)
	if notes["1"] != "12" || notes["2"] != "" || notes["3"] != "7" {
		t.Errorf("typed %v", notes)
	}
	if table.Notice() != `Value, Casework: "x" is not a value` || !table.HalfTyped() {
		t.Errorf("below stands %q", table.Notice())
	}
	table.SetRows(someDeals[1:])
	if got := table.cells.shown(cellAt{0, 1}); got != "x" {
		t.Errorf("after reading again the wrong text is %q", got)
	}
	h.press(fyne.KeyEscape)
	if table.HalfTyped() || table.Notice() != "" {
		t.Errorf("Escape leaves %q", table.Notice())
	}
	var typed []string
	table.OnTyping = func(d deal, column, text string) { typed = append(typed, d.key+column+text) }
	h.write("1")
	h.write("5")
	h.press(fyne.KeyEscape)
	if want := []string{"2Value1", "2Value15", "2Value"}; !slices.Equal(typed, want) {
		t.Errorf("told %q while typing, want %q", typed, want)
	}
	h.paste("20\nx\n40\t41\n50\n60\n")
	if notes["2"] != "20" || notes["3"] != "7" || notes["4"] != "40" || notes["5"] != "50" {
		t.Errorf("pasted %v", notes)
	}
	if want := `Pasted 3 of 4 values. 2 had no cell to go to. Value, Cynnwys Cymraeg: "x" is not a value`; table.Notice() != want {
		t.Errorf("it says %q", table.Notice())
	}
	many := 0
	table.SetMany = func(changes []CellChange[deal]) []error {
		many++
		return make([]error, len(changes))
	}
	h.paste("1\n2")
	table.Locked = true
	h.write("9")
	h.paste("1\n2")
	if many != 1 || notes["2"] != "20" {
		t.Errorf("%d changes in one step, then %v although the table is locked", many, notes)
	}
}

func TestOtherKeysOfATableAreThePages(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	var done []string
	table.OnInsert = func() { done = append(done, "insert") }
	table.OnShortcut = func(s fyne.Shortcut) bool {
		done = append(done, s.ShortcutName())
		_, known := s.(*desktop.CustomShortcut)
		return known
	}
	h := open(t, table)
	table.Focus()
	h.press(fyne.KeyDown, fyne.KeyInsert)
	h.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt})
	if got := h.copy(); got == "" || len(done) != 3 || done[0] != "insert" {
		t.Errorf("did %q, copied %q", done, got)
	}
}
