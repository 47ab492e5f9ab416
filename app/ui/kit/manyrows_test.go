package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// Every piece that shows rows, with ten thousand of them, in both themes: as pictures for make screens, and by what it has in sight.
func TestPiecesWithTenThousandRows(t *testing.T) {
	const many = 10_000
	for name, look := range map[string]*Theme{"light": {Scale: 1}, "dark": {Mode: DarkMode, Scale: 1}} {
		table := contractTable(many)
		table.Key = func(c contract) string { return c.ref }
		bar := FilterBar(table, "Filter by any word", PillSpec[contract]{Text: "All"}, PillSpec[contract]{Text: "Large", Keep: func(c contract) bool { return c.value > 9000 }})
		detail := NewDetail()
		table.OnSelected = func(c contract) { detail.SetTitle(c.ref + " " + c.title) }
		h := open(t, BesideDetail(TableCard(bar, table), detail))
		fyne.CurrentApp().Settings().SetTheme(look)
		h.w.Resize(fyne.NewSize(1170, 768))
		table.Focus()
		h.press(fyne.KeyEnd)
		if got := detail.Title(); !strings.HasPrefix(got, "C-09999") {
			t.Errorf("%s: at the end %q is selected", name, got)
		}
		if shown, all := table.Count(); shown != many || all != many {
			t.Errorf("%s: %d of %d rows", name, shown, all)
		}
		keep(t, h.w, "table of 10,000 rows "+name)

		s := newSheet(many, 4)
		for row := range many {
			s.marks[cellAt{row, row % 4}] = fmt.Sprint(row % 5)
		}
		g := NewGrid(s.spec())
		h = open(t, g)
		fyne.CurrentApp().Settings().SetTheme(look)
		h.w.Resize(fyne.NewSize(1170, 768))
		g.Focus()
		h.press(fyne.KeyPageDown, fyne.KeyPageDown)
		h.write("3")
		h.press(fyne.KeyReturn)
		keep(t, h.w, "grid of 10,000 rows "+name)

		choices := make([]Choice, many)
		for i := range choices {
			choices[i] = Choice{Value: fmt.Sprint(i), Text: fmt.Sprintf("Supplier %05d", i), Note: "S-" + fmt.Sprint(i)}
		}
		field := ChoiceField("Supplier", choices, "0", nil)
		h = open(t, NewForm(2, field))
		fyne.CurrentApp().Settings().SetTheme(look)
		field.Focus()
		h.write("0999")
		if list := field.control.(*fieldBox).open.(*choiceList); len(list.shown) != 11 { // 00999, and 09990 to 09999
			t.Errorf("%s: 0999 finds %d of 10,000", name, len(list.shown))
		}
		keep(t, h.w, "choice among 10,000 "+name)
	}
}
