// Package kit is what every page of the window is made of: the colours, the type and the pieces that pages share. Pages say what they
// show, as columns and values; how it looks and how it answers to mouse and keyboard is written here once.
package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Palette are the colours of one theme by what they mean.
type Palette struct {
	Page, Card, Line                color.NRGBA
	RowLine, RowHover, RowSelected  color.NRGBA
	Heading                         color.NRGBA // behind the headings of a table
	Text, Secondary                 color.NRGBA
	Hint                            color.NRGBA // what stands in an empty field
	Primary, OnPrimary, Accent      color.NRGBA
	Navigation, NavigationHere      color.NRGBA
	NavigationText, NavigationFaint color.NRGBA
	InputBorder, Focus              color.NRGBA
	ButtonLine                      color.NRGBA // around a button that is not the primary one
	Warning, WarningText            color.NRGBA // a card that asks to check something
	WarningLine                     color.NRGBA
	Bad                             color.NRGBA    // the text of an error
	Shadow                          color.NRGBA    // below what floats, and where something scrolls on
	Veil                            color.NRGBA    // over a window with a dialog in front of it
	Track                           color.NRGBA    // the part of a bar that is not filled
	Result                          color.NRGBA    // behind a row of results
	Tints                           [6]Tint        // by [Tone]
	Series                          [6]color.NRGBA // lines of a chart that must be told apart
}

// Light and Dark are the two palettes.
var (
	Light = Palette{
		Page: rgb(0xF5F6F8), Card: rgb(0xFFFFFF), Line: rgb(0xDFE4E9),
		RowLine: rgb(0xEDF0F2), RowHover: rgb(0xF3F7F9), RowSelected: rgb(0xE2EEF3), Heading: rgb(0xFAFBFC),
		Text: rgb(0x1D2733), Secondary: rgb(0x5B6875), Hint: rgb(0x6B7783),
		Primary: rgb(0x0F5B78), OnPrimary: rgb(0xFFFFFF), Accent: rgb(0xF2B544),
		Navigation: rgb(0x12303F), NavigationHere: rgb(0x1D4A60), NavigationText: rgb(0xE3ECF1), NavigationFaint: rgb(0x9DB6C3),
		InputBorder: rgb(0x84909B), Focus: rgb(0x0F5B78), ButtonLine: rgb(0xC3CCD4),
		Warning: rgb(0xFFF7E2), WarningText: rgb(0x4A3A10), WarningLine: rgb(0xE8C87A), Bad: rgb(0xB3261E), Shadow: color.NRGBA{A: 0x2E}, Veil: color.NRGBA{0x12, 0x20, 0x2B, 0x66},
		Track: rgb(0xE3E8EC), Result: rgb(0xEBF3F7), Tints: lightTints,
		Series: [...]color.NRGBA{rgb(0x0F5B78), rgb(0xB3261E), rgb(0x14703A), rgb(0x8A5A00), rgb(0x6B4FA0), rgb(0xA0377A)},
	}
	Dark = Palette{
		Page: rgb(0x161C22), Card: rgb(0x1B232A), Line: rgb(0x323C45),
		RowLine: rgb(0x262F37), RowHover: rgb(0x222C34), RowSelected: rgb(0x1D3440), Heading: rgb(0x202931),
		Text: rgb(0xE6EBEF), Secondary: rgb(0xA3B0BB), Hint: rgb(0x7F8C98),
		Primary: rgb(0x5FB3D1), OnPrimary: rgb(0x0C1A21), Accent: rgb(0xF2B544),
		Navigation: rgb(0x0F1A21), NavigationHere: rgb(0x1B3644), NavigationText: rgb(0xDCE6EC), NavigationFaint: rgb(0x93A8B4),
		InputBorder: rgb(0x74818C), Focus: rgb(0x5FB3D1), ButtonLine: rgb(0x46525C),
		Warning: rgb(0x2E2816), WarningText: rgb(0xF3E3B8), WarningLine: rgb(0x7A6428), Bad: rgb(0xF2777A), Shadow: color.NRGBA{A: 0x66}, Veil: color.NRGBA{0, 0, 0, 0x88},
		Track: rgb(0x35414B), Result: rgb(0x1F2D36), Tints: darkTints,
		Series: [...]color.NRGBA{rgb(0x5FB3D1), rgb(0xF2777A), rgb(0x5DBB83), rgb(0xE0A33A), rgb(0xB3A0EA), rgb(0xE58CC4)},
	}
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

// Colours is the palette in use: that of the program's theme, light where another theme is set.
func Colours() Palette {
	if look, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return look.palette(fyne.CurrentApp().Settings().ThemeVariant())
	}
	return Light
}

// Mode says which palette a theme shows.
type Mode uint8

// The modes of a theme.
const (
	LightMode Mode = iota
	DarkMode
	SystemMode // as the desktop says
)

func (t *Theme) palette(system fyne.ThemeVariant) Palette {
	if t.Mode == DarkMode || t.Mode == SystemMode && system == theme.VariantDark {
		return Dark
	}
	return Light
}
