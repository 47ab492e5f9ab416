package register

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
)

// board is a chart, the table behind it, and what is to be said about both beside them. All of it scrolls where it is higher than the
// window.
type board struct {
	object fyne.CanvasObject
	chart  fyne.CanvasObject
	notes  *fyne.Container
	cards  *fyne.Container
	draw   func(width float64) chart.Drawing // nil while there is nothing to draw
}

// leastTable is how high a table on a board is at least, at 100 % text: its headings and five rows.
const leastTable = 190

// newBoard puts controls over a chart, a table below it, and room for notes beside both.
func newBoard(controls, table fyne.CanvasObject) *board {
	b := &board{notes: kit.Flow(14)}
	b.chart = kit.Chart(func(width, _ float32) chart.Drawing {
		if b.draw == nil {
			return chart.Drawing{Width: float64(width)}
		}
		return b.draw(float64(width))
	})
	picture := kit.Card(kit.Pad(10, 10, 14, 14, kit.Flow(10, controls, b.chart)))
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, kit.Scaled(leastTable)))
	rows := kit.Card(kit.Pad(1, 1, 1, 1, container.NewStack(room, table)))
	b.cards = container.New(boardLayout{}, picture, rows, kit.Card(kit.Pad(12, 12, 14, 14, b.notes)))
	b.object = kit.Scrolled(b.cards)
	return b
}

// show draws the chart anew, and says what there is to say beside it.
func (b *board) show(draw func(width float64) chart.Drawing, notes ...fyne.CanvasObject) {
	b.draw = draw
	b.notes.Objects = notes
	b.notes.Refresh()
	b.chart.Refresh()
	b.again()
}

// again lays the board out for what is on it now.
func (b *board) again() {
	b.cards.Refresh()
	b.object.Refresh()
}

// boardLayout puts the notes beside the chart and the table, or between them where there is too little width, as with large text. The
// table takes the height that is left over.
type boardLayout struct{}

// notesShare is how much of the width the notes have beside the others.
const notesShare = 0.30

func boardGap() float32 { return kit.Scaled(12) }

// isNarrow reports whether everything stands one below the other.
func isNarrow(width float32) bool { return width < kit.Scaled(760) }

// heights are those that the chart and the notes need in a width.
func (boardLayout) heights(objects []fyne.CanvasObject, width float32) (left, picture, notes float32) {
	left, right := width, width
	if !isNarrow(width) {
		right = (width - boardGap()) * notesShare
		left = width - boardGap() - right
	}
	return left, heightAt(objects[0], left), heightAt(objects[2], right)
}

// heightAt is the height that an object needs at a width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.Size().Height))
	}
	return o.MinSize().Height
}

func (l boardLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, picture, notes := l.heights(objects, size.Width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(left, picture))
	top := picture + boardGap()
	if isNarrow(size.Width) {
		objects[2].Move(fyne.NewPos(0, top))
		objects[2].Resize(fyne.NewSize(size.Width, notes))
		top += notes + boardGap()
	} else {
		objects[2].Move(fyne.NewPos(left+boardGap(), 0))
		objects[2].Resize(fyne.NewSize(size.Width-left-boardGap(), size.Height))
	}
	objects[1].Move(fyne.NewPos(0, top))
	objects[1].Resize(fyne.NewSize(left, size.Height-top))
}

func (l boardLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := objects[0].Size().Width
	if beside := objects[2].Position().X; beside > 0 {
		width = beside + objects[2].Size().Width
	}
	if width <= 0 {
		return fyne.NewSize(kit.Scaled(300), kit.Scaled(300))
	}
	_, picture, notes := l.heights(objects, width)
	column := picture + boardGap() + objects[1].MinSize().Height
	if isNarrow(width) {
		return fyne.NewSize(kit.Scaled(300), column+notes+boardGap())
	}
	return fyne.NewSize(kit.Scaled(300), max(column, notes))
}
