package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Wrapped is text that breaks at words, over as many lines as its width asks for. It is much cheaper than the toolkit's label.
type Wrapped struct {
	widget.BaseWidget
	text   string
	size   fyne.ThemeSizeName
	bold   bool
	ink    Ink
	lines  []*canvas.Text
	broken float32 // the width for which the lines were broken
}

// Words is text that breaks at words.
func Words(text string, size fyne.ThemeSizeName, bold bool, ink Ink) *Wrapped {
	w := &Wrapped{text: text, size: size, bold: bold, ink: ink, broken: -1}
	w.ExtendBaseWidget(w)
	return w
}

// Text is the whole text.
func (w *Wrapped) Text() string { return w.text }

// SetText changes the text.
func (w *Wrapped) SetText(text string) {
	if text != w.text {
		w.text = text
		w.again()
	}
}

// SetInk changes the colour.
func (w *Wrapped) SetInk(ink Ink) {
	w.ink = ink
	w.again()
}

func (w *Wrapped) again() {
	w.broken = -1
	w.Refresh()
}

// breakFor breaks the text for a width.
func (w *Wrapped) breakFor(width float32) {
	if width == w.broken {
		return
	}
	w.broken = width
	w.lines = w.lines[:0]
	size, style := theme.Size(w.size), fyne.TextStyle{Bold: w.bold}
	for _, line := range breakLines(w.text, width, size, style) {
		w.lines = append(w.lines, Text(line, w.size, w.bold, w.ink))
	}
}

// breakLines breaks text at its line ends, and where it is wider than width at words, or within a word that is alone too long.
func breakLines(text string, width, size float32, style fyne.TextStyle) []string {
	wide := func(s string) bool { return fyne.MeasureText(s, size, style).Width > width }
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			switch {
			case line == "":
				line = word
			case !wide(line + " " + word):
				line += " " + word
			default:
				lines = append(lines, line)
				line = word
			}
			for width > 0 && wide(line) {
				head := strings.TrimSuffix(fit(line, width, size, style), "…")
				if head == "" || len(head) >= len(line) {
					break
				}
				lines = append(lines, head)
				line = line[len(head):]
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// CreateRenderer draws the lines.
func (w *Wrapped) CreateRenderer() fyne.WidgetRenderer { return &wrappedRenderer{w} }

type wrappedRenderer struct{ w *Wrapped }

func (r *wrappedRenderer) lineHeight() float32 { return theme.Size(r.w.size) * 1.35 }

func (r *wrappedRenderer) Layout(size fyne.Size) {
	r.w.breakFor(size.Width)
	for i, line := range r.w.lines {
		line.Move(fyne.NewPos(0, float32(i)*r.lineHeight()))
		line.Resize(fyne.NewSize(size.Width, r.lineHeight()))
	}
}

// MinSize is as high as the lines are at the width that the text has now.
func (r *wrappedRenderer) MinSize() fyne.Size {
	if r.w.text == "" {
		return fyne.NewSize(0, 0)
	}
	if r.w.broken < 0 && r.w.Size().Width > 0 {
		r.w.breakFor(r.w.Size().Width)
	}
	return fyne.NewSize(Scaled(40), float32(max(1, len(r.w.lines)))*r.lineHeight())
}

func (r *wrappedRenderer) Refresh() {
	r.Layout(r.w.Size())
	for _, line := range r.w.lines {
		line.Color, line.TextSize = r.w.ink(Colours()), theme.Size(r.w.size)
		line.Refresh()
	}
}

func (r *wrappedRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.w.lines))
	for i, line := range r.w.lines {
		objects[i] = line
	}
	return objects
}
func (r *wrappedRenderer) Destroy() {}
