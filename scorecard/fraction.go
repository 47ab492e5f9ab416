package scorecard

import (
	"math/big"
	"math/bits"
)

// fraction is a rational number in two machine words, 0 or more, not always in lowest terms. The zero value is no number, which is not 0.
type fraction struct{ num, den int64 }

var whole = fraction{1, 1}

// given reports whether there is a number.
func (f fraction) given() bool { return f.den != 0 }

// rat is the number, nil for none.
func (f fraction) rat() *big.Rat {
	if !f.given() {
		return nil
	}
	return big.NewRat(f.num, f.den)
}

// points is a number of millionths as points, nil for none.
func (f fraction) points() *big.Rat {
	if !f.given() {
		return nil
	}
	if den, fits := times(f.den, int64(point)); fits {
		return big.NewRat(f.num, den)
	}
	r := big.NewRat(f.num, f.den)
	return r.Quo(r, big.NewRat(int64(point), 1))
}

// rounded is a number of millionths as a score, rounded half away from zero.
func (f fraction) rounded() Score {
	quotient, rest := f.num/f.den, f.num%f.den
	if rest >= f.den-rest {
		quotient++
	}
	return Score(quotient)
}

// reaches reports whether the number × factor is a line or more.
func (f fraction) reaches(line, factor int64) bool {
	hi, lo := bits.Mul64(uint64(f.num), uint64(factor))
	lineHi, lineLo := bits.Mul64(uint64(f.den), uint64(line))
	return hi > lineHi || hi == lineHi && lo >= lineLo
}

// mean is a weighted mean on its way: the sum of weight × number, in one denominator, and the sum of the weights.
type mean struct {
	sum    fraction
	weight int64
	failed bool // a sum does not fit into 63 bits
}

// add takes a number in.
func (m *mean) add(weight int64, f fraction) {
	if m.weight == 0 {
		m.sum.den = f.den
	}
	m.weight += weight // weights are below 2^35
	part, fits := times(weight, f.num)
	if fits && m.sum.den != f.den {
		part, fits = m.widen(part, f.den)
	}
	m.sum.num += part
	m.failed = m.failed || !fits || m.sum.num < 0
}

// widen brings the sum to a denominator that both have, and answers with the part in that denominator.
func (m *mean) widen(part, den int64) (int64, bool) {
	if m.sum.den%den == 0 {
		return times(part, m.sum.den/den)
	}
	more := den / gcd(m.sum.den, den)
	num, fitsNum := times(m.sum.num, more)
	common, fitsDen := times(m.sum.den, more)
	if !fitsNum || !fitsDen {
		return 0, false
	}
	m.sum = fraction{num, common}
	return times(part, common/den)
}

// value is the mean, no number where nothing with a weight was taken in.
func (m *mean) value() fraction {
	if m.weight == 0 {
		return fraction{}
	}
	den, fits := times(m.sum.den, m.weight)
	m.failed = m.failed || !fits
	return fraction{m.sum.num, den}
}

// times is a × b, and whether it fits; neither is negative.
func times(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return int64(lo), hi == 0 && lo>>63 == 0
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
