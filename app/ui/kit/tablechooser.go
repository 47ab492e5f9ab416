package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// chooseColumns opens the list of a table's columns at a place of the window: what is ticked is shown.
func chooseColumns[R any](t *Table[R], at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	if c == nil {
		return
	}
	var popUp *widget.PopUp
	list := Flow(0)
	for i, column := range t.columns {
		list.Add(CheckField(column.Title, t.chosenColumns[i], func(shown bool) { t.show(i, shown) }).bare())
	}
	list.Add(Pad(6, 2, 0, 0, SecondaryButton("Standard columns", func() {
		popUp.Hide()
		t.standardColumns()
	})))
	layer := Layered(Pad(6, 6, 8, 12, list))
	layer.OnEscape = func() { popUp.Hide() }
	height := min(layer.MinSize().Height, c.Size().Height-at.Y-Scaled(12))
	scroll := container.NewVScroll(layer)
	scroll.SetMinSize(fyne.NewSize(layer.MinSize().Width, max(height, Scaled(80))))
	popUp = widget.NewPopUp(scroll, c)
	at.X = min(at.X, c.Size().Width-popUp.MinSize().Width)
	popUp.ShowAtPosition(at)
	if first, ok := list.Objects[0].(*Field); ok {
		first.Focus()
	}
}

// ChooseColumns opens the list of columns below the headings.
func (t *Table[R]) ChooseColumns() { t.head.choose(fyne.NewPos(t.head.openerLeft(), 0)) }
