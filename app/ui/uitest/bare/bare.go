// Package bare is what a start of the window is measured against, and by. It does without the toolkit's test driver, so that a window
// that is measured starts with nothing that a test would bring along. Only tests import it.
package bare

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Window shows a window of the program's size with an empty table of the toolkit's own.
func Window(a fyne.App) fyne.Window {
	window := a.NewWindow("Bare")
	window.SetContent(widget.NewTable(
		func() (int, int) { return 0, 8 },
		func() fyne.CanvasObject { return widget.NewLabel("") },
		func(widget.TableCellID, fyne.CanvasObject) {},
	))
	window.Resize(fyne.NewSize(1280, 720))
	window.Show()
	return window
}

// Painted waits until a window has painted what it holds now, and gives the time. It must not be called on the UI goroutine.
func Painted(window fyne.Window) time.Time {
	painted := make(chan time.Time, 1)
	fyne.Do(func() {
		mark := canvas.NewRaster(func(w, h int) image.Image { // painted after all else
			select {
			case painted <- time.Now():
			default:
			}
			return image.NewRGBA(image.Rect(0, 0, w, h))
		})
		mark.Resize(fyne.NewSize(1, 1))
		window.Canvas().Overlays().Add(mark)
	})
	return <-painted
}
