package weighing_test

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// span is where a number lies that is known to six places.
type span struct{ low, high *big.Rat }

func around(r *big.Rat, slack float64) span {
	gap := new(big.Rat).SetFloat64(slack)
	return span{sub(r, gap), add(r, gap)}
}

func (s span) overlaps(o span) bool { return s.low.Cmp(o.high) <= 0 && o.low.Cmp(s.high) <= 0 }

// hull is the span of all these numbers.
func hull(rs ...*big.Rat) span {
	s := span{rs[0], rs[0]}
	for _, r := range rs {
		s = span{least(s.low, r), most(s.high, r)}
	}
	return s
}

// after is the span once the words behind the comma were heeded.
func (s span) after(words string) span {
	each := func(f func(*big.Rat) *big.Rat) span { return span{f(s.low), f(s.high)} }
	switch {
	case words == "" || words == "since all prices are equal" || words == "as published":
		return s
	case words == "at least 0":
		return each(func(r *big.Rat) *big.Rat { return most(r, zero) })
	case words == "between 0 and 100":
		return each(func(r *big.Rat) *big.Rat { return least(most(r, zero), hundred) })
	case strings.HasPrefix(words, "at most "):
		highest := evaluate(strings.TrimPrefix(words, "at most "))
		return span{least(s.low, highest.low), least(s.high, highest.high)}
	case strings.HasPrefix(words, "as published, "):
		return s.after(strings.TrimPrefix(words, "as published, "))
	case strings.HasPrefix(words, "rounded to "):
		places := 0
		if how := strings.TrimPrefix(words, "rounded to "); how != "a whole number" {
			places = int(how[0] - '0')
		}
		// The reader rounds what is printed, not what might be behind it.
		printed := div(add(s.low, s.high), big.NewRat(2, 1))
		rounded := halfAwayFromZero(printed, places)
		return span{rounded, rounded}
	}
	panic("what does " + strconv.Quote(words) + " mean?")
}

// evaluate works out an expression in numbers with + − × ÷ ^ and brackets.
func evaluate(expression string) span {
	c := &calculator{rest: strings.ReplaceAll(expression, " ", "")}
	value := c.sum()
	if c.rest != "" {
		panic("what is " + strconv.Quote(c.rest) + "?")
	}
	return value
}

type calculator struct{ rest string }

func (c *calculator) takes(sign string) bool {
	rest, found := strings.CutPrefix(c.rest, sign)
	c.rest = rest
	return found
}

func (c *calculator) sum() span {
	value := c.product()
	for {
		switch {
		case c.takes("+"):
			value = combine(value, c.product(), add)
		case c.takes("−"):
			value = combine(value, c.product(), sub)
		default:
			return value
		}
	}
}

func (c *calculator) product() span {
	value := c.power()
	for {
		switch {
		case c.takes("×"):
			value = combine(value, c.power(), mul)
		case c.takes("÷"):
			by := c.power()
			if by.low.Sign() <= 0 && by.high.Sign() >= 0 {
				panic("it divides by 0")
			}
			value = combine(value, by, div)
		default:
			return value
		}
	}
}

func (c *calculator) power() span {
	value := c.figure()
	if !c.takes("^") {
		return value
	}
	exponent := c.figure()
	raised := combine(value, exponent, func(a, b *big.Rat) *big.Rat {
		x, _ := most(a, zero).Float64()
		y, _ := b.Float64()
		return new(big.Rat).SetFloat64(math.Pow(x, y))
	})
	fuzz := big.NewRat(1, 1_000_000_000_000) // a power is computed in double precision
	return span{mul(raised.low, sub(big.NewRat(1, 1), fuzz)), mul(raised.high, add(big.NewRat(1, 1), fuzz))}
}

// figure is a number or a bracket. A number with all six places may have been rounded; any other is exact.
func (c *calculator) figure() span {
	if c.takes("(") {
		value := c.sum()
		if !c.takes(")") {
			panic("a bracket is open before " + strconv.Quote(c.rest))
		}
		return value
	}
	if c.takes("−") {
		value := c.figure()
		return span{new(big.Rat).Neg(value.high), new(big.Rat).Neg(value.low)}
	}
	end := strings.IndexFunc(c.rest, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if end < 0 {
		end = len(c.rest)
	}
	digits := c.rest[:end]
	value, ok := new(big.Rat).SetString(digits)
	if !ok {
		panic("no number before " + strconv.Quote(c.rest))
	}
	c.rest = c.rest[end:]
	if _, fraction, _ := strings.Cut(digits, "."); len(fraction) == 6 {
		return around(value, 0.0000005)
	}
	return span{value, value}
}

// combine is the span of an operation over two spans; all of these are monotone in both.
func combine(a, b span, operate func(a, b *big.Rat) *big.Rat) span {
	return hull(operate(a.low, b.low), operate(a.low, b.high), operate(a.high, b.low), operate(a.high, b.high))
}
