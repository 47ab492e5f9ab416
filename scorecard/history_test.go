package scorecard_test

import (
	"fmt"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// Last year's pack computed today gives last year's figures: everything that can be agreed anew is, and what was stays what it was.
func TestLastYearStaysWhatItWas(t *testing.T) {
	d := drawing(9)
	for range 10 {
		b := d.book(12)
		until := begun.AddMonths(12).AddDays(-1)
		before := shown(b, until)
		changeEverything(b, until.AddDays(1))
		if after := shown(b, until); after != before {
			t.Fatalf("changed:\n%s\nto:\n%s", before, after)
		}
		p := civil.PeriodOf(civil.Month, until.AddDays(1))
		if b.Card.LinesIn(p) == b.Card.LinesIn(p.Prev()) {
			t.Fatal("nothing was changed")
		}
	}
}

// shown is everything that the card's periods come to, as text.
func shown(b *scorecard.Book, until civil.Date) (text string) {
	for _, p := range b.Card.Periods(until) {
		r := b.Result(p, until)
		text += fmt.Sprintf("%v %v %v %v %v %v\n", p, r.Overall.Mean, r.Overall.Rating, r.Overall.Coverage, r.Change, len(r.Moves))
		for i := range r.Perspectives {
			rolled := r.Perspectives[i].Rolled
			text += fmt.Sprintf("  %v %v %v %v\n", r.Perspectives[i].Share, rolled.Mean, rolled.Rating, rolled.Coverage)
		}
		r.Each(func(m *scorecard.MeasureResult) {
			text += fmt.Sprintf("    %v %v %v %v %v %v\n", m.Placed.Measure, m.Share, m.Scored, m.Score, m.Rating, m.Differ)
		})
		text += fmt.Sprintln(r.TalkingPoints, r.Falls)
	}
	return text
}

// changeEverything agrees all weights, points and lines anew from a day on, retires a measure and adds another, and rates new periods.
func changeEverything(b *scorecard.Book, from civil.Date) {
	anew := func(h *scorecard.History[exact.Decimal]) {
		*h = append(*h, scorecard.Dated[exact.Decimal]{From: from, Reason: "agreed anew", Value: exact.Int(7)})
	}
	harder := scorecard.Dated[scorecard.Points]{
		From: from, Reason: "harder", Value: scorecard.Points{Floor: exact.SomeOf("900"), Target: exact.SomeOf("999"), UpperTarget: exact.SomeOf("1000"), UpperFloor: exact.SomeOf("1100")},
	}
	for i := range b.Card.Perspectives {
		p := &b.Card.Perspectives[i]
		anew(&p.Weights)
		for j := range p.Objectives {
			anew(&p.Objectives[j].Weights)
		}
	}
	first := true
	b.Card.EachPlaced(func(_ *scorecard.Perspective, _ *scorecard.Objective, placed *scorecard.Placed) {
		anew(&placed.Weights)
		placed.Points = append(placed.Points, harder)
		if first && placed.Retired.IsZero() {
			placed.Retired, first = from, false
		}
	})
	for _, m := range b.Measures {
		m.Points = append(m.Points, harder)
	}
	lines := scorecard.DefaultLines()
	lines.Good, lines.Coverage, lines.ValueGap = exact.Int(90), exact.Int(10), exact.Int(1)
	b.Card.Lines = append(b.Card.Lines, scorecard.Dated[scorecard.Lines]{From: from, Reason: "stricter", Value: lines})
	m := &scorecard.Measure{Kind: scorecard.Opinion, Direction: scorecard.Higher}
	id := addMeasure(b, 0, "50", m)
	o := &b.Card.Perspectives[0].Objectives[0]
	o.Measures[len(o.Measures)-1].Weights = scorecard.Since(from, exact.Int(50))
	read(b, id, civil.PeriodOf(civil.Month, from), scorecard.Ours, "5")
	b.Overrides = append(b.Overrides, scorecard.Override{
		Card: b.Card.ID, Period: civil.PeriodOf(civil.Month, from), Rating: scorecard.Inadequate, Reason: "for this month only",
	})
}

func TestAPeriodGoesByWhatIsValidOnItsLastDay(t *testing.T) {
	h := scorecard.History[string]{
		{From: civil.MustDate("2026-04-01"), Value: "first"},
		{From: civil.MustDate("2026-10-31"), Value: "second", Reason: "why not"},
		{From: civil.MustDate("2026-12-01"), Value: "third", Reason: "why not"},
	}
	for month, want := range map[string]string{"2026-03": "", "2026-04": "first", "2026-09": "first", "2026-10": "second", "2026-11": "second", "2026-12": "third"} {
		p, err := civil.ParsePeriod(month)
		if err != nil {
			t.Fatal(err)
		}
		if got, valid := h.In(p); got != want || valid != (want != "") {
			t.Errorf("%s goes by %q (%v), want %q", month, got, valid, want)
		}
	}
}
