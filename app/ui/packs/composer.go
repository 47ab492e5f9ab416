package packs

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/ui/kit"
)

// composer stands the pages between what they are put together from and what to see to before they are sent. Where there is too little
// width for three columns, as with large text, the last stands below the first.
func composer(left, pages, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(composerLayout{}, left, pages, right)
}

type composerLayout struct{}

// Widths of the columns, at 100 % text.
const (
	leftWidth  = 290
	rightWidth = 250
	leastPages = 330
	columnGap  = 14
	belowShare = 0.4 // of the height, of what stands below
)

func (composerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap, left, right := kit.Scaled(columnGap), kit.Scaled(leftWidth), kit.Scaled(rightWidth)
	place := func(i int, x, y, width, height float32) {
		objects[i].Move(fyne.NewPos(x, y))
		objects[i].Resize(fyne.NewSize(width, height))
	}
	if middle := size.Width - left - right - 2*gap; middle >= kit.Scaled(leastPages) {
		place(0, 0, 0, left, size.Height)
		place(1, left+gap, 0, middle, size.Height)
		place(2, size.Width-right, 0, right, size.Height)
		return
	}
	below := (size.Height - gap) * belowShare
	place(0, 0, 0, left, size.Height-gap-below)
	place(1, left+gap, 0, size.Width-left-gap, size.Height)
	place(2, 0, size.Height-below, left, below)
}

func (composerLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(leftWidth)+kit.Scaled(columnGap)+objects[1].MinSize().Width, objects[1].MinSize().Height)
}
