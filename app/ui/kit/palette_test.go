package kit

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"counterweight/app/chart"
)

// contrast is the contrast ratio of two opaque colours as WCAG 2 defines it, 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	light := func(c color.NRGBA) float64 {
		channel := func(v uint8) float64 {
			s := float64(v) / 255
			if s <= 0.04045 {
				return s / 12.92
			}
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Text needs 4.5:1 on what is behind it; lines and marks that carry meaning need 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
const (
	forText = 4.5
	forMark = 3.0
)

// pair is two colours of a palette that meet on the screen.
type pair struct {
	what    string
	a, b    color.NRGBA
	atLeast float64
}

// pairs are all colours of a palette that meet on the screen and must be told apart.
func pairs(p Palette) []pair {
	all := []pair{
		{"navigation text", p.NavigationText, p.Navigation, forText},
		{"navigation text, here", p.NavigationText, p.NavigationHere, forText},
		{"faint navigation text", p.NavigationFaint, p.Navigation, forText},
		{"mark of the page one is on", p.Accent, p.NavigationHere, forMark},
		{"text of a primary button, and of a chosen pill", p.OnPrimary, p.Primary, forText},
		{"text of a button that can't be pressed", p.Secondary, p.Page, forText},
		{"warning text", p.WarningText, p.Warning, forText},
		{"hint in an empty field", p.Hint, p.Card, forText},
		{"text in a locked field", p.Secondary, p.Page, forText},
		{"border of a field", p.InputBorder, p.Card, forMark},
		{"border of a field with a wrong text", p.Bad, p.Card, forMark},
		{"tick in its box", p.OnPrimary, p.Primary, forMark},
		{"line under the tab in front", p.Primary, p.Card, forMark},
		{"arrow of the sorted column", p.Primary, p.Heading, forMark},
		{"filled part of a bar against the rest", p.Primary, p.Track, forMark},
		{"frame around the cell that is typed into, on a selected row", p.Focus, p.RowSelected, forMark},
		{"line above sums", p.InputBorder, p.Card, forMark},
	}
	grounds := []struct {
		name string
		c    color.NRGBA
	}{
		{"the page", p.Page},
		{"a card", p.Card},
		{"a heading", p.Heading},
		{"a row under the pointer", p.RowHover},
		{"a selected row", p.RowSelected},
		{"a row of results", p.Result},
	}
	for _, ground := range grounds {
		all = append(all,
			pair{"text on " + ground.name, p.Text, ground.c, forText},
			pair{"secondary text on " + ground.name, p.Secondary, ground.c, forText},
			pair{"wrong text on " + ground.name, p.Bad, ground.c, forText},
			pair{"main text on " + ground.name, p.Primary, ground.c, forText},
			pair{"focus ring on " + ground.name, p.Focus, ground.c, forMark},
		)
	}
	for tone, tint := range p.Tints {
		name := fmt.Sprintf("tone %d", tone)
		all = append(all,
			pair{"chip text, " + name, tint.Text, tint.Ground, forText},
			pair{"shape on a chip, " + name, tint.Text, tint.Ground, forMark},
			pair{"text on the ground, " + name, p.Text, tint.Ground, forText},
			pair{"text on the deep ground, " + name, p.Text, tint.Deep, forText},
			pair{"dot on a card, " + name, tint.Mark, p.Card, forMark},
			pair{"dot on a row under the pointer, " + name, tint.Mark, p.RowHover, forMark},
			pair{"frame around a cell, " + name, p.Focus, tint.Ground, forMark},
		)
	}
	for i, ink := range p.Series {
		all = append(all,
			pair{fmt.Sprintf("line %d of a chart", i), ink, p.Card, forMark},
			pair{fmt.Sprintf("name of line %d of a chart", i), ink, p.Card, forText},
			pair{fmt.Sprintf("name on band %d of a chart", i), p.OnPrimary, ink, forText},
		)
	}
	return append(all,
		pair{"words on the first part of a bar in a chart", p.OnPrimary, p.Primary, forText},
		pair{"words on the second part", p.Text, p.Tint(ToneInfo).Line, forText},
	)
}

func TestEverythingCanBeReadInBothThemes(t *testing.T) {
	for name, p := range map[string]Palette{"light": Light, "dark": Dark} {
		for _, pair := range pairs(p) {
			if got := contrast(pair.a, pair.b); got < pair.atLeast {
				t.Errorf("%s: %s has contrast %.2f, less than %v", name, pair.what, got, pair.atLeast)
			}
		}
	}
}

func TestEachInkOfAChartHasAColourOfItsOwn(t *testing.T) {
	show(t, canvas.NewRectangle(color.Black), fyne.NewSize(10, 10))
	seen := map[color.Color]chart.Ink{}
	for ink := chart.Text; ink < chart.First+chart.LineInks; ink++ {
		c := chartInk(ink)
		if c == color.Transparent {
			t.Errorf("ink %d has no colour", ink)
		}
		if other, twice := seen[c]; twice && ink < chart.First {
			t.Errorf("inks %d and %d have the same colour", other, ink)
		}
		seen[c] = ink
	}
	if chartInk(chart.NoInk) != color.Transparent {
		t.Error("no ink has a colour")
	}
}
