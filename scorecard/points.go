package scorecard

import "counterweight/procurement/exact"

// Points are the values of a measure that have a meaning, in the measure's own unit. The scale runs straight from point to point: floor
// 0, red flag 50, target 75, stretch 100, through whichever of them there are.
type Points struct {
	Floor   exact.Optional // the scale's 0
	RedFlag exact.Optional // the scale's 50: worse is inadequate
	// NearMiss is where "approaching target" begins, for the rating only; two thirds of the way from the red flag to the target where it
	// is not given.
	NearMiss exact.Optional
	Target   exact.Optional // the scale's 75: as agreed; of a band its lower end
	Stretch  exact.Optional // the scale's 100: what both sides agreed to call more than good; of a band its middle

	// The other side of a band: its upper end, and down from there.
	UpperTarget, UpperNearMiss, UpperRedFlag, UpperFloor exact.Optional
}

// Lines say where the ratings of roll-ups begin, how much must be measured, and from which difference on the two sides should talk.
// All are points of the scale, 0 to 100, but for the coverage, a per cent.
type Lines struct {
	Good, Approaching, Improving exact.Decimal // at or above: good, approaching target, requires improvement
	Coverage                     exact.Decimal // the least share of weight measured that an overall score needs
	OpinionGap, ValueGap         exact.Decimal // the least difference of opinions, and of measured values, that is a talking point
}
