package procurement

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement/fault"
)

// CPV is the code that the contract's category is; no code where it is the office's own word.
func (c *Contract) CPV() CPV {
	code, err := ParseCPV(c.Category)
	if err != nil {
		return CPV{}
	}
	return code
}

// CPVNames are the codes of the Common Procurement Vocabulary with their names. A nil list has none.
type CPVNames struct {
	all   []CPVName // by code
	words []string  // of each, folded
	at    map[string]int
}

// CPVName is a code with what it stands for: 72222300-0, information technology services.
type CPVName struct {
	Code CPV
	Name string
}

// ReadCPVNames reads a list with a line each of code, tab and name, as the program brings it along.
func ReadCPVNames(list string) (*CPVNames, error) {
	n := &CPVNames{at: map[string]int{}}
	for line := range strings.Lines(list) {
		text, name, found := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		code, err := ParseCPV(text)
		if err != nil || !found || fault.IsBlank(name) {
			return nil, fmt.Errorf("read the list of CPV codes: line %d: write code, tab and name", len(n.all)+1)
		}
		n.all = append(n.all, CPVName{Code: code, Name: name})
	}
	slices.SortFunc(n.all, func(a, b CPVName) int { return cmp.Compare(a.Code.digits, b.Code.digits) })
	n.words = make([]string, len(n.all))
	for i, one := range n.all {
		n.words[i] = strings.ToLower(one.Code.String() + " " + one.Name)
		n.at[one.Code.digits] = i
	}
	return n, nil
}

// All are all codes in their order. It must not be changed.
func (n *CPVNames) All() []CPVName { return n.all }

// Name is what a code stands for, with or without its check digit; empty for an unknown one.
func (n *CPVNames) Name(c CPV) string {
	if n == nil {
		return ""
	}
	if i, known := n.at[c.digits]; known {
		return n.all[i].Name
	}
	return ""
}

// Search finds codes by the beginnings of digits or of words in their names, all of which must occur: "soft dev", "7222". The broadest come
// first, at most so many.
func (n *CPVNames) Search(text string, most int) []CPVName {
	if n == nil {
		return nil
	}
	wanted := strings.Fields(strings.ToLower(text))
	var found []CPVName
	for i, words := range n.words {
		if len(wanted) > 0 && !slices.ContainsFunc(wanted, func(w string) bool { return !beginsAWord(words, w) }) {
			found = append(found, n.all[i])
		}
	}
	slices.SortStableFunc(found, func(a, b CPVName) int { return cmp.Compare(a.Code.depth(), b.Code.depth()) })
	return found[:min(most, len(found))]
}

// depth is the number of digits that say something, from 2 to 8.
func (c CPV) depth() int { return 2 + len(strings.TrimRight(c.digits[2:], "0")) }

// beginsAWord reports whether a word of the text begins with w.
func beginsAWord(text, w string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], w)
		if i < 0 {
			return false
		}
		i += from
		if i == 0 || strings.ContainsRune(" -(/,", rune(text[i-1])) {
			return true
		}
		from = i + 1
	}
}
