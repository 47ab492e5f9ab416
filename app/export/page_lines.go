package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// wrap breaks a text into printable lines of at most the width. A line ends where the text has a line end, else between words, else
// after a hyphen or a slash, and within a word only where that alone is wider than the line. An empty text has no lines.
func (ts *typesetter) wrap(text string, l lettering, width float64) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(strings.Trim(printable(text), "\n"), "\n") {
		lines = append(lines, ts.wrapParagraph(paragraph, l, width)...)
	}
	if len(lines) == 1 && lines[0] == "" {
		return nil
	}
	return lines
}

func (ts *typesetter) wrapParagraph(paragraph string, l lettering, width float64) []string {
	var lines []string
	line, filled := "", 0.0
	for _, part := range breakable(paragraph) {
		visible := ts.width(strings.TrimRight(part, " "), l)
		if line != "" && filled+visible > width {
			lines, line, filled = append(lines, strings.TrimRight(line, " ")), "", 0
		}
		if line == "" && visible > width {
			chopped := ts.chop(part, l, width)
			last := len(chopped) - 1
			lines, part = append(lines, chopped[:last]...), chopped[last]
		}
		line, filled = line+part, filled+ts.width(part, l)
	}
	return append(lines, strings.TrimRight(line, " "))
}

// chop cuts a word that is wider than a line into parts that are not, one letter at least in each.
func (ts *typesetter) chop(text string, l lettering, width float64) []string {
	var parts []string
	begin, filled := 0, 0.0
	for at := 0; at < len(text); {
		end := at + clusterLength(text[at:])
		letter := ts.width(text[at:end], l)
		if at > begin && filled+letter > width && text[at] != ' ' {
			parts, begin, filled = append(parts, text[begin:at]), at, 0
		}
		at, filled = end, filled+letter
	}
	return append(parts, text[begin:])
}

// breakable splits a paragraph into what may stand at the end of a line: a word with the space behind it, or its part up to a hyphen.
// A per cent sign stays with its number.
func breakable(paragraph string) []string {
	var parts []string
	words := strings.FieldsFunc(paragraph, func(r rune) bool { return r == ' ' })
	for i, word := range words {
		if i > 0 && strings.HasPrefix(word, "%") {
			parts[len(parts)-1] = strings.TrimRight(parts[len(parts)-1], " ") + string(noBreakSpace)
			parts[len(parts)-1] += word
		} else {
			parts = append(parts, afterHyphens(word)...)
		}
		if i < len(words)-1 {
			parts[len(parts)-1] += " "
		}
	}
	return parts
}

// afterHyphens cuts a word after each hyphen, dash or slash that stands between letters.
func afterHyphens(word string) []string {
	if !strings.ContainsAny(word, "-/‐–—") {
		return []string{word}
	}
	var parts []string
	begin, before := 0, rune(0)
	for i, r := range word {
		if strings.ContainsRune("-/‐–—", before) && unicode.IsLetter(r) && i-begin > 2 {
			parts, begin = append(parts, word[begin:i]), i
		}
		before = r
	}
	return append(parts, word[begin:])
}

// cut is a printable line that takes at most the width, with … where something is missing.
func (ts *typesetter) cut(line string, l lettering, width float64) string {
	if ts.width(line, l) <= width {
		return line
	}
	return strings.TrimRight(ts.chop(line, l, width-ts.width("…", l))[0], " ") + "…"
}

// visualOrder turns the parts of a line that are written from right to left, so that their letters can be set from left to right. The
// line as a whole runs from left to right, and so do numbers. Letters are not joined as Arabic asks for.
func visualOrder(line string) string {
	if !strings.ContainsFunc(line, fromTheRight) {
		return line
	}
	clusters := clustersOf(line)
	for begin := 0; begin < len(clusters); begin++ {
		if !fromTheRight(firstRune(clusters[begin])) {
			continue
		}
		end := begin + 1
		for i := end; i < len(clusters) && directionOf(clusters[i]) != bidi.L; i++ {
			if fromTheRight(firstRune(clusters[i])) {
				end = i + 1
			}
		}
		turn(clusters[begin:end])
		begin = end - 1
	}
	return strings.Join(clusters, "")
}

// turn reverses clusters, but keeps the digits of each number in order.
func turn(clusters []string) {
	reverse := func(part []string) {
		for i, j := 0, len(part)-1; i < j; i, j = i+1, j-1 {
			part[i], part[j] = part[j], part[i]
		}
	}
	reverse(clusters)
	isNumber := func(cluster string) bool { return unicode.IsDigit(firstRune(cluster)) }
	for begin := 0; begin < len(clusters); begin++ {
		end := begin
		for end < len(clusters) && isNumber(clusters[end]) {
			end++
		}
		reverse(clusters[begin:end])
		begin = max(begin, end)
	}
}

func clustersOf(text string) []string {
	var clusters []string
	for text != "" {
		length := clusterLength(text)
		clusters, text = append(clusters, text[:length]), text[length:]
	}
	return clusters
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// fromTheRight reports whether a letter belongs to a script that is written from right to left.
func fromTheRight(r rune) bool {
	if r < 0x590 {
		return false
	}
	properties, _ := bidi.LookupRune(r)
	return properties.Class() == bidi.R || properties.Class() == bidi.AL
}

func directionOf(cluster string) bidi.Class {
	properties, _ := bidi.LookupRune(firstRune(cluster))
	return properties.Class()
}
