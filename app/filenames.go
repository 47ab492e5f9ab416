package app

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// fileNames gives files names that every system takes, and none that another file has there: case and the way in which marks are written
// make no difference on some.
type fileNames struct{ taken map[string]bool }

// give is the path of a file in a folder, with a forward slash: names that can't be told apart get a number.
func (n *fileNames) give(folder, name, ending string) string {
	name = safeName(name)
	path := folder + "/" + name + ending
	if folder == "" {
		path = name + ending
	}
	first := strings.TrimSuffix(path, ending)
	for i := 2; n.taken[foldPath(path)]; i++ {
		path = fmt.Sprintf("%s (%d)%s", first, i, ending)
	}
	if n.taken == nil {
		n.taken = map[string]bool{}
	}
	n.taken[foldPath(path)] = true
	return path
}

func foldPath(path string) string { return cases.Fold().String(norm.NFC.String(path)) }

const (
	mostNameRunes = 80  // so that a path has room on Windows, where 260 characters are all
	mostNameBytes = 200 // so that a name has room on Linux, where 255 bytes are all
	unnamed       = "without a name"
)

// reservedNames can't be names of files on Windows, with whatever ending.
var reservedNames = []string{"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}

// safeName is a name that every system takes for a file, without its ending.
func safeName(name string) string {
	name = norm.NFC.String(strings.ToValidUTF8(name, "-"))
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '-'
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, name)
	name = strings.Join(strings.Fields(name), " ")
	if runes := []rune(name); len(runes) > mostNameRunes {
		name = string(runes[:mostNameRunes])
	}
	for len(name) > mostNameBytes {
		runes := []rune(name)
		name = string(runes[:len(runes)-1])
	}
	name = strings.Trim(name, " .")
	if name == "" {
		return unnamed
	}
	if isReserved(name) {
		return "_" + name
	}
	return name
}

// isReserved reports whether Windows takes a name for a device: NUL, com1, LPT1.old.
func isReserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	stem = strings.TrimSpace(stem)
	if slices.Contains(reservedNames, stem) {
		return true
	}
	port, isPort := strings.CutPrefix(stem, "com")
	if !isPort {
		port, isPort = strings.CutPrefix(stem, "lpt")
	}
	return isPort && len([]rune(port)) == 1 && strings.ContainsAny(port, "0123456789¹²³")
}
