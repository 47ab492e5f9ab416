package scorecard

import (
	"math/big"

	"counterweight/procurement/exact"
)

// part is something that is rolled up: a measure, or what several come to.
type part struct {
	weight        *big.Rat // relative to the parts beside it; nil or 0 is shown and does not count
	mean          *big.Rat // nil where nothing was measured
	coverage      *big.Rat // share of its weight measured; nil where nothing that counts is due
	measured, due int      // measures
	notDue        int
}

// counts reports whether the part has weight.
func (p part) counts() bool { return p.weight != nil && p.weight.Sign() > 0 }

// together is what parts come to: the weighted mean of those that were measured, and the coverage of those that are due. What is not due
// is in neither.
func together(parts []part) part {
	whole := part{}
	mean, meanWeight, coverage, dueWeight := new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)
	for _, p := range parts {
		whole.measured += p.measured
		whole.due += p.due
		whole.notDue += p.notDue
		if !p.counts() || p.coverage == nil {
			continue
		}
		dueWeight.Add(dueWeight, p.weight)
		coverage.Add(coverage, new(big.Rat).Mul(p.weight, p.coverage))
		if p.mean != nil {
			meanWeight.Add(meanWeight, p.weight)
			mean.Add(mean, new(big.Rat).Mul(p.weight, p.mean))
		}
	}
	if dueWeight.Sign() > 0 {
		whole.coverage = coverage.Quo(coverage, dueWeight)
	}
	if meanWeight.Sign() > 0 {
		whole.mean = mean.Quo(mean, meanWeight)
	}
	return whole
}

// leaf is a measure as a part.
func leaf(weight *big.Rat, o outcome) part {
	p := part{weight: weight}
	if !o.due {
		p.notDue = 1
		return p
	}
	p.due, p.coverage = 1, new(big.Rat)
	if o.scored {
		p.measured, p.mean = 1, o.score.Rat()
		p.coverage.SetInt64(1)
	}
	return p
}

// rolled is what a part comes to under the lines of ratings.
func (l Lines) rolled(p part) Rolled {
	r := Rolled{Mean: p.mean, Coverage: p.coverage, Measured: p.measured, Due: p.due, NotDue: p.notDue}
	if p.mean != nil {
		r.Scored, r.Score, r.Rating = true, roundedScore(p.mean), l.Rating(p.mean)
	}
	return r
}

// overall is what a whole card comes to: neither score nor rating where too little was measured.
func (l Lines) overall(p part) Rolled {
	if !l.suffices(p.coverage) {
		p.mean = nil
	}
	return l.rolled(p)
}

// lineUnits are lines made ready for tallies, in millionths.
type lineUnits struct {
	Lines
	good, approaching, improving, coverage int64
	fit                                    bool
}

func (l Lines) units() lineUnits {
	u := lineUnits{Lines: l, fit: true}
	for _, line := range []struct {
		agreed exact.Decimal
		units  *int64
	}{{l.Good, &u.good}, {l.Approaching, &u.approaching}, {l.Improving, &u.improving}, {l.Coverage, &u.coverage}} {
		units, fits := line.agreed.Units(scorePlaces)
		*line.units, u.fit = units, u.fit && fits && units >= 0
	}
	return u
}

// suffices reports whether enough was measured for an overall score.
func (l *lineUnits) suffices(t *tally) bool {
	const perCent = 100 * int64(point)
	return t.coverage.given() && t.mean.given() && t.coverage.reaches(l.coverage, perCent)
}

// rating is that of a tally in which something was measured.
func (l *lineUnits) rating(t *tally) Rating {
	return byLines(t.mean.reaches(l.good, 1), t.mean.reaches(l.approaching, 1), t.mean.reaches(l.improving, 1))
}

// rolled is what a tally comes to.
func (l *lineUnits) rolled(t *tally) Rolled {
	r := Rolled{Mean: t.mean.points(), Coverage: t.coverage.rat(), Measured: t.measured, Due: t.due, NotDue: t.notDue}
	if r.Mean != nil {
		r.Scored, r.Score, r.Rating = true, t.mean.rounded(), l.rating(t)
	}
	return r
}

// rollUp is what the card, its perspectives and its objectives come to, in whole numbers where they fit.
func (o *outline) rollUp(l Lines, outcomes []outcome) (card Rolled, perspectives, objectives []Rolled) {
	var t tallies
	u := l.units()
	if !u.fit || !o.roll(outcomes, &t) {
		return o.rollUpWide(l, outcomes)
	}
	if !u.suffices(&t.card) {
		t.card.mean = fraction{}
	}
	perspectives, objectives = make([]Rolled, len(t.perspectives)), make([]Rolled, len(t.objectives))
	for i := range t.perspectives {
		perspectives[i] = u.rolled(&t.perspectives[i])
	}
	for i := range t.objectives {
		objectives[i] = u.rolled(&t.objectives[i])
	}
	return u.rolled(&t.card), perspectives, objectives
}

// rollUpWide does the same in rational numbers.
func (o *outline) rollUpWide(l Lines, outcomes []outcome) (card Rolled, perspectives, objectives []Rolled) {
	whole, above, below := o.rollWide(outcomes)
	for i := range above {
		perspectives = append(perspectives, l.rolled(above[i]))
	}
	for i := range below {
		objectives = append(objectives, l.rolled(below[i]))
	}
	return l.overall(whole), perspectives, objectives
}
