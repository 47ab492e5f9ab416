package scorecard_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// The quick way over many periods says to the last millionth what each period's own result says.
func TestAGridComesToWhatEachResultComesTo(t *testing.T) {
	d := drawing(10)
	scored := 0
	for n := range 40 {
		b := d.book(15)
		switch n % 4 {
		case 1:
			longWeights(d, b)
		case 2:
			ratios(d, b)
		case 3:
			longValues(d, b)
		}
		periods := b.Card.Periods(begun.AddMonths(14))
		for i, short := range b.Grid(periods[0], periods[len(periods)-1]).RollUp() {
			r := b.Result(periods[i], today)
			want := scorecard.InShort{Period: periods[i], Counts: brief(r.Overall), Ours: brief(r.Ours), Theirs: brief(r.Theirs)}
			if diff := cmp.Diff(want, short, cmpopts.EquateComparable(civil.Period{})); diff != "" {
				t.Fatalf("card %d, %v: %s", n, periods[i], diff)
			}
			if short.Counts.Scored {
				scored++
			}
		}
	}
	if scored < 100 {
		t.Fatalf("only %d have an overall score", scored)
	}
}

func brief(r scorecard.Rolled) scorecard.Brief {
	return scorecard.Brief{Scored: r.Scored, Score: r.Score, Rating: r.Rating, Measured: r.Measured, Due: r.Due}
}

// longWeights gives a card weights that no machine word holds.
func longWeights(d draw, b *scorecard.Book) {
	for i := range b.Card.Perspectives {
		p := &b.Card.Perspectives[i]
		p.Weights = scorecard.Since(begun, exact.Scaled(d.Int64N(1e18), 17))
		for j := range p.Objectives {
			p.Objectives[j].Weights = scorecard.Since(begun, exact.Scaled(1+d.Int64N(1_000_003), 5))
		}
	}
}

// ratios makes ratios of readings, most of them no decimals.
func ratios(d draw, b *scorecard.Book) {
	for i := range b.Readings {
		r := &b.Readings[i]
		m := b.Measures[r.Measure]
		if r.State != scorecard.Measured || m.Kind != scorecard.PerCent && m.Kind != scorecard.Quantity {
			continue
		}
		m.Ratio = true
		r.Numerator, r.Denominator = exact.Some(exact.Int(int64(d.IntN(90)))), exact.Some(exact.Int(int64(1+d.IntN(30))))
		value, _ := m.RatioValue(r.Numerator, r.Denominator)
		r.Value = exact.Some(value)
	}
}

// longValues puts in values with more places than most have.
func longValues(d draw, b *scorecard.Book) {
	for i := range b.Readings {
		r := &b.Readings[i]
		if m := b.Measures[r.Measure]; r.State == scorecard.Measured && (m.Kind == scorecard.PerCent || m.Kind == scorecard.Quantity) {
			r.Value = exact.Some(exact.Scaled(d.Int64N(2e17)-1e17, 15))
		}
	}
}

func TestAGridTakesALaterReadingInThePlaceOfAnEarlier(t *testing.T) {
	b := empty()
	id := addScore(b, addPerspective(b, "1"), "1")
	read(b, id, october, scorecard.Ours, "40")
	read(b, id, october.Prev(), scorecard.Ours, "30")
	read(b, id, october.Next(), scorecard.Ours, "90") // not in the grid
	g := b.Grid(october.Prev(), october)
	later := b.Readings[0]
	later.Value = exact.SomeOf("80")
	g.Put(&later)
	later.Measure = 99
	g.Put(&later)
	short := g.RollUp()
	if len(short) != 2 || short[0].Counts.Score.Words() != "30" || short[1].Counts.Score.Words() != "80" {
		t.Errorf("comes to %+v", short)
	}
}
