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
	r := &Result{Book: l.book, Period: p, Lines: card.LinesIn(p)}
	for i := range card.Perspectives {
		r.Perspectives = append(r.Perspectives, l.perspective(&card.Perspectives[i], r, today))
	}
	r.share()
	whole := r.roll(func(m *MeasureResult) part { return leaf(&m.weight, m.due, m.Scored, m.Score) }, true)
	r.Overall = r.Lines.overall(whole)
	if e := l.at(0, p); e != nil && e.override != nil {
		r.Overall.Override, r.Overall.Rating = e.override, e.override.Rating
	}
	r.Ours = r.Lines.overall(r.roll(func(m *MeasureResult) part { return r.sideLeaf(m, m.Ours) }, false))
	r.Theirs = r.Lines.overall(r.roll(func(m *MeasureResult) part { return r.sideLeaf(m, m.Theirs) }, false))
	r.SidesScored = r.sidesScored()
	r.TalkingPoints = r.talkingPoints()
	return r
}

// perspective is a perspective before it is rolled up.
func (l *ledger) perspective(p *Perspective, r *Result, today civil.Date) PerspectiveResult {
	result := PerspectiveResult{Perspective: p}
	for i := range p.Objectives {
		o := ObjectiveResult{Objective: &p.Objectives[i]}
		for k := range o.Objective.Measures {
			placed := &o.Objective.Measures[k]
			if m := l.book.Measures[placed.Measure]; m != nil && placed.isOn(r.Period) {
				o.Measures = append(o.Measures, l.measure(placed, m, r.Period, today))
			}
		}
		result.Objectives = append(result.Objectives, o)
	}
	return result
}

// measure is what a measure comes to in a period.
func (l *ledger) measure(placed *Placed, m *Measure, p civil.Period, today civil.Date) MeasureResult {
	result := MeasureResult{Placed: placed, Measure: m}
	result.weight.Set(weightIn(placed.Weights, p))
	e := l.at(placed.Measure, p)
	if e == nil {
		e = &entry{} // a period outside the card's: nothing was said
	}
	result.Ours, result.Theirs, result.Position = e.ours, e.theirs, e.position
	result.Counts = e.counted(m, p, today)
	result.due = result.Counts.State != NotDue
	points, own, found := placed.pointsIn(m, p)
	result.Points, result.OwnPoints = points, own
	if found {
		result.scale = newScale(points, m.Kind, m.Direction)
	}
	switch {
	case result.scale == nil:
		result.Problem = "it has no target on " + p.To().Words()
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
	if m.Counts.Basis != BasisAgreed {
		return m.Ours.scored(m.Measure, s)
	}
	value := m.Counts.Value.Or(exact.Decimal{})
	return s.score(value), s.rating(value)
}

// scored is the score and the rating of a reading. One of a numerator and a denominator counts by the two, exactly.
func (r *Reading) scored(m *Measure, s *scale) (Score, Rating) {
	if ratio := r.ratio(m); ratio != nil {
		return s.scoreRat(ratio), s.ratingRat(ratio)
	}
	value := r.Value.Or(exact.Decimal{})
	return s.score(value), s.rating(value)
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

// roll rolls measures up to the whole card; with parts, the results of perspectives and objectives are filled in on the way.
func (r *Result) roll(leafOf func(*MeasureResult) part, parts bool) part {
	perspectives := make([]part, len(r.Perspectives))
	for i := range r.Perspectives {
		p := &r.Perspectives[i]
		objectives := make([]part, len(p.Objectives))
		for j := range p.Objectives {
			o := &p.Objectives[j]
			measures := make([]part, len(o.Measures))
			for k := range o.Measures {
				measures[k] = leafOf(&o.Measures[k])
			}
			objectives[j] = together(measures)
			if parts {
				o.Rolled = r.Lines.rolled(objectives[j])
			}
			objectives[j].weight = weightIn(o.Objective.Weights, r.Period)
		}
		perspectives[i] = together(objectives)
		if parts {
			p.Rolled = r.Lines.rolled(perspectives[i])
		}
		perspectives[i].weight = weightIn(p.Perspective.Weights, r.Period)
	}
	return together(perspectives)
}

// weightIn is the weight that is valid in a period, 0 where there is none yet.
func weightIn(h History[exact.Decimal], p civil.Period) *big.Rat {
	weight, _ := h.In(p)
	return weight.Rat()
}

// share works out how much of the card each part is by the weights alone.
func (r *Result) share() {
	perspectives := make([]*big.Rat, len(r.Perspectives))
	for i := range r.Perspectives {
		perspectives[i] = weightIn(r.Perspectives[i].Perspective.Weights, r.Period)
	}
	for i, share := range sharesOf(big.NewRat(1, 1), perspectives) {
		p := &r.Perspectives[i]
		p.Share = share
		objectives := make([]*big.Rat, len(p.Objectives))
		for j := range p.Objectives {
			objectives[j] = weightIn(p.Objectives[j].Objective.Weights, r.Period)
		}
		for j, share := range sharesOf(share, objectives) {
			o := &p.Objectives[j]
			o.Share = share
			measures := make([]*big.Rat, len(o.Measures))
			for k := range o.Measures {
				measures[k] = &o.Measures[k].weight
			}
			for k, share := range sharesOf(share, measures) {
				o.Measures[k].Share = share
			}
		}
	}
}

// sharesOf divides a whole by weights; where all are 0, each share is 0.
func sharesOf(whole *big.Rat, weights []*big.Rat) []*big.Rat {
	total := new(big.Rat)
	for _, w := range weights {
		total.Add(total, w)
	}
	shares := make([]*big.Rat, len(weights))
	for i, w := range weights {
		shares[i] = new(big.Rat)
		if total.Sign() > 0 {
			shares[i].Quo(shares[i].Mul(whole, w), total)
		}
	}
	return shares
}
