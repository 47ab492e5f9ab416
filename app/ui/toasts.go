package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// toastStands is how long a toast can be read and its action taken.
const toastStands = 8 * time.Second

// toasts say what needs no answer, at the foot of the window, over the page; the newest takes the place of the one before.
type toasts struct {
	runner kit.Runner
	layer  *fyne.Container
	place  *fyne.Container
	shown  int // counts toasts, so that an old timer does not take away a new one
	text   string
}

func newToasts(runner kit.Runner) *toasts {
	t := &toasts{runner: runner, place: container.NewHBox()}
	// At the right, since what a page says of itself, such as how a paste went, stands at the left of its foot.
	t.layer = container.NewBorder(nil, kit.Pad(0, 18, 0, 18, container.NewHBox(layout.NewSpacer(), t.place)), nil, nil)
	return t
}

// show says something and offers what can be done about it.
func (t *toasts) show(text string, actions []kit.ToastAction) {
	t.shown++
	mine := t.shown
	t.text = text
	row := container.NewHBox(container.NewCenter(toastWords(text)))
	for _, action := range actions {
		row.Add(kit.SecondaryButton(action.Text, func() {
			t.clear()
			action.Do()
		}))
	}
	t.place.Objects = []fyne.CanvasObject{kit.DarkCard(kit.Pad(8, 8, 14, 14, row))}
	t.layer.Refresh()
	t.runner.Later(toastStands, func() {
		if mine == t.shown {
			t.clear()
		}
	})
}

// toastWords is one line, or where that would be too long several of one width.
func toastWords(text string) fyne.CanvasObject {
	line := kit.Text(text, theme.SizeNameText, false, kit.OnDark)
	width := kit.Scaled(560)
	if line.MinSize().Width <= width {
		return line
	}
	words := kit.Words(text, theme.SizeNameText, false, kit.OnDark)
	words.Resize(fyne.NewSize(width, 0))
	return container.NewGridWrap(fyne.NewSize(width, words.MinSize().Height), words)
}

func (t *toasts) clear() {
	t.text = ""
	t.place.Objects = nil
	t.layer.Refresh()
}
