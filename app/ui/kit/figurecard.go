package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// FigureCard is a card with a figure and what it counts, that leads to what is behind it.
type FigureCard struct {
	widget.BaseWidget
	figure, words  *Wrapped
	open           func()
	hovered, focus bool
}

// NewFigureCard is a card that is still empty.
func NewFigureCard(open func()) *FigureCard {
	c := &FigureCard{
		figure: Words("–", theme.SizeNameHeadingText, true, Plain).AtMost(1), words: Words("", theme.SizeNameText, false, Secondary).AtMost(2), open: open,
	}
	c.ExtendBaseWidget(c)
	return c
}

// Set says the figure and what it counts.
func (c *FigureCard) Set(figure, words string) {
	c.figure.SetText(figure)
	c.words.SetText(words)
	c.Refresh()
}

// Says is what the card says: 24 live contracts · £48.2m.
func (c *FigureCard) Says() string { return c.figure.Text() + " " + c.words.Text() }

// Tapped leads to what is behind the figure.
func (c *FigureCard) Tapped(*fyne.PointEvent) { c.open() }

// FocusGained shows the ring of the keyboard.
func (c *FigureCard) FocusGained() { c.focus = true; c.Refresh(); reveal(c) }

// FocusLost hides it.
func (c *FigureCard) FocusLost() { c.focus = false; c.Refresh() }

// TypedRune does nothing.
func (c *FigureCard) TypedRune(rune) {}

// TypedKey opens it on Enter or Space.
func (c *FigureCard) TypedKey(e *fyne.KeyEvent) {
	opensBy(c, e.Name, c.open)
}

// MouseIn shows that it answers.
func (c *FigureCard) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved does nothing more.
func (c *FigureCard) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (c *FigureCard) MouseOut() { c.hovered = false; c.Refresh() }

// Cursor is a hand: it leads somewhere.
func (c *FigureCard) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the card.
func (c *FigureCard) CreateRenderer() fyne.WidgetRenderer {
	r := &figureCardRenderer{c: c, ground: canvas.NewRectangle(color.Transparent)}
	r.ground.CornerRadius = 7
	r.Refresh()
	return r
}

type figureCardRenderer struct {
	c      *FigureCard
	ground *canvas.Rectangle
}

// Measures of a figure's card, at 100 % text.
const (
	figureTop  = 10
	figureSide = 14
)

func (r *figureCardRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	side, top := Scaled(figureSide), Scaled(figureTop)
	width := size.Width - 2*side
	high := heightAt(r.c.figure, width)
	r.c.figure.Move(fyne.NewPos(side, top))
	r.c.words.Resize(fyne.NewSize(width, heightAt(r.c.words, width)))
	r.c.words.Move(fyne.NewPos(side, top+high+Scaled(1)))
}

func (r *figureCardRenderer) MinSize() fyne.Size {
	if width := r.c.Size().Width - 2*Scaled(figureSide); width > 0 {
		heightAt(r.c.words, width)
	}
	return fyne.NewSize(Scaled(110), r.c.figure.MinSize().Height+r.c.words.MinSize().Height+2*Scaled(figureTop)+Scaled(2))
}

func (r *figureCardRenderer) Refresh() {
	p := Colours()
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = p.Card, p.Line, 1
	switch {
	case r.c.focus:
		r.ground.StrokeColor, r.ground.StrokeWidth = p.Focus, 2
	case r.c.hovered:
		r.ground.FillColor = p.RowHover
	}
	r.Layout(r.c.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *figureCardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.c.figure, r.c.words}
}
func (r *figureCardRenderer) Destroy() {}
