package scorecard_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// Every value falls in exactly one band: the bands, worked out here by themselves from the points in the values' own terms, are a partition,
// and the rating is the one band that a value lies in, the ends of the bands included.
func TestEveryValueFallsInExactlyOneBand(t *testing.T) {
	d := drawing(1)
	for range 3000 {
		dir := scorecard.AllDirections()[d.IntN(3)]
		p := d.points(dir)
		values := []exact.Decimal{d.decimal(-120, 120, d.IntN(5))}
		for _, end := range []exact.Optional{
			p.Floor, p.RedFlag, p.NearMiss, p.Target, p.Stretch, p.UpperTarget, p.UpperNearMiss, p.UpperRedFlag, p.UpperFloor,
		} {
			if value, given := end.Get(); given {
				values = append(values, value)
			}
		}
		for _, value := range values {
			in := bandsOf(p, dir, value.Rat())
			rating := p.Rating(scorecard.Quantity, dir, value)
			if len(in) != 1 || in[0] != rating {
				t.Fatalf("%v %+v: %v lies in the bands %v and is rated %v", dir, p, value, in, rating)
			}
		}
	}
}

// bandsOf are all bands that a value lies in.
func bandsOf(p scorecard.Points, dir scorecard.Direction, value *big.Rat) (in []scorecard.Rating) {
	switch dir {
	case scorecard.Higher:
		return bandsOfSide(linesOf(p.Floor, p.RedFlag, p.NearMiss, p.Target), value, 1)
	case scorecard.Lower:
		return bandsOfSide(linesOf(p.Floor, p.RedFlag, p.NearMiss, p.Target), value, -1)
	}
	if value.Cmp(p.Target.Rat()) >= 0 && value.Cmp(p.UpperTarget.Rat()) <= 0 {
		in = append(in, scorecard.Good)
	}
	if value.Cmp(p.Target.Rat()) < 0 {
		in = append(in, bandsOfSide(linesOf(p.Floor, p.RedFlag, p.NearMiss, p.Target), value, 1)...)
	}
	if value.Cmp(p.UpperTarget.Rat()) > 0 {
		in = append(in, bandsOfSide(linesOf(p.UpperFloor, p.UpperRedFlag, p.UpperNearMiss, p.UpperTarget), value, -1)...)
	}
	return in
}

// linesOf are the values at which good, approaching and improving begin.
func linesOf(floor, redFlag, nearMiss, target exact.Optional) [3]*big.Rat {
	between := func(a, b *big.Rat, n, of int64) *big.Rat {
		r := new(big.Rat).Sub(b, a)
		r.Mul(r, big.NewRat(n, of))
		return r.Add(r, a)
	}
	red := redFlag.Rat()
	if red == nil {
		red = between(floor.Rat(), target.Rat(), 2, 3) // 50 of 75
	}
	near := nearMiss.Rat()
	if near == nil {
		near = between(red, target.Rat(), 2, 3)
	}
	return [3]*big.Rat{target.Rat(), near, red}
}

// bandsOfSide tests each band by itself; better is 1 where higher is better and -1 where lower is.
func bandsOfSide(lines [3]*big.Rat, value *big.Rat, better int) (in []scorecard.Rating) {
	reaches := func(i int) bool { return value.Cmp(lines[i])*better >= 0 }
	for i, rating := range []scorecard.Rating{scorecard.Good, scorecard.ApproachingTarget, scorecard.RequiresImprovement} {
		if reaches(i) && (i == 0 || !reaches(i-1)) {
			in = append(in, rating)
		}
	}
	if !reaches(2) {
		in = append(in, scorecard.Inadequate)
	}
	return in
}

