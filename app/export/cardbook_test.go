package export

import (
	"bytes"
	"strings"
	"testing"

	"counterweight/procurement/exact"
)

// cardWorkbook is the workbook of a card.
func cardWorkbook(t testing.TB, c *Scorecard) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := ScorecardWorkbook(&out, c, Provenance{Workspace: "Office", Made: someTime}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAScorecardsWorkbookHasTheSameBytesTwice(t *testing.T) {
	for seed := range uint64(3) {
		if !bytes.Equal(cardWorkbook(t, randomCard(seed)), cardWorkbook(t, randomCard(seed))) {
			t.Errorf("card %d came out differently", seed)
		}
	}
}

func TestNoFormulaOfAScorecardIsSavedWithoutItsFigure(t *testing.T) {
	for seed := range uint64(4) {
		f := opened(t, cardWorkbook(t, randomCard(seed)))
		if got := strings.Join(f.GetSheetList(), " "); got != "Summary Measures Readings Trend Check Meta" {
			t.Errorf("the sheets are %s", got)
		}
		for cell, c := range formulas(t, f) {
			if c.value == "" {
				t.Errorf("card %d: %s has no figure: %s", seed, cell, c.formula)
			}
		}
	}
}

func TestAScorecardsWorkbookSaysWhatEachSideAloneComesTo(t *testing.T) {
	met := 0
	for seed := range uint64(12) {
		c := randomCard(seed)
		r := c.Book.Result(c.Period, c.Today)
		f := opened(t, cardWorkbook(t, c))
		name, err := f.GetCellValue(summarySheet, ref(sumActual, summaryScoreRow))
		if err != nil {
			t.Fatal(err)
		}
		if both := r.Ours.Scored && r.Theirs.Scored; (name == "ours alone") != both {
			t.Errorf("card %d says %q, both sides scored: %t", seed, name, both)
		} else if both {
			met++
			score, _ := f.GetCellValue(summarySheet, ref(sumOurs, summaryScoreRow+1))
			if want := exact.Format(r.Theirs.Mean, 1); score != want {
				t.Errorf("card %d: theirs alone is %s, want %s", seed, score, want)
			}
		}
	}
	if met == 0 {
		t.Error("no card was scored by both sides")
	}
}
