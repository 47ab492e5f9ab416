package export

import (
	"bytes"
	"strings"
	"testing"
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