// A better value never scores less, nor is it rated worse.
func TestABetterValueNeverScoresLess(t *testing.T) {
	d := drawing(2)
	for range 3000 {
		dir := scorecard.AllDirections()[d.IntN(2)]
		p := d.points(dir)
		worse, better := d.decimal(-120, 120, d.IntN(9)), d.decimal(-120, 120, d.IntN(9))
		if (worse.Cmp(better) > 0) == (dir == scorecard.Higher) {
			worse, better = better, worse
		}
		low, _ := p.Score(scorecard.Quantity, dir, worse)
		high, _ := p.Score(scorecard.Quantity, dir, better)
		if low > high || p.Rating(scorecard.Quantity, dir, worse) < p.Rating(scorecard.Quantity, dir, better) {
			t.Fatalf("%v %+v: %v scores %v and the better %v scores %v", dir, p, worse, low, better, high)
		}
	}
}

// A score is the exact place on the line, rounded to six places, half away from zero.
func TestAScoreIsTheExactPlaceRounded(t *testing.T) {
	d := drawing(3)
	for range 3000 {
		dir := scorecard.AllDirections()[d.IntN(3)]
		p := d.points(dir)
		places := d.IntN(12)
		value := exact.Scaled(d.Int64N(240_000_000_000)-120_000_000_000, places)
		score, _ := p.Score(scorecard.Quantity, dir, value)
		if want := exact.Format(placeOf(p, dir, value.Rat()), 6); score.String() != want {
			t.Fatalf("%v %+v: %v scores %v, want %v", dir, p, value, score, want)
		}
	}
}

// placeOf is where a value lies on the scale, exactly.
func placeOf(p scorecard.Points, dir scorecard.Direction, value *big.Rat) *big.Rat {
	type knot struct{ at, score *big.Rat }
	side := func(floor, red, target, stretch exact.Optional) (knots []knot) {
		for i, o := range []exact.Optional{floor, red, target, stretch} {
			if o.Given() {
				knots = append(knots, knot{o.Rat(), big.NewRat([]int64{0, 50, 75, 100}[i], 1)})
			}
		}
		return knots
	}
	along := func(knots []knot, better int) *big.Rat {
		for i, k := range knots {
			if value.Cmp(k.at)*better > 0 {
				continue
			}
			if i == 0 {
				return k.score
			}
			before := knots[i-1]
			part := new(big.Rat).Quo(new(big.Rat).Sub(value, before.at), new(big.Rat).Sub(k.at, before.at))
			part.Mul(part, new(big.Rat).Sub(k.score, before.score))
			return part.Add(part, before.score)
		}
		return knots[len(knots)-1].score
	}
	switch dir {
	case scorecard.Higher:
		return along(side(p.Floor, p.RedFlag, p.Target, p.Stretch), 1)
	case scorecard.Lower:
		return along(side(p.Floor, p.RedFlag, p.Target, p.Stretch), -1)
	}
	lower := along(side(p.Floor, p.RedFlag, p.Target, exact.Optional{}), 1)
	upper := along(side(p.UpperFloor, p.UpperRedFlag, p.UpperTarget, exact.Optional{}), -1)
	if lower.Cmp(upper) < 0 {
		return lower
	}
	return upper
}

// eachResult gives f the results of random cards.
func eachResult(t *testing.T, seed uint64, f func(*scorecard.Book, *scorecard.Result)) {
	t.Helper()
	d := drawing(seed)
	for range 25 {
		b := d.book(12)
		if faults := b.Check(); len(faults) > 0 {
			t.Fatalf("the card is not right: %v", faults)
		}
		for _, p := range b.Card.Periods(begun.AddMonths(11)) {
			f(b, b.Result(p, today))
		}
	}
}

func TestARollUpLiesWithinTheRangeOfItsParts(t *testing.T) {
	rolled := 0
	eachResult(t, 4, func(_ *scorecard.Book, r *scorecard.Result) {
		var ofPerspectives []*big.Rat
		for i := range r.Perspectives {
			p := &r.Perspectives[i]
			var ofObjectives []*big.Rat
			for j := range p.Objectives {
				o := &p.Objectives[j]
				var ofMeasures []*big.Rat
				for k := range o.Measures {
					if m := &o.Measures[k]; m.Scored {
						ofMeasures = append(ofMeasures, m.Score.Rat())
					}
				}
				mustLieWithin(t, o.Mean, ofMeasures)
				if o.Mean != nil {
					ofObjectives = append(ofObjectives, o.Mean)
				}
			}
			mustLieWithin(t, p.Mean, ofObjectives)
			if p.Mean != nil {
				ofPerspectives = append(ofPerspectives, p.Mean)
			}
		}
		mustLieWithin(t, r.Overall.Mean, ofPerspectives)
		if r.Overall.Scored {
			rolled++
		}
	})
	if rolled < 100 {
		t.Fatalf("only %d results have an overall score", rolled)
	}
}

