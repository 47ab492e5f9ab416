package money

import (
	"math/big"
	"strings"

	"counterweight/procurement/exact"
)

// minus is the real minus sign, which is as wide as a digit and never breaks off its number.
const minus = "\u2212"

// Words is the amount for people, exactly: £1,234.50, −€0.05, 1,234.50 CHF; empty where there is no amount.
func (a Amount) Words() string { return a.inWords(a.String(), "") }

// WholeWords is the amount for people in whole units, rounded half away from zero: £1,235. It is for columns in which pence would
// only be noise.
func (a Amount) WholeWords() string {
	return a.inWords(exact.Format(a.Decimal().Rat(), 0), "")
}

// magnitudes are the words for large numbers, by their powers of ten, smallest first.
var magnitudes = [...]struct {
	suffix   string
	word     string
	exponent int
}{
	{"k", "thousand", 3},
	{"m", "million", 6},
	{"bn", "billion", 9},
}

// Short is the amount for tight places: exact below 1,000 (£950, £12.50), else with three significant digits and a magnitude (£64k,
// £1.94m, £48.2m), rounded half away from zero. It is never read back as data.
func (a Amount) Short() string {
	number := a.Decimal().Rat()
	switch {
	case new(big.Rat).Abs(number).Cmp(thousand) >= 0:
	case a.Decimal().Places() == 0:
		return a.WholeWords()
	default:
		return a.Words()
	}
	m := magnitudes[0]
	rounded, places := threeDigits(number, m.exponent)
	for _, larger := range magnitudes[1:] {
		if new(big.Rat).Abs(rounded).Cmp(thousand) < 0 {
			break
		}
		m = larger
		rounded, places = threeDigits(number, m.exponent)
	}
	return a.inWords(exact.Short(rounded, places), m.suffix)
}

var thousand = big.NewRat(1000, 1)

// threeDigits is number ÷ 10^exponent, rounded to three significant digits where it has fewer before the point, and the places it is
// rounded to.
func threeDigits(number *big.Rat, exponent int) (*big.Rat, int) {
	scaled := new(big.Rat).Quo(number, new(big.Rat).SetInt(exact.PowerOfTen(exponent)))
	size := new(big.Rat).Abs(scaled)
	places := 0
	switch {
	case size.Cmp(big.NewRat(10, 1)) < 0:
		places = 2
	case size.Cmp(big.NewRat(100, 1)) < 0:
		places = 1
	}
	return exact.Round(scaled, places), places
}

// inWords puts sign, thousands separators and currency to a plain decimal.
func (a Amount) inWords(number, suffix string) string {
	if !a.IsSet() {
		return ""
	}
	digits, negative := strings.CutPrefix(number, "-")
	words := a.currency.symbol() + grouped(digits) + suffix
	if negative {
		words = minus + words
	}
	if a.currency.symbol() == "" {
		words += " " + a.currency.Code()
	}
	return words
}

// grouped puts commas between the thousands of a plain decimal without a sign.
func grouped(digits string) string {
	whole, fraction, point := strings.Cut(digits, ".")
	var out strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteRune(c)
	}
	if point {
		out.WriteString("." + fraction)
	}
	return out.String()
}
