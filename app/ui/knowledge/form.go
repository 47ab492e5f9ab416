package knowledge

import (
	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
)

// ask shows a dialog; first gets the keyboard, and Enter in last is as good as the button.
func (p *Page) ask(f *kit.Asking, title, yes string, width float32, content fyne.CanvasObject, first, last *kit.Field) {
	p.asking = f
	f.Show(p.host, title, yes, width, content, first, last)
}
