package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Wrapped is text that breaks at words, over as many lines as its width asks for. It is much cheaper than the toolkit's label.
type Wrapped struct {
	widget.BaseWidget
	runs    []Run
	size    fyne.ThemeSizeName
	ink     Ink
	most    int // lines; 0 for as many as it takes
	pieces  []piece
	lines   int
	objects []fyne.CanvasObject
	broken  breaking
}

// Run is a part of a text that is bold or not.
type Run struct {
	Text string
	Bold bool
}

// piece is a part of a line on the screen.
type piece struct {
	text *canvas.Text
	left float32
	line int
}

// breaking is what lines were broken for.
type breaking struct{ width, size float32 }

// Words is text that breaks at words.
func Words(text string, size fyne.ThemeSizeName, bold bool, ink Ink) *Wrapped {
	return Runs(size, ink, Run{text, bold})
}

// Runs is text that breaks at words and is bold in parts.
func Runs(size fyne.ThemeSizeName, ink Ink, runs ...Run) *Wrapped {
	w := &Wrapped{runs: runs, size: size, ink: ink}
	w.ExtendBaseWidget(w)
	return w
}

// AtMost ends a text of one style with an ellipsis where it takes more lines than this.
func (w *Wrapped) AtMost(lines int) *Wrapped {
	w.most, w.broken = lines, breaking{}
	return w
}

// Text is the whole text.
func (w *Wrapped) Text() string {
	var b strings.Builder
	for _, run := range w.runs {
		b.WriteString(run.Text)
	}
	return b.String()
}

// SetText changes the text, which is as bold as its first part was.
func (w *Wrapped) SetText(text string) {
	if text != w.Text() {
		w.SetRuns(Run{text, w.runs[0].Bold})
	}
}

// SetRuns changes the text.
func (w *Wrapped) SetRuns(runs ...Run) {
	w.runs, w.broken = runs, breaking{}
	w.Refresh()
}

// SetInk changes the colour.
func (w *Wrapped) SetInk(ink Ink) {
	w.ink = ink
	w.Refresh()
}

// breakFor breaks the text for a width.
func (w *Wrapped) breakFor(width float32) {
	size := theme.Size(w.size)
	if w.broken == (breaking{width, size}) {
		return
	}
	w.broken = breaking{width, size}
	w.pieces, w.objects = nil, nil
	b := breaker{width: width, size: size}
	for _, run := range w.runs {
		b.add(run)
	}
	if w.most > 0 && b.line >= w.most {
		b.cut(w.most)
	}
	w.lines = b.line + 1
	for _, p := range b.parts {
		text := Text(p.text, w.size, p.bold, w.ink)
		w.pieces = append(w.pieces, piece{text, p.left, p.line})
		w.objects = append(w.objects, text)
	}
}

// breaker breaks text into lines.
type breaker struct {
	width, size float32
	line        int
	end         float32 // where the last part ends
	parts       []linePart
}

// linePart is a stretch of one line in one style.
type linePart struct {
	text string
	bold bool
	left float32
	line int
}

// cut ends the last of so many lines with an ellipsis, in the stead of what follows.
func (b *breaker) cut(lines int) {
	for i, p := range b.parts {
		if p.line < lines-1 {
			continue
		}
		var rest []string
		for _, p := range b.parts[i:] {
			rest = append(rest, p.text)
		}
		p.text = fit(strings.Join(rest, " "), b.width-p.left, b.size, fyne.TextStyle{Bold: p.bold})
		b.parts, b.line = append(b.parts[:i], p), lines-1
		return
	}
}

func (b *breaker) measure(text string, bold bool) float32 {
	return fyne.MeasureText(text, b.size, fyne.TextStyle{Bold: bold}).Width
}

// add breaks one run behind what is there.
func (b *breaker) add(run Run) {
	for i, paragraph := range strings.Split(run.Text, "\n") {
		if i > 0 {
			b.feed()
		}
		spaced := strings.HasPrefix(paragraph, " ")
		for _, word := range strings.Fields(paragraph) {
			b.word(word, run.Bold, spaced)
			spaced = true
		}
		if spaced && strings.HasSuffix(paragraph, " ") && b.end > 0 {
			b.end += b.measure(" ", run.Bold)
		}
	}
}

func (b *breaker) feed() {
	b.line++
	b.end = 0
}

// word puts a word behind the last one, or into the next line; a word that is wider than a whole line is cut where it must be.
func (b *breaker) word(word string, bold, spaced bool) {
	text := word
	if spaced && b.end > 0 {
		text = " " + word
	}
	if b.end > 0 && b.end+b.measure(text, bold) > b.width {
		b.feed()
		text = word
	}
	for b.end == 0 && b.width > 0 && b.measure(text, bold) > b.width {
		n := b.fitting(text, bold)
		if n == len(text) {
			break
		}
		b.put(text[:n], bold)
		b.feed()
		text = text[n:]
	}
	b.put(text, bold)
}

// fitting is how many bytes of a word fit into a line: one letter at least.
func (b *breaker) fitting(word string, bold bool) int {
	for i := range word {
		_, size := utf8.DecodeRuneInString(word[i:])
		if i > 0 && b.measure(word[:i+size], bold) > b.width {
			return i
		}
	}
	return len(word)
}

// put lengthens the last part of the line, or begins one.
func (b *breaker) put(text string, bold bool) {
	if n := len(b.parts); n > 0 && b.end > 0 && b.parts[n-1].line == b.line && b.parts[n-1].bold == bold {
		last := &b.parts[n-1]
		last.text += text
	} else {
		b.parts = append(b.parts, linePart{text, bold, b.end, b.line})
	}
	b.end += b.measure(text, bold) // word by word: measures of words are kept, those of ever longer lines would be taken anew
}

// breakLines breaks text of one style.
func breakLines(text string, width, size float32, style fyne.TextStyle) []string {
	b := breaker{width: width, size: size}
	b.add(Run{text, style.Bold})
	lines := make([]string, b.line+1)
	for _, p := range b.parts {
		lines[p.line] += p.text
	}
	return lines
}

// CreateRenderer draws the lines.
func (w *Wrapped) CreateRenderer() fyne.WidgetRenderer { return &wrappedRenderer{w} }

type wrappedRenderer struct{ w *Wrapped }

func (r *wrappedRenderer) leading() float32 { return theme.Size(r.w.size) * 1.35 }

func (r *wrappedRenderer) Layout(size fyne.Size) {
	r.w.breakFor(size.Width)
	for _, p := range r.w.pieces {
		p.text.Move(fyne.NewPos(p.left, float32(p.line)*r.leading()))
		p.text.Resize(fyne.NewSize(size.Width-p.left, r.leading()))
	}
}

// MinSize is as high as the lines are at the width that the text has now.
func (r *wrappedRenderer) MinSize() fyne.Size {
	w := r.w
	if w.Text() == "" {
		return fyne.NewSize(0, 0)
	}
	if width := w.Size().Width; width > 0 {
		w.breakFor(width)
	}
	return fyne.NewSize(Scaled(40), float32(max(1, w.lines))*r.leading())
}

func (r *wrappedRenderer) Refresh() {
	r.Layout(r.w.Size())
	for _, p := range r.w.pieces {
		p.text.Color = r.w.ink(Colours())
		p.text.Refresh()
	}
}

func (r *wrappedRenderer) Objects() []fyne.CanvasObject { return r.w.objects }
func (r *wrappedRenderer) Destroy()                     {}
