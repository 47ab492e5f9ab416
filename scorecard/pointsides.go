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

// The points that have a place on the scale, in the order in which [oneSide.placed] has them.
const (
	floorKnot = iota
	redFlagKnot
	targetKnot
	stretchKnot
	sideKnots
)

// knotScores are the places on the scale of these points.
var knotScores = [sideKnots]Score{AtFloor, AtRedFlag, AtTarget, AtStretch}

// placed are the points that have a place on the scale, the worst first.
func (s oneSide) placed() [sideKnots]exact.Optional {
	return [sideKnots]exact.Optional{s.floor, s.redFlag, s.target, s.stretch}
}

// knots are those of them that there are.
func (s oneSide) knots() (knots []wideKnot) {
	for i, point := range s.placed() {
		if at := point.Rat(); at != nil {
			knots = append(knots, wideKnot{at: at, score: knotScores[i]})
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
func (s oneSide) edge() *wideEdge {
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
	return &wideEdge{goodLine: good, approachingLine: near, improvingLine: red}
}

// sideUnits is one side in units.
type sideUnits struct {
	at       [sideKnots]int64
	given    [sideKnots]bool
	nearMiss int64
	hasNear  bool
}

// units reports false where a point does not fit.
func (s oneSide) units() (u sideUnits, fit bool) {
	fit = true
	for i, point := range s.placed() {
		if point.Given() {
			units, fits := unitsOf(point)
			u.at[i], u.given[i], fit = units, true, fit && fits
		}
	}
	if s.nearMiss.Given() {
		units, fits := unitsOf(s.nearMiss)
		u.nearMiss, u.hasNear, fit = units, true, fit && fits
	}
	return u, fit
}

// parts is how many parts a unit is divided into so that every place where a rating may begin is a whole number of them: quarters and thirds
// of the distance between two points, and thirds of that.
const parts = 36

// edge is where the ratings begin on this side, as [oneSide.edge] has it.
func (u sideUnits) edge(rising bool) edge {
	floor, redFlag, target, stretch := u.at[floorKnot], u.at[redFlagKnot], u.at[targetKnot], u.at[stretchKnot]
	var good, red int64
	switch {
	case u.given[targetKnot]:
		good = parts * target
	case u.given[redFlagKnot] && u.given[stretchKnot]:
		good = parts / 2 * (redFlag + stretch)
	case u.given[floorKnot] && u.given[stretchKnot]:
		good = parts/4*floor + parts*3/4*stretch
	default:
		return edge{}
	}
	switch {
	case u.given[redFlagKnot]:
		red = parts * redFlag
	case u.given[floorKnot] && u.given[targetKnot]:
		red = parts/3*floor + parts*2/3*target
	case u.given[floorKnot]:
		red = parts / 2 * (floor + stretch)
	default:
		red = good
	}
	near := (red + 2*good) / 3
	if u.hasNear {
		near = parts * u.nearMiss
	}
	e := edge{counts: true}
	for i, line := range [numberOfLines]int64{goodLine: good, approachingLine: near, improvingLine: red} {
		e.units[i] = wholeUnits(line, rising)
	}
	return e
}

// wholeUnits rounds a line to whole units, up where values must reach it from below and down where they must stay under it: of whole units,
// the same ones are at or better than the line.
func wholeUnits(line int64, rising bool) int64 {
	units, rest := line/parts, line%parts
	switch {
	case rising && rest > 0:
		units++
	case !rising && rest < 0:
		units--
	}
	return units
}
