package exchange

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// inLines is text as registers keep it: without spaces around it, and with one kind of line end.
func inLines(text string) string {
	if !isPlain(text) {
		text = lineEnds.Replace(text)
	}
	return strings.TrimSpace(text)
}

// oneLine is text on one line, with one space between words and without characters that nothing can show. Control characters from U+0080 on
// are what bytes of Windows-1252 become where they were taken for another encoding, and are read as what they were.
func oneLine(text string) string {
	if !isPlain(text) {
		text = strings.Map(asWindows, lineEnds.Replace(text))
	}
	return strings.Join(strings.Fields(PlainText(text)), " ")
}

// PlainText is what every form of file can hold of a text, so that two can be compared one of which came out of a workbook: in lines, and
// without characters that nothing can show.
func PlainText(text string) string {
	if !isPlain(text) {
		text = strings.Map(showable, lineEnds.Replace(text))
	}
	return strings.TrimSpace(text)
}

// lineEnds turns every kind of line end into one.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

// isPlain reports whether all of a text is ASCII that can stay, as most is.
func isPlain(text string) bool {
	for i := range len(text) {
		if b := text[i]; b < 0x20 && b != '\n' && b != '\t' || b >= 0x7F {
			return false
		}
	}
	return true
}

// showable drops what can't be shown.
func showable(r rune) rune {
	if r < 0x20 && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF {
		return -1
	}
	return r
}

func asWindows(r rune) rune {
	if r < 0x80 || r >= 0xA0 {
		return r
	}
	if letter := charmap.Windows1252.DecodeByte(byte(r)); letter != utf8.RuneError {
		return letter
	}
	return r
}
