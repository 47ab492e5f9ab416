package scorecard

import (
	"math/big"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// Result is what the card comes to in a period, as it stands on the day today: computed with the weights, points and lines that are valid
// on the period's last day. Today only tells whether a reading that is missing is overdue.
func (b *Book) Result(p civil.Period, today civil.Date) *Result {
	l := newLedger(b, p)
	r := l.result(p, today)
	l.compare(r, today)
	return r
}

// result is what a period comes to by itself.
func (l *ledger) result(p civil.Period, today civil.Date) *Result {
	card := &l.book.Card
	o := card.outline(p)
	r := &Result{Book: l.book, Period: p, Lines: card.LinesIn(p)}
	measures := make([]MeasureResult, len(o.leaves))
	for i := range o.leaves {
		measures[i] = l.measure(o.leaves[i].placed, o.day, p, today)
	}
	r.assemble(card, o, measures)
	r.Overall = l.overridden(r.rollUp(o, measures), p)
	r.Ours, r.Theirs = r.bySide(o, measures, Ours), r.bySide(o, measures, Theirs)
	r.SidesScored = r.sidesScored()
	r.TalkingPoints = r.talkingPoints()
	return r
}

// overridden is what the whole card comes to, with the rating that people set against it, if they did.
func (l *ledger) overridden(card Rolled, p civil.Period) Rolled {
	if e := l.at(0, p); e != nil && e.override != nil {
		card.Override, card.Rating = e.override, e.override.Rating
	}
	return card
}

// assemble puts the measures where they stand on the card.
func (r *Result) assemble(card *Card, o *outline, measures []MeasureResult) {
	perspectives, objectives, leaves := o.shares()
	for i := range measures {
		measures[i].Share = leaves[i]
	}
	for i := range o.perspectives {
		seat := &o.perspectives[i]
		p := PerspectiveResult{Perspective: &card.Perspectives[i], Share: perspectives[i]}
		for j := seat.first; j < seat.last; j++ {
			objective := &o.objectives[j]
			p.Objectives = append(p.Objectives, ObjectiveResult{
				Objective: &p.Perspective.Objectives[j-seat.first], Share: objectives[j],
				Measures: measures[objective.first:objective.last:objective.last],
			})
		}
		r.Perspectives = append(r.Perspectives, p)
	}
}

// rollUp fills in what objectives and perspectives come to, and answers with what the card comes to.
func (r *Result) rollUp(o *outline, measures []MeasureResult) Rolled {
	outcomes := make([]outcome, len(measures))
	for i := range measures {
		m := &measures[i]
		outcomes[i] = outcome{score: m.Score, due: m.due || m.Scored, scored: m.Scored}
	}
	card, perspectives, objectives := o.rollUp(r.Lines, outcomes)
	for i := range r.Perspectives {
		p := &r.Perspectives[i]
		p.Rolled = perspectives[i]
		for j := range p.Objectives {
			p.Objectives[j].Rolled = objectives[o.perspectives[i].first+j]
		}
	}
	return card
}

// bySide is what the card comes to by the readings of one side alone.
func (r *Result) bySide(o *outline, measures []MeasureResult, side Side) Rolled {
	outcomes := make([]outcome, len(measures))
	for i := range measures {
		m, reading := &measures[i], measures[i].Ours
		if side == Theirs {
			reading = m.Theirs
		}
		outcomes[i].due = m.Measure.isDue(r.Period)
		if reading != nil && reading.State != NotRead {
			outcomes[i].due = reading.State != NotDue
		}
		outcomes[i].score, outcomes[i].scored = m.scoreOf(reading)
	}
	card, _, _ := o.rollUp(r.Lines, outcomes)
	return card
}

// measure is what a measure comes to in a period.
func (l *ledger) measure(placed *Placed, day civil.Date, p civil.Period, today civil.Date) MeasureResult {
	m := l.book.Measures[placed.Measure]
	if m == nil {
		m = &Measure{ID: placed.Measure, Every: p.Kind()} // not in the library: nothing is known of it
	}
	result := MeasureResult{Placed: placed, Measure: m}
	e := l.at(placed.Measure, p)
	if e == nil {
		e = &entry{} // a period outside the card's: nothing was said
	}
	result.Ours, result.Theirs, result.Position = e.ours, e.theirs, e.position
	result.Counts = e.counted(m, p, today)
	result.due = result.Counts.State != NotDue
	points, own, found := placed.pointsOn(m, day)
	result.Points, result.OwnPoints = points, own
	if found {
		result.scale = newScale(points, m.Kind, m.Direction)
	}
	switch {
	case result.scale == nil:
		result.Problem = "it has no target on " + day.Words()
	case result.Counts.State == Measured && !result.Counts.Value.Given():
		result.Problem = "it was measured, and has no value"
	case result.Counts.State == Measured:
		result.Scored = true
		result.Score, result.Rating = result.countedBy(result.scale)
	}
	if result.Counts.State == NotMeasurable {
		result.Rating = Other
	}
	result.Computed = result.Rating
	if e.override != nil {
		result.Override, result.Rating = e.override, e.override.Rating
	}
	result.setGap(l.book.Card.LinesIn(p))
	return result
}

// counted is what counts of what was said.
func (e *entry) counted(m *Measure, p civil.Period, today civil.Date) Counted {
	switch {
	case e.position != nil && e.position.State != NotRead:
		return Counted{State: e.position.State, Value: e.position.Value, Why: e.position.Why, Basis: BasisAgreed}
	case e.ours != nil && e.ours.State != NotRead:
		c := Counted{State: e.ours.State, Value: e.ours.Value, Why: e.ours.Why, Basis: BasisOurs}
		if e.ours.Computed {
			c.Basis = BasisComputed
		}
		return c
	}
	c := Counted{State: NotRead}
	if e.theirs != nil && e.theirs.State != NotRead {
		c.Basis = OnlyTheirs
	}
	switch {
	case !m.isDue(p):
		c.State = NotDue
	case !today.IsZero() && today.After(p.To().AddDays(readingDays)):
		c.State = Overdue
	}
	return c
}

// countedBy is the score and the rating of what counts, by a scale.
func (m *MeasureResult) countedBy(s *scale) (Score, Rating) {
	return m.Counts.scored(m.Ours, m.Measure, s)
}

// scored is the score and the rating of what counts, which is what both sides agreed on or else our reading.
func (c *Counted) scored(ours *Reading, m *Measure, s *scale) (Score, Rating) {
	if c.Basis != BasisAgreed {
		return ours.scored(m, s)
	}
	return s.score(c.Value), s.rating(c.Value)
}

// scored is the score and the rating of a reading. One of a numerator and a denominator counts by the two, exactly.
func (r *Reading) scored(m *Measure, s *scale) (Score, Rating) {
	if ratio := r.ratio(m); ratio != nil {
		return s.scoreRat(ratio), s.ratingRat(ratio)
	}
	return s.score(r.Value), s.rating(r.Value)
}

// ratio is numerator ÷ denominator in the measure's unit, nil where the reading has none.
func (r *Reading) ratio(m *Measure) *big.Rat {
	if !m.Ratio {
		return nil
	}
	return m.Quotient(r.Numerator, r.Denominator)
}

// Quotient is numerator ÷ denominator in the measure's unit, exactly: 44 of 50 is 88 of a per cent. It is nil where one of them is missing
// or the denominator is 0.
func (m *Measure) Quotient(numerator, denominator exact.Optional) *big.Rat {
	above, below := numerator.Rat(), denominator.Rat()
	if above == nil || below == nil || below.Sign() == 0 {
		return nil
	}
	above.Quo(above, below)
	if m.Kind == PerCent {
		above.Mul(above, big.NewRat(100, 1))
	}
	return above
}

// weightOn is the weight that is valid on a day, 0 where there is none yet.
func weightOn(h History[exact.Decimal], day civil.Date) *big.Rat {
	weight, _ := h.On(day)
	return weight.Rat()
}
