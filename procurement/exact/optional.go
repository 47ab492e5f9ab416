package exact

import "math/big"

// Optional is a decimal that may be absent: a mark not given yet, a minimum that a criterion does not have. Absent is the zero value
// and is never the number zero.
type Optional struct {
	value Decimal
	given bool
}

// Some is an optional that holds d.
func Some(d Decimal) Optional { return Optional{value: d, given: true} }

// SomeOf is an optional that holds the number written in s; like [MustParse] it panics on anything else.
func SomeOf(s string) Optional { return Some(MustParse(s)) }

// Get is the decimal and whether there is one.
func (o Optional) Get() (Decimal, bool) { return o.value, o.given }

// Given reports whether there is a decimal.
func (o Optional) Given() bool { return o.given }

// Or is the decimal, or d where there is none.
func (o Optional) Or(d Decimal) Decimal {
	if o.given {
		return o.value
	}
	return d
}

// Rat is the decimal as a rational number, nil where there is none.
func (o Optional) Rat() *big.Rat {
	if !o.given {
		return nil
	}
	return o.value.Rat()
}

// String is the canonical form, empty where there is no decimal.
func (o Optional) String() string {
	if !o.given {
		return ""
	}
	return o.value.String()
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