func mustLieWithin(t *testing.T, whole *big.Rat, parts []*big.Rat) {
	t.Helper()
	if whole == nil {
		return
	}
	above, below := false, false
	for _, part := range parts {
		above = above || part.Cmp(whole) >= 0
		below = below || part.Cmp(whole) <= 0
	}
	if !above || !below {
		t.Fatalf("%v is no mean of %v", whole, parts)
	}
}

// Coverage is a share of weight: the weight of what was measured over the weight of what is due, where a part's weight is its share of what
// is due beside it, and so on upwards.
func TestCoverageIsAShareOfWeight(t *testing.T) {
	eachResult(t, 5, func(_ *scorecard.Book, r *scorecard.Result) {
		measured := new(big.Rat)
		for _, perspective := range dueWeights(r) {
			for _, objective := range perspective.parts {
				for _, m := range objective.parts {
					if m.measured {
						w := new(big.Rat).Mul(perspective.share, objective.share)
						measured.Add(measured, w.Mul(w, m.share))
					}
				}
			}
		}
		switch c := r.Overall.Coverage; {
		case c == nil && measured.Sign() == 0:
		case c == nil || c.Cmp(measured) != 0 || c.Sign() < 0 || c.Cmp(big.NewRat(1, 1)) > 0:
			t.Fatalf("coverage is %v, and weight measured %v", c, measured)
		}
		enough := r.Overall.Coverage != nil && r.Overall.Coverage.Cmp(big.NewRat(7, 10)) >= 0
		if r.Overall.Scored != enough || (r.Overall.Rating != scorecard.NotYetRated) != enough {
			t.Fatalf("at a coverage of %v there is %+v", r.Overall.Coverage, r.Overall)
		}
	})
}

// weighted is a part with its share of what is due beside it.
type weighted struct {
	share    *big.Rat
	measured bool
	parts    []weighted
}

// dueWeights are the perspectives with all below them, by their shares of what is due.
func dueWeights(r *scorecard.Result) []weighted {
	var perspectives []weighted
	for i := range r.Perspectives {
		p := &r.Perspectives[i]
		var objectives []weighted
		for j := range p.Objectives {
			o := &p.Objectives[j]
			var measures []weighted
			for k := range o.Measures {
				if m := &o.Measures[k]; m.Counts.State != scorecard.NotDue {
					measures = append(measures, weighted{share: weight(m.Placed.Weights, r.Period), measured: m.Scored})
				}
			}
			objectives = append(objectives, weighted{share: weight(o.Objective.Weights, r.Period), parts: shared(measures)})
		}
		perspectives = append(perspectives, weighted{share: weight(p.Perspective.Weights, r.Period), parts: shared(objectives)})
	}
	return shared(perspectives)
}

// shared turns weights into shares; parts without weight or with nothing due below them are left out.
func shared(parts []weighted) (counting []weighted) {
	total := new(big.Rat)
	for _, p := range parts {
		if p.share.Sign() > 0 && (p.parts == nil || len(p.parts) > 0) {
			total.Add(total, p.share)
			counting = append(counting, p)
		}
	}
	for i := range counting {
		counting[i].share = new(big.Rat).Quo(counting[i].share, total)
	}
	if counting == nil {
		counting = []weighted{}
	}
	return counting
}

func weight(h scorecard.History[exact.Decimal], p civil.Period) *big.Rat {
	w, _ := h.In(p)
	return w.Rat()
}

