package kit

import "image/color"

// Tone is how something is meant: well, to be watched, badly, or just to be known. A tone is never alone: words or a shape say the same.
type Tone uint8

// The tones.
const (
	ToneNone Tone = iota
	ToneGood
	ToneWarn
	TonePoor // worse than to be watched, not yet bad
	ToneBad
	ToneInfo
)

// Tint are the colours of one tone: a soft ground and a deeper one, a line around them, the text on the soft one, and a strong colour for
// marks on a card.
type Tint struct{ Ground, Deep, Line, Text, Mark color.NRGBA }

// The inks of words that say something is well, wrong, or waits.
var (
	Wrong Ink = func(p Palette) color.NRGBA { return p.Bad }
	Main  Ink = func(p Palette) color.NRGBA { return p.Primary }
	// CardGround is behind what stands on cards, and behind the header of a page.
	CardGround Ink = func(p Palette) color.NRGBA { return p.Card }
	// OnWarning is for words on a [Warning].
	OnWarning Ink = func(p Palette) color.NRGBA { return p.WarningText }
)

// Mark is the ink of marks in a tone on a card.
func Mark(t Tone) Ink { return func(p Palette) color.NRGBA { return p.Tint(t).Mark } }

// Tint are the colours of a tone in the palette.
func (p Palette) Tint(t Tone) Tint { return p.Tints[t] }

var lightTints = [...]Tint{
	ToneNone: {Ground: rgb(0xEEF1F4), Deep: rgb(0xDDE3E8), Line: rgb(0xC3CCD4), Text: rgb(0x45525E), Mark: rgb(0x5B6875)},
	ToneGood: {Ground: rgb(0xE3F2E7), Deep: rgb(0xBFE3CA), Line: rgb(0x8FC7A1), Text: rgb(0x14532A), Mark: rgb(0x14703A)},
	ToneWarn: {Ground: rgb(0xFFF3D6), Deep: rgb(0xFFE3A0), Line: rgb(0xE2BC66), Text: rgb(0x5E4100), Mark: rgb(0xA06800)},
	TonePoor: {Ground: rgb(0xFFE8DC), Deep: rgb(0xFFD0B8), Line: rgb(0xE6A583), Text: rgb(0x7A2F0B), Mark: rgb(0xB3541E)},
	ToneBad:  {Ground: rgb(0xFBE0DF), Deep: rgb(0xF5BDBB), Line: rgb(0xE29A96), Text: rgb(0x7F1712), Mark: rgb(0xB3261E)},
	ToneInfo: {Ground: rgb(0xE2EEF3), Deep: rgb(0xC6DEE8), Line: rgb(0x8FB8CA), Text: rgb(0x0B4A63), Mark: rgb(0x0F5B78)},
}

var darkTints = [...]Tint{
	ToneNone: {Ground: rgb(0x28323A), Deep: rgb(0x36424C), Line: rgb(0x4A5762), Text: rgb(0xC3CDD5), Mark: rgb(0xA3B0BB)},
	ToneGood: {Ground: rgb(0x173122), Deep: rgb(0x1F4A31), Line: rgb(0x2F6B45), Text: rgb(0x93DBAC), Mark: rgb(0x5DBB83)},
	ToneWarn: {Ground: rgb(0x352A12), Deep: rgb(0x54421A), Line: rgb(0x7A5F22), Text: rgb(0xF0C877), Mark: rgb(0xE0A33A)},
	TonePoor: {Ground: rgb(0x3A2418), Deep: rgb(0x5C3722), Line: rgb(0x86502F), Text: rgb(0xF7B48F), Mark: rgb(0xF08A52)},
	ToneBad:  {Ground: rgb(0x3A1F21), Deep: rgb(0x5E2E30), Line: rgb(0x8A4244), Text: rgb(0xF8ABAD), Mark: rgb(0xF2777A)},
	ToneInfo: {Ground: rgb(0x16303B), Deep: rgb(0x1F4757), Line: rgb(0x2F6478), Text: rgb(0x9BD3E8), Mark: rgb(0x5FB3D1)},
}
