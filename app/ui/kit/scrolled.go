package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scrolled scrolls content up and down. The bar stands to the right of the content, in the room that a page or a card leaves there, and
// never on it.
func Scrolled(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(beyond{}, container.NewVScroll(container.New(within{}, content)))
}

// barRoom is what the bar needs beside the content.
func barRoom() float32 { return Scaled(11) }

// edge is what the line around a card reaches beyond it; it must not be cut off where the card ends with the view.
const edge = 3

// around is what the view has on all sides of its content together.
func around() fyne.Size { return fyne.NewSize(2*edge+barRoom(), 2*edge) }

// beyond lets a view reach beyond its place: by the edge on all sides, and at the right by the bar.
type beyond struct{}

func (beyond) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(-edge, -edge))
	objects[0].Resize(size.Add(around()))
}

func (beyond) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Subtract(around()).Max(fyne.Size{})
}

// within keeps content that far inside of the view, so that it is where it would be without.
type within struct{}

func (within) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(edge, edge))
	objects[0].Resize(size.Subtract(around()))
}

func (within) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Add(around())
}
