package export

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestWhatIsPrintedOfAText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain", "Fernhill Digital", "Fernhill Digital"},
		{"letters and accents apart are composed", "W\u0302yr", "Ŵyr"},
		{"all line ends are alike", "a\r\nb\rc\u2028d", "a\nb\nc\nd"},
		{"tabs and wide spaces are spaces", "a\tb\u3000c", "a b c"},
		{"a space that does not break stays", "35\u00a0%", "35\u00a0%"},
		{"controls have no shape", "a\x00\x1b[31mb\u0007", "a[31mb"},
		{"marks of direction have no shape", "\u202eabc\u202c\u2066\u200fd", "abcd"},
		{"what stood apart is composed", "e\u200d\u0301", "é"},
		{"joiners and selectors have no shape", "✓\ufe0f\u200d", "✓"},
		{"bytes that are no text", "a\xff\xfeb", "a\ufffdb"},
	} {
		if got := printable(c.text); got != c.want {
			t.Errorf("%s: %q becomes %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func TestTextIsSplitIntoFacesThatHaveIt(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []piece
		boxed      string
	}{
		{"Welsh, Greek and Cyrillic", "Ŵyr Ελλ Общ", []piece{{"Ŵyr Ελλ Общ", Sans}}, ""},
		{"a tick", "done ✓", []piece{{"done ", Sans}, {"✓", Symbols}}, ""},
		{"emoji", "go 🚀!", []piece{{"go □!", Sans}}, "🚀"},
		{"a letter with a mark that nobody composed", "q\u0301a", []piece{{"q\u0301a", Sans}}, ""},
		{"Chinese", "株式", []piece{{"□□", Sans}}, "株式"},
		{"Hebrew runs from the right, its numbers do not", "אב 24 גד (B6)", []piece{{"דג 24 בא (B6)", Sans}}, ""},
	} {
		ts := newTypesetter()
		got := ts.pieces(printable(c.text), false)
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
		for _, r := range c.boxed {
			if !ts.boxed[r] {
				t.Errorf("%s: %q is not remembered", c.name, r)
			}
		}
		if len(ts.boxed) != utf8.RuneCountInString(c.boxed) {
			t.Errorf("%s: boxes for %v", c.name, ts.boxed)
		}
	}
}

func TestLinesBreakWhereReadersExpectIt(t *testing.T) {
	ts := newTypesetter()
	l := lettering{size: 10}
	for _, c := range []struct{ name, text, widest, want string }{
		{"between words", "cost and quality", "cost and", "cost and|quality"},
		{"where the text does", "cost\n\nquality", "quality", "cost||quality"},
		{"after a hyphen", "ways-of-working agreement", "ways-of-", "ways-of-|working|agreem|ent"},
		{"not before a per cent sign", "now 35 % cost", "now 35", "now|35\u00a0%|cost"},
		{"within a word that is too long", "Wissensübertragung", "Wissens", "Wissens|übertrag|ung"},
		{"no text, no line", " ", "x", ""},
	} {
		got := strings.Join(ts.wrap(c.text, l, ts.width(c.widest, l)), "|")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestACutTextShowsThatItIsCut(t *testing.T) {
	ts := newTypesetter()
	l := lettering{size: 9}
	if got := ts.cut("Gwasanaethau Digidol", l, ts.width("Gwasan…", l)); got != "Gwasan…" {
		t.Errorf("cut to %q", got)
	}
	if got := ts.cut("short", l, 100); got != "short" {
		t.Errorf("cut to %q", got)
	}
}

func FuzzTextIsSetWithoutLoss(f *testing.F) {
	for _, text := range []string{
		"", "Fernhill Digital", "Ŵyr\r\nŷd", "🚀 株式会社", "שירותי 24 ענן", "a\x00\xff\u202e", "35 % cost/quality—and more-or-less", strings.Repeat("x", 300), "e\u0301\u0301\u0301",
		"%", " % %", "\u00a0%", "-/–", "\u0301", "e\u200d\u0301",
	} {
		f.Add(text, 60.0, true)
		f.Add(text, 3.0, false)
	}
	f.Fuzz(func(t *testing.T, text string, width float64, bold bool) {
		if !(width > 0) || width > 1e6 || len(text) > 1<<14 {
			return
		}
		ts := newTypesetter()
		clean := printable(text)
		if !utf8.ValidString(clean) || !norm.NFC.IsNormalString(clean) || printable(clean) != clean {
			t.Fatalf("%q becomes %q", text, clean)
		}
		l := lettering{size: 9, bold: bold}
		var set strings.Builder
		for _, line := range ts.wrap(text, l, width) {
			checkPieces(t, ts, line, bold)
			if ts.width(line, l) > width+1e-6 && len(clustersOf(strings.Trim(line, " \u00a0"))) > 1 {
				t.Fatalf("line %q is %.3f wide, more than %.3f", line, ts.width(line, l), width)
			}
			set.WriteString(line)
		}
		if got, want := unspaced(set.String()), unspaced(clean); got != want {
			t.Fatalf("%q is set as %q", want, got)
		}
	})
}

// checkPieces demands that each piece can be printed in its face and that the pieces are as wide as the line.
func checkPieces(t *testing.T, ts *typesetter, line string, bold bool) {
	t.Helper()
	for _, piece := range ts.pieces(line, bold) {
		for _, r := range piece.text {
			if r > lastRune || ts.faces[piece.face].width(r) < 0 {
				t.Fatalf("%v cannot print %q of %q", piece.face, r, line)
			}
		}
	}
}

func unspaced(text string) string {
	return strings.NewReplacer(" ", "", "\n", "", "\u00a0", "").Replace(text)
}
