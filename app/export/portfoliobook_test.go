package export

import (
	"bytes"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

func somePortfolio() *scorecard.Portfolio {
	a, b := sampleCard(), sampleCard()
	b.Book.Card.ID, b.Book.Card.Reference, b.Book.Card.Title = 8, "S-015", "=1+1 Ελληνικά"
	other := scorecard.Points{Floor: exact.SomeOf("40"), RedFlag: exact.SomeOf("70"), Target: exact.SomeOf("85")}
	b.Book.Card.Perspectives[0].Objectives[0].Measures[0].Points = scorecard.Since(civil.MustDate("2026-02-01"), other)
	b.Book.Card.Perspectives[4].Name = "Climate"
	return scorecard.PortfolioOf([]*scorecard.Book{a.Book, b.Book}, a.Period, cardToday)
}

func portfolioWorkbook(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := PortfolioWorkbook(&out, somePortfolio(), cardToday, someProvenance); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAPortfolioComparesOnlyWhatIsTheSame(t *testing.T) {
	workbook := portfolioWorkbook(t)
	if !bytes.Equal(workbook, portfolioWorkbook(t)) {
		t.Error("the same portfolio has other bytes")
	}
	f := opened(t, workbook)
	for cell, want := range map[string]string{
		"Portfolio!A6": "S-015", "Portfolio!B6": "=1+1 Ελληνικά", "Ratings!G5": "Approaching target", "Portfolio!L6": "",
		"Same measure!B5": "same points: target 90 %", "Same measure!B6": "other points, not comparable: target 85 %",
	} {
		if got := raw(t, f, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	for cell, c := range formulas(t, f) {
		if c.value == "" {
			t.Errorf("%s has no figure: %s", cell, c.formula)
		}
	}
}
