package exact

import "math/big"

// Optional is a decimal that may be absent: a mark not given yet, a minimum that a criterion does not have. Absent is the zero value
// and is never the number zero. Two optionals are the same exactly when they are ==.
//
// It is kept in two machine words, so that the marks of a whole panel lie close together, and a short decimal, as marks are, in
// thousandths, so that adding them up takes about as long as reading them does.
type Optional struct {
	low  uint64 // the lower 64 bits of the coefficient; of a short decimal all of it, in thousandths
	rest uint64 // its upper 36 bits; above them the places, the sign, whether it is short, and whether there is a decimal at all
}

// The parts of [Optional]'s second word. A coefficient of [MaxDigits] digits has at most 100 bits, and there are at most 30 places.
const (
	highBits    = 36
	highMask    = 1<<highBits - 1
	placesMask  = 31 << highBits
	negativeBit = 1 << 41
	shortBit    = 1 << 42
	givenBit    = 1 << 43
)

// thousandths is how many places short decimals are kept to, and inThousandths what brings a coefficient with fewer places to that.
const thousandths = 3

var inThousandths = [thousandths + 1]uint64{1000, 100, 10, 1}

// Some is an optional that holds d.
func Some(d Decimal) Optional {
	rest := givenBit | uint64(d.places)<<highBits
	if coefficient, places, small := d.Small(); small && places <= thousandths && coefficient < 1<<32 {
		return Optional{low: uint64(coefficient) * inThousandths[places], rest: rest | shortBit}
	}
	if d.negative {
		rest |= negativeBit
	}
	return Optional{low: d.lo, rest: rest | d.hi}
}

// SomeOf is an optional that holds the number written in s; like [MustParse] it panics on anything else.
func SomeOf(s string) Optional { return Some(MustParse(s)) }

// Get is the decimal and whether there is one.
func (o Optional) Get() (Decimal, bool) {
	places := uint8(o.rest & placesMask >> highBits)
	if o.rest&shortBit != 0 {
		return Decimal{lo: o.low / inThousandths[places], places: places}, true
	}
	return Decimal{hi: o.rest & highMask, lo: o.low, places: places, negative: o.rest&negativeBit != 0}, o.Given()
}

// Given reports whether there is a decimal.
func (o Optional) Given() bool { return o.rest&givenBit != 0 }

// Thousandths is 1000 × the decimal, where there is one that is short: not negative, with at most three digits after the point and all
// its digits, without the point, below 2^32. Marks are like that, and this is the fast way in for adding up many. It is -1 for
// everything else.
func (o Optional) Thousandths() int64 {
	if o.rest&shortBit == 0 {
		return -1
	}
	return int64(o.low)
}

// Or is the decimal, or d where there is none.
func (o Optional) Or(d Decimal) Decimal {
	if value, given := o.Get(); given {
		return value
	}
	return d
}

// Rat is the decimal as a rational number, nil where there is none.
func (o Optional) Rat() *big.Rat {
	d, given := o.Get()
	if !given {
		return nil
	}
	return d.Rat()
}

// String is the canonical form, empty where there is no decimal.
func (o Optional) String() string {
	d, given := o.Get()
	if !given {
		return ""
	}
	return d.String()
}

// ParseOptional reads what [Parse] reads; the empty text is the absent value.
func ParseOptional(s string) (Optional, error) {
	if s == "" {
		return Optional{}, nil
	}
	d, err := Parse(s)
	if err != nil {
		return Optional{}, err
	}
	return Some(d), nil
}
