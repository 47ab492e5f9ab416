// Package exact holds the numbers that decide an award: decimals as people write them, and the one rounding rule that tenders use.
//
// A [Decimal] is what somebody typed: a weight, a mark, a price, with at most [MaxDigits] digits. Sums, ratios and scores made from
// decimals are [math/big.Rat] or scaled integers, so nothing here is ever rounded unless a caller asks for it by [Format] or [Round].
// There is no way from here to float64 and back.
package exact

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"math/bits"
	"strings"
)

// MaxDigits is the number of significant digits that a decimal may have, before and after the point together.
const MaxDigits = 30

// Decimal is an exact decimal number of at most [MaxDigits] digits. The zero value is 0.
//
// It is kept in lowest form (2.50 is held as 2.5), so two decimals are the same number exactly when they are ==.
type Decimal struct {
	hi, lo   uint64 // magnitude of the coefficient, 128 bits
	places   uint8  // digits after the point
	negative bool
}

// Errors of [Parse]. They are wrapped with the text that was refused.
var (
	ErrSyntax = errors.New("is not a number: write digits with at most one decimal point, such as 12.5")
	ErrDigits = fmt.Errorf("has more than %d digits", MaxDigits)
)

// Parse reads a plain decimal: an optional minus sign, digits, and optionally a point with digits after it. There is no exponent,
// no plus sign, no thousands separator and no space. Leading zeros do not count towards [MaxDigits].
func Parse(s string) (Decimal, error) {
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if whole == "" || (point && fraction == "") {
		return Decimal{}, fmt.Errorf("%q %w", s, ErrSyntax)
	}
	d := Decimal{negative: negative}
	significant := 0
	for i, text := range [2]string{whole, fraction} {
		for _, c := range []byte(text) {
			if c < '0' || c > '9' {
				return Decimal{}, fmt.Errorf("%q %w", s, ErrSyntax)
			}
			if significant > 0 || c != '0' {
				significant++
			}
			if i == 1 {
				d.places++
			}
			if significant > MaxDigits || d.places > MaxDigits {
				return Decimal{}, fmt.Errorf("%q %w", s, ErrDigits)
			}
			d.hi, d.lo = mulAdd(d.hi, d.lo, 10, uint64(c-'0'))
		}
	}
	return d.lowest(), nil
}

// MustParse is [Parse] for numbers written in the program itself; it panics on anything else.
func MustParse(s string) Decimal {
	d, err := Parse(s)
	if err != nil {
		panic("exact: " + err.Error())
	}
	return d
}

// Int is n as a decimal.
func Int(n int64) Decimal { return Scaled(n, 0) }

// Scaled is n ÷ 10^places: Scaled(1234, 2) is 12.34. Places run from 0 to [MaxDigits].
func Scaled(n int64, places int) Decimal {
	if places < 0 || places > MaxDigits {
		panic("exact: places out of range")
	}
	magnitude := uint64(n)
	if n < 0 {
		magnitude = -magnitude
	}
	return Decimal{lo: magnitude, places: uint8(places), negative: n < 0}.lowest()
}

// lowest drops trailing zeros after the point and the sign of zero.
func (d Decimal) lowest() Decimal {
	if d.hi == 0 && d.lo == 0 {
		return Decimal{}
	}
	for d.places > 0 {
		hi, lo, remainder := div10(d.hi, d.lo)
		if remainder != 0 {
			break
		}
		d.hi, d.lo = hi, lo
		d.places--
	}
	return d
}

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int {
	switch {
	case d.hi == 0 && d.lo == 0:
		return 0
	case d.negative:
		return -1
	}
	return 1
}

// IsZero reports whether d is 0.
func (d Decimal) IsZero() bool { return d == Decimal{} }

// Places is the number of digits after the point, none of them a trailing zero.
func (d Decimal) Places() int { return int(d.places) }

// Cmp is -1, 0 or 1 as d is less than, equal to or greater than e.
func (d Decimal) Cmp(e Decimal) int {
	if d.places == e.places && !d.negative && !e.negative {
		return cmp.Or(cmp.Compare(d.hi, e.hi), cmp.Compare(d.lo, e.lo))
	}
	return d.Rat().Cmp(e.Rat())
}

// Units is d × 10^places as an integer. It reports false when that is no whole number or does not fit into 64 bits.
func (d Decimal) Units(places int) (int64, bool) {
	if int(d.places) > places || d.hi != 0 {
		return 0, false
	}
	magnitude := d.lo
	for range places - int(d.places) {
		overflow, product := bits.Mul64(magnitude, 10)
		if overflow != 0 {
			return 0, false
		}
		magnitude = product
	}
	const smallest = 1 << 63 // magnitude of the one negative number whose opposite does not fit
	if magnitude > smallest || (magnitude == smallest && !d.negative) {
		return 0, false
	}
	if d.negative {
		return -int64(magnitude), true
	}
	return int64(magnitude), true
}

// Small is the coefficient and the places of a decimal that is not negative and whose coefficient fits into 63 bits: d = coefficient
// ÷ 10^places. It is the fast way in for sums over many marks; it reports false for every other decimal.
func (d Decimal) Small() (coefficient int64, places int, ok bool) {
	return int64(d.lo), int(d.places), d.hi == 0 && d.lo>>63 == 0 && !d.negative
}

// Rat is d as a rational number of its own.
func (d Decimal) Rat() *big.Rat {
	coefficient := d.coefficient()
	if d.places == 0 {
		return new(big.Rat).SetInt(coefficient)
	}
	return new(big.Rat).SetFrac(coefficient, PowerOfTen(int(d.places)))
}

func (d Decimal) coefficient() *big.Int {
	c := new(big.Int).SetUint64(d.hi)
	c.Lsh(c, 64).Or(c, new(big.Int).SetUint64(d.lo))
	if d.negative {
		c.Neg(c)
	}
	return c
}

// String is d in canonical form: no exponent, no trailing zeros after the point, no leading zeros before it but one. [Parse] reads it back.
func (d Decimal) String() string {
	digits := new(big.Int).Abs(d.coefficient()).String()
	if n := int(d.places); n > 0 {
		if len(digits) <= n {
			digits = strings.Repeat("0", n-len(digits)+1) + digits
		}
		digits = digits[:len(digits)-n] + "." + digits[len(digits)-n:]
	}
	if d.negative {
		return "-" + digits
	}
	return digits
}

// MarshalText writes the canonical form.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [Parse] reads.
func (d *Decimal) UnmarshalText(text []byte) error {
	parsed, err := Parse(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

// mulAdd is (hi, lo) × factor + add in 128 bits; the callers keep within 30 digits, which cannot overflow.
func mulAdd(hi, lo, factor, add uint64) (uint64, uint64) {
	carry, low := bits.Mul64(lo, factor)
	low, c := bits.Add64(low, add, 0)
	return hi*factor + carry + c, low
}

// div10 is (hi, lo) ÷ 10 with its remainder.
func div10(hi, lo uint64) (uint64, uint64, uint64) {
	quotientHi, remainder := hi/10, hi%10
	quotientLo, remainder := bits.Div64(remainder, lo, 10)
	return quotientHi, quotientLo, remainder
}
