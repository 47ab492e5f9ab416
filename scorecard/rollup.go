package scorecard

import "math/big"

// part is something that is rolled up: a measure, or what several come to.
type part struct {
	weight        *big.Rat // relative to the parts beside it; nil or 0 is shown and does not count
	mean          *big.Rat // nil where nothing was measured
	coverage      *big.Rat // share of its weight measured; nil where nothing that counts is due
	measured, due int      // measures
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
	r := Rolled{Mean: p.mean, Coverage: p.coverage, Measured: p.measured, Due: p.due}
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
