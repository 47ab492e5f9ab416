package kit

import (
	"cmp"
	"strings"
	"testing"
)

func TestTextsAreComparedInSmallLetters(t *testing.T) {
	texts := []string{"", "a", "A", "ab", "Ab", "b", "Ŵ", "ŵ", "aŴ", "aŵb", "Z", "_", "z9", "Éa", "e"}
	for _, a := range texts {
		for _, b := range texts {
			got, want := compareLower(a, b), strings.Compare(strings.ToLower(a), strings.ToLower(b))
			if cmp.Compare(got, 0) != want {
				t.Errorf("%q against %q gives %d, want %d", a, b, got, want)
			}
		}
	}
}
