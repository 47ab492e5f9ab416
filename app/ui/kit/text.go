package kit

import (
	"image/color"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// Ink says in which of the palette's colours something is drawn.
type Ink func(Palette) color.NRGBA

// The inks of text.
var (
	Plain     Ink = func(p Palette) color.NRGBA { return p.Text }
	Secondary Ink = func(p Palette) color.NRGBA { return p.Secondary }
	OnDark    Ink = func(p Palette) color.NRGBA { return p.NavigationText }
	OnDarkLow Ink = func(p Palette) color.NRGBA { return p.NavigationFaint }
	// PageGround is behind all cards.
	PageGround Ink = func(p Palette) color.NRGBA { return p.Page }
)

// Text is one line in a size of the theme.
func Text(s string, size fyne.ThemeSizeName, bold bool, ink Ink) *canvas.Text {
	t := canvas.NewText(s, ink(Colours()))
	t.TextSize = theme.Size(size)
	t.TextStyle.Bold = bold
	return t
}

// Paragraph is plain text that wraps at words.
func Paragraph(s string) *Wrapped { return Words(s, theme.SizeNameText, false, Plain) }

// Pad leaves room around o, in lengths at 100 % text.
func Pad(top, bottom, left, right float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(Scaled(top), Scaled(bottom), Scaled(left), Scaled(right)), o)
}

// Stack puts objects one under the other with a gap, in lengths at 100 % text.
func Stack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(Scaled(gap)), objects...)
}

// Card is a white sheet with a thin line around it.
func Card(o fyne.CanvasObject) fyne.CanvasObject {
	p := Colours()
	return sheet(p.Card, p.Line, o)
}

// Warning is a card that asks to check something.
func Warning(o fyne.CanvasObject) fyne.CanvasObject {
	p := Colours()
	return sheet(p.Warning, p.WarningLine, o)
}

func sheet(fill, line color.NRGBA, o fyne.CanvasObject) fyne.CanvasObject {
	r := canvas.NewRectangle(fill)
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = line, 1, 7
	return container.NewStack(r, o)
}

// Band is a rectangle of one colour behind o.
func Band(ink Ink, o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(canvas.NewRectangle(ink(Colours())), o)
}

// fit cuts s so that it is no wider than width, and ends it with an ellipsis where it was cut.
func fit(s string, width, size float32, style fyne.TextStyle) string {
	if float32(utf8.RuneCountInString(s))*size <= width { // no letter is wider than it is high
		return s
	}
	wide := func(s string) bool { return fyne.MeasureText(s, size, style).Width > width }
	if !wide(s) {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes) // the longest prefix that fits lies from low up to but without high
	for low+1 < high {
		middle := (low + high) / 2
		if wide(string(runes[:middle]) + "…") {
			high = middle
		} else {
			low = middle
		}
	}
	return string(runes[:low]) + "…"
}

// DarkCard is a sheet in the colours of the navigation, for what stands over a page.
func DarkCard(o fyne.CanvasObject) fyne.CanvasObject {
	p := Colours()
	return sheet(p.Navigation, p.NavigationHere, o)
}

// Notice is a warning in a triangle's company: what to check in bold, and why.
func Notice(lead, why string) fyne.CanvasObject {
	if lead != "" && why != "" {
		lead += " "
	}
	sign := ShapeMark(Triangle, OnWarning)
	words := Runs(theme.SizeNameText, OnWarning, Run{lead, true}, Run{why, false})
	return Warning(Pad(9, 9, 11, 12, container.New(besideMark{}, sign, words)))
}

// Sentence is an error as a sentence on the screen: it begins with a capital letter. Names that errors begin with keep theirs.
func Sentence(err error) string { return Capital(err.Error()) }

// Capital is a text that begins with a capital letter.
func Capital(text string) string {
	if text == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
