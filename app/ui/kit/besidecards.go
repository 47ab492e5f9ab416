package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// BesideCards puts cards beside what they say more about, about as wide as a quarter of both, or below it where there is too little width
// for both, as with large text; then all of it scrolls where it must.
func BesideCards(content, cards fyne.CanvasObject) fyne.CanvasObject {
	return Scrolled(container.New(&besideCardsLayout{}, content, cards))
}

type besideCardsLayout struct{ below bool }

// Measures of the place beside, at 100 % text.
const (
	narrow      = 760
	besideGap   = 14
	besideShare = 0.28 // of the width
	belowShare  = 0.42 // of the height, where there is too little width
	leastBelow  = 150  // high
)

func (l *besideCardsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := Scaled(besideGap)
	first, second := size, size
	at := fyne.NewPos(0, 0)
	if l.below = size.Width < Scaled(narrow); l.below {
		least := objects[0].MinSize().Height
		first.Height = max(least, (size.Height-gap)*(1-belowShare))
		second.Height = size.Height - gap - first.Height
		at.Y = first.Height + gap
	} else {
		second.Width = (size.Width - gap) * besideShare
		first.Width = size.Width - gap - second.Width
		at.X = first.Width + gap
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(first)
	objects[1].Move(at)
	objects[1].Resize(second)
}

func (l *besideCardsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	first, second := objects[0].MinSize(), objects[1].MinSize()
	width := max(first.Width, second.Width)
	if l.below {
		return fyne.NewSize(width, first.Height+Scaled(besideGap)+max(second.Height, Scaled(leastBelow)))
	}
	return fyne.NewSize(width, max(first.Height, second.Height))
}

// InCard is content in a card with the usual room around it.
func InCard(content fyne.CanvasObject) fyne.CanvasObject {
	return Card(Pad(12, 12, 14, 14, content))
}
