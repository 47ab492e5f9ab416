package app

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// textWidth is how many columns running text takes, so that it reads well in a terminal of any size.
const textWidth = 90

// textTable is a table in plain text: columns as wide as they need, numbers to the right.
type textTable struct {
	columns []textColumn
	rows    [][]string
}

type textColumn struct {
	heading string
	right   bool // numbers, so that units stand under units
	most    int  // cells are cut off at so many columns; 0 for no limit
}

func (t *textTable) add(cells ...string) { t.rows = append(t.rows, cells) }

// String is the table with its headings, each line ended, indented by one column gap. A column without any text is left out.
func (t *textTable) String() string {
	headings := make([]string, len(t.columns))
	for i, c := range t.columns {
		headings[i] = c.heading
	}
	widths := make([]int, len(t.columns))
	used := make([]bool, len(t.columns))
	lines := append([][]string{headings}, t.rows...)
	for n, cells := range lines {
		for i := range cells {
			cells[i] = shorten(oneLine(cells[i]), t.columns[i].most)
			widths[i] = max(widths[i], columnsOf(cells[i]))
			used[i] = used[i] || (n > 0 && cells[i] != "")
		}
	}
	var text strings.Builder
	for _, cells := range lines {
		var line strings.Builder
		for i, cell := range cells {
			if !used[i] {
				continue
			}
			gap := strings.Repeat(" ", widths[i]-columnsOf(cell))
			if t.columns[i].right {
				line.WriteString("  " + gap + cell)
			} else {
				line.WriteString("  " + cell + gap)
			}
		}
		text.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return text.String()
}

// oneLine makes text that somebody else wrote safe to print on one line: whatever would move the cursor, colour the terminal or turn
// the direction of writing is shown as its code point.
func oneLine(text string) string {
	var line strings.Builder
	for _, r := range text {
		switch {
		case r == '\t':
			line.WriteByte(' ')
		case unicode.IsControl(r), r == '\u2028', r == '\u2029', isDirection(r):
			fmt.Fprintf(&line, "<U+%04X>", r)
		default:
			line.WriteRune(r)
		}
	}
	return line.String()
}

// isDirection reports whether a rune turns the direction of the text after it.
func isDirection(r rune) bool {
	return ('\u202A' <= r && r <= '\u202E') || ('\u2066' <= r && r <= '\u2069')
}

// shorten cuts text off so that it takes at most so many columns, and shows that it did; 0 is no limit.
func shorten(text string, most int) string {
	if most == 0 || columnsOf(text) <= most {
		return text
	}
	kept, taken := strings.Builder{}, 0
	for _, r := range text {
		if taken += columnsOf(string(r)); taken > most-1 {
			break
		}
		kept.WriteRune(r)
	}
	return kept.String() + "…"
}

// columnsOf is how many columns of a terminal a text takes.
func columnsOf(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case width.LookupRune(r).Kind() == width.EastAsianWide, width.LookupRune(r).Kind() == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// wrap breaks running text into lines of at most so many columns: between words where they allow it, within a word where it alone is
// longer than a line.
func wrap(text string, columns int) string {
	var lines strings.Builder
	at := 0
	for _, word := range strings.Fields(text) {
		if at > 0 && at+1+columnsOf(word) <= columns {
			lines.WriteByte(' ')
			at++
		} else if at > 0 {
			lines.WriteByte('\n')
			at = 0
		}
		for _, r := range word {
			taken := columnsOf(string(r))
			if at+taken > columns {
				lines.WriteByte('\n')
				at = 0
			}
			lines.WriteRune(r)
			at += taken
		}
	}
	return lines.String()
}

// wrapLines wraps each line of a text by itself.
func wrapLines(text string, columns int) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = wrap(line, columns)
	}
	return strings.Join(lines, "\n")
}

// indent puts spaces before every line but the first, so that wrapped text hangs under its beginning.
func indent(text string, spaces int) string {
	return strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", spaces))
}
