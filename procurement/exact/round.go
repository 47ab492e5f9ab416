package exact

import (
	"math/big"
	"strings"
)

// Round is r rounded to places digits after the point, half away from zero: the rule that tenders state and the only one used here.
func Round(r *big.Rat, places int) *big.Rat {
	scale := new(big.Rat).SetInt(PowerOfTen(places))
	scaled := new(big.Rat).Mul(r, scale)
	return scaled.Quo(new(big.Rat).SetInt(roundToInt(scaled)), scale)
}

// roundToInt is the whole number next to r, half away from zero.
func roundToInt(r *big.Rat) *big.Int {
	twice := new(big.Int).Lsh(new(big.Int).Abs(r.Num()), 1)
	twice.Add(twice, r.Denom())
	twice.Quo(twice, new(big.Int).Lsh(r.Denom(), 1))
	if r.Sign() < 0 {
		twice.Neg(twice)
	}
	return twice
}

// Format writes r with exactly places digits after the point, rounded half away from zero. A number that rounds to zero has no sign.
func Format(r *big.Rat, places int) string {
	s := r.FloatString(places) // documented to round half away from zero
	if strings.HasPrefix(s, "-") && strings.Trim(s, "-0.") == "" {
		return s[1:]
	}
	return s
}

// Short writes r exactly where it has at most places digits after the point, and rounded to places digits where it has more, without
// trailing zeros: 76.67, 48.3, 60.
func Short(r *big.Rat, places int) string {
	s := Format(r, places)
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// FromRat is r as a decimal; it reports false when r cannot be written with at most [MaxDigits] digits.
func FromRat(r *big.Rat) (Decimal, bool) {
	digits, finite := r.FloatPrec()
	if !finite || digits > MaxDigits {
		return Decimal{}, false
	}
	d, err := Parse(r.FloatString(digits))
	return d, err == nil
}

// PowerOfTen is 10^n for n from 0 up, an integer of its own.
func PowerOfTen(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}
