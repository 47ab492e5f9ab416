package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ChooseColumns opens the list of columns below the headings.
func (t *Table[R]) ChooseColumns() { t.head.choose(fyne.NewPos(t.head.openerLeft(), 0)) }

// chooseColumns opens the list of a table's columns at a place of the window: what is ticked is shown.
func chooseColumns[R any](t *Table[R], at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	if c == nil {
		return
	}
	var front *over
	list := Flow(0)
	for i, column := range t.columns {
		list.Add(CheckField(column.Title, t.chosenColumns[i], func(shown bool) { t.show(i, shown) }).bare())
	}
	list.Add(Pad(6, 2, 0, 0, SecondaryButton("Standard columns", func() {
		front.close()
		t.standardColumns()
	})))
	content := container.NewVScroll(Pad(8, 8, 12, 14, list))
	size := content.Content.MinSize()
	front = putOver(c, content, overSpec{
		dismiss: func() { front.close() },
		first:   list.Objects[0].(*Field).control,
		place: func(window, _ fyne.Size) (fyne.Position, fyne.Size) {
			box := fyne.NewSize(size.Width, min(size.Height, window.Height-at.Y-Scaled(8)))
			return fyne.NewPos(min(at.X, window.Width-box.Width-Scaled(8)), at.Y), box
		},
	})
}
