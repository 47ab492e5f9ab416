package scorecard_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// named is a card with a perspective of each name, with one measure each, measured in October as given; an empty text is missing.
func named(reference string, values ...[2]string) *scorecard.Book {
	b := empty()
	b.Card.Reference = reference
	for i, v := range values {
		id := addScore(b, addPerspective(b, "1"), "1")
		b.Card.Perspectives[i].Name = v[0]
		if v[1] != "" {
			read(b, id, october, scorecard.Ours, v[1])
		}
	}
	return b
}

func TestCardsStandSideBySide(t *testing.T) {
	quarterly := named("S-3", [2]string{"Cost", ""})
	quarterly.Card.Every, quarterly.Measures[1].Every = civil.Quarter, civil.Quarter
	read(quarterly, 1, civil.PeriodOf(civil.Quarter, civil.MustDate("2026-09-30")), scorecard.Ours, "66")
	ended := named("S-4", [2]string{"Cost", ""})
	ended.Card.Term.To = civil.MustDate("2026-06-15")
	read(ended, 1, civil.PeriodOf(civil.Month, ended.Card.Term.To), scorecard.Ours, "40")
	ahead := named("S-5", [2]string{"Cost", ""})
	ahead.Card.Term.From = civil.MustDate("2027-01-01")
	books := []*scorecard.Book{
		named("S-1", [2]string{"Quality", "80"}, [2]string{"Cost", "60"}),
		named("S-2", [2]string{"cost ", "90"}, [2]string{"Service", ""}),
		quarterly, ended, ahead,
	}
	books[1].Actions = []scorecard.Action{
		{State: scorecard.ActionOpen, Due: today.AddDays(-1)},
		{State: scorecard.ActionOpen, Due: today},
		{State: scorecard.ActionDone, Due: today.AddDays(-9)},
	}
	p := scorecard.PortfolioOf(books, october, today)
	if diff := cmp.Diff([]string{"Quality", "Cost", "Service"}, p.Perspectives); diff != "" {
		t.Error(diff)
	}
	var rows [][]string
	for _, row := range p.Rows {
		text := []string{row.Book.Card.Reference, row.Period.String(), shownScore(row.Rolled)}
		for _, cell := range row.Cells {
			if cell.Shown {
				text = append(text, shownScore(cell.Rolled))
			} else {
				text = append(text, "no such")
			}
		}
		rows = append(rows, text)
	}
	want := [][]string{
		{"S-1", "2026-10", "70", "80", "60", "no such"},
		{"S-2", "2026-10", "none", "no such", "90", "none"},
		{"S-3", "2026-Q3", "66", "no such", "66", "no such"},
		{"S-4", "2026-06", "40", "no such", "40", "no such"},
		{"S-5", "", "none", "no such", "no such", "no such"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	if row := p.Rows[1]; row.Open != 2 || row.Late != 1 {
		t.Errorf("%d actions are open and %d late", row.Open, row.Late)
	}
	s := p.Summary(func(row *scorecard.PortfolioRow) bool { return row.Book.Card.Reference != "S-3" })
	if s.Cards != 4 || s.Scored != 2 || s.Mean.FloatString(2) != "55.00" || s.Lowest.Book != ended || s.Ratings[scorecard.NotYetRated] != 2 || s.Ratings[scorecard.Inadequate] != 1 {
		t.Errorf("together they come to %+v", s)
	}
	if s := p.Summary(func(*scorecard.PortfolioRow) bool { return false }); s.Mean != nil || s.Lowest != nil {
		t.Errorf("no cards come to %+v", s)
	}
}

func shownScore(r scorecard.Rolled) string {
	if !r.Scored {
		return "none"
	}
	return r.Score.Words()
}

// A row says what the card's own result says.
func TestAPortfolioSaysWhatEachCardSays(t *testing.T) {
	d := drawing(14)
	var books []*scorecard.Book
	for range 30 {
		b := d.book(10)
		b.Overrides = []scorecard.Override{{Card: 1, Period: civil.PeriodOf(civil.Month, begun.AddMonths(8)), Rating: scorecard.Other, Reason: "in dispute"}}
		books = append(books, b)
	}
	for month := range 10 {
		period := civil.PeriodOf(civil.Month, begun.AddMonths(month))
		for _, row := range scorecard.PortfolioOf(books, period, today).Rows {
			want := row.Book.Result(period, today).Overall
			if brief(row.Rolled) != brief(want) || !same(row.Mean, want.Mean) || !same(row.Coverage, want.Coverage) {
				t.Fatalf("%v: %+v, and by itself %+v", period, row.Rolled, want)
			}
		}
	}
}

// The same measure is compared only where it means the same, and it is said where it does not.
func TestTheSameMeasureIsComparedOnlyWhereItMeansTheSame(t *testing.T) {
	library := &scorecard.Measure{Name: "Outcomes accepted", Kind: scorecard.PerCent, Direction: scorecard.Higher, Points: scorecard.Since(begun, scoresThemselves)}
	var books []*scorecard.Book
	for i := range 5 {
		b := empty()
		id := addMeasure(b, addPerspective(b, "1"), "1", library)
		placed := &b.Card.Perspectives[0].Objectives[0].Measures[0]
		switch i {
		case 1:
			own := scoresThemselves
			own.Target = exact.SomeOf("85")
			placed.Points = scorecard.Since(begun, own)
		case 2:
			placed.Retired = october.From()
		case 3:
			placed.Points = scorecard.Since(begun, scoresThemselves) // its own, and the same
		}
		read(b, id, october, scorecard.Ours, "80")
		books = append(books, b)
	}
	addScore(books[0], 0, "1")
	p := scorecard.PortfolioOf(books, october, today)
	shared := p.Share(library.ID, today)
	if got, want := shared.Words(), "on 3 cards with a target of 75 %, not compared with 1 card with a target of 85 %"; got != want {
		t.Errorf("it is %q, want %q", got, want)
	}
	if len(shared.Groups) != 2 || shared.Groups[0].Rows[0].Result.Score.Words() != "80" || shared.Groups[1].Rows[0].Book != books[1] {
		t.Errorf("compared: %+v", shared.Groups)
	}
	if measures := p.SharedMeasures(); len(measures) != 1 || measures[0] != library {
		t.Errorf("shared are %v", measures)
	}
	if got := p.Share(99, today).Words(); got != "on no card" {
		t.Errorf("a measure that is nowhere is %q", got)
	}
}
