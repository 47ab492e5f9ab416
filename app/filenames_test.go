package app

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNamesThatEverySystemTakes(t *testing.T) {
	for name, want := range map[string]string{
		"Monthly board 2026-10-28": "Monthly board 2026-10-28",
		"Bwrdd misol Ŵyr Ελένη":    "Bwrdd misol Ŵyr Ελένη",
		"T-007/a: \"new\"?":        "T-007-a- -new--",
		`..\..\etc\passwd`:         "-..-etc-passwd",
		"con":                      "_con",
		"NUL.old":                  "_NUL.old",
		"com1":                     "_com1",
		"COM¹ .x":                  "_COM¹ .x",
		"com10":                    "com10",
		"comx":                     "comx",
		"console":                  "console",
		"ends. . ":                 "ends",
		"a\tb\nc\u200b\x00d":       "a b cd",
		"":                         unnamed,
		" ... ":                    unnamed,
		"😀":                        "😀",
	} {
		if got := safeName(name); got != want {
			t.Errorf("%q became %q, want %q", name, got, want)
		}
	}
	for _, long := range []string{strings.Repeat("Ŵ", 300), strings.Repeat("😀", 300), strings.Repeat("a. ", 300)} {
		got := safeName(long)
		if n := utf8.RuneCountInString(got); n > mostNameRunes || len(got) > mostNameBytes || !utf8.ValidString(got) || strings.HasSuffix(got, ".") {
			t.Errorf("%.8q… became %d characters, %d bytes: %q", long, n, len(got), got)
		}
	}
}

func TestNamesThatCannotBeToldApartGetNumbers(t *testing.T) {
	var names fileNames
	for _, c := range []struct{ folder, name, ending, want string }{
		{"minutes", "Board", ".pdf", "minutes/Board.pdf"},
		{"minutes", "BOARD", ".pdf", "minutes/BOARD (2).pdf"},
		{"minutes", "board ", ".pdf", "minutes/board (3).pdf"},
		{"minutes", "Board", ".csv", "minutes/Board.csv"},
		{"", "Board", ".pdf", "Board.pdf"},
		{"minutes", "W\u0302yn", ".pdf", "minutes/Ŵyn.pdf"},
		{"minutes", "ŵYN", ".pdf", "minutes/ŵYN (2).pdf"},
		{"minutes", "straße", ".pdf", "minutes/straße.pdf"},
		{"minutes", "STRASSE", ".pdf", "minutes/STRASSE (2).pdf"},
	} {
		if got := names.give(c.folder, c.name, c.ending); got != c.want {
			t.Errorf("%s in %s became %s, want %s", c.name, c.folder, got, c.want)
		}
	}
}

func FuzzNamesAreSafe(f *testing.F) {
	for _, name := range []string{"a/b", "CON", "x.", "\xff\u202e", strings.Repeat("W\u0302", 90)} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := safeName(name)
		if got == "" || got == "." || got == ".." || strings.ContainsAny(got, "<>:\"/\\|?*\x00\n") || strings.TrimRight(got, " .") != got || len(got) > mostNameBytes+1 || isReserved(got) || !utf8.ValidString(got) {
			t.Errorf("%q became %q", name, got)
		}
	})
}
