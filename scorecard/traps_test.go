package scorecard_test

import (
	"math/big"
	"slices"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// Traps of existing tools, and how this one keeps out of them.

func TestNoDataIsNotCountedAsAHundred(t *testing.T) {
	b := empty()
	addScore(b, addPerspective(b, "1"), "1")
	r := b.Result(october, civil.MustDate("2026-11-15"))
	if r.Overall.Scored || r.Overall.Rating != scorecard.NotYetRated || r.Overall.Mean != nil || r.Overall.Coverage.Sign() != 0 {
		t.Errorf("a card without a reading comes to %+v", r.Overall)
	}
	if m := r.Of(1); m.Scored || m.Rating != scorecard.NotYetRated || m.Counts.State != scorecard.Overdue {
		t.Errorf("a measure without a reading is %+v", m)
	}
	if r = empty().Result(october, today); r.Overall.Scored || r.Overall.Coverage != nil {
		t.Errorf("a card without measures comes to %+v", r.Overall)
	}
}

func TestAScoreOfExactlyAHundredHasARating(t *testing.T) {
	b := empty()
	id := addScore(b, addPerspective(b, "1"), "1")
	read(b, id, october, scorecard.Ours, "100")
	r := b.Result(october, today)
	if r.Overall.Score != scorecard.AtStretch || r.Overall.Rating != scorecard.Good || r.Of(id).Rating != scorecard.Good {
		t.Errorf("100 of 100 is rated %q, and the whole %q", r.Of(id).Rating, r.Overall.Rating)
	}
}

// The grades of an existing supplier scorecard join at 30, 50 and 80 and end at 100: on both sides of each join a score belongs to one.
func TestTheLinesOfRollUpsBelongToTheBetterRating(t *testing.T) {
	lines := scorecard.DefaultLines()
	for _, c := range []struct {
		mean *big.Rat
		want scorecard.Rating
	}{
		{big.NewRat(0, 1), scorecard.Inadequate},
		{big.NewRat(49_999_999, 1_000_000), scorecard.Inadequate},
		{big.NewRat(50, 1), scorecard.RequiresImprovement},
		{big.NewRat(200, 3), scorecard.RequiresImprovement}, // 66.666…, and the line is 66.67
		{big.NewRat(6667, 100), scorecard.ApproachingTarget},
		{big.NewRat(74_999_999_999, 1_000_000_000), scorecard.ApproachingTarget}, // shown as 75, and not good
		{big.NewRat(75, 1), scorecard.Good},
		{big.NewRat(100, 1), scorecard.Good},
	} {
		if got := lines.Rating(c.mean); got != c.want {
			t.Errorf("%v is rated %q, want %q", c.mean, got.Words(), c.want.Words())
		}
	}
}

// One of the tools has a week end seven days after the day on which it starts. A period here has its own days and shares none with the next.
func TestAPeriodHasNoDayTooMany(t *testing.T) {
	for _, every := range []civil.PeriodKind{civil.Month, civil.Quarter, civil.FinancialYear} {
		c := scorecard.Card{Every: every, Term: civil.Term{From: civil.MustDate("2024-02-29")}}
		periods := c.Periods(civil.MustDate("2027-03-31"))
		for i := 1; i < len(periods); i++ {
			if periods[i-1].To().AddDays(1) != periods[i].From() {
				t.Errorf("%v is followed by %v", periods[i-1].Term().Words(), periods[i].Term().Words())
			}
		}
		if n := len(periods); n < 4 || periods[0].From().After(c.Term.From) || periods[n-1].To() != civil.MustDate("2027-03-31") {
			t.Errorf("every %v: %v", every, periods)
		}
	}
}

// Numerator and denominator count as they are: a third of nine scores as 3 of 9, not as 33.3 %.
func TestNothingIsRoundedBeforeTheFormula(t *testing.T) {
	points := scorecard.Points{RedFlag: exact.SomeOf("0"), Target: exact.SomeOf("50"), Stretch: exact.SomeOf("100")}
	b := oneMeasure(points)
	m := b.Measures[1]
	m.Ratio = true
	entry, err := m.ReadEntry("3/9")
	if err != nil {
		t.Fatal(err)
	}
	b.Readings[0].Say(entry)
	r := b.Result(october, today).Of(1)
	// A third of a hundred is exactly two thirds of the way from 0 to 50, where approaching target begins.
	if r.Score.String() != "66.666667" || r.Rating != scorecard.ApproachingTarget || b.Readings[0].Value.String() != "33.333333333333" {
		t.Errorf("3 of 9, %s %%, scores %v and is rated %q", b.Readings[0].Value, r.Score, r.Rating.Words())
	}
	if faults := b.Check(); len(faults) > 0 {
		t.Error(faults)
	}
}

// Two scores of 74.9999996 are shown as 75.000000 each: the mean is that of the rounded scores, by definition, and so everywhere the same.
func TestRollUpsAddScoresAsTheyAreDefined(t *testing.T) {
	b := empty()
	p := addPerspective(b, "1")
	for range 2 {
		read(b, addScore(b, p, "1"), october, scorecard.Ours, "74.9999996")
	}
	r := b.Result(october, today)
	if r.Of(1).Score.String() != "75.000000" || r.Of(1).Rating != scorecard.ApproachingTarget || r.Overall.Mean.Cmp(big.NewRat(75, 1)) != 0 {
		t.Errorf("74.9999996 scores %v (%v), and the mean is %v", r.Of(1).Score, r.Of(1).Rating, r.Overall.Mean)
	}
}

func TestNotMeasuredMeasuredZeroAndNotDueAreThreeThings(t *testing.T) {
	b := empty()
	p := addPerspective(b, "1")
	zero, missing, notDue, unknowable := addScore(b, p, "1"), addScore(b, p, "1"), addScore(b, p, "1"), addScore(b, p, "1")
	read(b, zero, october, scorecard.Ours, "0")
	b.Readings = append(b.Readings,
		scorecard.Reading{Card: 1, Measure: notDue, Period: october, Side: scorecard.Ours, State: scorecard.NotDue},
		scorecard.Reading{Card: 1, Measure: unknowable, Period: october, Side: scorecard.Ours, State: scorecard.NotMeasurable, Why: "no releases"},
	)
	r := b.Result(october, today)
	if m := r.Of(zero); !m.Scored || m.Score != 0 || m.Rating != scorecard.Inadequate || m.Counts.State != scorecard.Measured {
		t.Errorf("a measured zero is %+v", m)
	}
	if m := r.Of(missing); m.Scored || m.Rating != scorecard.NotYetRated || m.Counts.State != scorecard.NotRead {
		t.Errorf("what is missing is %+v", m)
	}
	if m := r.Of(notDue); m.Scored || m.Rating != scorecard.NotYetRated || m.Counts.State != scorecard.NotDue {
		t.Errorf("what is not due is %+v", m)
	}
	if m := r.Of(unknowable); m.Scored || m.Rating != scorecard.Other || m.Counts.Why != "no releases" {
		t.Errorf("what is not measurable is %+v", m)
	}
	if r.Overall.Coverage.Cmp(big.NewRat(1, 3)) != 0 || r.Overall.Measured != 1 || r.Overall.Due != 3 || r.Perspectives[0].Score != 0 || !r.Perspectives[0].Scored {
		t.Errorf("together they come to %+v", r.Perspectives[0].Rolled)
	}
	states := []scorecard.State{}
	for _, id := range []scorecard.MeasureID{zero, missing, notDue, unknowable} {
		states = append(states, b.Trend(id, october, october)[0].State)
	}
	if want := []scorecard.State{scorecard.Measured, scorecard.NotRead, scorecard.NotDue, scorecard.NotMeasurable}; !slices.Equal(states, want) {
		t.Errorf("in trends they are %v, want %v", states, want)
	}
}
