package scorecard_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// months are the periods from one month back to October.
func months(n int) (all []civil.Period) {
	for p := october; len(all) < n; p = p.Prev() {
		all = append([]civil.Period{p}, all...)
	}
	return all
}

// trend notes readings for the months up to October; an empty text is a gap.
func trend(b *scorecard.Book, id scorecard.MeasureID, values ...string) {
	for i, p := range months(len(values)) {
		if values[i] != "" {
			read(b, id, p, scorecard.Ours, values[i])
		}
	}
}

func TestThreeFallsInARowRaiseAFlag(t *testing.T) {
	for _, c := range []struct {
		what   string
		values []string
		falls  bool
	}{
		{"four, each lower", []string{"90", "80", "70", "60"}, true},
		{"longer, each lower", []string{"95", "90", "80", "70", "60"}, true},
		{"three only", []string{"80", "70", "60"}, false},
		{"one is the same", []string{"90", "80", "80", "60"}, false},
		{"up again", []string{"90", "80", "70", "75"}, false},
		{"a gap starts the count again", []string{"90", "80", "", "70", "60"}, false},
		{"but not for ever", []string{"", "90", "80", "70", "60"}, true},
		{"nothing this month", []string{"90", "80", "70", "60", ""}, false},
	} {
		b := empty()
		p := addPerspective(b, "1")
		id := addScore(b, p, "1")
		trend(b, id, c.values...)
		r := b.Result(october, today)
		var fallen []string
		for _, f := range r.Falls {
			if f.Measure == nil {
				fallen = append(fallen, "card")
			} else {
				fallen = append(fallen, f.Measure.Name)
			}
			if len(f.Scores) != 4 || f.Scores[0] <= f.Scores[3] {
				t.Errorf("%s: fell as %v", c.what, f.Scores)
			}
		}
		want := []string(nil)
		if c.falls {
			want = []string{"card", "Measure 1"}
		}
		if diff := cmp.Diff(want, fallen); diff != "" {
			t.Errorf("%s: %s", c.what, diff)
		}
	}
}

// A quarterly measure falls by its own quarters; the months between are no gaps.
func TestAMeasureReadEachQuarterTrendsByQuarters(t *testing.T) {
	b := empty()
	id := addScore(b, addPerspective(b, "1"), "1")
	b.Measures[id].Every = civil.Quarter
	september := october.Prev()
	for i, p := 0, september; i < 4; i, p = i+1, p.Prev().Prev().Prev() {
		read(b, id, p, scorecard.Ours, []string{"60", "70", "80", "90"}[i])
	}
	r := b.Result(september, today)
	if len(r.Falls) != 1 || r.Falls[0].Measure == nil {
		t.Errorf("falls: %v", r.Falls)
	}
	if m := r.Of(id); m.Before == nil || m.Before.Words() != "70" {
		t.Errorf("before it was %v", m.Before)
	}
	if m := b.Result(october, today).Of(id); m.Counts.State != scorecard.NotDue || m.Scored {
		t.Errorf("in October it is %+v", m)
	}
	r = b.Result(october, today)
	if r.Overall.Due != 0 || r.Overall.Coverage != nil || r.Overall.Scored {
		t.Errorf("a month in which nothing is due comes to %+v", r.Overall)
	}
}

func TestWhatChangedSinceLastMonthAndWhy(t *testing.T) {
	b := empty()
	p := addPerspective(b, "1")
	better, harder, gone, fresh := addScore(b, p, "1"), addScore(b, p, "1"), addScore(b, p, "2"), addScore(b, p, "2")
	setLines(b, func(l *scorecard.Lines) { l.Coverage = exact.Int(60) }) // two of six are missing each time
	trend(b, better, "60", "80")
	trend(b, harder, "75", "75")
	trend(b, gone, "50", "")
	trend(b, fresh, "", "90")
	b.Card.Perspectives[0].Objectives[0].Measures[1].Points = scorecard.History[scorecard.Points]{{
		From: october.From(), Reason: "agreed in September", Value: scorecard.Points{Floor: exact.SomeOf("0"), Target: exact.SomeOf("90")},
	}}
	r := b.Result(october, today)
	reasons := map[scorecard.MeasureID]scorecard.MoveReason{}
	for _, m := range r.Moves {
		if m.Reason != scorecard.MovedByOthers {
			reasons[m.Measure.ID] = m.Reason
		}
	}
	want := map[scorecard.MeasureID]scorecard.MoveReason{
		better: scorecard.MovedByValue, harder: scorecard.MovedByTarget, gone: scorecard.MovedByMissing, fresh: scorecard.MovedByReading,
	}
	if diff := cmp.Diff(want, reasons); diff != "" {
		t.Error(diff)
	}
	// (60 + 75 + 2 × 50) ÷ 4 before, (80 + 62.5 + 2 × 90) ÷ 4 now.
	if r.Change.Cmp(big.NewRat(21875, 1000)) != 0 || r.Overall.Before.String() != "58.750000" || r.Overall.Score.String() != "80.625000" {
		t.Errorf("from %v to %v it changed by %v", r.Overall.Before, r.Overall.Score, r.Change)
	}
	if len(r.Rises) != 1 || r.Rises[0].Measure.ID != better || r.Rises[0].From.Words() != "60" || r.Rises[0].To.Words() != "80" {
		t.Errorf("rose: %v", r.Rises)
	}
	if len(r.Drops) != 1 || r.Drops[0].Measure.ID != harder {
		t.Errorf("fell: %v", r.Drops)
	}
}

