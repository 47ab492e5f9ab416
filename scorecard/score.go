package scorecard

import (
	"math/big"
	"strconv"

	"counterweight/procurement/exact"
)

// Score is a place on the scale from 0 to 100, in millionths of a point. A reading's score is rounded to a millionth, half away from
// zero, by definition; nothing after that is rounded before it is shown.
type Score int64

const point Score = 1_000_000

// The places of the scale that have a name.
const (
	AtFloor   Score = 0
	AtRedFlag       = 50 * point
	AtTarget        = 75 * point // as agreed
	AtStretch       = 100 * point
)

// scorePlaces is how many digits after the point a score has.
const scorePlaces = 6

// Rat is the score in points, a number of its own.
func (s Score) Rat() *big.Rat { return big.NewRat(int64(s), int64(point)) }

// Float is the score in points, for drawing.
func (s Score) Float() float64 { return float64(s) / float64(point) }

// Decimal is the score in points.
func (s Score) Decimal() exact.Decimal { return exact.Scaled(int64(s), scorePlaces) }

// String is the score in points with all its six places: 76.250000.
func (s Score) String() string { return exact.Format(s.Rat(), scorePlaces) }

// Words is the score for people, in whole points: 76.
func (s Score) Words() string {
	if s < 0 {
		return "\u2212" + (-s).Words() // differences of scores are negative too
	}
	return strconv.FormatInt(int64((s+point/2)/point), 10)
}

// roundedScore is a number of points as a score, rounded half away from zero.
func roundedScore(points *big.Rat) Score {
	millionths := new(big.Rat).Mul(points, big.NewRat(int64(point), 1))
	return Score(exact.Round(millionths, 0).Num().Int64())
}
