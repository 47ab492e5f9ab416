package kit

import (
	"cmp"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

type contract struct {
	ref, title string
	value      int
}

func contractTable(n int) *Table[contract] {
	table := NewTable("No contracts yet.",
		Column[contract]{Title: "Ref", Width: 60, Text: func(c contract) string { return c.ref }, Compare: func(a, b contract) int { return cmp.Compare(a.ref, b.ref) }},
		Column[contract]{Title: "Title", Width: 200, Grow: 1, Text: func(c contract) string { return c.title }},
		Column[contract]{Title: "Value", Width: 110, Number: true, Text: func(c contract) string { return fmt.Sprint(c.value) }, Compare: func(a, b contract) int { return cmp.Compare(a.value, b.value) }},
	)
	rows := make([]contract, n)
	for i := range rows {
		rows[i] = contract{fmt.Sprintf("C-%05d", i), "Gwasanaeth cyfieithu a lleoleiddio cynnwys ar gyfer gwasanaethau digidol cyhoeddus", (i * 7919) % 10_007}
	}
	table.SetRows(rows)
	return table
}

func show(t *testing.T, o fyne.CanvasObject, size fyne.Size) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&Theme{})
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(size)
	return w
}

// keep writes a picture of the window where the environment asks for pictures.
func keep(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	folder := os.Getenv("COUNTERWEIGHT_PICTURES")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// press presses the mouse at a place of an object.
func press(o desktop.Mouseable, at fyne.Position) {
	o.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
}

func TestATableOfManyRowsIsDrivenByKeyboard(t *testing.T) {
	table := contractTable(10_000)
	var selected, opened string
	table.OnSelected = func(c contract) { selected = c.ref }
	table.OnOpened = func(c contract) { opened = c.ref }
	w := show(t, table, fyne.NewSize(700, 400))
	table.SortBy(2)
	w.Canvas().Focus(table.body)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "C-00000"},
		{fyne.KeyEnd, table.Rows()[9_999].ref},
		{fyne.KeyUp, table.Rows()[9_998].ref},
		{fyne.KeyHome, "C-00000"},
	} {
		table.body.TypedKey(&fyne.KeyEvent{Name: step.key})
		if selected != step.want {
			t.Errorf("after %s %s is selected, want %s", step.key, selected, step.want)
		}
	}
	table.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	table.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if want := table.Rows()[10].ref; opened != want {
		t.Errorf("Enter opened %s after a page down of 400 pixels, want %s", opened, want)
	}
	keep(t, w, "table")
}

func TestAHeadingSortsAndSortsTheOtherWay(t *testing.T) {
	table := contractTable(100)
	show(t, table, fyne.NewSize(700, 400))
	test.TapAt(table.head, fyne.NewPos(650, 10))
	low := table.Rows()[0].value
	test.TapAt(table.head, fyne.NewPos(650, 10))
	high := table.Rows()[0].value
	if low != 0 || high <= low {
		t.Errorf("first values by heading: %d, then %d", low, high)
	}
	test.TapAt(table.head, fyne.NewPos(300, 10))
	if table.Rows()[0].value != high {
		t.Error("a heading without an order changed the rows")
	}
}

func TestARowIsPickedByMouse(t *testing.T) {
	table := contractTable(100)
	show(t, table, fyne.NewSize(700, 400))
	press(table.body, fyne.NewPos(100, 2*rowHeight()+5))
	if row, ok := table.Selected(); !ok || row.ref != "C-00002" {
		t.Errorf("selected %v %v, want the third row", row, ok)
	}
	press(table.body, fyne.NewPos(100, 200*rowHeight()))
	if row, _ := table.Selected(); row.ref != "C-00002" {
		t.Errorf("a tap below the last row selected %v", row)
	}
}

func TestNoTextIsWiderThanItsColumn(t *testing.T) {
	table := contractTable(50)
	show(t, table, fyne.NewSize(420, 400))
	for i := range table.columns {
		for _, o := range test.TempWidgetRenderer(t, table.body).Objects() {
			if right := o.Position().X + o.Size().Width; right > 420.5 {
				t.Fatalf("column %d reaches to %v in a window of 420", i, right)
			}
		}
	}
}

func TestAnEmptyTableSaysWhatBelongsThere(t *testing.T) {
	table := contractTable(0)
	w := show(t, table, fyne.NewSize(700, 400))
	if table.message.Hidden || table.message.Text() != "No contracts yet." {
		t.Error("the words for an empty table are not shown")
	}
	table.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	keep(t, w, "table-empty")
}

func TestARowSelectedBeforeTheTableIsSeenIsInSight(t *testing.T) {
	table := contractTable(500)
	table.Key = func(c contract) string { return c.ref }
	table.SelectKey("C-00300")
	show(t, table, fyne.NewSize(600, 400))
	at := float32(table.selected)*rowHeight() - table.scroll.Offset.Y
	if at < 0 || at+rowHeight() > table.scroll.Size().Height {
		t.Errorf("the selected row stands at %v of %v", at, table.scroll.Size().Height)
	}
}
