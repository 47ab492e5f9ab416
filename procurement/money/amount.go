package money

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/big"

	"counterweight/procurement/exact"
)

// Amount is an amount of money: whole minor units in a currency. The zero value is no amount. Amounts are comparable with ==.
type Amount struct {
	minor    int64
	currency Currency
}

// ErrTooLarge is the error for an amount that minor units in 64 bits can't hold.
var ErrTooLarge = errors.New("the amount is too large: amounts have at most 18 digits, those after the point included")

// MismatchError is the error of putting amounts together that don't go together.
type MismatchError struct {
	First, Second Currency // one of them is no currency where an amount is missing
}

func (e *MismatchError) Error() string {
	if !e.First.IsSet() || !e.Second.IsSet() {
		return "an amount is missing, and what is missing can't be reckoned with"
	}
	return fmt.Sprintf("one amount is in %v and the other in %v: different currencies are never converted", e.First, e.Second)
}

// New is so many minor units of c: New(1234, GBP) is £12.34. Without a currency there is no amount.
func New(minor int64, c Currency) Amount {
	if !c.IsSet() {
		return Amount{}
	}
	return Amount{minor: minor, currency: c}
}

// Parse reads a plain decimal as files hold it: an optional minus sign, digits and a point, without thousands separators, and with no
// more decimals than the currency has. It fails with [*ParseError].
func Parse(text string, c Currency) (Amount, error) {
	d, err := exact.Parse(text)
	switch {
	case errors.Is(err, exact.ErrDigits):
		return Amount{}, &ParseError{Text: abridged(text), Why: ErrTooLarge.Error()}
	case err != nil:
		return Amount{}, &ParseError{Text: abridged(text), Why: "write digits with at most one decimal point, such as 1234.50"}
	}
	return FromDecimal(d, c)
}

// FromDecimal is d units of c: 12.34 in GBP is £12.34. It fails with [*ParseError] when d has more decimals than the currency, when it
// is too large, and when there is no currency; nothing is rounded.
func FromDecimal(d exact.Decimal, c Currency) (Amount, error) {
	a, why := fromDecimal(d, c)
	if why != "" {
		return Amount{}, &ParseError{Text: d.String(), Why: why}
	}
	return a, nil
}

const noCurrency = "it has no currency"

// fromDecimal is the amount, or else says why there is none.
func fromDecimal(d exact.Decimal, c Currency) (a Amount, why string) {
	switch {
	case !c.IsSet():
		return Amount{}, noCurrency
	case d.Places() > c.Decimals():
		return Amount{}, fmt.Sprintf("it has %d digits after the point, and %v has %d", d.Places(), c, c.Decimals())
	}
	minor, ok := d.Units(c.Decimals())
	if !ok {
		return Amount{}, ErrTooLarge.Error()
	}
	return Amount{minor: minor, currency: c}, ""
}

// IsSet reports whether there is an amount; an amount of 0 is one.
func (a Amount) IsSet() bool { return a.currency.IsSet() }

// Currency is no currency where there is no amount.
func (a Amount) Currency() Currency { return a.currency }

// Minor is the amount in minor units, 0 where there is none.
func (a Amount) Minor() int64 { return a.minor }

// Decimal is the amount in units of its currency, 0 where there is none.
func (a Amount) Decimal() exact.Decimal { return exact.Scaled(a.minor, a.currency.Decimals()) }

// Sign is -1, 0 or 1.
func (a Amount) Sign() int { return cmp.Compare(a.minor, 0) }

// Add is a + b. It fails with [*MismatchError] unless both are amounts of one currency, and with [ErrTooLarge].
func (a Amount) Add(b Amount) (Amount, error) {
	if err := a.match(b); err != nil {
		return Amount{}, err
	}
	sum := a.minor + b.minor
	if (sum > a.minor) != (b.minor > 0) && b.minor != 0 {
		return Amount{}, ErrTooLarge
	}
	return Amount{minor: sum, currency: a.currency}, nil
}

// Sub is a − b. It fails as [Amount.Add] does.
func (a Amount) Sub(b Amount) (Amount, error) {
	if err := a.match(b); err != nil {
		return Amount{}, err
	}
	difference := a.minor - b.minor
	if (difference < a.minor) != (b.minor > 0) && b.minor != 0 {
		return Amount{}, ErrTooLarge
	}
	return Amount{minor: difference, currency: a.currency}, nil
}

// Neg is −a. It fails with [ErrTooLarge] for the one amount that has no opposite in 64 bits.
func (a Amount) Neg() (Amount, error) {
	if a.minor == math.MinInt64 {
		return Amount{}, ErrTooLarge
	}
	return Amount{minor: -a.minor, currency: a.currency}, nil
}

// Times is a × factor, rounded half away from zero to whole minor units. It fails with [ErrTooLarge], and with [*MismatchError] where
// there is no amount.
func (a Amount) Times(factor *big.Rat) (Amount, error) {
	if err := a.match(a); err != nil {
		return Amount{}, err
	}
	product := exact.Round(new(big.Rat).Mul(new(big.Rat).SetInt64(a.minor), factor), 0).Num()
	if !product.IsInt64() {
		return Amount{}, ErrTooLarge
	}
	return Amount{minor: product.Int64(), currency: a.currency}, nil
}

// Ratio is a ÷ b, such as what has been spent of a value. It fails with [*MismatchError]; it is nil, without an error, where b is 0.
func (a Amount) Ratio(b Amount) (*big.Rat, error) {
	if err := a.match(b); err != nil {
		return nil, err
	}
	if b.minor == 0 {
		return nil, nil
	}
	return new(big.Rat).SetFrac(big.NewInt(a.minor), big.NewInt(b.minor)), nil
}

// Cmp is -1, 0 or 1 as a is less than, equal to or more than b. It fails with [*MismatchError] unless both are amounts of one currency.
func (a Amount) Cmp(b Amount) (int, error) {
	if err := a.match(b); err != nil {
		return 0, err
	}
	return cmp.Compare(a.minor, b.minor), nil
}

func (a Amount) match(b Amount) error {
	if a.currency != b.currency || !a.IsSet() {
		return &MismatchError{First: a.currency, Second: b.currency}
	}
	return nil
}

// ListOrder puts amounts of any currencies into one order for lists: missing ones first, then by currency code, then by amount.
func ListOrder(a, b Amount) int {
	return cmp.Or(a.currency.compare(b.currency), cmp.Compare(a.minor, b.minor))
}

// String is the plain decimal with all decimals of the currency and without the currency, 1234.50, which [Parse] reads back; empty
// where there is no amount.
func (a Amount) String() string {
	if !a.IsSet() {
		return ""
	}
	return exact.Format(a.Decimal().Rat(), a.currency.Decimals())
}