// What is missing counts neither as good nor as bad: perspectives come to the same as if the measure had no weight, and the coverage is
// lower or the same.
func TestAMissingReadingNeverCountsAsGood(t *testing.T) {
	d := drawing(6)
	p := civil.PeriodOf(civil.Month, begun.AddMonths(7))
	compared := 0
	for range 30 {
		b := d.book(8)
		b.Positions = nil
		before := b.Result(p, today)
		before.Each(func(m *scorecard.MeasureResult) {
			if !m.Scored {
				return
			}
			id, state, value := m.Placed.Measure, m.Ours.State, m.Ours.Value
			m.Ours.State, m.Ours.Value = scorecard.Overdue, exact.Optional{}
			missing := b.Result(p, today)
			m.Ours.State, m.Ours.Value = state, value
			weights := m.Placed.Weights
			m.Placed.Weights = scorecard.Since(begun, exact.Int(0))
			weightless := b.Result(p, today)
			m.Placed.Weights = weights

			if gone := missing.Of(id); gone.Scored || gone.Rating != scorecard.NotYetRated {
				t.Fatalf("a missing reading is %+v", gone)
			}
			if c := before.Overall.Coverage; c != nil && missing.Overall.Coverage.Cmp(c) > 0 {
				t.Fatalf("coverage rose from %v to %v", c, missing.Overall.Coverage)
			}
			for i := range missing.Perspectives {
				if without, with := weightless.Perspectives[i].Mean, missing.Perspectives[i].Mean; !same(without, with) {
					t.Fatalf("perspective %d comes to %v, and without the measure to %v", i+1, with, without)
				}
			}
			compared++
		})
	}
	if compared < 100 {
		t.Fatalf("only %d readings were taken away", compared)
	}
}

// The order of perspectives, measures and readings says nothing.
func TestTheOrderOfPartsChangesNothing(t *testing.T) {
	d := drawing(7)
	for range 40 {
		b := d.book(6)
		p := civil.PeriodOf(civil.Month, begun.AddMonths(5))
		before := b.Result(p, today)
		shuffle(d.Rand, b.Readings)
		shuffle(d.Rand, b.Card.Perspectives)
		for i := range b.Card.Perspectives {
			shuffle(d.Rand, b.Card.Perspectives[i].Objectives)
			for j := range b.Card.Perspectives[i].Objectives {
				shuffle(d.Rand, b.Card.Perspectives[i].Objectives[j].Measures)
			}
		}
		after := b.Result(p, today)
		if !same(before.Overall.Mean, after.Overall.Mean) || !same(before.Overall.Coverage, after.Overall.Coverage) || !same(before.Change, after.Change) {
			t.Fatalf("%v at %v, changed by %v, became %v at %v, changed by %v", before.Overall.Mean, before.Overall.Coverage, before.Change,
				after.Overall.Mean, after.Overall.Coverage, after.Change)
		}
	}
}

func shuffle[T any](r *rand.Rand, all []T) {
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
}

func same(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(b) == 0
}

// What changed since the last period is explained to the last millionth.
func TestMovesAddUpToTheChange(t *testing.T) {
	explained := map[scorecard.MoveReason]int{}
	eachResult(t, 8, func(_ *scorecard.Book, r *scorecard.Result) {
		if r.Change == nil {
			return
		}
		sum := new(big.Rat)
		for _, m := range r.Moves {
			sum.Add(sum, m.Points)
			explained[m.Reason]++
		}
		if sum.Cmp(r.Change) != 0 {
			t.Fatalf("the moves come to %v, and the change is %v", sum, r.Change)
		}
		if before := *r.Overall.Before; r.Overall.Score-before-roundOf(sum) > 1 || roundOf(sum)-(r.Overall.Score-before) > 1 {
			t.Fatalf("from %v to %v the moves come to %v", before, r.Overall.Score, sum)
		}
	})
	for reason := scorecard.MovedByValue; reason <= scorecard.MovedByMissing; reason++ {
		if explained[reason] == 0 {
			t.Errorf("no move was explained by %q", reason.Words())
		}
	}
}

func roundOf(r *big.Rat) scorecard.Score {
	d, _ := exact.FromRat(exact.Round(r, 6))
	units, _ := d.Units(6)
	return scorecard.Score(units)
}
