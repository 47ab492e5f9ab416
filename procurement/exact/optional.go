package exact

import "math/big"

// Optional is a decimal that may be absent: a mark not given yet, a minimum that a criterion does not have. Absent is the zero value
// and is never the number zero.
//
// It is kept in two machine words, so that the marks of a whole panel lie close together: adding them up takes about as long as reading
// them does.
type Optional struct {
	low  uint64 // the lower 64 bits of the coefficient
	rest uint64 // its upper 36 bits; above them the places, the sign, and whether there is a decimal at all
}

// The parts of [Optional]'s second word. A coefficient of [MaxDigits] digits has at most 100 bits, and there are at most 30 places.
const (
	highBits    = 36
	highMask    = 1<<highBits - 1
	placesMask  = 31 << highBits
	negativeBit = 1 << 41
	givenBit    = 1 << 42
)

// Some is an optional that holds d.
func Some(d Decimal) Optional {
	o := Optional{low: d.lo, rest: givenBit | uint64(d.places)<<highBits | d.hi}
	if d.negative {
		o.rest |= negativeBit
	}
	return o
}

// SomeOf is an optional that holds the number written in s; like [MustParse] it panics on anything else.
func SomeOf(s string) Optional { return Some(MustParse(s)) }

// Get is the decimal and whether there is one.
func (o Optional) Get() (Decimal, bool) {
	return Decimal{hi: o.rest & highMask, lo: o.low, places: uint8(o.rest & placesMask >> highBits), negative: o.rest&negativeBit != 0}, o.Given()
}

// Given reports whether there is a decimal.
func (o Optional) Given() bool { return o.rest&givenBit != 0 }

// Small is the coefficient and the places of a decimal that is there, is not negative and whose coefficient fits into 32 bits: it is
// coefficient ÷ 10^places. Marks are like that, and this is the fast way in for adding up many; it reports false for everything else.
func (o Optional) Small() (coefficient int64, places int, ok bool) {
	return int64(o.low), int(o.rest & placesMask >> highBits), o.rest&^placesMask == givenBit && o.low>>32 == 0
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
