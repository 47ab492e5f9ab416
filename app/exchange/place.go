package exchange

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode"
)

// step is one step on the way to a value in a JSON document: into a member by its name, or into a list by its index.
type step struct {
	name  string
	index int // of a list's item; -1 for a member
}

// place leads to a value from the top of a document.
type place []step

// String is the place as people read it: bids[2].marks.Q3. Names with what does not show on a line stand in brackets and quotes.
func (p place) String() string { return p.written(isPrintable) }

// path is the place so that a program can find its way back: every name that could be mistaken for more than one name stands in
// brackets and quotes, marks["Q.3"].
func (p place) path() string { return p.written(isPlainName) }

// written is the place with every name that is not plain in brackets and quotes.
func (p place) written(plain func(string) bool) string {
	var text []byte
	for _, s := range p {
		text = s.appendTo(text, plain)
	}
	return string(text)
}

func (s step) appendTo(text []byte, plain func(string) bool) []byte {
	switch {
	case s.index >= 0:
		text = append(text, '[')
		text = strconv.AppendInt(text, int64(s.index), 10)
		return append(text, ']')
	case !plain(s.name):
		text = append(text, '[')
		text = appendQuoted(text, s.name)
		return append(text, ']')
	case len(text) > 0:
		text = append(text, '.')
	}
	return append(text, s.name...)
}

func isPrintable(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) })
}

// isPlainName reports whether name can only be one name.
func isPlainName(name string) bool {
	for _, c := range []byte(name) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return name != ""
}

// memberPath is the path of a member of the thing at parent.
func memberPath(parent, name string) string {
	return string(step{name: name, index: -1}.appendTo([]byte(parent), isPlainName))
}

// itemPath is the path of an item of the list at parent.
func itemPath(parent string, index int) string {
	return string(step{index: index}.appendTo([]byte(parent), isPlainName))
}

// splitPath takes the last step off a path that [memberPath] made. It reports false for a path that does not end in a member.
func splitPath(path string) (parent, name string, ok bool) {
	if strings.HasSuffix(path, `"]`) {
		return splitQuoted(path)
	}
	cut := strings.LastIndexByte(path, '.')
	name = path[cut+1:]
	return path[:max(cut, 0)], name, isPlainName(name)
}

// splitQuoted is [splitPath] for a path that ends in a quoted name. The name begins where the rest of the path is exactly one quoted
// text in brackets, however many brackets and quotes the name itself holds.
func splitQuoted(path string) (parent, name string, ok bool) {
	for cut := strings.LastIndex(path, `["`); cut >= 0; cut = strings.LastIndex(path[:cut], `["`) {
		if json.Unmarshal([]byte(path[cut+1:len(path)-1]), &name) == nil {
			return path[:cut], name, true
		}
	}
	return "", "", false
}

// anyItem is the place with [] for each index, so that the same member of many items has one name.
func (p place) anyItem() string {
	var text []byte
	for _, s := range p {
		if s.index >= 0 {
			text = append(text, "[]"...)
			continue
		}
		text = s.appendTo(text, isPrintable)
	}
	return string(text)
}
