package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// cellChoices is the list below the cell that is typed into, where its column offers choices.
type cellChoices[R any] struct {
	table *Table[R]
	list  *choiceList // nil while none is open
	at    cellAt      // the cell that it hangs below
	held  bool        // the mouse is down on it
}

// follow opens the list while something is typed into a cell with choices, narrows it, and closes it when that is over.
func (c *cellChoices[R]) follow() {
	t := c.table
	at, ok := t.cell()
	if !ok || t.cells.typing == nil || t.columns[at.col].Choices == nil {
		c.close()
		return
	}
	if c.list == nil || c.at != at {
		c.close()
		c.list, c.at = newChoiceList(c, t.columns[at.col].Choices(), false, nil), at
	}
	c.list.follow(t.cells.typing.text)
}

// key does what a key means for the list, and reports whether it means anything.
func (c *cellChoices[R]) key(name fyne.KeyName) bool { return c.list != nil && c.list.key(name) }

func (c *cellChoices[R]) hang(o fyne.CanvasObject) {
	if layer := layerOf(c.table.body); layer != nil {
		layer.hang(o, c.table.body, c.box)
	}
}

// box is where the cell stands among the rows.
func (c *cellChoices[R]) box() (fyne.Position, fyne.Size) {
	t := c.table
	place := max(0, slices.Index(t.inSight, c.at.col))
	corner := fyne.NewPos(t.lefts[place], float32(max(0, t.selected))*rowHeight())
	return corner, fyne.NewSize(t.lefts[place+1]-t.lefts[place], rowHeight())
}

func (c *cellChoices[R]) close() {
	if c.list == nil {
		return
	}
	if layer := layerOf(c.table.body); layer != nil {
		layer.Remove(c.list)
	}
	c.list, c.held = nil, false
}

// take hands on what was picked.
func (c *cellChoices[R]) take(_ string, picked *Choice) {
	t := c.table
	c.close()
	t.cells.typing = &typing{picked.Value}
	t.commit()
	focus(t.body)
}

// enter goes to the row below, as Enter does behind a text that was typed.
func (c *cellChoices[R]) enter() {
	t := c.table
	t.Select(min(t.selected+1, len(t.rows)-1))
}

func (c *cellChoices[R]) hold() { c.held = true }

func (c *cellChoices[R]) back() {
	c.held = false
	focus(c.table.body)
}

func (c *cellChoices[R]) left() {
	if c.held {
		c.held = false
		c.table.commit()
	}
}

func (c *cellChoices[R]) width() float32 {
	_, size := c.box()
	return size.Width
}
