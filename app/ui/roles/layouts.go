package roles

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// Measures of the coverage, at 100 % text.
const (
	gap        = 14
	narrow     = 760 // wide: in less, cards stand one below the other
	leastCard  = 180 // high
	gridShare  = 0.64
	leastCells = 200 // high
)

// coverLayout puts the grid above the cards. The grid is as high as its rows, but for more than its share of the height only where the
// cards need less.
type coverLayout struct {
	grid *kit.Grid
}

func (l *coverLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	space := kit.Scaled(gap)
	top, foot := objects[0], objects[1]
	foot.Resize(fyne.NewSize(size.Width, foot.Size().Height))
	top.Resize(fyne.NewSize(size.Width, max(top.Size().Height, 1)))
	around := top.MinSize().Height - l.grid.MinSize().Height
	high := max(l.least(top), min(l.grid.WholeHeight()+around, (size.Height-space)*gridShare))
	top.Move(fyne.NewPos(0, 0))
	top.Resize(fyne.NewSize(size.Width, high))
	foot.Move(fyne.NewPos(0, high+space))
	foot.Resize(fyne.NewSize(size.Width, size.Height-high-space))
}

// least is how high the grid and what is around it must be.
func (l *coverLayout) least(top fyne.CanvasObject) float32 {
	return max(top.MinSize().Height, kit.Scaled(leastCells))
}

func (l *coverLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	top, foot := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(top.Width, foot.Width), l.least(objects[0])+kit.Scaled(gap)+foot.Height)
}

// trioOf puts three cards side by side, or one below the other where there is too little width, as with large text.
func trioOf(cards ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&trioLayout{}, cards...)
}

type trioLayout struct{ below bool }

func (l *trioLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	space, n := kit.Scaled(gap), float32(len(objects))
	l.below = size.Width < kit.Scaled(narrow)
	at, box := fyne.NewPos(0, 0), fyne.NewSize((size.Width-space*(n-1))/n, size.Height)
	if l.below {
		box = fyne.NewSize(size.Width, (size.Height-space*(n-1))/n)
	}
	for _, o := range objects {
		o.Move(at)
		o.Resize(box)
		if l.below {
			at.Y += box.Height + space
		} else {
			at.X += box.Width + space
		}
	}
}

func (l *trioLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, kit.Scaled(leastCard))
	for _, o := range objects {
		size.Width = max(size.Width, o.MinSize().Width)
	}
	if l.below {
		size.Height = size.Height*float32(len(objects)) + kit.Scaled(gap)*float32(len(objects)-1)
	}
	return size
}

// besideCards puts cards beside what they say more about, somewhat less than a third as wide as both, or below it where there is too little width.
func besideCards(content, cards fyne.CanvasObject) fyne.CanvasObject {
	return kit.Scrolled(container.New(&besideLayout{}, content, cards))
}

type besideLayout struct{ below bool }

// besideShare is the share of the width that cards beside take, leastBelow how high what stands below is at least.
const (
	besideShare = 0.31
	leastBelow  = 260
)

func (l *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	space := kit.Scaled(gap)
	first, second, at := size, size, fyne.NewPos(0, 0)
	if l.below = size.Width < kit.Scaled(narrow); l.below {
		first.Height = (size.Height - space) / 2
		second.Height = size.Height - space - first.Height
		at.Y = first.Height + space
	} else {
		second.Width = (size.Width - space) * besideShare
		first.Width = size.Width - space - second.Width
		at.X = first.Width + space
	}
	objects[0].Resize(first)
	objects[1].Move(at)
	objects[1].Resize(second)
}

func (l *besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	first, second := objects[0].MinSize(), objects[1].MinSize()
	width := max(first.Width, second.Width)
	if l.below {
		half := max(kit.Scaled(leastBelow), first.Height)
		return fyne.NewSize(width, 2*half+kit.Scaled(gap))
	}
	return fyne.NewSize(width, max(first.Height, second.Height))
}

// inLow gives a short table room for some rows, inHigh a chart the height that it needs.
func inLow(o fyne.CanvasObject) fyne.CanvasObject  { return container.New(highAs(150), o) }
func inHigh(o fyne.CanvasObject) fyne.CanvasObject { return container.New(highAs(210), o) }

// textSize is that of headings over tables.
const textSize = theme.SizeNameText

// overLayout puts what fills the height over a card of some rows, which may be hidden.
type overLayout struct{}

func (overLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := size.Height
	if objects[1].Visible() {
		foot := kit.Scaled(fourRows)
		high -= foot + kit.Scaled(gap)
		objects[1].Move(fyne.NewPos(0, high+kit.Scaled(gap)))
		objects[1].Resize(fyne.NewSize(size.Width, foot))
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, high))
}

// fourRows is how high a card with a heading and a table of four rows is.
const fourRows = 200

func (overLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize().Max(fyne.NewSize(objects[1].MinSize().Width, kit.Scaled(leastCells)))
	if objects[1].Visible() {
		size.Height += kit.Scaled(fourRows) + kit.Scaled(gap)
	}
	return size
}
