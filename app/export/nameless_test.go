package export

import (
	"strings"
	"testing"
)

func TestNamesAreLeftOutOfTexts(t *testing.T) {
	n := newNameless(map[int64]string{
		1: "Siân Llewelyn", 2: "Ann Lee", 3: "Ann Lee", 4: "Κατερίνα Παππά", 5: "Li", 6: "王小明", 7: "Mary-Jane O’Neill", 12: "Ben de Groot", 13: "", 14: "😀 Joy",
	})
	for _, c := range []struct{ name, text, said, called string }{
		{"a full name", "Siân Llewelyn leads", "Person 01 leads", "Person 01 leads"},
		{"without marks, in capitals, broken over lines", "by SIAN\n LLEWELYN.", "by Person 01.", "by Person 01."},
		{"with marks of their own", "Sia\u0302n Llewelyn", "Person 01", "Person 01"},
		{"two people of one name", "ask Ann Lee", "ask somebody", "ask somebody"},
		{"inside another name", "Ann Leeds & Sons", "somebodyds & Sons", "somebodyds & Sons"},
		{"a first name", "Siân’s round, with Mary", "Person 01’s round, with Person 07", "Siân’s round, with Mary"},
		{"a word that is a part of a name", "a groot day for joy", "a groot day for joy", "a groot day for joy"},
		{"a particle of a name", "chemin de fer", "chemin de fer", "chemin de fer"},
		{"another script", "ΚΑΤΕΡΊΝΑ ΠΑΠΠΆ", "Person 04", "Person 04"},
		{"a script without spaces", "和王小明谈", "和Person 06谈", "和Person 06谈"},
		{"a short name", "Li and Lina list", "Person 05 and Lina list", "Person 05 and Lina list"},
		{"an address", "write to sian.ll@office.example now", "write to an address now", "write to sian.ll@office.example now"},
		{"no name", "the release pipeline", "the release pipeline", "the release pipeline"},
		{"nothing", "", "", ""},
	} {
		if got := n.said(c.text); got != c.said {
			t.Errorf("%s: said %q, want %q", c.name, got, c.said)
		}
		if got := n.called(c.text); got != c.called {
			t.Errorf("%s: called %q, want %q", c.name, got, c.called)
		}
	}
}

func TestAFieldThatNamesOnePersonNamesNobody(t *testing.T) {
	n := newNameless(map[int64]string{7: "Siân Llewelyn", 8: "Ann Lee", 9: "Ann Lee"})
	for name, want := range map[string]string{"": "", " ": "", "sian llewelyn ": "Person 7", "Ann Lee": somebody, "Not in the register": somebody} {
		if got := n.by(name); got != want {
			t.Errorf("%q became %q, want %q", name, got, want)
		}
	}
}

// Whatever a text is, no full name that a computer could find stays in it.
func FuzzNamesAreLeftOut(f *testing.F) {
	for _, text := range []string{"Siân Llewelyn", "Ann  Lee", "xAnn LeeAnn Leex", "İ Ann Lee \xff"} {
		f.Add(text, "Ann Lee")
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		name = strings.Join(strings.Fields(name), " ")
		if len([]rune(name)) < shortName || strings.Contains(somebody+anAddress+"Person 0123456789", name) {
			return
		}
		n := newNameless(map[int64]string{1: name, 2: "Siân Llewelyn"})
		if said := n.said(text); strings.Contains(text, name) && strings.Contains(said, name) {
			t.Errorf("%q became %q with %q", text, said, name)
		}
	})
}
