package export

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"counterweight/procurement"
)

// A worksheet's cell holds so many UTF-16 code units, and a page's heading so many characters, before a reader calls the file damaged.
const (
	maxCellText    = 32767
	maxHeadingText = 255
)

// cellText is text as a cell can hold it: without control characters, one kind of line end, and cut where it is too long, with a note
// of how long it was. It stays text whatever it begins with, since text cells are never read as formulas.
func cellText(text string) string {
	text = clean(text)
	if len(text) <= maxCellText { // no more units than bytes
		return text
	}
	units := utf16.Encode([]rune(text))
	if len(units) <= maxCellText {
		return text
	}
	note := procurement.CutNote(text)
	kept := units[:maxCellText-len(utf16.Encode([]rune(note)))]
	if utf16.IsSurrogate(rune(kept[len(kept)-1])) && kept[len(kept)-1] < 0xDC00 { // half a character
		kept = kept[:len(kept)-1]
	}
	return string(utf16.Decode(kept)) + note
}

// clean drops what XML cannot carry or a cell cannot show.
func clean(text string) string {
	if !strings.ContainsFunc(text, unclean) {
		return text
	}
	text = cellLineEnds.Replace(text)
	return strings.Map(func(r rune) rune {
		if unclean(r) && r != utf8.RuneError {
			return -1
		}
		return r // a broken byte comes out as U+FFFD
	}, text)
}

// cellLineEnds turns every kind of line end into the one that cells have.
var cellLineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

// unclean reports whether a character cannot stay in a cell, or is what a broken byte reads as.
func unclean(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029 || r >= 0xFFFD && r <= 0xFFFF
}

// oneLine is text for a place that has one line.
func oneLine(text string) string { return strings.Join(strings.Fields(clean(text)), " ") }

// headingText is text for a page's heading or foot, where & begins a command.
func headingText(text string, most int) string {
	return strings.ReplaceAll(shorten(oneLine(text), most), "&", "&&")
}

// shorten cuts text to so many UTF-16 units, the last of them a … .
func shorten(text string, most int) string {
	units := 0
	for i, r := range text {
		units += utf16.RuneLen(r)
		if units > most {
			cut := []rune(text[:i])
			for len(cut) > 0 && len(utf16.Encode(cut)) > most-1 {
				cut = cut[:len(cut)-1]
			}
			return string(cut) + "…"
		}
	}
	return text
}
