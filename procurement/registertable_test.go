package procurement

import (
	"testing"

	"counterweight/assets/beside"
)

func TestTextThatLooksLikeAFormulaIsGuardedInTextFiles(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "@SUM(A1)": "'@SUM(A1)", "+1+1": "'+1+1", "-1+cmd|' /C calc'!A0": "'-1+cmd|' /C calc'!A0", "\t=1": "'\t=1",
		"'=1": "''=1", "-": "'-",
		"-12.50": "-12.50", "+44 7700 900000": "+44 7700 900000", "'tis": "'tis", "it's": "it's", "": "", "a=b": "a=b",
	} {
		if got := Guarded(text); got != want {
			t.Errorf("%q is guarded as %q, want %q", text, got, want)
		}
	}
}

func TestWhateverIsGuardedComesBack(t *testing.T) {
	for _, text := range append(beside.NaughtyStrings(t), "=1", "'=1", "''=1", "'", "''", "'-12.50", "-12.50", "'text", "\r\n=1") {
		if got := Unguarded(Guarded(text)); got != text {
			t.Errorf("%q came back as %q", text, got)
		}
	}
}
