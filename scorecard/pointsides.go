package scorecard

import (
	"math/big"

	"counterweight/procurement/exact"
)

// fixed are the points and the direction that count: opinions and yes or no have theirs by nature.
func (p Points) fixed(kind MeasureKind, dir Direction) (Points, Direction) {
	switch kind {
	case Opinion:
		return Points{
			Floor: exact.SomeOf("1"), RedFlag: exact.SomeOf("3"), NearMiss: p.NearMiss, Target: exact.SomeOf("4"), Stretch: exact.SomeOf("5"),
		}, Higher
	case YesNo:
		if dir == Lower {
			return Points{Target: exact.SomeOf("0")}, Lower // what should not happen
		}
		return Points{Target: exact.SomeOf("1")}, Higher
	}
	return p, dir
}

// oneSide are the points on one side of good, from the worst to the best.
type oneSide struct {
	floor, redFlag, nearMiss, target, stretch exact.Optional
}

// sides are the points below a band and above it. What should be high or low has one side only.
func (p Points) sides(dir Direction) (near, far oneSide) {
	near = oneSide{p.Floor, p.RedFlag, p.NearMiss, p.Target, p.Stretch}
	if dir == Within {
		far = oneSide{floor: p.UpperFloor, redFlag: p.UpperRedFlag, nearMiss: p.UpperNearMiss, target: p.UpperTarget}
	}
	return near, far
}

// knots are the points that have a place on the scale, the worst first.
func (s oneSide) knots() (knots []knot) {
	for _, named := range []struct {
		value exact.Optional
		score Score
	}{{s.floor, AtFloor}, {s.redFlag, AtRedFlag}, {s.target, AtTarget}, {s.stretch, AtStretch}} {
		if at := named.value.Rat(); at != nil {
			knots = append(knots, knot{at: at, score: named.score})
		}
	}
	return knots
}

// at is the value at a place of the scale, by the straight lines between the points; nil where they don't reach it.
func (s oneSide) at(score Score) *big.Rat {
	knots := s.knots()
	for i, k := range knots {
		switch {
		case k.score == score:
			return k.at
		case i > 0 && k.score > score && knots[i-1].score < score:
			before := knots[i-1]
			part := big.NewRat(int64(score-before.score), int64(k.score-before.score))
			part.Mul(part, new(big.Rat).Sub(k.at, before.at))
			return part.Add(part, before.at)
		}
	}
	return nil
}

// edge is where the ratings begin on this side: at the points that were given, else at the values that 75, 66⅔ and 50 stand for. A target
// alone is reached or it is not. It is nil where there is no target.
func (s oneSide) edge() *edge {
	e := &edge{}
	good, red := s.at(AtTarget), s.at(AtRedFlag)
	if good == nil {
		return nil
	}
	if red == nil {
		red = good
	}
	near := s.nearMiss.Rat()
	if near == nil {
		near = new(big.Rat).Mul(new(big.Rat).Sub(good, red), big.NewRat(2, 3))
		near.Add(near, red)
	}
	e.lines = [numberOfLines]*big.Rat{goodLine: good, approachingLine: near, improvingLine: red}
	return e
}
