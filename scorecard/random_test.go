package scorecard_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

// draw makes random cards, always the same ones for the same seed.
type draw struct{ *rand.Rand }

func drawing(seed uint64) draw { return draw{rand.New(rand.NewPCG(seed, 5))} }

// decimal is a number from low to high with so many places.
func (d draw) decimal(low, high, places int) exact.Decimal {
	scale := 1
	for range places {
		scale *= 10
	}
	return exact.Scaled(int64(low*scale+d.IntN((high-low)*scale+1)), places)
}

func (d draw) chance(percent int) bool { return d.IntN(100) < percent }

// ascending are n different decimals, the lowest first.
func (d draw) ascending(n, low, high, places int) []exact.Optional {
	seen := map[exact.Decimal]bool{}
	var all []exact.Decimal
	for len(all) < n {
		if x := d.decimal(low, high, places); !seen[x] {
			seen[x] = true
			all = append(all, x)
		}
	}
	slices.SortFunc(all, exact.Decimal.Cmp)
	some := make([]exact.Optional, n)
	for i, x := range all {
		some[i] = exact.Some(x)
	}
	return some
}

// points are right points for a direction, with some of them left out.
func (d draw) points(dir scorecard.Direction) scorecard.Points {
	places := d.IntN(4)
	if dir == scorecard.Within {
		v := d.ascending(8, -100, 100, places)
		return scorecard.Points{
			Floor: v[0], RedFlag: v[1], NearMiss: v[2], Target: v[3], UpperTarget: v[4], UpperNearMiss: v[5], UpperRedFlag: v[6], UpperFloor: v[7],
		}
	}
	v := d.ascending(5, -100, 100, places)
	if dir == scorecard.Lower {
		slices.Reverse(v)
	}
	p := scorecard.Points{Floor: v[0], RedFlag: v[1], NearMiss: v[2], Target: v[3], Stretch: v[4]}
	for _, leave := range []*exact.Optional{&p.NearMiss, &p.Stretch} {
		if d.chance(40) {
			*leave = exact.Optional{}
		}
	}
	if !p.NearMiss.Given() { // where it is given, the red flag must be too, or the line may lie below it
		switch d.IntN(3) {
		case 0:
			p.Floor = exact.Optional{}
		case 1:
			p.RedFlag = exact.Optional{}
		}
	}
	return p
}

// measure is a random measure that is right.
func (d draw) measure() *scorecard.Measure {
	m := &scorecard.Measure{
		Kind: scorecard.AllMeasureKinds()[d.IntN(8)], Direction: scorecard.AllDirections()[d.IntN(3)], Every: civil.Month, Unit: "hours", Currency: money.GBP,
	}
	switch m.Kind {
	case scorecard.Opinion:
		m.Direction = scorecard.Higher
		return m
	case scorecard.YesNo:
		m.Direction = scorecard.AllDirections()[d.IntN(2)]
		return m
	case scorecard.Milestone:
		m.Direction = scorecard.Lower
	case scorecard.Duration, scorecard.Count:
		m.Kind = scorecard.Quantity // points below 0 would make no sense
	}
	m.Points = scorecard.Since(begun, d.points(m.Direction))
	if d.chance(20) {
		m.Every = civil.Quarter
	}
	return m
}

// value is a value that the measure can have.
func (d draw) value(m *scorecard.Measure) exact.Decimal {
	switch m.Kind {
	case scorecard.YesNo:
		return exact.Int(int64(d.IntN(2)))
	case scorecard.Opinion:
		return exact.Int(int64(1 + d.IntN(5)))
	case scorecard.Milestone:
		return d.decimal(-120, 120, 0)
	case scorecard.Money:
		return d.decimal(-120, 120, 2)
	}
	return d.decimal(-120, 120, d.IntN(5))
}

// book is a card with perspectives, objectives, measures and readings of so many months, some of them missing, and some changes of weights
// and targets on the way.
func (d draw) book(months int) *scorecard.Book {
	b := empty()
	for i := range 1 + d.IntN(5) {
		p := scorecard.Perspective{Key: fmt.Sprintf("P%d", i), Name: fmt.Sprintf("Perspective %d", i), Weights: d.weights()}
		for j := range 1 + d.IntN(3) {
			o := scorecard.Objective{Key: fmt.Sprintf("O%d.%d", i, j), Name: fmt.Sprintf("Objective %d.%d", i, j), Weights: d.weights()}
			for range d.IntN(4) {
				m := d.measure()
				m.ID = scorecard.MeasureID(len(b.Measures) + 1)
				m.Code, m.Name = fmt.Sprintf("M-%d", m.ID), fmt.Sprintf("Measure %d", m.ID)
				b.Measures[m.ID] = m
				o.Measures = append(o.Measures, d.placed(m))
			}
			p.Objectives = append(p.Objectives, o)
		}
		b.Card.Perspectives = append(b.Card.Perspectives, p)
	}
	for p, n := civil.PeriodOf(civil.Month, begun), 0; n < months; p, n = p.Next(), n+1 {
		for id := scorecard.MeasureID(1); int(id) <= len(b.Measures); id++ {
			d.readings(b, b.Measures[id], p)
		}
	}
	return b
}

// weights are weights from the beginning on, sometimes changed later, sometimes 0.
func (d draw) weights() scorecard.History[exact.Decimal] {
	h := scorecard.Since(begun, d.decimal(0, 12, d.IntN(2)))
	if d.chance(25) {
		h = append(h, scorecard.Dated[exact.Decimal]{From: begun.AddDays(60 + d.IntN(120)), Reason: "agreed anew", Value: d.decimal(0, 12, 0)})
	}
	return h
}

func (d draw) placed(m *scorecard.Measure) scorecard.Placed {
	placed := scorecard.Placed{Measure: m.ID, Weights: d.weights()}
	if d.chance(15) { // it came later
		for i := range placed.Weights {
			placed.Weights[i].From = placed.Weights[i].From.AddDays(100)
		}
	}
	if d.chance(10) {
		placed.Retired = begun.AddDays(250)
	}
	if len(m.Points) > 0 && d.chance(20) {
		placed.Points = scorecard.History[scorecard.Points]{{From: begun.AddDays(150), Reason: "harder", Value: d.points(m.Direction)}}
	}
	return placed
}

func (d draw) readings(b *scorecard.Book, m *scorecard.Measure, p civil.Period) {
	for _, side := range scorecard.AllSides() {
		r := scorecard.Reading{Card: b.Card.ID, Measure: m.ID, Period: p, Side: side, By: "somebody"}
		switch n := d.IntN(100); {
		case n < 15:
			continue
		case n < 20:
			r.State = scorecard.NotDue
		case n < 25:
			r.State = scorecard.Overdue
		case n < 30:
			r.State, r.Why = scorecard.NotMeasurable, "no releases"
		default:
			r.State, r.Value = scorecard.Measured, exact.Some(d.value(m))
		}
		b.Readings = append(b.Readings, r)
	}
	if d.chance(5) {
		b.Positions = append(b.Positions, scorecard.Position{
			Card: b.Card.ID, Measure: m.ID, Period: p, State: scorecard.Measured, Value: exact.Some(d.value(m)), Note: "settled in the meeting",
		})
	}
}
