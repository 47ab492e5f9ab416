package export

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nameless puts numbers in the place of people's names, so that what goes out can be read without telling who somebody is. Everybody keeps
// one number, that of the register, so that what hangs on one person can still be seen, and whoever has the workspace can look it up.
type nameless struct {
	full   *nameNode
	parts  map[string]string // by the folded word: Helen
	stands map[string]string // by the folded name, what stands for a whole field
	digits int
}

// nameNode is a place in the tree of full names, by their folded characters.
type nameNode struct {
	next   map[rune]*nameNode
	stands string // what stands for the name that ends here; empty where none does
	alone  bool   // only where no letter stands beside it: a short name is part of many words
}

const (
	somebody    = "somebody" // whoever can't be told from others, or is not in the register
	anAddress   = "an address"
	shortName   = 4 // letters: a name of one word with fewer is looked for as a word of its own
	leastInText = 2 // letters of a part of a name that is looked for in running text
)

// newNameless knows the people by their numbers; several may have one name.
func newNameless(people map[int64]string) *nameless {
	n := &nameless{full: &nameNode{}, parts: map[string]string{}, stands: map[string]string{}}
	for id := range people {
		n.digits = max(n.digits, len(fmt.Sprint(id)))
	}
	for id, name := range people {
		stands := n.number(id)
		folded := string(foldText(strings.TrimSpace(name)).runes)
		if folded == "" {
			continue
		}
		note(n.stands, folded, stands)
		n.noteParts(name, stands)
	}
	for folded, stands := range n.stands {
		n.full.add(folded, stands)
	}
	return n
}

// noteParts keeps what stands for each part of a name that a text may call somebody by.
func (n *nameless) noteParts(name, stands string) {
	for _, part := range strings.FieldsFunc(name, notOfName) {
		first := []rune(part)[0]
		if word := string(foldText(part).runes); len([]rune(word)) >= leastInText && !unicode.IsLower(first) {
			note(n.parts, word, stands)
		}
	}
}

// note keeps what stands for a name; for one that several have it is nobody in particular.
func note(of map[string]string, name, stands string) {
	if before, known := of[name]; known && before != stands {
		stands = somebody
	}
	of[name] = stands
}

func (n *nameNode) add(name, stands string) {
	at := n
	for _, r := range name {
		if at.next == nil {
			at.next = map[rune]*nameNode{}
		}
		if at.next[r] == nil {
			at.next[r] = &nameNode{}
		}
		at = at.next[r]
	}
	at.stands = stands
	at.alone = len([]rune(name)) < shortName && unicode.IsLower([]rune(name)[0])
}

func notOfName(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) }

// number is what stands for a person. Numbers have the same length, so that they sort.
func (n *nameless) number(id int64) string { return fmt.Sprintf("Person %0*d", n.digits, id) }

// by is what stands in a field that names one person. Whoever is not in the register is somebody.
func (n *nameless) by(name string) string {
	if strings.TrimSpace(name) == "" {
		return ""
	}
	if stands, known := n.stands[string(foldText(strings.TrimSpace(name)).runes)]; known {
		return stands
	}
	return somebody
}

// called is the name of a thing without the full names of people: of a supplier, say, that is called after its owner.
func (n *nameless) called(text string) string {
	if n == nil {
		return text
	}
	f := foldText(text)
	return f.replaced(text, n.full.matches(f))
}

var address = regexp.MustCompile(`\S+@\S+`)

// said is running text without full names, without the parts of names that it writes with a capital, and without addresses.
func (n *nameless) said(text string) string {
	text = n.called(address.ReplaceAllString(text, anAddress))
	f := foldText(text)
	var found []nameMatch
	for i := 0; i < len(f.runes); i++ {
		if notOfName(f.runes[i]) {
			continue
		}
		end := i
		for end < len(f.runes) && !notOfName(f.runes[end]) {
			end++
		}
		first, _ := utf8.DecodeRuneInString(text[f.at[i]:])
		if stands, is := n.parts[string(f.runes[i:end])]; is && !unicode.IsLower(first) {
			found = append(found, nameMatch{i, end, stands})
		}
		i = end
	}
	return f.replaced(text, found)
}

// nameMatch is a name in a folded text, from one rune to before another.
type nameMatch struct {
	from, to int
	stands   string
}

// matches are the longest names in a text, one after the other.
func (n *nameNode) matches(f folded) (found []nameMatch) {
	for i := 0; i < len(f.runes); i++ {
		m := nameMatch{from: i}
		at := n
		for k := i; k < len(f.runes) && at != nil; k++ {
			at = at.next[f.runes[k]]
			if at != nil && at.stands != "" && (!at.alone || f.isWord(i, k+1)) {
				m.to, m.stands = k+1, at.stands
			}
		}
		if m.to > 0 {
			found = append(found, m)
			i = m.to - 1
		}
	}
	return found
}

// folded is a text without regard to case, marks on letters and kinds of space, and where each of its characters stands in the text.
type folded struct {
	runes []rune
	at    []int // and at the end the length of the text
}

func foldText(text string) (f folded) {
	for i, r := range text {
		if unicode.IsSpace(r) {
			r = ' '
			if n := len(f.runes); n > 0 && f.runes[n-1] == ' ' {
				continue
			}
		}
		for _, part := range norm.NFD.String(string(r)) {
			if !unicode.Is(unicode.Mn, part) {
				f.runes, f.at = append(f.runes, unicode.ToLower(part)), append(f.at, i)
			}
		}
	}
	f.at = append(f.at, len(text))
	return f
}

// isWord reports whether no letter stands before and behind a part of the text.
func (f *folded) isWord(from, to int) bool {
	return (from == 0 || notOfName(f.runes[from-1])) && (to == len(f.runes) || notOfName(f.runes[to]))
}

// replaced is the text with something else in the place of what was found.
func (f *folded) replaced(text string, found []nameMatch) string {
	if len(found) == 0 {
		return text
	}
	var made strings.Builder
	from := 0
	for _, m := range found {
		made.WriteString(text[from:f.at[m.from]])
		made.WriteString(m.stands)
		from = f.at[m.to]
	}
	made.WriteString(text[from:])
	return made.String()
}
