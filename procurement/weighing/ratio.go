package weighing

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"

	"counterweight/procurement/exact"
)

// ratio is an exact rational number, made for the figures of many bids: it stays in two machine words while it fits there, and becomes
// a [big.Rat] where it does not. Nothing is ever rounded or lost. The zero value is no number, which is not 0.
type ratio struct {
	num, den int64    // den > 0; not always in lowest terms
	wide     *big.Rat // takes the place of num and den; never changed once it is set
}

var (
	zero    = whole(0)
	one     = whole(1)
	fifty   = whole(50)
	hundred = whole(100)
)

// wordPowers are the powers of ten that fit into a ratio.
var wordPowers = func() (powers [19]int64) {
	for n := range powers {
		powers[n] = exact.PowerOfTen(n).Int64()
	}
	return powers
}()

func whole(n int64) ratio { return ratio{num: n, den: 1} }

// ratioOf is d.
func ratioOf(d exact.Decimal) ratio {
	if coefficient, places, small := d.Small(); small && places < len(wordPowers) {
		return ratio{num: coefficient, den: wordPowers[places]}
	}
	return narrowed(d.Rat())
}

// ratioOrNone is the decimal, no number where there is none.
func ratioOrNone(o exact.Optional) ratio {
	if d, given := o.Get(); given {
		return ratioOf(d)
	}
	return ratio{}
}

// narrowed is r, in two machine words where it fits.
func narrowed(r *big.Rat) ratio {
	if r.Num().BitLen() < 64 && r.Denom().BitLen() < 64 {
		return ratio{num: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return ratio{wide: r}
}

// given reports whether there is a number.
func (a ratio) given() bool { return a.den != 0 || a.wide != nil }

// rat is a as the rest of the world has it, nil for no number. It must not be changed.
func (a ratio) rat() *big.Rat { return a.in(new(big.Rat)) }

// in is [ratio.rat] with room for the number.
//
// A result shows three numbers or more of each bid, and [big.NewRat] would look for a common divisor once more, with an allocation at
// each step. A number in lowest terms can be put together from its denominator, turned over, and its numerator.
func (a ratio) in(room *big.Rat) *big.Rat {
	switch {
	case a.wide != nil:
		return a.wide
	case a.den == 0:
		return nil
	}
	a = a.lowest()
	if a.den == 1 {
		return room.SetInt64(a.num)
	}
	room.SetInt64(a.den)
	room.Inv(room).Num().SetInt64(a.num)
	return room
}

// lowest is a in lowest terms.
func (a ratio) lowest() ratio {
	if a.wide != nil {
		return a
	}
	common := int64(gcd(magnitude(a.num), uint64(a.den)))
	return ratio{num: a.num / common, den: a.den / common}
}

func (a ratio) plus(b ratio) ratio {
	if a.wide == nil && b.wide == nil {
		x, y, den, fits := a.num, b.num, a.den, true
		if a.den != b.den {
			x, y, den, fits = crossed(a, b)
		}
		if num, small := sum(x, y); fits && small {
			return ratio{num: num, den: den}
		}
	}
	return narrowed(new(big.Rat).Add(a.rat(), b.rat()))
}

// crossed brings a and b to one denominator, where that fits.
func crossed(a, b ratio) (x, y, den int64, fits bool) {
	if b.den > a.den {
		y, x, den, fits = crossed(b, a)
		return x, y, den, fits
	}
	if a.den%b.den == 0 { // prices in pence and in pounds, say
		y, fits = product(b.num, a.den/b.den)
		return a.num, y, a.den, fits
	}
	x, fitsX := product(a.num, b.den)
	y, fitsY := product(b.num, a.den)
	den, fitsDen := product(a.den, b.den)
	return x, y, den, fitsX && fitsY && fitsDen
}

func (a ratio) minus(b ratio) ratio { return a.plus(b.negative()) }

func (a ratio) times(b ratio) ratio {
	if a.wide == nil && b.wide == nil {
		num, fitsNum := product(a.num, b.num)
		den, fitsDen := product(a.den, b.den)
		if fitsNum && fitsDen {
			return ratio{num: num, den: den}
		}
	}
	return narrowed(new(big.Rat).Mul(a.rat(), b.rat()))
}

// over is a ÷ b; b must not be 0.
func (a ratio) over(b ratio) ratio {
	switch {
	case b.wide != nil:
		return narrowed(new(big.Rat).Quo(a.rat(), b.wide))
	case b.num < 0:
		return a.times(ratio{num: -b.den, den: -b.num})
	case b.num == 0:
		panic("weighing: division by 0")
	}
	return a.times(ratio{num: b.den, den: b.num})
}

func (a ratio) negative() ratio {
	if a.wide != nil {
		return narrowed(new(big.Rat).Neg(a.wide))
	}
	return ratio{num: -a.num, den: a.den}
}

// magnitude is a without its sign.
func (a ratio) magnitude() ratio {
	if a.sign() < 0 {
		return a.negative()
	}
	return a
}

// round is a rounded to places digits after the point, half away from zero.
func (a ratio) round(places int) ratio { return narrowed(exact.Round(a.rat(), places)) }

// sign is -1, 0 or 1.
func (a ratio) sign() int {
	if a.wide != nil {
		return a.wide.Sign()
	}
	return cmp.Compare(a.num, 0)
}

// cmp is -1, 0 or 1 as a is less than, equal to or greater than b.
func (a ratio) cmp(b ratio) int {
	switch {
	case a.wide != nil || b.wide != nil:
		return a.rat().Cmp(b.rat())
	case a.den == b.den:
		return cmp.Compare(a.num, b.num)
	case a.sign() != b.sign():
		return cmp.Compare(a.sign(), b.sign())
	}
	hiA, loA := bits.Mul64(magnitude(a.num), uint64(b.den))
	hiB, loB := bits.Mul64(magnitude(b.num), uint64(a.den))
	return a.sign() * cmp.Or(cmp.Compare(hiA, hiB), cmp.Compare(loA, loB))
}

// percent is 100 × part ÷ whole; whole must not be 0.
func percent(part, whole ratio) ratio { return part.times(hundred).over(whole) }

// sum is a + b, where that fits. The one number that has no opposite in 64 bits does not.
func sum(a, b int64) (int64, bool) {
	total := a + b
	return total, ((total > a) == (b > 0) || b == 0) && total != math.MinInt64
}

// product is a × b, where that fits.
func product(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if (a < 0) != (b < 0) {
		return -int64(lo), hi == 0 && lo < 1<<63
	}
	return int64(lo), hi == 0 && lo < 1<<63
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// gcd is the greatest number that divides a and b, by halving and subtracting: dividing takes twice as long.
func gcd(a, b uint64) uint64 {
	if a == 0 || b == 0 {
		return a | b
	}
	twos := bits.TrailingZeros64(a | b)
	a >>= bits.TrailingZeros64(a)
	for b != 0 {
		b >>= bits.TrailingZeros64(b)
		a, b = min(a, b), max(a, b)-min(a, b)
	}
	return a << twos
}
