package tenders

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/ui/kit"
)

// underGrid puts a heading over a grid that is as high as its rows, if there is room for them, and words right below it.
type underGrid struct{ grid *kit.Grid }

func (l *underGrid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, grid, words := objects[0], objects[1], objects[2]
	top := head.MinSize().Height
	head.Resize(fyne.NewSize(size.Width, top))
	rest := size.Height - top
	grid.Resize(fyne.NewSize(size.Width, rest)) // headings are as high as they need to be at this width
	high := min(l.grid.WholeHeight(), rest*0.72)
	grid.Move(fyne.NewPos(0, top))
	grid.Resize(fyne.NewSize(size.Width, high))
	words.Move(fyne.NewPos(0, top+high))
	words.Resize(fyne.NewSize(size.Width, rest-high))
}

func (l *underGrid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	head, grid, words := objects[0].MinSize(), objects[1].MinSize(), objects[2].MinSize()
	return fyne.NewSize(max(head.Width, grid.Width, words.Width), head.Height+grid.Height+words.Height)
}

// twoColumns puts a card that fills the height beside others that scroll. Where there is too little width for both, as with large text,
// all scroll one below the other.
type twoColumns struct {
	share       float32 // of the width, for the card
	left, right fyne.CanvasObject
	card        *fyne.Container   // holds left while there are two columns
	side, whole *container.Scroll // hold right alone, or both
	stacked     bool
}

func newTwoColumns(left, right fyne.CanvasObject) fyne.CanvasObject {
	return newColumns(0.573, left, right)
}

// newColumns are two columns of which the left one has a share of the width.
func newColumns(share float32, left, right fyne.CanvasObject) fyne.CanvasObject {
	l := &twoColumns{share: share, left: left, right: right, card: container.NewStack(left), side: container.NewVScroll(right)}
	l.whole = container.NewVScroll(container.NewStack())
	l.whole.Hide()
	return container.New(l, l.card, l.side, l.whole)
}

func (l *twoColumns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if stacked := size.Width < kit.Scaled(820); stacked != l.stacked {
		l.stacked = stacked
		l.arrange()
	}
	if l.stacked {
		l.whole.Resize(size)
		return
	}
	width := (size.Width - kit.Scaled(14)) * l.share
	l.card.Resize(fyne.NewSize(width, size.Height))
	l.side.Move(fyne.NewPos(width+kit.Scaled(14), 0))
	l.side.Resize(fyne.NewSize(size.Width-width-kit.Scaled(14), size.Height))
}

// arrange moves the content to where it now stands.
func (l *twoColumns) arrange() {
	l.card.Objects, l.side.Content, l.whole.Content = []fyne.CanvasObject{l.left}, l.right, container.NewStack()
	if l.stacked {
		l.card.Objects, l.side.Content = nil, container.NewStack()
		l.whole.Content = kit.Flow(12, container.New(&roomy{l.whole}, l.left), l.right)
	}
	if l.stacked {
		l.card.Hide()
		l.side.Hide()
		l.whole.Show()
	} else {
		l.card.Show()
		l.side.Show()
		l.whole.Hide()
	}
	l.whole.Refresh()
	l.side.Refresh()
}

func (l *twoColumns) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(400), kit.Scaled(200))
}

// roomy makes an object about as high as the view that it scrolls in.
type roomy struct{ view *container.Scroll }

func (l *roomy) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (l *roomy) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width, max(least.Height, l.view.Size().Height-kit.Scaled(24)))
}
