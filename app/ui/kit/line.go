package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Line is one line of text that ends with an ellipsis where it is wider than its place.
type Line struct {
	widget.BaseWidget
	whole string
	size  fyne.ThemeSizeName
	ink   Ink
	text  *canvas.Text
}

// OneLine is a line of text in a size of the theme.
func OneLine(s string, size fyne.ThemeSizeName, bold bool, ink Ink) *Line {
	l := &Line{whole: s, size: size, ink: ink, text: Text(s, size, bold, ink)}
	l.ExtendBaseWidget(l)
	return l
}

// SetText changes the text.
func (l *Line) SetText(s string) {
	if s != l.whole {
		l.whole = s
		l.Refresh()
	}
}

// Text is the whole text.
func (l *Line) Text() string { return l.whole }

// CreateRenderer draws the text.
func (l *Line) CreateRenderer() fyne.WidgetRenderer { return &lineRenderer{l} }

type lineRenderer struct{ l *Line }

func (r *lineRenderer) Layout(size fyne.Size) {
	t := r.l.text
	t.Text = fit(r.l.whole, size.Width, t.TextSize, t.TextStyle)
	t.Resize(size)
}

// MinSize is as high as the text, and as wide as a few letters of it.
func (r *lineRenderer) MinSize() fyne.Size {
	t := r.l.text
	whole := fyne.MeasureText(r.l.whole, t.TextSize, t.TextStyle)
	return fyne.NewSize(min(Scaled(40), whole.Width), whole.Height)
}

func (r *lineRenderer) Refresh() {
	r.l.text.Color, r.l.text.TextSize = r.l.ink(Colours()), theme.Size(r.l.size)
	r.Layout(r.l.Size())
	r.l.text.Refresh()
}

func (r *lineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.l.text} }
func (r *lineRenderer) Destroy()                     {}
