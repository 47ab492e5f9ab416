package procurement

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// RegisterColumns are the headings of the register as a table, in the order in which it goes out. Whoever reads one takes them in any order.
var RegisterColumns = []string{
	"reference", "title", "supplier", "supplier_number", "supplier_size", "start", "end", "extension_months", "extensions", "notice_days",
	"value", "vat_rate", "spent", "currency", "pricing", "status", "tier", "category", "buyer", "procedure", "framework", "description",
}

// Guarded is text as a cell of a text file holds it, so that no spreadsheet takes it for a formula: what begins with = + - @, a tab or a
// line end gets an apostrophe in front. Written numbers, such as -12.50 and +44 7700 900000, stay as they are.
func Guarded(text string) string {
	if looksLikeFormula(text) && !writtenNumber.MatchString(text) {
		return "'" + text
	}
	return text
}

// Unguarded is the text that [Guarded] was given.
func Unguarded(cell string) string {
	if strings.HasPrefix(cell, "'") && looksLikeFormula(cell) {
		return cell[1:]
	}
	return cell
}

var writtenNumber = regexp.MustCompile(`^[+-][0-9][0-9 .,]*$`)

// looksLikeFormula reports whether text begins like a formula, or like one that was guarded already.
func looksLikeFormula(text string) bool {
	text = strings.TrimLeft(text, "'")
	return text != "" && strings.IndexByte("=+-@\t\r\n", text[0]) >= 0
}

// CutNote is what stands at the end of a text that was too long for its cell and was cut there.
func CutNote(whole string) string {
	return fmt.Sprintf(" … [cut here: the text has %d characters]", utf8.RuneCountInString(whole))
}

// IsCut reports whether a text is only the beginning of another, cut by an export and marked by [CutNote].
func IsCut(text, whole string) bool {
	begin, cut := strings.CutSuffix(text, CutNote(whole))
	return cut && strings.HasPrefix(whole, begin)
}
