package uitest

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"counterweight/app/ui/kit"
)

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

// pane is what of the window a thing is seen through.
type pane struct {
	box
	scrolls  bool // what does not fit can be scrolled to
	sideways bool // likewise beside what is seen
}

// written is a text on the screen.
type written struct {
	text string
	box  box // where its letters are
	pane pane
}

// NothingIsCutOff fails the test where a text reaches beyond the place in which it is seen, or texts are on top of each other.
func (h *Hand) NothingIsCutOff() {
	h.T.Helper()
	var all []written
	collect(h.Sight(), fyne.Position{}, pane{box: box{size: h.window.Canvas().Size()}}, &all)
	for i, a := range all {
		if !a.pane.sideways && (a.box.at.X < a.pane.at.X-1 || a.box.right() > a.pane.right()+1) {
			h.T.Errorf("%q reaches from %.0f to %.0f, but is seen from %.0f to %.0f", a.text, a.box.at.X, a.box.right(), a.pane.at.X, a.pane.right())
		}
		if !a.pane.scrolls && (a.box.at.Y < a.pane.at.Y-1 || a.box.foot() > a.pane.foot()+1) {
			h.T.Errorf("%q stands at %.0f, but the window goes from %.0f to %.0f", a.text, a.box.at.Y, a.pane.at.Y, a.pane.foot())
		}
		for _, b := range all[:i] {
			if both := a.box.cut(b.box); both.size.Width > 1 && both.size.Height > 3 {
				h.T.Errorf("%q and %q are on top of each other at %v", a.text, b.text, both.at)
			}
		}
	}
}

// collect finds the texts that are seen. What a field holds scrolls within the field, and what floats covers what is below it.
func collect(o fyne.CanvasObject, at fyne.Position, through pane, all *[]written) {
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
		seen := letters.cut(through.box)
		if o.Text != "" && (!through.scrolls || seen.size.Height > letters.size.Height/2 && seen.size.Width > 0) {
			*all = append(*all, written{o.Text, letters, through})
		}
		return
	case *canvas.Rectangle:
		if _, _, _, alpha := o.FillColor.RGBA(); alpha == 0xFFFF {
			*all = uncovered(*all, box{at, o.Size()}.cut(through.box))
		}
		return
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		if _, field := o.(interface{ SelectedText() string }); field {
			return
		}
		if _, scroll := o.(*container.Scroll); scroll {
			through = pane{through.cut(box{at, o.Size()}), true, through.sideways}
		}
		if _, clips := o.(*container.Clip); clips {
			through = pane{through.cut(box{at, o.Size()}), true, through.sideways}
		}
		if grid, ok := o.(*kit.Grid); ok {
			through.sideways = grid.ScrollsSideways()
		}
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		collect(child, at, through, all)
	}
}

// uncovered leaves out what a rectangle covers that is painted later: what floats above it, or what leads the rows of a grid.
func uncovered(all []written, cover box) []written {
	return slices.DeleteFunc(all, func(w written) bool {
		left := w.box.cut(cover)
		return left.size.Width > 0 && left.size.Height > w.box.size.Height/2
	})
}
