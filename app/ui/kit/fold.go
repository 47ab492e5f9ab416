package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold brings text into the form in which it is searched: small letters without accents, so that "Gwasanâeth" is found by "gwasanaeth"
// and "Straße" by "strasse".
func fold(s string) string {
	if isPlain(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case letterPairs[r] != "":
			b.WriteString(letterPairs[r])
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// letterPairs are letters that no decomposition takes apart, as they are written without them.
var letterPairs = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d",
	'þ': "th", 'Þ': "th", 'ð': "d", 'Ð': "d", 'ı': "i", '’': "'", '‘': "'", '–': "-", '—': "-",
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// words are what a filter looks for: all of them must be in a row, in any order.
func words(filter string) []string { return strings.Fields(fold(filter)) }

// hasAll reports whether folded text has all words in it.
func hasAll(folded string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(folded, word) {
			return false
		}
	}
	return true
}
