package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
)

// Theme is the program's look: Liberation Sans (the measures of Arial, with Welsh, Greek and Cyrillic letters), dense and calm.
type Theme struct {
	Mode Mode
	// Scale is the size of text, 1 for 100 %.
	Scale float32
	// Roomy puts the rows of tables further apart.
	Roomy bool
}

var fonts = map[fyne.TextStyle]fyne.Resource{
	{}:                         fyne.NewStaticResource("LiberationSans-Regular.ttf", liberationsansregular.TTF),
	{Bold: true}:               fyne.NewStaticResource("LiberationSans-Bold.ttf", liberationsansbold.TTF),
	{Italic: true}:             fyne.NewStaticResource("LiberationSans-Italic.ttf", liberationsansitalic.TTF),
	{Bold: true, Italic: true}: fyne.NewStaticResource("LiberationSans-BoldItalic.ttf", liberationsansbolditalic.TTF),
}

// Font is Liberation Sans in the style's weight and slant; monospace and symbols are the toolkit's own.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	if s.Monospace || s.Symbol {
		return theme.DefaultTheme().Font(s)
	}
	return fonts[fyne.TextStyle{Bold: s.Bold, Italic: s.Italic}]
}

// LoadFonts reads the bold face, so that drawing the first page need not; the regular one is there as soon as the window has a menu. It may
// be called off the UI goroutine once the theme is set.
func LoadFonts() { fyne.MeasureText(" ", sizes[theme.SizeNameText], fyne.TextStyle{Bold: true}) }

// Icon is the toolkit's own.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// OnNavigation is the colour of pictures in the navigation.
const OnNavigation fyne.ThemeColorName = "counterweightOnNavigation"

// Color gives the toolkit's own pieces the palette's colours.
func (t *Theme) Color(n fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	p := t.palette(variant)
	switch n {
	case OnNavigation:
		return p.NavigationText
	case theme.ColorNameBackground:
		return p.Page
	case theme.ColorNameForeground:
		return p.Text
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return p.Primary
	case theme.ColorNameForegroundOnPrimary:
		return p.OnPrimary
	case theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, theme.ColorNameButton:
		return p.Card
	case theme.ColorNameInputBorder:
		return p.InputBorder
	case theme.ColorNameSeparator:
		return p.Line
	case theme.ColorNameHeaderBackground:
		return p.Heading
	case theme.ColorNameSelection:
		return p.RowSelected
	case theme.ColorNameHover:
		return p.RowHover
	case theme.ColorNamePlaceHolder:
		return p.Hint
	case theme.ColorNameDisabled:
		return p.Secondary
	case theme.ColorNameShadow:
		return p.Shadow
	case theme.ColorNameFocus:
		return p.Focus
	case theme.ColorNameError:
		return p.Bad
	}
	if p == Dark {
		return theme.DefaultTheme().Color(n, theme.VariantDark)
	}
	return theme.DefaultTheme().Color(n, theme.VariantLight)
}

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText: 13, theme.SizeNameHeadingText: 18, theme.SizeNameSubHeadingText: 14, theme.SizeNameCaptionText: 11.5,
	theme.SizeNamePadding: 3, theme.SizeNameInnerPadding: 6, theme.SizeNameInlineIcon: 16,
	theme.SizeNameInputRadius: 5, theme.SizeNameSelectionRadius: 5, theme.SizeNameScrollBarSmall: 4,
}

// Size is the look's own measure, grown with the size of text.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	size, own := sizes[n]
	if !own {
		size = theme.DefaultTheme().Size(n)
	}
	if t.Scale > 0 {
		size *= t.Scale
	}
	return size
}

// Scaled is a length that grows with the size of text as the theme's own sizes do.
func Scaled(length float32) float32 {
	return length * theme.Size(theme.SizeNameText) / sizes[theme.SizeNameText]
}
