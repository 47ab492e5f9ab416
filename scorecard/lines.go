package scorecard

import (
	"math/big"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// DefaultLines are the lines where a card states none: those of the scale itself, a coverage of 70 %, two steps of five between opinions
// and one between measured values.
func DefaultLines() Lines {
	return Lines{
		Good: exact.Int(75), Approaching: exact.MustParse("66.67"), Improving: exact.Int(50),
		Coverage: exact.Int(70), OpinionGap: exact.Int(50), ValueGap: exact.Int(25),
	}
}

// LinesIn are the lines that a period of the card is rated by.
func (c *Card) LinesIn(p civil.Period) Lines {
	if lines, stated := c.Lines.In(p); stated {
		return lines
	}
	return DefaultLines()
}

// Rating is the rating of a mean of scores; each falls in exactly one.
func (l Lines) Rating(mean *big.Rat) Rating {
	return byLines(mean.Cmp(l.Good.Rat()) >= 0, mean.Cmp(l.Approaching.Rat()) >= 0, mean.Cmp(l.Improving.Rat()) >= 0)
}

// suffices reports whether a coverage is enough for an overall score.
func (l Lines) suffices(coverage *big.Rat) bool {
	least := new(big.Rat).Quo(l.Coverage.Rat(), big.NewRat(100, 1))
	return coverage != nil && coverage.Cmp(least) >= 0
}

// gapLine is the least difference worth talking about.
func (l Lines) gapLine(kind MeasureKind) exact.Decimal {
	if kind == Opinion {
		return l.OpinionGap
	}
	return l.ValueGap
}
