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
	beside      *fyne.Container   // holds right while there are two columns
	below       *fyne.Container   // holds both while there is one
	side, whole fyne.CanvasObject // what beside and below scroll in
	stacked     bool
}

// newColumns are two columns of which the left one has a share of the width.
func newColumns(share float32, left, right fyne.CanvasObject) fyne.CanvasObject {
	l := &twoColumns{
		share: share, left: left, right: right,
		card: container.NewStack(left), beside: container.NewStack(right), below: container.NewStack(),
	}
	l.side, l.whole = kit.Scrolled(l.beside), kit.Scrolled(l.below)
	l.whole.Hide()
	return container.New(l, l.card, l.side, l.whole)
}

func (l *twoColumns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return // not in the window yet: to break its texts for no width costs as much as to show it
	}
	if stacked := size.Width < kit.Scaled(820); stacked != l.stacked {
		l.stacked = stacked
		l.arrange()
	}
	if l.stacked {
		l.whole.Resize(size)
		return
	}
	gap := kit.Scaled(14)
	width := (size.Width - gap) * l.share
	l.card.Resize(fyne.NewSize(width, size.Height))
	l.side.Move(fyne.NewPos(width+gap, 0))
	l.side.Resize(fyne.NewSize(size.Width-width-gap, size.Height))
}

// arrange moves the content to where it now stands.
func (l *twoColumns) arrange() {
	l.card.Objects, l.beside.Objects, l.below.Objects = []fyne.CanvasObject{l.left}, []fyne.CanvasObject{l.right}, nil
	if l.stacked {
		l.card.Objects, l.beside.Objects = nil, nil
		l.below.Objects = []fyne.CanvasObject{kit.Flow(12, container.New(&roomy{l.whole}, l.left), l.right)}
	}
	for _, o := range []fyne.CanvasObject{l.card, l.side} {
		shown(o, !l.stacked)
	}
	shown(l.whole, l.stacked)
	l.below.Refresh()
	l.beside.Refresh()
}

func shown(o fyne.CanvasObject, is bool) {
	if is {
		o.Show()
	} else {
		o.Hide()
	}
}

func (l *twoColumns) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(400), kit.Scaled(200))
}

// roomy makes an object about as high as the view that it scrolls in.
type roomy struct{ view fyne.CanvasObject }

func (l *roomy) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (l *roomy) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width, max(least.Height, l.view.Size().Height-kit.Scaled(24)))
}
