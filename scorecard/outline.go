package scorecard

import (
	"math/big"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// outline is what of a card is rolled up in a period, and with which weights; it does not say what was measured.
type outline struct {
	period       civil.Period
	day          civil.Date // the period's last, by which everything is valid
	perspectives []seat     // their parts are objectives
	objectives   []seat     // their parts are leaves
	leaves       []seat     // the measures that are on the card
	wide         bool       // weights are too long for whole numbers, or roll-ups were
}

// seat is a perspective, an objective or a measure among those beside it.
type seat struct {
	agreed      exact.Decimal // the weight
	weight      int64         // a whole number that stands to those beside it as agreed weights do
	first, last int           // its parts: from first up to, not including, last
	placed      *Placed       // of a measure
}

// outline is the card's in a period.
func (c *Card) outline(p civil.Period) *outline {
	o := &outline{period: p, day: p.To()}
	for i := range c.Perspectives {
		perspective := &c.Perspectives[i]
		firstObjective := len(o.objectives)
		for j := range perspective.Objectives {
			objective := &perspective.Objectives[j]
			first := len(o.leaves)
			for k := range objective.Measures {
				placed := &objective.Measures[k]
				if weight, begun := placed.Weights.On(o.day); begun && !placed.isGone(o.day) {
					o.leaves = append(o.leaves, seat{agreed: weight, placed: placed})
				}
			}
			o.comparable(o.leaves[first:])
			weight, _ := objective.Weights.On(o.day)
			o.objectives = append(o.objectives, seat{agreed: weight, first: first, last: len(o.leaves)})
		}
		o.comparable(o.objectives[firstObjective:])
		weight, _ := perspective.Weights.On(o.day)
		o.perspectives = append(o.perspectives, seat{agreed: weight, first: firstObjective, last: len(o.objectives)})
	}
	o.comparable(o.perspectives)
	return o
}

const (
	mostWeightPlaces = 9
	// mostWeight keeps the sum of weight × score of those beside each other within 63 bits.
	mostWeight = 1 << 35
)

// comparable gives those beside each other weights in whole numbers, as small as can be.
func (o *outline) comparable(beside []seat) {
	places := 0
	for i := range beside {
		places = max(places, beside[i].agreed.Places())
	}
	var total, common int64
	for i := range beside {
		units, fits := beside[i].agreed.Units(min(places, mostWeightPlaces))
		if !fits || units < 0 {
			o.wide = true
			return
		}
		beside[i].weight = units
		common = gcd(units, common)
	}
	if common == 0 { // none has weight
		return
	}
	for i := range beside {
		beside[i].weight /= common
		if total += min(beside[i].weight, mostWeight); total >= mostWeight {
			o.wide = true
			return
		}
	}
}

// outcome is what became of a measure.
type outcome struct {
	score       Score
	due, scored bool
}

// tally is what parts come to.
type tally struct {
	mean          fraction // of the scores, in millionths; no number where nothing was measured
	coverage      fraction // no number where nothing that counts is due
	measured, due int
	notDue        int
}

// tallies are what all parts of an outline come to.
type tallies struct {
	card         tally
	perspectives []tally
	objectives   []tally
}

// roll rolls the outcomes of the leaves up into tallies. It reports false where that does not fit into whole numbers.
func (o *outline) roll(outcomes []outcome, into *tallies) bool {
	if o.wide {
		return false
	}
	into.objectives, into.perspectives = into.objectives[:0], into.perspectives[:0]
	for i := range o.objectives {
		seat := &o.objectives[i]
		into.objectives = append(into.objectives, ofLeaves(o.leaves[seat.first:seat.last], outcomes[seat.first:seat.last]))
	}
	for i := range o.perspectives {
		seat := &o.perspectives[i]
		rolled, fits := ofParts(o.objectives[seat.first:seat.last], into.objectives[seat.first:seat.last])
		if !fits {
			return false
		}
		into.perspectives = append(into.perspectives, rolled)
	}
	card, fits := ofParts(o.perspectives, into.perspectives)
	into.card = card
	return fits
}

// ofLeaves is what measures beside each other come to.
func ofLeaves(leaves []seat, outcomes []outcome) (t tally) {
	var sum, measured, due int64
	for i := range outcomes {
		if !outcomes[i].due {
			continue
		}
		t.due++
		due += leaves[i].weight
		if outcomes[i].scored {
			t.measured++
			measured += leaves[i].weight
			sum += leaves[i].weight * int64(outcomes[i].score)
		}
	}
	t.notDue = len(outcomes) - t.due
	t.mean, t.coverage = fraction{sum, measured}, fraction{measured, due}
	if measured == due && due > 0 {
		t.coverage = whole
	}
	return t
}

// ofParts is what perspectives or objectives beside each other come to: the weighted mean of those that were measured, and the coverage of
// those that are due. What is not due is in neither.
func ofParts(seats []seat, parts []tally) (t tally, fits bool) {
	var score, coverage mean
	for i := range parts {
		part := &parts[i]
		t.due += part.due
		t.measured += part.measured
		t.notDue += part.notDue
		if weight := seats[i].weight; weight > 0 && part.coverage.given() {
			coverage.add(weight, part.coverage)
			if part.mean.given() {
				score.add(weight, part.mean)
			}
		}
	}
	t.mean, t.coverage = score.value(), coverage.value()
	if t.coverage.num == t.coverage.den && t.coverage.den > 0 {
		t.coverage = whole
	}
	return t, !score.failed && !coverage.failed
}

// rollWide rolls the outcomes up in rational numbers.
func (o *outline) rollWide(outcomes []outcome) (card part, perspectives, objectives []part) {
	for i := range o.objectives {
		seat := &o.objectives[i]
		var measures []part
		for k := seat.first; k < seat.last; k++ {
			measures = append(measures, leaf(o.leaves[k].agreed.Rat(), outcomes[k]))
		}
		objectives = append(objectives, together(measures))
		objectives[i].weight = seat.agreed.Rat()
	}
	for i := range o.perspectives {
		seat := &o.perspectives[i]
		perspectives = append(perspectives, together(objectives[seat.first:seat.last]))
		perspectives[i].weight = seat.agreed.Rat()
	}
	return together(perspectives), perspectives, objectives
}

// shares are the shares of the card of all its parts by the weights alone, whether or not they are due.
func (o *outline) shares() (perspectives, objectives, leaves []*big.Rat) {
	perspectives = sharesOf(big.NewRat(1, 1), agreedWeights(o.perspectives))
	for i, p := range o.perspectives {
		objectives = append(objectives, sharesOf(perspectives[i], agreedWeights(o.objectives[p.first:p.last]))...)
	}
	for i, b := range o.objectives {
		leaves = append(leaves, sharesOf(objectives[i], agreedWeights(o.leaves[b.first:b.last]))...)
	}
	return perspectives, objectives, leaves
}

func agreedWeights(seats []seat) []*big.Rat {
	weights := make([]*big.Rat, len(seats))
	for i := range seats {
		weights[i] = seats[i].agreed.Rat()
	}
	return weights
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
