package gallery_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/kit/gallery"
	"counterweight/app/ui/uitest"
)

// places are the windows that a piece must stand in: what the navigation leaves of a screen.
var places = []struct {
	name  string
	theme kit.Theme
	size  fyne.Size
}{
	{"light", kit.Theme{}, fyne.NewSize(1170, 768)},
	{"dark", kit.Theme{Mode: kit.DarkMode}, fyne.NewSize(1170, 768)},
	{"small", kit.Theme{}, fyne.NewSize(1084, 690)},
	{"large-text", kit.Theme{Scale: 1.5}, fyne.NewSize(1072, 860)}, // pieces stand closer together here than on any page
}

func TestNothingIsCutOffOrOnTopOfSomethingElse(t *testing.T) {
	for _, place := range places {
		for _, piece := range gallery.Pieces() {
			t.Run(piece.Name+"/"+place.name, func(t *testing.T) {
				test.NewTempApp(t).Settings().SetTheme(&place.theme)
				w := test.NewTempWindow(t, piece.Build())
				w.SetPadded(false)
				w.Resize(place.size)
				if piece.Act != nil {
					piece.Act(w)
				}
				hand := uitest.NewHand(t, w)
				hand.Settle()
				hand.NothingIsCutOff()
				hand.Picture("kit-" + piece.Name + "-" + place.name)
			})
		}
	}
}

func TestTheGalleryCanBePainted(t *testing.T) {
	for _, piece := range gallery.Pieces() {
		test.NewTempApp(t).Settings().SetTheme(&kit.Theme{Mode: kit.DarkMode})
		w := test.NewTempWindow(t, piece.Build())
		w.Resize(fyne.NewSize(700, 500))
		if piece.Act != nil {
			piece.Act(w)
		}
		if bounds := w.Canvas().Capture().Bounds(); bounds.Dx() < 700 {
			t.Errorf("%s is painted %v", piece.Name, fmt.Sprint(bounds))
		}
	}
}
