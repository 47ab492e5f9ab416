package scorecard_test

import (
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

func TestScoresRunStraightFromPointToPoint(t *testing.T) {
	outcomes := scorecard.Points{Floor: exact.SomeOf("50"), RedFlag: exact.SomeOf("80"), Target: exact.SomeOf("90"), Stretch: exact.SomeOf("98")}
	restore := scorecard.Points{Floor: exact.SomeOf("12"), RedFlag: exact.SomeOf("6"), Target: exact.SomeOf("4"), Stretch: exact.SomeOf("2")}
	forecast := scorecard.Points{
		Floor: exact.SomeOf("-20"), RedFlag: exact.SomeOf("-10"), Target: exact.SomeOf("-5"), Stretch: exact.SomeOf("0"),
		UpperTarget: exact.SomeOf("5"), UpperRedFlag: exact.SomeOf("10"), UpperFloor: exact.SomeOf("30"),
	}
	flat := scorecard.Points{RedFlag: exact.SomeOf("3"), Target: exact.SomeOf("6")}
	for _, c := range []struct {
		what   string
		points scorecard.Points
		kind   scorecard.MeasureKind
		dir    scorecard.Direction
		value  string
		score  string
		rating scorecard.Rating
	}{
		{"at the target", outcomes, scorecard.PerCent, scorecard.Higher, "90", "75.000000", scorecard.Good},
		{"between red flag and target", outcomes, scorecard.PerCent, scorecard.Higher, "88", "70.000000", scorecard.ApproachingTarget},
		{"two thirds of the way", outcomes, scorecard.PerCent, scorecard.Higher, "86.666667", "66.666668", scorecard.ApproachingTarget},
		{"just under two thirds", outcomes, scorecard.PerCent, scorecard.Higher, "86.666666", "66.666665", scorecard.RequiresImprovement},
		{"just under the target, which rounds up to it", outcomes, scorecard.PerCent, scorecard.Higher, "89.9999999", "75.000000", scorecard.ApproachingTarget},
		{"at the red flag", outcomes, scorecard.PerCent, scorecard.Higher, "80", "50.000000", scorecard.RequiresImprovement},
		{"under the red flag", outcomes, scorecard.PerCent, scorecard.Higher, "65", "25.000000", scorecard.Inadequate},
		{"under the floor", outcomes, scorecard.PerCent, scorecard.Higher, "1", "0.000000", scorecard.Inadequate},
		{"over the stretch", outcomes, scorecard.PerCent, scorecard.Higher, "100", "100.000000", scorecard.Good},
		{"a third of a step", outcomes, scorecard.PerCent, scorecard.Higher, "60", "16.666667", scorecard.Inadequate},

		{"lower is better: better than the target", restore, scorecard.Duration, scorecard.Lower, "3.1", "86.250000", scorecard.Good},
		{"lower is better: at the target", restore, scorecard.Duration, scorecard.Lower, "4", "75.000000", scorecard.Good},
		{"lower is better: worse", restore, scorecard.Duration, scorecard.Lower, "5", "62.500000", scorecard.RequiresImprovement},
		{"lower is better: beyond the floor", restore, scorecard.Duration, scorecard.Lower, "90", "0.000000", scorecard.Inadequate},

		{"in the middle of a band", forecast, scorecard.PerCent, scorecard.Within, "0", "100.000000", scorecard.Good},
		{"inside a band", forecast, scorecard.PerCent, scorecard.Within, "3.2", "84.000000", scorecard.Good},
		{"at the lower end", forecast, scorecard.PerCent, scorecard.Within, "-5", "75.000000", scorecard.Good},
		{"at the upper end", forecast, scorecard.PerCent, scorecard.Within, "5", "75.000000", scorecard.Good},
		{"below a band", forecast, scorecard.PerCent, scorecard.Within, "-15", "25.000000", scorecard.Inadequate},
		{"above a band", forecast, scorecard.PerCent, scorecard.Within, "20", "25.000000", scorecard.Inadequate},
		{"just above a band", forecast, scorecard.PerCent, scorecard.Within, "6", "70.000000", scorecard.ApproachingTarget},

		{"without a stretch nothing is above 75", flat, scorecard.Count, scorecard.Higher, "60", "75.000000", scorecard.Good},
		{"without a floor nothing is under 50, and the rating says so", flat, scorecard.Count, scorecard.Higher, "0", "50.000000", scorecard.Inadequate},
		{"a target alone is reached", scorecard.Points{Target: exact.SomeOf("6")}, scorecard.Count, scorecard.Higher, "6", "75.000000", scorecard.Good},
		{"or it is not", scorecard.Points{Target: exact.SomeOf("6")}, scorecard.Count, scorecard.Higher, "5", "0.000000", scorecard.Inadequate},

		{"yes", scorecard.Points{}, scorecard.YesNo, scorecard.Higher, "1", "75.000000", scorecard.Good},
		{"no", scorecard.Points{}, scorecard.YesNo, scorecard.Higher, "0", "0.000000", scorecard.Inadequate},
		{"yes to what should not be", scorecard.Points{}, scorecard.YesNo, scorecard.Lower, "1", "0.000000", scorecard.Inadequate},
		{"opinion 1", scorecard.Points{}, scorecard.Opinion, scorecard.Higher, "1", "0.000000", scorecard.Inadequate},
		{"opinion 2", scorecard.Points{}, scorecard.Opinion, scorecard.Higher, "2", "25.000000", scorecard.Inadequate},
		{"opinion 3", scorecard.Points{}, scorecard.Opinion, scorecard.Higher, "3", "50.000000", scorecard.RequiresImprovement},
		{"opinion 4", scorecard.Points{}, scorecard.Opinion, scorecard.Higher, "4", "75.000000", scorecard.Good},
		{"opinion 5", scorecard.Points{}, scorecard.Opinion, scorecard.Higher, "5", "100.000000", scorecard.Good},
	} {
		value := exact.MustParse(c.value)
		score, scored := c.points.Score(c.kind, c.dir, value)
		if rating := c.points.Rating(c.kind, c.dir, value); !scored || score.String() != c.score || rating != c.rating {
			t.Errorf("%s: %s scores %v (%v) and is %q, want %s and %q", c.what, c.value, score, scored, rating, c.score, c.rating)
		}
	}
}

func TestWhatHasNoTargetIsNotScored(t *testing.T) {
	for what, points := range map[string]scorecard.Points{
		"nothing":            {},
		"a floor alone":      {Floor: exact.SomeOf("1")},
		"floor and red flag": {Floor: exact.SomeOf("1"), RedFlag: exact.SomeOf("2")},
		"equal points":       {RedFlag: exact.SomeOf("2"), Target: exact.SomeOf("2")},
		"crossed points":     {RedFlag: exact.SomeOf("3"), Target: exact.SomeOf("2")},
	} {
		if score, scored := points.Score(scorecard.Quantity, scorecard.Higher, exact.Int(5)); scored {
			t.Errorf("%s: 5 scores %v", what, score)
		}
		if rating := points.Rating(scorecard.Quantity, scorecard.Higher, exact.Int(5)); rating != scorecard.NotYetRated {
			t.Errorf("%s: 5 is rated %v", what, rating)
		}
	}
}

func TestValuesAndTargetsAreWrittenInTheirUnit(t *testing.T) {
	within := scorecard.Points{Target: exact.SomeOf("-5"), UpperTarget: exact.SomeOf("5")}
	for _, c := range []struct {
		m             scorecard.Measure
		value         string
		words, target string
	}{
		{scorecard.Measure{Kind: scorecard.PerCent, Direction: scorecard.Higher, Points: target("90")}, "88", "88 %", "90 %"},
		{scorecard.Measure{Kind: scorecard.Duration, Direction: scorecard.Lower, Unit: "h", Points: target("4")}, "3.1", "3.1 h", "≤ 4 h"},
		{scorecard.Measure{Kind: scorecard.Money, Direction: scorecard.Higher, Currency: money.GBP, Points: target("60000")}, "52000", "£52,000", "£60,000"},
		{scorecard.Measure{Kind: scorecard.PerCent, Direction: scorecard.Within, Points: scorecard.Since(begun, within)}, "3.2", "+3.2 %", "±5 %"},
		{scorecard.Measure{Kind: scorecard.PerCent, Direction: scorecard.Within, Points: scorecard.Since(begun, within)}, "-3", "−3 %", "±5 %"},
		{scorecard.Measure{Kind: scorecard.Count, Direction: scorecard.Higher, Unit: "releases", Points: target("6")}, "1500", "1,500 releases", "6 releases"},
		{scorecard.Measure{Kind: scorecard.Opinion, Direction: scorecard.Higher}, "3", "3", "4"},
		{scorecard.Measure{Kind: scorecard.YesNo, Direction: scorecard.Higher}, "1", "yes", "yes"},
		{scorecard.Measure{Kind: scorecard.YesNo, Direction: scorecard.Lower}, "1", "yes", "no"},
		{scorecard.Measure{Kind: scorecard.Milestone, Direction: scorecard.Lower, Points: target("0")}, "3", "3 days late", "on the day"},
		{scorecard.Measure{Kind: scorecard.Milestone, Direction: scorecard.Lower, Points: target("5")}, "-1", "1 day early", "≤ 5 days late"},
	} {
		p, _ := c.m.Points.On(begun)
		if words, want := c.m.ValueWords(exact.MustParse(c.value)), c.m.TargetWords(p); words != c.words || want != c.target {
			t.Errorf("%v %s is written %q with the target %q, want %q and %q", c.m.Kind, c.value, words, want, c.words, c.target)
		}
	}
}

func target(value string) scorecard.History[scorecard.Points] {
	return scorecard.Since(begun, scorecard.Points{Target: exact.SomeOf(value)})
}

func TestBandsDivideAllValues(t *testing.T) {
	d := drawing(13)
	for range 500 {
		dir := scorecard.AllDirections()[d.IntN(3)]
		p := d.points(dir)
		bands := p.Bands(scorecard.Quantity, dir)
		if bands[0].Low != nil || bands[len(bands)-1].High != nil {
			t.Fatalf("%+v leave values out at an end", bands)
		}
		for i := 1; i < len(bands); i++ {
			if bands[i-1].High != bands[i].Low || bands[i-1].Rating == bands[i].Rating {
				t.Fatalf("%+v and %+v are not beside each other", bands[i-1], bands[i])
			}
		}
		value := d.decimal(-120, 120, 4)
		rating := p.Rating(scorecard.Quantity, dir, value)
		for _, b := range bands {
			inside := (b.Low == nil || value.Rat().Cmp(b.Low) > 0) && (b.High == nil || value.Rat().Cmp(b.High) < 0)
			if inside && b.Rating != rating {
				t.Fatalf("%v lies in %+v and is rated %v", value, b, rating)
			}
		}
	}
	one := scorecard.Points{Target: exact.SomeOf("6")}.Bands(scorecard.Count, scorecard.Higher)
	if len(one) != 2 || one[0].Rating != scorecard.Inadequate || one[1].Rating != scorecard.Good {
		t.Errorf("a target alone divides values into %+v", one)
	}
	if none := (scorecard.Points{}).Bands(scorecard.Count, scorecard.Higher); none != nil {
		t.Errorf("no points divide values into %+v", none)
	}
}

// Points and values of any length are scored the same way, if not as fast.
func TestLongPointsAndValuesAreScoredExactly(t *testing.T) {
	huge := scorecard.Points{RedFlag: exact.SomeOf("1000000000000000000000"), Target: exact.SomeOf("3000000000000000000000")}
	fine := scorecard.Points{
		Floor: exact.SomeOf("0.00000001"), Target: exact.SomeOf("0.00000004"), UpperTarget: exact.SomeOf("0.00000004"), UpperFloor: exact.SomeOf("0.00000008"),
	}
	for _, c := range []struct {
		points scorecard.Points
		dir    scorecard.Direction
		value  string
		score  string
		rating scorecard.Rating
	}{
		{huge, scorecard.Higher, "2000000000000000000000", "62.500000", scorecard.RequiresImprovement},
		{huge, scorecard.Higher, "1", "50.000000", scorecard.Inadequate},
		{huge, scorecard.Higher, "3000000000000000000000", "75.000000", scorecard.Good},
		{huge, scorecard.Higher, "3000000000000000000001", "75.000000", scorecard.Good},
		{fine, scorecard.Within, "0.00000004", "75.000000", scorecard.Good},
		{fine, scorecard.Within, "0.00000002", "25.000000", scorecard.Inadequate},
		{fine, scorecard.Within, "0.000000065", "28.125000", scorecard.Inadequate},
		{fine, scorecard.Within, "1", "0.000000", scorecard.Inadequate},
	} {
		score, scored := c.points.Score(scorecard.Quantity, c.dir, exact.MustParse(c.value))
		if rating := c.points.Rating(scorecard.Quantity, c.dir, exact.MustParse(c.value)); !scored || score.String() != c.score || rating != c.rating {
			t.Errorf("%s scores %v (%v) and is %q, want %s and %q", c.value, score, scored, rating.Words(), c.score, c.rating.Words())
		}
	}
	for _, crossed := range []scorecard.Points{
		{RedFlag: exact.SomeOf("3000000000000000000000"), Target: exact.SomeOf("1000000000000000000000")},
		{RedFlag: exact.SomeOf("1000000000000000000000")},
	} {
		if score, scored := crossed.Score(scorecard.Quantity, scorecard.Higher, exact.Int(1)); scored {
			t.Errorf("%+v score %v", crossed, score)
		}
	}
}

func TestBandsAreWrittenFromEndToEnd(t *testing.T) {
	for _, c := range []struct {
		m            scorecard.Measure
		lower, upper exact.Optional
		want         string
	}{
		{scorecard.Measure{Kind: scorecard.PerCent}, exact.SomeOf("95"), exact.SomeOf("105"), "95–105 %"},
		{scorecard.Measure{Kind: scorecard.Duration, Unit: "h"}, exact.SomeOf("-5"), exact.SomeOf("5"), "±5 h"},
		{scorecard.Measure{Kind: scorecard.PerCent}, exact.SomeOf("-2"), exact.SomeOf("5"), "−2 % to +5 %"},
		{scorecard.Measure{Kind: scorecard.Money, Currency: money.GBP}, exact.SomeOf("-5"), exact.SomeOf("10"), "−£5 to +£10"},
		{scorecard.Measure{Kind: scorecard.Quantity}, exact.SomeOf("1"), exact.Optional{}, ""},
	} {
		c.m.Direction = scorecard.Within
		if got := c.m.TargetWords(scorecard.Points{Target: c.lower, UpperTarget: c.upper}); got != c.want {
			t.Errorf("from %v to %v is written %q, want %q", c.lower, c.upper, got, c.want)
		}
	}
}
