package kit

import "strings"

// readTSV reads what a spreadsheet puts on the clipboard: lines of cells with tabs between them. A cell with a line end, a tab or a
// quotation mark in it comes in quotation marks, with those inside doubled. Empty lines are cells without text; one line end at the
// very end is not a line.
func readTSV(text string) [][]string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.TrimSuffix(strings.ReplaceAll(text, "\r", "\n"), "\n")
	lines := [][]string{nil}
	for {
		cell, rest := readCell(text)
		lines[len(lines)-1] = append(lines[len(lines)-1], cell)
		if rest == "" {
			return lines
		}
		if rest[0] == '\n' {
			lines = append(lines, nil)
		}
		text = rest[1:]
	}
}

// readCell reads one cell, up to but without the tab or the line end behind it.
func readCell(text string) (cell, rest string) {
	if quoted, ok := strings.CutPrefix(text, `"`); ok {
		if cell, rest, ok := readQuoted(quoted); ok {
			return cell, rest
		}
	}
	if end := strings.IndexAny(text, "\t\n"); end >= 0 {
		return text[:end], text[end:]
	}
	return text, ""
}

// readQuoted reads a cell behind its first quotation mark. It is not ok where the cell only begins with one, as a text may.
func readQuoted(text string) (cell, rest string, ok bool) {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, `"`)
		if !found {
			return "", "", false
		}
		b.WriteString(before)
		if more, doubled := strings.CutPrefix(after, `"`); doubled {
			b.WriteByte('"')
			text = more
			continue
		}
		return b.String(), after, after == "" || after[0] == '\t' || after[0] == '\n'
	}
}
