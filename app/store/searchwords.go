package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// isBetweenWords reports whether a sign separates words.
func isBetweenWords(r rune) bool {
	return r == unicode.ReplacementChar || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
}

// searchedWords are the words of what somebody looks for.
func searchedWords(text string) []string { return strings.FieldsFunc(text, isBetweenWords) }

// folded is a word without regard to case and accents.
func folded(word string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(word))
	return strings.ToLower(plain)
}

// How many words are shown of a text, and how many of them before the one that was looked for.
const (
	wordsShown  = 12
	wordsBefore = 3
)

// around is the part of the first of the texts that has one of the words, or a word that begins like one; the beginning of the first text
// where none has.
func around(words []string, texts ...string) string {
	sought := make([]string, len(words))
	for i, w := range words {
		sought[i] = folded(w)
	}
	for _, text := range texts {
		for at, place := range wordPlaces(text) {
			word := folded(text[place[0]:place[1]])
			for _, s := range sought {
				if word == s || len(s) > shortWord && strings.HasPrefix(word, s) {
					return excerpt(text, at)
				}
			}
		}
	}
	return excerpt(texts[0], 0)
}

// wordPlaces are where the words of a text begin and end.
func wordPlaces(text string) (places [][2]int) {
	begin := -1
	for i, r := range text {
		switch between := isBetweenWords(r); {
		case between && begin >= 0:
			places = append(places, [2]int{begin, i})
			begin = -1
		case !between && begin < 0:
			begin = i
		}
	}
	if begin >= 0 {
		places = append(places, [2]int{begin, len(text)})
	}
	return places
}

// excerpt is a text from a few words before the one at a place on, with … where something was left out.
func excerpt(text string, at int) string {
	places := wordPlaces(text)
	first := max(0, min(at-wordsBefore, len(places)-wordsShown))
	end := first + wordsShown
	shown := text
	if end < len(places) {
		shown = text[:places[end-1][1]] + "…"
	}
	if first > 0 {
		shown = "…" + shown[places[first][0]:]
	}
	return shown
}
