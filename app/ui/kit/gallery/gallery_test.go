package gallery_test

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/kit/gallery"
)

func TestEveryPieceIsDrawnInBothThemesAndSizes(t *testing.T) {
	for name, look := range map[string]*kit.Theme{
		"light": {}, "dark": {Mode: kit.DarkMode}, "light-150": {Scale: 1.5},
	} {
		for _, piece := range gallery.Pieces() {
			t.Run(piece.Name+"/"+name, func(t *testing.T) {
				test.NewTempApp(t).Settings().SetTheme(look)
				w := test.NewTempWindow(t, piece.Build())
				w.SetPadded(false)
				w.Resize(fyne.NewSize(1170, 768))
				if piece.Act != nil {
					piece.Act(w)
				}
				keep(t, w, piece.Name+"-"+name)
			})
		}
	}
}

// keep writes a picture of the window where the environment asks for pictures.
func keep(t *testing.T, w fyne.Window, name string) {
	size := w.Canvas().Size()
	w.Resize(size.SubtractWidthHeight(1, 1)) // the test driver does not lay out anew by itself, as the window does before each frame
	w.Resize(size)
	picture := w.Canvas().Capture()
	folder := os.Getenv("COUNTERWEIGHT_PICTURES")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, "kit-"+name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, picture); err != nil {
		t.Fatal(err)
	}
}
