package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// titled is the title of a card with something at its right.
func titled(title string, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(titleLayout{}, kit.Words(title, theme.SizeNameText, true, kit.Plain), right)
}

// note is a word or two at the right of a title.
type note struct{ text *canvas.Text }

func newNote() *note { return &note{kit.Text("", theme.SizeNameText, false, kit.Secondary)} }

func (n *note) say(words string) {
	n.text.Text = words
	n.text.Refresh()
}

// titleLayout puts something at the right of a title, which takes more lines where it must.
type titleLayout struct{}

func (titleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right := objects[1].MinSize()
	left := size.Width
	if objects[1].Visible() {
		left = max(0, left-right.Width-kit.Scaled(10))
	}
	objects[0].Resize(fyne.NewSize(left, heightAt(objects[0], left)))
	objects[1].Resize(right)
	objects[1].Move(fyne.NewPos(size.Width-right.Width, 0))
}

func (titleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	title, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(title.Width+right.Width+kit.Scaled(10), max(title.Height, right.Height))
}