func TestAnotherWeightIsSaidToBeTheReason(t *testing.T) {
	b := empty()
	p := addPerspective(b, "1")
	high, low := addScore(b, p, "1"), addScore(b, p, "1")
	trend(b, high, "90", "90")
	trend(b, low, "40", "40")
	placed := &b.Card.Perspectives[0].Objectives[0].Measures[0]
	placed.Weights = append(placed.Weights, scorecard.Dated[exact.Decimal]{From: october.From(), Reason: "it matters more", Value: exact.Int(4)})
	r := b.Result(october, today)
	if r.Change.Cmp(big.NewRat(15, 1)) != 0 || len(r.Moves) != 2 || len(r.Rises)+len(r.Drops) != 0 {
		t.Fatalf("changed by %v: %v", r.Change, r.Moves)
	}
	for _, m := range r.Moves {
		if m.Reason != scorecard.MovedByWeight || m.Points.Sign() < 0 {
			t.Errorf("%s moved it by %v: %s", m.Measure.Name, m.Points, m.Reason.Words())
		}
	}
}

func TestWhatCountsIsSaid(t *testing.T) {
	b := empty()
	p := addPerspective(b, "1")
	agreed, ours, theirs, computed, none := addScore(b, p, "1"), addScore(b, p, "1"), addScore(b, p, "1"), addScore(b, p, "1"), addScore(b, p, "1")
	read(b, agreed, october, scorecard.Ours, "40")
	read(b, agreed, october, scorecard.Theirs, "80")
	b.Positions = []scorecard.Position{{Card: 1, Measure: agreed, Period: october, State: scorecard.Measured, Value: exact.SomeOf("60"), Note: "half way"}}
	read(b, ours, october, scorecard.Ours, "50")
	read(b, ours, october, scorecard.Theirs, "70")
	read(b, theirs, october, scorecard.Theirs, "100")
	read(b, computed, october, scorecard.Ours, "75").Computed = true
	r := b.Result(october, today)
	for id, want := range map[scorecard.MeasureID]string{
		agreed: "60 agreed true", ours: "50 ours true", theirs: " theirs only, not counted false", computed: "75 computed true", none: "  false",
	} {
		m := r.Of(id)
		scored := " false"
		if m.Scored {
			scored = " true"
		}
		if got := m.Counts.Value.String() + " " + m.Counts.Basis.Words() + scored; got != want {
			t.Errorf("measure %d: %q, want %q", id, got, want)
		}
	}
	if r.Of(theirs).Rating != scorecard.NotYetRated || r.Overall.Measured != 3 || r.Overall.Due != 5 {
		t.Errorf("the whole is %+v", r.Overall)
	}
	// A reply without a position settles nothing.
	b.Positions[0] = scorecard.Position{Card: 1, Measure: agreed, Period: october, Reply: "we see it otherwise"}
	if m := b.Result(october, today).Of(agreed); m.Counts.Basis != scorecard.BasisOurs || m.Counts.Value.String() != "40" || m.Position == nil {
		t.Errorf("with a reply alone it is %+v", m.Counts)
	}
}

func TestDifferencesFromTheAgreedLineOnAreToTalkAbout(t *testing.T) {
	b := empty()
	p := addPerspective(b, "1")
	talk := map[scorecard.MeasureID]bool{}
	for _, c := range []struct {
		kind         scorecard.MeasureKind
		ours, theirs string
		talk         bool
	}{
		{scorecard.Opinion, "3", "5", true},
		{scorecard.Opinion, "5", "3", true},
		{scorecard.Opinion, "3", "4", false},
		{scorecard.Opinion, "3", "4.9", false},
		{scorecard.Quantity, "50", "75", true},
		{scorecard.Quantity, "50", "74.999999", false},
		{scorecard.Quantity, "200", "100", false}, // both above the stretch
		{scorecard.YesNo, "1", "0", true},
	} {
		m := &scorecard.Measure{Kind: c.kind, Direction: scorecard.Higher}
		if c.kind == scorecard.Quantity {
			m.Points = scorecard.Since(begun, scoresThemselves)
		}
		id := addMeasure(b, p, "1", m)
		read(b, id, october, scorecard.Ours, c.ours)
		read(b, id, october, scorecard.Theirs, c.theirs)
		if c.talk {
			talk[id] = true
		}
	}
	got := map[scorecard.MeasureID]bool{}
	points := b.Result(october, today).TalkingPoints
	for i, point := range points {
		got[point.Measure.ID] = true
		if i > 0 && point.Gap > points[i-1].Gap {
			t.Error("the widest gap does not come first")
		}
	}
	if diff := cmp.Diff(talk, got); diff != "" {
		t.Error(diff)
	}
	// The lines are a setting with a date.
	setLines(b, func(l *scorecard.Lines) { l.OpinionGap = exact.Int(25) })
	if n := len(b.Result(october, today).TalkingPoints); n != len(talk)+2 { // 3 and 4 are 25 apart, 3 and 4.9 are 47.5
		t.Errorf("with a line of 25 there are %d points, want %d", n, len(talk)+2)
	}
}

