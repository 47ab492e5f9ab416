package gallery_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
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
	{"large-text", kit.Theme{Scale: 1.5}, fyne.NewSize(1072, 740)},
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
				w.Resize(place.size.SubtractWidthHeight(1, 1)) // the test driver does not lay out anew by itself, as the window does before each frame
				w.Resize(place.size)
				top := w.Canvas().Overlays().Top()
				if top == nil {
					top = w.Content()
				}
				check(t, top, place.size)
				uitest.Picture(t, w, "kit-"+piece.Name+"-"+place.name)
			})
		}
	}
}

// box is a place in the window.
type box struct {
	at   fyne.Position
	size fyne.Size
}

func (b box) right() float32 { return b.at.X + b.size.Width }
func (b box) foot() float32  { return b.at.Y + b.size.Height }

// cut is the part of b that lies in c.
func (b box) cut(c box) box {
	at := fyne.NewPos(max(b.at.X, c.at.X), max(b.at.Y, c.at.Y))
	return box{at, fyne.NewSize(max(0, min(b.right(), c.right())-at.X), max(0, min(b.foot(), c.foot())-at.Y))}
}

// written is a text on the screen.
type written struct {
	text string
	box  box // where its letters are
	clip box
}

// check looks for texts that reach beyond their window, and for texts on top of each other.
func check(t *testing.T, o fyne.CanvasObject, window fyne.Size) {
	t.Helper()
	var all []written
	collect(o, fyne.Position{}, box{size: window}, &all)
	for i, a := range all {
		if a.box.at.X < a.clip.at.X-1 || a.box.right() > a.clip.right()+1 {
			t.Errorf("%q reaches from %.0f to %.0f, but is seen from %.0f to %.0f", a.text, a.box.at.X, a.box.right(), a.clip.at.X, a.clip.right())
		}
		for _, b := range all[:i] {
			if both := a.box.cut(b.box); both.size.Width > 1 && both.size.Height > 3 {
				t.Errorf("%q and %q are on top of each other at %v", a.text, b.text, both.at)
			}
		}
	}
}

// collect finds the texts that are seen. What a field holds scrolls within the field, and what floats covers what is below it.
func collect(o fyne.CanvasObject, at fyne.Position, clip box, all *[]written) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		letters := box{at, fyne.NewSize(o.MinSize().Width, o.TextSize)}
		switch o.Alignment {
		case fyne.TextAlignTrailing:
			letters.at.X += o.Size().Width - letters.size.Width
		case fyne.TextAlignCenter:
			letters.at.X += (o.Size().Width - letters.size.Width) / 2
		}
		letters.at.Y += (o.Size().Height - o.TextSize) / 2
		if seen := letters.cut(clip); o.Text != "" && seen.size.Height > letters.size.Height/2 && seen.size.Width > 0 {
			*all = append(*all, written{o.Text, letters, clip})
		}
		return
	case *canvas.Rectangle:
		if _, _, _, alpha := o.FillColor.RGBA(); alpha == 0xFFFF {
			*all = uncovered(*all, box{at, o.Size()}.cut(clip))
		}
		return
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		if _, field := o.(interface{ SelectedText() string }); field {
			return
		}
		if _, scroll := o.(*container.Scroll); scroll {
			clip = clip.cut(box{at, o.Size()})
		}
		if _, clips := o.(*container.Clip); clips {
			clip = clip.cut(box{at, o.Size()})
		}
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		collect(child, at, clip, all)
	}
}

// uncovered leaves out what a rectangle covers that is painted later: what floats above it, or what leads the rows of a grid.
func uncovered(all []written, cover box) []written {
	return slices.DeleteFunc(all, func(w written) bool {
		left := w.box.cut(cover)
		return left.size.Width > 0 && left.size.Height > w.box.size.Height/2
	})
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
