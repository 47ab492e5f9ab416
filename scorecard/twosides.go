package scorecard

import (
	"cmp"
	"slices"
)

// TalkingPoint is a measure on which the two sides differ so much that they should talk.
type TalkingPoint struct {
	Measure      *Measure
	Ours, Theirs *Reading
	Gap          Score // of their scores, above 0
	Settled      bool  // they have agreed on a position
}

// Words is the point for people: Challenge and candour: we say 3, they say 5.
func (t TalkingPoint) Words() string {
	return t.Measure.Name + ": we say " + t.Ours.Words(t.Measure) + ", they say " + t.Theirs.Words(t.Measure)
}

// Words is a reading for people: 88 %, not due, not measurable.
func (r *Reading) Words(m *Measure) string {
	if value, given := r.Value.Get(); given && r.State == Measured {
		return m.ValueWords(value)
	}
	return r.State.Words()
}

// scoreOf is the score of one side's reading by the points of the period.
func (m *MeasureResult) scoreOf(reading *Reading) (Score, bool) {
	if reading == nil || reading.State != Measured || !reading.Value.Given() || m.scale == nil {
		return 0, false
	}
	score, _ := reading.scored(m.Measure, m.scale)
	return score, true
}

// setGap says how far the two sides are apart.
func (m *MeasureResult) setGap(l Lines) {
	ours, first := m.scoreOf(m.Ours)
	theirs, second := m.scoreOf(m.Theirs)
	if !first || !second {
		return
	}
	gap := max(ours-theirs, theirs-ours)
	m.Gap = &gap
	m.Differ = gap.Decimal().Cmp(l.gapLine(m.Measure.Kind)) >= 0
}

// sidesScored are the sides of which people have said something in the period. What the program works out, or says not to be due, is nobody's
// scoring.
func (r *Result) sidesScored() (scored []Side) {
	var said [Theirs + 1]bool
	r.Each(func(m *MeasureResult) {
		said[Ours] = said[Ours] || m.Ours.given()
		said[Theirs] = said[Theirs] || m.Theirs.given()
	})
	for _, side := range AllSides() {
		if said[side] {
			scored = append(scored, side)
		}
	}
	return scored
}

// given reports whether people gave the reading; it may be nil.
func (r *Reading) given() bool { return r != nil && r.State != NotRead && !r.Computed }

// talkingPoints are the differences worth talking about, the widest first.
func (r *Result) talkingPoints() (all []TalkingPoint) {
	r.Each(func(m *MeasureResult) {
		if m.Differ {
			settled := m.Position != nil && m.Position.State != NotRead
			all = append(all, TalkingPoint{Measure: m.Measure, Ours: m.Ours, Theirs: m.Theirs, Gap: *m.Gap, Settled: settled})
		}
	})
	slices.SortStableFunc(all, func(a, b TalkingPoint) int { return cmp.Compare(b.Gap, a.Gap) })
	return all
}