func TestARatingIsSetAgainstTheComputedOneOpenly(t *testing.T) {
	b := right()
	b.Overrides = []scorecard.Override{
		{Card: 1, Measure: 1, Period: october, Rating: scorecard.Good, Reason: "the source was wrong for two days", By: "Ann Lee"},
		{Card: 1, Period: october, Rating: scorecard.RequiresImprovement, Reason: "two releases were late", By: "Ann Lee"},
	}
	r := b.Result(october, today)
	if m := r.Of(1); m.Rating != scorecard.Good || m.Computed != scorecard.ApproachingTarget || m.Override.Reason == "" || m.Score.Words() != "70" {
		t.Errorf("the measure is %+v", m)
	}
	if r.Overall.Rating != scorecard.RequiresImprovement || r.Overall.Override == nil || r.Overall.Score.Words() != "70" {
		t.Errorf("the card is %+v", r.Overall)
	}
	if r = b.Result(october.Prev(), today); r.Overall.Override != nil {
		t.Error("it is set for September too")
	}
}

func TestAMeasureComesAndGoes(t *testing.T) {
	b := empty()
	p := addPerspective(b, "1")
	stays, comes, goes := addScore(b, p, "1"), addScore(b, p, "1"), addScore(b, p, "1")
	measures := b.Card.Perspectives[0].Objectives[0].Measures
	measures[1].Weights[0].From = october.From()
	measures[2].Retired = october.From().AddDays(-1)
	for _, p := range months(2) {
		for _, id := range []scorecard.MeasureID{stays, comes, goes} {
			read(b, id, p, scorecard.Ours, "75")
		}
	}
	for p, want := range map[civil.Period][]bool{october.Prev(): {true, false, true}, october: {true, true, false}} {
		r := b.Result(p, today)
		var on []bool
		for _, id := range []scorecard.MeasureID{stays, comes, goes} {
			on = append(on, r.Of(id) != nil)
		}
		if diff := cmp.Diff(want, on); diff != "" || r.Overall.Due != 2 {
			t.Errorf("%v: %d due, %s", p, r.Overall.Due, diff)
		}
	}
	if states := b.Trend(comes, october.Prev(), october); states[0].State != scorecard.NotDue || states[1].State != scorecard.Measured {
		t.Errorf("it comes as %+v", states)
	}
}

func TestATrendHasGapsAndNoZeros(t *testing.T) {
	b := empty()
	id := addScore(b, addPerspective(b, "1"), "1")
	trend(b, id, "60", "", "0", "80")
	var text []string
	for _, p := range b.Trend(id, months(4)[0], october) {
		if p.Scored {
			text = append(text, p.Score.Words())
		} else {
			text = append(text, "gap")
		}
	}
	if got := strings.Join(text, " "); got != "60 gap 0 80" {
		t.Errorf("the trend is %s", got)
	}
	text = nil
	for _, r := range b.OverallTrend(months(4)[0], october) {
		if r.Overall.Scored {
			text = append(text, r.Overall.Score.Words())
		} else {
			text = append(text, "gap")
		}
	}
	if got := strings.Join(text, " "); got != "60 gap 0 80" {
		t.Errorf("the whole trend is %s", got)
	}
	if b.Trend(99, october, october) != nil {
		t.Error("what is not on the card has a trend")
	}
}

// Nothing is asked for before it can be known, and it is overdue once the time for it has passed.
func TestAMissingReadingBecomesOverdue(t *testing.T) {
	b := empty()
	id := addScore(b, addPerspective(b, "1"), "1")
	for day, want := range map[string]scorecard.State{"2026-10-15": scorecard.NotRead, "2026-11-14": scorecard.NotRead, "2026-11-15": scorecard.Overdue} {
		r := b.Result(october, civil.MustDate(day))
		if got := r.Of(id).Counts.State; got != want || r.Overall.Coverage.Sign() != 0 {
			t.Errorf("on %s it is %q, want %q", day, got, want)
		}
	}
}

func TestScoresInWords(t *testing.T) {
	for score, want := range map[scorecard.Score]string{
		0: "0", 75_500_000: "76", 75_499_999: "75", 100_000_000: "100", -12_500_000: "−13", scorecard.AtTarget: "75",
	} {
		if got := score.Words(); got != want {
			t.Errorf("%v is %q, want %q", score, got, want)
		}
	}
	if s := scorecard.Score(76_250_000); s.String() != "76.250000" || s.Float() != 76.25 || s.Decimal().String() != "76.25" {
		t.Errorf("%v, %v, %v", s, s.Float(), s.Decimal())
	}
}
