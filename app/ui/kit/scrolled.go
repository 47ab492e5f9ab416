package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scrolled scrolls content up and down. The bar stands to the right of the content, in the room that a page or a card leaves there, and
// never on it.
func Scrolled(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(beyondRight{}, container.NewVScroll(container.New(shortOfRight{}, content)))
}

// barRoom is what the bar needs beside the content.
func barRoom() float32 { return Scaled(11) }

// beyondRight lets an object reach beyond its place at the right.
type beyondRight struct{}

func (beyondRight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size.AddWidthHeight(barRoom(), 0))
}

func (beyondRight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().SubtractWidthHeight(barRoom(), 0)
}

// shortOfRight keeps an object that much short of its place.
type shortOfRight struct{}

func (shortOfRight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size.SubtractWidthHeight(barRoom(), 0))
}

func (shortOfRight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(barRoom(), 0)
}
