package scorecard

import (
	"cmp"
	"math/big"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// Move is a part of the change of the overall score since the period before. The moves of a result add up to its change exactly.
type Move struct {
	Measure *Measure
	Reason  MoveReason
	Points  *big.Rat // of the overall score, not 0
	From    Score    // the measure's score in the period before, 0 where it had none
	To      Score    // and now
}

// MoveReason says why a measure moved the overall score.
type MoveReason uint8

// The reasons.
const (
	MovedByValue    MoveReason = iota + 1 // another reading
	MovedByTarget                         // other points
	MovedByWeight                         // another weight, its own or of what stands above it
	MovedByOthers                         // others were measured, or not, and it counts for more or for less
	MovedByReading                        // it was not measured in the period before
	MovedByMissing                        // it was measured in the period before and is not now
	moveReasonCount = iota
)

// Words is the reason for people.
func (r MoveReason) Words() string {
	return [moveReasonCount + 1]string{
		MovedByValue: "reading", MovedByTarget: "target", MovedByWeight: "weight", MovedByOthers: "what else was measured",
		MovedByReading: "measured now, not last time", MovedByMissing: "measured last time, not now",
	}[r]
}

// Mover is a measure whose own score changed.
type Mover struct {
	Measure  *Measure
	From, To Score
}

// mostMovers is how many movers of each kind are named.
const mostMovers = 3

// compare says what changed since the period before, and what has been falling.
func (l *ledger) compare(r *Result, today civil.Date) {
	r.Each(func(m *MeasureResult) {
		if p := m.Measure.before(r.Period); l.column(p) >= 0 {
			if point := l.trendPoint(m.Placed, p); point.Scored {
				m.Before = &point.Score
			}
		}
	})
	r.Rises, r.Drops = r.movers()
	if l.column(r.Period.Prev()) < 0 {
		return
	}
	before := l.result(r.Period.Prev(), today)
	r.sinceThen(before)
	r.Falls = l.falls(r)
}

// sinceThen compares roll-ups with those of the period before.
func (r *Result) sinceThen(before *Result) {
	scores := map[string]*Score{}
	for i := range before.Perspectives {
		p := &before.Perspectives[i]
		scores[p.Perspective.Key] = p.scoreOrNone()
		for j := range p.Objectives {
			scores[p.Objectives[j].Objective.Key] = p.Objectives[j].scoreOrNone()
		}
	}
	for i := range r.Perspectives {
		p := &r.Perspectives[i]
		p.Before = scores[p.Perspective.Key]
		for j := range p.Objectives {
			p.Objectives[j].Before = scores[p.Objectives[j].Objective.Key]
		}
	}
	r.Overall.Before = before.Overall.scoreOrNone()
	r.Ours.Before, r.Theirs.Before = before.Ours.scoreOrNone(), before.Theirs.scoreOrNone()
	if r.Overall.Scored && before.Overall.Scored {
		r.Change = new(big.Rat).Sub(r.Overall.Mean, before.Overall.Mean)
		r.Moves = movesBetween(before, r)
	}
}

// scoreOrNone is the score, nil where there is none.
func (r *Rolled) scoreOrNone() *Score {
	if !r.Scored {
		return nil
	}
	score := r.Score
	return &score
}

// movers are the measures whose own scores rose and fell most.
func (r *Result) movers() (rises, drops []Mover) {
	r.Each(func(m *MeasureResult) {
		if m.Scored && m.Before != nil && m.Score != *m.Before {
			mover := Mover{Measure: m.Measure, From: *m.Before, To: m.Score}
			if mover.To > mover.From {
				rises = append(rises, mover)
			} else {
				drops = append(drops, mover)
			}
		}
	})
	slices.SortStableFunc(rises, func(a, b Mover) int { return cmp.Compare(b.To-b.From, a.To-a.From) })
	slices.SortStableFunc(drops, func(a, b Mover) int { return cmp.Compare(a.To-a.From, b.To-b.From) })
	return rises[:min(len(rises), mostMovers)], drops[:min(len(drops), mostMovers)]
}

// movesBetween divides the change between two periods up.
//
// The overall score is the sum of weight × score over what was measured, where the weights add up to 1. Its change is therefore the sum,
// over all measures, of weight × (score − what the card had before) now, less the same of then: what is newly measured moves the card by
// how much better it is than the card was. Of a measure that was measured both times, the part due to its score is taken at the mean of
// the two weights, and that due to its weight at the mean of the two scores; the part of the score is divided the same way between
// reading and target.
func movesBetween(before, now *Result) (moves []Move) {
	reference := before.Overall.Mean
	then, thenWeights, nowWeights := before.byMeasure(), before.effective(before.Period), now.effective(now.Period)
	sameWeights := now.effective(before.Period) // what would count for how much had no weight been changed
	add := func(m *Measure, reason MoveReason, points *big.Rat, from, to Score) {
		if points.Sign() != 0 {
			moves = append(moves, Move{Measure: m, Reason: reason, Points: points, From: from, To: to})
		}
	}
	current := now.byMeasure()
	now.Each(func(m *MeasureResult) {
		id := m.Placed.Measure
		old, weight := then[id], nowWeights[id]
		switch {
		case weight == nil:
		case thenWeights[id] == nil && (old == nil || !old.Scored):
			add(m.Measure, MovedByReading, product(weight, minusRat(m.Score.Rat(), reference)), 0, m.Score)
		case thenWeights[id] == nil: // it had no weight
			add(m.Measure, MovedByWeight, product(weight, minusRat(m.Score.Rat(), reference)), old.Score, m.Score)
		default:
			meanWeight, meanScore := meanOf(thenWeights[id], weight), meanOf(old.Score.Rat(), m.Score.Rat())
			value, target := valueAndTarget(old, m)
			unchanged := sameWeights[id]
			add(m.Measure, MovedByValue, product(meanWeight, value), old.Score, m.Score)
			add(m.Measure, MovedByTarget, product(meanWeight, target), old.Score, m.Score)
			add(m.Measure, MovedByOthers, product(minusRat(meanScore, reference), minusRat(unchanged, thenWeights[id])), old.Score, m.Score)
			add(m.Measure, MovedByWeight, product(minusRat(meanScore, reference), minusRat(weight, unchanged)), old.Score, m.Score)
		}
	})
	before.Each(func(m *MeasureResult) {
		id := m.Placed.Measure
		weight, still := thenWeights[id], current[id]
		switch {
		case weight == nil || nowWeights[id] != nil:
		case still == nil || !still.Scored:
			add(m.Measure, MovedByMissing, product(weight, minusRat(reference, m.Score.Rat())), m.Score, 0)
		default: // it has no weight any more
			add(m.Measure, MovedByWeight, product(weight, minusRat(reference, m.Score.Rat())), m.Score, still.Score)
		}
	})
	slices.SortStableFunc(moves, func(a, b Move) int {
		return new(big.Rat).Abs(b.Points).Cmp(new(big.Rat).Abs(a.Points))
	})
	return moves
}

// valueAndTarget divide the change of a score up: what another reading did and what another target did, each at the mean of before and
// now of the other.
func valueAndTarget(before, now *MeasureResult) (value, target *big.Rat) {
	oldByNew, _ := before.countedBy(now.scale)
	newByOld, _ := now.countedBy(before.scale)
	half := big.NewRat(1, 2)
	value = product(half, (newByOld - before.Score + now.Score - oldByNew).Rat())
	target = product(half, (oldByNew - before.Score + now.Score - newByOld).Rat())
	return value, target
}

// byMeasure finds the results of measures.
func (r *Result) byMeasure() map[MeasureID]*MeasureResult {
	found := map[MeasureID]*MeasureResult{}
	r.Each(func(m *MeasureResult) { found[m.Placed.Measure] = m })
	return found
}

// effective is how much of the overall score each measure makes up that was measured, by the weights of a period or, where there was none
// yet, by those of the result's own. Those of the own period add up to 1.
func (r *Result) effective(period civil.Period) map[MeasureID]*big.Rat {
	perspectives := make([]part, len(r.Perspectives))
	objectives := make([][]part, len(r.Perspectives))
	measures := make([][][]part, len(r.Perspectives))
	for i := range r.Perspectives {
		p := &r.Perspectives[i]
		measures[i] = make([][]part, len(p.Objectives))
		for j := range p.Objectives {
			o := &p.Objectives[j]
			for k := range o.Measures {
				m := &o.Measures[k]
				measures[i][j] = append(measures[i][j], leaf(r.weight(m.Placed.Weights, period), outcome{m.Score, m.due, m.Scored}))
			}
			objective := together(measures[i][j])
			objective.weight = r.weight(o.Objective.Weights, period)
			objectives[i] = append(objectives[i], objective)
		}
		perspectives[i] = together(objectives[i])
		perspectives[i].weight = r.weight(p.Perspective.Weights, period)
	}
	weights := map[MeasureID]*big.Rat{}
	for i, p := range measuredShares(big.NewRat(1, 1), perspectives) {
		for j, o := range measuredShares(p, objectives[i]) {
			for k, share := range measuredShares(o, measures[i][j]) {
				if m := &r.Perspectives[i].Objectives[j].Measures[k]; m.Scored && (share.Sign() > 0 || period != r.Period) {
					weights[m.Placed.Measure] = share
				}
			}
		}
	}
	return weights
}

// weight is the weight of a period, that of the result's own where there was none yet.
func (r *Result) weight(h History[exact.Decimal], period civil.Period) *big.Rat {
	if weight, given := h.In(period); given {
		return weight.Rat()
	}
	return weightOn(h, r.Period.To())
}

// measuredShares divides a whole among the parts that were measured.
func measuredShares(whole *big.Rat, parts []part) []*big.Rat {
	weights := make([]*big.Rat, len(parts))
	for i, p := range parts {
		weights[i] = new(big.Rat)
		if p.mean != nil && p.counts() {
			weights[i] = p.weight
		}
	}
	return sharesOf(whole, weights)
}

func product(a, b *big.Rat) *big.Rat  { return new(big.Rat).Mul(a, b) }
func minusRat(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

// meanOf is half of a + b.
func meanOf(a, b *big.Rat) *big.Rat {
	sum := new(big.Rat).Add(a, b)
	return sum.Quo(sum, big.NewRat(2, 1))
}
