package kit

import (
	"image/color"
	"math"
	"testing"
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

func TestTextCanBeReadInBothThemes(t *testing.T) {
	for name, p := range map[string]Palette{"light": Light, "dark": Dark} {
		grounds := map[string]color.NRGBA{
			"page": p.Page, "card": p.Card, "heading": p.Heading, "hovered row": p.RowHover, "selected row": p.RowSelected,
		}
		for ground, behind := range grounds {
			for text, ink := range map[string]color.NRGBA{"text": p.Text, "secondary text": p.Secondary, "error": p.Bad} {
				if got := contrast(ink, behind); got < 4.5 {
					t.Errorf("%s: %s on %s has contrast %.2f, less than 4.5", name, text, ground, got)
				}
			}
		}
		pairs := []struct {
			what    string
			a, b    color.NRGBA
			atLeast float64
		}{
			{"navigation text", p.NavigationText, p.Navigation, 4.5},
			{"navigation text, here", p.NavigationText, p.NavigationHere, 4.5},
			{"faint navigation text", p.NavigationFaint, p.Navigation, 4.5},
			{"text of a primary button", p.OnPrimary, p.Primary, 4.5},
			{"warning text", p.WarningText, p.Warning, 4.5},
			{"border of a field", p.InputBorder, p.Card, 3},
			{"focus ring on a card", p.Focus, p.Card, 3},
			{"focus ring on the page", p.Focus, p.Page, 3},
			{"mark of the page one is on", p.Accent, p.NavigationHere, 3},
		}
		for _, pair := range pairs {
			if got := contrast(pair.a, pair.b); got < pair.atLeast {
				t.Errorf("%s: %s has contrast %.2f, less than %v", name, pair.what, got, pair.atLeast)
			}
		}
	}
}
